"""With our plugin beside others, the content of pages that are not ours is as it was without it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from ..site.conftest import HTML, HtmlPage, Site
from .handbooks import MATERIAL, OKR, SEARCH, write

PAGES = """\
=== docs/index.md
---
tags: [about]
---
# Handbook

See [more](more.md) and {{ 6*7 }}. ![A dot](dot.png)

<!-- A comment that is none of ours: okr is a word. -->

- [ ] `<!-- okr/team sign-in -->` is code

```
<!-- okr/team sign-in -->
```
=== docs/more.md
# More

About <b>this</b> {: .that } &amp; {% raw %}{{ that }}{% endraw %}

## Lists

1. one

    two
"""

OTHERS = [
    ("mkdocs_autorefs", "- autorefs", ""),
    ("mkdocs_glightbox", "- glightbox", ""),
    ("mkdocs_include_markdown_plugin", "- include-markdown", ""),
    ("mkdocs_macros", "- macros: {on_undefined: strict}", ""),
    ("mkdocs_minify_plugin", "- minify: {minify_html: true}", ""),
    ("mkdocs_table_reader_plugin", "- table-reader", ""),
    ("material", "- tags", MATERIAL),
    ("mkdocs_static_i18n", "- i18n: {languages: [{locale: en, default: true, name: English}]}", ""),
]


@pytest.mark.parametrize(
    ("module", "other", "theme"), OTHERS, ids=[each[1].partition(":")[0][2:] for each in OTHERS]
)
def test_pages_that_are_not_ours_are_as_they_were(
    tmp_path: Path, module: str, other: str, theme: str
) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    contents = []
    for name, plugins in (("with", [SEARCH, other, OKR]), ("without", [SEARCH, other])):
        site = write(Site(tmp_path / name), plugins, more=PAGES, theme=theme or "{name: mkdocs}")
        (site.folder / "docs/dot.png").write_bytes(
            (site.folder / "okrs/sign-in/dot.png").read_bytes()
        )
        site.build()
        contents.append([content(site.page(address)) for address in ("", "more/")])
    assert contents[0] == contents[1]
    assert "okr/team sign-in" in contents[0][0]


def content(page: HtmlPage) -> str:
    """A page's content as it is written in the site."""
    main = [each for each in page.root.iter() if _is_main(each)]
    assert main
    return tostring(main[0], encoding="unicode")


def _is_main(element: Element) -> bool:
    return element.tag == f"{HTML}article" or element.get("role") == "main"
