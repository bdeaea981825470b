"""Charts: what they show, where it lies, and that no label covers another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings, strategies

from mkdocs_okr.pages.chart_frame import AXIS, TOP, height_of, rules_of, strokes_of
from mkdocs_okr.pages.chart_labels import (
    axis_labels,
    confidence_labels,
    months_within,
    plot_labels,
)
from mkdocs_okr.pages.chart_sentence import course_in_words
from mkdocs_okr.pages.charts import chart
from mkdocs_okr.pages.courses import Course
from mkdocs_okr.pages.label_places import (
    NARROWEST,
    WIDEST,
    Label,
    keeps_within,
    overlap,
    place,
)
from mkdocs_okr.pages.words import words
from tests.pages.sites import TODAY, Site, by_class, by_id, one, words_of
from tests.pages.states import Values, course, state_of

EN = words("en")
METRIC = "baseline: 14, target: 5, unit: s"
KEEP = 'keep: {min: 99.9}, unit: "%"'
WEEKS = {"2026-10-05": "13", "2026-10-26": "9.8", "2026-11-20": "7.9"}


def shown(measure: str, values: Values | None = None, **where: str) -> Course:
    found = course(measure, values, **where)
    assert found is not None
    return found


def labels(of: Course, unit: str | None = None, language: str = "en") -> list[Label]:
    strokes = [*strokes_of(of), *rules_of(of)]
    return plot_labels(of, strokes, unit, words(language))


def texts(of: Course, unit: str | None = None, language: str = "en") -> list[str]:
    return [label.text.replace("\u00a0", " ") for label in labels(of, unit, language)]


# ---- what is shown


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        (METRIC, None),
        (METRIC, {"2026-10-05": "{confidence: 7}"}),
        ("done: 2026-10-05", None),
        ("withheld: Not closed", None),
        ("milestones: [{title: A, done: true}, B]", {"2026-10-05": "{confidence: 7}"}),
    ],
)
def test_nothing_is_drawn_without_a_value(measure: str, values: Values | None) -> None:
    assert course(measure, values) is None


def test_time_runs_over_the_whole_period() -> None:
    found = shown(METRIC, WEEKS)
    assert (found.starts, found.ends) == (date(2026, 10, 1), date(2026, 12, 31))
    assert [spot.at for spot in found.spots] == [
        4 / 91,
        25 / 91,
        50 / 91,
    ]
    assert found.today == 52 / 91


@pytest.mark.parametrize(
    ("measure", "day", "starts", "ends", "at"),
    [
        ("current: {value: 6, date: 2026-09-12}", "before", "2026-09-12", "2026-12-31", 0),
        ("current: {value: 6, date: 2026-03-01}", "long before", "2026-10-01", "2026-12-31", 0),
        (
            "due: 2027-02-20, current: {value: 6, date: 2026-11-01}",
            "due later",
            "2026-10-01",
            "2027-02-20",
            31 / 142,
        ),
    ],
)
def test_values_near_the_period_widen_it_and_others_stand_at_its_edge(
    measure: str, day: str, starts: str, ends: str, at: float
) -> None:
    found = shown(f"{METRIC}, {measure}")
    assert (str(found.starts), str(found.ends)) == (starts, ends), day
    assert found.spots[0].at == at


def test_a_value_after_the_end_is_shown_where_it_lies() -> None:
    found = shown(METRIC, {"2025-12-20": "8", "2026-02-10": "6"}, period="2025-Q4")
    assert found.ends == date(2026, 2, 10)
    assert found.turns == (date(2025, 12, 31),)
    assert found.expected is not None
    assert found.expected[1][0] < 1, "the pace ends with the period"
    assert found.today is None
    said = [label.text for label in axis_labels(found, EN, TODAY)]
    assert said[:3] == ["1 Oct 2025", "10 Feb", "31 Dec"]


def test_the_pace_runs_from_the_day_of_agreement_to_the_day_it_is_due() -> None:
    found = shown(f"{METRIC}, due: 2026-12-01", WEEKS, head="agreed: 2026-10-11\n")
    assert found.expected == (
        (10 / 91, 14),
        (61 / 91, 5),
    )


@pytest.mark.parametrize(
    "measure",
    [f"{METRIC}, pace: false", KEEP, "baseline: 14, target: unknown", "target: {max: 3}"],
)
def test_no_pace_is_drawn_where_none_is_kept(measure: str) -> None:
    assert shown(measure, WEEKS).expected is None


def test_the_range_holds_whatever_is_shown() -> None:
    found = shown(METRIC, {"2026-10-05": "22", "2026-11-05": "{value: 3, forecast: 2}"})
    assert (found.low, found.high) == (2, 22)
    assert (height_of(found, Decimal(22)), height_of(found, Decimal(2))) == (42, 150)


@pytest.mark.parametrize(
    ("measure", "value"),
    [(KEEP, "99.9"), ("keep: {min: 0}", "0"), ("target: {max: -3}", "-3")],
)
def test_a_flat_course_has_room_on_both_sides(measure: str, value: str) -> None:
    found = shown(measure, {"2026-10-05": value, "2026-10-20": value})
    assert found.low < Fraction(value) < found.high
    (stroke,) = strokes_of(found)
    assert stroke[1] == stroke[3] == (42 + 150) / 2


def test_one_value_is_a_point_and_no_line() -> None:
    found = shown(METRIC, {"2026-10-20": "9"})
    assert strokes_of(found) == []
    drawn = parse(chart(found, unit="s", label="x", words=EN, today=TODAY))
    assert len(by_class(drawn, "okr-c-pt")) == 1


def test_a_value_without_a_date_lies_at_today_and_says_so() -> None:
    found = shown(f"{METRIC}, current: 9")
    assert found.undated is not None
    assert found.undated.at == found.today
    assert found.spots == ()
    assert "9 s, undated" in texts(found, "s")
    drawn = parse(chart(found, unit="s", label="x", words=EN, today=TODAY))
    assert by_class(drawn, "okr-c-to"), "a ring, since nobody knows when"
    assert not by_class(drawn, "okr-c-pt")


def test_of_several_values_on_a_day_the_last_counts() -> None:
    state, okr_set = state_of(METRIC, {"2026-10-05": "9", "2026-10-06": "8"})
    assert [point.value for point in state.points] == [9, 8]
    assert len(shown(METRIC, {"2026-10-05": "9", "2026-10-06": "8"}).spots) == 2
    assert okr_set.team == "team"


def test_milestones_go_in_steps_from_nothing_to_today() -> None:
    found = shown("milestones: [{title: A, done: 2026-10-11}, {title: B, done: 2026-10-31}, C, D]")
    assert found.in_steps
    levels = [height_of(found, Fraction(number, 4)) for number in range(3)]
    assert strokes_of(found) == [
        (0, levels[0], 10 / 91, levels[0]),
        (10 / 91, levels[0], 10 / 91, levels[1]),
        (10 / 91, levels[1], 30 / 91, levels[1]),
        (30 / 91, levels[1], 30 / 91, levels[2]),
        (30 / 91, levels[2], 52 / 91, levels[2]),
    ]


def test_only_what_is_to_be_kept_can_be_missed() -> None:
    values = {"2026-10-05": "99.95", "2026-10-26": "99.82", "2026-11-09": "99.93"}
    kept = shown(KEEP, values)
    assert [spot.inside for spot in kept.spots] == [True, False, True]
    reached = shown('target: {min: 99.9}, unit: "%"', values)
    assert all(spot.inside for spot in reached.spots)
    drawn = parse(chart(kept, unit="%", label="x", words=EN, today=TODAY))
    assert len(by_class(drawn, "okr-c-miss")) == 1
    assert "99.82 % on 26 Oct" in texts(kept, "%")
    band = one(drawn, "okr-c-band")
    edge = height_of(kept, Decimal("99.9"))
    assert (band.get("y"), band.get("height")) == (str(TOP), str(edge - TOP))


def test_a_field_between_two_bounds_and_below_one() -> None:
    both = parse(drawn_of("keep: {min: 10, max: 20}", {"2026-10-05": "15"}))
    upper = parse(drawn_of("keep: {max: 20}", {"2026-10-05": "15"}))
    assert (one(both, "okr-c-band").get("y"), one(both, "okr-c-band").get("height")) == (
        "42",
        "108",
    )
    assert one(upper, "okr-c-band").get("y") == "42"
    assert one(upper, "okr-c-band").get("height") == str(AXIS - 42)


# ---- labels


def drawn_of(measure: str, values: Values | None = None, language: str = "en") -> str:
    found = shown(measure, values)
    return chart(found, unit="%", label="x", words=words(language), today=TODAY)


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(svg).replace("&nbsp;", " "))


def test_a_chart_says_where_it_begins_stands_and_is_to_end() -> None:
    assert texts(shown(METRIC, WEEKS), "s") == [
        "7.9 s",
        "target 5 s",
        "start 14 s",
        "today",
        "expected",
    ]


def test_labels_are_in_the_pages_language() -> None:
    found = shown('baseline: 10.5, target: 20, unit: "%"', {"2026-10-05": "12.5"})
    assert texts(found, "%", "nb") == ["12,5 %", "mål 20 %", "start 10,5 %", "i dag", "forventet"]
    said = [label.text for label in axis_labels(found, words("nn"), TODAY)]
    assert said == ["1. okt.", "31. des.", "1. nov.", "1. des."]


def test_a_number_goes_without_a_unit_that_leaves_no_room() -> None:
    unit = "applications for a digital identity without a visit"
    found = shown("baseline: 4100000, target: 9200000", {"2026-11-20": "7250000"})
    assert "7,250,000" in texts(found, unit)
    assert "target 9,200,000" in texts(found, unit)
    drawn = chart(found, unit=unit, label="x", words=EN, today=TODAY)
    assert words_of(one(parse(f"<div>{drawn}</div>"), "okr-cap")) == f"Unit: {unit}"
    assert "okr-cap" not in chart(found, unit="s", label="x", words=EN, today=TODAY)


def test_a_year_is_told_in_quarters_and_a_quarter_in_months() -> None:
    assert [str(day)[5:] for day in months_within(date(2026, 1, 1), date(2026, 12, 31))] == [
        "04-01",
        "07-01",
        "10-01",
    ]
    assert [str(day)[5:] for day in months_within(date(2026, 10, 1), date(2026, 12, 31))] == [
        "11-01",
        "12-01",
    ]


def test_confidence_is_told_where_it_changes() -> None:
    said = {
        "2026-10-05": "{value: 13, confidence: 7}",
        "2026-10-12": "{value: 12, confidence: 7}",
        "2026-10-26": "{value: 12, confidence: 4.5}",
        "2026-11-16": "{value: 12, confidence: 3}",
    }
    found = confidence_labels(shown(METRIC, said), words("nb"))
    assert [(label.text, label.tone) for label in found] == [
        ("3", "bad"),
        ("4,5", "risk"),
        ("7", ""),
        ("Konfidens", ""),
    ]
    assert confidence_labels(shown(METRIC, WEEKS), EN) == []


DAYS = strategies.dates(date(2026, 9, 5), TODAY)
NUMBERS = strategies.integers(-400, 400).map(lambda number: str(Decimal(number) / 10))
MEASURES = strategies.sampled_from(
    [
        METRIC,
        'baseline: 5, target: 14, unit: "sign-ins a week"',
        "baseline: -3, target: 4100000, unit: cases",
        KEEP,
        "keep: {min: 3, max: 7}, unit: °C",
        "target: {max: 10}",
        "baseline: 14, target: unknown",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    MEASURES,
    strategies.dictionaries(DAYS, NUMBERS, min_size=1, max_size=20),
    strategies.sampled_from(["en", "nb", "nn"]),
)
def test_no_label_covers_another_or_leaves_the_chart(
    measure: str, values: dict[date, str], language: str
) -> None:
    said = {
        str(day): f"{{value: {value}, confidence: {day.day % 10}}}"
        for day, value in sorted(values.items())
    }
    found = shown(measure, said)
    everything = [
        *labels(found, "cases", language),
        *axis_labels(found, words(language), TODAY),
        *confidence_labels(found, words(language)),
    ]
    for one_, other in itertools.combinations(everything, 2):
        for width in (NARROWEST, 320, 480, 640, WIDEST):
            (left, right), (other_left, other_right) = one_.span(width), other.span(width)
            assert abs(one_.y - other.y) >= 13 or right <= other_left or other_right <= left
    assert all(keeps_within(label) for label in everything)
    assert all(label.y >= TOP - 14 for label in everything)
    assert labels(found, "cases", language)[0].text.startswith(
        words(language).formats.number(Decimal(values[max(values)]))
    ), "the latest value always has its label"


def test_labels_change_sides_only_apart() -> None:
    left = Label("today", 0.5, 10)
    assert overlap(left, Label("today", 0.5, 10, dx=20))
    assert not overlap(left, Label("today", 0.5, 23))
    # At the narrowest on one side, at the widest on the other: between they would meet.
    far = Label("today", 0.75, 10, dx=-150, anchor="start")
    assert overlap(left, far)


def test_a_label_keeps_off_the_course_where_it_can() -> None:
    above, below = Label("7", 0.5, 50), Label("7", 0.5, 90)
    level = (0.0, 46.0, 1.0, 46.0)
    assert place([above, below], [], [level]) is below
    assert place([above, below], []) is above
    assert place([above], [above]) is None


# ---- the drawing


def test_a_chart_scales_in_width_only() -> None:
    (drawing,) = parse(drawn_of(METRIC, WEEKS))
    assert drawing.get("viewBox") is None, "texts and dots keep their size"
    for stretched in drawing.iter("svg"):
        if stretched is not drawing:
            assert stretched.get("preserveAspectRatio") == "none"
            assert stretched.get("viewBox") == f"0 0 1000 {stretched.get('height')}"
            assert {each.tag for each in stretched} == {"path"}
    for placed in (*drawing.iter("text"), *drawing.iter("circle")):
        assert re.fullmatch(r"0|[\d.]+%", placed.get("x") or placed.get("cx") or "0")


def test_the_golden_chart() -> None:
    assert drawn_of(METRIC, WEEKS) == (
        '<div class="okr-chart"><svg role="img" aria-label="x" height="196">'
        '<g class="okr-axis" id="okr-axis_2026-10-01_2026-12-31">'
        '<svg viewBox="0 0 1000 196" height="196" preserveAspectRatio="none">'
        '<path class="okr-c-axis" d="M0 170H1000M341 170v5M670 170v5"/>'
        '<path class="okr-c-today" d="M571 16V170"/></svg>'
        '<g transform="translate(0 189)"><text>1 Oct</text>'
        '<text x="100%">31 Dec</text><text x="34.1%">1 Nov</text>'
        '<text x="67%">1 Dec</text></g></g>'
        '<svg viewBox="0 0 1000 196" height="196" preserveAspectRatio="none">'
        '<path class="okr-c-grid" d="M0 42H1000M0 150H1000"/>'
        '<path class="okr-c-exp" d="M0 42L1000 150"/>'
        '<path class="okr-c-line" d="M44 54L275 92L549 115"/></svg>'
        '<g class="okr-c-pt"><circle cx="4.4%" cy="54" r="3.5"/>'
        '<circle cx="27.5%" cy="92" r="3.5"/><circle cx="54.9%" cy="115" r="3.5"/></g>'
        '<text x="54.9%" text-anchor="end" y="133" dx="4" class="okr-c-v">7.9\u00a0%</text>'
        '<text y="165">target 5\u00a0%</text>'
        '<text y="36">start 14\u00a0%</text>'
        '<text x="57.1%" y="10">today</text><text x="75%" y="112">expected</text></svg></div>'
    )


def test_charts_of_a_page_draw_a_common_axis_once(small: Site) -> None:
    page = small.html("okr/teams/login/2026-Q4.md")
    axis = "okr-axis_2026-10-01_2026-12-31"
    parts = [each for chart in by_class(page, "okr-chart") for each in chart.iter()]
    assert [each.get("id") for each in parts if each.get("id")] == [axis]
    uses = [each for each in parts if each.tag.endswith("use")]
    assert {each.get("{http://www.w3.org/1999/xlink}href") for each in uses} == {f"#{axis}"}
    assert len(uses) == len(by_class(page, "okr-chart")) - 1 > 0


def test_charts_with_different_axes_have_their_own() -> None:
    long, short = shown(f"{METRIC}, due: 2027-01-31", WEEKS), shown(METRIC, WEEKS)
    seen: list[str] = []

    def claim(name: str) -> str:
        if name in seen:
            return ""
        seen.append(name)
        return name

    drawings = [
        chart(each, unit=None, label="x", words=EN, today=TODAY, claim=claim)
        for each in (short, long, short)
    ]
    assert ["<use" in each for each in drawings] == [False, False, True]
    assert len(seen) == 2


def test_many_values_are_a_line_with_a_dot_at_its_end() -> None:
    values = {f"2026-10-{day:02d}": str(14 - day % 5) for day in range(1, 20)}
    drawn = parse(drawn_of(METRIC, values))
    assert len(list(one(drawn, "okr-c-pt"))) == 1
    straight = {f"2026-10-{day:02d}": str(14 - Decimal(day) / 10) for day in range(1, 20)}
    line = one(parse(drawn_of(METRIC, straight)), "okr-c-line").get("d", "")
    assert re.fullmatch(r"M\d+ \d+L\d+ \d+", line), "what lies on a straight line is left out"


@pytest.mark.parametrize(
    ("measure", "values", "said"),
    [
        (
            METRIC,
            WEEKS,
            "Course of Time: from 13 s on 5 Oct to 7.9 s on 20 Nov. "
            "Starting point 14 s. Target 5 s.",
        ),
        (
            METRIC,
            {"2026-10-05": "13"},
            "Course of Time: 13 s on 5 Oct. Starting point 14 s. Target 5 s.",
        ),
        (
            f"{METRIC}, current: 9",
            None,
            "Course of Time: 9 s, undated. Starting point 14 s. Target 5 s.",
        ),
        (
            KEEP,
            {"2026-10-05": "99.95", "2026-10-26": "99.82"},
            "Course of Time: from 99.95 % on 5 Oct to 99.82 % on 26 Oct. Target at least 99.9 %. "
            "Outside once: 99.82 % on 26 Oct.",
        ),
        (
            "milestones: [{title: A, done: 2026-10-11}, B]",
            None,
            "Course of Time: 50 % on 11 Oct.",
        ),
        (
            "graded: true",
            {"2026-10-05": "0.4", "2026-11-02": "0.5"},
            "Course of Time: from 0.4 on 5 Oct to 0.5 on 2 Nov.",
        ),
    ],
)
def test_the_course_in_words(measure: str, values: Values | None, said: str) -> None:
    state, okr_set = state_of(measure, values)
    found = shown(measure, values)
    assert course_in_words(found, state, EN).replace("\u00a0", " ") == said
    assert okr_set.objectives


def test_charts_stand_on_the_sets_page_with_their_table(small: Site) -> None:
    document = small.html("okr/teams/login/2026-Q4.md")
    row = by_id(document, "okr-kr_time")
    (drawing,) = one(row, "okr-chart")
    assert drawing.get("role") == "img"
    assert (drawing.get("aria-label") or "").startswith("Course of Time to log in: from 11.4")
    table = one(row, "okr-figures")
    assert [[words_of(cell) for cell in line] for line in table.iter("tr")] == [
        ["Date", "Value (s)", "Progress", "Confidence"],
        ["20 Nov", "7.9", "68 %", "8"],
        ["12 Oct", "11.4", "29 %", ""],
    ]
    assert not by_class(small.html("okr/teams/login/index.md"), "okr-chart")
    assert not by_class(by_id(document, "okr-kr_open"), "okr-chart")


def test_notes_have_a_column_where_there_are_any(build: Callable[..., Site]) -> None:
    text = (
        "---\nobjectives:\n  - title: O\n    key_results:\n      - {id: k, title: K, baseline: 1, "
        "target: 9}\ncheckins:\n  - {date: 2026-11-01, values: {k: {value: 3, note: Well}}}\n---\n"
    )
    page = build({"team/2026-Q4.md": text}).html("okr/teams/team/2026-Q4.md")
    cells = [words_of(cell) for line in one(page, "okr-figures").iter("tr") for cell in line]
    assert cells[4:] == ["Note", "1 Nov", "3", "25 %", "", "Well"]
