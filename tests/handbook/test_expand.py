"""What takes the place of directives and links."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_okr.reading.handbook import Directive, OkrLink, expand, scan


def shown(item: Directive | OkrLink) -> str | None:
    if isinstance(item, OkrLink):
        return "../okr/" if item.form == "destination" else "[the goal](../okr/)"
    return None if item.problem else f"**{item.name}**\n\n{item.argument}"


@pytest.mark.parametrize(
    ("page", "expanded"),
    [
        ("a\n\n<!-- okr/team b -->\n\nc\n", "a\n\n**team**\n\nb\n\nc\n"),
        (
            "!!! note\n\n    <!-- okr/team b -->\n\nc\n",
            "!!! note\n\n    **team**\n\n    b\n\nc\n",
        ),
        ("> <!-- okr/team b -->\n", "> **team**\n>\n> b\n"),
        ("a <!-- okr/badge b --> c", "a **badge**\n\nb c"),
        (
            '[a](okr:b "T") and `<!-- okr/badge b -->`',
            '[a](../okr/ "T") and `<!-- okr/badge b -->`',
        ),
        ("see <okr:b>.", "see [the goal](../okr/)."),
        ("[a][x]\n\n[x]: okr:b\n", "[a][x]\n\n[x]: ../okr/\n"),
        ("<!-- okr/nix b -->\n", "<!-- okr/nix b -->\n"),
        ("---\na\n---\n\n<!-- okr/team b -->\n", "---\na\n---\n\n**team**\n\nb\n"),
    ],
)
def test_expand(page: str, expanded: str) -> None:
    assert expand(page, shown) == expanded


PIECES = [
    *("\n", "\n\n", "\r\n", "    ", "\t", " ", "> ", "- ", "1. ", "# ", "!!! note\n", '=== "a"\n'),
    *("`", "``", "```", "````", "~~~", "\\", "[", "]", "(", ")", "[a](", "]: ", "<", ">", '"'),
    *("<!--", "-->", "<!-- okr/team a -->", "<!-- okr/badge a", "okr/", "okr:", "<okr:a>", "a|b"),
    *(
        "|---|",
        "<pre>",
        "</pre>",
        "<script>",
        "---",
        "...",
        "---\n",
        "[a](okr:b)",
        "æ",
        "\ufeff",
        "\0",
    ),
]
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(pages)
@example("<!-- okr/badge a[a](okr:b)")
@example("<!-- okr/team a")
@example("```\n<!-- okr/")
def test_never_fails_and_changes_nothing_by_itself(page: str) -> None:
    items = scan(page)
    assert expand(page, lambda item: None) == page
    assert (
        expand(
            page, lambda item: page[item.start : item.end] if isinstance(item, OkrLink) else None
        )
        == page
    )
    ends = [0]
    for item in items:
        assert ends[-1] <= item.start < item.end <= len(page)
        ends.append(item.end)
        assert item.place.line <= item.place.end_line <= page.count("\n") + 1
        assert item.place.column >= 1


UNPLEASANT = [
    "<!-- okr/team ",
    "<!-- okr/team a --> ",
    "<!-- okr/team a\n",
    "<!-- a --> x\n",
    "<!-- \n\n",
    "```a\n",
    "    ```a\n",
    "- ```a\n\n",
    "`" * 3 + " ",
    "` `` ",
    "[a](okr:",
    "[a](okr:b ",
    "[",
    "[]",
    "[a]:okr:b ",
    "<okr:",
    "<pre>",
    "<pre>\n",
    "<script> </pre>",
    "> ",
    "> \n",
    ">",
    "- ",
    "    - a\n\n",
    "\\",
    "|-",
    "|-|\n",
    "-",
    "*",
    " ",
    "\t",
    "---\n",
    "[a](<okr:b",
    '[a](okr:b "',
]


@pytest.mark.parametrize("piece", UNPLEASANT)
def test_takes_time_in_proportion_to_the_page(piece: str) -> None:
    size = 150_000
    page = piece * (size // len(piece)) + "okr/ okr:"
    started = time.process_time()
    scan(page)
    # This takes a tenth of a second or a few; if it were quadratic, it would take minutes.
    assert time.process_time() - started < 5
