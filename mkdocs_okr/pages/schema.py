"""The JSON Schema of ``okr.json``: the data contract, part by part.

The version's first number changes when a part is taken away or means something else, the second
when one is added.
"""

from __future__ import annotations

import json
from typing import Any

from mkdocs_okr.model import Ambition, Lifecycle
from mkdocs_okr.periods import PeriodKind, PeriodState
from mkdocs_okr.progress import Status

__all__ = ["VERSION", "schema", "schema_text"]

VERSION = "1.0"

_Schema = dict[str, Any]

_TEXT: _Schema = {"type": "string"}
_OPTIONAL_TEXT: _Schema = {"type": ["string", "null"]}
_NUMBER: _Schema = {"type": "number"}
_OPTIONAL_NUMBER: _Schema = {"type": ["number", "null"]}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_OPTIONAL_COUNT: _Schema = {"type": ["integer", "null"], "minimum": 0}
_FLAG: _Schema = {"type": "boolean"}
_DAY: _Schema = {"type": "string", "format": "date"}
_OPTIONAL_DAY: _Schema = {"type": ["string", "null"], "format": "date"}
_TEXTS: _Schema = {"type": "array", "items": _TEXT}
_MAPPING: _Schema = {"type": "object", "additionalProperties": _TEXT}
_DONE: _Schema = {
    "description": "Whether it is done, or the day on which it was.",
    "type": ["boolean", "string"],
}
_SHARE: _Schema = {
    "description": "A fraction: 1 is all.",
    "type": ["number", "null"],
    "minimum": 0,
    "maximum": 1,
}
_PROGRESS: _Schema = {
    "description": "A fraction, not clamped: beyond 1 is beyond the target, below 0 below the "
    "starting point; null where there is none.",
    "type": ["number", "null"],
}
_CONFIDENCE: _Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 10}
_ADDRESS: _Schema = {
    "description": "team/period/objective, with #key-result behind it for a key result.",
    "type": "string",
}


