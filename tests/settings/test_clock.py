"""Which day it is."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_okr.reading.clock import today
from mkdocs_okr.settings import Settings, SettingsError

SET = Settings(today=date(2026, 3, 1))
UNSET = Settings()


@pytest.mark.parametrize(
    ("settings", "environment", "day"),
    [
        (SET, {}, date(2026, 3, 1)),
        (SET, {"SOURCE_DATE_EPOCH": "0"}, date(2026, 3, 1)),
        (SET, {"SOURCE_DATE_EPOCH": "broken"}, date(2026, 3, 1)),
        (UNSET, {"SOURCE_DATE_EPOCH": "0"}, date(1970, 1, 1)),
        (UNSET, {"SOURCE_DATE_EPOCH": "1792108799"}, date(2026, 10, 15)),
        (UNSET, {"SOURCE_DATE_EPOCH": "1792108800"}, date(2026, 10, 16)),
    ],
)
def test_the_day(settings: Settings, environment: dict[str, str], day: date) -> None:
    assert today(settings, environment) == day


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_else_it_is_the_local_date(environment: dict[str, str]) -> None:
    before = date.today()
    assert before <= today(UNSET, environment) <= date.today()


@pytest.mark.parametrize("written", ["yesterday", "-1", "1e9", "1.5", "9999999999999", "٣"])
def test_a_broken_epoch_is_said_in_one_sentence(written: str) -> None:
    with pytest.raises(SettingsError) as raised:
        today(UNSET, {"SOURCE_DATE_EPOCH": written})
    assert raised.value.sentence == (
        f'the variable SOURCE_DATE_EPOCH is "{written}", which is no number of seconds since 1970'
    )
