"""What `okr generate` has written into a folder, noted in the folder itself.

Two files. The manifest holds a digest of all that the section was made from and one of each file;
it is written last. The journal notes each file just before it is written, and is removed when the
manifest is there: after an interruption it tells our half of the work from somebody else's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_okr.generate.failure import GenerateError, reason
from mkdocs_okr.reading.handbook_files import MANIFEST

__all__ = ["JOURNAL", "MANIFEST", "Manifest", "digest_of", "manifest_text", "read_manifest"]

JOURNAL = ".okr-manifest.journal"

_VERSION = 1
_DIGEST = re.compile(r"[0-9a-f]{32}")


def digest_of(content: bytes) -> str:
    """What a content is known by."""
    return blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What has been written.

    Attributes:
        inputs: the digest of what it was made from; empty if nobody should rely on it.
        files: the path of each file, relative to the folder, and its digest.
        begun: digests of what an interrupted run has, or was about to have, written.
        written: when the manifest was written, in nanoseconds; what has not been touched since is
            as it was.
    """

    inputs: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    begun: Mapping[str, frozenset[str]] = field(default_factory=dict)
    written: int = 0

    @property
    def paths(self) -> set[str]:
        """Every file that may be ours."""
        return {*self.files, *self.begun}


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder, or None if it has none.

    Raises:
        GenerateError: if it cannot be read, or was not written by us.
    """
    path = folder / MANIFEST
    try:
        text = path.read_bytes().decode()
        written = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _broken(folder, reason(error)) from None
    except UnicodeDecodeError:
        raise _broken(folder, "it is not UTF-8") from None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise _broken(folder, "it is not JSON") from None
    inputs, files = _parts(data, folder)
    return Manifest(inputs, files, _journal(folder), written)


def _parts(data: Any, folder: Path) -> tuple[str, dict[str, str]]:
    version = data.get("version") if isinstance(data, dict) else None
    if version != _VERSION:
        raise _broken(folder, "a different version of okr has written it")
    inputs, files = data.get("inputs"), data.get("files")
    if not isinstance(inputs, str) or not isinstance(files, dict):
        raise _broken(folder, "it has been changed")
    if not all(_is_entry(path, digest) for path, digest in files.items()):
        raise _broken(folder, "it has been changed")
    return inputs, files


def _journal(folder: Path) -> dict[str, frozenset[str]]:
    try:
        text = (folder / JOURNAL).read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _broken(folder, reason(error)) from None
    found: dict[str, frozenset[str]] = {}
    # A line without an end was being written; the file it is about was not yet.
    for line in text.split("\n")[:-1]:
        digest, _, path = line.partition(" ")
        if _is_entry(path, digest):
            found[path] = found.get(path, frozenset()) | {digest}
    return found


def _is_entry(path: object, digest: object) -> bool:
    """Whether it is a file in the folder with its digest: nothing else is ever removed."""
    return (
        isinstance(path, str)
        and isinstance(digest, str)
        and _DIGEST.fullmatch(digest) is not None
        and _is_inside(path)
    )


def _is_inside(path: str) -> bool:
    steps = path.split("/")
    return (
        not any(each in ("", ".", "..") or "\\" in each or "\0" in each for each in steps)
        and ":" not in steps[0]
        and not PurePosixPath(path).is_absolute()
    )


def _broken(folder: Path, why: str) -> GenerateError:
    return GenerateError(
        f"{MANIFEST} in {folder}, which tells what okr generate has written there, cannot be used: "
        f"{why}",
        "remove the folder, and generate again",
    )


def manifest_text(inputs: str, files: Mapping[str, str]) -> str:
    """The manifest as it is written: JSON, sorted, with a file a line."""
    lines = ",\n".join(
        f"    {json.dumps(path, ensure_ascii=False)}: {json.dumps(files[path])}"
        for path in sorted(files)
    )
    return (
        f'{{\n  "version": {_VERSION},\n  "about": "written by okr generate, not to be edited",\n'
        f'  "inputs": {json.dumps(inputs)},\n  "files": {{\n{lines}\n  }}\n}}\n'
    )
