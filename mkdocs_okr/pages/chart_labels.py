"""The labels of a chart: what they say in the page's language, and where each may stand.

Each is offered a few places, in an order of preference; what fits nowhere is left out, as all
figures stand in the table below the chart. The latest value, which matters most, chooses first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mkdocs_okr.pages.chart_frame import AXIS, height_of
from mkdocs_okr.pages.courses import Course, Spot
from mkdocs_okr.pages.label_places import Anchor, Label, Stroke, place
from mkdocs_okr.pages.words import Words

__all__ = ["axis_labels", "confidence_labels", "months_within", "plot_labels", "value_said"]

_BEGIN, _END = 0.0, 1.0
_NOTHING, _WHOLE = Fraction(0), Fraction(1)
_MISSES_NAMED = 3
_LONG = 190
"""Days from which on the axis names quarters and not months."""
_TODAY_BASE = 10
_AXIS_BASE = AXIS + 19
_CONFIDENCE_TITLE, _CONFIDENCE_BASE = 209, 224
_ABOVE, _BELOW = -9, 18
"""From a point to the baseline of a text above or below it."""


def value_said(course: Course, spot: Spot, unit: str | None, words: Words) -> str:
    """A value with its unit; milestones in per cent."""
    if spot.written is None:
        return words.formats.percent(max(spot.progress or _NOTHING, _NOTHING))
    return words.formats.quantity(spot.written, unit)


def plot_labels(
    course: Course, strokes: Sequence[Stroke], unit: str | None, words: Words
) -> list[Label]:
    """The labels within the plot."""
    placed: list[Label] = []
    in_short: list[Iterator[Label]] = []
    for number, candidates in enumerate(_wanted(course, unit, words)):
        found = place(candidates, placed, strokes)
        if found is None and unit:
            # Where a long unit leaves no room, the number alone may find it.
            in_short = in_short or list(_wanted(course, None, words))
            found = place(in_short[number], placed, strokes)
            found = None if found is None else found._replace(in_short=True)
        if found is not None:
            placed.append(found)
    return placed


def _wanted(course: Course, unit: str | None, words: Words) -> Iterator[Iterator[Label]]:
    """For each label the places it may have, the most important label first."""
    latest = course.latest
    if latest is not None:
        said = value_said(course, latest, unit, words)
        if latest.day is None:
            said = words._("%(value)s, undated", value=said)
        yield _around(course, latest, said, "" if latest.inside else "bad", bold=True)
    yield from _lines(course, unit, words)
    missed = [spot for spot in course.spots if not spot.inside and spot is not latest]
    for spot in missed[-_MISSES_NAMED:]:
        value = value_said(course, spot, unit, words)
        day = words.formats.short_date(spot.day, course.ends) if spot.day is not None else ""
        said = words._("%(value)s on %(date)s", value=value, date=day)
        yield _around(course, spot, said, "bad", beside_first=True)
    if course.today is not None:
        said = words._("today")
        yield _in_a_row(said, course.today, _TODAY_BASE)
    if course.forecast is not None:
        at, hoped = course.forecast
        said = words._("forecast %(value)s", value=words.formats.quantity(hoped, unit))
        yield _before(said, at, height_of(course, hoped))
    if course.expected is not None:
        yield _along(course, words._("expected"))


def _around(
    course: Course,
    spot: Spot,
    said: str,
    tone: str,
    *,
    bold: bool = False,
    beside_first: bool = False,
) -> Iterator[Label]:
    """The places around a point."""
    y = height_of(course, spot.value)
    places: list[tuple[Anchor, float, float]] = [
        ("middle", 0, y + _ABOVE),
        ("middle", 0, y + _BELOW),
        ("end", 4, y + _ABOVE),
        ("start", -4, y + _ABOVE),
        ("end", 4, y + _BELOW),
        ("start", -4, y + _BELOW),
    ]
    beside: list[tuple[Anchor, float, float]] = [("start", 12, y + 4), ("end", -12, y + 4)]
    places = [*beside, *places] if beside_first else [*places, *beside]
    for anchor, dx, base in places:
        yield Label(said, spot.at, base, dx, anchor, tone, bold)


def _in_a_row(said: str, at: float, base: float, tone: str = "") -> Iterator[Label]:
    """The places on a line of labels: under the point, or to one side of it."""
    anchors: tuple[Anchor, ...] = ("middle", "end", "start")
    for anchor in anchors:
        yield Label(said, at, base, 0, anchor, tone)


def _before(said: str, at: float, y: float) -> Iterator[Label]:
    """The places above and below a point, in front of it."""
    for dy in (_ABOVE, _BELOW):
        yield Label(said, at, y + dy, 0, "end")


def _lines(course: Course, unit: str | None, words: Words) -> Iterator[Iterator[Label]]:
    """The target, the starting point and the bounds, on their lines: outside first, where the
    course is not."""
    write = words.formats.quantity
    named: list[tuple[Decimal, str, bool]] = []
    if course.bounds is not None:
        low, high = course.bounds.minimum, course.bounds.maximum
        if low is not None:
            named.append((low, words._("at least %(value)s", value=write(low, unit)), False))
        if high is not None:
            named.append((high, words._("at most %(value)s", value=write(high, unit)), True))
    elif course.is_share:
        target = words.formats.percent(_WHOLE) if course.in_steps else words.formats.number(1)
        named.append((Decimal(1), words._("target %(value)s", value=target), True))
    else:
        start, goal = course.baseline, course.target
        falls = start is not None and goal is not None and goal < start
        if goal is not None:
            named.append((goal, words._("target %(value)s", value=write(goal, unit)), not falls))
        if start is not None:
            named.append((start, words._("start %(value)s", value=write(start, unit)), falls))
    for value, said, is_upper in named:
        y = height_of(course, value)
        outer, inner = (y - 6, y + 15) if is_upper else (y + 15, y - 6)
        yield _at_the_ends(said, (outer, inner))


def _at_the_ends(said: str, bases: Sequence[float]) -> Iterator[Label]:
    """The places at the left and the right end of a level line."""
    for base in bases:
        yield Label(said, _BEGIN, base, 0, "start")
        yield Label(said, _END, base, 0, "end")


def _along(course: Course, said: str) -> Iterator[Label]:
    """The places along the line of the even pace, the later first: there is no course yet."""
    assert course.expected is not None
    (start, low), (end, high) = course.expected
    for share in (0.75, 0.6, 0.9, 0.4, 0.25):
        at = start + (end - start) * share
        y = height_of(course, low + (high - low) * share)
        for dy in (_ABOVE - 2, _BELOW + 2):
            yield Label(said, at, y + dy, 0, "middle")


def months_within(starts: date, ends: date) -> list[date]:
    """The first days of the months after the first day; of the quarters where there are many."""
    step = 3 if (ends - starts).days > _LONG else 1
    days: list[date] = []
    month = starts.year * 12 + starts.month - 1
    while True:
        month += 1
        day = date(month // 12, month % 12 + 1, 1)
        if day >= ends:
            return days
        if (day.month - 1) % step == 0:
            days.append(day)


def axis_labels(course: Course, words: Words, today: date) -> list[Label]:
    """The first and the last day, those on which something ends, and between them as many first
    days of months as there is room for.

    The year stands with the last day, where it is not this year, and with the first, where it is
    another than that.
    """
    whole = (course.ends - course.starts).days
    write = words.formats.short_date
    placed = [
        Label(write(course.starts, course.ends), _BEGIN, _AXIS_BASE),
        Label(write(course.ends, today), _END, _AXIS_BASE, anchor="end"),
    ]
    for day in (*course.turns, *months_within(course.starts, course.ends)):
        at = (day - course.starts).days / whole
        label = Label(write(day, day), at, _AXIS_BASE, anchor="middle")
        if (found := place([label], placed)) is not None:
            placed.append(found)
    return placed


def confidence_labels(course: Course, words: Words) -> list[Label]:
    """A row under the axis: how confident the team was, each time that it had changed.

    Where there is no room for all, the later ones stay.
    """
    changes = [
        each
        for number, each in enumerate(course.confidences)
        if not number or each[1] != course.confidences[number - 1][1]
    ]
    if not changes:
        return []
    placed: list[Label] = []
    for at, confidence in reversed(changes):
        tone = "bad" if confidence < 4 else "risk" if confidence < 7 else ""
        text = words.formats.number(confidence)
        if (found := place(_in_a_row(text, at, _CONFIDENCE_BASE, tone), placed)) is not None:
            placed.append(found)
    placed.append(Label(words._("Confidence"), _BEGIN, _CONFIDENCE_TITLE))
    return placed
