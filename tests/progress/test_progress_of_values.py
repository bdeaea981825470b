"""Progress of a key result, by its measure, from its latest value."""

from decimal import Decimal
from fractions import Fraction

import pytest

from mkdocs_okr.model import Binary, Graded, Unmeasured
from mkdocs_okr.progress import Status

from .builders import assess_log, current, day, keep, key_result_state, metric, reach, steps


@pytest.mark.parametrize(
    ("baseline", "target", "value", "progress", "clamped"),
    [
        pytest.param("14", "5", "11", "1/3", "1/3", id="decreasing"),
        pytest.param("81", "91", "84.2", "0.32", "0.32", id="increasing, decimal"),
        pytest.param("40", "0", "10", "3/4", "3/4", id="target zero"),
        pytest.param("0", "8", "2", "1/4", "1/4", id="baseline zero"),
        pytest.param("-20", "-5", "-8", "4/5", "4/5", id="both negative, increasing"),
        pytest.param("-5", "-20", "-8", "1/5", "1/5", id="both negative, decreasing"),
        pytest.param("-10", "10", "0", "1/2", "1/2", id="from below zero to above"),
        pytest.param("0.1", "0.3", "0.2", "1/2", "1/2", id="decimals that no float holds"),
        pytest.param("23", "40", "25", "2/17", "2/17", id="a little better than at the start"),
        pytest.param("23", "40", "11", "-12/17", "0", id="below the start counts as nothing"),
        pytest.param("14", "5", "15", "-1/9", "0", id="above the start where down is good"),
        pytest.param("0", "50", "60", "6/5", "1", id="beyond the target counts as one"),
        pytest.param("14", "5", "14", "0", "0", id="as it was"),
        pytest.param("14", "5", "5", "1", "1", id="reached"),
        pytest.param("0", "1e15", "0.000001", "1e-21", "1e-21", id="as large and small as may be"),
    ],
)
def test_metric(baseline: str, target: str, value: str, progress: str, clamped: str) -> None:
    state = key_result_state(metric(baseline, target), {40: value})
    assert state.progress == Fraction(progress)
    assert state.clamped == Fraction(clamped)
    assert state.beyond_target is (Fraction(progress) > 1)
    assert state.below_start is (Fraction(progress) < 0)
    assert state.counted
    assert state.measured


def test_a_regression_is_shown_in_the_course() -> None:
    state = key_result_state(metric(23, 40), {10: 23, 25: 25, 45: 11})
    assert [point.progress for point in state.points] == [0, Fraction(2, 17), Fraction(-12, 17)]
    assert state.below_start
    assert state.clamped == 0
    assert state.gap == Fraction(-1, 2)


@pytest.mark.parametrize(
    ("least", "most", "value", "within"),
    [
        pytest.param("99.9", None, "99.9", 1, id="exactly on the lower bound"),
        pytest.param("99.9", None, "99.90", 1, id="exactly, with another number of digits"),
        pytest.param("99.9", None, "99.89999999999999999999999999999", 0, id="just below"),
        pytest.param(None, "30", "30", 1, id="exactly on the upper bound"),
        pytest.param(None, "30", "30.1", 0, id="just above"),
        pytest.param("2", "4", "3", 1, id="between both"),
        pytest.param("2", "4", "4.5", 0, id="above both"),
        pytest.param(None, "0", "0", 1, id="at most nothing"),
        pytest.param("-3", "-1", "-2", 1, id="negative range"),
        pytest.param("5", "5", "5", 1, id="a range of one value"),
    ],
)
def test_bounds(least: str | None, most: str | None, value: str, within: int) -> None:
    for measure in (keep(least, most), reach(least, most)):
        assert key_result_state(measure, {40: value}).progress == within


def test_a_target_without_a_baseline_knows_only_within_and_not() -> None:
    state = key_result_state(reach(75), {10: 20, 30: 74, 45: 80})
    assert [point.progress for point in state.points] == [0, 0, 1]
    assert state.held == (1, 3)
    assert state.expected is None
    assert state.gap is None


