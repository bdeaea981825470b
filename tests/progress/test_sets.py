"""Where a set stands, what one line says of it, and the bands of scores."""

from fractions import Fraction
from typing import Any

import pytest

from mkdocs_okr.model import Address, Ambition, Objective
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.progress import ScoreBand, Standings, Status, score_band

from .builders import Log, gone, key_result, metric, objective, organisation, set_state

TO_HUNDRED = metric(0, 100)
SECRET = {"withheld": "not public"}


def single(id: str, **fields: Any) -> Objective:
    """An objective with one key result of the same id, a metric from 0 to 100."""
    return objective(key_result(id, TO_HUNDRED), id=id, **fields)


A, B, C = single("a"), single("b"), single("c")
HIDDEN = objective(key_result("h", TO_HUNDRED, **SECRET), id="h")


@pytest.mark.parametrize(
    ("objectives", "log", "progress"),
    [
        pytest.param((A, B), {50: {"a": 80, "b": 40}}, "3/5", id="mean"),
        pytest.param(
            (single("a", weight=3), B), {50: {"a": 80, "b": 40}}, "7/10", id="weighted mean"
        ),
        pytest.param((A, B), {50: {"a": 80}}, "2/5", id="not started counts as nought"),
        pytest.param((A, HIDDEN), {50: {"a": 80}}, "4/5", id="withheld is out"),
        pytest.param(
            (A, single("b", dropped=gone(9))), {50: {"a": 80, "b": 9}}, "4/5", id="dropped is out"
        ),
        pytest.param((HIDDEN,), {}, None, id="nothing to count"),
        pytest.param((), {}, None, id="no objectives"),
        pytest.param((objective(id="bare"),), {}, None, id="an objective without key results"),
        pytest.param((single("a", weight=0),), {50: {"a": 80}}, None, id="no weight at all"),
    ],
)
def test_progress(objectives: tuple[Objective, ...], log: Log, progress: str | None) -> None:
    state = set_state(*objectives, log=log)
    assert state.progress == (None if progress is None else Fraction(progress))
    assert state.period_state is PeriodState.RUNNING


def test_what_has_no_result_is_out_and_the_set_says_so() -> None:
    state = set_state(A, B, C, HIDDEN, log={100: {"a": 80, "b": 40}}, on=101)
    assert state.progress == Fraction(3, 5)
    assert state.measured == (2, 3)
    assert state.counts == {
        Status.NOT_ACHIEVED: 2,
        Status.NO_RESULT: 1,
        Status.WITHHELD: 1,
    }


def test_a_draft_counts_nowhere() -> None:
    state = set_state(A, B, log={40: {"a": 80}}, draft=True)
    assert state.progress is None
    assert state.measured == (0, 0)
    assert state.worst is None
    assert state.headline is None
    assert state.counts == {Status.PLANNED: 2}


class TestHeadline:
    """The one line of badges and lists: "64 % on track", "59 % · 1 off track"."""

    @pytest.mark.parametrize(
        ("values", "on", "headline"),
        [
            pytest.param((60, 55, 50), 50, ("on_track", None), id="all well"),
            pytest.param((100, 55, 50), 50, ("on_track", None), id="well, one achieved already"),
            pytest.param((100, 100, 100), 50, ("achieved", None), id="all achieved"),
            pytest.param((60, 10, 50), 50, ("off_track", 1), id="one off track"),
            pytest.param((10, 10, 30), 50, ("off_track", 2), id="two off track, one at risk"),
            pytest.param((60, 30, 30), 50, ("at_risk", 2), id="two at risk"),
            pytest.param((60, None, 55), 50, ("not_started", 1), id="one not started"),
            pytest.param((None, None, None), 50, ("not_started", 3), id="none started"),
            pytest.param((None, None, None), -1, ("planned", None), id="yet to start"),
            pytest.param((100, 100, 100), 101, ("achieved", None), id="over, all achieved"),
            pytest.param((100, 60, None), 101, ("not_achieved", 1), id="over, one was not"),
            pytest.param((100, 100, None), 101, ("no_result", 1), id="over, one never measured"),
        ],
    )
    def test_is(
        self, values: tuple[int | None, ...], on: int, headline: tuple[str, int | None]
    ) -> None:
        said = {id: value for id, value in zip("abc", values, strict=True) if value is not None}
        state = set_state(A, B, C, log={min(on, 100): said}, on=on)
        assert state.headline == headline
        assert state.worst == headline[0]
        assert state.all_well is (headline[0] in ("on_track", "achieved"))

    def test_outdated_is_not_well(self) -> None:
        state = set_state(A, B, log={10: {"a": 60}, 50: {"b": 60}})
        assert state.headline == (Status.OUTDATED, 1)

    def test_dropped_and_withheld_do_not_count(self) -> None:
        state = set_state(A, HIDDEN, single("b", dropped=gone(9)), log={50: {"a": 60, "b": 1}})
        assert state.headline == (Status.ON_TRACK, None)
        assert state.counts == {Status.ON_TRACK: 1, Status.WITHHELD: 1, Status.DROPPED: 1}

    @pytest.mark.parametrize("objectives", [(), (HIDDEN,)], ids=["empty", "all withheld"])
    def test_of_nothing_is_none(self, objectives: tuple[Objective, ...]) -> None:
        assert set_state(*objectives).headline is None


