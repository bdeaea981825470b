"""Directives: what a handbook page may hold in an HTML comment that begins with ``okr/``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_okr.findings import Place, Problem
from mkdocs_okr.reading.nearness import nearest

if TYPE_CHECKING:
    from mkdocs_okr.reading.table_query import TableQuery

__all__ = ["DIRECTIVES", "Directive", "DirectiveKind", "Page", "read_directive", "read_unclosed"]

_DIRECTIVE = re.compile(r"<!--\s*okr/(?P<name>[^\s>]*)(?P<rest>.*)", re.DOTALL)
_SLIP = re.compile(r"<!--\s*okr:\s*(?P<name>[\w-]+)(?P<rest>\s+[\w/#-]+\s*)", re.DOTALL)
_BEFORE = re.compile(r"[ \t>]*")
_MARKS = re.compile(r"^[ \t>]+", re.MULTILINE)
_BEHIND = re.compile(r"[ \t\r]*(?:\n|\Z)")
_LONGEST = 60  # characters of what somebody wrote, as far as a sentence repeats it


@dataclass(frozen=True, slots=True)
class DirectiveKind:
    """What a directive takes.

    Attributes:
        name: as in ``okr/name``.
        takes: what its one argument refers to, as the user is told; for a table: fields.
        example: an argument.
        is_optional: whether the argument may be left out.
        is_inline: whether it may stand inside a sentence or table cell too.
    """

    name: str
    takes: str
    example: str
    is_optional: bool = False
    is_inline: bool = False


DIRECTIVES: Mapping[str, DirectiveKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            DirectiveKind("team", "a team", "product-development"),
            DirectiveKind("objective", "an objective", "product-development/faster-sign-in"),
            DirectiveKind("cascade", "a team", "leadership", is_optional=True),
            DirectiveKind("badge", "a team or an objective", "product-development", is_inline=True),
            DirectiveKind(
                "table",
                "fields",
                "{ team: product-development, status: [at_risk, off_track] }",
                is_optional=True,
            ),
        )
    }
)
"""The directives there are, by name."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive.

    Attributes:
        name: what stands behind ``okr/``.
        argument: its argument without quotation marks, empty if there is none.
        place: all of it.
        argument_place: its argument; without one, all of it.
        start: offset of its first character.
        end: offset behind its last.
        indentation: what stands before it in its line, to be given to every line of what takes its
            place; None where it stands inside a line.
        problems: why it cannot be obeyed; none where it can.
        query: what the arguments of a table ask for; None for other directives.
    """

    name: str
    argument: str
    place: Place
    argument_place: Place
    start: int
    end: int
    indentation: str | None
    problems: tuple[Problem, ...] = ()
    query: TableQuery | None = None

    @property
    def problem(self) -> Problem | None:
        """The first reason why it cannot be obeyed, or None."""
        return self.problems[0] if self.problems else None


class Page:
    """A page's text, with the place of every offset in it.

    Attributes:
        text: all of it.
        file: how it is called in places.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._lines = [0]
        at = text.find("\n")
        while at != -1:
            self._lines.append(at + 1)
            at = text.find("\n", at + 1)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def place(self, start: int, end: int) -> Place:
        """The stretch between two offsets."""
        first = bisect_right(self._lines, start)
        last = bisect_right(self._lines, end)
        return Place(
            self.file,
            first,
            start - self._lines[first - 1] + 1,
            last,
            end - self._lines[last - 1] + 1,
        )


