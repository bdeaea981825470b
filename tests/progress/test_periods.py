"""What a period's name means in days, and what somebody meant who wrote it otherwise."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_okr.periods import Period, PeriodKind, PeriodState, parse_period, suggest_period


def period(key: str, year_starts: int = 1) -> Period:
    found = parse_period(key, year_starts=year_starts)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "year_starts", "starts", "ends", "kind", "days"),
    [
        ("2026", 1, "2026-01-01", "2026-12-31", "year", 365),
        ("2028", 1, "2028-01-01", "2028-12-31", "year", 366),
        ("2026-H1", 1, "2026-01-01", "2026-06-30", "half", 181),
        ("2026-H2", 1, "2026-07-01", "2026-12-31", "half", 184),
        ("2026-T1", 1, "2026-01-01", "2026-04-30", "tertial", 120),
        ("2026-T2", 1, "2026-05-01", "2026-08-31", "tertial", 123),
        ("2026-T3", 1, "2026-09-01", "2026-12-31", "tertial", 122),
        ("2026-Q1", 1, "2026-01-01", "2026-03-31", "quarter", 90),
        ("2028-Q1", 1, "2028-01-01", "2028-03-31", "quarter", 91),
        ("2100-Q1", 1, "2100-01-01", "2100-03-31", "quarter", 90),
        ("2026-Q4", 1, "2026-10-01", "2026-12-31", "quarter", 92),
        ("2999-Q4", 1, "2999-10-01", "2999-12-31", "quarter", 92),
        ("FY2027", 10, "2026-10-01", "2027-09-30", "year", 365),
        ("FY2028", 10, "2027-10-01", "2028-09-30", "year", 366),
        ("FY2027-H2", 10, "2027-04-01", "2027-09-30", "half", 183),
        ("FY2027-T2", 10, "2027-02-01", "2027-05-31", "tertial", 120),
        ("FY2027-Q1", 10, "2026-10-01", "2026-12-31", "quarter", 92),
        ("FY2027-Q2", 10, "2027-01-01", "2027-03-31", "quarter", 90),
        ("FY2028-Q1", 12, "2027-12-01", "2028-02-29", "quarter", 91),
        ("FY2027-Q4", 2, "2026-11-01", "2027-01-31", "quarter", 92),
        ("2026-Q4", 10, "2026-10-01", "2026-12-31", "quarter", 92),
    ],
)
def test_days(key: str, year_starts: int, starts: str, ends: str, kind: str, days: int) -> None:
    found = period(key, year_starts)
    assert (found.starts, found.ends) == (date.fromisoformat(starts), date.fromisoformat(ends))
    assert (found.key, found.kind, found.days) == (key, kind, days)
    assert found.financial is key.startswith("FY")
    assert str(found.year) in key
    assert found.number == (int(key[-1]) if "-" in key else 1)


@pytest.mark.parametrize(
    ("key", "year_starts"),
    [
        pytest.param("2026-H3", 1, id="no third half"),
        pytest.param("2026-T4", 1, id="no fourth tertial"),
        pytest.param("2026-Q5", 1, id="no fifth quarter"),
        pytest.param("2026-Q0", 1, id="no quarter nought"),
        pytest.param("2026-q4", 1, id="small letter"),
        pytest.param("2026Q4", 1, id="no hyphen"),
        pytest.param("2026-Q4 ", 1, id="space"),
        pytest.param("2026-Q4\n", 1, id="line break"),
        pytest.param("1899", 1, id="too long ago"),
        pytest.param("26-Q4", 1, id="short year"),
        pytest.param("FY2027", 1, id="no financial year of its own"),
        pytest.param("FY27", 10, id="short financial year"),
        pytest.param("٢٠٢٦", 1, id="digits of another script"),
        pytest.param("2026-Q４", 1, id="full-width digit"),
        pytest.param("index", 1, id="a word"),
        pytest.param("", 1, id="nothing"),
    ],
)
def test_names_of_no_period(key: str, year_starts: int) -> None:
    assert parse_period(key, year_starts=year_starts) is None


def test_a_sites_own_periods_come_first() -> None:
    athens = Period(
        "athens", date(2026, 8, 1), date(2026, 10, 15), PeriodKind.CUSTOM, name="Athens"
    )
    shifted = Period("2026-Q4", date(2026, 10, 5), date(2027, 1, 3), PeriodKind.CUSTOM)
    own = {"athens": athens, "2026-Q4": shifted}
    assert parse_period("athens", custom=own) is athens
    assert parse_period("2026-Q4", custom=own) is shifted
    assert parse_period("2026-Q3", custom=own) == period("2026-Q3")
    assert parse_period("sparta", custom=own) is None


@pytest.mark.parametrize("year_starts", range(1, 13))
@pytest.mark.parametrize("parts", ["H1 H2", "T1 T2 T3", "Q1 Q2 Q3 Q4"])
def test_parts_fill_their_year_without_gap_or_overlap(year_starts: int, parts: str) -> None:
    prefix = "" if year_starts == 1 else "FY"
    year = period(f"{prefix}2028", year_starts)
    found = [period(f"{prefix}2028-{part}", year_starts) for part in parts.split()]
    assert found[0].starts == year.starts
    assert found[-1].ends == year.ends
    for one, next_one in pairwise(found):
        assert next_one.starts == one.ends + timedelta(1)
        assert not one.overlaps(next_one)
    assert sum(each.days for each in found) == year.days
    assert all(year.contains(each) and not each.contains(year) for each in found)


@pytest.mark.parametrize(
    ("one", "other", "shared", "contains"),
    [
        ("2026", "2026-Q4", 92, True),
        ("2026-Q4", "2026", 92, False),
        ("2026-Q4", "2026-T3", 92, False),
        ("2026-T3", "2026-Q4", 92, True),
        ("2026-Q3", "2026-T3", 30, False),
        ("2026-Q3", "2026-Q4", 0, False),
        ("2026", "2027", 0, False),
        ("2026", "2026", 365, True),
    ],
)
def test_how_two_lie_to_each_other(one: str, other: str, shared: int, contains: bool) -> None:
    first, second = period(one), period(other)
    assert first.days_shared_with(second) == second.days_shared_with(first) == shared
    assert first.overlaps(second) is second.overlaps(first) is (shared > 0)
    assert first.contains(second) is contains


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-09-30", PeriodState.PLANNED),
        ("2026-10-01", PeriodState.RUNNING),
        ("2026-12-31", PeriodState.RUNNING),
        ("2027-01-01", PeriodState.OVER),
    ],
)
def test_state(today: str, state: PeriodState) -> None:
    assert period("2026-Q4").state(date.fromisoformat(today)) is state


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026q4", "2026-Q4"),
        ("2026-q4", "2026-Q4"),
        ("2026Q4", "2026-Q4"),
        ("2026_Q4", "2026-Q4"),
        ("2026.Q4", "2026-Q4"),
        ("2026/Q4", "2026-Q4"),
        ("2026–Q4", "2026-Q4"),
        ("2026-Q04", "2026-Q4"),
        (" 2026 Q4 ", "2026-Q4"),
        ("Q4 2026", "2026-Q4"),
        ("q4-2026", "2026-Q4"),
        ("2026-Q4 copy", "2026-Q4"),
        ("2026-Q4 (draft)", "2026-Q4"),
        ("okr-2026-q4", "2026-Q4"),
        ("4. kvartal 2026", "2026-Q4"),
        ("2026-kvartal-4", "2026-Q4"),
        ("2026 K4", "2026-Q4"),
        ("Quarter 4, 2026", "2026-Q4"),
        ("2026_T3", "2026-T3"),
        ("3. tertial 2026", "2026-T3"),
        ("2026-h2", "2026-H2"),
        ("2. halvår 2026", "2026-H2"),
        ("2. halva\u030ar 2026", "2026-H2"),
        ("2026-S1", "2026-H1"),
        ("2026", "2026"),
        ("2026-okr", "2026"),
    ],
)
def test_suggestions(text: str, meant: str) -> None:
    assert suggest_period(text) == meant
    assert suggest_period(text, year_starts=10) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("fy2027", "FY2027"),
        ("FY2027Q1", "FY2027-Q1"),
        ("fy27-q1", "FY2027-Q1"),
        ("Q1 FY2027", "FY2027-Q1"),
        ("2027-FY-Q1", "FY2027-Q1"),
    ],
)
def test_suggestions_of_a_financial_year(text: str, meant: str) -> None:
    assert suggest_period(text, year_starts=10) == meant
    assert suggest_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("index", id="a word"),
        pytest.param("survey-2026", id="something else of that year"),
        pytest.param("2026-10-12", id="a date"),
        pytest.param("2026-04", id="a month, or a quarter"),
        pytest.param("2026-Q5", id="a quarter there is not"),
        pytest.param("2026-T4", id="a tertial there is not"),
        pytest.param("2026-quarter", id="which quarter?"),
        pytest.param("2026-2027", id="two years"),
        pytest.param("26-Q4", id="a year of two digits"),
        pytest.param("20261", id="too many digits"),
        pytest.param("1826-Q1", id="too long ago"),
        pytest.param("q" * 50, id="letters"),
    ],
)
def test_no_suggestion_rather_than_a_wrong_one(text: str) -> None:
    assert suggest_period(text) is None


@settings(deadline=None)
@given(st.text(max_size=20), st.integers(min_value=1, max_value=12))
def test_whatever_is_suggested_is_a_period(text: str, year_starts: int) -> None:
    suggested = suggest_period(text, year_starts=year_starts)
    assert suggested is None or parse_period(suggested, year_starts=year_starts) is not None


@settings(deadline=None)
@given(
    st.integers(min_value=1900, max_value=2999),
    st.sampled_from(["", "-H1", "-H2", "-T1", "-T3", "-Q1", "-Q4"]),
    st.integers(min_value=1, max_value=12),
)
def test_a_period_suggests_itself(year: int, part: str, year_starts: int) -> None:
    key = f"{'' if year_starts == 1 else 'FY'}{year}{part}"
    assert suggest_period(key, year_starts=year_starts) == key
    assert suggest_period(key.lower().replace("-", " "), year_starts=year_starts) == key
