"""The data contract: valid, complete, and in agreement with pages and badges."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from mkdocs_okr.pages.data import CSV_COLUMNS
from tests.pages.sites import SMALL, Site, by_class, by_id, one, words_of

FULL = """---
agreed: 2026-09-20
due: 2026-12-20
checkin_every: 14
ignore: {objective-count: two teams merged}
objectives:
  - id: all
    title: Every field
    aligns_to: [lead/seamless, lead/seamless#uptime]
    value: V
    insight: I
    ambition: stretch
    owner: [A, B]
    weight: 2
    tags: [one, two]
    dropped: {date: 2026-11-01, reason: Enough}
    initiatives: [{title: T, link: https://example.org, done: 2026-10-01}]
    contributors: login
    due: 2026-12-10
    ignore: {OKR305: why not}
    key_results:
      - {id: m, title: Metric, baseline: 1.5, target: unknown, target_due: 2026-12-01}
      - {id: r, title: Reach, target: {max: 30}, unit: s, current: {value: 31, confidence: 7.5}}
      - {id: k, title: Keep, keep: {min: 1, max: 2}, lifecycle: [operations, security]}
      - {id: ms, title: Steps, milestones: [{title: A, done: 2026-10-01, weight: 2}, B]}
      - {id: b, title: Binary, done: true}
      - {id: g, title: Graded, graded: true, pace: false, note: N, source: S}
      - {id: w, title: Withheld, withheld: not closed}
checkins:
  - date: 2026-10-10
    note: First
    values: {m: -2, k: {value: 1.5, confidence: 6, forecast: 1.7, note: x}, g: 0.5}
---

Story.
"""


@pytest.fixture
def full(build: Callable[..., Site]) -> Site:
    return build({**SMALL, "lead/full/2026-Q4.md": FULL}, site_url="https://example.org/handbook/")


def _sets(site: Site) -> dict[str, Any]:
    data = json.loads(site.text("okr/okr.json"))
    return {f"{each['team']}/{each['period']}": each for each in data["sets"]}


def test_the_data_is_valid_and_so_is_the_schema(full: Site) -> None:
    schema = json.loads(full.text("okr/okr.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    assert [
        error.message for error in validator.iter_errors(json.loads(full.text("okr/okr.json")))
    ] == []


def test_the_schema_allows_nothing_it_does_not_describe(full: Site) -> None:
    def objects(part: Any) -> list[dict[str, Any]]:
        if isinstance(part, list):
            return [found for each in part for found in objects(each)]
        if not isinstance(part, dict):
            return []
        own = [part] if part.get("type") == "object" else []
        return own + [found for each in part.values() for found in objects(each)]

    found = objects(json.loads(full.text("okr/okr.schema.json")))
    assert len(found) > 20
    for each in found:
        assert "additionalProperties" in each
        if "properties" in each:
            assert each["additionalProperties"] is False
            assert set(each["required"]) == set(each["properties"])


def test_every_field_is_in_the_data(full: Site) -> None:
    okr_set = _sets(full)["full/2026-Q4"]
    assert okr_set["agreed"] == "2026-09-20"
    assert okr_set["due"] == "2026-12-20"
    assert okr_set["ignore"] == {"objective-count": "two teams merged"}
    assert okr_set["story"] == "Story."
    (objective,) = okr_set["objectives"]
    assert [each["address"] for each in objective["aligns_to"]] == [
        "lead/2026/seamless",
        "lead/2026/seamless#uptime",
    ]
    assert objective["owners"] == ["A", "B"]
    assert objective["initiatives"][0]["done"] == "2026-10-01"
    assert objective["dropped"] == {"date": "2026-11-01", "reason": "Enough"}
    measures = {each["id"]: each["measure"] for each in objective["key_results"]}
    assert measures["m"] == {
        "kind": "metric",
        "baseline": 1.5,
        "baseline_due": None,
        "target": None,
        "target_due": "2026-12-01",
    }
    assert measures["r"] == {"kind": "reach", "minimum": None, "maximum": 30}
    assert measures["w"] == {"kind": "withheld"}
    assert {each["kind"] for each in measures.values()} == {
        "metric", "reach", "maintain", "milestone", "binary", "graded", "withheld",
    }  # fmt: skip
    assert objective["url"] == "https://example.org/handbook/okr/teams/full/2026-Q4/#okr-all"


def test_page_badge_cascade_and_data_agree(small: Site) -> None:
    okr_set = _sets(small)["login/2026-Q4"]
    objective = okr_set["objectives"][0]
    percent = f"{round(objective['state']['progress'] * 100)} %"
    page = small.html("okr/teams/login/2026-Q4.md")
    team = small.html("okr/teams/login/index.md")
    period = small.html("okr/periods/2026-Q4.md")
    cascade = small.html("okr/cascade.md")
    badge = json.loads(small.text("okr/badges/login/simple.json"))["message"]
    assert words_of(by_class(page, "okr-big")[0]).endswith(f" {percent}")
    assert badge.replace("\u00a0", " ") == f"{percent} at risk"
    for document in (team, period, cascade):
        assert percent in words_of(document)
    first = objective["key_results"][0]
    row = by_id(page, "okr-kr_time")
    assert words_of(one(row, "okr-pct")) == f"{round(first['state']['progress'] * 100)} %"


def test_a_row_of_csv_for_every_key_result(full: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(full.text("okr/okr.csv"))))
    data = _sets(full)
    expected = [
        (okr_set["team"], okr_set["period"], objective["id"], key_result["id"])
        for okr_set in data.values()
        for objective in okr_set["objectives"]
        for key_result in objective["key_results"]
    ]
    found = [(row["team"], row["period"], row["objective"], row["key_result"]) for row in rows]
    assert found == expected
    assert tuple(rows[0]) == CSV_COLUMNS
    metric = next(row for row in rows if row["key_result"] == "m")
    assert (metric["baseline"], metric["target"], metric["value"]) == ("1.5", "", "-2")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_text_in_csv_is_a_formula(build: Callable[..., Site], title: str) -> None:
    site = build(
        {
            "team/2026-Q4.md": f"---\nobjectives:\n  - id: o\n    title: '{title}'\n"
            f"    key_results:\n      - {{id: k, title: '{title}', baseline: 1, target: 2}}\n---\n"
        }
    )
    (row,) = csv.DictReader(io.StringIO(site.text("okr/okr.csv")))
    assert row["title"] == row["objective_title"] == f"'{title}"
