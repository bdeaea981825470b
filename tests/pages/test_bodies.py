"""Bodies of OKR files in the flow of a page."""

from __future__ import annotations

import pytest

from mkdocs_okr.pages.bodies import rewritten, shifted


@pytest.mark.parametrize(
    ("written", "top", "expected"),
    [
        ("# A\n\n## B", 2, "## A\n\n### B"),
        ("## A", 2, "## A"),
        ("### A", 2, "### A"),
        ("A\n===\n\nB\n---", 2, "## A\n\n### B"),
        ("text\n\n---\n\n# A", 3, "text\n\n---\n\n### A"),
        ("```\n# no heading\n```\n\n# A", 2, "```\n# no heading\n```\n\n## A"),
        ("~~~~\n# no\n~~~\n# no\n~~~~\n# A", 3, "~~~~\n# no\n~~~\n# no\n~~~~\n### A"),
        ("##### A\n\n# B", 3, "###### A\n\n### B"),
        ("#hashtag", 2, "#hashtag"),
        ("no headings", 2, "no headings"),
    ],
)
def test_headings_nest_under_the_pages(written: str, top: int, expected: str) -> None:
    assert shifted(written, top) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](x.md)", "[a](M:x.md)"),
        ('[a](x.md "title")', '[a](M:x.md "title")'),
        ("![a](x.svg)", "![a](M:x.svg)"),
        ("[![a](x.svg)](y.md)", "[![a](M:x.svg)](M:y.md)"),
        ("[a](<x y.md>)", "[a](<M:x y.md>)"),
        ("[a][1]\n\n[1]: x.md", "[a][1]\n\n[1]: M:x.md"),
        ("`[a](x.md)` and [b](y.md)", "`[a](x.md)` and [b](M:y.md)"),
        ("```\n[a](x.md)\n```", "```\n[a](x.md)\n```"),
        ("    [a](x.md)", "    [a](x.md)"),
        ("- a\n    - [b](x.md)", "- a\n    - [b](M:x.md)"),
        ('<img src="x.svg" alt="">', '<img src="H:x.svg" alt="">'),
        ("<a href='x.md'>b</a>", "<a href='H:x.md'>b</a>"),
        ("[^1]: a footnote", "[^1]: a footnote"),
    ],
)
def test_links_are_rewritten_outside_code(written: str, expected: str) -> None:
    assert rewritten(written, lambda link: f"M:{link}", lambda link: f"H:{link}") == expected
