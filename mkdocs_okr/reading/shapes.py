"""What a value of a file can be, as building blocks of the schema.

A shape says two things of the same value: what pydantic's core accepts and makes of it, and what an
editor is told (JSON Schema). Scalars come in as text and are typed by `mkdocs_okr.reading.scalars`;
to an editor ``14`` is a number. Where a value may be a text or a mapping or a list, the union is
told apart by which of them it is, so that a fault is reported for that one only.

The core is used without pydantic's models on top: those would take longer to import, and to make
validators of their annotations, than a hundred files take to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import CoreSchema, core_schema

__all__ = [
    "TAG",
    "Field",
    "Shape",
    "by_name",
    "either",
    "list_of",
    "mapping",
    "one_or_many",
    "text",
    "typed",
    "whole_schema",
]

TAG = "\0"
"""What the tags of unions begin with, as no text of a file can: so they are told from keys."""

_TEXT, _LIST, _MAPPING = TAG + "text", TAG + "list", TAG + "mapping"


def _kind(value: object) -> str:
    if value.__class__ is str:
        return _TEXT
    return _MAPPING if value.__class__ is dict else _LIST


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value can be.

    Attributes:
        core: to pydantic's core.
        json: as JSON Schema.
        definitions: the mappings that `json` refers to, by name.
        is_mapping: whether it is a mapping with fields.
    """

    core: CoreSchema
    json: Mapping[str, Any]
    definitions: Mapping[str, Any] = field(default_factory=dict)
    is_mapping: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what its value can be, its title and what it is for. It may be missing or empty."""

    shape: Shape
    title: str
    description: str

    @property
    def json(self) -> dict[str, Any]:
        """The field as JSON Schema."""
        return {"title": self.title, "description": self.description, **_or_null(self.shape)}


def _or_null(shape: Shape) -> dict[str, Any]:
    return {"anyOf": [dict(shape.json), {"type": "null"}]}


def text() -> Shape:
    """Any text."""
    return Shape(core_schema.str_schema(strict=True), {"type": "string"})


def typed(read: Callable[[str], object], json: Mapping[str, Any]) -> Shape:
    """A text that ``read`` makes something of, or objects to with a `PydanticCustomError`."""
    core = core_schema.no_info_after_validator_function(read, core_schema.str_schema(strict=True))
    return Shape(core, json)


def list_of(item: Shape) -> Shape:
    """A list; its items may be empty."""
    core = core_schema.list_schema(core_schema.nullable_schema(item.core), strict=True)
    return Shape(core, {"type": "array", "items": _or_null(item)}, item.definitions)


def mapping(name: str, description: str, fields: Mapping[str, Field]) -> Shape:
    """A mapping with these fields and no others; its name is that of its definition."""
    core = core_schema.typed_dict_schema(
        {
            each: core_schema.typed_dict_field(
                core_schema.nullable_schema(field.shape.core), required=False
            )
            for each, field in fields.items()
        },
        extra_behavior="forbid",
    )
    definition = {
        "title": name,
        "description": description,
        "type": "object",
        "properties": {each: field.json for each, field in fields.items()},
        "additionalProperties": False,
    }
    definitions = _definitions(field.shape for field in fields.values()) | {name: definition}
    return Shape(core, {"$ref": f"#/$defs/{name}"}, definitions, is_mapping=True)


def by_name(value: Shape) -> Shape:
    """A mapping of any keys; its values may be empty."""
    core = core_schema.dict_schema(
        core_schema.str_schema(), core_schema.nullable_schema(value.core), strict=True
    )
    json = {"type": "object", "additionalProperties": _or_null(value)}
    return Shape(core, json, value.definitions)


def either(
    text: Shape | None = None, mapping: Shape | None = None, items: Shape | None = None
) -> Shape:
    """A text or a mapping or a list, as far as they are given."""
    found = {_TEXT: text, _MAPPING: mapping, _LIST: items}
    shapes = {tag: shape for tag, shape in found.items() if shape is not None}
    core = core_schema.tagged_union_schema(
        {tag: shape.core for tag, shape in shapes.items()},
        _kind,
        custom_error_type="kind",
        custom_error_message="wrong kind",
    )
    json = {"anyOf": [dict(shape.json) for shape in shapes.values()]}
    return Shape(core, json, _definitions(shapes.values()))


def one_or_many(item: Shape) -> Shape:
    """A list; a single value stands for a list of one."""
    if item.is_mapping:
        return either(mapping=item, items=list_of(item))
    return either(text=item, items=list_of(item))


def _definitions(shapes: Iterable[Shape]) -> dict[str, Any]:
    return {name: each for shape in shapes for name, each in shape.definitions.items()}


def whole_schema(shape: Shape) -> dict[str, Any]:
    """The JSON Schema of a mapping by itself, with the definitions that it refers to."""
    definitions = dict(shape.definitions)
    root = definitions.pop(str(shape.json["$ref"]).rpartition("/")[2])
    return {**root, "$defs": definitions}
