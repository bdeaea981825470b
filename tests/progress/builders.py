"""Small builders: a period of a hundred days, in which day 57 is where 57 % is expected.

Days are numbers here: day 0 is the first day, day 100 the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mkdocs_okr.model import (
    Ambition,
    Bounds,
    Checkin,
    Current,
    Done,
    Dropped,
    KeyResult,
    Maintain,
    Measure,
    Measurement,
    Metric,
    Milestone,
    Milestones,
    Objective,
    OkrSet,
    Organisation,
    Reach,
    Team,
    Unknown,
)
from mkdocs_okr.periods import Period, PeriodKind
from mkdocs_okr.progress import KeyResultState, ObjectiveState, SetState, assess
from mkdocs_okr.settings import Settings

FIRST = date(2026, 1, 1)
HUNDRED_DAYS = Period("hundred", FIRST, FIRST + timedelta(100), PeriodKind.CUSTOM)

Said = Decimal | int | str | Mapping[str, Any]
Log = Mapping[int, Mapping[str, Said]]


def day(number: int) -> date:
    """The day with that number; negative before the period, over 100 after it."""
    return FIRST + timedelta(number)


def decimal(number: Decimal | int | str) -> Decimal:
    return Decimal(number)


def metric(baseline: str | int | None, target: str | int | None) -> Metric:
    """``None`` is unknown."""
    return Metric(
        Unknown() if baseline is None else decimal(baseline),
        Unknown() if target is None else decimal(target),
    )


def bounds(least: str | int | None = None, most: str | int | None = None) -> Bounds:
    return Bounds(
        None if least is None else decimal(least), None if most is None else decimal(most)
    )


def keep(least: str | int | None = None, most: str | int | None = None) -> Maintain:
    return Maintain(bounds(least, most))


def reach(least: str | int | None = None, most: str | int | None = None) -> Reach:
    return Reach(bounds(least, most))


def steps(*done: Done | tuple[Done, int | str]) -> Milestones:
    """A milestone for each; with a weight where it is a pair."""
    pairs = [each if isinstance(each, tuple) else (each, 1) for each in done]
    return Milestones(
        tuple(
            Milestone(f"Step {number}", is_done, decimal(weight))
            for number, (is_done, weight) in enumerate(pairs, 1)
        )
    )


def key_result(id: str, measure: Measure, **fields: Any) -> KeyResult:
    for name in ("weight", "score"):
        if fields.get(name) is not None:
            fields[name] = decimal(fields[name])
    return KeyResult(id, id.title(), measure, ("objectives", 0, "key_results", 0), **fields)


def objective(*key_results: KeyResult, id: str = "o", **fields: Any) -> Objective:
    if "weight" in fields:
        fields["weight"] = decimal(fields["weight"])
    return Objective(id, id.title(), "team", "hundred", key_results, ("objectives", 0), **fields)


def gone(on: int | None) -> Dropped:
    return Dropped(None if on is None else day(on), "moved elsewhere")


def current(value: Said | None, on: int | None = None, confidence: str | None = None) -> Current:
    return Current(
        None if value is None else decimal(value),  # type: ignore[arg-type]
        None if on is None else day(on),
        None if confidence is None else decimal(confidence),
    )


def checkins(log: Log) -> tuple[Checkin, ...]:
    return tuple(
        Checkin(day(number), None, tuple(_measurement(*each) for each in said.items()), ())
        for number, said in log.items()
    )


def _measurement(id: str, said: Said) -> Measurement:
    parts = dict(said) if isinstance(said, Mapping) else {"value": said}
    note = parts.pop("note", None)
    numbers = {name: decimal(number) for name, number in parts.items()}
    return Measurement(id, numbers.pop("value", None), note=note, **numbers)


def organisation(
    *objectives: Objective,
    on: int = 50,
    log: Log | None = None,
    settings: Settings | None = None,
    period: Period = HUNDRED_DAYS,
    team: Team | None = None,
    **fields: Any,
) -> Organisation:
    """An organisation of one team and one set, seen on day `on`."""
    okr_set = OkrSet(
        "okrs/team/hundred.md", "team", period, objectives, checkins(log or {}), **fields
    )
    return Organisation(
        settings=settings or Settings(),
        today=day(on),
        teams={"team": team or Team("team", "okrs/team")},
        sets={("team", period.key): okr_set},
    )


def set_state(*objectives: Objective, **fields: Any) -> SetState:
    """How a set of these objectives stands."""
    seen = organisation(*objectives, **fields)
    (okr_set,) = seen.sets.values()
    return assess(seen, okr_set)


def objective_state(
    *key_results: KeyResult,
    ambition: Ambition = Ambition.COMMITTED,
    objective_fields: Mapping[str, Any] | None = None,
    **fields: Any,
) -> ObjectiveState:
    """How an objective of these key results stands."""
    only = objective(*key_results, ambition=ambition, **(objective_fields or {}))
    return set_state(only, **fields).objectives[0]


def key_result_state(
    measure: Measure,
    log: Mapping[int, Said] | None = None,
    *,
    ambition: Ambition = Ambition.COMMITTED,
    key_result_fields: Mapping[str, Any] | None = None,
    **fields: Any,
) -> KeyResultState:
    """How one key result stands, of which the log says something on some days."""
    only = key_result(**{"id": "kr", "measure": measure, **(key_result_fields or {})})
    said: Log = {number: {"kr": each} for number, each in (log or {}).items()}
    return objective_state(only, ambition=ambition, log=said, **fields).key_results[0]


def assess_log(measure: Measure, log: list[tuple[int, Said]], on: int = 50) -> KeyResultState:
    """Like `key_result_state`, for a log that has several check-ins on one day."""
    entries = tuple(entry for number, said in log for entry in checkins({number: {"kr": said}}))
    seen = organisation(objective(key_result("kr", measure)), on=on)
    (okr_set,) = seen.sets.values()
    return assess(seen, replace(okr_set, checkins=entries)).objectives[0].key_results[0]
