"""The files of the handbook's own pages, found as MkDocs finds them.

For the command line; the plugin is told by its host which pages there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_okr.reading.excluded import publication
from mkdocs_okr.reading.okr_folder import is_part_of_okrs

__all__ = ["MANIFEST", "handbook_pages"]

MANIFEST = ".okr-manifest.json"
"""What marks a folder that `okr generate` has written: its pages are ours, not the handbook's."""

_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def handbook_pages(
    docs_dir: Path, root: Path, okrs_dir: Path, excluded: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """The handbook's pages, each as its path relative to the settings file's folder and its text.

    Hidden and excluded files, OKR files that lie among the pages, and folders that `okr generate`
    has written are left out. A page that cannot be read is left out too: MkDocs will say so.

    Args:
        docs_dir: the folder of the pages; it need not exist.
        root: the settings file's folder.
        okrs_dir: the folder of the OKR files.
        excluded: the patterns that exclude pages; see `mkdocs_okr.reading.excluded`.
    """
    shown = _relative(docs_dir, root)
    is_published = publication(excluded)
    walk = _Walk(os.path.realpath(okrs_dir), any("!" in patterns for patterns in excluded))
    for path, entry in walk.through(os.fspath(docs_dir)):
        if is_published(path) and (text := _text(entry)) is not None:
            yield path if shown == "." else f"{shown}/{path}", text


def _relative(path: Path, root: Path) -> str:
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through the handbook's folder.

    Attributes:
        okrs: the real path of the folder of the OKR files.
        into_hidden: whether hidden folders are looked into.
    """

    okrs: str
    into_hidden: bool

    def through(
        self, folder: str, shown: str = "", above: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The Markdown files of a folder and those below, each with its path in the handbook."""
        here = os.path.realpath(folder)
        # A link may lead round in a circle; teams' folders hold nothing of the handbook's.
        if here in above or here.startswith(self.okrs + os.sep):
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=_order)
        except OSError:
            return
        names = {entry.name for entry in found}
        if MANIFEST in names:
            return
        for entry in found:
            path = f"{shown}{entry.name}"
            if _is_folder(entry):
                if self.into_hidden or not entry.name.startswith("."):
                    yield from self.through(entry.path, f"{path}/", above | {here})
            elif entry.name.endswith(_ENDINGS):
                is_okr_file = here == self.okrs and is_part_of_okrs(entry.name)
                # Of two pages with the same address MkDocs takes the one.
                is_second = entry.name == "README.md" and "index.md" in names
                if not is_okr_file and not is_second:
                    yield path, entry


def _order(entry: os.DirEntry[str]) -> tuple[bool, bool, str]:
    """Files before folders, and of the files that of the folder itself first, as in MkDocs."""
    is_index = os.path.splitext(entry.name)[0] in ("index", "README")
    return _is_folder(entry), not is_index, entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _text(entry: os.DirEntry[str]) -> str | None:
    try:
        if not entry.is_file():
            return None
        with open(entry.path, encoding="utf-8-sig") as page:
            return page.read()
    except (OSError, UnicodeDecodeError):
        return None
