"""What the Markdown body of a set's file holds: the story, notes to check-ins, the retrospective.

A section headed by nothing but the date of a check-in is that check-in's note; one headed
"Retrospective", in any of our languages, is the retrospective. Both are taken out of the story. A
section ends at the next heading of its own level or above. Headings in code and comments are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

__all__ = ["NO_NOTES", "Body", "divide"]

NO_NOTES: Mapping[date, str] = {}

_MAYBE = re.compile(r"^ {0,3}#|^ {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})(?![^ \t])")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_LEVELS = 6
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RETROSPECTIVE = frozenset(("retrospective", "tilbakeblikk", "tilbakesyn"))


class Body(NamedTuple):
    """The body of a set's file, divided.

    Attributes:
        story: what is left when the other two are taken out.
        notes: date of a check-in → its note.
        retrospective: or None.
    """

    story: str
    notes: Mapping[date, str] = NO_NOTES
    retrospective: str | None = None


class _Heading(NamedTuple):
    """A heading: its lines (first, one past the last), level 1…6 and text."""

    first: int
    after: int
    level: int
    text: str


def divide(body: str, dates: Collection[date], *, with_retrospective: bool = True) -> Body:
    """The body, divided.

    Args:
        body: Markdown, with ``\\n`` as line end.
        dates: the days on which there are check-ins; a section headed by another day is story.
        with_retrospective: False where the front matter has one already; then a section of the
            body that is headed so stays in the story.
    """
    if _MAYBE.search(body) is None:
        return Body(body)
    lines = body.split("\n")
    headings = list(_headings(lines))
    ends = _section_ends(headings, len(lines))
    story: list[str] = []
    notes: dict[date, list[str]] = {}
    retrospective: list[str] = []
    written = 0
    for heading, end in zip(headings, ends, strict=True):
        if heading.first < written:
            continue
        day = _day(heading.text)
        if day is not None and day in dates:
            section = notes.setdefault(day, [])
        elif with_retrospective and heading.text.casefold() in _RETROSPECTIVE:
            section = retrospective
        else:
            continue
        section.append("\n".join(lines[heading.after : end]).strip("\n"))
        story += lines[written : heading.first]
        written = end
    if not written:
        return Body(body)
    story += lines[written:]
    return Body(
        "\n".join(story).strip("\n"),
        {day: "\n\n".join(texts) for day, texts in notes.items()} or NO_NOTES,
        "\n\n".join(retrospective) or None,
    )


def _section_ends(headings: list[_Heading], last: int) -> list[int]:
    """For each heading the line at which the next one of its own level or above begins."""
    next_at = [last] * (_LEVELS + 1)
    ends: list[int] = []
    for heading in reversed(headings):
        ends.append(min(next_at[: heading.level + 1]))
        next_at[heading.level] = heading.first
    ends.reverse()
    return ends


def _day(text: str) -> date | None:
    if _DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _headings(lines: list[str]) -> Iterator[_Heading]:
    fence = ""
    in_comment = False
    previous_is_text = False
    for number, line in enumerate(lines):
        if in_comment:
            in_comment = "-->" not in line
            previous_is_text = False
            continue
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
            previous_is_text = False
            continue
        if fence:
            continue
        before, opened, after = line.rpartition("<!--")
        if opened and "-->" not in after:
            in_comment = True
            previous_is_text = bool(before.strip())
            continue
        if heading := _HEADING.match(line):
            text = _bare(line[heading.end() :])
            yield _Heading(number, number + 1, len(heading[1]), text)
            previous_is_text = False
        elif previous_is_text and (underline := _UNDERLINE.fullmatch(line)):
            level = 1 if underline[1][0] == "=" else 2
            yield _Heading(number - 1, number + 1, level, _bare(lines[number - 1]))
            previous_is_text = False
        else:
            previous_is_text = bool(line.strip()) and not line.startswith(("    ", "\t"))


def _bare(text: str) -> str:
    """The text of a heading without closing signs, attributes and emphasis."""
    text = text.strip()
    if text.endswith("#"):
        text = text.rstrip("#").rstrip()
    if text.endswith("}"):
        text = text[: max(0, text.rfind("{"))].rstrip()
    return text.strip("*_").strip()
