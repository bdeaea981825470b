"""The folder that the section is written to: whose it is, and what has become of what is in it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_okr.generate.failure import GenerateError, reason
from mkdocs_okr.generate.manifest import MANIFEST, Manifest, digest_of, read_manifest

__all__ = ["Folder", "open_folder", "real_folder"]

_MOST_NAMED = 3
_CLOCK = 50_000_000  # nanoseconds by which the clock of a file system may be behind


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is ours, or that nobody has used.

    Attributes:
        path: where it is; it need not exist.
        shown: how it is called in sentences.
        manifest: what we have written to it; empty if nothing.
        is_new: whether it has never been written to.
        digests: of our files, as they lie there now.
        missing: our files that are gone.
        looked_at: how many of our files had to be read to know that they are as they were.
        looked_when: before when that was, in nanoseconds.
    """

    path: Path
    shown: str
    manifest: Manifest
    is_new: bool
    digests: Mapping[str, str]
    missing: frozenset[str]
    looked_at: int
    looked_when: int

    def is_as_written(self, inputs: str) -> bool:
        """Whether it holds all that would be made from such inputs."""
        manifest = self.manifest
        return (
            bool(inputs) and manifest.inputs == inputs and not manifest.begun and not self.missing
        )

    def check_room_for(self, paths: Iterable[str]) -> None:
        """Make sure that new files take no other file's place, and follow no link elsewhere.

        Raises:
            GenerateError: if one would.
        """
        if self.is_new:
            return
        new = [path for path in paths if path not in self.digests]
        for parent in sorted({os.path.dirname(path) for path in new}):
            real_folder(self.path, parent, self.shown)
        for path in new:
            if path not in self.missing and os.path.lexists(self.path / path):
                raise GenerateError(
                    f"{self.shown}/{path} would be written, but is there already, and not from "
                    "okr generate",
                    "move it elsewhere",
                )


def open_folder(path: Path, shown: str) -> Folder:
    """Look at a folder before writing to it.

    Args:
        path: the folder.
        shown: how it is called in sentences.

    Raises:
        GenerateError: if it is somebody else's, or something in it was changed by hand.
    """
    try:
        names = os.listdir(path)
    except FileNotFoundError:
        names = []
    except NotADirectoryError:
        raise GenerateError(
            f"{shown} is a file and no folder", "name a folder for the section alone"
        ) from None
    except OSError as error:
        raise GenerateError(f"{shown} cannot be listed ({reason(error)})") from None
    manifest = read_manifest(path) if MANIFEST in names else None
    if manifest is not None:
        return _examined(path, shown, manifest)
    # A .gitignore or a .DS_Store is nothing that could be mistaken for ours, or lost.
    if any(not name.startswith(".") for name in names):
        raise GenerateError(
            f"{shown} holds files that okr generate has not written, and might be lost there",
            "name a folder for the section alone, empty or written by okr generate before",
        )
    return Folder(path, shown, Manifest(), True, {}, frozenset(), 0, 0)


def _examined(path: Path, shown: str, manifest: Manifest) -> Folder:
    looked_when = time.time_ns() - _CLOCK
    digests: dict[str, str] = {}
    missing, edited, looked_at = set(), [], 0
    for file, status in _found(path, shown, manifest.paths):
        if status is None:
            missing.add(file)
            continue
        ours = manifest.begun.get(file, frozenset())
        noted = manifest.files.get(file)
        # Not by the time of change alone, which many a tool sets back.
        touched = max(status.st_mtime_ns, status.st_ctime_ns)
        if noted is not None and stat.S_ISREG(status.st_mode) and touched < manifest.written:
            digests[file] = noted
            continue
        looked_at += 1
        digest = _digest(path / file, shown, file) if stat.S_ISREG(status.st_mode) else ""
        if digest == noted or digest in ours:
            digests[file] = digest
        else:
            edited.append(file)
    if edited:
        raise _changed_by_hand(shown, sorted(edited))
    return Folder(path, shown, manifest, False, digests, frozenset(missing), looked_at, looked_when)


def _found(
    path: Path, shown: str, files: Iterable[str]
) -> Iterator[tuple[str, os.stat_result | None]]:
    """Each file with what the system knows of it, None if it is gone; links are not followed."""
    folders: dict[str, list[str]] = {}
    for file in sorted(files):
        parent, _, name = file.rpartition("/")
        folders.setdefault(parent, []).append(name)
    for parent, names in folders.items():
        there: dict[str, os.stat_result] = {}
        if real_folder(path, parent, shown):
            there = _entries(path / parent, set(names), f"{shown}/{parent}".rstrip("/"))
        for name in names:
            yield f"{parent}/{name}" if parent else name, there.get(name)


def _entries(path: Path, names: set[str], shown: str) -> dict[str, os.stat_result]:
    try:
        with os.scandir(path) as entries:
            return {
                entry.name: entry.stat(follow_symlinks=False)
                for entry in entries
                if entry.name in names
            }
    except OSError as error:
        raise GenerateError(f"{shown} cannot be listed ({reason(error)})") from None


def real_folder(path: Path, parent: str, shown: str) -> bool:
    """Whether there is such a folder in ours.

    Raises:
        GenerateError: if a link or a file stands in its place.
    """
    steps = parent.split("/") if parent else []
    for number in range(len(steps)):
        step = "/".join(steps[: number + 1])
        try:
            mode = os.lstat(path / step).st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            raise GenerateError(f"{shown}/{step} cannot be looked at ({reason(error)})") from None
        if not stat.S_ISDIR(mode):
            what = "a link, which is not followed" if stat.S_ISLNK(mode) else "no folder"
            raise GenerateError(
                f"{shown}/{step}, where files would be written, is {what}", "remove it"
            )
    return True


def _digest(path: Path, shown: str, file: str) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError as error:
        raise GenerateError(f"{shown}/{file} cannot be read ({reason(error)})") from None


def _changed_by_hand(shown: str, files: list[str]) -> GenerateError:
    named = ", ".join(f"{shown}/{file}" for file in files[:_MOST_NAMED])
    more = f" and {len(files) - _MOST_NAMED} more" if len(files) > _MOST_NAMED else ""
    were, it = ("was", "it") if len(files) == 1 else ("were", "them")
    return GenerateError(
        f"{named}{more} {were} changed by hand since okr generate wrote {it}, so nothing was "
        "written",
        f"what is to stay belongs into the OKR files; then delete {it}, and generate again",
    )
