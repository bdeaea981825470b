"""Status of a key result: the first that applies, in the order of the table."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mkdocs_okr.model import Ambition, Binary, Graded, Measure, Team, Unmeasured
from mkdocs_okr.progress import Status
from mkdocs_okr.settings import Settings

from .builders import (
    Said,
    current,
    day,
    gone,
    keep,
    key_result,
    key_result_state,
    metric,
    objective_state,
    reach,
    steps,
)

TO_HUNDRED = metric(0, 100)
SECRET = {"withheld": "not public"}
NO_PACE = {"pace": False}


class TestOrder:
    """Each status wins over those behind it."""

    @pytest.mark.parametrize(
        ("fields", "status"),
        [
            pytest.param({"dropped": gone(20), **SECRET}, "dropped", id="dropped before withheld"),
            pytest.param({"dropped": gone(None)}, "dropped", id="dropped, nobody wrote when"),
            pytest.param({"dropped": gone(50)}, "dropped", id="dropped today"),
            pytest.param({"dropped": gone(51)}, "on_track", id="to be dropped tomorrow"),
            pytest.param(SECRET, "withheld", id="withheld"),
            pytest.param({}, "on_track", id="none of these"),
        ],
    )
    def test_while_it_runs(self, fields: dict[str, Any], status: str) -> None:
        state = key_result_state(TO_HUNDRED, {40: 60}, key_result_fields=fields)
        assert state.status == status

    @pytest.mark.parametrize("on", [-1, 50, 101])
    def test_dropped_and_withheld_whatever_the_day(self, on: int) -> None:
        for fields, status in (({"dropped": gone(-5)}, "dropped"), (SECRET, "withheld")):
            state = key_result_state(TO_HUNDRED, {-2: 60}, on=on, key_result_fields=fields)
            assert state.status == status
            assert not state.counted
            assert state.progress is None
            assert state.score is None
            assert state.expected is None

    @pytest.mark.parametrize(
        ("on", "draft", "status"),
        [
            pytest.param(-1, False, "planned", id="the day before the first"),
            pytest.param(0, False, "achieved", id="the first day"),
            pytest.param(100, False, "achieved", id="the last day"),
            pytest.param(50, True, "planned", id="a draft that should be running"),
            pytest.param(101, True, "planned", id="a draft whose period is over"),
        ],
    )
    def test_planned_before_all_that_is_measured(self, on: int, draft: bool, status: str) -> None:
        state = key_result_state(TO_HUNDRED, {-2: 100}, on=on, draft=draft)
        assert state.status == status
        assert state.counted is not draft

    def test_achieved_before_confidence_and_age(self) -> None:
        state = key_result_state(TO_HUNDRED, {1: {"value": 100, "confidence": 2}}, on=99)
        assert (state.status, state.cause) == (Status.ACHIEVED, None)

    def test_not_started_before_confidence(self) -> None:
        state = key_result_state(TO_HUNDRED, {40: {"confidence": 2}})
        assert (state.status, state.confidence) == (Status.NOT_STARTED, 2)

    def test_a_key_result_of_a_dropped_objective_is_dropped(self) -> None:
        state = objective_state(
            key_result("kr", TO_HUNDRED), objective_fields={"dropped": gone(10)}
        )
        assert state.key_results[0].status is Status.DROPPED


@pytest.mark.parametrize(
    ("measure", "log", "status"),
    [
        pytest.param(TO_HUNDRED, {50: 100}, "achieved", id="metric at its target"),
        pytest.param(TO_HUNDRED, {50: 130}, "achieved", id="metric beyond it"),
        pytest.param(reach(75), {50: 75}, "achieved", id="reach within"),
        pytest.param(keep(75), {50: 80}, "on_track", id="keep within: never while it runs"),
        pytest.param(steps(True, day(50)), {}, "achieved", id="all milestones"),
        pytest.param(Binary(day(50)), {}, "achieved", id="binary done"),
        pytest.param(Binary(day(51)), {}, "not_started", id="binary to be done tomorrow"),
        pytest.param(Graded(), {50: 1}, "achieved", id="graded in full"),
    ],
)
def test_achieved_while_it_runs(measure: Measure, log: dict[int, Said], status: str) -> None:
    assert key_result_state(measure, log).status == status


def test_a_stretch_is_achieved_before_its_end_only_in_full() -> None:
    state = key_result_state(TO_HUNDRED, {50: 70}, ambition=Ambition.STRETCH)
    assert state.status is Status.ON_TRACK


class TestPace:
    """On day 50 of 100, where 50 % is expected."""

    @pytest.mark.parametrize(
        ("value", "gap", "status"),
        [
            pytest.param("90", "0.4", "on_track", id="ahead"),
            pytest.param("50", "0", "on_track", id="in step"),
            pytest.param("40", "-0.1", "on_track", id="behind by exactly 10 points"),
            pytest.param("39.999999999999", "-0.10000000000001", "at_risk", id="a hair more"),
            pytest.param("25", "-0.25", "at_risk", id="behind by exactly 25 points"),
            pytest.param("24.999999999999", "-0.25000000000001", "off_track", id="a hair more yet"),
            pytest.param(
                "-40", "-0.5", "off_track", id="below the start: behind by what is expected"
            ),
        ],
    )
    def test_of_a_metric(self, value: str, gap: str, status: str) -> None:
        state = key_result_state(TO_HUNDRED, {50: value})
        assert (state.status, state.cause) == (status, "pace")
        assert state.gap == Fraction(gap)

    def test_is_exact(self) -> None:
        # 0.35 − 0.25 is more than 0.1 in binary floating point.
        assert key_result_state(TO_HUNDRED, {35: 25}, on=35).status is Status.ON_TRACK

    @pytest.mark.parametrize(
        ("done", "status"), [(2, "on_track"), (1, "at_risk"), (0, "off_track")]
    )
    def test_of_milestones(self, done: int, status: str) -> None:
        measure = steps(*[True] * done, *[False] * (4 - done))
        state = key_result_state(measure, {50: {"note": "under way"}})
        assert (state.status, state.cause) == (status, "pace")

    @pytest.mark.parametrize(("value", "status"), [("0.4", "on_track"), ("0.3", "at_risk")])
    def test_of_a_graded_one(self, value: str, status: str) -> None:
        assert key_result_state(Graded(), {50: value}).status == status

    @pytest.mark.parametrize(
        "measure",
        [
            pytest.param(metric(0, 100), id="metric"),
            pytest.param(Graded(), id="graded"),
        ],
    )
    def test_is_not_kept_where_it_is_settled_at_the_end(self, measure: Measure) -> None:
        state = key_result_state(measure, {50: "0.1"}, on=50, key_result_fields=NO_PACE)
        assert state.expected is None
        assert state.gap is None
        assert (state.status, state.cause) == (Status.ON_TRACK, None)

    def test_is_not_kept_by_what_only_holds_or_not(self) -> None:
        for measure in (keep(1), reach(1), Binary(False)):
            assert key_result_state(measure, {50: 1}).expected is None


@pytest.mark.parametrize(
    ("measure", "value", "status"),
    [
        pytest.param(keep("99.9"), "99.9", "on_track", id="keep, exactly on its bound"),
        pytest.param(keep("99.9"), "99.89", "off_track", id="keep, outside"),
        pytest.param(reach(75), "74", "at_risk", id="reach, not yet inside"),
    ],
)
def test_bounds(measure: Measure, value: str, status: str) -> None:
    state = key_result_state(measure, {50: value})
    assert (state.status, state.cause) == (status, "bounds")


class TestConfidence:
    """What the team believes."""

    @pytest.mark.parametrize(
        ("confidence", "status"),
        [
            ("10", "on_track"),
            ("7", "on_track"),
            ("6.5", "at_risk"),
            ("4", "at_risk"),
            ("3.5", "off_track"),
            ("0", "off_track"),
        ],
    )
    def test_decides_where_nothing_else_does(self, confidence: str, status: str) -> None:
        for measure, said, fields in (
            (Binary(False), {"confidence": confidence}, {}),
            (Graded(), {"value": "0.2", "confidence": confidence}, NO_PACE),
            (TO_HUNDRED, {"value": 1, "confidence": confidence}, NO_PACE),
        ):
            state = key_result_state(measure, {50: said}, key_result_fields=fields)
            assert (state.status, state.cause) == (status, "confidence")

    @pytest.mark.parametrize(
        ("measure", "value", "confidence", "status", "cause"),
        [
            pytest.param(TO_HUNDRED, 60, 3, "off_track", "confidence", id="ahead, no faith"),
            pytest.param(TO_HUNDRED, 10, 9, "off_track", "pace", id="behind, full of hope"),
            pytest.param(TO_HUNDRED, 30, 5, "at_risk", "pace", id="both say the same"),
            pytest.param(TO_HUNDRED, 60, 9, "on_track", "pace", id="both are fine"),
            pytest.param(keep(5), 6, 5, "at_risk", "confidence", id="holds, for how long?"),
            pytest.param(keep(5), 4, 9, "off_track", "bounds", id="does not hold"),
            pytest.param(reach(5), 4, 9, "at_risk", "bounds", id="not yet reached"),
            pytest.param(reach(5), 4, 3, "off_track", "confidence", id="nor will it be"),
        ],
    )
    def test_the_worst_of_all_decides(
        self, measure: Measure, value: int, confidence: int, status: str, cause: str
    ) -> None:
        state = key_result_state(measure, {50: {"value": value, "confidence": confidence}})
        assert (state.status, state.cause) == (status, cause)

    @pytest.mark.parametrize(
        ("log", "now", "before"),
        [
            pytest.param({}, None, None, id="never given"),
            pytest.param({40: {"value": 60, "confidence": 8}}, 8, None, id="once"),
            pytest.param({30: {"confidence": 7}, 40: {"confidence": 8}}, 8, 7, id="rising"),
            pytest.param(
                {20: {"confidence": 7}, 30: 55, 40: {"confidence": 8}}, 8, 7, id="with a gap"
            ),
            pytest.param(
                {30: {"confidence": 3}, 40: 60}, None, 3, id="none in the newest: none now"
            ),
            pytest.param({30: {"confidence": 3}, 51: 60}, 3, None, id="tomorrow's is no news"),
        ],
    )
    def test_is_that_of_the_newest_checkin(
        self, log: dict[int, Said], now: int | None, before: int | None
    ) -> None:
        state = key_result_state(TO_HUNDRED, log)
        assert (state.confidence, state.previous_confidence) == (now, before)

    def test_an_old_one_no_longer_counts(self) -> None:
        state = key_result_state(TO_HUNDRED, {30: {"value": 55, "confidence": 3}, 45: 60})
        assert (state.status, state.cause) == (Status.ON_TRACK, "pace")

    def test_of_current(self) -> None:
        fields = {"current": current(60, confidence="5")}
        state = key_result_state(TO_HUNDRED, key_result_fields=fields)
        assert (state.status, state.cause) == (Status.AT_RISK, "confidence")


class TestNotStarted:
    """No value, nothing done."""

    @pytest.mark.parametrize(
        ("measure", "log", "status"),
        [
            pytest.param(steps(False), {}, "not_started", id="milestones nobody speaks of"),
            pytest.param(steps(False), {50: {"confidence": 8}}, "off_track", id="spoken of: pace"),
            pytest.param(Binary(False), {}, "not_started", id="binary nobody speaks of"),
            pytest.param(Binary(False), {50: {"note": "soon"}}, "not_started", id="no confidence"),
            pytest.param(metric(None, 9), {50: 7}, "not_started", id="baseline unknown"),
            pytest.param(metric(9, None), {50: 7}, "not_started", id="target unknown"),
            pytest.param(TO_HUNDRED, {51: 7}, "not_started", id="measured tomorrow"),
            pytest.param(TO_HUNDRED, {50: 0}, "off_track", id="nought is a value"),
        ],
    )
    def test_or_started(self, measure: Measure, log: dict[int, Said], status: str) -> None:
        assert key_result_state(measure, log).status == status


class TestOutdated:
    """On track, but who knows."""

    @pytest.mark.parametrize(
        ("log", "status", "age"),
        [
            pytest.param({20: 90}, "on_track", 30, id="as old as may be"),
            pytest.param({19: 90}, "outdated", 31, id="a day older"),
            pytest.param({19: 90, 45: {"confidence": 8}}, "outdated", 31, id="a word is no value"),
            pytest.param({19: 30}, "at_risk", 31, id="already in trouble"),
            pytest.param({19: 100}, "achieved", 31, id="already there"),
        ],
    )
    def test_after_thirty_days(self, log: dict[int, Said], status: str, age: int) -> None:
        state = key_result_state(TO_HUNDRED, log)
        assert state.status == status
        assert state.days_since_value == age
        assert state.would_be == (Status.ON_TRACK if status == "outdated" else None)
        assert (state.cause is None) is (status in ("outdated", "achieved"))

    @pytest.mark.parametrize(
        ("settings", "team", "in_set", "in_key_result", "allowed"),
        [
            pytest.param(14, None, None, None, 14, id="the site's"),
            pytest.param(14, 20, None, None, 20, id="the team's"),
            pytest.param(14, 20, 7, None, 7, id="the set's"),
            pytest.param(14, 20, 7, 40, 40, id="its own"),
        ],
    )
    def test_the_nearest_interval_wins(
        self,
        settings: int,
        team: int | None,
        in_set: int | None,
        in_key_result: int | None,
        allowed: int,
    ) -> None:
        for age, status in ((allowed, Status.ON_TRACK), (allowed + 1, Status.OUTDATED)):
            state = key_result_state(
                TO_HUNDRED,
                {50 - age: 90},
                settings=Settings(checkin_every=settings),
                team=Team("team", "okrs/team", checkin_every=team),
                checkin_every=in_set,
                key_result_fields={"checkin_every": in_key_result},
            )
            assert state.status is status

    def test_a_value_without_a_date_never_is(self) -> None:
        state = key_result_state(TO_HUNDRED, key_result_fields={"current": current(90)})
        assert (state.status, state.undated) == (Status.ON_TRACK, True)
        assert state.days_since_value is None

    @pytest.mark.parametrize(
        ("measure", "log", "status", "undated"),
        [
            pytest.param(steps(True, False), {}, "on_track", True, id="done nobody knows when"),
            pytest.param(steps(day(2), False), {}, "on_track", False, id="the day it was done"),
            pytest.param(
                steps(day(49), False),
                {10: {"confidence": 8}},
                "outdated",
                False,
                id="named long ago",
            ),
            pytest.param(
                steps(True, False), {45: {"confidence": 8}}, "on_track", False, id="named"
            ),
            pytest.param(Binary(False), {10: {"confidence": 8}}, "outdated", False, id="binary"),
        ],
    )
    def test_the_day_something_was_done_is_no_day_of_a_value(
        self, measure: Measure, log: dict[int, Said], status: str, undated: bool
    ) -> None:
        state = key_result_state(measure, log)
        assert (state.status, state.undated) == (status, undated)


class TestAfterItsEnd:
    """On day 101 of 100."""

    @pytest.mark.parametrize(
        ("ambition", "log", "score", "status", "final"),
        [
            pytest.param("committed", {90: 100}, None, "achieved", "1", id="reached"),
            pytest.param("committed", {90: "99.9"}, None, "not_achieved", "0.999", id="nearly"),
            pytest.param("committed", {90: 130}, None, "achieved", "1", id="passed"),
            pytest.param("committed", {90: -20}, None, "not_achieved", "0", id="regressed"),
            pytest.param("stretch", {90: 70}, None, "achieved", "0.7", id="stretch, 0.7"),
            pytest.param("stretch", {90: "69.99"}, None, "not_achieved", "0.6999", id="just not"),
            pytest.param("committed", {90: 60}, "1", "achieved", "1", id="graded higher"),
            pytest.param("stretch", {90: 90}, "0.6", "not_achieved", "0.6", id="graded lower"),
            pytest.param("committed", {}, None, "no_result", None, id="never measured"),
            pytest.param("committed", {}, "0.5", "not_achieved", "0.5", id="graded, not measured"),
        ],
    )
    def test_the_score_decides(
        self,
        ambition: str,
        log: dict[int, Said],
        score: str | None,
        status: str,
        final: str | None,
    ) -> None:
        state = key_result_state(
            TO_HUNDRED,
            log,
            on=101,
            ambition=Ambition(ambition),
            key_result_fields={"score": score},
        )
        assert state.status == status
        assert state.score == (None if final is None else Fraction(final))
        assert state.contribution == (state.score or 0)
        assert state.measured is (status != "no_result")

    def test_the_page_can_show_both_score_and_progress(self) -> None:
        fields = {"score": "0.8"}
        state = key_result_state(TO_HUNDRED, {90: 60}, on=101, key_result_fields=fields)
        assert (state.progress, state.score) == (Fraction("0.6"), Fraction("0.8"))
        assert state.contribution == Fraction("0.8")

    def test_a_score_written_early_does_not_count_yet(self) -> None:
        state = key_result_state(TO_HUNDRED, {90: 60}, on=100, key_result_fields={"score": "0.8"})
        assert state.score is None
        assert state.contribution == Fraction("0.6")

    @pytest.mark.parametrize(
        ("measure", "log", "status"),
        [
            pytest.param(keep(5), {10: 4, 90: 6}, "achieved", id="keep: held at the end"),
            pytest.param(keep(5), {10: 6, 90: 4}, "not_achieved", id="keep: not at the end"),
            pytest.param(reach(5), {90: 4}, "not_achieved", id="reach: not reached"),
            pytest.param(steps(True, False), {}, "not_achieved", id="half of the milestones"),
            pytest.param(steps(False), {}, "no_result", id="milestones nobody spoke of"),
            pytest.param(steps(False), {9: {"confidence": 8}}, "not_achieved", id="spoken of"),
            pytest.param(Binary(False), {}, "no_result", id="binary nobody spoke of"),
            pytest.param(Binary(False), {9: {"note": "!"}}, "not_achieved", id="binary spoken of"),
            pytest.param(Binary(day(100)), {}, "achieved", id="binary done on the last day"),
            pytest.param(Graded(), {90: "0.9"}, "not_achieved", id="graded"),
            pytest.param(metric(9, None), {90: 7}, "no_result", id="target still unknown"),
            pytest.param(Unmeasured("broken"), {90: 7}, "no_result", id="a broken measure"),
        ],
    )
    def test_by_measure(self, measure: Measure, log: dict[int, Said], status: str) -> None:
        assert key_result_state(measure, log, on=101).status == status

    def test_an_old_value_is_then_simply_the_last(self) -> None:
        assert key_result_state(TO_HUNDRED, {1: 100}, on=400).status is Status.ACHIEVED

    def test_thresholds_are_settings(self) -> None:
        settings = Settings(committed_threshold=Decimal("0.9"), stretch_threshold=Decimal("0.6"))
        for ambition, value in ((Ambition.COMMITTED, 90), (Ambition.STRETCH, 60)):
            state = key_result_state(
                TO_HUNDRED, {90: value}, on=101, ambition=ambition, settings=settings
            )
            assert state.status is Status.ACHIEVED


class TestWithheld:
    """Figures that are not public; only their outcome may be told."""

    @pytest.mark.parametrize(
        ("done", "score", "on", "status", "contribution"),
        [
            pytest.param(None, None, 50, "withheld", None, id="running"),
            pytest.param(None, None, 101, "withheld", None, id="over, nothing told"),
            pytest.param(None, "0.8", 50, "withheld", None, id="a score counts only at the end"),
            pytest.param(None, "0.8", 101, "not_achieved", "0.8", id="a score at the end"),
            pytest.param(None, "1", 101, "achieved", "1", id="a full score"),
            pytest.param(True, None, 50, "achieved", "1", id="done"),
            pytest.param(51, None, 50, "withheld", None, id="to be done tomorrow"),
            pytest.param(False, None, 50, "withheld", None, id="not done: it can still be"),
            pytest.param(False, None, 101, "not_achieved", "0", id="not done, and no longer"),
        ],
    )
    def test_outcome(
        self,
        done: bool | int | None,
        score: str | None,
        on: int,
        status: str,
        contribution: str | None,
    ) -> None:
        measure: Measure
        if done is None:
            measure = Unmeasured("missing")
        else:
            measure = Binary(done if isinstance(done, bool) else day(done))
        state = key_result_state(measure, on=on, key_result_fields={**SECRET, "score": score})
        assert state.status == status
        assert state.counted is (contribution is not None)
        assert state.contribution == (None if contribution is None else Fraction(contribution))
