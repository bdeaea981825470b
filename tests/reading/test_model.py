"""From fields to the model: measures, defaults, extra fields, what faults leave behind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mkdocs_okr.model import (
    Ambition,
    Binary,
    Bounds,
    Current,
    Dropped,
    Graded,
    Initiative,
    Lifecycle,
    Link,
    Maintain,
    Measure,
    Measurement,
    Metric,
    Milestone,
    Milestones,
    Reach,
    Reference,
    Unknown,
    Unmeasured,
)
from mkdocs_okr.settings import FieldKind, Settings
from tests.reading.sites import FILE, read, read_key_result, read_set, said

D = Decimal

MEASURES: list[tuple[str, Measure]] = [
    ("baseline: 14\ntarget: 5", Metric(D(14), D(5))),
    ("baseline: -1_000.50\ntarget: 0", Metric(D("-1000.50"), D(0))),
    ("baseline: unknown\ntarget: 5", Metric(Unknown(), D(5))),
    ("baseline: unknown\nbaseline_due: 2026-10-31\ntarget: unknown",
     Metric(Unknown(date(2026, 10, 31)), Unknown())),
    ("target: {min: 75}", Reach(Bounds(D(75), None))),
    ("target: {max: 30, min: 10}", Reach(Bounds(D(10), D(30)))),
    ("keep: {min: 99.9}", Maintain(Bounds(D("99.9"), None))),
    ("milestones: A", Milestones((Milestone("A"),))),
    ("milestones: {title: A, done: true}", Milestones((Milestone("A", True),))),
    ("milestones:\n- A\n-\n- title: B\n  done: 2026-10-07\n  weight: 2",
     Milestones((Milestone("A"), Milestone("B", date(2026, 10, 7), D(2))))),
    ("done: false", Binary(False)),
    ("done: 2026-10-07", Binary(date(2026, 10, 7))),
    ("graded: true", Graded()),
    ("unit: s", Unmeasured("missing")),
    ("graded: false", Unmeasured("missing")),
    ("target: 5", Unmeasured("missing", ("target",))),
    ("baseline: 5", Unmeasured("missing", ("baseline",))),
    ("baseline:\ntarget: 5", Unmeasured("missing", ("target",))),
    ("keep: {}", Unmeasured("missing", ("keep",))),
    ("milestones: []", Unmeasured("missing", ("milestones",))),
    ("target: 5\nkeep: {min: 3}\nbaseline: 1",
     Unmeasured("conflicting", ("target", "keep", "baseline"))),
    ("target: {min: 5}\nbaseline: 1", Unmeasured("conflicting", ("target", "baseline"))),
    ("done: false\ngraded: true", Unmeasured("conflicting", ("done", "graded"))),
    ("done: false\ngraded: false", Binary(False)),
    ("baseline: 1,5\ntarget: 5", Unmeasured("broken")),
    ("keep: {min: 3, mix: 5}", Unmeasured("broken")),
    ("baseline: 1\ngoal: 5", Unmeasured("broken")),
    ("baseline: 1\ntarget: 5\ntarget: 6", Unmeasured("broken")),
    ("baseline: 1\ntarget: 5\nweight: x", Metric(D(1), D(5))),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), MEASURES)
def test_measures(tmp_path: Path, fields: str, expected: Measure) -> None:
    assert read_key_result(tmp_path, fields).measure == expected


def test_every_field_of_a_key_result(tmp_path: Path) -> None:
    found = read_key_result(
        tmp_path,
        """\
id: kr-1
done: true
unit: "%"
note: |
  Two lines,
  kept.
