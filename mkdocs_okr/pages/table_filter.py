"""Which objectives or key results a query lets through: a query made into functions, once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from mkdocs_okr.model import KeyResult, Lifecycle, Objective, OkrSet
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.views import WEAKEST_FIRST
from mkdocs_okr.progress import KeyResultState, ObjectiveState, Status
from mkdocs_okr.reading.table_names import sets_in, teams_in
from mkdocs_okr.reading.table_query import Level, SortKey, TableQuery

__all__ = ["Found", "found_by", "lifecycle_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a table: an objective, or a key result of one."""

    okr_set: OkrSet
    objective: ObjectiveState
    key_result: KeyResultState | None = None

    @property
    def status(self) -> Status:
        return self.objective.status if self.key_result is None else self.key_result.status

    @property
    def parts(self) -> tuple[Objective | KeyResult, ...]:
        """The key result, if it is one, and the objective."""
        objective = self.objective.objective
        return (objective,) if self.key_result is None else (self.key_result.key_result, objective)

    @property
    def title(self) -> str:
        return self.parts[0].title or self.parts[0].id


Test = Callable[[Found], bool]


def found_by(query: TableQuery, site: Site) -> list[Found]:
    """What a query finds, in the order it asks for."""
    teams, is_meant = teams_in(site.organisation, query), sets_in(site.organisation, query)
    tests = _tests(query)
    found = [
        row
        for okr_set in site.organisation.sets.values()
        if (teams is None or okr_set.team in teams) and is_meant(okr_set)
        for row in _rows(okr_set, query.of, site)
        if all(test(row) for test in tests)
    ]
    # In the organisation's order already, which is kept where two are alike.
    if query.sort is not SortKey.TEAM:
        found.sort(key=_ORDERS[query.sort])
    return found


def _rows(okr_set: OkrSet, level: Level, site: Site) -> Iterator[Found]:
    for objective in site.standings.of_set(okr_set).objectives:
        if level is Level.OBJECTIVES:
            yield Found(okr_set, objective)
        else:
            for key_result in objective.key_results:
                yield Found(okr_set, objective, key_result)


def _tests(query: TableQuery) -> tuple[Test, ...]:
    """A function for every filter that is set; the cheapest first."""
    tests: list[Test] = []
    if query.ambition:
        ambitions = frozenset(query.ambition)
        tests.append(lambda row: row.objective.objective.ambition in ambitions)
    if query.status:
        statuses = frozenset(query.status)
        tests.append(lambda row: row.status in statuses)
    if query.lifecycle:
        parts = frozenset(query.lifecycle)
        tests.append(lambda row: not parts.isdisjoint(lifecycle_of(row)))
    if query.owner:
        owners = frozenset(query.owner)
        tests.append(lambda row: _names_one(owners, (part.owners for part in row.parts)))
    if query.tag:
        tags = frozenset(query.tag)
        tests.append(lambda row: _names_one(tags, (part.tags for part in row.parts)))
    return tuple(tests)


def lifecycle_of(row: Found) -> tuple[Lifecycle, ...]:
    """The parts of the life cycle that a key result, or any of an objective's, names."""
    states = row.objective.key_results if row.key_result is None else (row.key_result,)
    return tuple(dict.fromkeys(part for state in states for part in state.key_result.lifecycle))


def _names_one(wanted: Collection[str], given: Iterator[tuple[str, ...]]) -> bool:
    return any(name.casefold() in wanted for names in given for name in names)


def _ends(row: Found) -> int:
    return (row.key_result or row.objective).ends.toordinal()


_ORDERS: dict[SortKey, Callable[[Found], tuple[int | str, ...]]] = {
    SortKey.STATUS: lambda row: (WEAKEST_FIRST.index(row.status),),
    SortKey.TITLE: lambda row: (row.title.casefold(),),
    SortKey.PERIOD: lambda row: (
        row.okr_set.period.starts.toordinal(),
        -row.okr_set.period.days,
    ),
    SortKey.DUE: lambda row: (_ends(row),),
}
