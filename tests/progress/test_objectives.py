"""Where an objective stands: the weighted mean, and the weakest link."""

from fractions import Fraction
from typing import Any

import pytest

from mkdocs_okr.model import Ambition, Binary, Graded, KeyResult, Unmeasured
from mkdocs_okr.progress import Status

from .builders import (
    Log,
    day,
    gone,
    keep,
    key_result,
    metric,
    objective_state,
    reach,
    steps,
)


def plain(id: str, **fields: Any) -> KeyResult:
    """A metric from 0 to 100."""
    return key_result(id, metric(0, 100), **fields)


A, B, C = plain("a"), plain("b"), plain("c")
SECRET = {"withheld": "not public"}


class TestProgress:
    """The weighted mean of what is counted."""

    @pytest.mark.parametrize(
        ("key_results", "log", "progress"),
        [
            pytest.param(
                (key_result("a", metric(14, 5)), key_result("b", metric(81, 91))),
                {50: {"a": 11, "b": 86}},
                "5/12",
                id="decreasing and increasing mixed",
            ),
            pytest.param(
                (key_result("a", metric(40, 0)), key_result("b", metric(-20, -5)), C),
                {50: {"a": 10, "b": -8, "c": 25}},
                "3/5",
                id="target zero and negative values mixed",
            ),
            pytest.param((A, B), {50: {"a": 150, "b": 0}}, "1/2", id="beyond counts as one"),
            pytest.param(
                (A, B), {50: {"a": -90, "b": 80}}, "2/5", id="regression counts as nought"
            ),
            pytest.param((A, B), {50: {"a": 80}}, "2/5", id="no value counts as nought"),
            pytest.param(
                (plain("a", weight=3), plain("b", weight=3)),
                {50: {"a": 80, "b": 20}},
                "1/2",
                id="all weights equal",
            ),
            pytest.param(
                (plain("a", weight=3), plain("b")),
                {50: {"a": 80, "b": 20}},
                "13/20",
                id="weights",
            ),
            pytest.param(
                (plain("a", weight="0.5"), plain("b", weight="0.25")),
                {50: {"a": 60, "b": 30}},
                "1/2",
                id="decimal weights",
            ),
            pytest.param(
                (plain("a", weight=0), plain("b")), {50: {"a": 80, "b": 20}}, "1/5", id="no weight"
            ),
            pytest.param(
                (plain("a", weight=-2), plain("b")),
                {50: {"a": 80, "b": 20}},
                "1/5",
                id="a negative weight, which is a finding, is none",
            ),
            pytest.param(
                (A, plain("b", dropped=gone(10)), plain("c", **SECRET)),
                {5: {"b": 10}, 50: {"a": 80}},
                "4/5",
                id="dropped and withheld are out",
            ),
            pytest.param(
                (A, key_result("b", metric(None, 9)), key_result("c", Unmeasured("broken"))),
                {50: {"a": 80, "b": 7, "c": 7}},
                "4/5",
                id="unknown and broken are out",
            ),
            pytest.param(
                (A, key_result("b", Binary(True), **SECRET)),
                {50: {"a": 80}},
                "9/10",
                id="withheld with an outcome is in",
            ),
            pytest.param(
                (key_result("a", keep(5)), key_result("b", reach(5)), key_result("c", Graded())),
                {50: {"a": 5, "b": 4, "c": "0.2"}},
                "2/5",
                id="other measures",
            ),
        ],
    )
    def test_is(self, key_results: tuple[KeyResult, ...], log: Log, progress: str) -> None:
        state = objective_state(*key_results, log=log)
        assert state.progress == Fraction(progress)
        assert state.counted
        assert state.score is None

    @pytest.mark.parametrize("on", [50, 101])
    @pytest.mark.parametrize(
        ("key_results", "status", "at_the_end"),
        [
            pytest.param((), "not_started", "no_result", id="none at all"),
            pytest.param(
                (plain("a", dropped=gone(10)), plain("b", dropped=gone(10))),
                "dropped",
                "dropped",
                id="all dropped",
            ),
            pytest.param((plain("a", **SECRET),), "withheld", "withheld", id="all withheld"),
            pytest.param(
                (plain("a", dropped=gone(10)), plain("b", **SECRET)),
                "withheld",
                "withheld",
                id="dropped or withheld",
            ),
            pytest.param(
                (key_result("a", metric(1, None)), plain("b", **SECRET)),
                "not_started",
                "no_result",
                id="unknown or withheld",
            ),
            pytest.param(
                (key_result("a", Unmeasured("broken")),), "not_started", "no_result", id="broken"
            ),
        ],
    )
    def test_of_nothing_is_none(
        self, key_results: tuple[KeyResult, ...], status: str, at_the_end: str, on: int
    ) -> None:
        state = objective_state(*key_results, on=on)
        assert state.progress is None
        assert state.expected is None
        assert state.gap is None
        assert state.score is None
        assert state.measured == (0, 0)
        assert not state.counted
        assert state.status == (status if on == 50 else at_the_end)

    def test_weights_that_come_to_nothing_divide_nothing(self) -> None:
        state = objective_state(plain("a", weight=0), plain("b", weight=0), log={50: {"a": 80}})
        assert state.progress is None
        assert not state.counted

    def test_of_a_dropped_objective_there_is_none(self) -> None:
        state = objective_state(A, log={50: {"a": 80}}, objective_fields={"dropped": gone(50)})
        assert (state.status, state.progress, state.counted) == (Status.DROPPED, None, False)
        later = objective_state(A, log={50: {"a": 80}}, objective_fields={"dropped": gone(51)})
        assert (later.status, later.counted) == (Status.ON_TRACK, True)

    def test_counts_how_many_were_measured(self) -> None:
        parts = A, B, plain("c", dropped=gone(10)), key_result("d", Binary(False))
        state = objective_state(*parts, log={50: {"a": 80, "d": {"confidence": 8}}})
        assert state.measured == (2, 3)

    def test_expected_is_the_mean_of_those_that_keep_a_pace(self) -> None:
        parts = plain("a", due=day(50)), plain("b", weight=3), key_result("c", keep(5), weight=9)
        state = objective_state(*parts, log={25: {"a": 80, "b": 20, "c": 6}}, on=25)
        assert state.expected == (Fraction(1, 2) + 3 * Fraction(1, 4)) / 4
        assert state.progress == (Fraction("0.8") + 3 * Fraction("0.2") + 9) / 13
        assert state.gap == state.progress - state.expected