@pytest.mark.parametrize(
    ("measure", "held"),
    [
        pytest.param(keep("99.9"), (2, 3), id="keep"),
        pytest.param(reach("99.9"), (2, 3), id="reach"),
        pytest.param(metric("99", "99.9"), None, id="metric"),
    ],
)
def test_in_how_many_checkins_it_held(measure: object, held: tuple[int, int] | None) -> None:
    log = {10: "99.95", 20: "99.8", 25: {"confidence": 8}, 40: "99.9"}
    assert key_result_state(measure, log).held == held  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "progress", "done"),
    [
        pytest.param(steps(True, False), "1/2", (1, 2), id="equal weights"),
        pytest.param(steps(True, (False, 2)), "1/3", (1, 2), id="one weighs more"),
        pytest.param(steps(True, (True, 0), (False, 1)), "1/2", (2, 3), id="one weighs nothing"),
        pytest.param(steps((True, "0.1"), (False, "0.2")), "1/3", (1, 2), id="decimal weights"),
        pytest.param(steps(day(49), day(50), day(51)), "2/3", (2, 3), id="up to today"),
        pytest.param(steps(False, False), "0", (0, 2), id="none"),
        pytest.param(steps(True, True), "1", (2, 2), id="all"),
    ],
)
def test_milestones(measure: object, progress: str, done: tuple[int, int]) -> None:
    state = key_result_state(measure)  # type: ignore[arg-type]
    assert state.progress == Fraction(progress)
    assert state.steps == done


@pytest.mark.parametrize(
    ("done", "progress"),
    [
        pytest.param(True, 1, id="done"),
        pytest.param(False, 0, id="not done"),
        pytest.param(day(50), 1, id="done today"),
        pytest.param(day(51), 0, id="to be done tomorrow"),
    ],
)
def test_binary(done: object, progress: int) -> None:
    assert key_result_state(Binary(done)).progress == progress  # type: ignore[arg-type]


def test_graded_is_the_teams_own_word() -> None:
    assert key_result_state(Graded(), {10: "0.3", 40: "0.4"}).progress == Fraction("0.4")


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(metric(14, 5), id="metric"),
        pytest.param(reach(75), id="reach"),
        pytest.param(keep("99.9"), id="keep"),
        pytest.param(steps(False), id="milestones"),
        pytest.param(Binary(False), id="binary"),
        pytest.param(Graded(), id="graded"),
    ],
)
def test_no_checkin_is_progress_nought_not_none(measure: object) -> None:
    state = key_result_state(measure)  # type: ignore[arg-type]
    assert state.progress == 0
    assert not state.measured
    assert state.counted
    assert state.status is Status.NOT_STARTED
    assert state.latest is None
    assert state.days_since_value is None


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(metric(None, 5), id="baseline unknown"),
        pytest.param(metric(14, None), id="target unknown"),
        pytest.param(metric(7, "7.0"), id="baseline equals target"),
        pytest.param(keep(5, 4), id="empty range"),
        pytest.param(reach(), id="range without ends"),
        pytest.param(steps((True, 0), (False, 0)), id="milestones that weigh nothing"),
        pytest.param(steps(), id="no milestones"),
        pytest.param(Unmeasured("missing"), id="no measure"),
        pytest.param(Unmeasured("conflicting", ("target", "keep")), id="conflicting measures"),
        pytest.param(Unmeasured("broken", ("target",)), id="a measure that could not be read"),
    ],
)
def test_out_of_the_sums(measure: object) -> None:
    state = key_result_state(measure, {40: 7})  # type: ignore[arg-type]
    assert state.progress is None
    assert state.contribution is None
    assert state.expected is None
    assert not state.counted
    assert state.status is Status.NOT_STARTED


