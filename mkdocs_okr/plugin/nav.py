"""The section's place in the navigation.

If the navigation has an entry for the overview page, the section takes its place; else it is added
at the end. Set pages are never in it: each entry costs time and memory on every page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as NavSection
from mkdocs.structure.pages import Page

from mkdocs_okr.pages import NavItem, Section

__all__ = ["place"]

_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)


def place(nav: Navigation, section: Section, files: Files) -> None:
    """Put the section into the navigation.

    Args:
        nav: the site's navigation, which is changed.
        section: what was generated.
        files: the site's files, through which the pages are found.
    """
    overview = _page_of(section.nav[0].path or "", files)
    siblings = _list_holding(nav.items, overview)
    given_title = vars(overview).get("title")
    for generated in section.files.values():
        if generated.is_page:
            page = _page_of(generated.path, files)
            page.title = vars(page).get("title") or _harmless(generated.title)
    children = _items(section.nav, files)
    if siblings is None:
        nav.items.append(NavSection(section.title, children))
    elif siblings is not nav.items and len(siblings) == 1:
        siblings[:] = (
            children  # `- Goals: [okr/index.md]`: a section of the site's own, to be filled
        )
    else:
        siblings[siblings.index(overview)] = NavSection(given_title or section.title, children)
    _link_up(nav)


def _items(section: Sequence[NavItem], files: Files) -> list[StructureItem]:
    """The entries as MkDocs has them; one with children becomes a section led by its own page."""
    items: list[StructureItem] = []
    for entry in section:
        page = _page_of(entry.path, files) if entry.path is not None else None
        if page is not None:
            page.title = _harmless(entry.title)
        if entry.children:
            own = [page] if page is not None else []
            items.append(NavSection(_harmless(entry.title), [*own, *_items(entry.children, files)]))
        elif page is not None:
            items.append(page)
    return items


def _harmless(title: str) -> str:
    """A title that is only text wherever a theme puts it.

    Themes write titles into the navigation as they are, and into ``<title>`` with tags taken out
    and entities resolved; so what could become a tag there has to be no tag in either.
    """
    return _TAG.sub("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", title.replace("&", "&amp;"))


def _page_of(path: str, files: Files) -> Page:
    file = files.src_uris[path]
    # MkDocs makes a page for every file before it asks for the navigation.
    assert file.page is not None
    return file.page


def _list_holding(items: list[StructureItem], page: Page) -> list[StructureItem] | None:
    """The list, at whatever depth, in which the page stands."""
    if any(item is page for item in items):
        return items
    for item in items:
        if isinstance(item, NavSection):
            found = _list_holding(item.children, page)
            if found is not None:
                return found
    return None


def _link_up(nav: Navigation) -> None:
    """Set parents, and each page's neighbours, as MkDocs does for the navigation it makes."""
    nav.pages[:] = _pages(nav.items, None)
    for earlier, page, later in zip(
        [None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True
    ):
        page.previous_page, page.next_page = earlier, later


def _pages(items: list[StructureItem], parent: NavSection | None) -> Iterator[Page]:
    for item in items:
        item.parent = parent
        if isinstance(item, Page):
            yield item
        elif isinstance(item, NavSection):
            yield from _pages(item.children, item)