class TestStatusWhileItRuns:
    """On day 50 of 100."""

    @pytest.mark.parametrize(
        ("log", "status", "decisive"),
        [
            pytest.param({50: {"a": 60, "b": 50, "c": 45}}, "on_track", "abc", id="all well"),
            pytest.param({50: {"a": 60, "b": 30, "c": 45}}, "at_risk", "b", id="one at risk"),
            pytest.param({50: {"a": 10, "b": 30, "c": 45}}, "off_track", "a", id="one off track"),
            pytest.param({10: {"a": 60}, 50: {"b": 50, "c": 50}}, "outdated", "a", id="one old"),
            pytest.param(
                {10: {"a": 60}, 50: {"b": 30, "c": 50}},
                "at_risk",
                "b",
                id="at risk before outdated",
            ),
            pytest.param({50: {"a": 100, "b": 50, "c": 60}}, "on_track", "abc", id="one achieved"),
            pytest.param({50: {"a": 100, "b": 10, "c": 12}}, "off_track", "bc", id="two off track"),
            pytest.param(
                {50: {"a": 100, "b": 120, "c": 100}}, "achieved", "abc", id="all achieved"
            ),
            pytest.param({}, "not_started", "abc", id="none has a value"),
            pytest.param(
                {50: {"a": {"confidence": 2}}}, "not_started", "abc", id="nor has one now"
            ),
            pytest.param({50: {"a": 60, "b": 60}}, "off_track", "c", id="one never measured"),
        ],
    )
    def test_is_that_of_the_weakest(self, log: Log, status: str, decisive: str) -> None:
        state = objective_state(A, B, C, log=log)
        assert state.status == status
        assert [each.key_result.id for each in state.decisive] == list(decisive)

    @pytest.mark.parametrize(
        ("on", "status"),
        [
            pytest.param(10, "on_track", id="day 10: 10 points behind"),
            pytest.param(25, "at_risk", id="day 25"),
            pytest.param(26, "off_track", id="day 26"),
        ],
    )
    def test_without_a_value_the_pace_at_nought_stands_in(self, on: int, status: str) -> None:
        state = objective_state(A, B, log={on: {"a": 60}}, on=on)
        assert state.key_results[1].status is Status.NOT_STARTED
        assert state.status == status

    @pytest.mark.parametrize(
        "silent",
        [
            pytest.param(key_result("b", keep(5)), id="keep"),
            pytest.param(key_result("b", reach(5)), id="reach"),
            pytest.param(key_result("b", Binary(False)), id="binary"),
            pytest.param(plain("b", pace=False), id="settled at the end"),
        ],
    )
    def test_silence_of_what_keeps_no_pace_is_never_green(self, silent: KeyResult) -> None:
        for on, status in ((30, Status.ON_TRACK), (31, Status.OUTDATED)):
            assert objective_state(A, silent, log={on: {"a": 60}}, on=on).status is status

    def test_a_word_breaks_the_silence(self) -> None:
        log = {20: {"b": {"note": "applied for"}}, 50: {"a": 60}}
        assert objective_state(A, key_result("b", Binary(False)), log=log).status == "on_track"

    def test_alone_it_is_not_started(self) -> None:
        log = {20: {"b": {"note": "applied for"}}}
        assert objective_state(key_result("b", Binary(False)), log=log).status == "not_started"

    def test_a_guardrail_that_fails_while_the_mean_is_high(self) -> None:
        parts = A, B, C, key_result("g", keep("99.9"), guardrail=True)
        state = objective_state(*parts, log={50: {"a": 90, "b": 90, "c": 90, "g": "99.8"}})
        assert state.progress == Fraction("0.675")
        assert state.status is Status.OFF_TRACK
        assert [each.key_result.id for each in state.decisive] == ["g"]

    @pytest.mark.parametrize(
        ("on", "draft", "status"),
        [
            pytest.param(-1, False, "planned", id="yet to start"),
            pytest.param(50, True, "planned", id="a draft"),
            pytest.param(101, True, "planned", id="a draft that is over"),
            pytest.param(0, False, "on_track", id="the first day"),
        ],
    )
    def test_planned(self, on: int, draft: bool, status: str) -> None:
        state = objective_state(A, log={-2: {"a": 60}}, on=on, draft=draft)
        assert state.status == status
        assert state.counted is not draft
        assert (state.progress is None) is draft


