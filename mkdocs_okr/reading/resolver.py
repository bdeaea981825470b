"""What ``aligns_to`` and ``continues`` lead to, and what else they may have meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Literal, NamedTuple

from mkdocs_okr.findings import DataPath
from mkdocs_okr.model import Address, Objective, OkrSet, Reference, Resolution, Team
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.nearness import Names, nearest

__all__ = ["Resolver"]

_MOST_CANDIDATES = 3
_MOST_SEARCHES = 100
# A word in more ids than this tells nothing.
_COMMON_WORD = 50


class _Holder(NamedTuple):
    """A set that holds an objective."""

    okr_set: OkrSet
    objective: Objective


_Choice = Callable[[list[_Holder], OkrSet], _Holder | None]
"""Which of several sets a reference without a period means, seen from the set it stands in."""


class Resolver:
    """Finds what references lead to, among the sets of one organisation.

    Finding a target takes the same time however large the organisation is. Looking for what else
    may have been meant is done once a text, and only so many times: where hundreds of references
    lead nowhere, the later ones do without.

    Args:
        teams: by key.
        sets: by team and period.
        uncertain: keys of teams that may have more than could be read; references that lead
            nowhere there are `hidden`.
        all_teams_known: False if there may be teams that could not be read.
    """

    def __init__(
        self,
        teams: Mapping[str, Team],
        sets: Mapping[tuple[str, str], OkrSet],
        *,
        uncertain: Collection[str] = (),
        all_teams_known: bool = True,
    ) -> None:
        self._teams = teams
        self._team_names = Names(teams)
        self._holders: dict[tuple[str, str], list[_Holder]] = {}
        self._ids: dict[str, dict[str, _Holder]] = {}
        self._uncertain_teams = uncertain
        self._all_teams_known = all_teams_known
        self._uncertain_periods: dict[str, set[str]] = {}
        for okr_set in sets.values():
            if _may_hold_more(okr_set):
                self._uncertain_periods.setdefault(okr_set.team, set()).add(okr_set.period.key)
            ids = self._ids.setdefault(okr_set.team, {})
            seen: set[str] = set()
            for objective in okr_set.objectives:
                if not objective.id or objective.id in seen:
                    continue
                seen.add(objective.id)
                holder = _Holder(okr_set, objective)
                self._holders.setdefault((okr_set.team, objective.id), []).append(holder)
                ids[objective.id] = holder
        self._resolved: dict[tuple[str, str], Resolution] = {}
        self._by_word: dict[str, list[tuple[str, str]]] | None = None
        self._searches: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._definitions: dict[str, tuple[tuple[str, str, DataPath], ...]] = {}

    def alignment(self, reference: Reference, okr_set: OkrSet) -> Resolution:
        """What ``aligns_to`` in a set leads to.

        Without a period: among the team's sets that overlap the referring one and hold the
        objective, the shortest that contains the referring period, else the one that overlaps
        most, else the latest. Never one's own set.
        """
        if reference.team is None or reference.team == okr_set.team:
            return self._resolve(reference, okr_set, _for_alignment)
        # Many sets of a period refer to the same few goals of other teams.
        key = (reference.text, okr_set.period.key)
        found = self._resolved.get(key)
        if found is None:
            found = self._resolve(reference, okr_set, _for_alignment)
            if found.target is not None:
                self._resolved[key] = found
        return found

    def predecessor(self, reference: Reference, okr_set: OkrSet) -> Resolution:
        """What ``continues`` in a set leads to.

        Without a period: the team's latest earlier set that holds it.
        """
        return self._resolve(reference, okr_set, _for_predecessor)

    def _resolve(
        self,
        reference: Reference,
        okr_set: OkrSet,
        choose: _Choice,
    ) -> Resolution:
        team = reference.team or okr_set.team
        if team not in self._teams:
            return self._failed(reference, okr_set, "team", choose)
        holders = self._holders.get((team, reference.objective), [])
        if reference.period is not None:
            holders = [each for each in holders if each.okr_set.period.key == reference.period]
        if reference.key_result is not None:
            holders = [each for each in holders if _holds(each, reference.key_result)]
        others = [each for each in holders if each.okr_set is not okr_set]
        if not others:
            return self._failed(reference, okr_set, "self" if holders else "objective", choose)
        chosen = others[0] if reference.period is not None else choose(others, okr_set)
        if chosen is None:
            return self._failed(reference, okr_set, "period", choose)
        return Resolution(
            reference,
            Address(
                chosen.okr_set.team,
                chosen.okr_set.period.key,
                chosen.objective.id,
                reference.key_result,
            ),
        )

    def _failed(
        self,
        reference: Reference,
        okr_set: OkrSet,
        failure: Literal["team", "objective", "period", "self"],
        choose: _Choice,
    ) -> Resolution:
        if failure == "self":
            return Resolution(reference, failure=failure)
        team = reference.team or okr_set.team
        if self._may_be_hidden(team, reference):
            return Resolution(reference, failure="hidden")
        candidates = (
            self._text(reference, okr_set, choose, *each)
            for each in self._candidates(reference, team)
        )
        texts = dict.fromkeys(text for text in candidates if text is not None)
        return Resolution(
            reference,
            failure=failure,
            candidates=tuple(texts)[:_MOST_CANDIDATES],
            defined=self._defined(team),
        )

    def _may_be_hidden(self, team: str, reference: Reference) -> bool:
        if team in self._uncertain_teams:
            return True
        if team not in self._teams:
            return not self._all_teams_known
        periods = self._uncertain_periods.get(team, ())
        if reference.period in periods or (reference.period is None and periods):
            return True
        return reference.key_result is not None and any(
            _may_hold_more_key_results(each)
            for each in self._holders.get((team, reference.objective), ())
            if reference.period in (None, each.okr_set.period.key)
        )

    def _defined(self, team: str) -> tuple[tuple[str, str, DataPath], ...]:
        """What a team defines, where it does so last."""
        if team not in self._definitions:
            self._definitions[team] = tuple(
                (each.objective.id, each.okr_set.file, each.objective.path)
                for each in self._ids.get(team, {}).values()
            )
        return self._definitions[team]

    def _candidates(self, reference: Reference, team: str) -> list[tuple[str, str]]:
        """Teams and objectives that the reference may have meant, the likeliest first."""
        wanted = slug(reference.objective)
        # ``folder/team/objective``: what stands where the period should may be the team.
        for part in (reference.period, team.rpartition("/")[2]):
            if team not in self._teams or part == reference.period:
                team = part if part in self._teams and part is not None else team
        found = self._searches.get((team, wanted))
        if found is None:
            if len(self._searches) >= _MOST_SEARCHES:
                return [(team, wanted)] if (team, wanted) in self._holders else []
            found = self._searches[team, wanted] = self._search(team, wanted)
        return found

    def _search(self, team: str, wanted: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        near = [team] if team in self._teams else nearest(slug(team), self._team_names, limit=3)
        found += [(each, wanted) for each in near if (each, wanted) in self._holders]
        for each in near:
            found += [(each, close) for close in nearest(wanted, self._ids.get(each, {}), limit=3)]
        return found or self._sharing_words(wanted)

    def _text(
        self, reference: Reference, okr_set: OkrSet, choose: _Choice, team: str, objective: str
    ) -> str | None:
        """A reference to the objective that would resolve, as short as it can be."""
        holders = [each for each in self._holders[team, objective] if each.okr_set is not okr_set]
        suffix = ""
        if reference.key_result is not None:
            ids = {
                each.id: None for one in holders for each in one.objective.key_results if each.id
            }
            known = reference.key_result in ids
            close = (
                [reference.key_result]
                if known
                else nearest(slug(reference.key_result), ids, limit=1)
            )
            if close:
                suffix = f"#{close[0]}"
                holders = [each for each in holders if _holds(each, close[0])]
        if not holders:
            return None
        if choose(holders, okr_set) is None:
            return f"{team}/{holders[-1].okr_set.period.key}/{objective}{suffix}"
        return f"{objective if team == okr_set.team else f'{team}/{objective}'}{suffix}"

    def _sharing_words(self, wanted: str) -> list[tuple[str, str]]:
        """Objectives anywhere whose ids have a word in common with the wanted one."""
        if self._by_word is None:
            self._by_word = {}
            for team, objective in self._holders:
                for word in set(objective.split("-")):
                    self._by_word.setdefault(word, []).append((team, objective))
        pool: dict[str, tuple[str, str]] = {}
        for word in wanted.split("-"):
            sharing = self._by_word.get(word, [])
            if len(sharing) <= _COMMON_WORD:
                for team, objective in sharing:
                    pool.setdefault(objective, (team, objective))
        return [pool[each] for each in nearest(wanted, pool, limit=2)]


def _may_hold_more(okr_set: OkrSet) -> bool:
    """Whether the set may have objectives, or ids of some, that could not be read."""
    return (
        not okr_set.readable
        or any(len(fault) <= len(("objectives", 0)) for fault in okr_set.faults)
        or any(not each.id for each in okr_set.objectives)
    )


def _may_hold_more_key_results(holder: _Holder) -> bool:
    return holder.okr_set.is_faulty(holder.objective.path) or any(
        not each.id for each in holder.objective.key_results
    )


def _holds(holder: _Holder, key_result: str) -> bool:
    return any(each.id == key_result for each in holder.objective.key_results)


def _for_alignment(holders: list[_Holder], okr_set: OkrSet) -> _Holder | None:
    period = okr_set.period
    overlapping = [each for each in holders if each.okr_set.period.overlaps(period)]
    containing = [each for each in overlapping if each.okr_set.period.contains(period)]
    if containing:
        return min(
            containing,
            key=lambda each: (each.okr_set.period.days, -each.okr_set.period.starts.toordinal()),
        )
    return max(
        overlapping,
        key=lambda each: (
            each.okr_set.period.days_shared_with(period),
            each.okr_set.period.starts.toordinal(),
        ),
        default=None,
    )


def _for_predecessor(holders: list[_Holder], okr_set: OkrSet) -> _Holder | None:
    earlier = [each for each in holders if each.okr_set.period.starts < okr_set.period.starts]
    return max(
        earlier,
        key=lambda each: (each.okr_set.period.starts, -each.okr_set.period.days),
        default=None,
    )
