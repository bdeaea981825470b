"""All rules there are, and how they are found by name, code or family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mkdocs_okr.rules import (
    alignment,
    checkins,
    cycles,
    freshness,
    ignores,
    leadership,
    measures,
    pages,
    practice,
    reading,
    rhythm,
    structure,
    titles,
)
from mkdocs_okr.rules.registry import FAMILIES, Rule
from mkdocs_okr.rules.wording import closest
from mkdocs_okr.settings import Settings

__all__ = ["RULES", "find_rule", "rule_names", "rules_named", "suggestion", "unknown_rules"]

_MODULES = (
    reading,
    ignores,
    structure,
    measures,
    checkins,
    alignment,
    cycles,
    leadership,
    practice,
    titles,
    rhythm,
    freshness,
    pages,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        each.code: each
        for each in sorted(
            (
                found
                for module in _MODULES
                for found in vars(module).values()
                if isinstance(found, Rule)
            ),
            key=lambda rule: rule.code,
        )
    }
)
"""Every rule, by its code and in the order of the codes."""

_BY_NAME: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        **{rule.name: (rule,) for rule in RULES.values()},
        **{code.lower(): (rule,) for code, rule in RULES.items()},
        **{
            family.lower(): tuple(rule for rule in RULES.values() if rule.family == family)
            for family in FAMILIES
        },
    }
)


def rules_named(name: str) -> tuple[Rule, ...]:
    """The rules that a name, a code or a family stands for (in any case); none if unknown."""
    return _BY_NAME.get(name.strip().lower(), ())


def find_rule(code_or_name: str) -> Rule | None:
    """The rule with that code or name (in any case), or None; a family is no rule."""
    found = rules_named(code_or_name)
    if not found or code_or_name.strip().upper() in FAMILIES:
        return None
    return found[0]


def rule_names() -> frozenset[str]:
    """Everything that the settings may name: the names and codes of all rules, and the families."""
    return frozenset(
        [*RULES, *(rule.name for rule in RULES.values()), *(each for each in FAMILIES)]
    )


def suggestion(name: str) -> str | None:
    """The name, code or family that was most likely meant, or None."""
    near = closest(name, _BY_NAME)
    if near is None:
        return None
    return near.upper() if near.startswith("okr") else near


def unknown_rules(settings: Settings) -> tuple[tuple[str, str | None], ...]:
    """What the settings name that is no rule, each with what was most likely meant, or None."""
    named = [*settings.rules, *(name for each in settings.per_path.values() for name in each)]
    return tuple(
        (name, suggestion(name))
        for name in dict.fromkeys(named)
        if not rules_named(name) and name.strip().upper() not in FAMILIES
    )
