"""The lines of a file that a place covers, as a terminal shows them, with what to underline.

Widths are columns of a terminal: tabs are shown as spaces, East Asian wide characters take two
columns, combining marks none, and what cannot be shown becomes the replacement character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Place
from mkdocs_okr.reports.outcome import Sources

__all__ = ["FrameLine", "frame_lines"]

_TAB = 4
_WIDEST = 100  # columns of a line of source that are shown
_BEFORE = 30  # of them, at least as many in front of what is marked, where a line is cut
_MOST_LINES = 4  # of a place over several lines; of more, the first and the last are shown


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A line to show.

    Attributes:
        number: its number; None for lines left out here.
        text: as shown.
        start: columns before what is to be underlined.
        width: columns to underline.
    """

    number: int | None
    text: str = ""
    start: int = 0
    width: int = 0


def frame_lines(place: Place, sources: Sources) -> Iterator[FrameLine]:
    """The lines of a place, none if its file cannot be read."""
    last = max(place.line, place.end_line)
    # A place that ends before the first character of a line does not cover that line.
    if last > place.line and place.end_column <= 1:
        last -= 1
    several = last > place.line
    numbers = list(range(place.line, last + 1))
    if len(numbers) > _MOST_LINES:
        numbers = [place.line, last]
    for number in numbers:
        line = sources.line(place.file, number)
        if line is None:
            return
        start = place.column - 1 if number == place.line else len(line) - len(line.lstrip())
        end = place.end_column - 1 if number == place.end_line else len(line.rstrip())
        if several and not line.strip():
            yield FrameLine(number)
        else:
            yield _shown(number, line, start, end)
        if number == place.line and last - place.line >= _MOST_LINES:
            yield FrameLine(None)


def _shown(number: int, line: str, start: int, end: int) -> FrameLine:
    """A line whose characters from ``start`` to ``end`` are underlined, at least one column."""
    start = min(max(start, 0), len(line))
    end = min(max(end, start + 1), max(len(line), start + 1))
    # A line of a megabyte is not laid out as a whole to show a hundred columns of it.
    cut = max(0, start - _WIDEST)
    cells = _cells(line[cut : end + _WIDEST])
    start, end = start - cut, end - cut
    before = sum(width for _, width in cells[:start])
    marked = max(1, sum(width for _, width in cells[start:end]))
    whole = sum(width for _, width in cells)
    first, column = 0, 0
    if (cut or whole > _WIDEST) and before + marked > _WIDEST:
        while first < start and before - column > _BEFORE:
            column += cells[first][1]
            first += 1
    text, used = ("…", 1) if cut or first else ("", 0)
    underline = used + before - column
    for shown, width in cells[first:]:
        if used + width > _WIDEST:
            text += "…"
            used += 1
            break
        text += shown
        used += width
    marked = min(marked, max(1, used - underline))
    return FrameLine(number, text.rstrip(), underline, marked)


def _cells(text: str) -> list[tuple[str, int]]:
    """Every character as shown, with its columns."""
    cells = []
    column = 0
    for character in text:
        if character == "\t":
            width = _TAB - column % _TAB
            cell = (" " * width, width)
        elif (category := unicodedata.category(character)) in ("Mn", "Me"):
            cell = (character, 0)
        elif category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            cell = ("\ufffd", 1)
        else:
            cell = (character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)
        cells.append(cell)
        column += cell[1]
    return cells
