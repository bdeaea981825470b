"""``okr schema``: what an editor is told of the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import Result

from mkdocs_okr.reading.schema import FIELDS_OF

Okr = Callable[..., Result]
Site = Callable[[str], Path]

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "okrs").rglob("*.md"))
SETS = [path for path in FILES if path.name != "index.md"]
TEAMS = [path for path in FILES if path.name == "index.md" and path.parent != ROOT / "okrs"]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are text, and only true and false are booleans."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":bool")) or letter in "tf"
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(data: Any) -> Any:
    """Data of YAML 1.1 as JSON has it."""
    match data:
        case dict():
            return {str(key): plain(value) for key, value in data.items()}
        case list():
            return [plain(each) for each in data]
        case date():
            return data.isoformat()
        case _:
            return data


def front_matter(text: str, loader: type[yaml.SafeLoader] = EditorLoader) -> Any:
    head = text.removeprefix("---\n").split("\n---", 1)[0] if text.startswith("---\n") else ""
    return plain(yaml.load(head, loader)) or {}


def schema(okr: Okr, *arguments: str) -> Any:
    result = okr("schema", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def faults(schema: Any, data: Any) -> list[str]:
    """Where the data breaks the schema, and nothing where it does not."""
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    return sorted(each.json_path for each in validator.iter_errors(data))


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every property at any depth, with its schema."""
    if isinstance(schema, list):
        for each in schema:
            yield from properties(each)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value.items()
            if key != "if":
                yield from properties(value)


@pytest.fixture
def in_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("in_the_demo")
class TestDemo:
    @pytest.mark.parametrize("loader", [EditorLoader, yaml.SafeLoader])
    @pytest.mark.parametrize(("kind", "files"), [("set", SETS), ("team", TEAMS)])
    def test_all_files_are_right(
        self, okr: Okr, kind: str, files: list[Path], loader: type[yaml.SafeLoader]
    ) -> None:
        assert len(files) > 20
        checked = schema(okr, kind)
        wrong = {
            str(path.relative_to(ROOT)): found
            for path in files
            if (found := faults(checked, front_matter(path.read_text(encoding="utf-8"), loader)))
        }
        assert wrong == {}


@pytest.mark.parametrize("kind", ["set", "team"])
class TestForm:
    def test_is_a_schema(self, okr: Okr, kind: str) -> None:
        made = schema(okr, kind)
        assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
        jsonschema.Draft7Validator.check_schema(made)
        assert "$defs" not in json.dumps(made)

    def test_every_property_has_title_and_description(self, okr: Okr, kind: str) -> None:
        made = schema(okr, kind)
        made.pop("if", None)
        found = list(properties(made))
        assert len(found) > 20
        assert [
            name for name, each in found if not (each.get("title") and each["description"])
        ] == []

    def test_every_definition_has_title_and_description(self, okr: Okr, kind: str) -> None:
        made = schema(okr, kind)
        for each in (made, *made["definitions"].values()):
            assert each["title"]
            assert "Fields" not in each["title"]
            assert each["description"]


def test_no_field_is_left_out(okr: Okr) -> None:
    made = schema(okr, "set")
    assert set(made["properties"]) == set(FIELDS_OF["set"])
    for name, level in (
        ("ObjectiveFields", "objective"),
        ("KeyResultFields", "key_result"),
        ("CheckinFields", "checkin"),
        ("MeasurementFields", "measurement"),
        ("MilestoneFields", "milestone"),
    ):
        assert set(made["definitions"][name]["properties"]) == set(FIELDS_OF[level])
    assert set(schema(okr, "team")["properties"]) == set(FIELDS_OF["team"])


KEY_RESULT = """
objectives:
  - title: People sign in without having to think about it
    key_results:
      - title: Median time to sign in
        {}
"""
SET = """
objectives:
  title: People sign in without having to think about it
{}
"""


