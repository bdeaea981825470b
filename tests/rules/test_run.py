"""A run of all rules: order, one finding for one cause, and what it costs."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs_okr.findings import Place, Problem, Spot
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.rules import check
from mkdocs_okr.settings import Settings
from tests.rules.sites import findings_of

TODAY = date(2026, 1, 12)


def organisation(*problems: Problem) -> Organisation:
    return Organisation(Settings(), TODAY, {}, {}, problems=problems)


def test_nothing_is_found_in_nothing(tmp_path: Path) -> None:
    assert check(organisation(), Places(tmp_path)) == ()


def test_findings_come_by_file_line_and_column_and_each_once(tmp_path: Path) -> None:
    problems = [
        Problem("OKR005", "b", Place("b.md", 2, 1, 2, 2)),
        Problem("OKR005", "a", Place("b.md", 1, 9, 1, 10)),
        Problem("OKR004", "a", Place("b.md", 1, 3, 1, 4)),
        Problem("OKR005", "c", Place("a.md", 7, 1, 7, 2)),
        Problem("OKR005", "c", Place("a.md", 7, 1, 7, 2)),
    ]
    found = check(organisation(*problems), Places(tmp_path))
    assert [(each.place.file, each.place.line, each.place.column) for each in found] == [
        ("a.md", 7, 1),
        ("b.md", 1, 3),
        ("b.md", 1, 9),
        ("b.md", 2, 1),
    ]


def test_everything_that_a_problem_says_is_in_the_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\none: 1\ntwo: 2\n---\n")
    problem = Problem(
        "OKR003",
        "a sentence",
        Spot("a.md", ("two",), "key"),
        help="a way out",
        further=(("first here", Spot("a.md", ("one",))),),
        notes=("a fact",),
    )
    (found,) = check(organisation(problem), Places(tmp_path))
    assert (found.code, found.name, found.severity) == ("OKR003", "duplicate-key", "error")
    assert (found.sentence, found.help, found.notes) == ("a sentence", "a way out", ("a fact",))
    assert found.place == Place("a.md", 3, 1, 3, 4)
    assert [(each.label, each.place) for each in found.further] == [
        ("first here", Place("a.md", 2, 6, 2, 7))
    ]


SET = """---
agreed: 2025-12-18
objectives:
  - id: sign-in-without-thinking
    title: People sign in without having to think about it
    aligns_to: {parent}
    key_results:
      - {{id: time-to-sign-in, title: Median time to sign in, baseline: 14, target: 5, unit: s}}
      - {{id: first-try, title: Sign-ins at the first try, baseline: 81, target: 91}}
      - {{id: easy, title: People who find it easy, target: {{min: 75}}}}
  - id: trust-on-a-bad-day
    title: Signing in can be trusted, also on a bad day
    aligns_to: {parent}
    key_results:
      - {{id: availability, title: Availability of sign-in, keep: {{min: 99.9}}}}
      - {{id: calls, title: Calls to the help desk, baseline: 2100, target: 1200}}
      - {{id: weaknesses, title: Known weaknesses, withheld: Not yet closed}}
checkins:
  - date: 2026-01-05
    values: {{time-to-sign-in: 13, first-try: 82, easy: 70, availability: 99.95, calls: 2000}}
  - date: 2026-01-08
    values: {{time-to-sign-in: 12, first-try: 83, easy: 71, availability: 99.96, calls: 1900}}
  - date: 2026-01-10
    values: {{time-to-sign-in: 11, first-try: 84, easy: 72, availability: 99.94, calls: 1800}}
  - date: 2026-01-12
    values: {{time-to-sign-in: 10, first-try: 85, easy: 73, availability: 99.93, calls: 1700}}
---
"""


def site_of(teams: int) -> dict[str, bytes]:
    """A tree of teams, ten below each, every objective aligned to the first of the team above."""
    folders: list[str] = []
    for number in range(teams):
        above = folders[(number - 1) // 10] if number else "okrs"
        folders.append(f"{above}/team-{number}")
    files = {}
    for number, folder in enumerate(folders):
        parent = f"team-{(number - 1) // 10}/sign-in-without-thinking"
        text = SET.format(parent=parent if number else "")
        files[f"{folder}/2026-Q1.md"] = text.encode()
    return files


def test_an_ordinary_tree_is_clean(tmp_path: Path) -> None:
    assert [
        each for each in findings_of(tmp_path, site_of(30), TODAY) if each.code != "OKR207"
    ] == []


def test_the_work_grows_with_the_number_of_files_and_no_faster(tmp_path: Path) -> None:
    def cost(teams: int) -> float:
        root = tmp_path / str(teams)
        for path, content in site_of(teams).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        seen = read_organisation(root, Settings(), today=TODAY)
        places = Places(root)

        def once() -> float:
            fresh = replace(seen)  # nothing kept from the time before
            start = time.process_time()
            check(fresh, places)
            return time.process_time() - start

        return min(once() for _ in range(5))

    small, large = cost(150), cost(1200)
    assert large / small < 8 * 2, "eight times the files may cost eight times as much"
