"""Texts as values, each by an exact pattern."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from mkdocs_okr.reading import scalars, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "0"), ("-0.5", "-0.5"), ("+3", "3"), ("1_000_000", "1000000"), ("1.", "1"),
        (".5", "0.5"), ("1.10", "1.10"), ("1e3", "1000"), ("2.5E-2", "0.025"), ("1e15", "1e15"),
        ("-1e15", "-1e15"), ("007", "7"),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: str) -> None:
    assert scalars.number(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", ".", "1,5", "1 000", "1__0", "_1", "1_", "1e", "e5", "0x10", "0b1", "1e100", "inf",
        "nan", "NaN", "٣", "１", "1e16", "1000000000000001", "9" * 41, "5 %", "--1", "1.2.3", "1\n",
    ],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-1-1",
        "2026-02-29",
        "0000-01-01",
        "20261012",
        "2026-10-12T00:00",
        "86400",
        "２026-10-12",
    ],
)
def test_no_dates(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.day(text)


def test_dates() -> None:
    assert scalars.day("2024-02-29") == date(2024, 2, 29)
    assert scalars.done("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["True", "TRUE", "yes", "y", "1", "on", ""])
def test_no_booleans(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.flag(text)
    with pytest.raises(PydanticCustomError):
        scalars.done(text)


@pytest.mark.parametrize("text", ["0", "10", "7.5", "0.5", "7.0"])
def test_confidence(text: str) -> None:
    assert scalars.confidence(text) == Decimal(text)


@pytest.mark.parametrize("text", ["-0.5", "10.5", "7.3", "x", "0.7", "70"])
def test_no_confidence(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.confidence(text)


@pytest.mark.parametrize("text", ["-0.1", "1.01", "x"])
def test_no_score(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.score(text)


@pytest.mark.parametrize("text", ["0", "-7", "1.5", "10000", "7d", ""])
def test_no_days(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.days(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Raskere pålogging", "raskere-palogging"),
        ("Sømløs hverdag", "somlos-hverdag"),
        ("Blåbær & ære", "blabaer-aere"),
        ("A\u030a pne", "a-pne"),
        ("Élan vital: Straße", "elan-vital-strae"),
        ("  100 % -- sikker!  ", "100-sikker"),
        ("日本", ""),
        ("!?", ""),
    ],
)
def test_slug(title: str, expected: str) -> None:
    assert slug(title) == expected
