"""What the templates show of objectives and key results: words, links and drawings, all made.

Computed here so that the same thing looks and reads the same on every page; the templates only
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from markupsafe import Markup

from mkdocs_okr.model import (
    Address,
    Graded,
    Maintain,
    Milestones,
    Objective,
    OkrSet,
    Reach,
    Unmeasured,
)
from mkdocs_okr.pages import bars, phrases
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import ORDER, StatusLook, look
from mkdocs_okr.pages.text import html
from mkdocs_okr.progress import KeyResultState, ObjectiveState, SetState, Status

__all__ = [
    "NOTHING",
    "WEAKEST_FIRST",
    "WITHOUT_NUMBER",
    "Brief",
    "Count",
    "bar_of",
    "brief",
    "counted_in_words",
    "counts",
    "dash_or_percent",
    "key_result_bar",
    "latest_checkin",
    "said_progress",
    "set_statuses",
    "shown_percent",
    "title_of",
    "titled",
    "where",
]

NOTHING = "–"
WITHOUT_NUMBER = (Status.PLANNED, Status.DROPPED, Status.WITHHELD, Status.NO_RESULT)
_TENTHS = tuple(Fraction(number, 10) for number in range(1, 10))
WEAKEST_FIRST = (
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.OUTDATED,
    Status.NOT_STARTED,
    Status.NOT_ACHIEVED,
    Status.NO_RESULT,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.PLANNED,
    Status.WITHHELD,
    Status.DROPPED,
)


@dataclass(frozen=True, slots=True)
class Brief:
    """An objective (or key result) in one line, as links to it show it.

    Attributes:
        title: its title, linked to its set's page.
        look: its status.
        where: team and period.
        percent: its progress, or a dash.
        reason: why it has its status.
        bar: its bar, where it is asked for.
    """

    title: Markup
    look: StatusLook
    where: Markup
    percent: str
    reason: str
    bar: Markup


@dataclass(frozen=True, slots=True)
class Count:
    """How many have a status."""

    number: int
    look: StatusLook


def dash_or_percent(progress: Fraction | None, scope: Scope) -> str:
    """A progress in per cent, or a dash where there is none."""
    return NOTHING if progress is None else scope.words.formats.percent(progress)


def shown_percent(state: ObjectiveState, scope: Scope) -> str:
    """An objective's progress; its score, once its end is past."""
    if state.status in WITHOUT_NUMBER:
        return NOTHING
    return dash_or_percent(state.progress, scope)


def said_progress(
    progress: Fraction, expected: Fraction | None, status: StatusLook, scope: Scope
) -> str:
    """A bar in words, for those who do not see it."""
    percent = scope.words.formats.percent(max(progress, Fraction(0)))
    if expected is None:
        return scope.words._("%(percent)s, %(status)s", percent=percent, status=status.inside)
    return scope.words._(
        "%(percent)s, expected %(expected)s, %(status)s",
        percent=percent,
        expected=scope.words.formats.percent(expected),
        status=status.inside,
    )


def bar_of(state: ObjectiveState, scope: Scope, *, large: bool = False) -> Markup:
    """An objective's bar; a dashed line where nothing counts."""
    if state.progress is None or state.status is Status.PLANNED:
        return bars.dashed_line()
    return bars.progress_bar(
        state.progress,
        label=scope.words._("Progress of %(title)s", title=state.objective.title),
        value_text=said_progress(
            state.progress, state.expected, look(state.status, scope.words), scope
        ),
        status=state.status,
        expected=None if state.score is not None else state.expected,
        large=large,
    )


