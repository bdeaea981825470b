"""What the references in handbook pages lead to, and what is said where they lead nowhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mkdocs_okr.model import KeyResult, Metric, Objective, OkrSet, Organisation, Target, Team
from mkdocs_okr.periods import parse_period
from mkdocs_okr.reading.handbook import read_handbook, with_handbook
from mkdocs_okr.settings import Settings

QUARTER = parse_period("2026-Q4")
assert QUARTER is not None
KEY_RESULT = KeyResult("time", "Time", Metric(Decimal(14), Decimal(5)), ())
OBJECTIVE = Objective("faster-sign-in", "Faster sign-in", "sign-in", "2026-Q4", (KEY_RESULT,), ())
ORGANISATION = Organisation(
    settings=Settings(),
    today=date(2026, 11, 1),
    teams={
        "sign-in": Team("sign-in", "okrs/sign-in", name="Sign-in"),
        "portal": Team("portal", "okrs/portal", name="Portal"),
    },
    sets={
        ("sign-in", "2026-Q4"): OkrSet("okrs/sign-in/2026-Q4.md", "sign-in", QUARTER, (OBJECTIVE,)),
        ("portal", "2026-Q4"): OkrSet("okrs/portal/2026-Q4.md", "portal", QUARTER, readable=False),
    },
)


def problems(page: str) -> list[tuple[str, str, str | None]]:
    _, found = read_handbook(ORGANISATION, [("docs/a.md", page)])
    return [(each.code, each.sentence, each.help) for each in found]


def test_mentions_say_what_is_referred_to_and_where() -> None:
    page = (
        "[a](okr:sign-in)\n\n<!-- okr/objective sign-in/faster-sign-in -->\n\n"
        "<!-- okr/cascade -->\n\n[b](okr:sign-in/2026-Q4/faster-sign-in#time)\n"
    )
    mentions, found = read_handbook(ORGANISATION, [("docs/a.md", page), ("docs/b.md", "nothing")])
    assert found == ()
    assert [
        (each.file, each.kind, each.text, each.target, each.place.line) for each in mentions
    ] == [
        ("docs/a.md", "link", "sign-in", Target("sign-in"), 1),
        (
            "docs/a.md",
            "objective",
            "sign-in/faster-sign-in",
            Target("sign-in", "2026-Q4", "faster-sign-in"),
            3,
        ),
        ("docs/a.md", "cascade", "", None, 5),
        (
            "docs/a.md",
            "link",
            "sign-in/2026-Q4/faster-sign-in#time",
            Target("sign-in", "2026-Q4", "faster-sign-in", "time"),
            7,
        ),
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "[a](okr:sign-inn)",
            ("OKR601", '"sign-inn" leads to no team or objective', "did you mean sign-in?"),
        ),
        (
            "<!-- okr/objective sign-in/faster-signin -->",
            (
                "OKR601",
                '"sign-in/faster-signin" leads to no team or objective',
                "did you mean sign-in/faster-sign-in?",
            ),
        ),
        (
            "[a](okr:)",
            (
                "OKR601",
                "the link names no team or objective",
                "write team, team/objective or team/period/objective",
            ),
        ),
        (
            "<!-- okr/objective sign-in -->",
            (
                "OKR602",
                'okr/objective takes an objective, and "sign-in" is a team',
                "write <!-- okr/team sign-in -->, or add an objective",
            ),
        ),
        (
            "<!-- okr/objective sign-in/2026-Q4 -->",
            (
                "OKR602",
                'okr/objective takes an objective, and "sign-in/2026-Q4" is a set',
                "write <!-- okr/team sign-in/2026-Q4 -->, or add an objective",
            ),
        ),
        (
            "<!-- okr/team sign-in/faster-sign-in -->",
            (
                "OKR602",
                'okr/team takes a team, and "sign-in/faster-sign-in" is an objective',
                "write sign-in",
            ),
        ),
        (
            "<!-- okr/badge sign-in/faster-sign-in#time -->",
            (
                "OKR602",
                'okr/badge takes a team or an objective, and "sign-in/faster-sign-in#time" is a '
                "key result",
                "write sign-in/faster-sign-in",
            ),
        ),
        (
            "<!-- okr/tema sign-in -->",
            ("OKR602", 'there is no directive "okr/tema"', "did you mean okr/team?"),
        ),
    ],
)
def test_problem(page: str, said: tuple[str, str, str]) -> None:
    assert problems(page) == [said]


def test_nothing_is_said_of_what_may_lie_in_a_file_that_cannot_be_read() -> None:
    assert problems("[a](okr:portal/anything)") == []


def test_they_are_added_to_the_organisation() -> None:
    found = with_handbook(ORGANISATION, [("docs/a.md", "[a](okr:sign-in) [b](okr:nix)")])
    assert [each.text for each in found.mentions] == ["sign-in", "nix"]
    assert [each.code for each in found.problems] == ["OKR601"]
