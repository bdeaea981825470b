"""From a spot in terms of the data to a place in terms of the file: line, column, end.

Only files that have findings are read for it, each once. Lines and columns are those of the file in
an editor, whatever stands before the front matter: blank lines count, a byte order mark does not.
"""

from __future__ import annotations

import bisect
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_okr.findings import DataPath, Place, Spot
from mkdocs_okr.reading.files import UnreadableError, read_text
from mkdocs_okr.reading.front_matter import split_file

if TYPE_CHECKING:
    from mkdocs_okr.reading.outline import Outline, Stretch, Written

__all__ = ["FilePlaces", "LineMap", "Places"]


class LineMap:
    """Lines and columns of offsets into a text. Lines end with ``\\n``, ``\\r\\n`` or ``\\r``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        if "\r" in text:
            for index, letter in enumerate(text):
                if letter == "\n" or (letter == "\r" and text[index + 1 : index + 2] != "\n"):
                    self._starts.append(index + 1)
        else:
            index = text.find("\n")
            while index >= 0:
                self._starts.append(index + 1)
                index = text.find("\n", index + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect.bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        if line == 1 and self._text.startswith("\ufeff"):
            column = max(1, column - 1)
        return line, column

    def offset(self, number: int) -> int:
        """The offset at which a line begins, a byte order mark left out."""
        return self._starts[number - 1] or int(self._text.startswith("\ufeff"))

    def line(self, number: int) -> str:
        """The text of a line, from 1, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n").removeprefix("\ufeff")

    def place(self, file: str, stretch: Stretch) -> Place:
        """The place of a stretch of the text."""
        start, end = stretch
        return Place(file, *self.position(start), *self.position(max(start, end)))

    def first_line(self, file: str) -> Place:
        """The first line as a place: for what is said of a whole file."""
        return Place(file, 1, 1, 1, len(self.line(1)) + 1)


def _outline_of(file: str, text: str) -> Outline:
    # Only here, since most runs find nothing.
    from mkdocs_okr.reading.outline import outline

    if file.endswith((".yml", ".yaml")):
        start, front = (1, text[1:]) if text.startswith("\ufeff") else (0, text)
    else:
        parts = split_file(text)
        start, front = parts.front_start, text[parts.front_start : parts.front_end]
    return outline(front, start)


class FilePlaces:
    """The places of one file that has findings.

    Args:
        file: as in `Place`.
        text: what it holds.
        outline: where everything in it stands.
    """

    def __init__(self, file: str, text: str, outline: Outline) -> None:
        self._file = file
        self._map = LineMap(text)
        self._outline = outline
        self._first_keys: dict[DataPath, Stretch] = {}
        for path, written in self._outline.written.items():
            if written.key is not None:
                self._first_keys.setdefault(path[:-1], written.key)

    def place(self, spot: Spot) -> Place:
        """The place of a spot in this file."""
        stretch = None if spot.part == "file" else self._stretch(spot)
        if stretch is None:
            return self._map.first_line(self._file)
        return self._map.place(self._file, stretch)

    def _stretch(self, spot: Spot) -> Stretch | None:
        path, part = spot.path, spot.part
        written = self._outline.written.get(path)
        while written is None and path:
            # Nothing is written there: it is missing from what is above it.
            path, part = path[:-1], "owner"
            written = self._outline.written.get(path)
        if written is None:
            return None
        return _stretch_of(written, part, self._first_keys.get(path))


def _stretch_of(written: Written, part: str, first_key: Stretch | None) -> Stretch:
    if part == "owner" and first_key is not None:
        return first_key
    if part == "key" and written.key is not None:
        return written.key
    empty = written.value[0] == written.value[1]
    return written.key if empty and written.key is not None else written.value


class Places:
    """Turns spots into places, reading each file at most once.

    Args:
        root: the folder that the files of spots are relative to.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, FilePlaces | None] = {}

    def place(self, spot: Spot | Place) -> Place:
        """Where the spot is. A place stays as it is; in a file that cannot be read, line 1."""
        if isinstance(spot, Place):
            return spot
        if spot.place is not None:
            return spot.place
        if spot.file not in self._files:
            self._files[spot.file] = self._read(spot.file)
        file = self._files[spot.file]
        return Place(spot.file) if file is None else file.place(spot)

    def _read(self, file: str) -> FilePlaces | None:
        try:
            text = read_text(self._root, file)
        except UnreadableError:
            return None
        return FilePlaces(file, text, _outline_of(file, text))
