"""What is expected when: the even pace, `agreed`, `due`, and the first and last day."""

from datetime import date
from fractions import Fraction

import pytest

from mkdocs_okr.periods import parse_period
from mkdocs_okr.progress import Status, expected_by

from .builders import (
    day,
    gone,
    key_result,
    key_result_state,
    metric,
    objective,
    objective_state,
    set_state,
)

TO_HUNDRED = metric(0, 100)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(-30, "0", id="long before"),
        pytest.param(0, "0", id="first day"),
        pytest.param(1, "1/100", id="second day"),
        pytest.param(57, "57/100", id="under way"),
        pytest.param(99, "99/100", id="last day but one"),
        pytest.param(100, "1", id="last day"),
        pytest.param(130, "1", id="long after"),
    ],
)
def test_an_even_pace(on: int, expected: str) -> None:
    assert key_result_state(TO_HUNDRED, on=on).expected == Fraction(expected)
    assert set_state(objective(), on=on).expected == Fraction(expected)


@pytest.mark.parametrize(
    ("period", "on", "expected"),
    [
        pytest.param("2026-Q4", "2026-11-22", "52/91", id="a quarter"),
        pytest.param("2028-Q1", "2028-02-29", "59/90", id="leap day in a leap year's quarter"),
        pytest.param("2026-Q1", "2026-03-01", "59/89", id="the day after February in another"),
        pytest.param("2028", "2028-12-30", "364/365", id="leap year"),
        pytest.param("2026", "2026-12-30", "363/364", id="common year"),
        pytest.param("2028-T1", "2028-03-01", "60/120", id="leap year's tertial: half"),
    ],
)
def test_real_periods(period: str, on: str, expected: str) -> None:
    found = parse_period(period)
    assert found is not None
    assert expected_by(date.fromisoformat(on), found.starts, found.ends) == Fraction(expected)


@pytest.mark.parametrize(
    ("agreed", "on", "expected"),
    [
        pytest.param(-10, 50, "1/2", id="before the period: the period's first day"),
        pytest.param(0, 50, "1/2", id="on its first day"),
        pytest.param(20, 20, "0", id="late: nothing is expected yet"),
        pytest.param(20, 60, "1/2", id="late: from then on"),
        pytest.param(60, 50, "0", id="not yet agreed"),
        pytest.param(20, 100, "1", id="late: all of it at the end all the same"),
        pytest.param(100, 99, "0", id="agreed on the last day, seen before"),
        pytest.param(100, 100, "1", id="agreed on the last day, seen then"),
        pytest.param(110, 99, "0", id="agreed after the end, seen before it"),
        pytest.param(110, 105, "1", id="agreed after the end, seen after it"),
    ],
)
def test_agreed_late(agreed: int, on: int, expected: str) -> None:
    assert key_result_state(TO_HUNDRED, on=on, agreed=day(agreed)).expected == Fraction(expected)


@pytest.mark.parametrize(
    ("in_set", "in_objective", "in_key_result", "ends"),
    [
        pytest.param(None, None, None, 100, id="the period's end"),
        pytest.param(80, None, None, 80, id="the set's"),
        pytest.param(80, 70, None, 70, id="the objective's"),
        pytest.param(80, 70, 90, 90, id="its own"),
        pytest.param(None, None, 150, 150, id="after the period"),
    ],
)
def test_due_the_nearest_wins(
    in_set: int | None, in_objective: int | None, in_key_result: int | None, ends: int
) -> None:
    def maybe(number: int | None) -> date | None:
        return None if number is None else day(number)

    def seen(on: int) -> tuple[Fraction | None, Status]:
        state = objective_state(
            key_result("kr", TO_HUNDRED, due=maybe(in_key_result)),
            objective_fields={"due": maybe(in_objective)},
            due=maybe(in_set),
            log={1: {"kr": 60}},
            on=on,
        ).key_results[0]
        assert state.ends == day(ends)
        return state.expected, state.status

    assert seen(ends // 2)[0] == Fraction(ends // 2, ends)
    assert seen(ends)[1] is not Status.NOT_ACHIEVED
    assert seen(ends + 1) == (Fraction(1), Status.NOT_ACHIEVED)


class TestLaterDue:
    """A key result with a later `due` runs on after its period."""

    def test_and_its_objective_with_it(self) -> None:
        parts = key_result("short", TO_HUNDRED), key_result("long", TO_HUNDRED, due=day(200))
        log = {90: {"short": 100, "long": 60}, 110: {"long": 70}}
        running = objective_state(*parts, log=log, on=130)
        assert [state.status for state in running.key_results] == ["achieved", "on_track"]
        assert running.status is Status.ON_TRACK
        assert running.score is None
        assert running.ends == day(200)
        settled = objective_state(*parts, log=log, on=201)
        assert settled.status is Status.NOT_ACHIEVED
        assert settled.score == Fraction(85, 100)

    def test_but_not_once_it_is_dropped(self) -> None:
        parts = (
            key_result("short", TO_HUNDRED),
            key_result("long", TO_HUNDRED, due=day(200), dropped=gone(95)),
        )
        state = objective_state(*parts, log={90: {"short": 100}}, on=101)
        assert (state.status, state.ends) == (Status.ACHIEVED, day(100))


@pytest.mark.parametrize(
    ("value", "status"),
    [
        pytest.param(100, "on_track", id="achieved: no burden"),
        pytest.param(90, "off_track", id="not achieved"),
        pytest.param(None, "off_track", id="no result"),
    ],
)
def test_a_key_result_settled_early_in_a_running_objective(value: int | None, status: str) -> None:
    parts = key_result("early", TO_HUNDRED, due=day(40)), key_result("late", TO_HUNDRED)
    log = {35: {"late": 60, **({} if value is None else {"early": value})}}
    assert objective_state(*parts, log=log, on=50).status == status
