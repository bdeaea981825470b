"""What a chart or sparkline of a key result shows: points in time, the lines they are held against,
and the ranges of both axes. Numbers only; drawing them is for others. As nobody sees a difference
below a tenth of a pixel, places are floats, while what is said in words stays exact.

The range of time is the key result's whole period, with its first and last value where these lie
outside, as long as they are near. The range of values holds everything that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mkdocs_okr.model import (
    Binary,
    Bounds,
    Graded,
    Maintain,
    Metric,
    Milestones,
    Reach,
    Unmeasured,
)
from mkdocs_okr.periods import Period
from mkdocs_okr.progress import KeyResultState, Point, is_countable

__all__ = ["Course", "Spot", "course_of"]

_BEFORE, _AFTER = timedelta(days=31), timedelta(days=62)
"""How far outside the period a value still widens the range of time: about as far as check-ins may
lie without being found fault with."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a chart.

    Attributes:
        at: where it lies in time, 0…1.
        value: as measured; for milestones and graded key results the progress, 0…1.
        day: its date, or None for a value without one, which lies at today.
        inside: whether it keeps within the bounds, where there are such to keep.
        written: the value as written, or None.
        progress: the exact progress, where there is no such value.
    """

    at: float
    value: float
    day: date | None
    inside: bool = True
    written: Decimal | None = None
    progress: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of how a key result went.

    Attributes:
        starts: the first day of the range of time.
        ends: its last day.
        turns: the days within it on which the period begins or ends, or the key result is due.
        spots: the dated values in order, one a day.
        undated: a value without a date, or None.
        expected: the even pace as two points (at, value), or None where none is kept.
        baseline: the starting point, or None.
        target: the value to be reached, or None.
        bounds: the bounds to be kept or reached, or None.
        forecast: where it is expected to be in the end (at, value), or None.
        low: the least of the range of values.
        high: the most; more than `low`.
        in_steps: whether it jumps from value to value, as milestones do.
        is_share: whether values are progress, 0…1, and not measured in a unit.
        today: where today lies, or None where it lies outside.
        confidences: where confidence was given, and how much.
    """

    starts: date
    ends: date
    turns: tuple[date, ...]
    spots: tuple[Spot, ...]
    undated: Spot | None
    expected: tuple[tuple[float, float], tuple[float, float]] | None
    baseline: Decimal | None
    target: Decimal | None
    bounds: Bounds | None
    forecast: tuple[float, Decimal] | None
    low: float
    high: float
    in_steps: bool
    is_share: bool
    today: float | None
    confidences: tuple[tuple[float, Decimal], ...]

    @property
    def latest(self) -> Spot | None:
        """The value that counts: one without a date, else the latest."""
        if self.undated is not None:
            return self.undated
        return self.spots[-1] if self.spots else None

    def height(self, value: float | Decimal | Fraction) -> float:
        """Where a value lies in the range of values, 0 (low) … 1 (high)."""
        return (float(value) - self.low) / (self.high - self.low)


