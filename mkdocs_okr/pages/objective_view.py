"""An objective with its key results, as the team's and the set's pages and a directive show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.model import Address, Objective, OkrSet
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.chart_sentence import course_in_words
from mkdocs_okr.pages.charts import chart
from mkdocs_okr.pages.courses import Course, course_of
from mkdocs_okr.pages.extra import Row
from mkdocs_okr.pages.paths import key_result_anchor, objective_anchor
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.sparks import spark
from mkdocs_okr.pages.views import Brief, bar_of, brief, key_result_bar, shown_percent, where
from mkdocs_okr.pages.written import Figure, Steps, Written
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.progress import KeyResultState, ObjectiveState, Status

__all__ = ["KeyResultView", "ObjectiveView", "objective_view", "set_place"]


@dataclass(frozen=True, slots=True)
class KeyResultView:
    """A key result's row. `quiet`: dropped, one line only. `said`: status line parts after the
    word. `spark` and `chart` are empty where there is nothing to draw. `values`, `notes`: whether
    there are any in the figures."""

    anchor: str
    title: Markup
    guardrail: bool
    look: StatusLook
    quiet: bool
    numbers: Markup
    figure: str
    bar: Markup
    spark: Markup
    chart: Markup
    said: tuple[str | Markup, ...]
    rows: tuple[Row, ...]
    steps: tuple[Steps, ...]
    figures: tuple[Figure, ...]
    values: bool
    notes: bool
    unit: Markup


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective's block. `serves`: the goals it is aligned to; `anchored`: the strategy it
    serves; `former`: what supported it in periods that are over, while its own still runs."""

    anchor: str
    title: Markup
    heading: Markup
    look: StatusLook
    serves: tuple[Brief, ...]
    anchored: Markup
    said: tuple[str | Markup, ...]
    expected: str
    percent: str
    bar: Markup
    key_results: tuple[KeyResultView, ...]
    rows: tuple[Row, ...]
    steps: tuple[Steps, ...]
    supporters: tuple[Brief, ...]
    former: tuple[Brief, ...]
    quiet: bool


def objective_view(
    state: ObjectiveState,
    okr_set: OkrSet,
    scope: Scope,
    *,
    prefix: str | None = "",
    full: bool = False,
) -> ObjectiveView:
    """An objective as a page shows it.

    Args:
        state: where it stands.
        okr_set: the set it belongs to.
        scope: the page.
        prefix: goes into the ids of its anchors, where a page shows several sets; None: no
            anchors, as it may stand on a page more than once.
        full: with all values, as on the set's own page.
    """
    objective, words = state.objective, scope.words
    language = scope.site.language_of_set(objective.team, okr_set)
    parts = Written(scope, okr_set, language)
    seen = look(state.status, words)
    organisation = scope.site.organisation
    serves = [
        found
        for resolution in organisation.alignments.get(objective.address, ())
        if resolution.target is not None and (found := brief(resolution.target, scope)) is not None
    ]
    supporting = organisation.supporters.get(objective.address, ())
    is_over = organisation.state(okr_set) is PeriodState.OVER
    former = () if is_over else [each for each in supporting if _is_over(each, scope)]
    now = [each for each in supporting if each not in former]
    is_open = state.score is None and state.status not in (Status.PLANNED, Status.DROPPED)
    return ObjectiveView(
        anchor=_anchor(scope, prefix, objective_anchor(objective.id) if objective.id else ""),
        title=scope.marked(objective.title or objective.id, language),
        heading=scope.heading(objective.title or objective.id, language),
        look=seen,
        serves=tuple(serves),
        anchored=parts.text_or_link(objective.anchored_in) if objective.anchored_in else Markup(),
        said=parts.said(
            parts.own(phrases.objective_reason(state, words), state.status),
            phrases.ambition(state, words),
            *(parts.marked(owner) for owner in objective.owners),
        ),
        expected=(
            words.formats.percent(state.expected) if is_open and state.expected is not None else ""
        ),
        percent=shown_percent(state, scope),
        bar=bar_of(state, scope, large=True),
        key_results=tuple(
            _key_result_view(each, objective, parts, prefix, full) for each in state.key_results
        ),
        rows=tuple(parts.objective_rows(objective)),
        steps=tuple(parts.steps(objective.initiatives)),
        supporters=_briefs(now, scope),
        former=_briefs(former, scope),
        quiet=state.status is Status.DROPPED,
    )


def _is_over(address: Address, scope: Scope) -> bool:
    organisation = scope.site.organisation
    okr_set = organisation.set_of(address)
    return okr_set is not None and organisation.state(okr_set) is PeriodState.OVER


def _briefs(addresses: Iterable[Address], scope: Scope) -> tuple[Brief, ...]:
    found = (brief(address, scope) for address in addresses)
    return tuple(each for each in found if each is not None)


def _anchor(scope: Scope, prefix: str | None, anchor: str) -> str:
    return scope.claim(prefix + anchor) if anchor and prefix is not None else ""


def _key_result_view(
    state: KeyResultState, objective: Objective, parts: Written, prefix: str | None, full: bool
) -> KeyResultView:
    key_result, words = state.key_result, parts.scope.words
    quiet = state.status is Status.DROPPED
    course = course_of(state, parts.okr_set.period, parts.today)
    figures = tuple(parts.figures(state)) if full else ()
    return KeyResultView(
        anchor=_anchor(
            parts.scope, prefix, key_result_anchor(key_result.id) if key_result.id else ""
        ),
        title=parts.marked(key_result.title or key_result.id),
        guardrail=key_result.guardrail,
        look=look(state.status, words),
        quiet=quiet,
        numbers=phrases.numbers(state, words),
        figure=phrases.figure(state, words),
        bar=key_result_bar(state, parts.scope),
        spark=spark(course, state.status) if course is not None and not quiet else Markup(),
        chart=_chart(course, state, parts) if course is not None and full else Markup(),
        said=parts.said(
            parts.own(phrases.reason(state, words), state.status),
            *(parts.marked(owner) for owner in key_result.owners),
            phrases.confidence(state, words),
        ),
        rows=tuple(parts.key_result_rows(state, objective, charted=course is not None and full)),
        steps=(*parts.milestones(key_result), *parts.steps(key_result.initiatives)),
        figures=figures,
        values=any(each.value for each in figures),
        notes=any(each.note for each in figures),
        unit=parts.marked(key_result.unit) if key_result.unit else Markup(),
    )


def _chart(course: Course, state: KeyResultState, parts: Written) -> Markup:
    words = parts.scope.words
    return chart(
        course,
        unit=state.key_result.unit,
        label=course_in_words(course, state, words),
        words=words,
        today=parts.today,
        claim=parts.scope.claim,
    )


def set_place(okr_set: OkrSet, scope: Scope) -> Markup:
    """A set's team and period, linked."""
    return scope.link(scope.set_href(okr_set), where(okr_set, scope))
