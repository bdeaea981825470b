"""Writing the section to its folder: what is new or differs, and nothing else.

In an order that can be interrupted anywhere: each file is noted in the journal, written beside its
place and put there whole; the manifest comes last.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs_okr.generate.failure import GenerateError, reason
from mkdocs_okr.generate.folder import Folder
from mkdocs_okr.generate.manifest import JOURNAL, MANIFEST, digest_of, manifest_text

__all__ = ["Changes", "compare", "confirm", "write"]

_PART = ".okr-manifest."
_PART_END = ".part"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run has changed, or would change.

    Attributes:
        written: files that are new or differ, relative to the folder.
        removed: files that are gone.
        unchanged: how many files stay.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)

    def summary(self, *, only_checked: bool = False) -> str:
        """How many of each, in a line; for a run that has only looked, in the conditional."""
        would = "would be " if only_checked else ""
        files = "file" if len(self.written) == 1 else "files"
        return (
            f"{len(self.written)} {files} {would}written, {len(self.removed)} removed, "
            f"{self.unchanged} unchanged."
        )


def compare(folder: Folder, files: Iterable[tuple[str, bytes]]) -> Changes:
    """What `write` would change. Nothing is written."""
    written, unchanged, kept = [], 0, set()
    for path, content in files:
        kept.add(path)
        if folder.digests.get(path) == digest_of(content):
            unchanged += 1
        else:
            written.append(path)
    return Changes(tuple(written), tuple(sorted(folder.digests.keys() - kept)), unchanged)


def confirm(folder: Folder) -> None:
    """Note that the folder has been found as it was written, so that the next run need not read
    what this one had to."""
    if folder.looked_at:
        with suppress(OSError):  # a folder that may only be read is as good
            os.utime(folder.path / MANIFEST, ns=(folder.looked_when, folder.looked_when))


def write(
    folder: Folder, paths: Iterable[str], files: Iterable[tuple[str, bytes]], inputs: str
) -> Changes:
    """Make the folder hold these files.

    Args:
        folder: as it is now.
        paths: of all files, relative to the folder.
        files: the same with their contents, which are made one by one.
        inputs: the digest of what they are made from; empty to have the next run make them anew.

    Raises:
        GenerateError: if it cannot be written. What has been written stays, and is known as ours.
    """
    paths = set(paths)
    folder.check_room_for(paths)
    try:
        return _write(folder, paths, files, inputs)
    except OSError as error:
        at = f" ({error.filename})" if error.filename else ""
        raise GenerateError(
            f"the section cannot be written to {folder.shown}: {reason(error)}{at}",
            "mend that and generate again, which goes on where this ended",
        ) from None


def _write(
    folder: Folder, paths: set[str], files: Iterable[tuple[str, bytes]], inputs: str
) -> Changes:
    os.makedirs(folder.path, exist_ok=True)
    manifest, part = folder.path / MANIFEST, folder.path / f"{_PART}{os.getpid()}{_PART_END}"
    _remove_parts(folder.path)
    if folder.is_new:
        _put(manifest, manifest_text("", {}).encode(), part)
    # First, so that where names are told apart without case nothing new is removed.
    removed = sorted(folder.digests.keys() - paths)
    _remove(folder.path, removed)
    written, digests = [], {}
    with open(folder.path / JOURNAL, "a", encoding="utf-8", newline="\n") as journal:
        made: set[str] = set()
        for path, content in files:
            digests[path] = digest = digest_of(content)
            if folder.digests.get(path) == digest:
                continue
            parent = os.path.dirname(path)
            if parent not in made:
                os.makedirs(folder.path / parent, exist_ok=True)
                made.add(parent)
            journal.write(f"{digest} {path}\n")
            journal.flush()
            _put(folder.path / path, content, part)
            written.append(path)
    if written or removed or folder.missing or folder.manifest.begun or _differs(folder, inputs):
        _put(manifest, manifest_text(inputs, digests).encode(), part)
    os.unlink(folder.path / JOURNAL)
    return Changes(tuple(written), tuple(removed), len(digests) - len(written))


def _differs(folder: Folder, inputs: str) -> bool:
    return folder.is_new or folder.manifest.inputs != inputs


def _put(path: Path, content: bytes, part: Path) -> None:
    """Write a file so that it is there whole or not at all."""
    with open(part, "wb") as file:
        file.write(content)
    os.replace(part, path)


def _remove(folder: Path, files: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    parents = set()
    for file in files:
        with suppress(FileNotFoundError):
            os.unlink(folder / file)
        while file := os.path.dirname(file):
            parents.add(file)
    for parent in sorted(parents, key=len, reverse=True):
        with suppress(OSError):  # something else is in it
            os.rmdir(folder / parent)


def _remove_parts(folder: Path) -> None:
    """Remove what a run that was killed has left half written."""
    for name in os.listdir(folder):
        if name.startswith(_PART) and name.endswith(_PART_END):
            with suppress(FileNotFoundError):
                os.unlink(folder / name)