def key_result_bar(state: KeyResultState, scope: Scope) -> Markup:
    """A key result's bar, in the form that goes with its measure."""
    key_result, measure, words = state.key_result, state.key_result.measure, scope.words
    if key_result.withheld is not None or isinstance(measure, Unmeasured):
        return bars.dashed_line()
    seen = look(state.status, words)
    label = words._("Progress of %(title)s", title=key_result.title)
    inside = state.progress is not None and state.progress >= 1
    if isinstance(measure, Reach):
        value = None if state.latest is None else state.latest.value
        said = f"{label}: {html(phrases.numbers(state, words)).striptags()}"
        return bars.target_field(value, measure.bounds, label=said, inside=inside)
    if isinstance(measure, Maintain):
        held = [bool(point.progress) for point in state.points if point.value is not None]
        said = f"{label}: {phrases.reason(state, words) or seen.word}"
        return bars.held_strip(held, label=said)
    if state.progress is None:
        return bars.dashed_line()
    cuts: Sequence[Fraction] = ()
    if isinstance(measure, Milestones):
        cuts = _cuts(measure)
    elif isinstance(measure, Graded):
        cuts = _TENTHS
    elif not hasattr(measure, "baseline"):
        return bars.check_box(inside)
    return bars.progress_bar(
        state.progress,
        label=label,
        value_text=said_progress(state.progress, state.expected, seen, scope),
        status=state.status,
        expected=None if state.score is not None else state.expected,
        cuts=cuts,
    )


def _cuts(measure: Milestones) -> list[Fraction]:
    """Where one step ends and the next begins, the ones done first as the bar fills from the
    left."""
    ordered = sorted(measure.milestones, key=lambda each: not each.done)
    weights = [Fraction(each.weight) for each in ordered]
    total = sum(weights)
    return [part / total for part in accumulate(weights[:-1])] if total > 0 else []


def where(okr_set: OkrSet, scope: Scope) -> Markup:
    """A set's team and period."""
    return Markup(f"{scope.team_name(okr_set.team)}, {html(scope.period_name(okr_set))}")


def title_of(objective: Objective, scope: Scope) -> Markup:
    """An objective's title, marked with its language."""
    okr_set = scope.site.organisation.set_of(objective.address)
    language = scope.site.language_of_set(objective.team, okr_set)
    return scope.marked(objective.title or objective.id, language)


def titled(objective: Objective, scope: Scope, address: Address | None = None) -> Markup:
    """An objective's title, linked to it; or that of the key result that the address names."""
    organisation = scope.site.organisation
    title = objective.title
    address = address or objective.address
    if address.key_result is not None:
        key_result = organisation.key_result(address)
        title = key_result.title if key_result is not None else title
    language = scope.site.language_of_set(address.team, organisation.set_of(address))
    return scope.link(scope.address_href(address), html(title or address.objective), language)


def brief(address: Address, scope: Scope, *, with_bar: bool = False) -> Brief | None:
    """One line about the objective or key result at the address; None if there is no such."""
    site = scope.site
    state, okr_set = site.standings.objective(address), site.organisation.set_of(address)
    if state is None or okr_set is None:
        return None
    title = titled(state.objective, scope, address)
    if address.key_result is None:
        return Brief(
            title,
            look(state.status, scope.words),
            where(okr_set, scope),
            shown_percent(state, scope),
            phrases.objective_reason(state, scope.words),
            bar_of(state, scope) if with_bar else Markup(),
        )
    part = site.standings.key_result(address)
    if part is None:
        return None
    return Brief(
        title,
        look(part.status, scope.words),
        where(okr_set, scope),
        phrases.figure(part, scope.words),
        phrases.reason(part, scope.words),
        key_result_bar(part, scope) if with_bar else Markup(),
    )


def counts(statuses: Iterable[Status], scope: Scope) -> tuple[Count, ...]:
    """How many have each status, in the order in which statuses are always counted up."""
    given = list(statuses)
    return tuple(
        Count(number, look(status, scope.words))
        for status in ORDER
        if (number := given.count(status))
    )


def counted_in_words(statuses: Iterable[Status], scope: Scope) -> str:
    """The same as text: 1 at risk, 2 on track."""
    return ", ".join(f"{each.number} {each.look.inside}" for each in counts(statuses, scope))


def set_statuses(state: SetState) -> list[Status]:
    """The statuses of a set's objectives."""
    return [each.status for each in state.objectives]


def latest_checkin(okr_set: OkrSet, today: date) -> date | None:
    """The day of a set's latest check-in up to today."""
    days = [each.date for each in okr_set.checkins if each.date is not None and each.date <= today]
    return max(days, default=None)
