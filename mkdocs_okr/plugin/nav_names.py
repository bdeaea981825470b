"""What the site's list of its navigation may call our pages, besides their paths.

A folder (``okr/``) stands for the section, as it does for plugins that arrange the navigation, and
an OKR file (``okrs/index.md``) for the page that shows it.
"""

from __future__ import annotations

import posixpath
from typing import Any

from mkdocs.structure.files import Files

from mkdocs_okr.pages import Section

__all__ = ["with_paths"]


def with_paths(nav: Any, section: Section, files: Files, docs_dir: str) -> Any:
    """The list of a site's navigation with the paths of our pages for other names of them.

    Args:
        nav: as the settings of the site hold it, or None.
        section: what was generated.
        files: the site's files, ours among them.
        docs_dir: the folder of the handbook's pages, relative to that of the settings file.
    """
    folder = f"{section.url}/"
    is_shared = any(
        file.src_uri.startswith(folder) and file.src_uri not in section.files
        for file in files.documentation_pages()
    )

    def settled(nav: Any) -> Any:
        if isinstance(nav, list):
            return [settled(each) for each in nav]
        if isinstance(nav, dict):
            return {title: settled(each) for title, each in nav.items()}
        if not isinstance(nav, str) or nav.startswith("/") or files.get_file_from_path(nav):
            return nav
        path = posixpath.normpath(nav)
        if path == section.url and not is_shared:
            return section.overview
        return section.widgets.page_of(posixpath.normpath(posixpath.join(docs_dir, path))) or nav

    return settled(nav)
