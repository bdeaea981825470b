"""What every setting takes, what it comes to, and what is said of what it does not take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mkdocs_okr.findings import Severity
from mkdocs_okr.periods import Period, PeriodKind
from mkdocs_okr.settings import FieldKind, Settings


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        ("okrs_dir: goals/okrs/", "okrs_dir", "goals/okrs"),
        (r"okrs_dir: goals\okrs", "okrs_dir", "goals/okrs"),
        ("okrs_dir: ./goals", "okrs_dir", "goals"),
        (r"okrs_dir: ..\okrs", "okrs_dir", "../okrs"),
        ("okrs_dir: handbook/../okrs", "okrs_dir", "okrs"),
        ("nav: none", "nav", "none"),
        ("nav: end", "nav", "end"),
        ("url: /goals/okr/", "url", "goals/okr"),
        ("leadership: Lederlaget", "leadership", ("lederlaget",)),
        ("leadership: [board, management, board]", "leadership", ("board", "management")),
        ("leadership: 007", "leadership", ("007",)),
        ("leadership:", "leadership", ()),
        (
            "rules: {OKR208: off, objective-count: warning, OKR3: advice}",
            "rules",
            {"OKR208": "off", "objective-count": Severity.WARNING, "OKR3": Severity.ADVICE},
        ),
        (
            'per_path: {"okrs/archive/**": {OKR3: off}}',
            "per_path",
            {"okrs/archive/**": {"OKR3": "off"}},
        ),
        ("objectives_per_set: [1, 4]", "objectives_per_set", (1, 4)),
        ("key_results_per_objective: [2, 2]", "key_results_per_objective", (2, 2)),
        ("initiatives_per_objective: 0", "initiatives_per_objective", 0),
        ("checkin_every: 14", "checkin_every", 14),
        ('checkin_every: "14"', "checkin_every", 14),
        ("on_invalid: warn", "on_invalid", "warn"),
        ("today: 2026-02-28", "today", date(2026, 2, 28)),
        ("today: ~", "today", None),
        ("year_starts: 10", "year_starts", 10),
        ("thresholds: {stretch: 0.6}", "stretch_threshold", Decimal("0.6")),
        ("thresholds: {committed: 0.9}", "committed_threshold", Decimal("0.9")),
        (
            "fields: {objective: {budget_line: text}, key_result: {register: link}}",
            "fields",
            {
                "objective": {"budget_line": FieldKind.TEXT},
                "key_result": {"register": FieldKind.LINK},
            },
        ),
        (
            "periods: {athens: {starts: 2026-01-15, ends: 2026-04-30, name: Athens}}",
            "periods",
            {
                "athens": Period(
                    "athens",
                    date(2026, 1, 15),
                    date(2026, 4, 30),
                    PeriodKind.CUSTOM,
                    year=2026,
                    name="Athens",
                )
            },
        ),
        ("teams_in_nav: 0", "teams_in_nav", 0),
        ("health: true", "health", True),
        ("health: false", "health", False),
        ("baseline: .okr-baseline.json", "baseline", ".okr-baseline.json"),
    ],
)
def test_setting(block: Callable[[str], Settings], lines: str, name: str, value: Any) -> None:
    assert getattr(block(lines), name) == value


def test_an_empty_block_means_the_defaults(block: Callable[[str], Settings]) -> None:
    assert block("enabled: true") == Settings()


def test_rules_keep_the_order_written(block: Callable[[str], Settings]) -> None:
    assert list(block("rules: {OKR301: off, OKR3: error, OKR302: off}").rules) == [
        "OKR301",
        "OKR3",
        "OKR302",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "okrs_dir: /srv/okrs",
            'mkdocs.yml:4:15: setting "okrs_dir" takes a path relative to the settings file, not '
            '"/srv/okrs"; write okrs',
        ),
        (
            r"okrs_dir: C:\srv\goals",
            'mkdocs.yml:4:15: setting "okrs_dir" takes a path relative to the settings file, not '
            r'"C:\srv\goals"; write goals',
        ),
        (
            "okrs_dir: ..",
            'mkdocs.yml:4:15: setting "okrs_dir" takes the path of one folder, not ".."',
        ),
        (
            "baseline: ../okr-baseline.json",
            'mkdocs.yml:4:15: setting "baseline" takes a path below the settings file, not '
            '"../okr-baseline.json"',
        ),
        (
            "nav: last",
            'mkdocs.yml:4:10: setting "nav" takes end or none, not "last"',
        ),
        (
            "nav: [okr/index.md]",
            'mkdocs.yml:4:10: setting "nav" takes text, not a list',
        ),
        (
            "okrs_dir: [okrs]",
            'mkdocs.yml:4:15: setting "okrs_dir" takes a path, not a list',
        ),
        (
            "url: https://example.com/okr",
            'mkdocs.yml:4:10: setting "url" takes an address within the site, not '
            '"https://example.com/okr"; write for example okr or goals/okr',
        ),
        (
            "leadership: okrs/Lederlaget",
            'mkdocs.yml:4:17: setting "leadership" takes team keys, and "okrs/Lederlaget" is none; '
            "write lederlaget",
        ),
        (
            "leadership: The board",
            'mkdocs.yml:4:17: setting "leadership" takes team keys, and "The board" is none; write '
            "the name of the team's folder, such as product-development",
        ),
        (
            "rules: {OKR208: of}",
            'mkdocs.yml:4:21: rule "OKR208" is set to "of", which is no level; did you mean off?',
        ),
        (
            "rules: {OKR208: 3}",
            'mkdocs.yml:4:21: rule "OKR208" is set to "3", which is no level; write error, '
            "warning, advice or off",
        ),
        (
            "rules: [OKR208]",
            'mkdocs.yml:4:12: setting "rules" takes a mapping; write rules: {objective-count: '
            "warning}",
        ),
        (
            'per_path: {"okrs/**": off}',
            'mkdocs.yml:4:27: setting "per_path: okrs/**" takes a mapping; write per_path: '
            "okrs/**: {objective-count: warning}",
        ),
        (
            "objectives_per_set: 3",
            'mkdocs.yml:4:25: setting "objectives_per_set" takes the fewest and the most; write '
            "objectives_per_set: [1, 3]",
        ),
        (
            "objectives_per_set: [3, 1]",
            'mkdocs.yml:4:25: setting "objectives_per_set" says at least 3 and at most 1; write '
            "objectives_per_set: [1, 3]",
        ),
        (
            "checkin_every: 0",
            'mkdocs.yml:4:20: setting "checkin_every" takes a whole number from 1 to 999999, not '
            '"0"',
        ),
        (
            "checkin_every: 14 days",
            'mkdocs.yml:4:20: setting "checkin_every" takes a whole number from 1 to 999999, not '
            '"14 days"',
        ),
        (
            "on_invalid: warning",
            'mkdocs.yml:4:17: setting "on_invalid" takes error or warn, not "warning"; did you '
            "mean warn?",
        ),
        (
            "today: 12.10.2026",
            'mkdocs.yml:4:12: setting "today" takes a date, not "12.10.2026"; write it as '
            "2026-10-12",
        ),
        ("today: 2026-02-29", 'mkdocs.yml:4:12: setting "today": there is no day 2026-02-29'),
        (
            "year_starts: 13",
            'mkdocs.yml:4:18: setting "year_starts" takes a whole number from 1 to 12, not "13"',
        ),
        (
            "thresholds: {stretch: 70}",
            'mkdocs.yml:4:27: threshold "stretch" is a number above 0 and at most 1, not "70"; '
            "write 0.7 for 70 %",
        ),
        (
            "thresholds: {strech: 0.7}",
            'mkdocs.yml:4:18: unknown ambition "strech"; did you mean stretch?',
        ),
        (
            "fields: {goal: {x: text}}",
            'mkdocs.yml:4:14: unknown level of fields "goal"; there are key_result, objective, '
            "set, team",
        ),
        (
            "fields: {set: {x: string}}",
            'mkdocs.yml:4:23: setting "fields: set: x" takes text, number, date or link, not '
            '"string"',
        ),
        (
            "fields: {objective: {title: text}}",
            'mkdocs.yml:4:26: "title" of "objective" is a field already; give your own another '
            "name",
        ),
        (
            "periods: {athens: {starts: 2026-01-01}}",
            'mkdocs.yml:4:15: period "athens" has no "ends"; write periods: {spring: {starts: '
            "2026-01-01, ends: 2026-05-31, name: Spring 2026}}",
        ),
        (
            "periods: {athens: {starts: 2026-02-01, ends: 2026-01-01}}",
            'mkdocs.yml:4:15: period "athens" ends before it starts',
        ),
        (
            "periods: {2026-Q1: {starts: 2026-01-01, ends: 2026-02-01}}",
            'mkdocs.yml:4:15: "2026-Q1" is a period already; give your own another name',
        ),
        (
            "periods: {the spring: {starts: 2026-01-01, ends: 2026-02-01}}",
            'mkdocs.yml:4:15: "the spring" cannot name a period; use letters, digits and hyphens, '
            "as in a file's name",
        ),
        (
            "chekin_every: 14",
            'mkdocs.yml:4:5: unknown setting "chekin_every"; did you mean checkin_every?',
        ),
        (
            "url: okr\nurl: goals",
            'mkdocs.yml:5:5: "url" is written twice; keep one of the two',
        ),
        (
            "url: !include url.txt",
            'mkdocs.yml:4:10: setting "url" cannot take the tag !include; leave it out',
        ),
        (
            "enabled: maybe",
            'mkdocs.yml:4:14: setting "enabled" takes true or false, not "maybe"',
        ),
    ],
)
def test_mistake(mistakes: Callable[[str], list[str]], lines: str, said: str) -> None:
    assert mistakes(lines) == [said]


def test_all_mistakes_are_told_in_one_run(mistakes: Callable[[str], list[str]]) -> None:
    said = mistakes("""
        url: "a b"
        today: tomorrow
        teams_in_nav: many
    """)
    assert [each.split(": ")[0] for each in said] == [
        "mkdocs.yml:4:10",
        "mkdocs.yml:5:12",
        "mkdocs.yml:6:19",
    ]
