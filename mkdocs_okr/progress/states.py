"""What is said of a key result, an objective and a set: the results of `mkdocs_okr.progress`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from mkdocs_okr.model import KeyResult, Objective, OkrSet
from mkdocs_okr.periods import PeriodState

__all__ = [
    "NOTHING",
    "WHOLE",
    "Cause",
    "KeyResultState",
    "ObjectiveState",
    "Point",
    "ScoreBand",
    "SetState",
    "Status",
]


NOTHING = Fraction(0)
WHOLE = Fraction(1)


class Status(StrEnum):
    """How a key result or objective is doing."""

    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    OUTDATED = "outdated"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    NO_RESULT = "no_result"
    PLANNED = "planned"
    WITHHELD = "withheld"
    DROPPED = "dropped"


class ScoreBand(StrEnum):
    """In which third a score after the period falls; see `mkdocs_okr.progress.score_band`."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Point:
    """What is known of a key result on one day.

    Attributes:
        date: the day, or None where a value is written without one.
        value: as measured; None where the check-in gave none.
        progress: what the value comes to, unclamped (1.2: 20 % beyond the target; below 0: below
            the starting point); 1 or 0 for reach and maintain; None without a value or while
            baseline or target is unknown. For milestones and binary: what was done by that day;
            None where something is done and nobody wrote when.
        confidence: 0…10, or None.
        forecast: the value expected at the end, or None.
        note: Markdown, or None.
    """

    date: date | None
    value: Decimal | None = None
    progress: Fraction | None = None
    confidence: Decimal | None = None
    forecast: Decimal | None = None
    note: str | None = None


Cause = Literal["pace", "bounds", "confidence"]
"""What decides how a running key result is doing."""


@dataclass(frozen=True, slots=True)
class KeyResultState:
    """Where a key result stands.

    Attributes:
        key_result: whose state it is.
        status: see "how progress is computed" in the project's handbook.
        progress: unclamped; None while it cannot be told (unknown baseline or target, no result,
            withheld, dropped, a measure that is broken); 0 while there is no value yet.
        counted: whether it is in the objective's mean.
        measured: whether it has a value (for milestones and binary: anything done, or named in a
            check-in), or after its end a written ``score``.
        expected: where an even pace would be, 0…1; None where no pace is kept (reach, maintain,
            binary, ``pace: false``, out of the sums).
        points: everything known up to today, by date, the latest last; an undated value last of
            all. The days on which milestones were done are among them.
        latest: the latest point that has a value, or None.
        confidence: the latest confidence given, or None; where the newest check-in that names the
            key result gives none, that is no confidence now.
        previous_confidence: the one given before it, or None.
        cause: what decided a status of on track, at risk or off track; None for the others, and
            where a value is there but nothing to judge it by (``pace: false`` and no confidence).
        would_be: for `outdated`: the status it would have if its value were fresh, else None.
        days_since_value: days from the latest dated value to today, or None. For milestones and
            binary, a check-in that names them is a value; the date of a ``done`` is none.
        undated: whether its latest value has no date.
        held: maintain and reach: in how many points with a value it was within, and of how many;
            else None.
        score: after the end: the final grade, 0…1, unrounded (``score`` if written, else the
            clamped progress); None before the end and without a result.
        starts: the day from which a pace is expected.
        ends: its last day (`due`, or the period's end).
        steps: milestones: how many are done, and of how many; else None.
    """

    key_result: KeyResult
    status: Status
    progress: Fraction | None
    counted: bool
    measured: bool
    expected: Fraction | None
    points: tuple[Point, ...]
    latest: Point | None
    confidence: Decimal | None
    previous_confidence: Decimal | None
    cause: Cause | None
    would_be: Status | None
    days_since_value: int | None
    undated: bool
    held: tuple[int, int] | None
    score: Fraction | None
    starts: date
    ends: date
    steps: tuple[int, int] | None = None

    @property
    def clamped(self) -> Fraction | None:
        """The progress within 0…1."""
        return None if self.progress is None else min(max(self.progress, NOTHING), WHOLE)

    @property
    def contribution(self) -> Fraction | None:
        """What goes into the objective's mean, 0…1, or None if it is not counted.

        After its end its score (a written ``score`` outweighs the computed progress), before it the
        clamped progress; 0 where it was meant to have a value and has none.
        """
        if not self.counted:
            return None
        found = self.score if self.score is not None else self.clamped
        return NOTHING if found is None else found

    @property
    def gap(self) -> Fraction | None:
        """How far the clamped progress is ahead of what is expected (below 0: behind), −1…1; None
        where no pace is kept or there is no progress."""
        clamped = self.clamped
        return None if clamped is None or self.expected is None else clamped - self.expected

    @property
    def beyond_target(self) -> bool:
        """Whether the value has passed the target."""
        return self.progress is not None and self.progress > 1

    @property
    def below_start(self) -> bool:
        """Whether the value is on the wrong side of the baseline: counted as 0."""
        return self.progress is not None and self.progress < 0