@pytest.mark.parametrize(
    "line",
    [
        "baseline: 14",
        "baseline: '14'",
        "baseline: 1_000.5",
        "target: unknown",
        "target: {min: 75}",
        "target: {min: 75, max: }",
        "keep: {max: 1e3}",
        "done: true",
        "done: 'false'",
        "done: 2026-10-12",
        "milestones: [A plain step, {title: 2026, done: 2026-10-12, weight: 2}]",
        "milestones: One step",
        "unit: 100",
        "id: 2026",
        "id: time-to-sign-in",
        "owner: Anna",
        "owner: [Anna, 112]",
        "lifecycle: [operations, security]",
        "current: 3",
        "current: {value: 3, date: 2026-10-12, confidence: 7.5}",
        "score: 0.7",
        "withheld: a security weakness",
        "checkin_every: 14",
        "note:",
        "dropped: {date: 2026-10-12, reason: The law changed}",
        "ignore: {output-not-outcome: so the law wants it, OKR302: one is enough}",
        "initiatives: {title: A campaign, link: campaign.md, done: false}",
    ],
)
def test_a_right_key_result(okr: Okr, line: str) -> None:
    assert faults(schema(okr, "set"), front_matter(f"---{KEY_RESULT.format(line)}---\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "baseline: 99,9",
        "baseline: about 14",
        "baseline: [14]",
        "baseline: 9999999999999999",
        "target: {minimum: 75}",
        "keep: 99.9",
        "done: yes",
        "done: 12.10.2026",
        "milestones: [{done: true}]",
        "milestones: [{title: , done: true}]",
        "id: Time to sign in",
        "id: -5",
        "owner: {name: Anna}",
        "lifecycle: testing",
        "current: {value: 3, confidence: 70}",
        "score: 70",
        "withheld: true",
        "checkin_every: 1.5",
        "checkin_every: 0",
        "guardrail: on",
        "dropped: {date: 2026-10-12}",
        "ignore: {output-not-outcome: true}",
        "ignore: output-not-outcome",
        "kpi: 3",
    ],
)
def test_a_wrong_key_result(okr: Okr, line: str) -> None:
    found = faults(schema(okr, "set"), front_matter(f"---{KEY_RESULT.format(line)}---\n"))
    assert found


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ("lang: nb", True),
        ("lang: no", False),
        ("agreed: 2026-10-12", True),
        ("agreed: 2026-13-12", False),
        ("agreed: 2026-10", False),
        ("status: draft", True),
        ("status: final", False),
        ("checkins: [{date: 2026-10-12, values: {a: 1, b: {value: 2, forecast: 3}, c: }}]", True),
        ("checkins: [{values: {a: 1}}]", False),
        ("checkins: [{date: 2026-10-12, values: [1]}]", False),
        ("title: A set has none", False),
    ],
)
def test_a_set(okr: Okr, lines: str, right: bool) -> None:
    found = faults(schema(okr, "set"), front_matter(f"---{SET.format(lines)}---\n"))
    assert (found == []) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("objectives: []", True),
        ("agreed: 2026-10-12", False),
        ("status: draft", True),
        ("objectives: [{key_results: []}]", False),
    ],
)
def test_objectives_are_needed_but_in_drafts(okr: Okr, text: str, right: bool) -> None:
    assert (faults(schema(okr, "set"), front_matter(f"---\n{text}\n---\n")) == []) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("name: 112", True),
        ("roles: [Leader, Designer]", True),
        ("links: {link: https://example.org, title: Board}", True),
        ("links: [{title: Board}]", False),
        ("links: https://example.org", False),
        ("objectives: []", False),
    ],
)
def test_a_team(okr: Okr, text: str, right: bool) -> None:
    assert (faults(schema(okr, "team"), front_matter(f"---\n{text}\n---\n")) == []) is right


def test_the_rules_that_may_be_accepted_are_offered(okr: Okr) -> None:
    ignore = schema(okr, "set")["properties"]["ignore"]["properties"]
    assert "objective-count" in ignore
    assert "not-linked-to-leadership" in ignore
    assert "unknown-parent" not in ignore


class TestSite:
    SETTINGS = """
mkdocs.yml =
    plugins:
    - okr:
        fields:
            objective: {budget_line: text}
            team: {founded: date}
okrs/index.md = x
    """

    def test_its_own_fields_are_known_inside_it(
        self, site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = site(self.SETTINGS)
        data = {"objectives": {"title": "A title", "budget_line": 4711}}
        for folder in (root, root / "okrs"):
            monkeypatch.chdir(folder)
            assert faults(schema(okr, "set"), data) == []
            assert faults(schema(okr, "team"), {"founded": "2026-01-01"}) == []
            assert faults(schema(okr, "team"), {"founded": "last year"}) != []
        own = schema(okr, "set")["definitions"]["ObjectiveFields"]["properties"]["budget_line"]
        assert own["title"] == "budget_line"
        assert own["description"] == "A field of this site's own."

    def test_and_with_its_settings_file_named(
        self, site: Site, okr: Okr, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = site(self.SETTINGS)
        path = str(root / "mkdocs.yml")
        assert faults(schema(okr, "team", "--config-file", path), {"founded": "2026-01-01"}) == []

    def test_not_outside(self, okr: Okr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert faults(schema(okr, "team"), {"founded": "2026-01-01"}) == ["$"]

    def test_wrong_settings_are_said(self, site: Site, okr: Okr) -> None:
        site("mkdocs.yml =\n    plugins:\n    - okr:\n        colour: red\nokrs/index.md = x")
        result = okr("schema", "set")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith('okr: mkdocs.yml:3:5: unknown setting "colour"')


def test_there_is_no_other_kind(okr: Okr) -> None:
    result = okr("schema", "person")
    assert result.exit_code == 2
    assert "'set', 'team'" in result.stderr
