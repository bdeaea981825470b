"""The section's place in the navigation.

Where the site's navigation has an entry for the overview page, the section is filled in there; else
it is added at the end, unless the site says otherwise. A page that the site names itself stays
where it was put, under the title it was given. Set pages are in the navigation only if they are
named: each entry costs time and memory on every page of the site.

Two steps, since other plugins work on the navigation in between: `place`, and, when it is as it
will be, `finish`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.nav import Section as NavSection
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_okr.pages import NavItem, Section
from mkdocs_okr.plugin.nav_tree import (
    Spot,
    below,
    link_up,
    pages_in,
    remove,
    spot_of,
    standing_for,
)

__all__ = ["finish", "place"]

_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)
_NAMES_OF_FOLDERS = ("Okr", "Okrs")  # as MkDocs and others make titles of them


def place(
    nav: Navigation,
    section: Section,
    files: Files,
    written: frozenset[str],
    *,
    at_end: bool,
    whole: bool = True,
) -> None:
    """Put the section into the navigation.

    Args:
        nav: the site's navigation, which is changed.
        section: what was generated.
        files: the site's files, through which the pages are found.
        written: the source paths that the site's own list of its navigation names without a title.
        at_end: whether to add the section at the end if it is not named.
        whole: whether to fill it in now. If not, there is only as much of it as a plugin needs that
            moves sections, and tells them by the folder that all their pages share.
    """
    overview = _page_of(section.overview, files)
    nav.items[:] = _without_unnamed(nav.items, section, written)
    spot = spot_of(nav.items, overview) or _spot_of_link(nav.items, overview, section)
    if spot is not None and not at_end and _is_swept_in(spot, section):
        _take_out(nav, section, *spot)
        spot = None
    if spot is None and at_end and (folder := _made_of_folder(nav.items, section)) is not None:
        folder.children.insert(0, overview)
        spot = (folder.children, folder)
    if spot is None and at_end:
        # Of two pages, since a section of one is taken for the page by some.
        first = [overview, *_items(section.nav[1:2], files, set(), None)]
        nav.items.append(NavSection(section.title, first))
        spot = (first, nav.items[-1])
    if spot is not None and whole:
        _fill(*spot, overview, section, files, nav)
    link_up(nav)


def finish(nav: Navigation, section: Section, files: Files) -> None:
    """Give the section's pages their titles, and those outside the navigation their place below it.

    A theme shows where a reader is by the entries above the page, also if it is no entry itself.

    Args:
        nav: the site's navigation.
        section: what was generated.
        files: the site's files.
    """
    standing = dict(standing_for(nav.items))
    titles = dict(_titles(section.nav))
    for generated in section.files.values():
        if not generated.is_page:
            continue
        page = _page_of(generated.path, files)
        is_entry = generated.path in standing
        if "title" not in vars(page):
            title = titles.get(generated.path) if is_entry else None
            page.title = _harmless(title or generated.title)
        if generated.above is not None and not is_entry:
            above = standing.get(generated.above) or _page_of(generated.above, files)
            page.parent = above  # type: ignore[assignment]  # a page may be above another one too


def _fill(
    siblings: list[StructureItem],
    owner: StructureItem | None,
    overview: Page,
    section: Section,
    files: Files,
    nav: Navigation,
) -> None:
    """Fill the section in where its overview stands."""
    there = {each.file.src_uri for each in pages_in(nav.items)}
    # Another plugin may have made the page a section as well; then so are those of teams.
    page_type = type(overview) if overview.children is not None else None
    rest = _items(section.nav, files, there, page_type)
    if isinstance(overview.children, list):
        overview.children += rest
    elif owner is not None and all(_is_ours(each, section) for each in siblings):
        siblings += rest
        if owner.title in _NAMES_OF_FOLDERS:
            owner.title = section.title
    else:
        title = vars(overview).pop("title", None)
        filled = NavSection(title or section.title, [overview, *rest])
        siblings[next(n for n, each in enumerate(siblings) if each is overview)] = filled


def _items(
    entries: Sequence[NavItem], files: Files, there: set[str], page_type: type[Page] | None
) -> list[StructureItem]:
    """The entries as MkDocs has them; one with children becomes a section led by its own page.

    Args:
        entries: of the section's navigation.
        files: the site's files.
        there: the pages that are in the navigation already.
        page_type: the class of a page that is a section as well, where a plugin has brought one.
    """
    items: list[StructureItem] = []
    for entry in entries:
        is_new = entry.path is not None and entry.path not in there
        page = _page_of(entry.path, files) if entry.path is not None and is_new else None
        children = _items(entry.children, files, there, page_type)
        if not children:
            items += [page] if page is not None else []
        elif page is None or page_type is None:
            own = [page] if page is not None else []
            items.append(NavSection(_harmless(entry.title), [*own, *children]))
        else:
            page.__class__ = page_type
            page.is_section, page.title = True, _harmless(entry.title)
            page.children = children  # type: ignore[assignment]
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


def _without_unnamed(
    items: list[StructureItem], section: Section, written: frozenset[str]
) -> list[StructureItem]:
    """The items without those pages of ours that nobody has named.

    Plugins that take whole folders into the navigation take ours too, with the pages of all sets.
    """
    there = {each.file.src_uri for each in items if isinstance(each, Page)}
    named = written
    if section.overview in there:  # the cascade beside it is where it belongs
        named |= {each.path for each in section.nav[1:2] if each.path is not None}
    kept: list[StructureItem] = []
    for item in items:
        if isinstance(item, NavSection) and not isinstance(item, Page):
            was_empty = not item.children
            item.children[:] = _without_unnamed(item.children, section, written)
            if item.children or was_empty:
                kept.append(item)
        elif not isinstance(item, Page) or _is_named(item, section, named):
            kept.append(item)
    return kept


def _is_named(page: Page, section: Section, written: frozenset[str]) -> bool:
    path = page.file.src_uri
    return (
        path not in section.files
        or path == section.overview
        or path in written
        or "title" in vars(page)
        or page.children is not None
    )


def _is_ours(item: StructureItem, section: Section) -> bool:
    """Whether all of it lies in the section's folder, where a handbook may have pages too."""
    if isinstance(item, Page):
        return item.file.src_uri.startswith(f"{section.url}/")
    return isinstance(item, NavSection) and all(_is_ours(each, section) for each in item.children)