def read_directive(page: Page, start: int, end: int) -> Directive | None:
    """The directive in the comment between two offsets, None if the comment holds none."""
    content = page.text[start : end - len("-->")]
    match = _DIRECTIVE.match(content)
    slip = None if match else _SLIP.fullmatch(content)
    if slip is not None and slip["name"] not in DIRECTIVES:
        return None
    if (match := match or slip) is None:
        return None
    name, rest = match["name"], match["rest"]
    argument = rest.strip()
    place = argument_place = page.place(start, end)
    if argument:
        begins = start + match.end() - len(rest.lstrip())
        argument_place = page.place(begins, begins + len(argument))
    indentation = _indentation(page, start, end)
    query: TableQuery | None = None
    problems: tuple[Problem, ...] = ()
    if slip is not None:
        problem: Problem | None = Problem(
            "OKR602",
            f"okr:{name} is written with a colon",
            place,
            f"write <!-- okr/{name} {argument} -->",
        )
    elif name == "table":
        problem = None if indentation is not None else _shares_its_line(name, place)
        query, problems = _table(page, start + match.end() - len(rest), rest, indentation or "")
    else:
        argument = _without_quotes(argument)
        problem = _problem(name, argument, indentation is not None, place, argument_place)
    if problem is not None:
        problems = (problem, *problems)
    return Directive(
        name, argument, place, argument_place, start, end, indentation, problems, query
    )


def _table(
    page: Page, start: int, written: str, indentation: str
) -> tuple[TableQuery, tuple[Problem, ...]]:
    """What a table is asked for; the marks of a quotation it stands in are no part of that."""
    # Only here, since few pages hold a table and what reads one takes a while to load.
    from mkdocs_okr.reading.table_arguments import read_table

    if ">" in indentation or "\t" in indentation:
        written = _MARKS.sub(lambda marks: " " * len(marks[0]), written)
    return read_table(written, start, page.place)


def read_unclosed(page: Page, start: int, end: int) -> Directive | None:
    """The directive in a comment that is never closed; None if there is none.

    Args:
        page: the page.
        start: where the comment begins.
        end: where what may belong to it ends, in the same line.
    """
    written = page.text[start:end].rstrip()
    match = _DIRECTIVE.match(written)
    if match is None:
        return None
    end = start + len(written)
    place = page.place(start, end)
    problem = Problem(
        "OKR602",
        f"the directive {_called(match['name'])} is never closed",
        place,
        f"end it with -->, as in {_example(match['name'])}",
    )
    return Directive(match["name"], "", place, place, start, end, None, (problem,))


def _without_quotes(argument: str) -> str:
    is_quoted = len(argument) > 1 and argument[0] == argument[-1] and argument[0] in "\"'"
    return argument[1:-1].strip() if is_quoted else argument


def _indentation(page: Page, start: int, end: int) -> str | None:
    """What stands before a directive that is alone in its lines; None if it is not."""
    before = _BEFORE.match(page.text, page.line_start(start))
    if before is None or before.end() < start or _BEHIND.match(page.text, end) is None:
        return None
    return page.text[page.line_start(start) : start]


def _called(name: str) -> str:
    return f"okr/{_clipped(name)}"


def _clipped(text: str) -> str:
    """The text in one line, cut where it is too long to be repeated."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _example(name: str) -> str:
    kind = DIRECTIVES.get(name) or DIRECTIVES["team"]
    return f"<!-- okr/{kind.name} {kind.example} -->"


def _problem(
    name: str, argument: str, is_alone: bool, place: Place, argument_place: Place
) -> Problem | None:
    """Why a directive cannot be obeyed, or None."""
    kind = DIRECTIVES.get(name)
    if kind is None:
        meant = nearest(name.lower(), DIRECTIVES, limit=1)
        known = ", ".join(f"okr/{each}" for each in DIRECTIVES)
        return Problem(
            "OKR602",
            f'there is no directive "{_called(name)}"',
            place,
            f"did you mean okr/{meant[0]}?" if meant else f"there are {known}",
        )
    way_out = f"name {kind.takes}, as in {_example(name)}"
    if not argument and not kind.is_optional:
        sort = kind.takes.split(" ", 1)[1]
        return Problem("OKR602", f"okr/{name} does not say which {sort}", place, way_out)
    if argument and (len(argument.split()) > 1 or argument[0] in "{["):
        return Problem(
            "OKR602",
            f'okr/{name} takes one reference, not "{_clipped(argument)}"',
            argument_place,
            way_out,
        )
    return None if is_alone or kind.is_inline else _shares_its_line(name, place)


def _shares_its_line(name: str, place: Place) -> Problem:
    return Problem(
        "OKR602",
        f"okr/{name} shares its line with other text",
        place,
        "put it on a line of its own; only okr/badge may stand inside a sentence or a table",
    )
