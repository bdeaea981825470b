"""JSON Schemas of the front matter as an editor sees it, from the same definitions as the reader's.

The reader takes every scalar as text and types it by its field; to an editor ``14`` is a number and
``true`` a boolean before any schema is asked. So a text may be any scalar here, a number may stand
in quotes, and where one value may stand for a list, both are allowed. Draft-07 is what editors'
YAML support understands best. What a schema cannot say is left to ``okr check``, which has the last
word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from mkdocs_okr.reading.schema import extras_of, set_schema, team_schema
from mkdocs_okr.settings import Settings

__all__ = ["editor_schema"]

_Schema = dict[str, Any]

_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_NUMBER = (
    r"^[+-]?([0-9]+(_[0-9]+)*(\.([0-9]+(_[0-9]+)*)?)?|\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]{1,2})?$"
)
_LARGEST = 10**15
_NULL: _Schema = {"type": "null"}

_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "set": "The OKRs of a team for a period",
        "team": "A team",
    }
)
_REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ObjectiveFields": ("title",),
        "KeyResultFields": ("title",),
        "MilestoneFields": ("title",),
        "InitiativeFields": ("title",),
        "CheckinFields": ("date",),
        "DroppedFields": ("date", "reason"),
        "LinkFields": ("link",),
    }
)
"""What may not be missing, by the name of the definition."""


def editor_schema(
    kind: Literal["set", "team"], settings: Settings, acceptable: Mapping[str, str]
) -> _Schema:
    """The JSON Schema (draft-07) of the front matter of a file.

    Args:
        kind: of a set's file or of a team's ``index.md``.
        settings: the fields they declare are part of it.
        acceptable: the names of the rules whose findings may be accepted, with what each finds.
    """
    extras = extras_of(settings)
    schema = set_schema(extras) if kind == "set" else team_schema(extras)
    definitions = schema.pop("$defs", {})
    root = _seen(schema)
    if kind == "set":
        draft = {"properties": {"status": {"const": "draft"}}, "required": ["status"]}
        root |= {"if": draft, "else": {"required": ["objectives"]}}
    named = {name: _definition(name, each) for name, each in sorted(definitions.items())}
    for each in (root, *named.values()):
        if "ignore" in each["properties"]:
            each["properties"]["ignore"] = _ignore(each["properties"]["ignore"], acceptable)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "title": _TITLES[kind],
        "definitions": named,
    }


def _definition(name: str, schema: _Schema) -> _Schema:
    required = _REQUIRED.get(name, ())
    properties = {
        field: _never_empty(each) if field in required else each
        for field, each in schema["properties"].items()
    }
    seen = _seen(schema | {"properties": properties})
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Fields"))
    seen["title"] = words.capitalize()
    if required:
        seen["required"] = list(required)
    return seen


def _never_empty(schema: _Schema) -> _Schema:
    return schema | {"anyOf": [each for each in schema["anyOf"] if each != _NULL]}


def _seen(schema: _Schema) -> _Schema:
    """A schema of typed values as one of what an editor makes of the file."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"].replace("#/$defs/", "#/definitions/")}
    seen: _Schema = {}
    for key, value in schema.items():
        match key:
            case "properties":
                seen[key] = {name: _seen(each) for name, each in value.items()}
            case "items" | "additionalProperties" if isinstance(value, dict):
                seen[key] = _seen(value)
            case "anyOf" | "oneOf":
                # One value may fit several kinds: ``2026`` is a number, and a text.
                choices = _flat([_seen(each) for each in value])
                seen |= choices[0] if len(choices) == 1 else {"anyOf": choices}
            case _:
                seen[key] = value
    return _widened(seen)


def _flat(choices: list[_Schema]) -> list[_Schema]:
    """As few choices as can say it, since an editor may complain of each of them."""
    flat: list[_Schema] = []
    for each in choices:
        flat += each["anyOf"] if list(each) == ["anyOf"] else [each]
    if _NULL in flat:
        flat.remove(_NULL)
        for index, each in enumerate(flat):
            if "type" in each:
                types = [each["type"]] if isinstance(each["type"], str) else each["type"]
                flat[index] = each | {"type": [*types, "null"]}
                break
        else:
            flat.append(_NULL)
    return flat


def _widened(schema: _Schema) -> _Schema:
    """A scalar, with the other forms in which a file may write it."""
    match schema:
        case {"type": "string", "format": "date"}:
            return schema | {"pattern": _DATE}
        case {"type": "string", "minLength": _}:  # a reason: not merely yes or no
            return schema | {"type": ["string", "number"]}
        case {"type": "string", "pattern": _}:  # an id
            return schema | {"type": ["string", "integer", "boolean"], "minimum": 0}
        case {"type": "string"}:
            return schema | {"type": ["string", "number", "boolean"]}
        case {"type": "number"}:
            number = {"minimum": -_LARGEST, "maximum": _LARGEST} | schema
            return {"anyOf": [number, {"type": "string", "pattern": _NUMBER}]}
        case {"type": "integer"}:
            return {"anyOf": [schema, {"type": "string", "pattern": "^[1-9][0-9]{0,3}$"}]}
        case {"type": "boolean"}:
            return {"anyOf": [schema, {"type": "string", "pattern": "^(true|false)$"}]}
        case _:
            return schema


def _ignore(schema: _Schema, acceptable: Mapping[str, str]) -> _Schema:
    """The field with the rules by name, so that an editor can offer and explain them."""
    reason = {"type": ["string", "number"], "minLength": 1}
    rules = {
        name: {"title": name, "description": f"{summary} Write why this is right here.", **reason}
        for name, summary in acceptable.items()
    }
    mapping = {
        "properties": rules,
        # A code instead of a name, a family, in any case: `okr check` knows which there are.
        "additionalProperties": reason,
    }
    kept = {key: value for key, value in schema.items() if key in ("title", "description")}
    return {**kept, **mapping, "type": ["object", "null"]}
