"""Rules are found by code, name and family."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mkdocs_okr.rules
from mkdocs_okr.findings import Severity
from mkdocs_okr.rules import RULES, find_rule, rule_names, unknown_rules
from mkdocs_okr.settings import Settings


@pytest.mark.parametrize(
    "text", ["OKR201", "okr201", "unknown-parent", "Unknown-Parent ", " OKR201"]
)
def test_a_rule_is_found_by_code_or_name(text: str) -> None:
    rule = find_rule(text)
    assert rule is not None
    assert (rule.code, rule.name, rule.family) == ("OKR201", "unknown-parent", "OKR2")


@pytest.mark.parametrize("text", ["OKR2", "OKR299", "", "unknown", "okr2"])
def test_a_family_is_no_rule_nor_is_anything_else(text: str) -> None:
    assert find_rule(text) is None


def test_rules_are_in_the_order_of_their_codes() -> None:
    assert list(RULES) == sorted(RULES)
    assert {code[:4] for code in RULES} == {"OKR0", "OKR1", "OKR2", "OKR3", "OKR4", "OKR6"}


def test_the_settings_may_name_codes_names_and_families() -> None:
    assert {"OKR201", "unknown-parent", "OKR2", "OKR5"} <= rule_names()
    assert "okr-201" not in rule_names()


def test_what_the_settings_name_and_there_is_not_comes_with_what_was_meant() -> None:
    settings = Settings(
        rules={"objectiv-count": "off", "OKR208": "off", "OKR5": "off", "weather": "off"},
        per_path={"**": {"OKR2O1": Severity.WARNING, "objectiv-count": "off"}},
    )
    assert unknown_rules(settings) == (
        ("objectiv-count", "objective-count"),
        ("weather", None),
        ("OKR2O1", "OKR201"),
    )


def test_no_rule_is_a_warning_unless_a_site_makes_it_one() -> None:
    assert all(rule.severity is not Severity.WARNING for rule in RULES.values())
    by_family = {"OKR0": Severity.ERROR, "OKR1": Severity.ERROR, "OKR6": Severity.ERROR}
    for rule in RULES.values():
        if rule.family in by_family and rule.code != "OKR009":
            assert rule.severity is by_family[rule.family], rule.code
        if rule.family in ("OKR3", "OKR4"):
            assert rule.severity is Severity.ADVICE, rule.code


def test_all_of_alignment_is_advice_in_drafts() -> None:
    about_sets = [rule for rule in RULES.values() if rule.family == "OKR2"]
    assert {rule.code for rule in about_sets if rule.severity is rule.drafts is Severity.ERROR} == {
        "OKR209",  # of teams, not of sets
        "OKR212",
    }


def test_the_public_names_are_there() -> None:
    assert all(hasattr(mkdocs_okr.rules, name) for name in mkdocs_okr.rules.__all__)


def test_checking_loads_nothing_that_makes_pages() -> None:
    code = "import sys, mkdocs_okr.rules; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"mkdocs", "jinja2", "babel", "difflib"} & set(done.stdout.split())
