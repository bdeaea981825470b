"""From an organisation to findings: asks every rule, and settles what becomes of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Finding, FurtherPlace, Place, Problem, Severity, Spot
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.rules.acceptance import Acceptance
from mkdocs_okr.rules.catalogue import RULES
from mkdocs_okr.rules.registry import Rule
from mkdocs_okr.rules.severity import Severities
from mkdocs_okr.rules.view import View

__all__ = ["check", "in_order", "judge"]


def check(organisation: Organisation, places: Places) -> tuple[Finding, ...]:
    """What is wrong with an organisation's OKRs, or could be better.

    Args:
        organisation: as it was read.
        places: finds the lines of what is reported, reading those files a second time.

    Returns:
        One finding for each cause, by file, line and column, the gravest first.
    """
    run = _Run(View(organisation), Severities(organisation.settings))
    return _findings(run.problems(), places)


def judge(
    organisation: Organisation, problems: Iterable[Problem], places: Places
) -> tuple[Finding, ...]:
    """What becomes of problems that turned up after the check, in pages which only the host knows.

    Args:
        organisation: whose settings say how grave they are.
        problems: what turned up.
        places: as for `check`.
    """
    run = _Run(View(organisation), Severities(organisation.settings))
    return _findings(run.judged(problems), places)


def _findings(told: Iterable[tuple[Problem, Severity]], places: Places) -> tuple[Finding, ...]:
    return in_order({_finding(problem, severity, places) for problem, severity in told})


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file, line and column, the gravest first."""
    return tuple(
        sorted(
            findings,
            key=lambda each: (each.place, each.severity.rank, each.code, each.sentence),
        )
    )


@dataclass(frozen=True)
class _Run:
    """One run of all rules."""

    view: View
    severities: Severities

    def problems(self) -> list[tuple[Problem, Severity]]:
        """What is to be told, each with how grave it is."""
        found: list[Problem] = []
        for rule in RULES.values():
            if not self.severities.is_off(rule):
                found += rule.check(self.view)
        acceptance = Acceptance(self.view, self._severity_in)
        told = [
            (problem, severity)
            for problem, severity in self.judged(dict.fromkeys(found))
            if not acceptance.accepts(problem, severity)
        ]
        return [*told, *self.judged(acceptance.problems())]

    def judged(self, problems: Iterable[Problem]) -> Iterator[tuple[Problem, Severity]]:
        """The problems whose rule is not off where they are, each with how grave it is."""
        for problem in problems:
            severity = self._severity(problem)
            if severity is not None:
                yield problem, severity

    def _severity(self, problem: Problem) -> Severity | None:
        """How grave a problem is, or None if its rule is off there."""
        severity = self._severity_in(RULES[problem.code], problem.spot.file)
        if severity is None or problem.at_most is None:
            return severity
        return _milder(severity, problem.at_most)

    def _severity_in(self, rule: Rule, file: str) -> Severity | None:
        """How grave a rule's findings are in a file at most, or None if it is off there."""
        level = self.severities.level(rule, file)
        if level == "off":
            return None
        okr_set = self.view.set_of_file.get(file)
        return _milder(level, rule.drafts) if okr_set is not None and okr_set.draft else level


def _milder(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=lambda each: each.rank)


def _finding(problem: Problem, severity: Severity, places: Places) -> Finding:
    return Finding(
        code=problem.code,
        name=RULES[problem.code].name,
        severity=severity,
        sentence=problem.sentence,
        place=_place(problem.spot, places),
        help=problem.help or None,
        further=tuple(FurtherPlace(label, _place(spot, places)) for label, spot in problem.further),
        notes=problem.notes,
        path=problem.spot.path if isinstance(problem.spot, Spot) else (),
    )


def _place(spot: Spot | Place, places: Places) -> Place:
    return spot if isinstance(spot, Place) else places.place(spot)
