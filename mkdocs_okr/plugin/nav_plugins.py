"""The section in navigations that other plugins arrange.

Each of them sees the site in a way of its own, at its own time:

- awesome-nav (on_nav, 100) makes the navigation anew from the pages that may be in it. So it is
  offered two of ours, by whose folder the section can be named.
- literate-nav (on_files, -100) takes all pages of a folder, in a time that grows with the folders
  times the pages. So it is shown the same two.
- awesome-pages (on_nav, 0) moves sections, and knows them by the folder that their pages share. So
  there is a section of two pages for it to move, which is filled in behind it.
- section-index (on_nav, 0) makes one of a section and its first page, if that has no title yet. So
  titles come last.
"""

from __future__ import annotations

import posixpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from mkdocs_okr.pages import Section
from mkdocs_okr.plugin.files import SectionFile
from mkdocs_okr.plugin.nav import finish, place
from mkdocs_okr.settings import Settings

__all__ = ["arrange", "bring_back", "complete", "hide", "offer"]


def hide(section: Section, files: Files, config: MkDocsConfig) -> list[File]:
    """Take all pages but the overview and the cascade out while literate-nav looks, if it does.

    A page that it is told to name it names without looking.
    """
    shown = [entry.path for entry in section.nav[:2]]
    hidden = [
        file
        for file in files.documentation_pages()
        if "literate-nav" in config.plugins
        and file.src_uri in section.files
        and file.src_uri not in shown
    ]
    for file in hidden:
        files.remove(file)
    return hidden


def bring_back(files: Files, hidden: list[File]) -> None:
    """Put in again what was hidden."""
    for file in hidden:
        files.append(file)


def offer(section: Section, files: Files, config: MkDocsConfig) -> None:
    """Let awesome-nav, if it is there, find the overview and the cascade."""
    if "awesome-nav" in config.plugins:
        for entry in section.nav[:2]:
            file = files.src_uris.get(entry.path or "")
            if isinstance(file, SectionFile):
                file.offer()


def arrange(
    nav: Navigation, section: Section, files: Files, config: MkDocsConfig, settings: Settings
) -> None:
    """Put the section where it belongs, as a whole if no other plugin is to move it."""
    _place(nav, section, files, config, settings, whole="awesome-pages" not in config.plugins)


def complete(
    nav: Navigation, section: Section, files: Files, config: MkDocsConfig, settings: Settings
) -> None:
    """Fill the section in where it has been moved to, and settle titles."""
    if "awesome-pages" in config.plugins:
        _place(nav, section, files, config, settings, whole=True)
    finish(nav, section, files)


def _place(
    nav: Navigation,
    section: Section,
    files: Files,
    config: MkDocsConfig,
    settings: Settings,
    *,
    whole: bool,
) -> None:
    kept_out = config.not_in_nav is not None and config.not_in_nav.match_file(section.overview)
    at_end = settings.nav == "end" and not kept_out
    place(nav, section, files, frozenset(_bare(config.nav)), at_end=at_end, whole=whole)


def _bare(nav: Any) -> list[str]:
    """The source paths that the site's list of its navigation names without a title."""
    if isinstance(nav, str):
        return [posixpath.normpath(nav)]
    if isinstance(nav, list):
        return [path for each in nav for path in _bare(each)]
    if isinstance(nav, dict):
        # What stands directly under a title has that title; literate-nav's have none at all.
        return [path for each in nav.values() if not isinstance(each, str) for path in _bare(each)]
    return []