current: {value: 11, date: 2026-10-12, confidence: 6.5, note: Fine}
score: .7
source: The log
lifecycle: [operations, security]
guardrail: true
pace: false
withheld: Weaknesses
owner: [Product lead, Designer]
weight: 2
tags: one
continues: team/2025/objective#kr
dropped: {date: 2026-11-03, reason: "Moved"}
initiatives:
- A
- {title: B, link: https://b.example, done: true}
due: 2026-12-01
checkin_every: 14
ignore: {missing-value: " later ", OKR3: }""",
    )
    assert found.id == "kr-1"
    assert found.unit == "%"
    assert found.note == "Two lines,\nkept."
    assert found.current == Current(D(11), date(2026, 10, 12), D("6.5"), "Fine")
    assert found.score == D("0.7")
    assert found.source == "The log"
    assert found.lifecycle == (Lifecycle.OPERATIONS, Lifecycle.SECURITY)
    assert found.guardrail is True
    assert found.pace is False
    assert found.withheld == "Weaknesses"
    assert found.owners == ("Product lead", "Designer")
    assert found.weight == 2
    assert found.tags == ("one",)
    assert found.continues == Reference("team/2025/objective#kr", "team", "2025", "objective", "kr")
    assert found.dropped == Dropped(date(2026, 11, 3), "Moved")
    assert found.initiatives == (Initiative("A"), Initiative("B", "https://b.example", True))
    assert found.due == date(2026, 12, 1)
    assert found.checkin_every == 14
    assert found.ignore == {"missing-value": "later", "OKR3": ""}
    assert found.path == ("objectives", 0, "key_results", 0)


def test_defaults_of_a_key_result(tmp_path: Path) -> None:
    found = read_key_result(tmp_path, "unit:")
    assert (found.id, found.unit, found.weight, found.pace, found.guardrail) == (
        "b", None, 1, True, False,
    )  # fmt: skip
    assert (found.owners, found.initiatives, found.current, dict(found.ignore)) == (
        (),
        (),
        None,
        {},
    )


def test_an_objective_and_its_set(tmp_path: Path) -> None:
    found = read_set(
        tmp_path,
        """\
---
status: draft
lang: nn
agreed: 2026-09-24
due: 2026-12-20
checkin_every: 7
retrospective: "Well done"
ignore: objective-count
objectives:
  title: >-
    Raskere
    pålogging
  aligns_to: [Lederlaget/Goal, lederlaget/fy2027/other, 2026-q3/a, goal#KR]
  anchored_in: Strategy
  value: V
  insight: I
  ambition: stretch
  contributors: [Platform]
checkins:
  date: 2026-10-12
  note: All well
  values:
    Kr-1: 5
    kr-2: {value: 1, confidence: 7, forecast: 2, note: N}
    kr-3:
---
""",
    )
    assert (found.draft, found.lang, found.agreed, found.due, found.checkin_every) == (
        True, "nn", date(2026, 9, 24), date(2026, 12, 20), 7,
    )  # fmt: skip
    assert found.retrospective == "Well done"
    assert found.ignore == {"objective-count": ""}
    (objective,) = found.objectives
    assert (objective.title, objective.id) == ("Raskere pålogging", "raskere-palogging")
    assert objective.path == ("objectives",)
    aligned = objective.aligns_to
    assert [(each.team, each.period, each.objective, each.key_result) for each in aligned] == [
        ("lederlaget", None, "goal", None),
        ("lederlaget", "fy2027", "other", None),
        (None, "2026-Q3", "a", None),
        (None, None, "goal", "kr"),
    ]  # fmt: skip
    assert (objective.anchored_in, objective.value, objective.insight) == ("Strategy", "V", "I")
    assert objective.ambition is Ambition.STRETCH
    assert objective.contributors == ("platform",)
    (checkin,) = found.checkins
    assert (checkin.date, checkin.note, checkin.path) == (
        date(2026, 10, 12), "All well", ("checkins",),
    )  # fmt: skip
    assert checkin.values == (
        Measurement("kr-1", D(5), written="Kr-1"),
        Measurement("kr-2", D(1), D(7), D(2), "N", "kr-2"),
    )


def test_a_team(tmp_path: Path) -> None:
    text = """\
---
name: ID-porten
parent: Lederlaget
contact: id@etat.example
links: {link: https://id.example}
lang: nb
roles: [Produktleder]
checkin_every: 14
---

Vi lager innlogging.
"""
    organisation = read(
        tmp_path, {"okrs/id-porten/index.md": text, "okrs/lederlaget/index.md": "# Om oss\n"}
    )
    team = organisation.teams["id-porten"]
    assert (team.name, team.parent, team.written_parent) == (
        "ID-porten",
        "lederlaget",
        "lederlaget",
    )
    assert team.links == (Link("https://id.example", "https://id.example"),)
    assert (team.lang, team.roles, team.checkin_every) == ("nb", ("Produktleder",), 14)
    assert (team.body, team.body_line) == ("Vi lager innlogging.", 11)
    assert organisation.teams["lederlaget"].name == "Lederlaget"


def test_fields_that_the_site_declares(tmp_path: Path) -> None:
    settings = Settings(
        fields={
            "key_result": {"budget": FieldKind.NUMBER},
            "objective": {"line": FieldKind.TEXT},
            "set": {"signed": FieldKind.DATE},
            "team": {"floor": FieldKind.LINK},
        }
    )
    text = """\
---
signed: 2026-01-02
objectives:
- title: A
  line: B 7
  key_results:
  - title: C
    done: false
    budget: 1_000
  - title: D
    done: false
    budget: lots
---
"""
    organisation = read(
        tmp_path, {FILE: text, "okrs/sign-in/index.md": "---\nfloor: 3\n---\n"}, settings
    )
    okr_set = organisation.sets["sign-in", "2026-Q4"]
    assert okr_set.extra == {"signed": "2026-01-02"}
    assert okr_set.objectives[0].extra == {"line": "B 7"}
    assert okr_set.objectives[0].key_results[0].extra == {"budget": "1_000"}
    assert okr_set.objectives[0].key_results[1].extra == {}
    assert organisation.teams["sign-in"].extra == {"floor": "3"}
    assert said(tmp_path, organisation) == [
        'OKR005 12:13-17 "lots" is not a number | write a number, such as 14 or 99.9'
    ]


def test_what_is_faulty_is_left_out_and_the_rest_is_kept(tmp_path: Path) -> None:
    text = """\
---
objectives:
- A text
- title: B
  owner: {a: b}
  key_results:
  - title: C
    id: Not An Id
    done: maybe
  - 7
checkins:
- date: soon
  values: {not-an-id: many, c: 5}
---
"""
    organisation = read(tmp_path, {FILE: text})
    okr_set = organisation.sets["sign-in", "2026-Q4"]
    (objective,) = okr_set.objectives
    assert (objective.title, objective.owners, objective.path) == ("B", (), ("objectives", 1))
    (key_result,) = objective.key_results
    assert (key_result.id, key_result.measure) == ("not-an-id", Unmeasured("broken"))
    assert okr_set.checkins[0].date is None
    assert okr_set.checkins[0].values == (Measurement("c", D(5), written="c"),)
    assert okr_set.faults == {
        ("objectives", 0),
        ("objectives", 1, "owner"),
        ("objectives", 1, "key_results", 0, "id"),
        ("objectives", 1, "key_results", 0, "done"),
        ("objectives", 1, "key_results", 1),
        ("checkins", 0, "date"),
        ("checkins", 0, "values", "not-an-id"),
    }
    assert len(organisation.problems) == 7


def test_equal_texts_share_their_values(tmp_path: Path) -> None:
    first = read_set(tmp_path / "a", "---\ndue: 2026-12-31\nagreed: 2026-12-31\n---\n")
    assert first.due is first.agreed
