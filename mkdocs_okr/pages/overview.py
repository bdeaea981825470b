"""The overview: how are we doing, and what needs us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from mkdocs_okr.model import Address, OkrSet, Team
from mkdocs_okr.pages.attention import attention_of
from mkdocs_okr.pages.cascade import running
from mkdocs_okr.pages.checkins import CheckinView, checkins_of
from mkdocs_okr.pages.feed import FEED, has_feed
from mkdocs_okr.pages.findings_box import findings_of
from mkdocs_okr.pages.flow import in_flow
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.time_view import TimeView, time_view
from mkdocs_okr.pages.views import (
    WEAKEST_FIRST,
    Brief,
    Count,
    brief,
    counts,
    latest_checkin,
    set_statuses,
    title_of,
)
from mkdocs_okr.periods import Period, PeriodState
from mkdocs_okr.progress import ObjectiveState, SetState

__all__ = ["overview_page"]

_LATEST = 6
_ATTENTION_OPEN = 8


@dataclass(frozen=True, slots=True)
class _Goal:
    """One of leadership's objectives, and who supports it."""

    brief: Brief
    where: str | Markup
    key_results: str
    expected: str
    supporters: tuple[_Supporter, ...]


@dataclass(frozen=True, slots=True)
class _Supporter:
    """A team that serves a goal: the weakest of its objectives that do, and their titles."""

    look: StatusLook
    link: Markup
    titles: Markup


@dataclass(frozen=True, slots=True)
class _TeamRow:
    """A team in the table of all teams; a group's own row comes first, its `is_group` set."""

    name: Markup
    is_group: bool
    period: str
    counts: tuple[Count, ...]
    said: str
    latest: str


@dataclass(frozen=True, slots=True)
class _RunningPeriod:
    """A period that runs now, and how the objectives in it are doing."""

    name: Markup
    time: TimeView
    counts: tuple[Count, ...]


def overview_page(site: Site) -> str:
    """The overview as Markdown."""
    scope = Scope(site, site.paths.overview)
    organisation = site.organisation
    attention = attention_of(scope)
    return scope.render(
        "overview.html",
        introduction=in_flow(
            organisation.introduction, organisation.introduction_file or "", scope
        ),
        findings=findings_of(scope, organisation.introduction_file),
        periods=list(_running_periods(scope)),
        cascade=scope.href(site.paths.cascade),
        goals=list(_goals(scope)),
        attention=attention[:_ATTENTION_OPEN],
        attention_rest=attention[_ATTENTION_OPEN:],
        checkins=_latest_checkins(scope),
        teams=list(_teams(scope)),
        all_periods=list(_all_periods(scope)),
        feed=scope.href(site.paths.data(FEED)) if has_feed(site) else "",
        downloads=[
            (name, scope.href(site.paths.data(name)))
            for name in ("okr.json", "okr.csv", "okr.schema.json")
        ],
    )


def _running_periods(scope: Scope) -> Iterator[_RunningPeriod]:
    organisation = scope.site.organisation
    found: dict[str, list[OkrSet]] = {}
    for okr_set in organisation.sets.values():
        if organisation.state(okr_set) is PeriodState.RUNNING:
            found.setdefault(okr_set.period.key, []).append(okr_set)
    periods = [sets[0].period for sets in found.values()]
    # One axis for all, so that today is at the same place on every line.
    first = min((each.starts for each in periods), default=organisation.today)
    last = max((each.ends for each in periods), default=organisation.today)
    for sets in sorted(found.values(), key=lambda each: -each[0].period.days):
        period = sets[0].period
        states = [scope.site.standings.of_set(each) for each in sets if not each.draft]
        yield _RunningPeriod(
            _period_link(period, scope),
            time_view(period.starts, period.ends, scope, axis=(first, last)),
            counts((status for state in states for status in set_statuses(state)), scope),
        )


def _period_link(period: Period, scope: Scope) -> Markup:
    name = html(scope.words.period(period))
    return scope.link(scope.href(scope.site.paths.period(period.key)), name)


def _all_periods(scope: Scope) -> Iterator[Markup]:
    """All periods there are sets for, the latest first."""
    periods = {each.period.key: each.period for each in scope.site.organisation.sets.values()}
    for period in sorted(periods.values(), key=lambda each: (each.starts, each.days), reverse=True):
        yield _period_link(period, scope)


