"""The files of the handbook's own pages, found as MkDocs finds them.

For the command line; the plugin is told by its host which pages there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

__all__ = ["handbook_pages"]

_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_TEMPLATES = "templates"  # a folder of this name at the top is no part of the site


def handbook_pages(docs_dir: Path, root: Path, okrs_dir: Path) -> Iterator[tuple[str, str]]:
    """The handbook's pages, each as its path relative to the settings file's folder and its text.

    Hidden files and folders, and OKR files that lie among the pages, are left out. A page that
    cannot be read is left out too: MkDocs will say so.

    Args:
        docs_dir: the folder of the pages; it need not exist.
        root: the settings file's folder.
        okrs_dir: the folder of the OKR files.
    """
    shown = _relative(docs_dir, root)
    yield from _walk(os.fspath(docs_dir), shown, os.path.abspath(okrs_dir), is_top=True)


def _relative(path: Path, root: Path) -> str:
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _walk(folder: str, shown: str, okrs_dir: str, *, is_top: bool) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda each: each.name)
    except OSError:
        return
    for entry in found:
        name = entry.name
        if name.startswith("."):
            continue
        file = name if shown == "." else f"{shown}/{name}"
        # A link to a folder is followed by no one: it might lead round in a circle.
        if entry.is_dir(follow_symlinks=False):
            if not (is_top and name == _TEMPLATES) and os.path.abspath(entry.path) != okrs_dir:
                yield from _walk(entry.path, file, okrs_dir, is_top=False)
        elif name.endswith(_ENDINGS) and (text := _text(entry)) is not None:
            yield file, text


def _text(entry: os.DirEntry[str]) -> str | None:
    try:
        if not entry.is_file():
            return None
        with open(entry.path, encoding="utf-8-sig") as page:
            return page.read()
    except (OSError, UnicodeDecodeError):
        return None
