"""A period's page: all teams in it, how they hang together, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.model import Address, Lifecycle, Maintain, OkrSet
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.bars import score_line
from mkdocs_okr.pages.cascade import cascade_of, in_period, list_steps
from mkdocs_okr.pages.cascade_map import cascade_map
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.time_view import days_of, time_view
from mkdocs_okr.pages.views import NOTHING, Brief, bar_of, brief, counts, shown_percent, titled
from mkdocs_okr.periods import Period, PeriodState
from mkdocs_okr.progress import ObjectiveState, Status

__all__ = ["period_page", "period_title"]


@dataclass(frozen=True, slots=True)
class _Line:
    """An objective in the table: while it runs its progress, when it is over its score."""

    look: StatusLook
    title: Markup
    said: tuple[str | Markup, ...]
    drawing: Markup
    number: str


@dataclass(frozen=True, slots=True)
class _TeamLines:
    """A team's objectives in the period."""

    name: Markup
    draft: bool
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A key result in the matrix, and whose it is."""

    brief: Brief
    team: Markup


@dataclass(frozen=True, slots=True)
class _Cell:
    """A field of the life-cycle matrix."""

    label: str
    total: str
    key_results: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Carried:
    """An objective that goes on in a later period, and what it was."""

    brief: Brief
    before: str


def period_title(site: Site, period: Period) -> str:
    """The title of a period's page, as text in the site's language.

    It does not begin with a digit: the script of a theme stops at an id that does.
    """
    words = Scope(site, "").words
    return words._("All teams, %(period)s", period=words.period(period))


def period_page(site: Site, period: Period) -> str:
    """A period's page as Markdown, in the site's language."""
    scope = Scope(site, site.paths.period(period.key))
    organisation = site.organisation
    sets = [each for each in organisation.sets.values() if each.period.key == period.key]
    sets.sort(key=lambda each: _name(each, scope).casefold())
    over = period.state(organisation.today) is PeriodState.OVER
    states = [state for each in sets for state in site.standings.of_set(each).objectives]
    shown: set[Address] = set()
    cascade = cascade_of(organisation, in_period(organisation, period))
    return scope.render(
        "period_page.html",
        heading=scope.heading(period_title(site, period), scope.language),
        days=days_of(period, scope),
        time=time_view(period.starts, period.ends, scope),
        over=over,
        sizes=_sizes(sets, states, scope),
        counts=counts((each.status for each in states), scope),
        teams=[_team_lines(each, over, scope) for each in sets],
        map=cascade_map(cascade, cascade.roots, scope),
        steps=list(list_steps(cascade, cascade.roots, scope, shown)),
        loose=list(list_steps(cascade, cascade.loose, scope, shown)),
        matrix=_matrix(sets, scope),
        carried=list(_carried(sets, scope)),
    )


def _name(okr_set: OkrSet, scope: Scope) -> str:
    team = scope.site.organisation.teams.get(okr_set.team)
    return team.name if team is not None and team.name else okr_set.team


def _sizes(sets: list[OkrSet], states: list[ObjectiveState], scope: Scope) -> list[str]:
    words = scope.words
    key_results = sum(len(each.key_results) for each in states)
    return [
        words.n("%(count)s team", "%(count)s teams", len(sets)),
        words.n("%(count)s objective", "%(count)s objectives", len(states)),
        words.n("%(count)s key result", "%(count)s key results", key_results),
    ]


def _team_lines(okr_set: OkrSet, over: bool, scope: Scope) -> _TeamLines:
    state = scope.site.standings.of_set(okr_set)
    return _TeamLines(
        scope.link(scope.set_href(okr_set), scope.team_name(okr_set.team)),
        okr_set.draft,
        tuple(_line(each, okr_set, over, scope) for each in state.objectives),
    )


def _line(state: ObjectiveState, okr_set: OkrSet, over: bool, scope: Scope) -> _Line:
    words, seen = scope.words, look(state.status, scope.words)
    reason: str | Markup = phrases.objective_reason(state, words)
    if state.status is Status.DROPPED:
        reason = scope.marked(reason, scope.site.language_of_set(okr_set.team, okr_set))
    said = [
        "" if state.score is not None and not state.failed_guardrails else reason,
        phrases.ambition(state, words) if state.objective.ambition == "stretch" else "",
        *_goes_on(state, scope),
    ]
    title = titled(state.objective, scope)
    if over:
        score = NOTHING if state.score is None else words.formats.score(state.score)
        label = f"{state.objective.title}: {seen.inside}, {score}"
        line = (
            Markup()
            if state.score is None
            else score_line(state.score, state.threshold, state.status, label=label)
        )
        return _Line(seen, title, tuple(each for each in said if each), line, score)
    return _Line(
        seen,
        title,
        tuple(each for each in said if each),
        bar_of(state, scope),
        shown_percent(state, scope),
    )


def _goes_on(state: ObjectiveState, scope: Scope) -> Iterator[str]:
    """Where an objective is continued."""
    later = scope.site.successors.get(state.objective.address, ())
    for address in later:
        okr_set = scope.site.organisation.set_of(address)
        if okr_set is not None:
            yield scope.words._("continues in %(period)s", period=scope.period_name(okr_set))


def _carried(sets: list[OkrSet], scope: Scope) -> Iterator[_Carried]:
    for okr_set in sets:
        for state in scope.site.standings.of_set(okr_set).objectives:
            for address in scope.site.successors.get(state.objective.address, ()):
                found = brief(address, scope)
                if found is None:
                    continue
                result = scope.words.formats.score(state.score) if state.score is not None else ""
                before = look(state.status, scope.words).inside
                yield _Carried(found, f"{before}, {result}" if result else before)


def _matrix(sets: list[OkrSet], scope: Scope) -> list[tuple[str, tuple[_Cell, _Cell]]]:
    """Key results by the part of the life cycle and by whether they improve or maintain; empty if
    no key result names a part."""
    words = scope.words
    cells: dict[tuple[Lifecycle, bool], list[_Part]] = {
        (part, maintains): [] for part in Lifecycle for maintains in (False, True)
    }
    for okr_set in sets:
        for objective in okr_set.objectives:
            for key_result in objective.key_results:
                if not key_result.lifecycle:
                    continue
                address = Address(objective.team, objective.period, objective.id, key_result.id)
                found = brief(address, scope)
                if found is None:
                    continue
                for part in key_result.lifecycle:
                    cells[part, isinstance(key_result.measure, Maintain)].append(
                        _Part(found, scope.team_name(okr_set.team))
                    )
    if not any(cells.values()):
        return []

    def cell(part: Lifecycle, maintains: bool) -> _Cell:
        found = cells[part, maintains]
        total = words.n("%(count)s key result", "%(count)s key results", len(found))
        label = words._("Maintain") if maintains else words._("Improve")
        return _Cell(label, total, tuple(found))

    return [
        (phrases.lifecycle(part, words), (cell(part, False), cell(part, True)))
        for part in Lifecycle
    ]
