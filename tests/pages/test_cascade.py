"""The cascade: each objective in full once, whatever the alignments."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from hypothesis import given, settings, strategies

from mkdocs_okr.model import (
    Address,
    KeyResult,
    Metric,
    Objective,
    OkrSet,
    Organisation,
    Reference,
    Resolution,
    Team,
)
from mkdocs_okr.pages import Options, build
from mkdocs_okr.pages.cascade import cascade_of, running
from mkdocs_okr.periods import Period, PeriodKind
from mkdocs_okr.settings import Settings
from tests.pages.sites import TODAY, Site, by_class, parse, to_html, words_of

YEAR = Period(
    "2026", TODAY - timedelta(days=100), TODAY + timedelta(days=30), PeriodKind.YEAR, year=2026
)


def organisation(alignments: dict[str, list[str]], leadership: str = "a") -> Organisation:
    """Teams of one letter, each with one objective, aligned to those of other teams."""
    metric = Metric(Decimal(0), Decimal(10))
    teams, sets, resolved = {}, {}, {}
    for key, goals in alignments.items():
        kr = KeyResult("kr", f"Key result of {key}", metric, ())
        objective = Objective(key, f"Goal {key}", key, "2026", (kr,), ())
        teams[key] = Team(key, f"okrs/{key}", name=f"Team {key}")
        sets[key, "2026"] = OkrSet(f"okrs/{key}/2026.md", key, YEAR, (objective,))
        if goals:
            resolved[objective.address] = tuple(
                Resolution(Reference(goal, goal, None, goal), Address(goal, "2026", goal))
                for goal in goals
            )
    return Organisation(Settings(leadership=(leadership,)), TODAY, teams, sets, alignments=resolved)


def shown(alignments: dict[str, list[str]]) -> tuple[list[str], Element]:
    """The list's items as ``Goal a``, with ``(again)`` where shown before; and the page."""
    model = organisation(alignments)
    site = Site(model, build(model, Options()))
    page = parse(to_html(site.text("okr/cascade.md")))
    items = []
    for row in by_class(page, "okr-row--t"):
        title = words_of(next(iter(row.iter("a"))))
        items.append(f"{title} (again)" if "shown above" in words_of(row) else title)
    return items, page


def test_objectives_stand_below_what_they_serve() -> None:
    items, page = shown({"a": [], "b": ["a"], "c": ["b"], "d": ["a"]})
    assert items == ["Goal a", "Goal b", "Goal c", "Goal d"]
    summaries = [words_of(each) for each in page.iter("summary")]
    assert summaries == [
        "2 objectives serve this: 2 not started",
        "1 objective serves this: 1 not started",
    ]
    assert all(each.get("open") is not None for each in page.iter("details"))


def test_an_objective_with_several_parents_is_shown_in_full_once() -> None:
    items, page = shown({"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"], "e": ["d"]})
    assert items == ["Goal a", "Goal b", "Goal d", "Goal e", "Goal c", "Goal d (again)"]
    assert "also serves Goal c" in words_of(page)


def test_a_circle_comes_to_an_end() -> None:
    items, page = shown({"a": [], "b": ["c"], "c": ["d"], "d": ["b"]})
    assert items == ["Goal a", "Goal b", "Goal d", "Goal c", "Goal b (again)"]
    assert "Not linked to leadership" in words_of(page)


def test_an_objective_that_serves_itself_is_shown() -> None:
    items, _ = shown({"a": ["a"], "b": ["b"]})
    assert items == ["Goal a", "Goal a (again)", "Goal b", "Goal b (again)"]


def test_what_reaches_no_leadership_stands_apart() -> None:
    items, page = shown({"a": [], "b": [], "c": ["b"]})
    assert items == ["Goal a", "Goal b", "Goal c"]
    trees = by_class(page, "okr-tree")
    assert [len(by_class(tree, "okr-row--t")) for tree in trees] == [1, 2]


def test_depth_is_no_limit() -> None:
    keys = [f"t{number}" for number in range(1500)]
    chain = {"a": [], "t0": ["a"]} | {
        later: [earlier] for earlier, later in itertools.pairwise(keys)
    }
    model = organisation(chain)
    page = Site(model, build(model, Options())).text("okr/cascade.md")
    assert page.count("okr-row--t") == 1501
    assert page.count("<details") == page.count("</details>") == 1500


KEYS = strategies.sampled_from("abcdefg")


@settings(max_examples=60, deadline=None)
@given(strategies.dictionaries(KEYS, strategies.lists(KEYS, max_size=3, unique=True), min_size=1))
def test_every_objective_is_shown_in_full_exactly_once(alignments: dict[str, list[str]]) -> None:
    known = {
        key: [goal for goal in goals if goal in alignments] for key, goals in alignments.items()
    }
    items, _ = shown(known)
    in_full = [item for item in items if not item.endswith("(again)")]
    assert sorted(in_full) == sorted(f"Goal {key}" for key in known)


def test_only_what_runs_is_in_it() -> None:
    model = organisation({"a": [], "b": ["a"]})
    assert [str(each) for each in running(model)] == ["a/2026/a", "b/2026/b"]
    assert cascade_of(model, []).roots == ()
    later = Organisation(model.settings, date(2030, 1, 1), model.teams, model.sets)
    assert running(later) == []
