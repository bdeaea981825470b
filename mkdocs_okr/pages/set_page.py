"""A set's page: everything about one team's OKRs for one period, permanently."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_okr.model import OkrSet
from mkdocs_okr.pages.checkins import checkins_of
from mkdocs_okr.pages.extra import extra_rows
from mkdocs_okr.pages.findings_box import findings_of
from mkdocs_okr.pages.flow import in_flow
from mkdocs_okr.pages.objective_view import objective_view
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.time_view import set_time
from mkdocs_okr.pages.views import NOTHING
from mkdocs_okr.periods import PeriodState

__all__ = ["set_page", "set_title"]


def set_title(site: Site, okr_set: OkrSet) -> str:
    """The title of a set's page, as text in the set's language."""
    scope = Scope(site, "", site.language_of_set(okr_set.team, okr_set))
    team = site.organisation.teams.get(okr_set.team)
    name = team.name if team is not None and team.name else okr_set.team
    return f"{name}, {scope.period_name(okr_set)}"


def set_page(site: Site, okr_set: OkrSet) -> str:
    """A set's page as Markdown, in the set's language."""
    organisation, language = site.organisation, site.language_of_set(okr_set.team, okr_set)
    scope = Scope(site, site.paths.okr_set(okr_set.team, okr_set.period.key), language)
    state = site.standings.of_set(okr_set)
    return scope.render(
        "set_page.html",
        heading=scope.heading(set_title(site, okr_set), language),
        draft=okr_set.draft,
        planned=organisation.state(okr_set) is PeriodState.PLANNED,
        over=organisation.state(okr_set) is PeriodState.OVER,
        score=NOTHING if state.progress is None else scope.words.formats.score(state.progress),
        measured=state.measured,
        time=set_time(okr_set, scope),
        samples=site.samples,
        team=scope.link(scope.team_href(okr_set.team), scope.team_name(okr_set.team)),
        period=scope.link(
            scope.href(site.paths.period(okr_set.period.key)), html(scope.period_name(okr_set))
        ),
        earlier=_neighbour(okr_set, -1, scope),
        later=_neighbour(okr_set, 1, scope),
        extra=extra_rows("set", okr_set.extra, scope, language, okr_set.file),
        findings=findings_of(scope, okr_set.file),
        objectives=[objective_view(each, okr_set, scope, full=True) for each in state.objectives],
        story=in_flow(okr_set.body, okr_set.file, scope, top=3),
        checkins=checkins_of(okr_set, scope),
        retrospective=in_flow(okr_set.retrospective or "", okr_set.file, scope, top=3),
    )


def _neighbour(okr_set: OkrSet, step: int, scope: Scope) -> Markup | None:
    """The team's set before or after this one."""
    sets = scope.site.organisation.sets_of_team.get(okr_set.team, ())
    place = next(
        (number for number, each in enumerate(sets) if each.period.key == okr_set.period.key), 0
    )
    if not 0 <= place + step < len(sets):
        return None
    other = sets[place + step]
    return scope.link(scope.set_href(other), html(scope.period_name(other)))
