"""References to OKRs: their form, and what those in the handbook's own pages lead to.

``team/objective`` or ``team/period/objective``, with ``#key-result`` behind either; the team may be
left out for one's own. Everything is compared without case. A text of another form is a reference
too, one that leads nowhere: so there is one finding for it, with what it was probably meant to be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkdocs_okr.model import OkrSet, Organisation, Reference, Target
from mkdocs_okr.periods import PeriodState, parse_period, suggest_period
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.settings import Settings

__all__ = ["TargetResolution", "period_keys", "reference_parser", "resolve_target"]


def reference_parser(settings: Settings) -> Callable[[str], Reference]:
    """What makes a `Reference` of its text; equal texts give the same object."""
    seen: dict[str, Reference] = {}
    period_key = period_keys(settings)

    def parse(text: str) -> Reference:
        found = seen.get(text)
        if found is None:
            found = seen[text] = _parse(text, period_key)
        return found

    return parse


def period_keys(settings: Settings) -> Callable[[str], str | None]:
    """What makes a period's key of a text, however its letters are written, or None."""
    custom = {key.lower(): key for key in settings.periods}

    def key_of(text: str) -> str | None:
        if text.lower() in custom:
            return custom[text.lower()]
        period = parse_period(text.upper(), year_starts=settings.year_starts)
        return None if period is None else sys.intern(period.key)

    return key_of


def _parse(text: str, period_key: Callable[[str], str | None]) -> Reference:
    front, _, key_result = text.strip().partition("#")
    parts = [part.strip() for part in front.lower().split("/")]
    team: str | None = None
    period: str | None = None
    if len(parts) == 2:
        period = period_key(parts[0])
        team = None if period else parts[0]
    elif len(parts) > 2:
        # Not a period: kept as it is, so that it is found nowhere.
        team, period = "/".join(parts[:-2]), period_key(parts[-2]) or parts[-2]
    return Reference(
        text=text,
        team=None if team is None else sys.intern(team),
        period=period,
        objective=sys.intern(parts[-1]),
        key_result=sys.intern(key_result.strip().lower()) or None,
    )


@dataclass(frozen=True, slots=True)
class TargetResolution:
    """What became of a reference in a page of the handbook.

    Attributes:
        target: what it refers to, or None.
        candidates: texts that would have resolved, the likeliest first.
        hidden: whether what it names may lie in a file that could not be read.
    """

    target: Target | None = None
    candidates: tuple[str, ...] = ()
    hidden: bool = False


def resolve_target(organisation: Organisation, text: str) -> TargetResolution:
    """What a reference from a handbook page leads to.

    ``team``, ``team/period``, ``team/objective``, ``team/period/objective``, the last two with
    ``#key-result``. Without a period: the running set that holds it (of several, the one with the
    shortest period), then the latest that is over, then the next.
    """
    front, has_key_result, key_result = text.strip().lower().partition("#")
    parts = [part.strip() for part in front.split("/")]
    team = parts[0]
    sets = organisation.sets_of_team.get(team)
    if sets is None and team in organisation.uncertain:
        return TargetResolution(hidden=True)
    if sets is None:
        return TargetResolution(candidates=_teams_near(organisation, parts))
    key_of = period_keys(organisation.settings)
    period = key_of(parts[1]) if len(parts) > 1 else None
    rest = parts[2:] if period else parts[1:]
    if not rest and not has_key_result:
        return _team_or_set(organisation, team, period, sets)
    pool = [each for each in sets if period is None or each.period.key == period]
    objective = rest[0] if len(rest) == 1 else "/".join(rest)
    for okr_set in _in_order_of_interest(organisation, pool):
        for each in okr_set.objectives:
            if each.id and each.id == objective:
                ids = [one.id for one in each.key_results]
                if not has_key_result:
                    return TargetResolution(Target(team, okr_set.period.key, objective))
                if key_result.strip() in ids:
                    return TargetResolution(
                        Target(team, okr_set.period.key, objective, key_result.strip())
                    )
                break
    if team in organisation.uncertain or any(not each.readable for each in pool):
        return TargetResolution(hidden=True)
    return TargetResolution(
        candidates=_objectives_near(team, period, objective, key_result.strip(), sets)
    )


def _team_or_set(
    organisation: Organisation, team: str, period: str | None, sets: Iterable[OkrSet]
) -> TargetResolution:
    if period is None:
        return TargetResolution(Target(team))
    if (team, period) in organisation.sets:
        return TargetResolution(Target(team, period))
    if team in organisation.uncertain:
        return TargetResolution(hidden=True)
    return TargetResolution(candidates=tuple(f"{team}/{each.period.key}" for each in sets)[-3:])


def _teams_near(organisation: Organisation, parts: list[str]) -> tuple[str, ...]:
    """References to teams, and where one follows to objectives, that may have been meant."""
    last = parts[-1]
    # A folder's path, where only the last folder's name belongs.
    if last in organisation.teams:
        return (last,)
    if len(parts) > 1 and parts[-2] in organisation.teams:
        return ("/".join(parts[-2:]),)
    near = nearest(slug(parts[0]), organisation.teams, limit=3)
    if len(parts) == 1:
        return tuple(near) or _objectives_called(organisation, last)
    found = ["/".join([each, *parts[1:]]) for each in near]
    return tuple(
        text for text in found if resolve_target(organisation, text).target is not None
    ) or tuple(near)


def _objectives_called(organisation: Organisation, objective: str) -> tuple[str, ...]:
    """References to objectives that have the id, whatever the team."""
    found = {
        f"{each.team}/{objective}": None
        for okr_set in organisation.sets.values()
        for each in okr_set.objectives
        if each.id == objective
    }
    return tuple(found)[:3]


def _objectives_near(
    team: str, period: str | None, objective: str, key_result: str, sets: Iterable[OkrSet]
) -> tuple[str, ...]:
    prefix = f"{team}/{period}" if period else team
    ids: dict[str, dict[str, None]] = {}
    for okr_set in sets:
        if period is None or okr_set.period.key == period:
            for each in okr_set.objectives:
                if each.id:
                    known = ids.setdefault(each.id, {})
                    known.update((one.id, None) for one in each.key_results if one.id)
    if not period and (suggested := suggest_period(objective)):
        return (f"{team}/{suggested}",)
    found = []
    for close in [objective] if objective in ids else nearest(slug(objective), ids, limit=3):
        near = nearest(slug(key_result), ids[close], limit=1) if key_result else []
        found.append(f"{prefix}/{close}#{near[0]}" if near else f"{prefix}/{close}")
    return tuple(found)


def _in_order_of_interest(organisation: Organisation, sets: Iterable[OkrSet]) -> list[OkrSet]:
    """The running sets, the shortest first; then those over, the latest first; then the next."""

    def rank(okr_set: OkrSet) -> tuple[int, int, int]:
        period = okr_set.period
        state = organisation.state(okr_set)
        if state is PeriodState.RUNNING:
            return (0, period.days, -period.starts.toordinal())
        if state is PeriodState.OVER:
            return (1, -period.ends.toordinal(), period.days)
        return (2, period.starts.toordinal(), period.days)

    return sorted(sets, key=rank)
