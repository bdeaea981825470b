"""Periods: what a file name such as ``2026-Q4`` means in days, and how periods lie to each other.

A period is written as a year (``2026``), a half-year (``2026-H1``), a tertial of four months
(``2026-T3``, the planning period of Norwegian public bodies) or a quarter (``2026-Q4``). Where the
financial year does not begin in January, ``FY2027``, ``FY2027-H1`` … are named for the calendar
year in which the financial year ends. A site may define periods of its own in its settings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

__all__ = ["Period", "PeriodKind", "PeriodState", "parse_period", "suggest_period"]

_MONTHS_IN = {"H": 6, "T": 4, "Q": 3}
_PARTS_OF_YEAR = {"H": 2, "T": 3, "Q": 4}
_CALENDAR = re.compile(r"((?:19|2\d)\d\d)(?:-([HTQ])([1-4]))?")
_FINANCIAL = re.compile(r"FY((?:19|2\d)\d\d)(?:-([HTQ])([1-4]))?")


class PeriodKind(StrEnum):
    """What part of a year a period is."""

    YEAR = "year"
    HALF = "half"
    TERTIAL = "tertial"
    QUARTER = "quarter"
    CUSTOM = "custom"


_KIND_OF_LETTER = {
    None: PeriodKind.YEAR,
    "H": PeriodKind.HALF,
    "T": PeriodKind.TERTIAL,
    "Q": PeriodKind.QUARTER,
}


class PeriodState(StrEnum):
    """Where a period stands on a given day."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with a key.

    Attributes:
        key: how it is written in file names and references, e.g. ``2026-Q4``.
        starts: its first day.
        ends: its last day; both days belong to it.
        kind: which part of a year it is.
        number: which one of its kind in the year, from 1; 1 for a year and a period of the site's own.
        year: the year it is named for.
        financial: whether it is a part of a financial year (``FY2027-Q1``).
        name: what a site calls a period of its own, else None.
    """

    key: str
    starts: date
    ends: date
    kind: PeriodKind
    number: int = 1
    year: int = 0
    financial: bool = False
    name: str | None = None

    @property
    def days(self) -> int:
        """How many days it lasts, the first and the last included."""
        return (self.ends - self.starts).days + 1

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.starts <= other.ends and other.starts <= self.ends

    def days_shared_with(self, other: Period) -> int:
        """How many days the two have in common."""
        return max(0, (min(self.ends, other.ends) - max(self.starts, other.starts)).days + 1)

    def contains(self, other: Period) -> bool:
        """Whether every day of the other is a day of this one."""
        return self.starts <= other.starts and other.ends <= self.ends

    def state(self, today: date) -> PeriodState:
        """Whether it is planned, running or over on that day."""
        if today < self.starts:
            return PeriodState.PLANNED
        return PeriodState.OVER if today > self.ends else PeriodState.RUNNING


def _first_of_month(year: int, months_after_january: int) -> date:
    return date(year + months_after_january // 12, months_after_january % 12 + 1, 1)


def _period(
    key: str, year: int, letter: str | None, number: int, year_starts: int
) -> Period:
    months = _MONTHS_IN.get(letter or "", 12)
    offset = (number - 1) * months
    # A financial year is named for the calendar year in which it ends.
    first_year, first_month = (year, 0) if year_starts == 1 else (year - 1, year_starts - 1)
    return Period(
        key=key,
        starts=_first_of_month(first_year, first_month + offset),
        ends=_first_of_month(first_year, first_month + offset + months) - timedelta(days=1),
        kind=_KIND_OF_LETTER[letter],
        number=number,
        year=year,
        financial=year_starts != 1,
    )


@lru_cache(maxsize=4096)
def _parse_named(key: str, year_starts: int) -> Period | None:
    for pattern, starts in ((_CALENDAR, 1), (_FINANCIAL, year_starts)):
        match = pattern.fullmatch(key)
        if match is None or (pattern is _FINANCIAL and year_starts == 1):
            continue
        year, letter, number = int(match[1]), match[2], int(match[3] or 1)
        if letter is None or number <= _PARTS_OF_YEAR[letter]:
            return _period(key, year, letter, number, starts)
    return None


def parse_period(
    key: str, *, year_starts: int = 1, custom: Mapping[str, Period] | None = None
) -> Period | None:
    """The period that ``key`` names, or None if it names none.

    Args:
        key: as in a file name without its ending, e.g. ``2026-Q4`` (upper case, as written).
        year_starts: the month (1…12) in which the financial year begins; 1: no ``FY`` periods.
        custom: the periods that the site defines in its settings, by their keys.
    """
    if custom and key in custom:
        return custom[key]
    return _parse_named(key, year_starts)


_LOOSE = re.compile(
    r"(fy)?[ _.-]*((?:19|2\d)\d\d)(?:[ _.-]*(h|s|t|q|k)[ _.-]*([1-4]))?(?:[ _.-].*)?", re.IGNORECASE
)
_TURNED = re.compile(
    r"(h|s|t|q|k)[ _.-]*([1-4])[ _.-]*((?:19|2\d)\d\d)(?:[ _.-].*)?", re.IGNORECASE
)
_LETTER = {"s": "H", "k": "Q"}  # semester, kvartal


def suggest_period(text: str, *, year_starts: int = 1) -> str | None:
    """The period key that ``text`` most likely means (``2026q4`` → ``2026-Q4``), or None.

    Args:
        text: a file name without its ending, or a period somebody wrote by hand.
        year_starts: the month in which the financial year begins.
    """
    stripped = text.strip()
    if turned := _TURNED.fullmatch(stripped):
        financial, year, letter, number = None, turned[3], turned[1], turned[2]
    elif loose := _LOOSE.fullmatch(stripped):
        financial, year, letter, number = loose[1], loose[2], loose[3], loose[4]
    else:
        return None
    key = f"{'FY' if financial else ''}{year}"
    if letter:
        key += f"-{_LETTER.get(letter.lower(), letter.upper())}{number}"
    return key if _parse_named(key, year_starts) else None
