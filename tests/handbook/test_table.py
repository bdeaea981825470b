"""The arguments of ``okr/table``: what they ask for, and what is said of their mistakes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mkdocs_okr.model import Ambition, Lifecycle, OkrSet, Organisation, Target, Team
from mkdocs_okr.periods import parse_period
from mkdocs_okr.progress import Status
from mkdocs_okr.reading.handbook import Directive, read_handbook, scan
from mkdocs_okr.reading.table_query import Level, SortKey
from mkdocs_okr.settings import Settings

QUARTER = parse_period("2026-Q4")
assert QUARTER is not None
ORGANISATION = Organisation(
    settings=Settings(),
    today=date(2026, 11, 1),
    teams={
        "water": Team("water", "okrs/water", name="Water"),
        "pipes": Team("pipes", "okrs/water/pipes", name="Pipes", parent="water"),
    },
    sets={("water", "2026-Q4"): OkrSet("okrs/water/2026-Q4.md", "water", QUARTER)},
)


def table(page: str) -> Directive:
    (found,) = scan(page, "docs/a.md")
    assert isinstance(found, Directive)
    return found


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        ("{ of: objectives }", "of", Level.OBJECTIVES),
        ("", "of", Level.KEY_RESULTS),
        ("{ team: water, below: false }", "below", False),
        ("{ team: water }", "below", True),
        ("{ status: [at_risk, off_track] }", "status", (Status.AT_RISK, Status.OFF_TRACK)),
        ("{ status: no_result }", "status", (Status.NO_RESULT,)),
        ("{ owner: [Product Lead, Per] }", "owner", ("product lead", "per")),
        ("{ tag: 2026 }", "tag", ("2026",)),
        ("{ lifecycle: operations }", "lifecycle", (Lifecycle.OPERATIONS,)),
        ("{ ambition: stretch }", "ambition", (Ambition.STRETCH,)),
        ("{ columns: [title, owner, numbers] }", "columns", ("owner", "numbers")),
        ("{ sort: status }", "sort", SortKey.STATUS),
        ("{ limit: 5 }", "limit", 5),
        ("{}", "limit", 100),
        ('{ caption: "What: needs us" }', "caption", "What: needs us"),
        ("team: water\n  limit: 3", "limit", 3),
    ],
)
def test_arguments(arguments: str, name: str, value: Any) -> None:
    written = f"\n  {arguments}\n" if arguments.startswith("team") else f" {arguments} "
    found = table(f"Text.\n\n<!-- okr/table{written}-->\n")
    assert found.problems == ()
    assert getattr(found.query, name) == value


@pytest.mark.parametrize(
    ("page", "indentation", "line"),
    [
        ("<!-- okr/table\nteam: water\nlimit: 3\n-->\n", "", 2),
        ("- item\n\n    <!-- okr/table\n      team: water\n      limit: 3\n    -->\n", "    ", 4),
        ("- item\n\n\t<!-- okr/table\n\t\tteam: water\n\t\tlimit: 3\n\t-->\n", "\t", 4),
        ("> <!-- okr/table\n>   team: water\n>   limit: 3\n> -->\n", "> ", 2),
        ("> <!-- okr/table { team: water,\n>   limit: 3 } -->\n", "> ", 1),
    ],
)
def test_may_go_over_several_lines_wherever_it_stands(
    page: str, indentation: str, line: int
) -> None:
    found = table(page)
    assert (found.problems, found.indentation) == ((), indentation)
    assert found.query is not None
    assert found.query.limit == 3
    (team,) = found.query.team
    assert (team.text, team.place.line) == ("water", line)


@pytest.mark.parametrize(
    ("arguments", "sentence", "help", "marked"),
    [
        (
            "{ stauts: at_risk }",
            'okr/table has no field "stauts"',
            "did you mean status?",
            "stauts",
        ),
        (
            "{ ansvarlig: Per }",
            'okr/table has no field "ansvarlig"',
            "did you mean owner?",
            "ansvarlig",
        ),
        (
            "{ zzz: 1 }",
            'okr/table has no field "zzz"',
            "there are of, team, below, period, status, owner, tag, lifecycle, ambition, columns, "
            "sort, limit, caption",
            "zzz",
        ),
        (
            "{ status: [on_track, at risk] }",
            '"at risk" is no status',
            "did you mean at_risk?",
            "at risk",
        ),
        (
            "{ status: red }",
            '"red" is no status',
            "there are off_track, at_risk, outdated, not_started, on_track, achieved, "
            "not_achieved, no_result, planned, withheld, dropped",
            "red",
        ),
        (
            "{ lifecycle: operation }",
            '"operation" is no lifecycle',
            "did you mean operations?",
            "operation",
        ),
        (
            "{ of: objective }",
            '"objective" is nothing that a table can be of',
            "did you mean objectives?",
            "objective",
        ),
        (
            "{ sort: progress }",
            '"progress" is nothing to sort by',
            "there are team, status, title, period, due",
            "progress",
        ),
        (
            "{ of: objectives, columns: [team, numbers] }",
            'a table of objectives has no column "numbers"',
            "there are team, period, status, reason, progress, expected, owner, due, tag, "
            "ambition, lifecycle, key_results",
            "numbers",
        ),
        (
            "{ limit: many }",
            '"limit" is a whole number from 1 to 1000, not "many"',
            "write { limit: 20 }",
            "many",
        ),
        (
            "{ team: {key: water} }",
            '"team" takes a text or a list of texts',
            "write { team: one } or { team: [one, another] }",
            "{key: water}",
        ),
        (
            "{ below: no }",
            '"below" is true or false, not "no"',
            "write { below: false } to leave out the teams below",
            "no",
        ),
        (
            "{ status: at_risk, status: off_track }",
            '"status" is written twice',
            "write { status: [one, another] } for several values",
            "status",
        ),
        (
            "water",
            'okr/table takes fields in braces, not "water"',
            "write <!-- okr/table { team: water } -->",
            "water",
        ),
        (
            "[water]",
            "okr/table takes fields in braces, not a list",
            "write <!-- okr/table { team: product-development, status: [at_risk, off_track] } -->",
            "[water]",
        ),
        (
            "{ team: &a water }",
            "the arguments of okr/table are a mapping of fields to texts, and this is an anchor "
            "of YAML",
            "put a text with special signs in quotes",
            "&a water",
        ),
    ],
)
def test_problem(arguments: str, sentence: str, help: str, marked: str) -> None:
    page = f"Text.\n\n- item\n\n    <!-- okr/table {arguments} -->\n"
    (problem,) = table(page).problems
    assert (problem.code, problem.sentence, problem.help) == ("OKR602", sentence, help)
    place = problem.spot
    line = page.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == marked


def test_arguments_that_are_no_yaml() -> None:
    (problem,) = table("<!-- okr/table { team: water, status: [at_risk -->\n").problems
    assert problem.code == "OKR602"
    assert problem.sentence.startswith("the arguments of okr/table are not YAML (")
    assert problem.spot.line == 1


def test_all_mistakes_are_found_in_one_run() -> None:
    page = "Text <!-- okr/table { team: pipez, tem: x, status: rde, period: 2026q4 } -->\n"
    _, found = read_handbook(ORGANISATION, [("docs/a.md", page)])
    assert [(each.code, each.spot.column, each.help) for each in found] == [
        (
            "OKR602",
            6,
            "put it on a line of its own; only okr/badge may stand inside a sentence or a table",
        ),
        ("OKR602", 36, "did you mean team?"),
        ("OKR602", 52, found[2].help),
        ("OKR601", 65, "did you mean 2026-Q4?"),
        ("OKR601", 29, "did you mean pipes?"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("{ team: wter }", ("OKR601", 'there is no team "wter"', "did you mean water?")),
        (
            "{ team: zzz }",
            ("OKR601", 'there is no team "zzz"', "write the name of a team's folder"),
        ),
        (
            "{ team: water/2026-Q4 }",
            (
                "OKR602",
                'okr/table takes a team, and "water/2026-Q4" is a set',
                "write water, and period: 2026-Q4",
            ),
        ),
        (
            "{ period: runing }",
            ("OKR601", 'there is no period "runing"', "did you mean running?"),
        ),
        (
            "{ period: soon }",
            (
                "OKR601",
                'there is no period "soon"',
                "write a period's key such as 2026-Q4, or running, planned, over or all",
            ),
        ),
    ],
)
def test_a_team_or_period_that_does_not_exist(arguments: str, said: tuple[str, str, str]) -> None:
    page = f"<!-- okr/table {arguments} -->\n"
    _, (problem,) = read_handbook(ORGANISATION, [("docs/a.md", page)])
    assert (problem.code, problem.sentence, problem.help) == said


def test_a_period_for_which_nobody_has_okrs_is_none_the_less_a_period() -> None:
    page = "<!-- okr/table { period: [2031-q1, all] } -->\n"
    assert read_handbook(ORGANISATION, [("docs/a.md", page)])[1] == ()


def test_each_team_is_mentioned_at_its_place() -> None:
    page = "<!-- okr/table { team: [Water, pipes] } -->\n\n<!-- okr/table -->\n"
    mentions, _ = read_handbook(ORGANISATION, [("docs/a.md", page)])
    assert [(each.kind, each.target, each.place.column) for each in mentions] == [
        ("table", Target("water"), 25),
        ("table", Target("pipes"), 32),
        ("table", None, 1),
    ]
