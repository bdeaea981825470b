"""What directives and ``okr:`` links in Markdown become, on a page of the handbook or one of
ours."""

from __future__ import annotations

import posixpath

from markupsafe import Markup

from mkdocs_okr.model import Organisation, Target
from mkdocs_okr.pages.badges import badge_image
from mkdocs_okr.pages.cascade import below, cascade_of, list_steps, running
from mkdocs_okr.pages.cascade_map import cascade_map
from mkdocs_okr.pages.objective_view import objective_view, set_place
from mkdocs_okr.pages.options import Options
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.source_links import leading_to_pages
from mkdocs_okr.pages.table import table_view
from mkdocs_okr.pages.text import heading
from mkdocs_okr.pages.time_view import time_view
from mkdocs_okr.pages.views import titled
from mkdocs_okr.reading import resolve_target
from mkdocs_okr.reading.handbook import Directive, OkrLink, expand
from mkdocs_okr.reading.table_names import wrong_periods, wrong_team
from mkdocs_okr.reading.table_query import TableQuery

__all__ = ["Widgets"]


class Widgets:
    """Renders parts of the section for insertion in Markdown pages, in the site's language.

    Results are raw HTML without headings, on one line, right in any Markdown processor; links in
    them are relative to the page. A target that does not exist gives an empty text.
    """

    def __init__(self, organisation: Organisation, options: Options) -> None:
        self._site = Site(organisation, options)

    @classmethod
    def of(cls, site: Site) -> Widgets:
        """The widgets of a section that is being built."""
        widgets = cls.__new__(cls)
        widgets._site = site
        return widgets

    def team(self, target: Target, page: str) -> str:
        """A team's current objectives, or those of the set that the target names."""
        scope, organisation = Scope(self._site, page), self._site.organisation
        sets = organisation.current_sets(target.team)
        if target.period is not None:
            named = organisation.sets.get((target.team, target.period))
            sets = () if named is None else (named,)
        elif not sets and (latest := organisation.current_set(target.team)) is not None:
            sets = (latest,)
        if target.team not in organisation.teams:
            return ""
        shown = [
            {
                "place": set_place(okr_set, scope),
                "time": time_view(okr_set.period.starts, okr_set.period.ends, scope),
                "objectives": [
                    (
                        titled(state.objective, scope),
                        objective_view(state, okr_set, scope, prefix=None),
                    )
                    for state in self._site.standings.of_set(okr_set).objectives
                ],
            }
            for okr_set in sets
        ]
        return scope.render("widget_team.html", team=scope.team_link(target.team), sets=shown)

    def objective(self, target: Target, page: str) -> str:
        """One objective with its key results."""
        scope = Scope(self._site, page)
        address = self._site.address(target)
        state = None if address is None else self._site.standings.objective(address)
        okr_set = None if address is None else self._site.organisation.set_of(address)
        if state is None or okr_set is None:
            return ""
        return scope.render(
            "widget_objective.html",
            title=titled(state.objective, scope),
            objective=objective_view(state, okr_set, scope, prefix=None),
        )

    def cascade(self, target: Target | None, page: str) -> str:
        """The cascade of what runs now; of a team's objectives and below, if the target names
        one."""
        scope, organisation = Scope(self._site, page), self._site.organisation
        whole = cascade_of(organisation, running(organisation))
        part = whole if target is None else below(whole, target.team)
        steps = list_steps(part, part.roots, scope, set())
        drawn = cascade_map(part, part.roots, scope, with_anchor=False)
        return scope.render("widget_cascade.html", map=drawn, steps=list(steps))

    def badge(self, target: Target, page: str, inline: bool = True) -> str:
        """A badge as an image with a link to what it is about."""
        scope = Scope(self._site, page)
        image, place = badge_image(self._site, target), self._site.destination(target)
        if image is None or place is None:
            return ""
        path, badge = image
        # It stands among a page's own Markdown, which comes before what is inside of tags.
        name = heading(f"{badge.label}: {badge.message}")
        markup = Markup(
            '<a class="okr-badge" href="%s"%s><img src="%s" alt="%s" height="20"></a>'
        ) % (scope.href(*place), scope.lang(badge.language), scope.href(path), name)
        return markup if inline else Markup('<div class="okr-widget">%s</div>') % markup

    def table(self, query: TableQuery, page: str) -> str:
        """The objectives or key results that a query finds."""
        scope = Scope(self._site, page)
        return scope.render("widget_table.html", table=table_view(query, scope))

    def link(self, target: Target, page: str) -> str | None:
        """The destination of a link in the Markdown of a page: a relative source path, so that the
        host can check and convert it; None if the target does not exist."""
        place = self._site.destination(target)
        if place is None:
            return None
        path, anchor = place
        start = posixpath.dirname(page) or "."
        return posixpath.relpath(path, start) + (f"#{anchor}" if anchor else "")

    def href(self, target: Target, page: str) -> str | None:
        """The same as an address, for raw HTML."""
        place = self._site.destination(target)
        return None if place is None else self._site.paths.href(page, *place)

    def page_of(self, place: str) -> str | None:
        """Where in the site an OKR file, a folder of OKRs or an image beside them is shown; its
        path is relative to the settings' folder."""
        return self._site.page_of(place)

    def follow(self, markdown: str, page: str) -> str:
        """The Markdown of a page of the handbook with its links to OKR files leading to the pages
        that show them."""
        return leading_to_pages(markdown, page, self._site)

    def expand(self, markdown: str, page: str) -> str:
        """The page's Markdown with its directives and ``okr:`` links replaced; what leads nowhere
        (which is a finding) stays as written."""

        def replaced(item: Directive | OkrLink) -> str | None:
            if isinstance(item, OkrLink):
                return self._linked(item, page)
            return None if item.problem is not None else self._directive(item, page)

        return expand(markdown, replaced)

    def _linked(self, link: OkrLink, page: str) -> str | None:
        target = resolve_target(self._site.organisation, link.reference).target
        destination = None if target is None else self.link(target, page)
        if target is None or destination is None or link.form == "destination":
            return destination
        return f"[{heading(self._name(target))}]({destination})"

    def _name(self, target: Target) -> str:
        organisation = self._site.organisation
        address = self._site.address(target)
        if address is not None and address.key_result is not None:
            key_result = organisation.key_result(address)
            return "" if key_result is None else key_result.title
        objective = None if address is None else organisation.objective(address)
        if objective is not None:
            return objective.title
        name = organisation.teams[target.team].name
        okr_set = organisation.sets.get((target.team, target.period or ""))
        words = Scope(self._site, "").words
        return name if okr_set is None else f"{name}, {words.period(okr_set.period)}"

    def _directive(self, directive: Directive, page: str) -> str | None:
        if directive.query is not None:
            organisation = self._site.organisation
            wrong = any(wrong_team(organisation, each) for each in directive.query.team)
            if wrong or any(wrong_periods(organisation, directive.query)):
                return None
            return self.table(directive.query, page)
        target = resolve_target(self._site.organisation, directive.argument).target
        if directive.name == "cascade" and (target is not None or not directive.argument):
            return self.cascade(target, page)
        if target is None:
            return None
        if directive.name == "badge":
            return self.badge(target, page, inline=directive.indentation is None)
        render = {"team": self.team, "objective": self.objective}.get(directive.name)
        return None if render is None else render(target, page) or None
