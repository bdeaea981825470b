"""Directives inside of other Markdown: valid HTML, at its place, wherever they stand."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import markdown
import pytest

from mkdocs_okr.pages.raw_blocks import RawBlocks
from tests.pages.sites import Site, by_class, parse, words_of

DIRECTIVES = [
    "<!-- okr/team login -->",
    "<!-- okr/objective login/simple -->",
    "<!-- okr/cascade lead -->",
    "<!-- okr/badge login -->",
    "<!-- okr/table { team: lead } -->",
    "<!-- okr/table\n  team: lead\n  status: achieved\n-->",
]

# Where it stands; the element it is to be in, and the text right before and behind it there.
PLACES = {
    "alone": ("D", "body", "", ""),
    "under a line of text": ("Text.\nD\nMore.", "body", "Text.", "More."),
    "in a list item": ("- Item.\n\n    D\n\n    More.\n\n- Next.", "li", "Item.", "More."),
    "right under a list item": ("1. Item.\n    D\n2. Next.", "li", "Item.", ""),
    "in a list in a list": ("- A\n    - B\n\n        D\n", "li", "B", ""),
    "in a quotation": ("> Text.\n>\n> D\n>\n> More.", "blockquote", "Text.", "More."),
    "right under quoted text": ("> Text.\n> D\n> More.", "blockquote", "Text.", "More."),
    "in a quotation in a list": ("- Item.\n\n    > D\n", "blockquote", "", ""),
    "in an admonition": ("!!! note\n    D\n", "div", "Note", ""),
    "in an admonition with text": ('!!! tip "T"\n\n    Text.\n\n    D\n\n    More.', "div", "Text.",
                                   "More."),
    "in details": ('??? note "Fold"\n    Text.\n\n    D\n', "details", "Text.", ""),
    "in a tab": ('=== "Tab"\n\n    D\n', "div", "", ""),
    "in a definition": ("Term\n\n:   Text.\n\n    D\n", "dd", "Text.", ""),
    "in a footnote": ("See[^1].\n\n[^1]:\n    Text.\n\n    D\n", "li", "", ""),
}  # fmt: skip


def rendered(site: Site, text: str) -> str:
    """The page as a host renders it that has our extension, and those that most handbooks use."""
    extensions: list[Any] = [
        *("toc", "tables", "admonition", "def_list", "footnotes", "attr_list"),
        *("pymdownx.superfences", "pymdownx.details", "pymdownx.tabbed"),
    ]
    expanded = site.section.widgets.expand(text, "index.md")
    return markdown.markdown(expanded, extensions=[*extensions, RawBlocks()])


def indented(directive: str, around: str) -> str:
    (line,) = [each for each in around.split("\n") if "D" in each.replace("Definition", "")]
    before = line[: line.index("D")]
    return around.replace("D", directive.replace("\n", f"\n{before}"))


@pytest.mark.parametrize("directive", DIRECTIVES)
@pytest.mark.parametrize("place", PLACES)
def test_it_is_a_block_of_its_own(small: Site, place: str, directive: str) -> None:
    around, holder, before, behind = PLACES[place]
    html = rendered(small, indented(directive, around))
    document = parse(html)  # raises for what is no valid HTML, such as a block in a paragraph
    (parent,) = [
        each for each in document.iter() if any(_is_ours(child) for child in each)
        and not any(_is_ours(upper) for upper in _above(document, each))
    ]  # fmt: skip
    if parent.tag == "div" and len(parent) == 1 and holder != "div":
        parent = _parent(document, parent)  # what RawBlocks holds it with
    assert parent.tag == holder
    texts = [words_of(each) for each in parent]
    (at,) = [
        number for number, each in enumerate(parent) if _is_ours(each) or any(map(_is_ours, each))
    ]
    if before and holder != "div":
        assert texts[at - 1] == before
    if behind and holder != "div":
        assert texts[at + 1] == behind
    assert words_of(document).count("More.") == around.count("More.")


def _is_ours(element: Element) -> bool:
    names = (element.get("class") or "").split()
    return "okr-widget" in names or "okr-tree" in names


def _above(document: Element, element: Element) -> list[Element]:
    found = [element]
    while found[-1] is not document:
        found.append(_parent(document, found[-1]))
    return found


def _parent(document: Element, element: Element) -> Element:
    return next(each for each in document.iter() if any(child is element for child in each))


def test_what_stands_in_code_stays_code(small: Site) -> None:
    widget = small.section.widgets.expand("<!-- okr/badge login -->", "index.md")
    html = rendered(small, f"```\n{widget}\n```\n\n    {widget}\n\n- a\n\n        {widget}\n")
    assert not by_class(parse(html), "okr-badge")
    assert html.count("&lt;div class=") + html.count("okr-badge") == 6


def test_a_badge_in_a_cell_a_heading_and_a_tight_list(small: Site) -> None:
    badge = "<!-- okr/badge login -->"
    html = rendered(
        small,
        f"## Head {badge}\n\n- {badge}\n- b {badge}\n\n| a | b |\n|---|---|\n| {badge} | c |\n",
    )
    document = parse(html)
    assert len(by_class(document, "okr-badge")) == 4
    for tag in ("h2", "td", "li"):
        assert any(by_class(each, "okr-badge") for each in document.iter(tag)), tag