def _spot_of_link(
    items: list[StructureItem], overview: Page, section: Section, owner: StructureItem | None = None
) -> Spot | None:
    """The spot of a mere link that is meant for the section, with the overview page in its place.

    What a plugin does not find may become such a link, and would lead nowhere.
    """
    for number, item in enumerate(items):
        if isinstance(item, Link) and posixpath.normpath(item.url) in (
            section.url,
            section.overview,
        ):
            overview.title = item.title
            items[number] = overview
            return items, owner
        found = _spot_of_link(below(item), overview, section, item)
        if found is not None:
            return found
    return None


def _is_swept_in(spot: Spot, section: Section) -> bool:
    """Whether nobody has named the section, but a plugin has taken all folders there are."""
    return spot[1] is not None and spot[1] is _made_of_folder([spot[1]], section)


def _take_out(
    nav: Navigation, section: Section, siblings: list[StructureItem], owner: StructureItem | None
) -> None:
    """Take the section out again, but not what the handbook has beside it."""
    siblings[:] = [
        each
        for each in siblings
        if not isinstance(each, Page) or each.file.src_uri not in section.files
    ]
    if not siblings and owner is not None:
        remove(nav.items, owner)


def _made_of_folder(items: list[StructureItem], section: Section) -> NavSection | None:
    """The entry that MkDocs or a plugin has made of the folder in which the section lies."""
    title = dirname_to_title(section.url.rpartition("/")[2])
    for item in items:
        if isinstance(item, NavSection) and item.title == title and _is_ours(item, section):
            return item
        if (found := _made_of_folder(below(item), section)) is not None:
            return found
    return None


def _titles(entries: Sequence[NavItem]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if entry.path is not None:
            yield entry.path, entry.title
        yield from _titles(entry.children)
