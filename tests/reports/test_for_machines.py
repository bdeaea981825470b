"""The reports for machines, held to their published schemas (see ``schemas/README.md``)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from mkdocs_okr.findings import Finding, FurtherPlace, Place, Severity
from mkdocs_okr.reports import address
from mkdocs_okr.reports.fingerprint import fingerprints
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.registry import report
from mkdocs_okr.rules.catalogue import RULES
from tests.reports.conftest import LEADERSHIP, SET, Texts

SCHEMAS = Path(__file__).parent / "schemas"
JSON_REPORTS = ("gitlab", "sarif", "rdjson")

ODD = (
    "blåbær 🫐 <b>&amp;\"'</b> ]]> -->",
    "two\nlines\r\nand\ttabs",
    "\x00\x08\x1b[31m\x7f\x85",
    "\u2028\ufeff\ufffe\uffff\u202e",
    "\ud800 alone",
)
"""Texts that a report must hold without breaking."""


def written(name: str, outcome: Outcome) -> str:
    return "\n".join(report(name, outcome))


def read(name: str, outcome: Outcome) -> Any:
    return json.loads(written(name, outcome))


def check_json(name: str, schema_file: str) -> Callable[[Outcome], None]:
    schema = json.loads((SCHEMAS / schema_file).read_text(encoding="utf-8"))
    if name == "gitlab":  # the schema is one issue's
        schema = {"type": "array", "items": schema}
    validator = jsonschema.validators.validator_for(schema)
    checker = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return lambda outcome: checker.validate(read(name, outcome))


def check_junit(outcome: Outcome) -> None:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(written("junit", outcome))


VALIDATORS: dict[str, Callable[[Outcome], None]] = {
    "gitlab": check_json("gitlab", "gitlab-code-quality.json"),
    "sarif": check_json("sarif", "sarif-2.1.0.json"),
    "rdjson": check_json("rdjson", "rdjson.json"),
    "junit": check_junit,
}


@pytest.mark.parametrize("name", VALIDATORS)
class TestSchema:
    def test_of_a_run_with_findings(self, name: str, outcome: Outcome) -> None:
        VALIDATORS[name](replace(outcome, looked_at=frozenset({SET, "okrs/fine.md"})))

    def test_of_a_run_without_findings(self, name: str, outcome: Outcome) -> None:
        VALIDATORS[name](replace(outcome, findings=()))

    def test_of_odd_texts(self, name: str, outcome: Outcome) -> None:
        odd = tuple(
            Finding(
                "OKR005",
                "invalid-value",
                severity,
                text,
                Place(text),
                help=text,
                notes=(text,),
                further=(FurtherPlace(text, Place(text)),),
            )
            for text in ODD
            for severity in Severity
        )
        VALIDATORS[name](replace(outcome, findings=odd, looked_at=frozenset(ODD)))
        # Every text can be written to a file.
        written(name, replace(outcome, findings=odd, looked_at=frozenset(ODD))).encode()


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("gitlab", '[{"description": "x"}]'),
        ("sarif", '{"version": "2.1.0"}'),
        ("rdjson", '{"diagnostics": [{"message": 1}]}'),
    ],
)
def test_the_schemas_do_refuse(name: str, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.reports.test_for_machines.written", lambda *_: broken)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATORS[name](Outcome((), 0, Texts({})))


class TestFingerprints:
    def moved(self, outcome: Outcome) -> Outcome:
        """The same findings, each five lines further down."""
        findings = tuple(
            replace(each, place=replace(each.place, line=each.place.line + 5))
            for each in outcome.findings
        )
        texts = {
            file: "\n" * 5 + "\n".join(self.lines(outcome, file)) for file in (SET, LEADERSHIP)
        }
        return replace(outcome, findings=findings, sources=Texts(texts))

    def lines(self, outcome: Outcome, file: str) -> list[str]:
        return [outcome.sources.line(file, number) or "" for number in range(1, 14)]

    def test_stay_when_lines_move(self, outcome: Outcome) -> None:
        assert list(fingerprints(self.moved(outcome))) == list(fingerprints(outcome))

    def test_are_unique(self, outcome: Outcome) -> None:
        doubled = replace(outcome, findings=outcome.findings * 3)
        assert len(set(fingerprints(doubled))) == 9
        assert list(fingerprints(doubled))[:3] == list(fingerprints(outcome))

    @pytest.mark.parametrize(
        "change",
        [{"code": "OKR202"}, {"sentence": "another"}, {"place": Place(SET, 1)}],
    )
    def test_differ_for_other_findings(self, outcome: Outcome, change: dict[str, Any]) -> None:
        first = outcome.findings[1]
        pair = replace(outcome, findings=(first, replace(first, **change)))
        assert len(set(fingerprints(pair))) == 2

    def test_are_in_the_reports(self, outcome: Outcome) -> None:
        expected = list(fingerprints(outcome))
        assert [each["fingerprint"] for each in read("gitlab", outcome)] == expected
        results = read("sarif", outcome)["runs"][0]["results"]
        assert [each["partialFingerprints"]["okrFinding/v1"] for each in results] == expected


def test_gitlab(outcome: Outcome) -> None:
    issues = read("gitlab", outcome)
    assert [each["severity"] for each in issues] == ["minor", "major", "info"]
    assert [each["check_name"] for each in issues] == [
        "duplicate-id",
        "unknown-parent",
        "output-not-outcome",
    ]
    assert issues[1]["location"] == {"path": SET, "lines": {"begin": 12, "end": 12}}
    assert issues[1]["description"] == (
        'OKR201: "raskere-palogging" is aligned to an objective that does not exist '
        "(did you mean lederlaget/somlos-digital-hverdag?)"
    )


def test_gitlab_of_nothing_is_an_empty_list(outcome: Outcome) -> None:
    assert read("gitlab", replace(outcome, findings=())) == []


class TestSarif:
    def test_a_result(self, outcome: Outcome) -> None:
        run = read("sarif", outcome)["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        result = run["results"][0]
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert (result["ruleId"], rule["id"]) == ("OKR103", "OKR103")
        assert result["message"] == {
            "text": 'two objectives have the id "raskere"\n'
            "first defined here: okrs/lederlaget/2026.md:1:9"
        }
        place = {
            "artifactLocation": {"uri": LEADERSHIP, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 16},
        }
        assert result["locations"] == [{"physicalLocation": place}]
        region = {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 16}
        assert result["relatedLocations"] == [
            {
                "id": 1,
                "physicalLocation": place | {"region": region},
                "message": {"text": "first defined here"},
            }
        ]
        assert [each["level"] for each in run["results"]] == ["warning", "error", "note"]

    def test_rules_are_those_of_the_registry(self, outcome: Outcome) -> None:
        rules = read("sarif", outcome)["runs"][0]["tool"]["driver"]["rules"]
        assert [each["id"] for each in rules] == list(RULES)
        parent = next(each for each in rules if each["id"] == "OKR201")
        assert parent["name"] == "UnknownParent"
        assert parent["defaultConfiguration"] == {"level": "error"}
        assert "\n\nWhy: " in parent["help"]["markdown"]
        assert parent["shortDescription"]["text"].endswith(".")

    def test_a_path_is_an_address(self, outcome: Outcome) -> None:
        finding = replace(outcome.findings[2], place=Place("okrs/å og æ/100 %.md"))
        result = read("sarif", replace(outcome, findings=(finding,)))["runs"][0]["results"][0]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == "okrs/%C3%A5%20og%20%C3%A6/100%20%25.md"

    def test_rules_lead_to_their_pages_where_these_are_published(
        self, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for published, expected in (
            (None, None),
            ("https://example.org/okr/", "https://example.org/okr/rules/okr001/"),
        ):
            monkeypatch.setattr(address, "_documentation", lambda published=published: published)
            rule = read("sarif", outcome)["runs"][0]["tool"]["driver"]["rules"][0]
            assert rule.get("helpUri") == expected


class TestJUnit:
    def tree(self, outcome: Outcome) -> ElementTree.Element:
        return ElementTree.fromstring(written("junit", outcome))

    def test_a_case_a_file(self, outcome: Outcome) -> None:
        tree = self.tree(replace(outcome, looked_at=frozenset({SET, "okrs/fine.md"})))
        cases = [
            (each.attrib["name"], each.attrib["classname"], [child.tag for child in each])
            for each in tree.iter("testcase")
        ]
        assert cases == [
            ("okrs/fine.md", "okrs", []),
            ("okrs/gone.md", "okrs", ["system-out"]),
            (LEADERSHIP, "okrs/lederlaget", ["system-out"]),
            (SET, "okrs/lederlaget/id-porten", ["failure"]),
        ]
        for each in (tree, tree[0]):
            assert (each.attrib["tests"], each.attrib["failures"]) == ("4", "1")

    def test_a_failure(self, outcome: Outcome) -> None:
        failure = self.tree(outcome).find(".//failure")
        assert failure is not None
        assert failure.attrib == {
            "message": '"raskere-palogging" is aligned to an objective that does not exist',
            "type": "OKR201",
        }
        assert (failure.text or "").strip() == (
            f'{SET}:12:16: error[OKR201] unknown-parent: "raskere-palogging" is aligned to an '
            "objective that does not exist\n"
            "  defined there: somlos-digital-hverdag (okrs/lederlaget/2026.md:9)\n"
            "  help: did you mean lederlaget/somlos-digital-hverdag?"
        )

    def test_several_findings_are_one_failure(self, outcome: Outcome) -> None:
        error = outcome.findings[1]
        errors = (error, replace(error, code="OKR005", sentence="another"))
        (failure,) = self.tree(replace(outcome, findings=errors)).iter("failure")
        assert failure.attrib["message"].endswith("does not exist (and 1 more)")
        assert failure.attrib["type"] == "OKR201 OKR005"
        assert "another" in (failure.text or "")

    def test_what_fails_is_what_the_run_fails_for(self, outcome: Outcome) -> None:
        for fail_on, failures in (
            (Severity.ERROR, 1),
            (Severity.WARNING, 2),
            (Severity.ADVICE, 3),
        ):
            tree = self.tree(replace(outcome, fail_on=fail_on))
            assert len(list(tree.iter("failure"))) == failures
            assert tree.attrib["failures"] == str(failures)


class TestRdjson:
    def test_a_diagnostic(self, outcome: Outcome) -> None:
        diagnostics = read("rdjson", outcome)["diagnostics"]
        assert [each["severity"] for each in diagnostics] == ["WARNING", "ERROR", "INFO"]
        assert diagnostics[1]["code"]["value"] == "OKR201"
        assert diagnostics[1]["location"] == {
            "path": SET,
            "range": {"start": {"line": 12, "column": 16}, "end": {"line": 12, "column": 41}},
        }
        assert diagnostics[0]["related_locations"][0]["message"] == "first defined here"

    def test_columns_count_bytes(self) -> None:
        finding = Finding("OKR005", "invalid-value", Severity.ERROR, "x", Place("a", 1, 3, 1, 5))
        outcome = Outcome((finding,), 1, Texts({"a": "aå𐐀b"}))
        (diagnostic,) = read("rdjson", outcome)["diagnostics"]
        assert diagnostic["location"]["range"] == {
            "start": {"line": 1, "column": 4},
            "end": {"line": 1, "column": 9},
        }
