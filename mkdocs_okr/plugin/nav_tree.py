"""A navigation as a tree: where a page stands in it, and what is above, before and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

__all__ = ["Spot", "below", "link_up", "pages_in", "remove", "spot_of", "standing_for"]

Spot = tuple[list[StructureItem], StructureItem | None]
"""The list, at whatever depth, in which a page stands, and the entry whose list that is."""


def spot_of(
    items: list[StructureItem], page: Page, owner: StructureItem | None = None
) -> Spot | None:
    """Where a page stands among the entries; ``owner`` is the one whose list they are."""
    if any(item is page for item in items):
        return items, owner
    for item in items:
        found = spot_of(below(item), page, item)
        if found is not None:
            return found
    return None


def below(item: StructureItem) -> list[StructureItem]:
    """What is below an entry: a page too may have something, where a plugin has brought that."""
    children = getattr(item, "children", None)
    return children if isinstance(children, list) else []


def remove(items: list[StructureItem], entry: StructureItem) -> None:
    """Take an entry out, at whatever depth it is."""
    items[:] = [each for each in items if each is not entry]
    for each in items:
        remove(below(each), entry)


def link_up(nav: Navigation) -> None:
    """Set parents, and each page's neighbours, as MkDocs does for the navigation it makes."""
    nav.pages[:] = pages_in(nav.items)
    for earlier, page, later in zip(
        [None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True
    ):
        page.previous_page, page.next_page = earlier, later


def pages_in(items: list[StructureItem], parent: Any = None) -> Iterator[Page]:
    """All pages among the entries and below, in their order; every entry is told its parent."""
    for item in items:
        item.parent = parent
        if isinstance(item, Page):
            yield item
        yield from pages_in(below(item), item)


def standing_for(
    items: list[StructureItem], owner: StructureItem | None = None
) -> Iterator[tuple[str, StructureItem]]:
    """For every page, by its source path, what stands for it: the section it leads, or itself."""
    for number, item in enumerate(items):
        if isinstance(item, Page):
            leads = number == 0 and owner is not None and not isinstance(owner, Page)
            yield item.file.src_uri, owner if leads and owner is not None else item
        yield from standing_for(below(item), item)
