"""Every rule is documented, and its examples show what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_okr.rules import EXAMPLE_DAY, FAMILIES, RULES, ExampleFile, Rule, documentation
from tests.rules.sites import findings_of, shown


def of(*files: tuple[ExampleFile, ...]) -> dict[str, bytes]:
    return {file.path: file.stored for part in files for file in part}


@pytest.fixture(params=RULES.values(), ids=RULES.keys())
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_the_documentation_is_complete(rule: Rule) -> None:
    text = documentation(rule)
    assert text.summary.endswith(".")
    assert text.description
    assert text.why
    assert text.bad
    assert text.good
    assert of(text.bad) != of(text.good)


def test_the_bad_example_yields_that_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    text = documentation(rule)
    found = findings_of(tmp_path, of(text.given, text.bad), EXAMPLE_DAY)
    assert [each.code for each in found] == [rule.code], shown(found)
    assert found[0].severity is rule.severity


def test_the_good_example_yields_nothing(rule: Rule, tmp_path: Path) -> None:
    text = documentation(rule)
    assert shown(findings_of(tmp_path, of(text.given, text.good), EXAMPLE_DAY)) == "nothing\n"


def test_names_and_codes_are_unique_and_codes_belong_to_a_family() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert {rule.family for rule in RULES.values()} <= set(FAMILIES)


def test_a_docstring_that_lacks_a_part_is_refused() -> None:
    rule = next(iter(RULES.values()))
    broken = Rule(
        rule.code,
        rule.name,
        rule.severity,
        rule.drafts,
        rule.dated,
        rule.docstring.replace("Good:", "Fine:"),
        rule.check,
    )
    with pytest.raises(ValueError, match="lacks a part"):
        documentation(broken)
