"""Objectives and key results as data, with where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mkdocs_okr.model import (
    Address,
    Binary,
    Done,
    Graded,
    Initiative,
    KeyResult,
    Maintain,
    Measure,
    Metric,
    Milestones,
    Objective,
    OkrSet,
    Reach,
    Reference,
    Unknown,
)
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.values import day, fraction, number, optional_day
from mkdocs_okr.progress import KeyResultState, ObjectiveState, Point

__all__ = ["objective_data"]


def objective_data(state: ObjectiveState, okr_set: OkrSet, site: Site) -> dict[str, Any]:
    """An objective with its key results, as in ``okr.json``."""
    objective, organisation = state.objective, site.organisation
    address = objective.address
    return {
        "id": objective.id,
        "address": str(address),
        "title": objective.title,
        "url": site.url(*site.place_of(address)) if objective.id else None,
        "aligns_to": [
            _reference(each.reference, each.target)
            for each in organisation.alignments.get(address, ())
        ],
        "supported_by": [str(each) for each in organisation.supporters.get(address, ())],
        "anchored_in": objective.anchored_in,
        "value": objective.value,
        "insight": objective.insight,
        "ambition": objective.ambition.value,
        "contributors": list(objective.contributors),
        **_shared(objective, address, site),
        "state": {
            "status": state.status.value,
            "progress": fraction(state.progress),
            "expected": fraction(state.expected),
            "counted": state.counted,
            "measured": {"have": state.measured[0], "of": state.measured[1]},
            "threshold": fraction(state.threshold),
            "score": fraction(state.score),
            "decisive": [each.key_result.id for each in state.decisive],
            "failed_guardrails": [each.key_result.id for each in state.failed_guardrails],
            "starts": day(state.starts),
            "ends": day(state.ends),
        },
        "key_results": [_key_result(each, objective, site) for each in state.key_results],
    }


def _key_result(state: KeyResultState, objective: Objective, site: Site) -> dict[str, Any]:
    key_result, organisation = state.key_result, site.organisation
    address = Address(objective.team, objective.period, objective.id, key_result.id)
    open_figures = key_result.withheld is None
    return {
        "id": key_result.id,
        "address": str(address),
        "title": key_result.title,
        "url": site.url(*site.place_of(address)) if key_result.id else None,
        "measure": _measure(key_result.measure) if open_figures else {"kind": "withheld"},
        "unit": key_result.unit,
        "note": key_result.note,
        "source": key_result.source,
        "lifecycle": [part.value for part in key_result.lifecycle],
        "guardrail": key_result.guardrail,
        "pace": key_result.pace,
        "withheld": key_result.withheld,
        "score": number(key_result.score),
        "checkin_every": key_result.checkin_every,
        "supported_by": [str(each) for each in organisation.supporters.get(address, ())],
        **_shared(key_result, address, site),
        "state": _key_result_state(state, open_figures),
    }


def _key_result_state(state: KeyResultState, open_figures: bool) -> dict[str, Any]:
    points = state.points if open_figures else ()
    latest = state.latest if open_figures else None
    return {
        "status": state.status.value,
        "progress": fraction(state.progress),
        "expected": fraction(state.expected),
        "counted": state.counted,
        "measured": state.measured,
        "latest": None if latest is None else _point(latest),
        "points": [_point(each) for each in points],
        "confidence": number(state.confidence),
        "previous_confidence": number(state.previous_confidence),
        "cause": state.cause,
        "would_be": None if state.would_be is None else state.would_be.value,
        "days_since_value": state.days_since_value,
        "undated": state.undated,
        "held": None if state.held is None else {"within": state.held[0], "of": state.held[1]},
        "steps": None if state.steps is None else {"done": state.steps[0], "of": state.steps[1]},
        "score": fraction(state.score),
        "starts": day(state.starts),
        "ends": day(state.ends),
    }


def _shared(part: Objective | KeyResult, address: Address, site: Site) -> dict[str, Any]:
    """What objectives and key results have in common."""
    continues = None
    if part.continues is not None:
        found = site.organisation.predecessors.get(address)
        continues = _reference(part.continues, None if found is None else found.target)
    dropped = None
    if part.dropped is not None:
        dropped = {"date": optional_day(part.dropped.date), "reason": part.dropped.reason}
    return {
        "owners": list(part.owners),
        "weight": number(part.weight),
        "tags": list(part.tags),
        "continues": continues,
        "dropped": dropped,
        "initiatives": [_initiative(each) for each in part.initiatives],
        "due": optional_day(part.due),
        "ignore": dict(part.ignore),
        "extra": _texts(part.extra),
    }


def _texts(extra: Mapping[str, str]) -> dict[str, str]:
    return dict(extra)


def _reference(reference: Reference, target: Address | None) -> dict[str, Any]:
    return {"written": reference.text, "address": None if target is None else str(target)}


def _initiative(initiative: Initiative) -> dict[str, Any]:
    return {"title": initiative.title, "link": initiative.link, "done": _done(initiative.done)}


def _done(done: Done) -> bool | str:
    return done.isoformat() if isinstance(done, date) else done


def _point(point: Point) -> dict[str, Any]:
    return {
        "date": optional_day(point.date),
        "value": number(point.value),
        "progress": fraction(point.progress),
        "confidence": number(point.confidence),
        "forecast": number(point.forecast),
        "note": point.note,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    if isinstance(measure, Metric):
        return {
            "kind": "metric",
            "baseline": None if isinstance(measure.baseline, Unknown) else number(measure.baseline),
            "baseline_due": _due(measure.baseline),
            "target": None if isinstance(measure.target, Unknown) else number(measure.target),
            "target_due": _due(measure.target),
        }
    if isinstance(measure, Reach | Maintain):
        return {
            "kind": "reach" if isinstance(measure, Reach) else "maintain",
            "minimum": number(measure.bounds.minimum),
            "maximum": number(measure.bounds.maximum),
        }
    if isinstance(measure, Milestones):
        return {
            "kind": "milestone",
            "milestones": [
                {"title": each.title, "done": _done(each.done), "weight": number(each.weight)}
                for each in measure.milestones
            ],
        }
    if isinstance(measure, Binary):
        return {"kind": "binary", "done": _done(measure.done)}
    if isinstance(measure, Graded):
        return {"kind": "graded"}
    return {"kind": "none"}


def _due(written: object) -> str | None:
    return optional_day(written.due) if isinstance(written, Unknown) else None
