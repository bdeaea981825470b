"""What the rules look at: an organisation, with what several rules need worked out once.

Nothing here is reported; it only spares the rules from walking the same tree again and again. All
of it is linear in the number of objectives, key results and references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mkdocs_okr.findings import DataPath, Problem, Spot
from mkdocs_okr.model import (
    Address,
    KeyResult,
    Objective,
    OkrSet,
    Organisation,
    Resolution,
)
from mkdocs_okr.reading.nearness import Names
from mkdocs_okr.rules.graph import components

__all__ = ["View"]


@dataclass(frozen=True)
class View:
    """An organisation as the rules see it.

    Attributes:
        organisation: the organisation.
    """

    organisation: Organisation

    @cached_property
    def team_keys(self) -> Names:
        """The teams' keys, among which to look for what somebody meant."""
        return Names(self.organisation.teams)

    @cached_property
    def keys_of_team_names(self) -> Mapping[str, str]:
        """The teams' keys by their names, compared without case; of one name, the first."""
        teams = reversed(tuple(self.organisation.teams.values()))
        return {team.name.casefold(): team.key for team in teams}

    @cached_property
    def sets(self) -> tuple[OkrSet, ...]:
        """The sets that could be read."""
        return tuple(each for each in self.organisation.sets.values() if each.readable)

    @cached_property
    def objectives(self) -> tuple[tuple[OkrSet, Objective], ...]:
        """Every objective, with its set."""
        return tuple((okr_set, each) for okr_set in self.sets for each in okr_set.objectives)

    @cached_property
    def key_results(self) -> tuple[tuple[OkrSet, Objective, KeyResult], ...]:
        """Every key result, with its objective and set."""
        return tuple(
            (okr_set, objective, each)
            for okr_set, objective in self.objectives
            for each in objective.key_results
        )

    @cached_property
    def set_of_file(self) -> Mapping[str, OkrSet]:
        """Every set, by its file."""
        return {each.file: each for each in self.organisation.sets.values()}

    @cached_property
    def team_of_file(self) -> Mapping[str, str]:
        """For every file of a set or a team the team's key."""
        found = {file: okr_set.team for file, okr_set in self.set_of_file.items()}
        for team in self.organisation.teams.values():
            if team.file is not None:
                found[team.file] = team.key
        return found

    @cached_property
    def teams_in_force(self) -> frozenset[str]:
        """The keys of the teams that have a set in force, or a team below them has."""
        return frozenset(
            above.key
            for team in {each.team for each in self.sets_in_force}
            for above in self.organisation.ancestors(team)
        )

    @cached_property
    def sets_in_force(self) -> tuple[OkrSet, ...]:
        """The sets that could be read and are neither drafts nor over."""
        return tuple(each for each in self.sets if self.in_force(each))

    @cached_property
    def running_sets(self) -> Mapping[str, tuple[OkrSet, ...]]:
        """For every team that has any, its current sets that could be read, the shortest first."""
        found: dict[str, tuple[OkrSet, ...]] = {}
        for team in {each.team: None for each in self.sets_in_force}:
            sets = tuple(each for each in self.organisation.current_sets(team) if each.readable)
            if sets:
                found[team] = sets
        return found

    @cached_property
    def leaders(self) -> frozenset[str]:
        """The keys of the leadership's teams."""
        return frozenset(self.organisation.leadership)

    @cached_property
    def leaders_above(self) -> Mapping[str, tuple[str, ...]]:
        """For every team below leadership: the leadership's teams above it, nearest first."""
        found: dict[str, tuple[str, ...]] = {}
        for team in self.organisation.teams:
            if team in self.leaders:
                continue
            above = tuple(
                each.key for each in self.organisation.ancestors(team) if each.key in self.leaders
            )
            if above:
                found[team] = above
        return found

    def references(
        self, concerned: Callable[[Resolution], bool]
    ) -> Iterator[tuple[OkrSet, Objective, int, Resolution]]:
        """The references of ``aligns_to`` that concern a rule.

        Yields:
            The set, the objective, which of its references it is (from 0), and what became of it.
        """
        for address, resolutions in self.organisation.alignments.items():
            for index, resolution in enumerate(resolutions):
                if concerned(resolution):
                    okr_set = self.organisation.set_of(address)
                    objective = self.organisation.objective(address)
                    if okr_set is None or objective is None:
                        continue
                    # Of two objectives with one id (OKR103) these may be the references of either.
                    if resolution.reference in objective.aligns_to[index : index + 1]:
                        yield okr_set, objective, index, resolution

    @cached_property
    def broken_references(self) -> tuple[tuple[OkrSet, Objective, int, Resolution], ...]:
        """Those that lead nowhere, or to what could not be read."""
        return tuple(self.references(lambda resolution: resolution.target is None))

    @cached_property
    def dropped(self) -> Mapping[Address, Objective | KeyResult]:
        """What was dropped; a key result of a dropped objective leads to the objective."""
        found: dict[Address, Objective | KeyResult] = {}
        for _, objective in self.objectives:
            gone = objective.dropped is not None
            if gone:
                found.setdefault(objective.address, objective)
            for each in objective.key_results:
                if gone or each.dropped is not None:
                    address = Address(objective.team, objective.period, objective.id, each.id)
                    found.setdefault(address, objective if gone else each)
        return found

    @cached_property
    def parents(self) -> Mapping[Address, tuple[Address, ...]]:
        """For every objective that is aligned to others: those, whichever key result is meant."""
        return {
            address: tuple(
                _objective(each.target) for each in resolutions if each.target is not None
            )
            for address, resolutions in self.organisation.alignments.items()
        }

    @cached_property
    def children(self) -> Mapping[Address, tuple[Address, ...]]:
        """`parents`, turned round."""
        found: dict[Address, list[Address]] = {}
        for child, parents in self.parents.items():
            for parent in parents:
                found.setdefault(parent, []).append(child)
        return {parent: tuple(each) for parent, each in found.items()}

    @cached_property
    def cycles(self) -> tuple[tuple[Address, ...], ...]:
        """Groups of objectives that are aligned to each other in a circle."""
        # Nobody can be part of a circle who is aligned to nothing or to whom nothing is aligned:
        # that leaves out nearly all of an ordinary organisation at the cost of two look-ups each.
        children = self.children
        inner = {each: above for each, above in self.parents.items() if each in children}
        return components(inner)

    @cached_property
    def _unknown_fields(self) -> frozenset[tuple[str, DataPath]]:
        return frozenset(
            (problem.spot.file, problem.spot.path)
            for problem in self.organisation.problems
            if problem.code == "OKR004" and isinstance(problem.spot, Spot)
        )

    def has_fault_among(self, okr_set: OkrSet, owner: DataPath, *fields: str) -> bool:
        """Whether a reported fault may be why one of the fields of a mapping seems to be missing.

        Args:
            okr_set: the set.
            owner: the data path of the mapping.
            fields: the keys that would have to be there.

        Returns: True if something is reported at the mapping or above it, at one of the fields or
        below, or if the mapping has an unknown key, which may well be one of the fields, misspelt.
        """
        depth = len(owner)
        for fault in okr_set.faults:
            if fault[:depth] != owner[: len(fault)]:
                continue
            if len(fault) <= depth or fault[depth] in fields:
                return True
            if len(fault) == depth + 1 and self.is_unknown_field(okr_set, fault):
                return True
        return False

    @cached_property
    def team_parents(self) -> Mapping[str, tuple[str, ...]]:
        """For every team the team above it, if there is one."""
        return {
            team.key: () if team.parent is None else (team.parent,)
            for team in self.organisation.teams.values()
        }

    @cached_property
    def team_cycles(self) -> tuple[tuple[str, ...], ...]:
        """Groups of teams that lie above each other in a circle."""
        return components(self.team_parents)

    def is_unknown_field(self, okr_set: OkrSet, fault: DataPath) -> bool:
        """Whether what is reported there is a key that the format does not know."""
        return (okr_set.file, fault) in self._unknown_fields

    def reported(self, code: str) -> Iterator[Problem]:
        """What reading has reported under the code."""
        return (problem for problem in self.organisation.problems if problem.code == code)

    def over(self, okr_set: OkrSet) -> bool:
        """Whether the set's period has ended."""
        return okr_set.period.ends < self.organisation.today

    @cached_property
    def leaders_and_above(self) -> frozenset[str]:
        """The keys of the leadership's teams and of all teams above them."""
        return frozenset(
            each.key for leader in self.leaders for each in self.organisation.ancestors(leader)
        )

    @cached_property
    def linked(self) -> frozenset[Address]:
        """The objectives that lead to leadership, straight or by way of others."""
        return self._that_lead_to(parent for parent in self.children if parent.team in self.leaders)

    @cached_property
    def uncertain(self) -> frozenset[Address]:
        """The objectives of which one cannot tell whether they do, for a reference on the way is
        broken, leads in a circle or could not be read."""
        broken = [objective.address for _, objective, _, _ in self.broken_references]
        broken += [address for group in self.cycles for address in group]
        broken += [
            objective.address
            for okr_set, objective in self.objectives
            if okr_set.faults and self.has_fault_among(okr_set, objective.path, "aligns_to")
        ]
        return self._that_lead_to(broken) | frozenset(broken)

    def _that_lead_to(self, goals: Iterable[Address]) -> frozenset[Address]:
        """All objectives that lead to one of the goals; each is looked at once."""
        found: set[Address] = set()
        waiting = list(goals)
        children = self.children
        while waiting:
            for child in children.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)

    @cached_property
    def not_linked(self) -> tuple[OkrSet, ...]:
        """The sets of teams below leadership of which no objective leads to leadership."""
        found = []
        below = self.leaders_above
        linked = {(address.team, address.period) for address in self.linked}
        uncertain = {(address.team, address.period) for address in self.uncertain}
        for okr_set in self.sets:
            if okr_set.team not in below or not okr_set.objectives:
                continue
            key = (okr_set.team, okr_set.period.key)
            if key in linked or key in uncertain:
                continue
            # An objective that could not be read may be the one.
            if not okr_set.faults or not any(
                fault[:1] == ("objectives",) and len(fault) < 3 for fault in okr_set.faults
            ):
                found.append(okr_set)
        return tuple(found)

    @cached_property
    def may_hide_references(self) -> bool:
        """Whether some set, or some reference to leadership, could not be read or leads nowhere."""
        return any(
            not each.readable
            or any("aligns_to" in fault or len(fault) < 3 for fault in each.faults)
            for each in self.organisation.sets.values()
        ) or any(
            resolution.reference.team in self.leaders
            for _, _, _, resolution in self.broken_references
        )

    def sets_of_team(self, team: str) -> tuple[OkrSet, ...]:
        """The team's sets that could be read."""
        return tuple(each for each in self.organisation.sets_of_team.get(team, ()) if each.readable)

    def in_force(self, okr_set: OkrSet) -> bool:
        """Whether the set is neither a draft nor over."""
        return not okr_set.draft and not self.over(okr_set)

    @property
    def today(self) -> date:
        """The day on which the organisation is seen."""
        return self.organisation.today


def _objective(address: Address) -> Address:
    if address.key_result is None:
        return address
    return Address(address.team, address.period, address.objective)