def _object(description: str, **properties: _Schema) -> _Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _or_null(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _enum(values: Any) -> _Schema:
    return {"type": "string", "enum": [each.value for each in values]}


def _of(have: str, description: str) -> _Schema:
    return _object(description, **{have: _COUNT, "of": _COUNT})


_SHARED: dict[str, _Schema] = {
    "owners": _TEXTS,
    "weight": {"type": "number", "description": "Its share of what it is part of."},
    "tags": _TEXTS,
    "continues": _or_null(_ref("reference")),
    "dropped": _or_null(_object("Given up, and why.", date=_OPTIONAL_DAY, reason=_OPTIONAL_TEXT)),
    "initiatives": _list(
        _object("What the team does; never counted.", title=_TEXT, link=_OPTIONAL_TEXT, done=_DONE)
    ),
    "due": _OPTIONAL_DAY,
    "ignore": _MAPPING,
    "extra": _MAPPING,
}


def _measures() -> _Schema:
    def kind(name: str, description: str, **properties: _Schema) -> _Schema:
        return _object(description, kind={"const": name}, **properties)

    bounds = {"minimum": _OPTIONAL_NUMBER, "maximum": _OPTIONAL_NUMBER}
    milestone = _object("One step.", title=_TEXT, done=_DONE, weight=_NUMBER)
    return {
        "oneOf": [
            kind(
                "metric",
                "A number that is to move from a baseline to a target; null: not known yet.",
                baseline=_OPTIONAL_NUMBER,
                baseline_due=_OPTIONAL_DAY,
                target=_OPTIONAL_NUMBER,
                target_due=_OPTIONAL_DAY,
            ),
            kind("reach", "A number that is to come within bounds.", **bounds),
            kind("maintain", "A number that is to stay within bounds.", **bounds),
            kind("milestone", "Steps that are done or not.", milestones=_list(milestone)),
            kind("binary", "Done or not.", done=_DONE),
            kind("graded", "The team’s own judgement, 0 to 1."),
            kind("withheld", "The figures are not public."),
            kind("none", "No measure that can be counted."),
        ]
    }


def _definitions() -> dict[str, _Schema]:
    point = _object(
        "What is known on one day; `date` null: written without one.",
        date=_OPTIONAL_DAY,
        value=_OPTIONAL_NUMBER,
        progress=_PROGRESS,
        confidence=_CONFIDENCE,
        forecast=_OPTIONAL_NUMBER,
        note=_OPTIONAL_TEXT,
    )
    return {
        "status": _enum(Status),
        "reference": _object(
            "A reference as written, and the address it leads to.",
            written=_TEXT,
            address=_or_null(_ADDRESS),
        ),
        "point": point,
        "period": _object(
            "A period there are sets for.",
            key=_TEXT,
            name=_OPTIONAL_TEXT,
            kind=_enum(PeriodKind),
            starts=_DAY,
            ends=_DAY,
            state=_enum(PeriodState),
            url=_TEXT,
        ),
        "team": _object(
            "A team. `current`: the periods of its running sets; `shown`: the one its badge shows.",
            key=_TEXT,
            name=_TEXT,
            parent=_OPTIONAL_TEXT,
            file=_OPTIONAL_TEXT,
            url=_TEXT,
            lang=_TEXT,
            contact=_OPTIONAL_TEXT,
            links=_list(_object("A link.", title=_TEXT, link=_TEXT)),
            roles=_TEXTS,
            checkin_every=_OPTIONAL_COUNT,
            ignore=_MAPPING,
            extra=_MAPPING,
            about=_OPTIONAL_TEXT,
            current=_TEXTS,
            shown=_OPTIONAL_TEXT,
        ),
        "set": _set(),
        "objective": _objective(),
        "key_result": _key_result(),
        "measure": _measures(),
    }


def _set() -> _Schema:
    value = _object(
        "What a check-in says of a key result.",
        key_result=_TEXT,
        value=_OPTIONAL_NUMBER,
        confidence=_CONFIDENCE,
        forecast=_OPTIONAL_NUMBER,
        note=_OPTIONAL_TEXT,
    )
    counts = {"type": "object", "propertyNames": _ref("status"), "additionalProperties": _COUNT}
    return _object(
        "One team’s OKRs for one period.",
        team=_TEXT,
        period=_TEXT,
        file=_TEXT,
        url=_TEXT,
        readable=_FLAG,
        draft=_FLAG,
        lang=_TEXT,
        agreed=_OPTIONAL_DAY,
        due=_OPTIONAL_DAY,
        checkin_every=_OPTIONAL_COUNT,
        ignore=_MAPPING,
        extra=_MAPPING,
        state=_object(
            "Where it stands.",
            period=_enum(PeriodState),
            progress=_SHARE,
            expected=_SHARE,
            worst=_or_null(_ref("status")),
            counts=counts,
            measured=_of("have", "How many objectives have a result, of those meant to."),
        ),
        objectives=_list(_ref("objective")),
        checkins=_list(
            _object("A check-in.", date=_OPTIONAL_DAY, note=_OPTIONAL_TEXT, values=_list(value))
        ),
        notes={"type": "object", "additionalProperties": _TEXT},
        story=_OPTIONAL_TEXT,
        retrospective=_OPTIONAL_TEXT,
    )


def _objective() -> _Schema:
    return _object(
        "An objective.",
        id=_TEXT,
        address=_ADDRESS,
        title=_TEXT,
        url=_OPTIONAL_TEXT,
        aligns_to=_list(_ref("reference")),
        supported_by=_list(_ADDRESS),
        anchored_in=_OPTIONAL_TEXT,
        value=_OPTIONAL_TEXT,
        insight=_OPTIONAL_TEXT,
        ambition=_enum(Ambition),
        contributors=_TEXTS,
        **_SHARED,
        state=_object(
            "Where it stands.",
            status=_ref("status"),
            progress=_SHARE,
            expected=_SHARE,
            counted=_FLAG,
            measured=_of("have", "How many counted key results have a value."),
            threshold=_SHARE,
            score=_SHARE,
            decisive=_TEXTS,
            failed_guardrails=_TEXTS,
            starts=_DAY,
            ends=_DAY,
        ),
        key_results=_list(_ref("key_result")),
    )


def _key_result() -> _Schema:
    return _object(
        "A key result.",
        id=_TEXT,
        address=_ADDRESS,
        title=_TEXT,
        url=_OPTIONAL_TEXT,
        measure=_ref("measure"),
        unit=_OPTIONAL_TEXT,
        note=_OPTIONAL_TEXT,
        source=_OPTIONAL_TEXT,
        lifecycle=_list(_enum(Lifecycle)),
        guardrail=_FLAG,
        pace=_FLAG,
        withheld=_OPTIONAL_TEXT,
        score=_OPTIONAL_NUMBER,
        checkin_every=_OPTIONAL_COUNT,
        supported_by=_list(_ADDRESS),
        **_SHARED,
        state=_object(
            "Where it stands.",
            status=_ref("status"),
            progress=_PROGRESS,
            expected=_SHARE,
            counted=_FLAG,
            measured=_FLAG,
            latest=_or_null(_ref("point")),
            points=_list(_ref("point")),
            confidence=_CONFIDENCE,
            previous_confidence=_CONFIDENCE,
            cause={"enum": ["pace", "bounds", "confidence", None]},
            would_be=_or_null(_ref("status")),
            days_since_value={"type": ["integer", "null"]},
            undated=_FLAG,
            held=_or_null(_of("within", "In how many check-ins it was within its bounds.")),
            steps=_or_null(_of("done", "How many milestones are done.")),
            score=_SHARE,
            starts=_DAY,
            ends=_DAY,
        ),
    )


def schema() -> _Schema:
    """The JSON Schema (draft 2020-12) of ``okr.json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "OKRs of an organisation",
        **_object(
            "All teams and sets with where they stand on `today`. URLs are relative to the site’s "
            "root, or absolute where the site knows its address.",
            **{"$schema": _TEXT},
            version={"const": VERSION},
            today=_DAY,
            language=_TEXT,
            site_url=_OPTIONAL_TEXT,
            leadership=_TEXTS,
            periods=_list(_ref("period")),
            teams=_list(_ref("team")),
            sets=_list(_ref("set")),
        ),
        "$defs": _definitions(),
    }


def schema_text() -> str:
    """The same as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