def _goals(scope: Scope) -> Iterator[_Goal]:
    organisation, standings = scope.site.organisation, scope.site.standings
    now = frozenset(running(organisation))
    for team in organisation.leadership:
        for okr_set in reversed(organisation.current_sets(team)):
            for state in standings.of_set(okr_set).objectives:
                address = state.objective.address
                found = brief(address, scope, with_bar=True)
                if found is None:
                    continue
                key_results = scope.words.n(
                    "%(count)s key result", "%(count)s key results", len(state.key_results)
                )
                expected = (
                    "" if state.expected is None else scope.words.formats.percent(state.expected)
                )
                is_plain = len(organisation.leadership) == 1  # whose they are says the heading
                where = scope.period_name(okr_set) if is_plain else found.where
                supporters = tuple(_supporters(address, now, scope))
                yield _Goal(found, where, key_results, expected, supporters)


def _supporters(address: Address, now: frozenset[Address], scope: Scope) -> Iterator[_Supporter]:
    """The teams whose objectives of now serve the goal or a key result of it."""
    organisation = scope.site.organisation
    objective = organisation.objective(address)
    parts = () if objective is None else objective.key_results
    targets = [address, *(_of(address, part.id) for part in parts)]
    supporters = [each for target in targets for each in organisation.supporters.get(target, ())]
    by_team: dict[str, list[ObjectiveState]] = {}
    for supporter in dict.fromkeys(supporters):
        state = scope.site.standings.objective(supporter) if supporter in now else None
        if state is not None:
            by_team.setdefault(supporter.team, []).append(state)
    for team, states in by_team.items():
        weakest = min((each.status for each in states), key=WEAKEST_FIRST.index)
        name = scope.team_name(team)
        href = scope.team_href(team)
        if len(states) == 1:
            href = scope.address_href(states[0].objective.address)
        titles = Markup(", ").join(title_of(each.objective, scope) for each in states)
        yield _Supporter(look(weakest, scope.words), scope.link(href, name), titles)


def _of(address: Address, key_result: str) -> Address:
    return Address(address.team, address.period, address.objective, key_result)


def _latest_checkins(scope: Scope) -> list[CheckinView]:
    organisation = scope.site.organisation
    entries: list[tuple[date, int, OkrSet]] = []
    for number, okr_set in enumerate(organisation.sets.values()):
        latest = latest_checkin(okr_set, organisation.today)
        if latest is not None and not okr_set.draft:
            entries.append((latest, number, okr_set))
    entries.sort(key=lambda each: (-each[0].toordinal(), each[1]))
    views = []
    for day, _, okr_set in entries[:_LATEST]:
        views += [
            each for each in checkins_of(okr_set, scope, short=True, only=day) if each.day == day
        ][:1]
    return views


def _teams(scope: Scope) -> Iterator[_TeamRow]:
    """All teams, each below the one it belongs to; those without OKRs too."""
    organisation = scope.site.organisation
    waiting = list(reversed(organisation.children[None]))
    seen: set[str] = set()
    while waiting:
        team = waiting.pop()
        if team.key in seen:
            continue
        seen.add(team.key)
        below = organisation.children.get(team.key, ())
        yield _team_row(team, bool(below), scope)
        waiting.extend(reversed(below))
    for team in organisation.teams.values():  # parents that run in a circle
        if team.key not in seen:
            yield _team_row(team, False, scope)


def _team_row(team: Team, is_group: bool, scope: Scope) -> _TeamRow:
    organisation, words = scope.site.organisation, scope.words
    current = organisation.current_sets(team.key)
    okr_set = current[0] if current else None
    if okr_set is None:
        said = _without(team, scope)
        return _TeamRow(scope.team_link(team.key), is_group, "", (), said, "–")
    state: SetState = scope.site.standings.of_set(okr_set)
    latest = latest_checkin(okr_set, organisation.today)
    day = "–" if latest is None else words.formats.short_date(latest, organisation.today)
    return _TeamRow(
        scope.team_link(team.key),
        is_group,
        words.period(okr_set.period),
        counts(set_statuses(state), scope),
        "",
        day,
    )


def _without(team: Team, scope: Scope) -> str:
    """What is said of a team that has no OKRs in force."""
    organisation, words = scope.site.organisation, scope.words
    sets = organisation.sets_of_team.get(team.key, ())
    coming = [each for each in sets if organisation.state(each) is not PeriodState.OVER]
    if coming:
        name = words.period(coming[0].period)
        if coming[0].draft:
            return words._("draft for %(period)s", period=name)
        return words._("planned for %(period)s", period=name)
    over = [each for each in sets if not each.draft]
    if over:
        return words._("none now, latest %(period)s", period=words.period(over[-1].period))
    return words._("no objectives yet")
