"""What the schema objects to, as paths into the data, and the data without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import ValidationError

from mkdocs_okr.findings import DataPath
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.shapes import TAG
from mkdocs_okr.reading.yaml_events import Node

__all__ = ["Fault", "faults_of", "level_of", "take_out"]

UNKNOWN = "extra_forbidden"

_LEVEL_BELOW = {
    "objectives": "objective",
    "key_results": "key_result",
    "checkins": "checkin",
    "values": "values",
    "milestones": "milestone",
    "initiatives": "initiative",
    "dropped": "dropped",
    "current": "current",
    "keep": "bounds",
    "target": "bounds",
    "links": "link",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One objection.

    Attributes:
        path: of the value; for an unknown field, of the field.
        kind: what was expected: a type of `mkdocs_okr.reading.scalars`, or one of pydantic's.
        value: what is there instead.
    """

    path: DataPath
    kind: str
    value: Node


def faults_of(error: ValidationError) -> list[Fault]:
    """All objections, the tags of unions taken out of their paths."""
    return [
        Fault(
            tuple(
                step
                for step in each["loc"]
                if step.__class__ is int or not str(step).startswith(TAG)
            ),
            each["type"],
            each["input"],
        )
        for each in error.errors(include_url=False, include_context=False)
    ]


def take_out(raw: Node, faults: Iterable[Fault]) -> None:
    """Takes what is faulty out of the data, so that the rest can be used.

    Values become empty, unknown fields go, and a faulty id is mended, so that references to it are
    not faulty too.
    """
    for fault in faults:
        owner = raw
        for step in fault.path[:-1]:
            if owner is None:
                break
            owner = owner[step]
        if owner is None:
            continue
        if fault.kind == UNKNOWN:
            owner.pop(fault.path[-1], None)
        elif fault.kind == "id" and isinstance(fault.value, str):
            owner[fault.path[-1]] = slug(fault.value) or None
        else:
            owner[fault.path[-1]] = None


def level_of(path: DataPath, top: str) -> str:
    """What the mapping at the path is: ``set``, ``objective``, ``key_result``, ``milestone`` …"""
    level = top
    for step in path:
        if isinstance(step, int):
            continue
        level = "measurement" if level == "values" else _LEVEL_BELOW.get(step, level)
    return level
