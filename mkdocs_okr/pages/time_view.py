"""Where a period stands today, in words and as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.model import OkrSet
from mkdocs_okr.pages.bars import time_line
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.views import latest_checkin
from mkdocs_okr.periods import Period, PeriodState
from mkdocs_okr.progress import expected_by

__all__ = ["TimeView", "days_of", "set_time", "time_view"]


@dataclass(frozen=True, slots=True)
class TimeView:
    """`line`: how much has passed, drawn; empty before and after. `said`: the same in words."""

    line: Markup
    said: str


def days_of(period: Period, scope: Scope) -> str:
    """The first and last day of a period, in words."""
    formats = scope.words.formats
    return scope.words._(
        "%(first)s to %(last)s", first=formats.date(period.starts), last=formats.date(period.ends)
    )


def time_view(
    starts: date, ends: date, scope: Scope, *, axis: tuple[date, date] | None = None
) -> TimeView:
    """Where the time from one day to another stands today.

    Args:
        starts: the first day.
        ends: the last.
        scope: the page.
        axis: the first and last day of the line, where it is to show other periods beside.
    """
    today, words = scope.site.organisation.today, scope.words
    if today < starts:
        return TimeView(Markup(), words._("Begins on %(date)s.", date=words.formats.date(starts)))
    if today > ends:
        return TimeView(Markup(), words._("Ended on %(date)s.", date=words.formats.date(ends)))
    passed = expected_by(today, starts, ends)
    percent, left = words.formats.percent(passed), (ends - today).days
    said = words.n(
        "%(percent)s of the time has passed, %(count)s day left.",
        "%(percent)s of the time has passed, %(count)s days left.",
        left,
        percent=percent,
    )
    first, last = axis or (starts, ends)
    begin, end = expected_by(starts, first, last), expected_by(ends, first, last)
    length = end - begin
    line = time_line(
        begin,
        begin + passed * length,
        end,
        label=said,
        ticks=[begin + tick * length for tick in _ticks(starts, ends)],
    )
    return TimeView(line, said)


def _ticks(starts: date, ends: date) -> list[Fraction]:
    """The first days of the months within; of the quarters, where there are many months."""
    whole = (ends - starts).days
    step = 3 if whole > 190 else 1
    ticks: list[Fraction] = []
    year, month = starts.year, starts.month
    while True:
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        day = date(year, month, 1)
        if day > ends:
            return ticks
        ticks.append(Fraction((day - starts).days, whole))


def set_time(okr_set: OkrSet, scope: Scope) -> TimeView:
    """Where a set's period stands, and when the team last looked at it."""
    words, organisation = scope.words, scope.site.organisation
    view = time_view(okr_set.period.starts, okr_set.period.ends, scope)
    said = [view.said]
    if okr_set.agreed is not None:
        said.append(words._("Agreed on %(date)s.", date=words.formats.date(okr_set.agreed)))
    latest = latest_checkin(okr_set, organisation.today)
    if latest is not None:
        said.append(words._("Latest check-in on %(date)s.", date=words.formats.date(latest)))
    elif organisation.state(okr_set) is PeriodState.RUNNING:
        said.append(words._("No check-in yet."))
    return TimeView(view.line, " ".join(said))
