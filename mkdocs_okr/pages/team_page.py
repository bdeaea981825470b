"""A team's page: who it is, what it is after now, what comes and what was, and whom it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.model import Address, OkrSet, Team
from mkdocs_okr.pages.bars import score_line
from mkdocs_okr.pages.extra import extra_rows
from mkdocs_okr.pages.findings_box import findings_of
from mkdocs_okr.pages.flow import in_flow
from mkdocs_okr.pages.objective_view import ObjectiveView, objective_view
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.time_view import TimeView, set_time
from mkdocs_okr.pages.views import NOTHING, Brief, Count, brief, counts, set_statuses
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.progress import ObjectiveState, SetState

__all__ = ["team_page"]

# Not ``@team``, which is a name in a chat.
_MAIL = re.compile(r"[^\s@:<>\"]+@[^\s@:<>\"]+")


@dataclass(frozen=True, slots=True)
class _CurrentSet:
    """A set in force now, in full."""

    heading: str
    period: str
    href: str
    percent: str
    counts: tuple[Count, ...]
    time: TimeView
    objectives: tuple[ObjectiveView, ...]


@dataclass(frozen=True, slots=True)
class _PastObjective:
    look: StatusLook
    title: Markup
    line: Markup
    score: str


@dataclass(frozen=True, slots=True)
class _PastSet:
    """A period that is over: its scores."""

    name: Markup
    score: str
    measured: str
    objectives: tuple[_PastObjective, ...]


@dataclass(frozen=True, slots=True)
class _Coming:
    """A set to come, or a draft."""

    name: Markup
    said: str
    objectives: tuple[Brief, ...]


def team_page(site: Site, team: Team) -> str:
    """A team's page as Markdown, in the team's language."""
    organisation = site.organisation
    scope = Scope(site, site.paths.team(team.key), site.language_of_set(team.key))
    language = site.language_of_set(team.key)
    current = list(_current(team, scope))
    sets = organisation.sets_of_team.get(team.key, ())
    supports, supported_by = _supports(team, scope), _supported_by(team, scope)
    below = organisation.children.get(team.key, ())
    return scope.render(
        "team_page.html",
        heading=scope.heading(team.name or team.key, language),
        about=in_flow(team.body, team.file or "", scope),
        parent=_parent(team, scope),
        contact=_contact(team, scope),
        links=[
            scope.link(href, scope.marked(each.title, language))
            for each in team.links
            if (href := scope.address_of(each.link, team.file or "")) is not None
        ],
        extra=extra_rows("team", team.extra, scope, language, team.file or ""),
        findings=findings_of(scope, team.file, *(each.file for each in sets)),
        sets=current,
        samples=site.samples,
        coming=list(_coming(sets, scope)),
        past=list(_past(sets, scope)),
        supports=supports,
        supported_by=supported_by,
        teams=[_below(each, scope) for each in below],
    )


def _parent(team: Team, scope: Scope) -> Markup | None:
    if team.parent is None or team.parent not in scope.site.organisation.teams:
        return None
    return scope.team_link(team.parent)


def _contact(team: Team, scope: Scope) -> Markup | None:
    if not team.contact:
        return None
    shown = html(team.contact)
    if _MAIL.fullmatch(team.contact):
        return scope.link(f"mailto:{team.contact}", shown)
    if team.contact.startswith(("https://", "http://", "mailto:")):
        return scope.link(team.contact, shown)
    return shown


def _below(team: Team, scope: Scope) -> tuple[Markup, object]:
    """A team below, and how its current set is doing."""
    current = scope.site.organisation.current_sets(team.key)
    statuses = set_statuses(scope.site.standings.of_set(current[0])) if current else []
    return scope.team_link(team.key), counts(statuses, scope)


def _current(team: Team, scope: Scope) -> Iterator[_CurrentSet]:
    sets = scope.site.organisation.current_sets(team.key)
    for okr_set in sets:
        prefix = "" if len(sets) == 1 else f"{okr_set.period.key.lower()}-"
        state = scope.site.standings.of_set(okr_set)
        period = scope.period_name(okr_set)
        yield _CurrentSet(
            # Not the period alone: an id that begins with a digit stops the script of a theme.
            scope.words._("Objectives, %(period)s", period=period),
            period,
            scope.set_href(okr_set),
            "" if state.progress is None else scope.words.formats.percent(state.progress),
            counts(set_statuses(state), scope),
            set_time(okr_set, scope),
            tuple(objective_view(each, okr_set, scope, prefix=prefix) for each in state.objectives),
        )


def _coming(sets: tuple[OkrSet, ...], scope: Scope) -> Iterator[_Coming]:
    organisation, words = scope.site.organisation, scope.words
    for okr_set in sets:
        state = organisation.state(okr_set)
        if state is PeriodState.OVER or not (okr_set.draft or state is PeriodState.PLANNED):
            continue
        said = [words._("draft")] if okr_set.draft else []
        if state is PeriodState.PLANNED:
            day = words.formats.date(okr_set.period.starts)
            said.append(words._("begins on %(date)s", date=day))
        briefs = (_coming_objective(each.address, scope) for each in okr_set.objectives)
        name = html(scope.period_name(okr_set))
        yield _Coming(
            scope.link(scope.set_href(okr_set), name),
            ", ".join(said),
            tuple(each for each in briefs if each is not None),
        )


def _coming_objective(address: Address, scope: Scope) -> Brief | None:
    """An objective to come, with the goals it is to serve: whose it is and when is said above."""
    found = brief(address, scope)
    if found is None:
        return None
    titles = [
        _plain_title(resolution.target, scope)
        for resolution in scope.site.organisation.alignments.get(address, ())
        if resolution.target is not None
    ]
    serves = scope.words.markup("Serves %(goal)s", goal=Markup(", ").join(titles))
    return Brief(
        found.title,
        found.look,
        serves if titles else Markup(),
        found.percent,
        found.reason,
        found.bar,
    )


def _plain_title(address: Address, scope: Scope) -> Markup:
    """The title of an objective or key result without a link: it stands close to another."""
    organisation = scope.site.organisation
    objective, key_result = organisation.objective(address), organisation.key_result(address)
    part = objective if address.key_result is None else key_result
    title = part.title if part is not None and part.title else address.objective
    language = scope.site.language_of_set(address.team, organisation.set_of(address))
    return scope.marked(title, language)


def _past(sets: tuple[OkrSet, ...], scope: Scope) -> Iterator[_PastSet]:
    """The periods that are over, the latest first."""
    over = [each for each in sets if scope.site.organisation.state(each) is PeriodState.OVER]
    over.sort(key=lambda each: (each.period.ends, each.period.starts), reverse=True)
    for okr_set in over:
        state = scope.site.standings.of_set(okr_set)
        name = html(scope.period_name(okr_set))
        yield _PastSet(
            scope.link(scope.set_href(okr_set), name),
            NOTHING if state.progress is None else scope.words.formats.score(state.progress),
            _measured(state, scope),
            tuple(_past_objective(each, scope) for each in state.objectives),
        )


def _measured(state: SetState, scope: Scope) -> str:
    if state.okr_set.draft:
        return scope.words._("draft")
    measured, meant = state.measured
    if measured == meant:
        return scope.words._("all measured")
    return scope.words._("measured %(measured)s of %(all)s", measured=measured, all=meant)


def _past_objective(state: ObjectiveState, scope: Scope) -> _PastObjective:
    seen = look(state.status, scope.words)
    score = NOTHING if state.score is None else scope.words.formats.score(state.score)
    title = state.objective.title or state.objective.id
    language = scope.site.language_of_set(
        state.objective.team, scope.site.organisation.set_of(state.objective.address)
    )
    label = f"{title}: {seen.inside}, {score}"
    return _PastObjective(
        seen,
        scope.marked(title, language),
        score_line(state.score, Fraction(state.threshold), state.status, label=label),
        score,
    )


def _supports(team: Team, scope: Scope) -> list[Brief]:
    """The goals that the team's current objectives serve."""
    organisation = scope.site.organisation
    targets = [
        resolution.target
        for okr_set in organisation.current_sets(team.key)
        for objective in okr_set.objectives
        for resolution in organisation.alignments.get(objective.address, ())
        if resolution.target is not None and resolution.target.team != team.key
    ]
    return _briefs(targets, scope)


def _supported_by(team: Team, scope: Scope) -> list[Brief]:
    """The objectives of other teams' current sets that serve the team's current ones."""
    organisation = scope.site.organisation
    own = [
        address
        for okr_set in organisation.current_sets(team.key)
        for objective in okr_set.objectives
        for address in (
            objective.address,
            *(
                Address(objective.team, objective.period, objective.id, each.id)
                for each in objective.key_results
            ),
        )
    ]
    supporters = [each for address in own for each in organisation.supporters.get(address, ())]
    return _briefs(
        [each for each in supporters if each.team != team.key and _runs(each, scope)], scope
    )


def _runs(address: Address, scope: Scope) -> bool:
    current = scope.site.organisation.current_sets(address.team)
    return any(okr_set.period.key == address.period for okr_set in current)


def _briefs(addresses: list[Address], scope: Scope) -> list[Brief]:
    found = (brief(address, scope) for address in dict.fromkeys(addresses))
    return [each for each in found if each is not None]
