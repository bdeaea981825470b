"""OKR4, rhythm: the figures of key results, and their days. All of it is advice, by date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from operator import itemgetter

from mkdocs_okr.findings import DataPath, Problem, Severity, Spot
from mkdocs_okr.model import (
    Graded,
    KeyResult,
    Maintain,
    Metric,
    OkrSet,
    Reach,
    Unknown,
)
from mkdocs_okr.rules.checkins import EARLY
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import name_of

__all__: list[str] = []

_LATE = timedelta(days=60)
"""How long after its end a set may still get its last figures."""


@rule("OKR401", Severity.ADVICE)
def outdated_key_result(view: View) -> Iterator[Problem]:
    """A running key result has an old value, or none a third of the way into its time.

    Old is what is older than `checkin_every` (of the key result, the set, the team or the setting;
    30 days). For key results that are measured by a number or by the team's own judgement. Not for
    those that have reached their target, are settled only at the end (`pace: false`), are withheld,
    or wait for an unknown baseline or target, nor for a value that has no date.

    Why: a number that nobody has looked at for weeks says nothing of today, and silence is not
    green.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    checkins:
      - date: 2025-12-10
        values:
          time-to-sign-in: 13
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    checkins:
      - date: 2026-01-10
        values:
          time-to-sign-in: 13
    ```
    """
    today = view.today
    for sets in view.running_sets.values():
        for okr_set in sets:
            latest = _latest_values(okr_set, today)
            every_of_set = view.organisation.checkin_every(okr_set)
            for objective in okr_set.objectives:
                if objective.dropped is not None:
                    continue
                for key_result in objective.key_results:
                    due = key_result.due or objective.due or okr_set.due or okr_set.period.ends
                    if today > due or not _is_followed(key_result):
                        continue
                    day, value = latest.get(key_result.id, (None, None))
                    every = key_result.checkin_every or every_of_set
                    is_fresh = value is not None and (day is None or (today - day).days <= every)
                    if is_fresh or _may_hold_more(okr_set):
                        continue
                    if value is None:
                        yield from _without_value(okr_set, key_result, due, today)
                    elif day is not None:
                        yield from _outdated(okr_set, key_result, day, value, every)


def _may_hold_more(okr_set: OkrSet) -> bool:
    """Whether a value that is missed may stand in the log, in what could not be read there or under
    a name that is no key result's (OKR108)."""
    if okr_set.is_faulty(("checkins",)):
        return True
    ids = {each.id for objective in okr_set.objectives for each in objective.key_results}
    return any(
        each.key_result not in ids for checkin in okr_set.checkins for each in checkin.values
    )


Latest = dict[str, tuple[date | None, Decimal]]


def _latest_values(okr_set: OkrSet, today: date) -> Latest:
    """The latest value of every key result that has one, by id, with its day."""
    latest: Latest = {}
    # Not those of days to come, nor those of last year by mistake (OKR109).
    earliest = okr_set.period.starts - EARLY
    log = [
        (each.date, each.values)
        for each in okr_set.checkins
        if each.date is not None and earliest <= each.date <= today
    ]
    log.sort(key=itemgetter(0))
    for day, values in log:
        for each in values:
            if each.value is not None:
                latest[each.key_result] = (day, each.value)
    for objective in okr_set.objectives:
        for key_result in objective.key_results:
            current = key_result.current
            if current is not None and current.value is not None:
                latest.setdefault(key_result.id, (current.date, current.value))
    return latest


_FOLLOWED = frozenset((Reach, Maintain, Graded))


def _is_followed(key_result: KeyResult) -> bool:
    """Whether a key result is one of which a value is expected from time to time."""
    measure = key_result.measure
    if not key_result.id:  # no check-in can name it, which is reported
        return False
    if key_result.dropped is not None or key_result.withheld is not None or not key_result.pace:
        return False
    if type(measure) is Metric:
        return type(measure.baseline) is Decimal and type(measure.target) is Decimal
    return type(measure) in _FOLLOWED


def _is_reached(key_result: KeyResult, value: Decimal) -> bool:
    """Whether a value settles the key result, so that no later one is needed."""
    measure = key_result.measure
    if isinstance(measure, Reach):
        return measure.bounds.contain(value)
    if (
        isinstance(measure, Metric)
        and isinstance(measure.baseline, Decimal)
        and isinstance(measure.target, Decimal)
    ):
        if measure.target >= measure.baseline:
            return value >= measure.target
        return value <= measure.target
    return False


def _without_value(
    okr_set: OkrSet, key_result: KeyResult, due: date, today: date
) -> Iterator[Problem]:
    starts = max(okr_set.period.starts, okr_set.agreed or okr_set.period.starts)
    if (today - starts).days * 3 >= (due - starts).days > 0:
        yield Problem(
            "OKR401",
            f"{name_of(key_result)} has no value yet, a third of the way to {due}",
            Spot(okr_set.file, key_result.path, "owner"),
            help="add a check-in with its value; where it is known only at the end, "
            "write `pace: false`",
        )


def _outdated(
    okr_set: OkrSet, key_result: KeyResult, day: date, value: Decimal, every: int
) -> Iterator[Problem]:
    if not _is_reached(key_result, value):
        yield Problem(
            "OKR401",
            f"the latest value of {name_of(key_result)} is of {day}, more than {every} days ago",
            Spot(okr_set.file, key_result.path, "owner"),
            help="add a check-in with today's value, or set `checkin_every` to what suits it",
        )


@rule("OKR405", Severity.ADVICE)
def unknown_overdue(view: View) -> Iterator[Problem]:
    """A baseline or target is still unknown after the day on which it was due.

    By `baseline_due` or `target_due`. Silent once the period is over.

    Why: until it is known, the key result counts for nothing.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: unknown
            baseline_due: 2026-01-09
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: unknown
            baseline_due: 2026-02-01
            target: 5
            unit: s
    ```
    """
    for okr_set, objective, key_result in view.key_results:
        measure = key_result.measure
        if type(measure) is not Metric or key_result.dropped or objective.dropped:
            continue
        for field, value in (("baseline", measure.baseline), ("target", measure.target)):
            if (
                isinstance(value, Unknown)
                and value.due is not None
                and value.due < view.today
                and not view.over(okr_set)
            ):
                yield Problem(
                    "OKR405",
                    f"the {field} of {name_of(key_result)} was to be known by {value.due}",
                    Spot(okr_set.file, (*key_result.path, field)),
                    help=f"write the number, or another day as `{field}_due`",
                )


@rule("OKR407", Severity.ADVICE)
def checkin_in_future(view: View) -> Iterator[Problem]:
    """A check-in, or a current value, is dated after today.

    It does not count before its day.

    Why: a date in the future is nearly always a slip, and the value is missing meanwhile.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    checkins:
      - date: 2026-10-01
        values:
          time-to-sign-in: 13
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    checkins:
      - date: 2026-01-10
        values:
          time-to-sign-in: 13
    ```
    """
    today = view.today
    for okr_set in view.sets:
        for checkin in okr_set.checkins:
            if checkin.date is not None and checkin.date > today:
                yield _in_future(okr_set, (*checkin.path, "date"), checkin.date)
    for okr_set, _, key_result in view.key_results:
        current = key_result.current
        if current is not None and current.date is not None and current.date > today:
            yield _in_future(okr_set, (*key_result.path, "current", "date"), current.date)


def _in_future(okr_set: OkrSet, path: DataPath, day: date) -> Problem:
    # Without today's date: by its sentence a finding is known again on another day.
    return Problem(
        "OKR407",
        f"{day} lies in the future, and does not count yet",
        Spot(okr_set.file, path),
        help="correct the date, or leave it if it is meant",
    )


@rule("OKR408", Severity.ADVICE)
def late_checkin(view: View) -> Iterator[Problem]:
    """A check-in is dated more than 60 days after the end.

    The end is that of the period, or the latest `due` in the set.

    Why: it belongs to the next period's set, where readers look for it.

    Given:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Bad:

    ```yaml
    # okrs/sign-in/2025-Q3.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2026-01-09
        values:
          time-to-sign-in: 15
    retrospective: Fewer screens helped more than faster servers.
    ```

    Good:

    ```yaml
    # okrs/sign-in/2025-Q3.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2025-10-09
        values:
          time-to-sign-in: 15
    retrospective: Fewer screens helped more than faster servers.
    ```
    """
    for okr_set in view.sets:
        if not okr_set.checkins or all(
            each.date is None or each.date <= okr_set.period.ends for each in okr_set.checkins
        ):
            continue
        dues = [okr_set.due]
        for objective in okr_set.objectives:
            dues += [objective.due, *(each.due for each in objective.key_results)]
        end = max((each for each in dues if each is not None), default=okr_set.period.ends)
        end = max(end, okr_set.period.ends)
        for checkin in okr_set.checkins:
            if checkin.date is not None and end + _LATE < checkin.date <= view.today:
                yield Problem(
                    "OKR408",
                    f"the check-in of {checkin.date} lies {(checkin.date - end).days} days after "
                    f"the end of {okr_set.period.key}",
                    Spot(okr_set.file, (*checkin.path, "date")),
                    help="correct the date, or move it to the set of the period it belongs to",
                )
