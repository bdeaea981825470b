"""Findings of reading that are not about what people write, with their exact places."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_okr.reading.careful import MOST_PROBLEMS
from tests.reading.sites import FILE, read, said, said_of


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"---\nobjectives:\n  - title: Bl\xe5tt\n---\n",
            '3:14-15 "2026-Q4.md" is not UTF-8: byte 0xe5 ("å" in Windows-1252) is none'
            " | save it as UTF-8",
        ),
        ("---\nå: 1\n---\n".encode("utf-16"),
         '1:1-1 "2026-Q4.md" is saved as UTF-16, not as UTF-8 | save it as UTF-8'),
        (b"---\na: \0\n---\n", '2:4-5 "2026-Q4.md" has a NUL character | delete it'),
        (b"x" * (1024 * 1024 + 1), '1:1-1 "2026-Q4.md" has 1.0 MiB, and 1 MiB is the most'
         " | move long texts and pictures out of it"),
    ],
    ids=["latin-1", "utf-16", "nul", "large"],
)  # fmt: skip
def test_unreadable_file(tmp_path: Path, content: bytes, expected: str) -> None:
    organisation = read(tmp_path, {FILE: content})
    assert said(tmp_path, organisation) == [f"OKR001 {expected}"]
    assert not organisation.sets["sign-in", "2026-Q4"].readable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nobjectives:\n", "1:1-4 the front matter is not closed"
         " | write --- on a line of its own below the fields"),
        ("objectives:\n  - title: A\n", "1:1-12 the front matter is not opened"
         " | write --- on a line of its own above the fields, and another below them"),
        ("+++\na = 1\n+++\n", "1:1-4 the front matter is TOML, not YAML"
         " | write it as YAML between --- and ---"),
        ("---\njust text\n---\n", "2:1-10 the front matter is a text, not fields"
         " | write fields, each as a name, a colon and a value: objectives:"),
        ("---\ntarget:10\n---\n", "2:1-10 the front matter is a text, not fields"
         " | write a space behind the colon: target: 10"),
        ("---\n- title: A\n- title: B\n---\n", "2:1-3:11 the front matter is a list, not fields"
         " | write objectives: above it, and indent what follows by two spaces"),
        ("---\nstatus: a\x07b\n---\n", "2:10-11 a character that cannot be shown (U+0007) |"
         " delete it"),
        ("---\n'': a\n---\n", "2:1-3 a key is empty | write a field's name before the colon"),
    ],
)  # fmt: skip
def test_invalid_front_matter(tmp_path: Path, text: str, expected: str) -> None:
    organisation = read(tmp_path, {FILE: text})
    assert said(tmp_path, organisation) == [f"OKR002 {expected}"]
    assert not organisation.sets["sign-in", "2026-Q4"].readable


def test_duplicate_key(tmp_path: Path) -> None:
    text = "---\nagreed: 2026-09-24\nobjectives:\n- title: A\n  title: B\nagreed: 2026-09-25\n---\n"
    organisation = read(tmp_path, {FILE: text})
    assert said(tmp_path, organisation) == [
        'OKR003 5:3-8 "title" is written twice | first written here 4:3-8'
        " | keep one of the two; several values go into one list",
        'OKR003 6:1-7 "agreed" is written twice | first written here 2:1-7'
        " | keep one of the two; several values go into one list",
    ]
    okr_set = organisation.sets["sign-in", "2026-Q4"]
    assert [each.title for each in okr_set.objectives] == ["A"]
    assert ("objectives", 0, "title") in okr_set.faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives:\n- title: &a A", '3:10-14 "&a" is an anchor to YAML, which is not allowed'
         ' here'
         ' | leave it out, or, if it is meant as text, write title: "&a A"'),
        ("objectives:\n- title: A\n  owner: *a", '4:10-12 "*a" is an alias to YAML, which is not '
         'allowed here | write the value itself, or, if it is meant as text, write owner: "*a"'),
        ("objectives:\n- title: !important A", '3:10-22 "!important" is a tag to YAML, which is'
         ' not '
         'allowed here | leave it out, or, if it is meant as text, write title: "!important A"'),
        ("lang: nb\n--- more", "3:1-4 a second YAML document begins here | write all fields"
         " between the "
         "first --- and the next, each of the two alone on a line"),
        ("a: " + "[" * 40 + "]" * 40, "2:35-36 more than 32 levels of nesting | write it flatter"),
        ("a: " + "{a: " * 40 + "}" * 40, "2:128-129 more than 32 levels of nesting | write it"
         " flatter"),
    ],
    ids=["anchor", "alias", "tag", "document", "brackets", "braces"],
)  # fmt: skip
def test_forbidden_yaml(tmp_path: Path, text: str, expected: str) -> None:
    assert said_of(tmp_path, f"---\n{text}\n---\n")[0] == f"OKR007 {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives:\n- id: a", "3:3-5 an objective has no title | write what is to be reached: "
         "title: …"),
        ("objectives:\n- title:", "3:3-8 an objective has no title | write what is to be reached: "
         "title: …"),
        ('objectives:\n- title: " "', "3:3-8 an objective has no title | write what is to be "
         "reached: title: …"),
        ("objectives:\n- title: A\n  key_results:\n  - unit: s\n    done: true",
         "5:5-9 a key result has no title | write what is measured: title: …"),
        ("checkins:\n- note: A", "3:3-7 a check-in has no date | write the day of it: date: "
         "2026-10-12"),
        ("objectives:\n- title: A\n  key_results:\n  - title: B\n    milestones:\n    - done: true",
         "7:7-11 a milestone has no title | write what is to be reached: title: …"),
        ("objectives:\n- title: A\n  initiatives:\n  - done: true",
         "5:5-9 an initiative has no title | write what the team does: title: …"),
        ("objectives:\n- title: 日本", '3:10-12 "日本" cannot be made into an id, and no id is '
         "written | write an id of small letters a to z, digits and hyphens, for example id: "
         "goal-1"),
    ],
)  # fmt: skip
def test_missing_field(tmp_path: Path, text: str, expected: str) -> None:
    assert said_of(tmp_path, f"---\n{text}\n---\n") == [f"OKR006 {expected}"]


def test_all_faults_are_told_in_one_go_and_in_order(tmp_path: Path) -> None:
    text = """\
