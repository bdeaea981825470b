"""What a value or a date of completion comes to, by the measure of its key result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mkdocs_okr.model import (
    Binary,
    Done,
    Dropped,
    Graded,
    Maintain,
    Measure,
    Metric,
    Milestones,
    Reach,
    Unknown,
    Unmeasured,
)
from mkdocs_okr.progress.states import NOTHING, WHOLE

__all__ = [
    "done_days",
    "is_countable",
    "is_done",
    "is_dropped",
    "is_known",
    "progress_of_steps",
    "progress_of_steps_on",
    "progress_of_value",
    "weight",
]


def is_done(done: Done, today: date) -> bool:
    """Whether something is done; a date after today is a plan, not yet a fact."""
    return done if isinstance(done, bool) else done <= today


def is_dropped(dropped: Dropped | None, today: date) -> bool:
    """Whether something has been given up by today.

    A date after today does not count yet, as with every date; without a date it counts at once.
    """
    return dropped is not None and (dropped.date is None or dropped.date <= today)


def is_countable(measure: Measure) -> bool:
    """Whether the measure is sound, so that something can be computed from it.

    Not so: none or a broken one, a baseline equal to the target, a range that nothing lies in or
    that has no end, milestones that weigh nothing. All of these are findings, and leave the sums.
    """
    match measure:
        case Unmeasured():
            return False
        case Metric(baseline=Decimal() as baseline, target=Decimal() as target):
            return baseline != target
        case Reach(bounds) | Maintain(bounds):
            if bounds.minimum is None or bounds.maximum is None:
                return bounds.minimum is not bounds.maximum
            return bounds.minimum <= bounds.maximum
        case Milestones(milestones):
            return any(milestone.weight > 0 for milestone in milestones)
        case _:
            return True


def is_known(measure: Measure) -> bool:
    """Whether its baseline and target are known, where it has them."""
    return not (
        isinstance(measure, Metric)
        and (isinstance(measure.baseline, Unknown) or isinstance(measure.target, Unknown))
    )


def weight(written: Decimal) -> Fraction:
    """A weight as it counts: a negative one, which is a finding, counts nothing."""
    # Nearly all are 1, and exact arithmetic is slow.
    return WHOLE if written == 1 else max(Fraction(written), NOTHING)


def progress_of_value(measure: Measure, value: Decimal) -> Fraction | None:
    """What a value comes to, unclamped, or None where it means nothing for that measure.

    Metric: ``(value − baseline) / (target − baseline)``, so a decreasing metric needs nothing of
    its own. Reach and maintain: 1 within the bounds, else 0. Graded: the value.
    """
    if not is_countable(measure):
        return None
    match measure:
        case Metric(baseline=Decimal() as baseline, target=Decimal() as target):
            start = Fraction(baseline)
            return (Fraction(value) - start) / (Fraction(target) - start)
        case Reach(bounds) | Maintain(bounds):
            return WHOLE if bounds.contain(value) else NOTHING
        case Graded():
            return Fraction(value)
        case _:
            return None


def progress_of_steps(measure: Milestones | Binary, today: date) -> Fraction:
    """The weight of what is done today over the weight of all, 0…1; binary is one step.

    The measure must be countable.
    """
    if isinstance(measure, Binary):
        return WHOLE if is_done(measure.done, today) else NOTHING
    total = done = NOTHING
    for milestone in measure.milestones:
        share = weight(milestone.weight)
        total += share
        if is_done(milestone.done, today):
            done += share
    return done / total


def progress_of_steps_on(measure: Milestones | Binary, day: date) -> Fraction | None:
    """What was done by an earlier day, 0…1; None where something is done and nobody wrote when."""
    if True in _dones(measure):
        return None
    return progress_of_steps(measure, day)


def done_days(measure: Milestones | Binary, today: date) -> tuple[date, ...]:
    """The days up to today on which a step was done, each once, in order."""
    return tuple(
        sorted({done for done in _dones(measure) if not isinstance(done, bool) and done <= today})
    )


def _dones(measure: Milestones | Binary) -> Iterator[Done]:
    if isinstance(measure, Binary):
        yield measure.done
    else:
        yield from (milestone.done for milestone in measure.milestones)
