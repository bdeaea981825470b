"""What a key result's row says: its numbers, its figure, and the reason for its status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages.sites import Site, by_class, by_id, one, words_of

ROWS = [
    # key result; check-in on 2026-11-20; numbers; figure; status line
    ("baseline: 14, target: 5, unit: s", "7.7", "14 → 7.7 → 5 s", "70 %",
     "On track 13 points ahead"),
    ("baseline: 0, target: 100", "50", "0 → 50 → 100", "50 %", "On track 7 points behind"),
    ("baseline: 0, target: 100", "40", "0 → 40 → 100", "40 %", "At risk 17 points behind"),
    ("baseline: 0, target: 100", "120", "0 → 120 → 100", "120 %", "Achieved beyond the target"),
    ("baseline: 23, target: 40, unit: '%'", "11", "23 → 11 → 40 %", "0 %",
     "Off track 57 points behind, below the starting point"),
    ("baseline: 1000, target: 2500.50", "", "1,000 → 2,500.50", "", "Not started no value yet"),
    ("baseline: unknown, target: 5", "", "unknown → 5", "",
     "Not started the starting point is not known yet"),
    ("target: {min: 75}, unit: '%'", "77", "now 77 % · at least 75 %", "within",
     "Achieved target reached"),
    ("target: {max: 30}", "31", "now 31 · at most 30", "not within",
     "At risk not yet within the limit"),
    ("keep: {min: 99.9}, unit: '%'", "99.9", "now 99.9 % · at least 99.9 %", "1 of 1",
     "On track held in 1 of 1 check-in"),
    ("keep: {min: 10, max: 20}", "21", "now 21 · 10 to 20", "0 of 1",
     "Off track outside the limit now, held in 0 of 1 check-in"),
    ("milestones: [{title: A, done: 2026-10-07}, {title: B, done: 2026-11-07}, C]", "",
     "2 of 3 milestones",
     "67 %", "On track 10 points ahead"),
    ("milestones: [A]", "", "0 of 1 milestone", "0 %", "Not started nothing done yet"),
    ("done: false", "", "not yet done", "", "Not started no news in any check-in"),
    ("done: 2026-10-07", "", "done on 7 October 2026", "", "Achieved target reached"),
    ("graded: true", "{value: 0.5, confidence: 8}", "0.5 by the team’s own judgement", "50 %",
     "On track 7 points behind · confidence 8"),
    ("withheld: Not closed yet.", "", "figures not public", "", "Withheld Not closed yet"),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "value", "numbers", "figure", "said"), ROWS)
def test_a_row(
    build: Callable[..., Site], measure: str, value: str, numbers: str, figure: str, said: str
) -> None:
    log = f"checkins:\n  - {{date: 2026-11-20, values: {{k: {value}}}}}\n" if value else ""
    site = build(
        {
            "team/2026-Q4.md": "---\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"
            f"      - {{id: k, title: K, {measure}}}\n{log}---\n"
        }
    )
    row = by_id(site.html("okr/teams/team/2026-Q4.md"), "okr-kr_k")
    assert words_of(one(row, "okr-num")) == f"{numbers} {figure}".strip()
    (status,) = list(by_class(row, "okr-more"))
    line = words_of(status)
    assert line == said or line.startswith(f"{said} ")


def test_an_old_value_is_outdated_and_never_green(build: Callable[..., Site]) -> None:
    site = build(
        {
            "team/2026-Q4.md": "---\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"
            "      - {id: k, title: K, baseline: 0, target: 100}\n"
            "checkins:\n  - {date: 2026-10-12, values: {k: 70}}\n---\n"
        }
    )
    row = by_id(site.html("okr/teams/team/2026-Q4.md"), "okr-kr_k")
    assert "Outdated last measured 41 days ago; would be on track" in words_of(row)
    assert not by_class(row, "okr-good")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("{a: 57, b: 57}", "On track as far as expected"),
        ("{a: 10, b: 10}", "Off track 47 points behind"),
        ("{a: 20, b: 100}", "Off track 1 of 2 key results is off track"),
        ("{a: {value: 80, confidence: 5}, b: {value: 80, confidence: 5}}",
         "At risk 2 of 2 key results are at risk"),
    ],
)  # fmt: skip
def test_an_objectives_reason(build: Callable[..., Site], values: str, said: str) -> None:
    site = build(
        {
            "team/2026-Q4.md": "---\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"
            "      - {id: a, title: A, baseline: 0, target: 100}\n"
            "      - {id: b, title: B, baseline: 0, target: 100}\n"
            f"checkins:\n  - {{date: 2026-11-20, values: {values}}}\n---\n"
        }
    )
    header = one(site.html("okr/teams/team/2026-Q4.md"), "okr-obj__h")
    assert words_of(header).startswith(f"{said} · committed")
