"""What a set's check-ins, and the dates in its files, say of each key result up to today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from mkdocs_okr.model import Binary, KeyResult, Measurement, Milestones, OkrSet
from mkdocs_okr.progress.measures import (
    done_days,
    is_countable,
    progress_of_steps,
    progress_of_steps_on,
    progress_of_value,
)
from mkdocs_okr.progress.states import Point

__all__ = ["Course", "Log", "course_of", "log_of"]

Log = Mapping[str, Sequence[tuple[date, Measurement]]]
"""For every key result's id what check-ins say of it, by date; on one date in the order written."""


def log_of(okr_set: OkrSet, today: date) -> Log:
    """What the set's check-ins up to today say.

    Check-ins dated after today do not count, and neither does one without a date, which is a
    finding.
    """
    dated = [
        (checkin.date, checkin.values)
        for checkin in okr_set.checkins
        if checkin.date is not None and checkin.date <= today
    ]
    dated.sort(key=lambda each: each[0])
    log: dict[str, list[tuple[date, Measurement]]] = {}
    for day, measurements in dated:
        for measurement in measurements:
            log.setdefault(measurement.key_result, []).append((day, measurement))
    return log


@dataclass(frozen=True)
class Course:
    """The course of one key result.

    Attributes:
        named: a point for every check-in that names it, and its ``current``, the latest last; an
            undated one last of all.
        points: these, and the days on which a step of it was done.
    """

    named: tuple[Point, ...]
    points: tuple[Point, ...]

    @cached_property
    def latest(self) -> Point | None:
        """The latest point that has a value."""
        return next((point for point in reversed(self.named) if point.value is not None), None)

    @property
    def confidence(self) -> Decimal | None:
        """What the newest entry gives; if it gives none, there is none now."""
        return self.named[-1].confidence if self.named else None

    @property
    def previous_confidence(self) -> Decimal | None:
        """The last one given before the newest entry."""
        earlier = (point.confidence for point in reversed(self.named[:-1]))
        return next((each for each in earlier if each is not None), None)


def course_of(key_result: KeyResult, log: Log, today: date) -> Course:
    """What is known of the key result up to today.

    Where both check-ins and ``current`` have a value, which is a finding, the latest by date
    counts, and an undated ``current`` before all. Of several entries on one date the last written
    counts. The figures of a withheld key result are left out, should some have been given: they are
    not public.
    """
    entries: list[tuple[date | None, Measurement]] = []
    if key_result.id:
        entries.extend(log.get(key_result.id, ()))
    current = key_result.current
    if current is not None and (current.date is None or current.date <= today):
        measurement = Measurement(
            key_result.id, current.value, current.confidence, note=current.note
        )
        entries.append((current.date, measurement))
        entries.sort(key=lambda each: each[0] or date.max)
    named = tuple(_point(key_result, day, measurement, today) for day, measurement in entries)
    points = named
    measure = key_result.measure
    if (
        isinstance(measure, Milestones | Binary)
        and is_countable(measure)
        and key_result.withheld is None
    ):
        taken = {point.date for point in named}
        steps = tuple(
            Point(day, progress=progress_of_steps_on(measure, day))
            for day in done_days(measure, today)
            if day not in taken
        )
        points = tuple(sorted((*steps, *named), key=lambda point: point.date or date.max))
    return Course(named, points)


def _point(key_result: KeyResult, day: date | None, said: Measurement, today: date) -> Point:
    measure = key_result.measure
    if key_result.withheld is not None:
        return Point(day, confidence=said.confidence, note=said.note)
    value: Decimal | None = None
    progress: Fraction | None = None
    if not isinstance(measure, Milestones | Binary):
        value = said.value
        progress = None if value is None else progress_of_value(measure, value)
    elif is_countable(measure):
        if day is None or day == today:
            progress = progress_of_steps(measure, today)
        else:
            progress = progress_of_steps_on(measure, day)
    return Point(day, value, progress, said.confidence, said.forecast, said.note)