@pytest.mark.parametrize(
    ("ambition", "score", "band"),
    [
        ("stretch", "0", "low"),
        ("stretch", "0.399999", "low"),
        ("stretch", "0.4", "middle"),
        ("stretch", "0.699999", "middle"),
        ("stretch", "0.7", "high"),
        ("stretch", "1", "high"),
        ("committed", "0.699999", "low"),
        ("committed", "0.7", "middle"),
        ("committed", "0.999999", "middle"),
        ("committed", "1", "high"),
    ],
)
def test_score_bands(ambition: str, score: str, band: str) -> None:
    assert score_band(Fraction(score), Ambition(ambition)) == band


def test_the_high_band_begins_where_the_site_says_success_begins() -> None:
    assert score_band(Fraction("0.9"), Ambition.COMMITTED, Fraction("0.9")) is ScoreBand.HIGH
    assert score_band(Fraction("0.7"), Ambition.STRETCH, Fraction("0.8")) is ScoreBand.MIDDLE


class TestStandings:
    """A view that computes each set once, when first asked."""

    def test_finds_every_level(self) -> None:
        seen = organisation(A, B, log={50: {"a": 60, "b": 10}})
        standings = Standings(seen)
        (okr_set,) = seen.sets.values()
        address = Address("team", "hundred", "b")
        found = standings.objective(address)
        assert found is not None
        assert found.status is Status.OFF_TRACK
        assert found is standings.of_set(okr_set).objectives[1]
        part = standings.key_result(Address("team", "hundred", "b", "b"))
        assert part is found.key_results[0]
        assert standings.objective(Address("team", "hundred", "b", "b")) is found

    def test_remembers(self) -> None:
        seen = organisation(A, log={50: {"a": 60}})
        (okr_set,) = seen.sets.values()
        standings = Standings(seen)
        assert standings.of_set(okr_set) is standings.of_set(okr_set)

    @pytest.mark.parametrize(
        "address",
        [
            Address("team", "hundred", "nothing"),
            Address("team", "2026", "a"),
            Address("nobody", "hundred", "a"),
        ],
        ids=str,
    )
    def test_knows_what_it_does_not_know(self, address: Address) -> None:
        standings = Standings(organisation(A))
        assert standings.objective(address) is None
        assert standings.key_result(address) is None
        assert standings.key_result(Address("team", "hundred", "a", "nothing")) is None
        assert standings.key_result(Address("team", "hundred", "a")) is None

    def test_of_two_with_one_id_the_first_is_meant(self) -> None:
        twins = (
            objective(key_result("first", TO_HUNDRED), id="a"),
            objective(key_result("second", TO_HUNDRED), id="a"),
        )
        standings = Standings(organisation(*twins))
        found = standings.objective(Address("team", "hundred", "a"))
        assert found is not None
        assert found.key_results[0].key_result.id == "first"
        assert standings.key_result(Address("team", "hundred", "a", "second")) is None