class TestLatestValue:
    """Which of several values is the latest."""

    @pytest.mark.parametrize(
        ("log", "latest"),
        [
            pytest.param({40: 11, 10: 13}, 11, id="by date, however they are written"),
            pytest.param({40: 11, 50: 9}, 9, id="of today"),
            pytest.param({40: 11, 51: 9}, 11, id="tomorrow's does not count"),
            pytest.param({-20: 12}, 12, id="before the period counts"),
            pytest.param({30: 11, 40: {"confidence": 5}}, 11, id="a check-in without a value"),
        ],
    )
    def test_in_the_log(self, log: dict[int, object], latest: int) -> None:
        state = key_result_state(metric(14, 5), log)  # type: ignore[arg-type]
        assert state.latest is not None
        assert state.latest.value == latest
        assert state.progress == Fraction(14 - latest, 9)

    @pytest.mark.parametrize(
        ("given", "latest", "undated", "age"),
        [
            pytest.param(current(8), 8, True, None, id="undated: the latest of all"),
            pytest.param(current(8, on=45), 8, False, 5, id="later than the log"),
            pytest.param(current(8, on=40), 8, False, 10, id="on the day of the log"),
            pytest.param(current(8, on=20), 11, False, 10, id="earlier than the log"),
            pytest.param(current(8, on=60), 11, False, 10, id="dated after today"),
            pytest.param(current(None, confidence="3"), 11, False, 10, id="without a value"),
        ],
    )
    def test_beside_current(
        self, given: object, latest: int, undated: bool, age: int | None
    ) -> None:
        state = key_result_state(metric(14, 5), {40: 11}, key_result_fields={"current": given})
        assert state.latest is not None
        assert state.latest.value == latest
        assert state.undated is undated
        assert state.days_since_value == age

    def test_of_two_on_one_day_the_last_written(self) -> None:
        state = assess_log(metric(14, 5), [(40, 11), (40, 9), (30, 13)])
        assert [point.value for point in state.points] == [13, 11, 9]
        assert state.latest is not None
        assert state.latest.value == 9

    def test_ids_are_not_mixed_up_where_one_is_missing(self) -> None:
        state = key_result_state(metric(14, 5), {40: 11}, key_result_fields={"id": ""})
        assert state.latest is None


class TestCourse:
    """The points from which charts are drawn."""

    def test_of_a_metric(self) -> None:
        log = {
            10: {"value": 13, "confidence": 7, "note": "a start"},
            40: {"value": 8, "forecast": 5},
        }
        first, second = key_result_state(metric(14, 5), log).points  # type: ignore[arg-type]
        assert (first.date, first.value, first.confidence) == (day(10), 13, 7)
        assert first.note == "a start"
        assert first.forecast is None
        assert (second.progress, second.forecast) == (Fraction(2, 3), 5)

    def test_of_an_unknown_target_there_is_no_progress(self) -> None:
        (point,) = key_result_state(metric(14, None), {10: 13}).points
        assert (point.value, point.progress) == (Decimal(13), None)

    def test_of_milestones_are_also_the_days_they_were_done(self) -> None:
        state = key_result_state(
            steps(day(10), day(30), day(60), False),
            {30: {"confidence": 7}, 40: {"confidence": 6}},
        )
        assert [(point.date, point.progress, point.confidence) for point in state.points] == [
            (day(10), Fraction(1, 4), None),
            (day(30), Fraction(2, 4), 7),
            (day(40), Fraction(2, 4), 6),
        ]

    def test_of_milestones_done_nobody_knows_when(self) -> None:
        state = key_result_state(
            steps(True, day(30), False, False),
            {20: {"confidence": 7}, 50: {"confidence": 7}},
        )
        assert [point.progress for point in state.points] == [None, None, Fraction(1, 2)]

    def test_of_withheld_figures_there_is_none_even_where_they_were_given(self) -> None:
        state = key_result_state(
            metric(14, 5),
            {40: {"value": 11, "forecast": 8, "confidence": 6}},
            key_result_fields={"withheld": "not public"},
        )
        (point,) = state.points
        assert (point.value, point.progress, point.forecast) == (None, None, None)
        assert state.latest is None
        assert state.confidence == 6
