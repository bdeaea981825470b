"""What people really write, and what they are told: each line as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.sites import read_key_result, said_of, with_fields

# Fields of a key result, from line 8 on, in column 9 → what is said.
NOT_YAML = [
    ("unit: %", '8:15-16 a text that begins with "%" has to be put in quotes | write unit: "%"'),
    (
        "note: >100 tweets",
        '8:15-26 a text that begins with ">" has to be put in quotes | write note: ">100 tweets"',
    ),
    (
        "source: Handbook first: 75 %",
        "8:17-37 a text with a colon and a space in it has to be put in quotes"
        ' | write source: "Handbook first: 75 %"',
    ),
    (
        "owner: @team",
        '8:16-21 a text that begins with "@" has to be put in quotes | write owner: "@team"',
    ),
    (
        "unit: `ms`",
        '8:15-19 a text that begins with "`" has to be put in quotes | write unit: "`ms`"',
    ),
    (
        "note: *bold* words",
        '8:15-27 a text that begins with "*" has to be put in quotes | write note: "*bold* words"',
    ),
    (
        "note: [Draft] Faster",
        '8:15-29 a text that begins with "[" has to be put in quotes | write note: "[Draft]'
        ' Faster"',
    ),
    (
        "note: 'It's here'",
        '8:15-26 the text goes on behind the quotes | write note: "It\'s here"',
    ),
    (
        'note: "New" form',
        "8:15-25 the text goes on behind the quotes | write note: '\"New\" form'",
    ),
    ('note: "Open', '8:15-20 the quotation mark is not closed | write note: "Open"'),
    (
        'note: "C:\\data"',
        "8:15-24 a backslash between double quotes means something else to YAML"
        " | write note: 'C:\\data'",
    ),
    (
        "tags: [a, b",
        '8:15-20 "[" is not closed | write "]" behind the last value, or put the text in quotes: '
        'tags: "[a, b"',
    ),
    (
        "owner: - Designer",
        "8:16-26 a list cannot begin behind a colon"
        " | write owner: [Designer], or each item on a line of its own",
    ),
    (
        "score:1\nunit: s",
        "8:9-16 there is no space behind the colon | write score: 1",
    ),
    ("source\nunit: s", '8:9-15 "source" has no colon | write source:'),
    (
        "  unit: s",
        "8:11-18 the indentation does not fit the lines above | let all fields of one thing"
        " begin in"
        " the same column, and what belongs to a field two columns further in",
    ),
    (
        "\tunit: s",
        "8:9-10 a tab in the indentation | write spaces instead of it before unit: s",
    ),
    (
        "note: {{ name }}",
        "8:15-25 a key is a list or a mapping in braces or brackets"
        ' | write note: "{{ name }}" if it is meant as text',
    ),
]

NO_VALUES = [
    ("score: 0,7", '8:16-19 "0,7" is not a score from 0 to 1 | write 0.7 instead of 0,7'),
    ("weight: 99,9", '8:17-21 "99,9" is not a number | write 99.9 instead of 99,9'),
    ("weight: 1 000", '8:17-22 "1 000" is not a number | write 1000 instead of 1 000'),
    ("weight: 1\u00a0000", '8:17-22 "1 000" is not a number | write 1000 instead of 1 000'),
    ("weight: 95 %", '8:17-21 "95 %" is not a number | write 95 instead of 95 %'),
    (
        "weight: 1,000",
        '8:17-22 "1,000" is not a number | write 1000 for a thousand, or 1.000 for a fraction',
    ),
    ("weight: 1.234,5", '8:17-24 "1.234,5" is not a number | write 1234.5 instead of 1.234,5'),
    ("weight: −5", '8:17-19 "−5" is not a number | write -5 instead of −5'),
    ("weight: 2e15", '8:17-21 "2e15" is too large | write at most 1e15, in a larger unit: '
     "thousands or millions"),
    ("weight: inf", '8:17-20 "inf" is not a number | write a number, such as 14 or 99.9'),
    ("due: 12.10.2026", '8:14-24 "12.10.2026" is not a date | write 2026-10-12 instead of'
     ' 12.10.2026'),
    ("due: 12. oktober 2026", '8:14-30 "12. oktober 2026" is not a date | write 2026-10-12 instead '
     "of 12. oktober 2026"),
    ("due: 2026-1-5", '8:14-22 "2026-1-5" is not a date | write 2026-01-05 instead of 2026-1-5'),
    ("due: 2026-02-30", '8:14-24 "2026-02-30" is not a day that there is | write year, month and '
     "day: 2026-10-12"),
    ("due: 31.11.2026", '8:14-24 "31.11.2026" is not a day that there is | write year, month and '
     "day: 2026-10-12"),
    ("done: 31.11.2026", '8:15-25 "31.11.2026" is not a day that there is | write year, month and '
     "day: 2026-10-12"),
    ("due: 86400", '8:14-19 "86400" is not a day that there is | write year, month and day: '
     "2026-10-12"),
    ("guardrail: yes", '8:20-23 "yes" is neither true nor false | write true instead of yes'),
    ("pace: nei", '8:15-18 "nei" is neither true nor false | write false instead of nei'),
    ("id: Sign In", '8:13-20 "Sign In" is not an id of small letters a to z, digits and hyphens'
     " | write sign-in instead of Sign In"),
    ("lifecycle: drift", '8:20-25 "drift" is not a part of the life cycle | write operations '
     "instead of drift"),
    ("checkin_every: ukentlig", '8:24-32 "ukentlig" is not a number of days | write 7 instead of '
     "ukentlig"),
    ("checkin_every: 2 weeks", '8:24-31 "2 weeks" is not a number of days | write 14 instead of '
     "2 weeks"),
    ("score: 70 %", '8:16-20 "70 %" is not a score from 0 to 1 | write 0.7 instead of 70 %'),
    ("dropped: Moved", '8:18-23 "Moved" does not say when and why | write dropped: {date:'
     ' 2026-11-03, '
     'reason: "Moved"}'),
    ("withheld: true", '8:19-23 "withheld" needs the reason | write why: withheld: describes open '
     "weaknesses"),
    ("unit: [s]", '8:15-18 "unit" cannot be a list | write unit: s'),
    ("note: {a: b}", '8:15-21 "note" cannot be a mapping | write note: "a: b"'),
    ("current: [5]", '8:18-21 "current" cannot be a list | write current: 11, or current: {value: '
     "11, date: 2026-10-12}"),
    ("current: {confidence: 0.7}", '8:31-34 "0.7" is not a confidence from 0 to 10 in halves'
     " | write 7 instead of 0.7"),
    ("current: {confidence: 70}", '8:31-33 "70" is not a confidence from 0 to 10 in halves'
     " | write 7 instead of 70"),
    ("current: {confidence: 8/10}", '8:31-35 "8/10" is not a confidence from 0 to 10 in halves'
     " | write 8 instead of 8/10"),
    ("current: {confidence: 6.7}", '8:31-34 "6.7" is not a confidence from 0 to 10 in halves'
     " | write 6.5 instead of 6.7"),
    ("current: {confidence: high}", '8:31-35 "high" is not a confidence from 0 to 10 in halves'
     " | write 8 instead of high"),
]  # fmt: skip

UNKNOWN = [
    ("kpi: x", '"kpi"', "did you mean title?"),
    ("startverdi: 14", '"startverdi"', "did you mean baseline?"),
    ("målverdi: 14", '"målverdi"', "did you mean target?"),
    ("description: x", '"description"', "did you mean note?"),
    ("ownr: x", '"ownr"', "did you mean owner?"),
    ("Checkin-Every: 7", '"Checkin-Every"', "write checkin_every instead of Checkin-Every"),
    ("baseLine: 7", '"baseLine"', "write baseline instead of baseLine"),
    ("aligns_to: x", '"aligns_to"', "write it on the objective; it may refer to a key result: "
     "team/objective#key-result"),
    ("progress: 7", '"progress"', "leave it out: it is computed from current, or from the values "
     "in checkins"),
    ("confidence: 7", '"confidence"', "write it in the check-ins, or as current: {value: 11, "
     "confidence: 7}"),
    ("insight: x", '"insight"', "insight is a field of an objective: move it there"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), NOT_YAML)
def test_text_that_is_not_yaml(tmp_path: Path, fields: str, expected: str) -> None:
    assert said_of(tmp_path, with_fields(fields)) == [f"OKR002 {expected}"]


@pytest.mark.parametrize(("fields", "expected"), NO_VALUES)
def test_values(tmp_path: Path, fields: str, expected: str) -> None:
    assert said_of(tmp_path, with_fields(fields)) == [f"OKR005 {expected}"]


@pytest.mark.parametrize(("fields", "key", "expected"), UNKNOWN)
def test_unknown_fields(tmp_path: Path, fields: str, key: str, expected: str) -> None:
    end = 9 + len(fields.partition(":")[0])
    assert said_of(tmp_path, with_fields(fields)) == [
        f"OKR004 8:9-{end} {key} is not a field of a key result | {expected}"
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("{min: 99,9}", '1:10-11 "9" has become a field of its own by the comma before it'
         " | write {min: 99.9}"),
        ("{min: 1,000}", '1:9-12 "000" has become a field of its own by the comma before it'
         " | write {min: 1000}"),
        ("{max: 5, min: 1,5}", '1:17-18 "5" has become a field of its own by the comma before it'
         " | write {max: 5, min: 1.5}"),
    ],
)  # fmt: skip
def test_a_comma_in_a_range(tmp_path: Path, fields: str, expected: str) -> None:
    text = (
        "---\nobjectives:\n  - title: A\n    key_results:\n      - title: B\n        keep: "
        f"{fields}\n---\n"
    )
    place, _, sentence = expected.partition(" ")
    first, last = (int(each) + 14 for each in place.partition(":")[2].split("-"))
    assert said_of(tmp_path, text) == [f"OKR004 6:{first}-{last} {sentence}"]


def test_a_comma_in_a_note(tmp_path: Path) -> None:
    values = "    a: {note: Under way, written, soon}\n"
    text = f"---\ncheckins:\n- date: 2026-10-12\n  values:\n{values}---\n"
    assert said_of(tmp_path, text) == [
        'OKR004 5:26-33 "written" has become a field of its own by the comma before it'
        ' | write {note: "Under way, written, soon"}'
    ]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives:\n- title: A\n_ owner: B", 'OKR004 4:1-8 "owner" has a no-break space'
         ' before it, '
         "which looks like a space and is none | write ordinary spaces instead of it before owner"),
        ("objectives:\n  - title: A\n  _ owner: B", "OKR002 4:3-4 a no-break space in the"
         " indentation, "
         "which looks like a space and is none | write ordinary spaces instead of it before"
          " owner: B"),
        ("objectives:\n  -_title: A\n    owner: B", "OKR002 3:4-5 a no-break space in the"
         " indentation, "
         "which looks like a space and is none | write ordinary spaces instead of it before"
          " title: A"),
    ],
)  # fmt: skip
def test_a_no_break_space_in_the_indentation(
    tmp_path: Path, space: str, text: str, expected: str
) -> None:
    assert said_of(tmp_path, f"---\n{text}\n---\n".replace("_", space)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang: no", '2:7-9 "no" is not a language that can be set'
         " | write nb (bokmål) or nn (nynorsk) instead of no"),
        ("lang: en-GB", '2:7-12 "en-GB" is not a language that can be set'
         " | write en instead of en-GB"),
        ("lang: Nynorsk", '2:7-14 "Nynorsk" is not a language that can be set'
         " | write nn instead of Nynorsk"),
        ("status: utkast", '2:9-15 "utkast" is not a status | write draft instead of utkast'),
        ("status: active", '2:9-15 "active" is not a status: draft is the only one'
         " | leave status out: a set is in force unless it is a draft"),
        ("objectives: Better", '2:13-19 "Better" is not an objective'
         " | write a list, that is - title: Better"),
        ("objectives:\n- Better", '3:3-9 "Better" is not an objective | write - title: Better'),
        ("objectives: {title: A, ambition: moonshot}", '2:34-42 "moonshot" is not an ambition'
         " | write stretch instead of moonshot"),
        ("checkins: {date: 2026-10-12, values: [a: 1]}", '2:38-44 "values" cannot be a list'
         " | write values: {time-to-sign-in: 11}, or each id on a line of its own, without"
          " hyphens"),
    ],
)  # fmt: skip
def test_values_of_sets_and_objectives(tmp_path: Path, text: str, expected: str) -> None:
    assert said_of(tmp_path, f"---\n{text}\n---\n") == [f"OKR005 {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mål: []", '2:1-4 "mål" is not a field of a set of OKRs | did you mean objectives?'),
        ("Objectives: []", '2:1-11 "Objectives" is not a field of a set of OKRs'
         " | write objectives instead of Objectives"),
        ("period: 2026", '2:1-7 "period" is not a field of a set of OKRs'
         " | leave it out: the period is the name of the file"),
        ("contact: x", '2:1-8 "contact" is not a field of a set of OKRs'
         " | contact is a field of a team: move it to the team's index.md"),
        ("objectives: {title: A, nøkkelresultater: []}", '2:24-40 "nøkkelresultater" is not a'
         ' field '
         "of an objective | did you mean key_results?"),
        ("objectives: {title: A, description: B}", '2:24-35 "description" is not a field of an '
         "objective | write it as value (what people gain) or insight (the need behind it)"),
        ("zzz: 1", '2:1-4 "zzz" is not a field of a set of OKRs | the fields of a set of OKRs are '
         "status, lang, agreed, objectives, checkins, retrospective, due, checkin_every, ignore"),
    ],
)  # fmt: skip
def test_unknown_fields_of_sets_and_objectives(tmp_path: Path, text: str, expected: str) -> None:
    assert said_of(tmp_path, f"---\n{text}\n---\n") == [f"OKR004 {expected}"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("note: Issues #7148", '8:22-27 "#7148" is lost: YAML takes it for a comment'
         ' | write note: "Issues #7148", or put a space behind # if it is a comment'),
        ("note: #7148 is open", '8:15-28 "#7148 is open" is lost: YAML takes it for a comment'
         ' | write note: "#7148 is open", or put a space behind # if it is a comment'),
        ("tags:\n- a\n- C #net", '10:13-17 "#net" is lost: YAML takes it for a comment'
         ' | write - "C #net", or put a space behind # if it is a comment'),
        ("note: Issues #7148\n  and more", '8:22-27 "#7148" is lost: YAML takes it for a comment'
         " | put the whole text in quotes, or put a space behind # if it is a comment"),
    ],
)  # fmt: skip
def test_text_lost_to_a_comment(tmp_path: Path, fields: str, expected: str) -> None:
    assert said_of(tmp_path, with_fields(fields)) == [f"OKR011 {expected}"]


@pytest.mark.parametrize(
    "fields",
    [
        "note: Issues # 7148",
        "note: Issues ## 7148",
        "weight: 5 #was 6",
        "due: 2026-12-01 #moved",
        'note: "Issues #7148"',
        'note: "Issues" #7148',
        "note: C#7148",
        "note: |\n  Issues #7148",
        "#note: Issues",
        "tags: #all of them\n- a",
    ],
)
def test_no_text_is_lost(tmp_path: Path, fields: str) -> None:
    assert said_of(tmp_path, with_fields(fields)) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12:30", "12:30"),
        ("no", "no"),
        ("1.10", "1.10"),
        ("0x10", "0x10"),
        ("2026-10-12", "2026-10-12"),
        ('"null"', "null"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
    ],
)
def test_scalars_stay_what_they_are(tmp_path: Path, value: str, expected: str | None) -> None:
    assert read_key_result(tmp_path, f"unit: {value}").unit == expected
