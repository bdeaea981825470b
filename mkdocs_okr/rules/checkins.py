"""OKR1, structure: the log of check-ins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mkdocs_okr.findings import DataPath, Problem, Severity, Spot
from mkdocs_okr.model import Checkin, OkrSet
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import closest, joined, quoted

__all__ = ["EARLY"]

EARLY = timedelta(days=31)
"""How long before its period a check-in may be dated: a first measurement, taken while planning."""


@rule("OKR108", Severity.ERROR)
def unknown_key_result(view: View) -> Iterator[Problem]:
    """A check-in names a key result that the set does not have.

    `values` in a check-in go by the ids of the key results, not by their titles. Upper and lower
    case are the same.

    Why: the value would be lost.

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
      - date: 2026-01-08
        values:
          Median time to sign in: 13.2
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
      - date: 2026-01-08
        values:
          time-to-sign-in: 13.2
    ```
    """
    for okr_set in view.sets:
        if not okr_set.checkins:
            continue
        ids = {each.id for objective in okr_set.objectives for each in objective.key_results}
        if any(
            measured.key_result not in ids for each in okr_set.checkins for measured in each.values
        ):
            yield from _unknown_key_results(view, okr_set, ids)


def _unknown_key_results(view: View, okr_set: OkrSet, ids: set[str]) -> Iterator[Problem]:
    # A key result without an id, or one that could not be read, may be the one that is meant; that
    # is reported already.
    if "" in ids or any(_hides_key_results(view, okr_set, fault) for fault in okr_set.faults):
        return
    titles = {
        each.title.casefold(): each.id
        for objective in okr_set.objectives
        for each in objective.key_results
    }
    listed = joined([each.id for o in okr_set.objectives for each in o.key_results], "or", most=12)
    for checkin in okr_set.checkins:
        for measured in checkin.values:
            if measured.key_result in ids:
                continue
            by_title = titles.get(measured.written.casefold())
            near = closest(measured.key_result, ids)
            if by_title:
                help_ = f"that is the title; write the id: {by_title}"
            elif near:
                help_ = f"did you mean {near}? The ids of this set: {listed}"
            elif listed:
                help_ = f"write one of the ids of this set: {listed}"
            else:
                help_ = "this set has no key results yet"
            yield Problem(
                "OKR108",
                f"the set has no key result {quoted(measured.written)}",
                Spot(okr_set.file, (*checkin.path, "values", measured.written), "key"),
                help=help_,
            )


def _hides_key_results(view: View, okr_set: OkrSet, fault: DataPath) -> bool:
    """Whether what is reported may have cost the set a key result, or its id."""
    if view.is_unknown_field(okr_set, fault):
        return len(fault) in (1, 3)
    if fault[:1] != ("objectives",):
        return not fault
    return len(fault) < 3 or (fault[2] == "key_results" and (len(fault) < 5 or fault[4] == "id"))


@rule("OKR109", Severity.ERROR)
def checkin_date(view: View) -> Iterator[Problem]:
    """A key result has two values on one day, or a check-in is dated long before the period.

    Several check-ins may have the same date, as long as each key result is named only once. A first
    measurement may be up to 31 days older than the period's first day.

    Why: of two values on a day, nobody knows which is the latest. A date long before the period is
    nearly always last year's.

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
      - date: 2025-01-08
        values:
          time-to-sign-in: 13.2
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
      - date: 2026-01-08
        values:
          time-to-sign-in: 13.2
    ```
    """
    for okr_set in view.sets:
        if okr_set.checkins:
            earliest = okr_set.period.starts - EARLY
            for checkin in okr_set.checkins:
                if checkin.date is not None and checkin.date < earliest:
                    yield _too_early(okr_set, checkin)
            yield from _twice_on_a_day(okr_set)


def _too_early(okr_set: OkrSet, checkin: Checkin) -> Problem:
    starts = okr_set.period.starts
    assert checkin.date is not None
    days = (starts - checkin.date).days
    return Problem(
        "OKR109",
        f"the check-in of {checkin.date} lies {days} days before {okr_set.period.key} begins",
        Spot(okr_set.file, (*checkin.path, "date")),
        help=f"write a day from {starts - EARLY} on; the period begins on {starts}",
    )


def _twice_on_a_day(okr_set: OkrSet) -> Iterator[Problem]:
    by_day: dict[date, list[Checkin]] = {}
    for checkin in okr_set.checkins:
        if checkin.date is not None:
            by_day.setdefault(checkin.date, []).append(checkin)
    for day, checkins in by_day.items():
        names = [measured.key_result for checkin in checkins for measured in checkin.values]
        if len(set(names)) == len(names):
            continue
        first: dict[str, DataPath] = {}
        for checkin in checkins:
            for measured in checkin.values:
                path = (*checkin.path, "values", measured.written)
                earlier = first.setdefault(measured.key_result, path)
                if earlier is not path:
                    yield Problem(
                        "OKR109",
                        f"{quoted(measured.key_result)} is named twice on {day}",
                        Spot(okr_set.file, path, "key"),
                        help="keep one of the two, or correct the date of the check-in",
                        further=(("first named here", Spot(okr_set.file, earlier, "key")),),
                    )