@dataclass(frozen=True, slots=True)
class ObjectiveState:
    """Where an objective stands.

    Attributes:
        objective: whose state it is.
        status: its status.
        progress: weighted mean of its counted key results, 0…1; None if nothing is counted, and
            after the end without a result.
        expected: weighted mean of what is expected of the counted key results that keep a pace,
            None if none does.
        key_results: the states of its key results, in their order.
        counted: whether it is in the set's mean.
        measured: of its counted key results, how many have a value, and how many there are.
        threshold: the score from which it is achieved, 0…1.
        score: after the end: the unrounded progress (0…1), None before the end and without a
        result.
        decisive: the key results that decided its status (those as weak as it), in their order.
        failed_guardrails: after the end, guardrail key results that were not achieved; one without
            a result is among them, for silence is no success.
        starts: the day from which a pace is expected.
        ends: its last day: its own, or that of a key result of it that runs on.
    """

    objective: Objective
    status: Status
    progress: Fraction | None
    expected: Fraction | None
    key_results: tuple[KeyResultState, ...]
    counted: bool
    measured: tuple[int, int]
    threshold: Fraction
    score: Fraction | None
    decisive: tuple[KeyResultState, ...]
    failed_guardrails: tuple[KeyResultState, ...]
    starts: date
    ends: date

    @property
    def gap(self) -> Fraction | None:
        """How far progress is ahead of what is expected (below 0: behind), −1…1, or None."""
        if self.progress is None or self.expected is None:
            return None
        return self.progress - self.expected


@dataclass(frozen=True, slots=True)
class SetState:
    """Where a set stands. It has no status of its own.

    Attributes:
        okr_set: whose state it is.
        period_state: planned, running or over.
        progress: weighted mean of its counted objectives, 0…1; None if nothing is counted.
        expected: where an even pace would be today (the share of the set's time that has passed).
        objectives: the states of its objectives, in their order.
        counts: how many objectives have each status; a status that none has is left out.
        measured: how many objectives have a result, and how many were meant to have one (all but
            dropped and withheld ones; none in a draft).
        worst: the weakest status among its objectives that are in force, None if there is none (a
            draft; everything dropped or withheld). An agreed set whose period is yet to start:
            `planned`.
    """

    okr_set: OkrSet
    period_state: PeriodState
    progress: Fraction | None
    expected: Fraction
    objectives: tuple[ObjectiveState, ...]
    counts: Mapping[Status, int]
    measured: tuple[int, int]
    worst: Status | None

    @property
    def all_well(self) -> bool:
        """Whether every objective in force is on track or achieved, and there is one."""
        return self.worst in (Status.ON_TRACK, Status.ACHIEVED)

    @property
    def headline(self) -> tuple[Status, int | None] | None:
        """What one line says of the set beside its progress: a status, and how many have it.

        Without a number where all are well or all still to come: "64 % on track". Else with it:
        "59 % · 1 off track". None where nothing is in force.
        """
        if self.worst is None:
            return None
        if self.all_well or self.worst is Status.PLANNED:
            return self.worst, None
        return self.worst, self.counts[self.worst]
