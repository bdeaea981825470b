"""How grave a finding is: what the rule says, what the site says, and that a draft is a draft.

The site sets rules by name, code or family, for all files (``rules``) or for some (``per_path``).
Of what is set, this wins:

1. what ``per_path`` says for the file over what ``rules`` says; of several patterns that match the
   file, the later one;
2. within one table, the rule itself (its name or code) over its family;
3. of two that name the rule alike, the later one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_okr.rules.registry import Rule
from mkdocs_okr.settings import RuleLevel, Settings

__all__ = ["Severities"]


@dataclass(frozen=True)
class Severities:
    """What rules are set to.

    Attributes:
        settings: the site's settings.
    """

    settings: Settings

    def level(self, rule: Rule, file: str) -> RuleLevel:
        """What the rule is set to for a file (relative to the settings file's folder)."""
        for pattern, table in reversed(self._patterns):
            if (found := _lookup(table, rule)) is not None and pattern.fullmatch(file):
                return found
        return _lookup(self.settings.rules, rule) or rule.severity

    def is_off(self, rule: Rule) -> bool:
        """Whether the rule is off for every file, so that it need not be asked."""
        return _lookup(self.settings.rules, rule) == "off" and all(
            _lookup(table, rule) in (None, "off") for table in self.settings.per_path.values()
        )

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Mapping[str, RuleLevel]], ...]:
        return tuple(
            (re.compile(_as_expression(pattern)), table)
            for pattern, table in self.settings.per_path.items()
        )


def _lookup(table: Mapping[str, RuleLevel], rule: Rule) -> RuleLevel | None:
    if not table:
        return None
    itself: RuleLevel | None = None
    family: RuleLevel | None = None
    for name, level in table.items():
        if name.lower() in (rule.name, rule.code.lower()):
            itself = level
        elif name.upper() == rule.family:
            family = level
    return itself or family


def _as_expression(pattern: str) -> str:
    """A pattern of paths as a regular expression: ``**`` is any number of folders, ``*`` and ``?``
    stay within one name."""
    parts = []
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):  # a folder means what is in it
        pattern += "**"
    for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern):
        match part:
            case "**/":
                parts.append("(?:[^/]+/)*")
            case "**":
                parts.append(".*")
            case "*":
                parts.append("[^/]*")
            case "?":
                parts.append("[^/]")
            case _:
                parts.append(re.escape(part))
    return "".join(parts)