---
lang: no
objectives:
  - titel: A
    weight: 1,5
    key_results:
      - title: B
        target: 5 s
        keep: {mim: 3}
checkins:
  - date: yesterday
    values: {b: five}
---
"""
    assert [each.split(" |")[0] for each in said_of(tmp_path, text)] == [
        'OKR005 2:7-9 "no" is not a language that can be set',
        'OKR004 4:5-10 "titel" is not a field of an objective',
        'OKR005 5:13-16 "1,5" is not a number',
        'OKR005 8:17-20 "5 s" is not a number',
        'OKR004 9:16-19 "mim" is not a field of a range',
        'OKR005 11:11-20 "yesterday" is not a date',
        'OKR005 12:17-21 "five" is not a number',
    ]


def test_a_misspelt_title_is_not_also_missing(tmp_path: Path) -> None:
    assert len(said_of(tmp_path, "---\nobjectives:\n- navn: A\n---\n")) == 1


def test_of_very_many_faults_the_first_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    text = "---\n" + "".join(f"k{number}: 1\n" for number in range(250)) + "---\n"
    problems = read(tmp_path, {FILE: text}).problems
    assert len(problems) == MOST_PROBLEMS
    assert problems[-1].notes == ("150 more findings in this file are not shown",)


def test_a_set_without_front_matter_is_an_empty_set(tmp_path: Path) -> None:
    organisation = read(tmp_path, {FILE: "# Only a story\n"})
    assert organisation.problems == ()
    assert organisation.sets["sign-in", "2026-Q4"].body == "# Only a story"
    assert organisation.sets["sign-in", "2026-Q4"].readable


@pytest.mark.parametrize("text", ["", "---\n---\n", "---\n\n---\n", "---\n# nothing\n---", "---"])
def test_empty_front_matter_is_fine(tmp_path: Path, text: str) -> None:
    assert said_of(tmp_path, text) == []
