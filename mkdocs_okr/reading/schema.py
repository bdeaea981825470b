"""The fields of a team's file and of a set's file, and what each may hold.

Plain data of texts comes in, typed data goes out, and all faults of a file are reported at once. No
field is required here and every one may be empty: what is missing is said where the model is built,
so that one run tells everything. The same tables make the JSON Schemas for editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import SchemaValidator

from mkdocs_okr.model import Ambition, Lifecycle
from mkdocs_okr.reading import scalars
from mkdocs_okr.reading.shapes import (
    Field,
    Shape,
    by_name,
    either,
    list_of,
    mapping,
    one_or_many,
    text,
    typed,
    whole_schema,
)
from mkdocs_okr.settings import FieldKind, Settings

__all__ = [
    "FIELDS_OF",
    "Extras",
    "extras_of",
    "set_schema",
    "set_validator",
    "team_schema",
    "team_validator",
]


_TEXT = text()
_LABEL = typed(scalars.label, {"type": "string"})
_LABELS = one_or_many(_LABEL)
_REASON = typed(scalars.reason, {"type": "string", "minLength": 1})
_ID = typed(scalars.identifier, {"type": "string", "pattern": "^[a-z0-9-]+$"})
_NUMBER = typed(scalars.number, {"type": "number"})
_NUMBER_OR_UNKNOWN = typed(
    scalars.number_or_unknown, {"anyOf": [{"type": "number"}, {"const": "unknown"}]}
)
_DATE = typed(scalars.day, {"type": "string", "format": "date"})
_FLAG = typed(scalars.flag, {"type": "boolean"})
_DONE = typed(scalars.done, {"anyOf": [{"type": "boolean"}, {"type": "string", "format": "date"}]})
_CONFIDENCE = typed(
    scalars.confidence, {"type": "number", "minimum": 0, "maximum": 10, "multipleOf": 0.5}
)
_SCORE = typed(scalars.score, {"type": "number", "minimum": 0, "maximum": 1})
_DAYS = typed(scalars.days, {"type": "integer", "minimum": 1, "maximum": 9999})
_LANGUAGE = typed(scalars.language, {"enum": list(scalars.LANGUAGES)})
_DRAFT = typed(scalars.draft, {"const": "draft"})
_AMBITION = typed(scalars.ambition, {"enum": [each.value for each in Ambition]})
_LIFECYCLE = typed(scalars.lifecycle, {"enum": [each.value for each in Lifecycle]})
# Rules without reasons are read too, so that the reason can be asked for.
_IGNORES = Shape(
    either(_TEXT, by_name(_TEXT), list_of(_TEXT)).core,
    {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
)

_LINK = {
    "title": Field(_TEXT, "Title", "What readers see."),
    "link": Field(_TEXT, "Link", "An address or a relative path."),
}
_BOUNDS = {
    "min": Field(_NUMBER, "Lowest", "The lowest value within."),
    "max": Field(_NUMBER, "Highest", "The highest value within."),
}
_MILESTONE = {
    "title": Field(_TEXT, "Title", "What is to be reached."),
    "done": Field(_DONE, "Done", "true, false or the day on which it was done."),
    "weight": Field(_NUMBER, "Weight", "Its share of the whole; 1 if left out."),
}
_INITIATIVE = {
    "title": Field(_TEXT, "Title", "What the team does."),
    "link": Field(_TEXT, "Link", "Where the work is planned."),
    "done": Field(_DONE, "Done", "true, false or the day on which it was done."),
}
_DROPPED = {
    "date": Field(_DATE, "Date", "The day it was given up."),
    "reason": Field(_TEXT, "Reason", "Why, for the readers."),
}
_CURRENT = {
    "value": Field(_NUMBER, "Value", "The value measured."),
    "date": Field(_DATE, "Date", "The day of the measurement."),
    "confidence": Field(_CONFIDENCE, "Confidence", "That it will be reached, 0 to 10 in halves."),
    "note": Field(_TEXT, "Note", "Markdown."),
}
_MEASUREMENT = {
    "value": Field(_NUMBER, "Value", "The value measured."),
    "confidence": Field(_CONFIDENCE, "Confidence", "That it will be reached, 0 to 10 in halves."),
    "forecast": Field(_NUMBER, "Forecast", "The value expected at the end; shown, not counted."),
    "note": Field(_TEXT, "Note", "Markdown."),
}
_CHECKIN = {
    "date": Field(_DATE, "Date", "The day of the check-in."),
    "note": Field(_TEXT, "Note", "Markdown, on the whole set."),
    "values": Field(
        by_name(
            either(
                _NUMBER,
                mapping(
                    "MeasurementFields", "What a check-in says of one key result.", _MEASUREMENT
                ),
            )
        ),
        "Values",
        "By the ids of the key results: a number, or what the check-in says besides.",
    ),
}


def _steps(fields: Shape) -> Shape:
    """Milestones and initiatives: a mapping each, or merely a title."""
    return either(_TEXT, fields, list_of(either(_TEXT, fields)))


_DUE = Field(_DATE, "Due", "The last day; the period's end if left out.")
_IGNORE = Field(_IGNORES, "Ignore", "Accepted findings, each with a reason.")
_CHECKIN_EVERY = Field(_DAYS, "Check in every", "Days between check-ins.")
_LANG = Field(_LANGUAGE, "Language", "nb, nn or en; the site's if left out.")

_OF_BOTH = {
    "owner": Field(_LABELS, "Owner", "A role; one or several."),
    "weight": Field(_NUMBER, "Weight", "Its share of the whole; 1 if left out."),
    "tags": Field(_LABELS, "Tags", "Words to find it by."),
    "continues": Field(_LABEL, "Continues", "A reference to an earlier one."),
    "dropped": Field(
        mapping("DroppedFields", "When and why it was given up.", _DROPPED),
        "Dropped",
        "When and why it was given up.",
    ),
    "initiatives": Field(
        _steps(mapping("InitiativeFields", "What the team does.", _INITIATIVE)),
        "Initiatives",
        "What the team does; never counted.",
    ),
    "due": _DUE,
    "ignore": _IGNORE,
}
_KEY_RESULT = {
    "id": Field(_ID, "Id", "Stable name in references; unique in the set."),
    "title": Field(_TEXT, "Title", "What is measured."),
    "baseline": Field(_NUMBER_OR_UNKNOWN, "Baseline", "Where it starts, or unknown."),
    "baseline_due": Field(_DATE, "Baseline due", "When the baseline will be known."),
    "target": Field(
        either(
            _NUMBER_OR_UNKNOWN, mapping("BoundsFields", "A range, both ends included.", _BOUNDS)
        ),
        "Target",
        "Where it is to go: a number, unknown, or bounds to come within.",
    ),
    "target_due": Field(_DATE, "Target due", "When the target will be known."),
    "keep": Field(
        mapping("BoundsFields", "A range, both ends included.", _BOUNDS),
        "Keep",
        "Stable operation: the bounds to stay within.",
    ),
    "milestones": Field(
        _steps(mapping("MilestoneFields", "One step.", _MILESTONE)),
        "Milestones",
        "Steps that are done or not.",
    ),
    "done": Field(_DONE, "Done", "true, false or the day on which it was done."),
    "graded": Field(_FLAG, "Graded", "The team's own judgement, 0 to 1, in its check-ins."),
    "unit": Field(_LABEL, "Unit", "What the numbers count."),
    "note": Field(_TEXT, "Note", "Markdown."),
    "current": Field(
        either(
            _NUMBER, mapping("CurrentFields", "The latest value, where no log is kept.", _CURRENT)
        ),
        "Current",
        "The latest value, where no log is kept.",
    ),
    "score": Field(_SCORE, "Score", "The final grade, where it differs from the progress."),
    "source": Field(_TEXT, "Source", "How or where it is measured."),
    "lifecycle": Field(
        one_or_many(_LIFECYCLE), "Life cycle", "development, operations or security."
    ),
    "guardrail": Field(_FLAG, "Guardrail", "Must not fail while the others succeed."),
    "pace": Field(_FLAG, "Pace", "false: settled only at the end."),
    "withheld": Field(_REASON, "Withheld", "Why the figures are not public."),
    "checkin_every": _CHECKIN_EVERY,
    **_OF_BOTH,
}
_OBJECTIVE = {
    "id": Field(_ID, "Id", "Stable name in references; made from the title if left out."),
    "title": Field(_TEXT, "Title", "Qualitative: what."),
    "aligns_to": Field(_LABELS, "Aligns to", "References to larger goals of other sets."),
    "anchored_in": Field(_TEXT, "Anchored in", "The strategy or mandate it serves."),
    "value": Field(_TEXT, "Value", "What users or society gain. Markdown."),
    "insight": Field(_TEXT, "Insight", "The need or data behind it. Markdown."),
    "ambition": Field(_AMBITION, "Ambition", "committed, or stretch."),
    "contributors": Field(_LABELS, "Contributors", "Keys of the teams that take part."),
    **_OF_BOTH,
}
_SET = {
    "status": Field(_DRAFT, "Status", "draft: not in force."),
    "lang": _LANG,
    "agreed": Field(_DATE, "Agreed", "The day the team agreed on it."),
    "checkins": Field(
        one_or_many(mapping("CheckinFields", "A look at the key results on one day.", _CHECKIN)),
        "Check-ins",
        "The log.",
    ),
    "retrospective": Field(_TEXT, "Retrospective", "Markdown, looking back."),
    "due": _DUE,
    "checkin_every": _CHECKIN_EVERY,
    "ignore": _IGNORE,
}
_TEAM = {
    "name": Field(_TEXT, "Name", "As readers see it."),
    "parent": Field(_LABEL, "Parent", "The key of the team above."),
    "contact": Field(_TEXT, "Contact", "How to reach the team."),
    "links": Field(
        one_or_many(mapping("LinkFields", "A title and where it leads.", _LINK)),
        "Links",
        "Where to read more.",
    ),
    "lang": _LANG,
    "roles": Field(_LABELS, "Roles", "Who may own things here and below."),
    "checkin_every": _CHECKIN_EVERY,
    "ignore": _IGNORE,
}

FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "team": tuple(_TEAM),
    "set": ("status", "lang", "agreed", "objectives", *tuple(_SET)[3:]),
    "objective": (*tuple(_OBJECTIVE)[:7], "key_results", *tuple(_OBJECTIVE)[7:]),
    "key_result": tuple(_KEY_RESULT),
    "checkin": tuple(_CHECKIN),
    "measurement": tuple(_MEASUREMENT),
    "milestone": tuple(_MILESTONE),
    "initiative": tuple(_INITIATIVE),
    "dropped": tuple(_DROPPED),
    "current": tuple(_CURRENT),
    "bounds": tuple(_BOUNDS),
    "link": tuple(_LINK),
}
"""The fields of everything that has fields, in the order in which they are explained."""

Extras = tuple[tuple[str, tuple[tuple[str, FieldKind], ...]], ...]
"""The fields that a site has declared: (level, ((name, kind), …)), …; hashable."""

_SHAPE_OF_KIND = {
    FieldKind.TEXT: _TEXT,
    FieldKind.LINK: _TEXT,
    FieldKind.NUMBER: _NUMBER,
    FieldKind.DATE: _DATE,
}


def extras_of(settings: Settings) -> Extras:
    """The fields that the settings declare."""
    return tuple((level, tuple(fields.items())) for level, fields in settings.fields.items())


def _declared(extras: Extras, level: str) -> dict[str, Field]:
    return {
        name: Field(_SHAPE_OF_KIND[kind], name, "A field of this site's own.")
        for name, kind in dict(extras).get(level, ())
    }


@lru_cache(maxsize=16)
def _set_shape(extras: Extras) -> Shape:
    key_result = mapping(
        "KeyResultFields",
        "How one sees that the objective is being reached.",
        _declared(extras, "key_result") | _KEY_RESULT,
    )
    key_results = Field(one_or_many(key_result), "Key results", "How one sees the progress.")
    objective = mapping(
        "ObjectiveFields",
        "What the team is after.",
        _declared(extras, "objective") | _OBJECTIVE | {"key_results": key_results},
    )
    objectives = Field(one_or_many(objective), "Objectives", "In order of priority.")
    return mapping(
        "SetFields",
        "What one team is after in one period.",
        _declared(extras, "set") | _SET | {"objectives": objectives},
    )


@lru_cache(maxsize=16)
def _team_shape(extras: Extras) -> Shape:
    return mapping("TeamFields", "A team.", _declared(extras, "team") | _TEAM)


@lru_cache(maxsize=16)
def set_validator(extras: Extras = ()) -> SchemaValidator:
    """What turns the plain data of a set's file into typed data.

    Its `validate_python` raises `pydantic_core.ValidationError` with all faults there are. The
    types of those it does not define itself are kinds named in `mkdocs_okr.reading.scalars`.
    """
    return SchemaValidator(_set_shape(extras).core)


@lru_cache(maxsize=16)
def team_validator(extras: Extras = ()) -> SchemaValidator:
    """The same for a team's ``index.md``."""
    return SchemaValidator(_team_shape(extras).core)


def set_schema(extras: Extras = ()) -> dict[str, Any]:
    """The JSON Schema of a set's front matter, for editors."""
    return whole_schema(_set_shape(extras))


def team_schema(extras: Extras = ()) -> dict[str, Any]:
    """The JSON Schema of a team's front matter."""
    return whole_schema(_team_shape(extras))
