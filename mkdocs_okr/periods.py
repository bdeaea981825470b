"""Periods: what a file name such as ``2026-Q4`` means in days, and how periods lie to each other.

A period is written as a year (``2026``), a half-year (``2026-H1``), a tertial of four months
(``2026-T3``, the planning period of Norwegian public bodies) or a quarter (``2026-Q4``). Where the
financial year does not begin in January, ``FY2027``, ``FY2027-H1`` … are named for the calendar
year in which the financial year ends. A site may define periods of its own in its settings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

__all__ = ["Period", "PeriodKind", "PeriodState", "parse_period", "suggest_period"]

_MONTHS_IN = {"H": 6, "T": 4, "Q": 3}
_PARTS_OF_YEAR = {"H": 2, "T": 3, "Q": 4}
# Only these digits: \d would also take those of other scripts, and two files would name one period.
_YEAR = "(?:19|2[0-9])[0-9]{2}"
_CALENDAR = re.compile(rf"({_YEAR})(?:-([HTQ])([1-4]))?")
_FINANCIAL = re.compile(rf"FY({_YEAR})(?:-([HTQ])([1-4]))?")


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
        number: which one of its kind in the year, from 1; 1 for a year and a period of the site's
        own.
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


def _period(key: str, year: int, letter: str | None, number: int, year_starts: int) -> Period:
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


_PART_WORDS = {
    **dict.fromkeys(("h", "half", "halfyear", "halvår", "halvar", "halvaar", "s", "semester"), "H"),
    **dict.fromkeys(("t", "tertial"), "T"),
    **dict.fromkeys(("q", "quarter", "k", "kv", "kvartal"), "Q"),
}
_WORDS_BEFORE = frozenset({"okr", "okrs", "fy"})
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")


def suggest_period(text: str, *, year_starts: int = 1) -> str | None:
    """The period key that ``text`` most likely means (``2026q4`` → ``2026-Q4``), or None.

    Any order, separator and case, the words of our languages (``4. kvartal 2026``), and words
    behind (``2026-Q4 copy``) are understood. Where a number is left over (``2026-04``, ``2026-Q5``)
    it says nothing rather than something wrong.

    Args:
        text: a file name without its ending, or a period somebody wrote by hand.
        year_starts: the month in which the financial year begins.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text).lower())
    years = [at for at, token in enumerate(tokens) if re.fullmatch(_YEAR, token)]
    financial = "fy" in tokens
    if not years and financial:
        # Only behind "FY" are two digits surely a year.
        behind = tokens.index("fy") + 1
        if behind < len(tokens) and re.fullmatch("[0-9]{2}", tokens[behind]):
            years, tokens[behind] = [behind], f"20{tokens[behind]}"
    if len(years) != 1:
        return None
    used = {years[0]}
    key = f"{'FY' if financial else ''}{tokens[years[0]]}"
    part = next((at for at, token in enumerate(tokens) if token in _PART_WORDS), None)
    if part is not None:
        beside = (at for at in (part + 1, part - 1) if 0 <= at < len(tokens) and at not in used)
        number = next((at for at in beside if tokens[at].isdecimal()), None)
        if number is None:
            return None
        used |= {part, number}
        key += f"-{_PART_WORDS[tokens[part]]}{int(tokens[number])}"
    for at, token in enumerate(tokens):
        is_strange = at < min(used) and token not in _WORDS_BEFORE
        if at not in used and (token.isdecimal() or is_strange):
            return None
    return key if _parse_named(key, year_starts) else None
