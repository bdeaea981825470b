"""Tables by query: which rows they have, in which order, and what their cells say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages.sites import Site, by_class, parse, words_of

PAGE = "guide/how.md"

FILES = {
    "lead/index.md": "---\nname: Leadership\n---\n",
    "lead/2026.md": """---
objectives:
  - id: seamless
    title: Seamless
    owner: Chief
    key_results:
      - {id: errands, title: Errands, baseline: 0, target: 100, tags: people}
---
""",
    "lead/login/index.md": "---\nname: Innlogging\nlang: nb\n---\n",
    "lead/login/2026-Q4.md": """---
objectives:
  - id: simple
    title: Enkelt
    ambition: stretch
    tags: [Trygghet]
    key_results:
      - {id: time, title: Tid, baseline: 14, target: 5, unit: s, owner: Per, due: 2027-01-31}
      - {id: up, title: Oppetid, keep: {min: 99.9}, unit: "%", lifecycle: operations}
  - id: known
    title: Kjent
    key_results:
      - {id: gone, title: Annonser, done: false, dropped: {date: 2026-11-01, reason: For dyrt.}}
checkins:
  - date: 2026-11-20
    values: {time: {value: 12.5, confidence: 3}, up: 99.95}
---
""",
    "lead/login/2026-Q3.md": "---\nobjectives:\n  - id: simple\n    title: Enkelt\n"
    "    key_results:\n      - {id: before, title: F&oslash;r | n\u00e5, done: true}\n---\n",
    "lead/login/2027-Q1.md": "---\nstatus: draft\nobjectives:\n  - id: next\n    title: Neste\n"
    "    key_results:\n      - {id: later, title: Senere, done: false}\n---\n",
    "lead/forms/2026-Q4.md": "---\nstatus: draft\nobjectives:\n  - id: forms\n    title: Forms\n"
    "    key_results:\n      - {id: fewer, title: Fewer forms, done: false}\n---\n",
}


@pytest.fixture
def site(build: Callable[..., Site]) -> Site:
    return build(FILES)


def shown(site: Site, arguments: str) -> list[list[str]]:
    """The table's rows with its head, each cell as text."""
    text = site.section.widgets.expand(f"<!-- okr/table {arguments} -->", PAGE)
    assert text.startswith("<div")
    assert "\n" not in text
    document = parse(text)
    return [
        [words_of(cell) for cell in row if cell.tag in ("th", "td")] for row in document.iter("tr")
    ]


def titles(site: Site, arguments: str) -> list[str]:
    return [row[0] for row in shown(site, arguments)[1:]]


RUNNING = ["Errands", "Tid", "Oppetid", "Annonser"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", RUNNING),
        ("{ team: login }", ["Tid", "Oppetid", "Annonser"]),
        ("{ team: Lead }", RUNNING),
        ("{ team: lead, below: false }", ["Errands"]),
        ("{ team: [lead, login], below: false }", RUNNING),
        ("{ status: off_track }", ["Tid"]),
        ("{ status: [dropped, not_started] }", ["Errands", "Annonser"]),
        ("{ owner: per }", ["Tid"]),
        ("{ owner: chief }", ["Errands"]),
        ("{ tag: trygghet }", ["Tid", "Oppetid"]),
        ("{ tag: [people, nothing] }", ["Errands"]),
        ("{ lifecycle: operations }", ["Oppetid"]),
        ("{ ambition: stretch }", ["Tid", "Oppetid"]),
        ("{ ambition: stretch, owner: Per, status: on_track }", []),
        ("{ of: objectives }", ["Seamless", "Enkelt", "Kjent"]),
        ("{ of: objectives, lifecycle: operations }", ["Enkelt"]),
        ("{ of: objectives, status: dropped }", ["Kjent"]),
        ("{ period: over }", ["F&oslash;r | n\u00e5"]),
        ("{ period: 2026-q3 }", ["F&oslash;r | n\u00e5"]),
        ("{ period: planned }", ["Senere"]),
        ("{ period: 2026-Q4 }", ["Fewer forms", "Tid", "Oppetid", "Annonser"]),
        ("{ period: 2031 }", []),
        ("{ period: [2026, over] }", ["Errands", "F&oslash;r | n\u00e5"]),
        (
            "{ period: all, sort: period }",
            ["Errands", "F&oslash;r | n\u00e5", "Fewer forms", *RUNNING[1:], "Senere"],
        ),
        ("{ sort: status }", ["Tid", "Errands", "Oppetid", "Annonser"]),
        ("{ sort: title }", ["Annonser", "Errands", "Oppetid", "Tid"]),
        ("{ sort: due }", ["Errands", "Oppetid", "Annonser", "Tid"]),
        ("{ sort: title, limit: 2 }", ["Annonser", "Errands"]),
    ],
)
def test_rows(site: Site, arguments: str, expected: list[str]) -> None:
    assert titles(site, arguments) == expected


