"""Accepted findings: ``ignore: {objective-count: "two teams merged in October"}``.

Written at a team, a set, an objective or a key result, an entry holds there and below; at a team
also for the teams below it. Only what is less than an error can be accepted, and OKR204. The two
rules about entries themselves are documented in `ignores`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_okr.findings import DataPath, Place, Problem, Severity, Spot
from mkdocs_okr.model import Ignores, OkrSet
from mkdocs_okr.rules.catalogue import RULES, rules_named, suggestion
from mkdocs_okr.rules.registry import Rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import quoted

__all__ = ["ABOUT_ENTRIES", "ACCEPTABLE_ERROR", "BY_DATE", "Acceptance"]

ACCEPTABLE_ERROR = "OKR204"
"""The one rule whose errors can be accepted."""

ABOUT_ENTRIES = ("OKR009", "OKR010")
"""The rules about accepted findings, whose own findings cannot be accepted."""

BY_DATE = ("OKR4", "OKR5")
"""The families whose findings come and go with the day."""


@dataclass(slots=True)
class _Entry:
    """One accepted finding, and what comes of it while the findings of a run are gone through.

    Attributes:
        file: where it stands.
        owner: the data path of the team, set, objective or key result that has it.
        name: the rule, as written.
        reason: why, empty if none is given.
        team: the team whose file it is in.
        okr_set: the set it is in, None at a team.
        used: whether it accepted something.
        refused: whether it stood at an error, which it cannot accept.
    """

    file: str
    owner: DataPath
    name: str
    reason: str
    team: str
    okr_set: OkrSet | None
    used: bool = False
    refused: bool = False

    @property
    def spot(self) -> Spot:
        """Where a finding about it belongs."""
        return Spot(self.file, (*self.owner, "ignore", self.name), "key")


class Acceptance:
    """The accepted findings of an organisation, for one run.

    Args:
        view: the organisation.
        severity: how grave a rule's findings are in a file, None where it is off.
    """

    def __init__(self, view: View, severity: Callable[[Rule, str], Severity | None]) -> None:
        self._view = view
        self._severity = severity
        self._by_file: dict[str, list[_Entry]] = {}
        for team in view.organisation.teams.values():
            if team.ignore and team.file is not None:
                self._add(team.ignore, team.file, (), team.key, None)
        for okr_set in view.sets:
            if okr_set.ignore:
                self._add(okr_set.ignore, okr_set.file, (), okr_set.team, okr_set)
            for objective in okr_set.objectives:
                if objective.ignore:
                    self._add(objective.ignore, okr_set.file, objective.path, okr_set.team, okr_set)
                for each in objective.key_results:
                    if each.ignore:
                        self._add(each.ignore, okr_set.file, each.path, okr_set.team, okr_set)

    def _add(
        self, ignores: Ignores, file: str, owner: DataPath, team: str, okr_set: OkrSet | None
    ) -> None:
        self._by_file.setdefault(file, []).extend(
            _Entry(file, owner, name, reason, team, okr_set) for name, reason in ignores.items()
        )

    def accepts(self, problem: Problem, severity: Severity) -> bool:
        """Whether somebody has accepted a problem of that severity; remembers who has."""
        if not self._by_file or problem.code in ABOUT_ENTRIES:
            return False
        rule = RULES[problem.code]
        accepted = False
        for entry in self._that_hold_at(problem.spot):
            if rule not in rules_named(entry.name):
                continue
            if severity is Severity.ERROR and rule.code != ACCEPTABLE_ERROR:
                entry.refused = True
            else:
                entry.used = accepted = True
        return accepted

    def _that_hold_at(self, spot: Spot | Place) -> Iterator[_Entry]:
        path = spot.path if isinstance(spot, Spot) else ()
        for entry in self._by_file.get(spot.file, ()):
            if path[: len(entry.owner)] == entry.owner:
                yield entry
        team = self._view.team_of_file.get(spot.file)
        if team is not None:
            for above in self._view.organisation.ancestors(team):
                if above.file is not None and above.file != spot.file:
                    yield from self._by_file.get(above.file, ())

    def problems(self) -> Iterator[Problem]:
        """What is to be said of the entries themselves, once all problems have been asked about."""
        for entries in self._by_file.values():
            for entry in entries:
                problem = self._without_reason(entry) or self._unused(entry)
                if problem is not None:
                    yield problem

    def _without_reason(self, entry: _Entry) -> Problem | None:
        rules = rules_named(entry.name)
        if not rules:
            return None
        if not entry.reason:
            return Problem(
                "OKR010",
                f"{quoted(entry.name)} is accepted without a reason",
                entry.spot,
                help=f'write why: `ignore: {{{entry.name}: "two teams merged in October"}}`',
            )
        if entry.used or not (entry.refused or self._is_never_acceptable(rules, entry)):
            return None
        about_entries = rules[0].code in ABOUT_ENTRIES
        return Problem(
            "OKR010",
            f"{quoted(entry.name)} is "
            + ("about accepted findings" if about_entries else "an error")
            + ", and cannot be accepted itself",
            entry.spot,
            help="remove it, and mend what the rule finds",
        )

    def _is_never_acceptable(self, rules: tuple[Rule, ...], entry: _Entry) -> bool:
        return all(
            rule.code in ABOUT_ENTRIES
            or (
                rule.code != ACCEPTABLE_ERROR
                and all(
                    self._severity(rule, file) is Severity.ERROR for file in self._files_of(entry)
                )
            )
            for rule in rules
        )

    def _unused(self, entry: _Entry) -> Problem | None:
        if entry.used or entry.name.strip().upper() in BY_DATE:
            return None
        rules = rules_named(entry.name)
        if not rules:
            near = suggestion(entry.name)
            return Problem(
                "OKR009",
                f"{quoted(entry.name)} is accepted, and there is no such rule",
                entry.spot,
                help=f"did you mean {near}?" if near else "remove it",
            )
        if self._has_unread(entry) or not any(
            rule.family not in BY_DATE
            and any(self._severity(rule, file) is not None for file in self._files_of(entry))
            and (not rule.dated or self._is_in_force(entry))
            for rule in rules
        ):
            return None
        return Problem(
            "OKR009",
            f"{quoted(entry.name)} is accepted, but not found",
            entry.spot,
            help="remove it",
        )

    def _files_of(self, entry: _Entry) -> Iterable[str]:
        """The files in which an entry holds; a rule may be set otherwise in some of them."""
        if entry.okr_set is not None:
            return (entry.file,)
        return self._files_of_team[entry.team]

    @cached_property
    def _files_of_team(self) -> Mapping[str, Sequence[str]]:
        """For every team its files and those of the teams below it."""
        found: dict[str, list[str]] = {}
        for file, team in self._view.team_of_file.items():
            for above in self._view.organisation.ancestors(team):
                found.setdefault(above.key, []).append(file)
        return found

    def _has_unread(self, entry: _Entry) -> bool:
        """Whether something could not be read that might hold what was accepted."""
        if entry.okr_set is not None:
            return bool(entry.okr_set.faults)
        return self._anything_unread

    @cached_property
    def _anything_unread(self) -> bool:
        """Whether reading has reported anything."""
        return any(each.code.startswith("OKR0") for each in self._view.organisation.problems)

    def _is_in_force(self, entry: _Entry) -> bool:
        """Whether an entry covers a set that is neither a draft nor over."""
        if entry.okr_set is None:
            return entry.team in self._view.teams_in_force
        return self._view.in_force(entry.okr_set)
