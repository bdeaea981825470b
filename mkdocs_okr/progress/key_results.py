"""Where a key result stands: progress, pace and status.

**Status**, the first that applies: dropped · withheld without an outcome · planned (draft, or the
period is yet to start) · after its end: no result, else achieved or not achieved · achieved (target
reached; never for a running `keep`) · not started · else the worst of pace, bounds and confidence,
or outdated where that would be on track and the latest value is too old.

What the design leaves open is settled here:

- Key results of a dropped objective are dropped with it. A drop dated after today is not one yet.
- ``done: true`` or a past date is the outcome of a withheld key result at once; ``done: false`` and
  ``score`` are it only after its end, when they can no longer change.
- A written ``score`` is a result, even where nothing was ever measured or a target stayed unknown.
- After its end a key result whose baseline or target is still unknown has no result.
- Milestones of which none is done are not started until a check-in names them; from then on their
  pace and the confidence speak.
- Where nothing speaks at all (``pace: false`` and no confidence), a key result with a value is on
  track as long as the value is fresh, and one without a value is not started.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mkdocs_okr.model import (
    Binary,
    Graded,
    KeyResult,
    Maintain,
    Measure,
    Metric,
    Milestones,
    Objective,
    OkrSet,
    Organisation,
    Reach,
)
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.progress.measures import (
    done_days,
    is_countable,
    is_done,
    is_dropped,
    is_known,
    progress_of_steps,
)
from mkdocs_okr.progress.points import Course, Log, course_of
from mkdocs_okr.progress.states import NOTHING, WHOLE, Cause, KeyResultState, Status
from mkdocs_okr.progress.thresholds import expected_by, first_day, last_day, threshold_of

__all__ = [
    "CONFIDENT",
    "DOUBTFUL",
    "SLIGHTLY_BEHIND",
    "WEAKEST_FIRST",
    "WELL_BEHIND",
    "assess_key_result",
    "pace",
]

SLIGHTLY_BEHIND = Fraction(1, 10)
"""Behind by this much is still on track."""
WELL_BEHIND = Fraction(1, 4)
"""Behind by this much is still at risk only."""
CONFIDENT = Decimal(7)
"""The confidence from which something is on track."""
DOUBTFUL = Decimal(4)
"""The confidence from which something is at risk; below it is off track."""

WEAKEST_FIRST = (Status.OFF_TRACK, Status.AT_RISK, Status.OUTDATED, Status.ON_TRACK)


def pace(expected: Fraction, progress: Fraction) -> Status:
    """How something is doing by how far it is behind the even pace; both 0…1."""
    behind = expected - progress
    if behind <= SLIGHTLY_BEHIND:
        return Status.ON_TRACK
    return Status.AT_RISK if behind <= WELL_BEHIND else Status.OFF_TRACK


def _by_confidence(confidence: Decimal) -> Status:
    if confidence >= CONFIDENT:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= DOUBTFUL else Status.OFF_TRACK


@dataclass(frozen=True)
class _Facts:
    """What is known of a key result before its status is."""

    key_result: KeyResult
    course: Course
    dropped: bool
    withheld: bool
    planned: bool
    over: bool
    counted: bool
    measured: bool
    known: bool
    progress: Fraction | None
    score: Fraction | None
    expected: Fraction | None
    threshold: Fraction


def assess_key_result(
    organisation: Organisation,
    okr_set: OkrSet,
    objective: Objective,
    key_result: KeyResult,
    log: Log,
) -> KeyResultState:
    """Where the key result stands today; `log` is that of its set."""
    today = organisation.today
    facts = _gather(organisation, okr_set, objective, key_result, log)
    course = facts.course
    status, cause = _status(facts)
    would_be = None
    last_dated = _last_value_date(key_result, course)
    age = None if last_dated is None else (today - last_dated).days
    if (
        status is Status.ON_TRACK
        and age is not None
        and age > organisation.checkin_every(okr_set, key_result)
    ):
        status, would_be, cause = Status.OUTDATED, Status.ON_TRACK, None
    return KeyResultState(
        key_result=key_result,
        status=status,
        progress=facts.progress,
        counted=facts.counted,
        measured=facts.measured,
        expected=facts.expected,
        points=course.points,
        latest=course.latest,
        confidence=course.confidence,
        previous_confidence=course.previous_confidence,
        cause=cause,
        would_be=would_be,
        days_since_value=age,
        undated=last_dated is None and _has_undated_value(key_result, course, today),
        held=_held(key_result, course),
        score=facts.score,
        starts=first_day(okr_set),
        ends=last_day(okr_set, objective, key_result),
        steps=_steps(key_result, today),
    )


def _gather(
    organisation: Organisation,
    okr_set: OkrSet,
    objective: Objective,
    key_result: KeyResult,
    log: Log,
) -> _Facts:
    today, measure = organisation.today, key_result.measure
    starts, ends = first_day(okr_set), last_day(okr_set, objective, key_result)
    planned = okr_set.draft or organisation.state(okr_set) is PeriodState.PLANNED
    over = today > ends and not planned
    course = course_of(key_result, log, today)

    secret = key_result.withheld is not None
    dropped = is_dropped(objective.dropped, today) or is_dropped(key_result.dropped, today)
    withheld = secret and not _tells_outcome(key_result, today, over)
    shut_out = dropped or withheld

    # Of a withheld key result nothing but `done` and `score` may be told.
    countable = is_countable(measure) and (isinstance(measure, Binary) or not secret)
    known = countable and is_known(measure)
    graded = over and key_result.score is not None and (countable or secret)
    measured = graded or (countable and not withheld and _has_value(key_result, course, today))
    counted = (known or graded) and not shut_out and not okr_set.draft

    progress = None
    if known and not shut_out and (measured or not over):
        progress = _progress(measure, course, today)
    score = None
    if over and counted and measured:
        final = progress if key_result.score is None else Fraction(key_result.score)
        score = None if final is None else min(max(final, NOTHING), WHOLE)
    return _Facts(
        key_result=key_result,
        course=course,
        dropped=dropped,
        withheld=withheld,
        planned=planned,
        over=over,
        counted=counted,
        measured=measured,
        known=known,
        progress=progress,
        score=score,
        expected=expected_by(today, starts, ends) if counted and _keeps_pace(key_result) else None,
        threshold=threshold_of(organisation.settings, objective.ambition),
    )


def _status(facts: _Facts) -> tuple[Status, Cause | None]:
    """The first status that applies, before it is asked whether the value is too old."""
    progress, measure = facts.progress, facts.key_result.measure
    if facts.dropped:
        return Status.DROPPED, None
    if facts.withheld:
        return Status.WITHHELD, None
    if facts.planned:
        return Status.PLANNED, None
    if facts.over:
        if facts.score is None:
            return Status.NO_RESULT, None
        achieved = facts.score >= facts.threshold
        return (Status.ACHIEVED if achieved else Status.NOT_ACHIEVED), None
    if progress is None or not facts.measured:
        return Status.NOT_STARTED, None
    if progress >= 1 and not isinstance(measure, Maintain):
        return Status.ACHIEVED, None
    if judgements := _judgements(facts, progress):
        # Of equals the first decides: what was measured comes before what is believed.
        cause, status = min(judgements, key=lambda each: WEAKEST_FIRST.index(each[1]))
        return status, cause
    has_value = facts.course.latest is not None or progress > 0
    return (Status.ON_TRACK if has_value else Status.NOT_STARTED), None


def _judgements(facts: _Facts, progress: Fraction) -> list[tuple[Cause, Status]]:
    measure, confidence = facts.key_result.measure, facts.course.confidence
    found: list[tuple[Cause, Status]] = []
    if facts.expected is not None:
        found.append(("pace", pace(facts.expected, max(progress, NOTHING))))
    if isinstance(measure, Maintain):
        found.append(("bounds", Status.ON_TRACK if progress == 1 else Status.OFF_TRACK))
    elif isinstance(measure, Reach):
        found.append(("bounds", Status.AT_RISK))
    if confidence is not None:
        found.append(("confidence", _by_confidence(confidence)))
    return found


def _tells_outcome(key_result: KeyResult, today: date, over: bool) -> bool:
    measure = key_result.measure
    if isinstance(measure, Binary) and (over or is_done(measure.done, today)):
        return True
    return over and key_result.score is not None


def _keeps_pace(key_result: KeyResult) -> bool:
    return key_result.pace and isinstance(key_result.measure, Metric | Milestones | Graded)


def _has_value(key_result: KeyResult, course: Course, today: date) -> bool:
    measure = key_result.measure
    if isinstance(measure, Milestones | Binary):
        # Nobody has to write `done` of what is withheld: who does says something by it.
        told = key_result.withheld is not None and isinstance(measure, Binary)
        return told or bool(course.named) or progress_of_steps(measure, today) > 0
    return course.latest is not None


def _progress(measure: Measure, course: Course, today: date) -> Fraction:
    if isinstance(measure, Milestones | Binary):
        return progress_of_steps(measure, today)
    if course.latest is None or course.latest.progress is None:
        return NOTHING
    return course.latest.progress


def _last_value_date(key_result: KeyResult, course: Course) -> date | None:
    """The day of the latest value; None where there is none, or where it has no date."""
    if isinstance(key_result.measure, Milestones | Binary):
        return course.named[-1].date if course.named else None
    return None if course.latest is None else course.latest.date


def _has_undated_value(key_result: KeyResult, course: Course, today: date) -> bool:
    """Whether there is a value but no day to go with it; to be asked where no value has a date."""
    measure = key_result.measure
    if isinstance(measure, Milestones | Binary):
        if not is_countable(measure) or done_days(measure, today):
            return False
        return bool(course.named) or progress_of_steps(measure, today) > 0
    return course.latest is not None


def _held(key_result: KeyResult, course: Course) -> tuple[int, int] | None:
    if not isinstance(key_result.measure, Maintain | Reach):
        return None
    outcomes = [point.progress for point in course.points if point.value is not None]
    return sum(1 for outcome in outcomes if outcome == 1), len(outcomes)


def _steps(key_result: KeyResult, today: date) -> tuple[int, int] | None:
    if not isinstance(key_result.measure, Milestones):
        return None
    milestones = key_result.measure.milestones
    return sum(is_done(each.done, today) for each in milestones), len(milestones)
