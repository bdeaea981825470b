"""Sparklines: up is better, and the same thing at the same place in every row."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from mkdocs_okr.pages.sparks import spark
from mkdocs_okr.progress import Status
from tests.pages.sites import Site, by_class, by_id
from tests.pages.states import Values, course


def drawn(measure: str, values: Values | None = None, **where: str) -> ElementTree.Element:
    found = course(measure, values, **where)
    assert found is not None
    return ElementTree.fromstring(str(spark(found, Status.AT_RISK)))


def end_of(svg: ElementTree.Element) -> tuple[float, float]:
    (dot,) = svg.iter("circle")
    return float(dot.get("cx", "")), float(dot.get("cy", ""))


def test_the_golden_sparkline() -> None:
    found = course("baseline: 14, target: 5", {"2026-10-12": "11.4", "2026-11-20": "7.9"})
    assert found is not None
    assert spark(found, Status.ON_TRACK) == (
        '<svg class="okr-spark" aria-hidden="true">'
        '<path class="okr-p-exp" d="M3 23.6 71 6.4"/>'
        '<path class="okr-p-line" d="M11.2 18.6l29.2-6.6"/>'
        '<circle class="okr-fill okr-good" cx="40.4" cy="12" r="3"/></svg>'
    )


def test_less_is_better_where_less_is_the_goal() -> None:
    falling = {"2026-10-12": "12", "2026-11-20": "6"}
    rising = {"2026-10-12": "6", "2026-11-20": "12"}
    assert end_of(drawn("baseline: 14, target: 5", falling)) == end_of(
        drawn("baseline: 4, target: 13", rising)
    )
    kept_low = drawn("keep: {max: 30}", {"2026-10-12": "20", "2026-11-20": "31"})
    kept_high = drawn("keep: {min: 20}", {"2026-10-12": "30", "2026-11-20": "19"})
    assert end_of(kept_low) == end_of(kept_high)


@pytest.mark.parametrize("value", ["-900", "0", "10", "20", "4100000"])
@pytest.mark.parametrize("measure", ["baseline: 10, target: 20", "keep: {min: 12, max: 18}"])
def test_nothing_leaves_its_place(measure: str, value: str) -> None:
    x, y = end_of(drawn(measure, {"2026-10-12": "12", "2026-11-20": value}))
    assert 3 <= x <= 71
    assert 3 <= y <= 27


def test_one_value_is_a_dot() -> None:
    svg = drawn("baseline: 10, target: 20", {"2026-10-12": "12"})
    assert [each.get("class") for each in svg] == ["okr-p-exp", "okr-fill okr-risk"]


def test_a_value_without_a_date_is_a_dot_at_today() -> None:
    x, _ = end_of(drawn("baseline: 10, target: 20, current: 12"))
    assert x == pytest.approx(3 + 52 / 91 * 68, abs=0.1)


def test_bounds_take_the_place_of_the_pace() -> None:
    svg = drawn("keep: {min: 10, max: 20}", {"2026-10-12": "12"})
    lines = svg[0].get("d", "")
    assert re.fullmatch(r"M3 [\d.]+H71M3 [\d.]+H71", lines)


def test_milestones_go_in_steps() -> None:
    svg = drawn("milestones: [{title: A, done: 2026-10-11}, B]")
    line = svg[1].get("d", "")
    steps = re.findall(r"-?[\d.]+", line.partition("l")[2])
    moves = list(zip(steps[::2], steps[1::2], strict=True))
    assert all(x == "0" or y == "0" for x, y in moves), "level or upright, never aslant"
    assert len(moves) == 3


def test_rows_without_points_have_none(small: Site) -> None:
    for page in ("okr/teams/login/2026-Q4.md", "okr/teams/login/index.md"):
        rows = by_class(small.html(page), "okr-kr")
        assert [len(by_class(row, "okr-spark")) for row in rows] == [1, 1, 1, 0, 0], page
    row = by_id(small.html("okr/teams/login/2026-Q4.md"), "okr-kr_time")
    (svg,) = by_class(row, "okr-spark")
    assert svg.get("aria-hidden") == "true"
