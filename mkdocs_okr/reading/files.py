"""Files from the disk, within bounds: ordinary files, not too large, UTF-8 without NUL."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

__all__ = ["LARGEST_FILE", "FileBytes", "UnreadableError", "decode", "read_bytes", "read_text"]

LARGEST_FILE = 1024 * 1024
"""In bytes."""

# Not to wait for a writer, should a file be replaced by a pipe between listing and opening.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableError(Exception):
    """A file that cannot be read.

    Attributes:
        code: the rule that says so.
        sentence: why, to go behind the file's name.
        help: what to do about it.
        valid: what comes before the place of the fault, or None if the whole file is meant.
        width: how many characters the fault takes.
    """

    def __init__(
        self, code: str, sentence: str, help_: str, valid: str | None = None, width: int = 1
    ) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.help = help_
        self.valid = valid
        self.width = width


class FileBytes(NamedTuple):
    """The content of a file, and what tells whether it has changed since."""

    content: bytes
    stamp: tuple[int, int]


def read_bytes(root: str, file: str) -> FileBytes:
    """The content of a file.

    Raises:
        UnreadableError: it is not there, no ordinary file, too large, or may not be read.
    """
    try:
        descriptor = os.open(os.path.join(root, file), _FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("OKR001", "is not an ordinary file", "replace it by a file")
            if status.st_size > LARGEST_FILE:
                raise UnreadableError(
                    "OKR001",
                    f"has {status.st_size / LARGEST_FILE:.1f} MiB, and 1 MiB is the most",
                    "move long texts and pictures out of it",
                )
            content = _read_all(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise UnreadableError("OKR001", "is gone", "check again") from None
    except PermissionError:
        raise UnreadableError(
            "OKR001", "may not be read", "give everyone the right to read it"
        ) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableError("OKR001", f"cannot be read: {reason}", "check the file") from None
    return FileBytes(content, (status.st_mtime_ns, status.st_size))


def _read_all(descriptor: int, size: int) -> bytes:
    content = os.read(descriptor, size + 1)
    while len(content) < size and (more := os.read(descriptor, size + 1 - len(content))):
        content += more
    return content


def decode(content: bytes) -> str:
    """The text of a file's content, byte order mark and line ends as they are.

    Raises:
        UnreadableError: it is not UTF-8, or has a NUL.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("OKR001", "is saved as UTF-16, not as UTF-8", "save it as UTF-8")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        valid = content[: error.start].decode()
        meant = content[error.start : error.start + 1].decode("cp1252", "replace")
        raise UnreadableError(
            "OKR001",
            f'is not UTF-8: byte {content[error.start]:#04x} ("{meant}" in Windows-1252) is none',
            "save it as UTF-8",
            valid,
        ) from None
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableError("OKR001", "has a NUL character", "delete it", text[:nul])
    return text


def read_text(root: Path, file: str) -> str:
    """The text of a file.

    Raises:
        UnreadableError: see `read_bytes` and `decode`.
    """
    return decode(read_bytes(os.fspath(root), file).content)
