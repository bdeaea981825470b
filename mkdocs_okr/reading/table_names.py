"""The teams and periods that a table's query names: which are meant, which there are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_okr.findings import Problem
from mkdocs_okr.model import OkrSet, Organisation
from mkdocs_okr.periods import PeriodState, suggest_period
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.reading.references import period_keys, resolve_target
from mkdocs_okr.reading.table_query import PERIODS, Named, TableQuery

__all__ = ["sets_in", "teams_in", "wrong_periods", "wrong_team"]


def wrong_team(organisation: Organisation, named: Named) -> Problem | None:
    """What is wrong with a team that a query names: OKR601, or OKR602 where it names no team."""
    if named.text.lower() in organisation.teams:
        return None
    found = resolve_target(organisation, named.text)
    if found.target is None:
        return Problem(
            "OKR601",
            f'there is no team "{named.text}"',
            named.place,
            f"did you mean {found.candidates[0].split('/')[0]}?"
            if found.candidates
            else "write the name of a team's folder",
        )
    what = "a set" if found.target.objective is None else "an objective"
    instead = f"write {found.target.team}"
    if found.target.objective is None:
        instead += f", and period: {found.target.period}"
    sentence = f'okr/table takes a team, and "{named.text}" is {what}'
    return Problem("OKR602", sentence, named.place, instead)


def wrong_periods(organisation: Organisation, query: TableQuery) -> Iterator[Problem]:
    """What is wrong with the periods of a query; one for which nobody has OKRs is none the less."""
    settings = organisation.settings
    key_of = period_keys(settings)
    for named in query.period:
        if named.text in PERIODS or key_of(named.text) is not None:
            continue
        near = [
            *nearest(named.text.lower(), PERIODS, limit=1),
            *filter(None, [suggest_period(named.text, year_starts=settings.year_starts)]),
            *nearest(named.text, settings.periods, limit=1),
        ]
        yield Problem(
            "OKR601",
            f'there is no period "{named.text}"',
            named.place,
            f"did you mean {near[0]}?"
            if near
            else f"write a period's key such as 2026-Q4, or {', '.join(PERIODS[:-1])} or all",
        )


def teams_in(organisation: Organisation, query: TableQuery) -> frozenset[str] | None:
    """The keys of the teams whose OKRs are meant, with those below; None: of all."""
    if not query.team:
        return None
    found: set[str] = set()
    waiting = [named.text.lower() for named in query.team]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            if query.below:
                waiting += [team.key for team in organisation.children.get(key, ())]
    return frozenset(found)


def sets_in(organisation: Organisation, query: TableQuery) -> Callable[[OkrSet], bool]:
    """Whether a set is of a period that is meant.

    What runs or is over is in force: drafts are left out of that. Where a period is named, or what
    is planned is asked for, they are there too.
    """
    key_of = period_keys(organisation.settings)
    words = {each.text for each in query.period if each.text in PERIODS}
    if not query.period:
        words = {"running"}
    keys = {key_of(each.text) for each in query.period if each.text not in PERIODS}

    def is_meant(okr_set: OkrSet) -> bool:
        if okr_set.period.key in keys or "all" in words:
            return True
        state = organisation.state(okr_set)
        if okr_set.draft and state is not PeriodState.PLANNED:
            return False
        return state.value in words

    return is_meant