class TestStatusAfterTheEnd:
    """On day 101 of 100."""

    @pytest.mark.parametrize(
        ("ambition", "values", "status", "score"),
        [
            pytest.param("stretch", (60, 70, 80), "achieved", "0.7", id="0.7 in exact arithmetic"),
            pytest.param("stretch", (60, 70, "79.9999"), "not_achieved", None, id="a hair less"),
            pytest.param("committed", (100, 130, 100), "achieved", "1", id="all of it"),
            pytest.param("committed", (100, 130, 99), "not_achieved", "299/300", id="nearly"),
            pytest.param("stretch", (100, 100, 10), "achieved", "0.7", id="one failed, enough"),
        ],
    )
    def test_the_score_decides(
        self, ambition: str, values: tuple[int, ...], status: str, score: str | None
    ) -> None:
        log = {100: dict(zip("abc", values, strict=True))}
        state = objective_state(A, B, C, log=log, on=101, ambition=Ambition(ambition))
        assert state.status == status
        assert state.score == state.progress
        if score is not None:
            assert state.score == Fraction(score)

    def test_a_written_score_goes_into_the_mean(self) -> None:
        parts = plain("a", score="0.5"), B
        state = objective_state(*parts, log={100: {"a": 100, "b": 100}}, on=101)
        assert state.score == Fraction("0.75")

    def test_a_key_result_never_measured_counts_as_nought(self) -> None:
        state = objective_state(A, B, log={100: {"a": 100}}, on=101)
        assert (state.score, state.measured) == (Fraction(1, 2), (1, 2))
        assert state.status is Status.NOT_ACHIEVED
        assert [each.status for each in state.decisive] == ["no_result"]

    @pytest.mark.parametrize(
        "key_results",
        [
            pytest.param((A, B), id="metrics"),
            pytest.param((key_result("a", steps(False)), key_result("b", keep(5))), id="others"),
        ],
    )
    def test_nothing_ever_measured(self, key_results: tuple[KeyResult, ...]) -> None:
        state = objective_state(*key_results, on=101)
        assert state.status is Status.NO_RESULT
        assert (state.progress, state.score, state.counted) == (None, None, False)
        assert state.measured == (0, 2)

    @pytest.mark.parametrize(
        ("guard", "failed"),
        [
            pytest.param("99.95", False, id="held"),
            pytest.param("99.8", True, id="failed"),
            pytest.param(None, True, id="never measured"),
        ],
    )
    def test_a_failed_guardrail_outweighs_the_mean(self, guard: str | None, failed: bool) -> None:
        parts = A, B, C, key_result("g", keep("99.9"), guardrail=True)
        values = {"a": 100, "b": 100, "c": 100, **({} if guard is None else {"g": guard})}
        state = objective_state(*parts, log={100: values}, on=101, ambition=Ambition.STRETCH)
        assert state.progress is not None
        assert state.progress >= state.threshold
        assert state.status == ("not_achieved" if failed else "achieved")
        assert [each.key_result.id for each in state.failed_guardrails] == ["g"] * failed
        if failed:
            assert [each.key_result.id for each in state.decisive] == ["g"]

    @pytest.mark.parametrize("fields", [{"dropped": gone(50)}, SECRET], ids=["dropped", "withheld"])
    def test_a_guardrail_out_of_the_sums_fails_nothing(self, fields: dict[str, Any]) -> None:
        parts = A, key_result("g", keep("99.9"), guardrail=True, **fields)
        state = objective_state(*parts, log={40: {"g": "99.8"}, 100: {"a": 100}}, on=101)
        assert state.status is Status.ACHIEVED
        assert state.failed_guardrails == ()

    def test_is_not_yet_there_on_the_last_day(self) -> None:
        state = objective_state(A, log={100: {"a": 95}}, on=100)
        assert (state.status, state.score) == (Status.ON_TRACK, None)
