"""What a rule is: one documented function, and the decorator that makes it one.

The function's name is the rule's name (``unknown_parent`` is ``unknown-parent``), its docstring is
the rule's page. There is no list to keep: a family's module holds its rules, and
`mkdocs_okr.rules.catalogue` collects them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Problem, Severity
from mkdocs_okr.rules.view import View

__all__ = ["FAMILIES", "Check", "Rule", "rule"]

Check = Callable[[View], Iterator[Problem]]
"""What a rule does: looks at an organisation, and yields what it finds."""

FAMILIES = {
    "OKR0": "Reading",
    "OKR1": "Structure",
    "OKR2": "Alignment",
    "OKR3": "Practice",
    "OKR4": "Rhythm",
    "OKR5": "History",
    "OKR6": "Pages",
}
"""What the families of rules are about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        code: its stable code, e.g. ``OKR201``.
        name: its name, e.g. ``unknown-parent``.
        severity: what its findings are, unless the settings say otherwise.
        drafts: the gravest its findings can be in a set that is a draft, whatever the settings say.
        dated: whether what it finds depends on the day, or it is silent in sets that are over or
            drafts; an accepted finding of such a rule is never reported as unused in those.
        docstring: its page, to be taken apart by `mkdocs_okr.rules.documentation`.
        check: yields its problems.
    """

    code: str
    name: str
    severity: Severity
    drafts: Severity
    dated: bool
    docstring: str
    check: Check

    @property
    def family(self) -> str:
        """The code of its family, e.g. ``OKR2``."""
        return self.code[:4]


def rule(
    code: str,
    severity: Severity,
    *,
    drafts: Severity = Severity.ERROR,
    dated: bool = False,
) -> Callable[[Check], Rule]:
    """Make a function that yields problems into a rule; see `Rule` for the arguments."""

    def decorate(check: Check) -> Rule:
        return Rule(
            code=code,
            name=check.__name__.replace("_", "-"),
            severity=severity,
            drafts=drafts,
            dated=dated,
            docstring=check.__doc__ or "",
            check=check,
        )

    return decorate
