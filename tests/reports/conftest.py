"""Findings for these tests, and the text they point into."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mkdocs_okr.findings import Finding, FurtherPlace, Place, Severity
from mkdocs_okr.reports.outcome import Outcome

SET = "okrs/lederlaget/id-porten/2026-Q4.md"
LEADERSHIP = "okrs/lederlaget/2026.md"


class Texts:
    """Sources that are given as texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def line(self, file: str, number: int) -> str | None:
        lines = self._texts.get(file, "").split("\n") if file in self._texts else []
        return lines[number - 1] if number <= len(lines) else None


@pytest.fixture
def outcome() -> Outcome:
    """A run with one finding of each severity, in two of 57 files."""
    return Outcome(
        findings=(
            Finding(
                "OKR103",
                "duplicate-id",
                Severity.WARNING,
                'two objectives have the id "raskere"',
                Place(LEADERSHIP, 3, 9, 3, 16),
                further=(FurtherPlace("first defined here", Place(LEADERSHIP, 1, 9, 1, 16)),),
            ),
            Finding(
                "OKR201",
                "unknown-parent",
                Severity.ERROR,
                '"raskere-palogging" is aligned to an objective that does not exist',
                Place(SET, 12, 16, 12, 41),
                help="did you mean lederlaget/somlos-digital-hverdag?",
                notes=(f"defined there: somlos-digital-hverdag ({LEADERSHIP}:9)",),
            ),
            Finding(
                "OKR304",
                "output-not-outcome",
                Severity.ADVICE,
                '"raskere-palogging" has no number',
                Place("okrs/gone.md"),
            ),
        ),
        files=57,
        sources=Texts(
            {
                LEADERSHIP: "  - id: raskere\n    title: x\n  - id: raskere\n",
                SET: "\n" * 11 + "    aligns_to: lederlaget/somlos-hverdag\n",
            }
        ),
    )
