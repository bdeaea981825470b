"""Navigations as text, and a handbook of which only the navigation is made.

A handbook's pages are not rendered for that, which takes most of a build's time. What MkDocs and
its plugins have to complain of in the navigation they say all the same.
"""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from mkdocs.config import load_config
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from ..site.conftest import Site

STRICTEST = """\
strict: true
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""

OKRS = """\
=== okrs/board/2026.md
---
objectives:
  - id: seamless
    title: A seamless public service
    key_results:
      - id: finished
        title: Errands finished
        baseline: 0
        target: 100
        unit: "%"
      - id: up
        title: Availability
        keep: {min: 99.9}
        unit: "%"
checkins:
  - date: 2026-11-01
    values: {finished: 80, up: 99.95}
---
=== okrs/board/sign-in/2026-Q4.md
---
objectives:
  - id: quick
    title: Quick sign-in
    aligns_to: board/seamless
    key_results:
      - id: seconds
        title: Seconds to sign in
        baseline: 14
        target: 5
        unit: s
      - id: first-try
        title: Sign-ins at the first try
        target: {min: 90}
        unit: "%"
checkins:
  - date: 2026-11-09
    values: {seconds: 9.5, first-try: 85}
---
=== okrs/board/sign-in/design/index.md
---
name: Design
---
=== okrs/legal/index.md
---
name: Legal
---
"""

PAGES = """\
=== docs/index.md
# Handbook
=== docs/ways/work.md
# How we work
"""

SECTION = """\
{title}
  Overview <okr/>
  Cascade <okr/cascade/>
  Board
    Board <okr/teams/board/>
    Sign in
      Sign in <okr/teams/sign-in/>
      Design <okr/teams/design/>
  Legal <okr/teams/legal/>
"""


def expected(text: str) -> str:
    """A navigation as text, in which ``* Goals`` stands for the whole section under that title."""
    found = ""
    for line in text.strip().splitlines():
        depth = len(line) - len(line.lstrip())
        whole = (
            SECTION.format(title=line.strip()[2:])
            if line.strip().startswith("* ")
            else line.strip()
        )
        found += textwrap.indent(whole.rstrip("\n") + "\n", " " * depth)
    return found


def handbook(
    settings: str = "", plugins: Sequence[str] = ("okr",), more: str = "", okr: str = ""
) -> str:
    """The files of a handbook.

    Args:
        settings: further lines of ``mkdocs.yml``.
        plugins: what is listed there, ``okr`` being ours with its settings.
        more: further files.
        okr: further settings of ours.
    """
    ours = f"okr: {{leadership: board, today: 2026-11-15{', ' if okr else ''}{okr}}}"
    listed = "".join(f"  - {ours if each == 'okr' else each}\n" for each in plugins)
    return (
        f"=== mkdocs.yml\nsite_name: Handbook\n{STRICTEST}{settings}\nplugins:\n{listed}"
        "theme: mkdocs\n"
        f"{PAGES}{OKRS}{more}"
    )


def navigation(site: Site) -> Navigation:
    """The navigation of a site, made as MkDocs makes it."""
    return navigation_and_files(site)[0]


def navigation_and_files(site: Site) -> tuple[Navigation, Files]:
    """The same, and all files of the site."""
    config = load_config(str(site.folder / "mkdocs.yml"), site_dir=str(site.folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    config.plugins.on_shutdown()
    return nav, files


def outline(nav: Navigation) -> str:
    """A navigation as indented lines: titles, and the addresses of pages and links.

    Titles that MkDocs takes from a page when it reads it are not known yet and left out.
    """
    return "".join(f"{line}\n" for line in _lines(nav.items, 0))


def _lines(items: list[StructureItem], depth: int) -> Iterator[str]:
    for item in items:
        address = getattr(item, "url", None)
        parts = [item.title, None if address is None else f"<{address}>"]
        yield "  " * depth + " ".join(part for part in parts if part)
        yield from _lines(getattr(item, "children", None) or [], depth + 1)


def assert_linked_up(nav: Navigation) -> None:
    """Every entry knows what is above it, and every page its neighbours."""

    def pages(items: list[StructureItem], parent: StructureItem | None) -> Iterator[Page]:
        for item in items:
            assert item.parent is parent, item
            if isinstance(item, Page):
                yield item
            yield from pages(getattr(item, "children", None) or [], item)

    found = list(pages(nav.items, None))
    assert [id(page) for page in nav.pages] == [id(page) for page in found]
    assert len({page.file.src_uri for page in found}) == len(found), "a page stands there twice"
    assert all(one.next_page is two and two.previous_page is one for one, two in pairwise(found))
    assert found[0].previous_page is None
    assert found[-1].next_page is None


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What has been logged as a warning or worse."""
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