def test_the_usual_columns(site: Site) -> None:
    assert shown(site, "{ owner: Per }") == [
        ["Key result", "Team", "Status", "Numbers"],
        ["Tid", "Innlogging", "Off track", "14 → 12.5 → 5 s"],
    ]
    assert shown(site, "{ of: objectives, ambition: stretch }") == [
        ["Objective", "Team", "Status", "Progress"],
        ["Enkelt", "Innlogging", "Off track", "58 %"],
    ]


def test_every_column_there_is(site: Site) -> None:
    columns = (
        "period, reason, progress, expected, owner, due, tag, ambition, lifecycle, objective, "
        "confidence, measured"
    )
    head, row = shown(site, f"{{ owner: Per, columns: [{columns}] }}")
    assert dict(zip(head, row, strict=True)) == {
        "Key result": "Tid",
        "Period": "4th quarter 2026",
        "Reason": "26 points behind, last measured 2 days ago, confidence 3",
        "Progress": "17 %",
        "Expected": "43 %",
        "Owner": "Per",
        "Due": "31 Jan 2027",
        "Tags": "Trygghet",
        "Ambition": "stretch",
        "Life cycle": "",
        "Objective": "Enkelt",
        "Confidence": "3",
        "Last measured": "20 Nov",
    }
    assert shown(site, "{ of: objectives, owner: Chief, columns: key_results }")[1] == [
        "Seamless",
        "1",
    ]


def test_the_teams_own_words_carry_their_language(site: Site) -> None:
    text = site.section.widgets.expand(
        "<!-- okr/table { status: dropped, columns: reason } -->", PAGE
    )
    (cell,) = parse(text).iter("td")
    assert words_of(cell) == "For dyrt"
    assert [each.get("lang") for each in cell.iter("span")] == ["nb"]


@pytest.mark.parametrize(
    ("arguments", "caption"),
    [
        ("{ team: login, status: off_track }", "1 key result · Innlogging · off track"),
        ("{ of: objectives }", "3 objectives"),
        ("{ limit: 3 }", "4 key results · the first 3 of 4"),
        ("{ caption: 'What <needs> us', limit: 3 }", "What <needs> us · the first 3 of 4"),
    ],
)
def test_the_caption_says_what_is_shown(site: Site, arguments: str, caption: str) -> None:
    document = parse(site.section.widgets.expand(f"<!-- okr/table {arguments} -->", PAGE))
    (found,) = document.iter("caption")
    assert words_of(found) == caption


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("{ team: login, status: achieved }", "No key results now · Innlogging · achieved"),
        ("{ of: objectives, owner: nobody }", "No objectives now"),
        ("{ owner: nobody, caption: Theirs }", "Theirs · none now"),
    ],
)
def test_nothing_found_says_so(site: Site, arguments: str, said: str) -> None:
    document = parse(site.section.widgets.expand(f"<!-- okr/table {arguments} -->", PAGE))
    assert not list(document.iter("table"))
    assert words_of(document) == f". {said}"


def test_heads_have_their_scope_and_titles_lead_to_their_place(site: Site) -> None:
    document = parse(site.section.widgets.expand("<!-- okr/table { owner: Per } -->", PAGE))
    assert [each.get("scope") for each in document.iter("th")] == ["col"] * 4 + ["row"]
    assert [each.get("href") for each in document.iter("a")] == [
        "../../okr/teams/login/2026-Q4/#okr-kr_time",
        "../../okr/teams/login/",
    ]
    # In a narrow column the head is out of sight, and every cell says what it holds.
    assert [each.get("data-l") for each in document.iter("td")] == ["Team", "Status", "Numbers"]
    assert len(by_class(document, "okr-table")) == 1


@pytest.mark.parametrize(
    "arguments", ["{ team: nix }", "{ period: nix }", "{ stauts: at_risk }", "{ team: ["]
)
def test_one_with_a_mistake_stays_as_written(site: Site, arguments: str) -> None:
    directive = f"<!-- okr/table {arguments} -->"
    assert site.section.widgets.expand(directive, PAGE) == directive