def course_of(state: KeyResultState, period: Period, today: date) -> Course | None:
    """The course of a key result; None where there is nothing to draw.

    Nothing is drawn without a value, of what is withheld, and of what is merely done or not done.

    Args:
        state: where it stands.
        period: of its set.
        today: the day it is seen on.
    """
    key_result = state.key_result
    measure = key_result.measure
    if key_result.withheld is not None or isinstance(measure, Unmeasured | Binary):
        return None
    if not is_countable(measure):
        return None
    is_share = isinstance(measure, Milestones | Graded)
    shown = list(_shown(state.points, is_share))
    if not shown:
        return None
    dated = {point.date: point for point, _ in shown if point.date is not None}
    starts, ends = _days(period, state, dated)
    place = _Place(starts, ends)
    bounds = measure.bounds if isinstance(measure, Reach | Maintain) else None
    baseline, target = _goal(state)
    expected = None
    if (
        baseline is not None
        and target is not None
        and key_result.pace
        and state.ends > state.starts
    ):
        expected = (place(state.starts), float(baseline)), (place(state.ends), float(target))
    now = place(min(max(today, starts), ends))

    def spot(point: Point) -> Spot:
        number, progress = point.value, point.progress if is_share else None
        # What is yet to be reached has not been missed.
        inside = (
            not isinstance(measure, Maintain) or number is None or measure.bounds.contain(number)
        )
        return Spot(
            now if point.date is None else place(point.date),
            _value(point, is_share),
            point.date,
            inside,
            number,
            progress if number is None else None,
        )

    # What was expected of the end says nothing more once the end is known.
    forecast = state.points[-1].forecast if state.score is None else None
    low, high = _range(
        [value for _, value in shown],
        [baseline, target, forecast, *_edges(bounds)],
        is_share,
    )
    without_day = [point for point, _ in shown if point.date is None]
    return Course(
        starts=starts,
        ends=ends,
        turns=tuple(
            day
            for day in dict.fromkeys((state.ends, period.ends, period.starts))
            if starts < day < ends
        ),
        spots=tuple(spot(dated[day]) for day in sorted(dated)),
        undated=spot(without_day[-1]) if without_day else None,
        expected=expected,
        baseline=baseline,
        target=target,
        bounds=bounds,
        forecast=None if forecast is None else (place(state.ends), forecast),
        low=low,
        high=high,
        in_steps=isinstance(measure, Milestones),
        is_share=is_share,
        today=place(today) if starts <= today <= ends else None,
        confidences=tuple(
            (now if point.date is None else place(point.date), point.confidence)
            for point in state.points
            if point.confidence is not None
        ),
    )


def _shown(points: Sequence[Point], is_share: bool) -> Iterator[tuple[Point, float]]:
    """The points that have a value to show, with it."""
    for point in points:
        if (point.progress if is_share else point.value) is not None:
            yield point, _value(point, is_share)


def _value(point: Point, is_share: bool) -> float:
    value = point.progress if is_share else point.value
    assert value is not None
    return float(value)


def _days(period: Period, state: KeyResultState, dated: Iterable[date]) -> tuple[date, date]:
    """The range of time, with what lies near it."""
    starts, ends = period.starts, max(period.ends, state.ends)
    first = min((day for day in dated if day >= starts - _BEFORE), default=starts)
    last = max((day for day in dated if day <= ends + _AFTER), default=ends)
    starts, ends = min(starts, first), max(ends, last)
    return starts, max(ends, starts + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a day lies in the range of time, 0…1; what lies outside stands at its edge."""

    starts: date
    ends: date

    def __call__(self, day: date) -> float:
        share = (day - self.starts).days / (self.ends - self.starts).days
        return min(max(share, 0.0), 1.0)


def _goal(state: KeyResultState) -> tuple[Decimal | None, Decimal | None]:
    """The starting point and the target, as far as they are known."""
    measure = state.key_result.measure
    if isinstance(measure, Milestones | Graded):
        return Decimal(0), Decimal(1)
    if not isinstance(measure, Metric):
        return None, None
    baseline, target = measure.baseline, measure.target
    return (
        baseline if isinstance(baseline, Decimal) else None,
        target if isinstance(target, Decimal) else None,
    )


def _edges(bounds: Bounds | None) -> tuple[Decimal | None, ...]:
    return () if bounds is None else (bounds.minimum, bounds.maximum)


def _range(
    values: Sequence[float], lines: Sequence[Decimal | None], is_share: bool
) -> tuple[float, float]:
    """The range of values: all that is shown, and room around a flat course."""
    known = [*values, *(float(line) for line in lines if line is not None)]
    low, high = min(known), max(known)
    if is_share:
        return min(low, 0.0), max(high, 1.0)
    if low == high:
        room = abs(low) / 10 or 1.0
        return low - room, high + room
    return low, high
