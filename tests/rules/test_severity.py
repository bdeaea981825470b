"""How grave a finding is: the rule, the settings, and drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_okr.findings import Severity
from mkdocs_okr.rules import RULES
from mkdocs_okr.rules.severity import Severities
from mkdocs_okr.settings import RuleLevel, Settings
from tests.rules.sites import findings_of

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
FILE = "okrs/sign-in/2026-Q1.md"


@pytest.mark.parametrize(
    ("rules", "level"),
    [
        ({}, ADVICE),
        ({"objective-count": WARNING}, WARNING),
        ({"OKR301": WARNING}, WARNING),
        ({"okr301": WARNING}, WARNING),
        ({"OKR3": "off"}, "off"),
        ({"OKR2": "off"}, ADVICE),
        ({"objective-count": WARNING, "OKR301": ERROR}, ERROR),
        ({"OKR301": ERROR, "objective-count": WARNING}, WARNING),
        ({"OKR301": WARNING, "OKR3": "off"}, WARNING),
        ({"OKR3": "off", "OKR301": WARNING}, WARNING),
    ],
)
def test_the_rule_itself_wins_over_its_family_and_the_later_over_the_earlier(
    rules: dict[str, RuleLevel], level: RuleLevel
) -> None:
    assert Severities(Settings(rules=rules)).level(RULES["OKR301"], FILE) == level


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("okrs/sign-in/2026-Q1.md", True),
        ("okrs/sign-in/*.md", True),
        ("okrs/*/2026-Q?.md", True),
        ("okrs/**", True),
        ("**/2026-*.md", True),
        ("**", True),
        ("./okrs/**", True),
        ("okrs/", True),
        ("okrs/sign-in/", True),
        ("**/", True),
        ("sign-in/", False),
        ("okrs/**/sign-in/*", True),
        ("okrs/*.md", False),
        ("okrs/sign-in", False),
        ("sign-in/*", False),
        ("okrs/archive/**", False),
        ("okrs/sign-in/2026-Q1xmd", False),
    ],
)
def test_patterns_of_paths(pattern: str, matches: bool) -> None:
    settings = Settings(per_path={pattern: {"OKR3": "off"}})
    level = Severities(settings).level(RULES["OKR301"], FILE)
    assert level == ("off" if matches else ADVICE)


def test_of_several_patterns_the_later_wins_and_all_win_over_rules() -> None:
    settings = Settings(
        rules={"OKR301": ERROR},
        per_path={"okrs/**": {"OKR301": WARNING}, "okrs/sign-in/**": {"OKR3": "off"}},
    )
    severities = Severities(settings)
    assert severities.level(RULES["OKR301"], FILE) == "off"
    assert severities.level(RULES["OKR301"], "okrs/portals/2026.md") == WARNING
    assert severities.level(RULES["OKR301"], "elsewhere.md") == ERROR


@pytest.mark.parametrize(
    ("settings", "off"),
    [
        (Settings(), False),
        (Settings(rules={"OKR3": "off"}), True),
        (Settings(rules={"OKR3": "off"}, per_path={"okrs/**": {"OKR301": WARNING}}), False),
        (Settings(rules={"OKR3": "off"}, per_path={"okrs/**": {"OKR2": WARNING}}), True),
        (Settings(per_path={"**": {"OKR3": "off"}}), False),
    ],
)
def test_a_rule_that_is_off_everywhere_is_not_asked(settings: Settings, off: bool) -> None:
    assert Severities(settings).is_off(RULES["OKR301"]) is off


UNMEASURED = b"""---
%sobjectives:
  - title: People sign in without having to think about it
    key_results:
      - title: Median time to sign in
---
"""


@pytest.mark.parametrize(
    ("first_lines", "rules", "severities"),
    [
        (b"", "{}", [ERROR]),
        (b"", "{not-measurable: warning}", [WARNING]),
        (b"", "{OKR104: off}", []),
        (b"status: draft\n", "{}", [ADVICE]),
        (b"status: draft\n", "{not-measurable: error}", [ADVICE]),
        (b"status: draft\n", "{not-measurable: off}", []),
    ],
)
def test_a_draft_is_never_more_than_advised(
    first_lines: bytes, rules: str, severities: list[Severity], tmp_path: Path
) -> None:
    files = {
        FILE: UNMEASURED % first_lines,
        "mkdocs.yml": f"plugins:\n  - okr:\n      rules: {rules}\n".encode(),
    }
    found = findings_of(tmp_path, files, date(2025, 12, 31))
    assert [each.severity for each in found if each.code == "OKR104"] == severities


class TestAcceptedFindingsThatAreNotThere:
    """OKR009 asks whether a rule is off in the files that an entry covers, not in its own."""

    TEAM = b"---\nignore: {%s: A reason.}\n---\n"

    @pytest.mark.parametrize(
        ("name", "settings", "codes"),
        [
            ("objective-count", "{}", ["OKR009"]),
            ("objective-count", "{rules: {OKR301: off}}", []),
            ("OKR3", "{rules: {OKR301: off}}", ["OKR009"]),
            ("OKR3", "{rules: {OKR3: off}}", []),
            ("objective-count", "{per_path: {'okrs/**': {OKR301: off}}}", []),
            ("objective-count", "{per_path: {'okrs/*/index.md': {OKR301: off}}}", ["OKR009"]),
            ("objective-count", "{per_path: {'okrs/*/2026*': {OKR301: off}}}", ["OKR009"]),
            (
                "objective-count",
                "{rules: {OKR301: off}, per_path: {'okrs/*/2026*': {OKR301: advice}}}",
                ["OKR009"],
            ),
            ("OKR4", "{}", []),
            ("outdated-key-result", "{}", []),
            ("OKR5", "{}", []),
            # Errors cannot be accepted, unless they are less somewhere below.
            ("not-measurable", "{}", ["OKR010"]),
            ("not-measurable", "{per_path: {'okrs/*/2026*': {OKR1: advice}}}", ["OKR009"]),
            ("not-measurable", "{rules: {OKR1: off}}", []),
        ],
    )
    def test_at_a_team(self, name: str, settings: str, codes: list[str], tmp_path: Path) -> None:
        measured = UNMEASURED.replace(b"\n---\n", b"\n        graded: true\n---\n") % b""
        files = {
            "okrs/sign-in/index.md": self.TEAM % name.encode(),
            FILE: measured,
            "mkdocs.yml": f"plugins:\n  - okr: {settings}\n".encode(),
        }
        found = findings_of(tmp_path, files, date(2026, 1, 12))
        assert [each.code for each in found if each.code[:4] == "OKR0"] == codes
