"""Where an objective and a set stand: weighted means, and the weakest link.

**Progress** of an objective is the weighted mean of its counted key results, that of a set the
weighted mean of its counted objectives. Nothing left to count: no progress.

**Status** of an objective: while it runs, achieved if all its counted key results are, not started
if none has a value, else as weak as its weakest: off track, at risk, outdated, on track. After its
end by its own progress against the threshold.

What the design leaves open is settled here:

- An objective ends when the last of its key results does: one with a later ``due`` may still change
  its progress.
- In an objective that still runs, a key result that is already settled stands in as on track if it
  was achieved, else as off track.
- A key result without a value stands in with its pace at progress 0. Where it keeps no pace (reach,
  maintain, binary, ``pace: false``) it says nothing at first, and stands in as outdated once it has
  been silent for longer than a check-in may be old: silence is never green.
- After the end a guardrail without a result has failed, for the same reason.
- With nothing counted an objective is dropped if all its key results are, withheld if all that are
  left are, else not started, and after its end without a result.
- Drafts count nowhere: their objectives are planned and have no progress.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from mkdocs_okr.model import Objective, OkrSet, Organisation
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.progress.key_results import WEAKEST_FIRST, assess_key_result, pace
from mkdocs_okr.progress.measures import is_dropped, weight
from mkdocs_okr.progress.points import Log, log_of
from mkdocs_okr.progress.states import NOTHING, KeyResultState, ObjectiveState, SetState, Status
from mkdocs_okr.progress.thresholds import expected_by, first_day, last_day, threshold_of

__all__ = ["assess"]

_IN_FORCE_WEAKEST_FIRST = (
    Status.OFF_TRACK,
    Status.NOT_ACHIEVED,
    Status.AT_RISK,
    Status.OUTDATED,
    Status.NO_RESULT,
    Status.NOT_STARTED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.PLANNED,
)


def assess(organisation: Organisation, okr_set: OkrSet) -> SetState:
    """Where the set and all its objectives and key results stand on the organisation's today."""
    log = log_of(okr_set, organisation.today)
    objectives = tuple(
        _assess_objective(organisation, okr_set, objective, log) for objective in okr_set.objectives
    )
    counts = Counter(state.status for state in objectives)
    in_force = [
        state
        for state in objectives
        if not okr_set.draft and state.status not in (Status.DROPPED, Status.WITHHELD)
    ]
    return SetState(
        okr_set=okr_set,
        period_state=organisation.state(okr_set),
        progress=_mean(
            (weight(state.objective.weight), state.progress)
            for state in objectives
            if state.counted and state.progress is not None
        ),
        expected=expected_by(organisation.today, first_day(okr_set), last_day(okr_set)),
        objectives=objectives,
        counts=dict(counts),
        measured=(sum(state.measured[0] > 0 for state in in_force), len(in_force)),
        worst=min(
            (state.status for state in in_force), key=_IN_FORCE_WEAKEST_FIRST.index, default=None
        ),
    )


def _assess_objective(
    organisation: Organisation, okr_set: OkrSet, objective: Objective, log: Log
) -> ObjectiveState:
    key_results = tuple(
        assess_key_result(organisation, okr_set, objective, key_result, log)
        for key_result in objective.key_results
    )
    counted = [state for state in key_results if state.counted]
    measured = sum(state.measured for state in counted)
    ends = max([last_day(okr_set, objective), *(state.ends for state in counted)])
    planned = okr_set.draft or organisation.state(okr_set) is PeriodState.PLANNED
    over = organisation.today > ends and not planned
    without_result = over and not measured
    progress = (
        None
        if without_result
        else _mean((weight(s.key_result.weight), s.contribution) for s in counted)
    )
    threshold = threshold_of(organisation.settings, objective.ambition)
    failed_guardrails = tuple(
        state
        for state in counted
        if over and state.key_result.guardrail and state.status is not Status.ACHIEVED
    )
    decisive: Iterable[KeyResultState] = ()
    if is_dropped(objective.dropped, organisation.today):
        status = Status.DROPPED
    elif aside := _set_aside(key_results):
        status = aside
    elif planned:
        status = Status.PLANNED
    elif over:
        if progress is None:
            status, decisive = Status.NO_RESULT, counted
        elif progress < threshold or failed_guardrails:
            status = Status.NOT_ACHIEVED
            decisive = [state for state in counted if state.status is not Status.ACHIEVED]
        else:
            status, decisive = Status.ACHIEVED, counted
    elif not measured:
        status, decisive = Status.NOT_STARTED, counted
    elif all(state.status is Status.ACHIEVED for state in counted):
        status, decisive = Status.ACHIEVED, counted
    else:
        status, decisive = _weakest(organisation, okr_set, counted)
    return ObjectiveState(
        objective=objective,
        status=status,
        progress=progress,
        expected=_mean((weight(s.key_result.weight), s.expected) for s in counted),
        key_results=key_results,
        counted=progress is not None,
        measured=(measured, len(counted)),
        threshold=threshold,
        score=progress if over else None,
        decisive=tuple(decisive),
        failed_guardrails=failed_guardrails,
        starts=first_day(okr_set),
        ends=ends,
    )


def _set_aside(key_results: tuple[KeyResultState, ...]) -> Status | None:
    """`dropped` or `withheld` for an objective that consists of nothing else."""
    statuses = {state.status for state in key_results}
    if not statuses or statuses - {Status.DROPPED, Status.WITHHELD}:
        return None
    return Status.WITHHELD if Status.WITHHELD in statuses else Status.DROPPED


def _weakest(
    organisation: Organisation, okr_set: OkrSet, counted: Iterable[KeyResultState]
) -> tuple[Status, list[KeyResultState]]:
    """The weakest of the key results' statuses, and the key results that are as weak."""
    levels = [(_stands_in_as(organisation, okr_set, state), state) for state in counted]
    weakest = min(
        (level for level, _ in levels if level is not None),
        key=WEAKEST_FIRST.index,
        default=Status.NOT_STARTED,
    )
    return weakest, [state for level, state in levels if level is weakest]


def _stands_in_as(
    organisation: Organisation, okr_set: OkrSet, state: KeyResultState
) -> Status | None:
    """As what a counted key result goes into its running objective's status; None: as nothing."""
    match state.status:
        case Status.ACHIEVED:
            return Status.ON_TRACK
        case Status.NOT_ACHIEVED | Status.NO_RESULT:
            return Status.OFF_TRACK
        case Status.NOT_STARTED:
            if state.expected is not None:
                return pace(state.expected, NOTHING)
            silent_days = state.days_since_value
            if silent_days is None:
                silent_days = (organisation.today - state.starts).days
            allowed = organisation.checkin_every(okr_set, state.key_result)
            return Status.OUTDATED if silent_days > allowed else None
        case _:
            return state.status


def _mean(parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """The weighted mean of the values there are, or None if there is none or they weigh nothing."""
    weighed = [(share, value) for share, value in parts if value is not None and share]
    if not weighed:
        return None
    return sum((share * value for share, value in weighed), NOTHING) / sum(
        share for share, _ in weighed
    )
