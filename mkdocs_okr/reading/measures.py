"""How a key result is measured, from the fields that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_okr.findings import DataPath
from mkdocs_okr.model import (
    Binary,
    Bounds,
    Current,
    Graded,
    Maintain,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Reach,
    Unknown,
    Unmeasured,
)
from mkdocs_okr.reading.source import ONE, Fields, Source, at, each_item, one_line, prose, shared

__all__ = ["MEASURE_FIELDS", "build_current", "build_measure"]

MEASURE_FIELDS: Mapping[str, str] = {
    "baseline": "metric",
    "target": "metric",
    "keep": "maintain",
    "milestones": "milestones",
    "done": "binary",
    "graded": "graded",
}
"""The fields that make a measure, and which one."""


def _bounds(fields: Fields) -> Bounds | None:
    minimum, maximum = fields.get("min"), fields.get("max")
    return None if minimum is None and maximum is None else Bounds(minimum, maximum)


def _milestones(value: Any, source: Source, path: DataPath) -> tuple[Milestone, ...]:
    found = []
    for place, item in each_item(value, path):
        if item.__class__ is str:
            found.append(Milestone(one_line(item)))
            continue
        title = one_line(item.get("title"))
        if not title:
            source.missing(place, "title", "a milestone", "write what is to be reached: title: …")
        weight = item.get("weight")
        found.append(Milestone(title, item.get("done") or False, ONE if weight is None else weight))
    return tuple(found)


def build_measure(fields: Fields, source: Source, path: DataPath) -> Measure:
    if source.faults and source.has_fault_in(path, MEASURE_FIELDS):
        return Unmeasured("broken")
    get = fields.get
    baseline, target = get("baseline"), get("target")
    keep, milestones, done = get("keep"), get("milestones"), get("done")
    graded = get("graded")
    kinds = (
        (baseline is not None or target is not None)
        + (keep is not None)
        + (milestones is not None)
        + (done is not None)
        + bool(graded)
    )
    if kinds > 1 or (isinstance(target, dict) and baseline is not None):
        return Unmeasured("conflicting", _written(fields, source, path))
    if baseline is not None and target is not None:
        return Metric(
            Unknown(get("baseline_due")) if baseline.__class__ is Unknown else baseline,
            Unknown(get("target_due")) if target.__class__ is Unknown else target,
        )
    if keep is not None and (bounds := _bounds(keep)):
        return Maintain(bounds)
    if isinstance(target, dict) and (bounds := _bounds(target)):
        return Reach(bounds)
    if milestones is not None and (
        steps := _milestones(milestones, source, shared((*path, "milestones")))
    ):
        return Milestones(steps)
    if done is not None:
        return Binary(done)
    if graded:
        return Graded()
    return Unmeasured("missing", _written(fields, source, path))


def _written(fields: Fields, source: Source, path: DataPath) -> tuple[str, ...]:
    """The measure's fields that are not empty, in the order in which they were written."""
    return tuple(
        name
        for name in at(source.raw, path)
        if name in MEASURE_FIELDS
        and fields.get(name) not in (None, False if name == "graded" else None)
    )


def build_current(value: Any) -> Current | None:
    if value is None or value.__class__ is not dict:
        return None if value is None else Current(value)
    return Current(
        value.get("value"), value.get("date"), value.get("confidence"), prose(value.get("note"))
    )
