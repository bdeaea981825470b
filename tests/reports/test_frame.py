"""What is underlined, and that the mark stands under what it means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mkdocs_okr.findings import Place
from mkdocs_okr.reports.frame import frame_lines


class OneText:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def line(self, file: str, number: int) -> str | None:
        return self._lines[number - 1] if number <= len(self._lines) else None


def drawn(text: str, *place: int) -> str:
    """The frame's lines, each with its mark below; a place is given as in `Place`."""

    def lines() -> Iterator[str]:
        for line in frame_lines(Place("a", *place), OneText(text)):
            yield "..." if line.number is None else f"{line.number} {line.text}".rstrip()
            if line.width:
                yield "  " + " " * line.start + "^" * line.width

    return "\n".join(lines())


@pytest.mark.parametrize(
    ("text", "columns", "frame"),
    [
        ("id: abc", (5, 8), "1 id: abc\n      ^^^"),
        ("id: abc", (1, 3), "1 id: abc\n  ^^"),
        ("id:", (4, 4), "1 id:\n     ^"),
        ("", (1, 1), "1\n  ^"),
        ("id: abc", (5, 99), "1 id: abc\n      ^^^"),
        ("id: abc", (99, 100), "1 id: abc\n         ^"),
        ("id: æøå", (5, 8), "1 id: æøå\n      ^^^"),
        ("\tid: abc", (6, 9), "1     id: abc\n          ^^^"),
        ("a\tid: abc", (7, 10), "1 a   id: abc\n          ^^^"),
        ("目標: abc", (5, 8), "1 目標: abc\n        ^^^"),
        ("id: 目標", (5, 7), "1 id: 目標\n      ^^^^"),
        ("a\u030a: abc", (5, 8), "1 a\u030a: abc\n     ^^^"),
        ("i\u200bd: \x1babc", (6, 9), "1 i\ufffdd: \ufffdabc\n       ^^^"),
    ],
)
def test_one_line(text: str, columns: tuple[int, int], frame: str) -> None:
    start, end = columns
    assert drawn(text, 1, start, 1, end) == frame


def test_several_lines_are_underlined_from_their_first_letter() -> None:
    text = "a:\n  - b: c\n    d: >\n\n      e\nf: g"
    assert drawn(text, 2, 5, 3, 9) == "2   - b: c\n      ^^^^\n3     d: >\n      ^^^^"
    assert drawn(text, 3, 8, 6, 1) == "3     d: >\n         ^\n4\n5       e\n        ^"


def test_of_many_lines_the_first_and_the_last_are_shown() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 10))
    assert drawn(text, 2, 1, 8, 7) == "2 line 2\n  ^^^^^^\n...\n8 line 8\n  ^^^^^^"


@pytest.mark.parametrize(("start", "end"), [(1, 4), (80, 90), (150, 160), (950, 1001), (150, 900)])
def test_a_long_line_is_cut_around_what_is_marked(start: int, end: int) -> None:
    text = "".join(f"{number:.<10}" for number in range(0, 1000, 10))
    (line,) = frame_lines(Place("a", 1, start, 1, end), OneText(text))
    assert len(line.text) <= 101
    wanted = text[start - 1 : end - 1]
    marked = line.text[line.start : line.start + line.width]
    assert marked.rstrip("… ") == wanted[: len(marked.rstrip("… "))]
    assert len(marked) >= min(len(wanted), 60)
    assert line.text.startswith("…") == (start > 100)


def test_a_line_of_a_megabyte_is_no_matter() -> None:
    (line,) = frame_lines(Place("a", 1, 500_000, 1, 900_000), OneText("x" * 1_000_000))
    assert len(line.text) <= 101
    assert line.width > 50


def test_a_file_that_cannot_be_read_has_no_frame() -> None:
    class Nothing:
        def line(self, file: str, number: int) -> str | None:
            return None

    assert list(frame_lines(Place("a", 3, 1, 3, 2), Nothing())) == []
