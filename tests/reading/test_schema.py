"""The schema: what pydantic's core checks, and what editors are told, from one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from pydantic_core import ValidationError

from mkdocs_okr.reading.faults import faults_of, level_of, take_out
from mkdocs_okr.reading.schema import (
    FIELDS_OF,
    set_schema,
    set_validator,
    team_schema,
    team_validator,
)
from mkdocs_okr.reading.synonyms import SYNONYMS
from mkdocs_okr.settings import FieldKind


@pytest.mark.parametrize("schema", [set_schema(), team_schema()], ids=["set", "team"])
def test_json_schemas_are_valid_and_explain_every_field(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    mappings = [schema, *schema["$defs"].values()]
    for mapping in mappings:
        assert mapping["description"].endswith(".")
        assert mapping["additionalProperties"] is False
        for field in mapping["properties"].values():
            assert field["title"]
            assert field["description"].endswith(".")


def test_json_schema_of_a_set_as_an_editor_sees_it() -> None:
    validator = jsonschema.Draft202012Validator(set_schema())
    key_result = {"title": "B", "target": {"min": 75}, "lifecycle": "operations", "owner": ["A"]}
    validator.validate(
        {"status": "draft", "objectives": [{"title": "A", "key_results": key_result}]}
    )
    for wrong in (
        {"status": "final"},
        {"objectives": [{"titel": "A"}]},
        {"objectives": [{"title": "A", "key_results": [{"target": [1]}]}]},
        {"checkins": [{"values": {"a": {"confidence": 11}}}]},
    ):
        assert not validator.is_valid(wrong), wrong


def test_declared_fields_are_in_the_schemas_too() -> None:
    extras = (
        ("objective", (("budget", FieldKind.NUMBER),)),
        ("team", (("floor", FieldKind.TEXT),)),
    )
    assert "budget" in set_schema(extras)["$defs"]["ObjectiveFields"]["properties"]
    assert "floor" in team_schema(extras)["properties"]
    assert set_validator(extras).validate_python({"objectives": {"budget": "5"}})
    with pytest.raises(ValidationError):
        set_validator().validate_python({"objectives": {"budget": "5"}})
    assert team_validator(extras).validate_python({"floor": "5"}) == {"floor": "5"}


def test_fields_are_those_of_the_schema() -> None:
    schema = set_schema()
    assert sorted(FIELDS_OF["set"]) == sorted(schema["properties"])
    for level, name in (("objective", "Objective"), ("key_result", "KeyResult")):
        assert sorted(FIELDS_OF[level]) == sorted(schema["$defs"][f"{name}Fields"]["properties"])
    assert sorted(FIELDS_OF["team"]) == sorted(team_schema()["properties"])


def _synonyms() -> Iterator[tuple[str, str, str]]:
    for level, words in SYNONYMS.items():
        for word, meant in words.items():
            yield level, word, meant


@pytest.mark.parametrize(("level", "word", "meant"), list(_synonyms()))
def test_synonyms_are_no_fields_and_mean_fields_of_their_level(
    level: str, word: str, meant: str
) -> None:
    assert word.replace("-", "_") not in FIELDS_OF[level]
    assert " " in meant or meant in FIELDS_OF[level]


def test_faults_have_the_paths_of_the_data() -> None:
    data: Any = {
        "objectives": [
            {
                "titel": "x",
                "owner": ["a", {}],
                "key_results": {"target": {"min": "x"}, "id": "A b"},
            },
            "text",
        ],
        "checkins": {"values": {"a": {"confidence": "11"}, "b": []}},
    }
    with pytest.raises(ValidationError) as caught:
        set_validator().validate_python(data)
    faults = faults_of(caught.value)
    assert {each.path: each.kind for each in faults} == {
        ("objectives", 0, "titel"): "extra_forbidden",
        ("objectives", 0, "owner", 1): "string_type",
        ("objectives", 0, "key_results", "target", "min"): "number",
        ("objectives", 0, "key_results", "id"): "id",
        ("objectives", 1): "dict_type",
        ("checkins", "values", "a", "confidence"): "confidence",
        ("checkins", "values", "b"): "kind",
    }
    take_out(data, faults)
    assert data == {
        "objectives": [
            {"owner": ["a", None], "key_results": {"target": {"min": None}, "id": "a-b"}},
            None,
        ],
        "checkins": {"values": {"a": {"confidence": None}, "b": None}},
    }
    assert set_validator().validate_python(data)


@pytest.mark.parametrize(
    ("path", "level"),
    [
        ((), "set"),
        (("objectives", 0), "objective"),
        (("objectives",), "objective"),
        (("objectives", 0, "key_results", 2, "target"), "bounds"),
        (("checkins", 1), "checkin"),
        (("checkins", 1, "values", "target"), "measurement"),
        (("objectives", 0, "key_results", 2, "milestones", 3), "milestone"),
        (("objectives", 0, "dropped"), "dropped"),
    ],
)
def test_levels(path: tuple[str | int, ...], level: str) -> None:
    assert level_of(path, "set") == level
