"""What a team has written about an objective or key result, as rows under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.model import (
    Address,
    Initiative,
    KeyResult,
    Maintain,
    Mention,
    Metric,
    Milestone,
    Milestones,
    Objective,
    OkrSet,
    Reach,
    Target,
    Unknown,
)
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.extra import Row, extra_rows, text_or_link
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.views import NOTHING, brief
from mkdocs_okr.progress import KeyResultState, Status, is_done

__all__ = ["Figure", "Step", "Steps", "Written"]


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone or initiative: done or not, and more about it."""

    done: bool
    content: Markup


@dataclass(frozen=True, slots=True)
class Steps:
    """Milestones or initiatives under their label."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table of values."""

    day: str
    value: str
    progress: str
    confidence: str
    note: Markup


class Written:
    """The parts of a block that come from what a team has written, in the team's language."""

    def __init__(self, scope: Scope, okr_set: OkrSet, language: str) -> None:
        self.scope = scope
        self.okr_set = okr_set
        self.language = language
        self.today = scope.site.organisation.today

    def marked(self, written: str) -> Markup:
        return self.scope.marked(written, self.language)

    def prose(self, written: str) -> Markup:
        return self.scope.prose(written, self.okr_set.file, self.language, inline=True)

    def own(self, said: str, status: Status) -> str | Markup:
        """A reason: the team's own words where it is dropped or withheld, else the page's."""
        if status in (Status.DROPPED, Status.WITHHELD):
            return self.marked(said.removesuffix("."))
        return said

    def said(self, *parts: str | Markup) -> tuple[str | Markup, ...]:
        return tuple(part for part in parts if part)

    def text_or_link(self, written: str) -> Markup:
        return text_or_link(written, self.scope, self.language, self.okr_set.file)

    def objective_rows(self, objective: Objective) -> Iterator[Row]:
        words, formats = self.scope.words, self.scope.words.formats
        if objective.value:
            yield Row(words._("Value"), self.prose(objective.value))
        if objective.insight:
            yield Row(words._("Insight"), self.prose(objective.insight))
        if objective.dropped is not None and objective.dropped.date is not None:
            yield Row(words._("Dropped"), html(formats.date(objective.dropped.date)))
        if objective.contributors:
            names = [self.scope.team_link(team) for team in objective.contributors]
            yield Row(words._("Contributors"), Markup(", ").join(names))
        address = objective.address
        yield from self._common(objective, address)
        yield from self._extra("objective", objective.extra)
        yield from self._mentions(Target(objective.team, objective.period, objective.id))

    def key_result_rows(
        self, state: KeyResultState, objective: Objective, *, charted: bool = False
    ) -> Iterator[Row]:
        """What is known of a key result; where it is charted without what the chart shows."""
        words, formats = self.scope.words, self.scope.words.formats
        key_result = state.key_result
        if not charted:
            yield from self._goal(key_result)
        if key_result.note:
            yield Row(words._("Note"), self.prose(key_result.note))
        if state.points and key_result.withheld is None:
            latest = state.points[-1]
            said = [html(formats.date(latest.date) if latest.date else words._("undated"))]
            if latest.note:
                said.append(self.prose(latest.note))
            if latest.note or not charted:
                yield Row(words._("Latest"), Markup(": ").join(said))
            if latest.forecast is not None:
                forecast = html(formats.quantity(latest.forecast, key_result.unit))
                yield Row(words._("Forecast"), forecast)
        if state.score is not None and key_result.score is not None:
            computed = NOTHING if state.clamped is None else formats.score(state.clamped)
            said_score = words._(
                "%(score)s, set by the team; computed %(computed)s",
                score=formats.score(state.score),
                computed=computed,
            )
            yield Row(words._("Score"), html(said_score))
        if key_result.source:
            yield Row(words._("Source"), self.text_or_link(key_result.source))
        if key_result.lifecycle:
            names = [phrases.lifecycle(part, words) for part in key_result.lifecycle]
            yield Row(words._("Life cycle"), html(", ".join(names)))
        address = Address(objective.team, objective.period, objective.id, key_result.id)
        supporters = [
            Markup("%s (%s)") % (found.title, found.where)
            for each in self.scope.site.organisation.supporters.get(address, ())
            if (found := brief(each, self.scope)) is not None
        ]
        if supporters:
            yield Row(words._("Supported by"), Markup(", ").join(supporters))
        if key_result.dropped is not None and key_result.dropped.date is not None:
            yield Row(words._("Dropped"), html(formats.date(key_result.dropped.date)))
        yield from self._common(key_result, address)
        yield from self._extra("key_result", key_result.extra)
        yield from self._mentions(
            Target(objective.team, objective.period, objective.id, key_result.id)
        )

    def _goal(self, key_result: KeyResult) -> Iterator[Row]:
        """Where it begins and where it is to end, in words."""
        words, measure, unit = self.scope.words, key_result.measure, key_result.unit
        if key_result.withheld is not None:
            return
        if isinstance(measure, Metric):
            for label, number in (
                (words._("Starting point"), measure.baseline),
                (words._("Target"), measure.target),
            ):
                if isinstance(number, Unknown):
                    yield Row(label, html(words._("unknown")))
                else:
                    yield Row(label, html(words.formats.quantity(number, unit)))
        elif isinstance(measure, Reach | Maintain):
            yield Row(words._("Target"), html(phrases.bounds(measure.bounds, unit, words)))

    def _common(self, part: Objective | KeyResult, address: Address) -> Iterator[Row]:
        words, formats = self.scope.words, self.scope.words.formats
        if part.owners:
            yield Row(words._("Owner"), self.marked(", ".join(part.owners)))
        if part.due is not None:
            yield Row(words._("Due"), html(formats.date(part.due)))
        if part.weight != 1:
            yield Row(words._("Weight"), html(formats.number(part.weight)))
        if part.tags:
            yield Row(words._("Tags"), self.marked(", ".join(part.tags)))
        if part.continues is not None:
            found = self.scope.site.organisation.predecessors.get(address)
            before = None if found is None or found.target is None else found.target
            shown = None if before is None else brief(before, self.scope)
            if shown is not None:
                yield Row(words._("Continues"), Markup("%s, %s") % (shown.title, shown.where))

    def _extra(self, level: str, extra: Mapping[str, str]) -> list[Row]:
        return extra_rows(level, extra, self.scope, self.language, self.okr_set.file)

    def _mentions(self, target: Target) -> Iterator[Row]:
        """The handbook's pages that refer to it."""
        found = self.scope.site.mentions.get(target, ())
        links = [link for mention in found if (link := self._mention(mention)) is not None]
        if links:
            yield Row(self.scope.words._("In the handbook"), Markup(", ").join(links))

    def _mention(self, mention: Mention) -> Markup | None:
        page, _ = self.scope.site.published("", mention.file)
        if page is None or not self.scope.site.is_published(page):
            return None
        return self.scope.link(self.scope.href(page), html(self.scope.site.page_title(page)))

    def milestones(self, key_result: KeyResult) -> Iterator[Steps]:
        if isinstance(key_result.measure, Milestones) and key_result.withheld is None:
            steps = tuple(self._milestone(each) for each in key_result.measure.milestones)
            yield Steps(self.scope.words._("Milestones"), steps)

    def _milestone(self, milestone: Milestone) -> Step:
        words = self.scope.words
        content = [self.marked(milestone.title)]
        if isinstance(milestone.done, date):
            content.append(html(words.formats.date(milestone.done)))
        if milestone.weight != 1:
            weight = words.formats.number(milestone.weight)
            content.append(html(words._("weight %(weight)s", weight=weight)))
        return Step(is_done(milestone.done, self.today), Markup(" · ").join(content))

    def steps(self, initiatives: tuple[Initiative, ...]) -> Iterator[Steps]:
        if not initiatives:
            return
        steps = []
        for each in initiatives:
            content = self.marked(each.title)
            if each.link:
                href = self.scope.address_of(each.link, self.okr_set.file)
                content = self.scope.link(href, content) if href is not None else content
            steps.append(Step(is_done(each.done, self.today), content))
        yield Steps(self.scope.words._("Initiatives"), tuple(steps))

    def figures(self, state: KeyResultState) -> Iterator[Figure]:
        """All values, the latest first."""
        if state.key_result.withheld is not None:
            return
        formats = self.scope.words.formats
        for point in reversed(state.points):
            progress = point.progress
            yield Figure(
                formats.short_date(point.date, self.today)
                if point.date
                else self.scope.words._("undated"),
                "" if point.value is None else formats.number(point.value),
                "" if progress is None else self._progress(state.key_result, progress),
                "" if point.confidence is None else formats.number(point.confidence),
                self.prose(point.note) if point.note else Markup(),
            )

    def _progress(self, key_result: KeyResult, progress: Fraction) -> str:
        words = self.scope.words
        if isinstance(key_result.measure, Reach | Maintain):
            return words._("within") if progress >= 1 else words._("not within")
        return words.formats.percent(max(progress, Fraction(0)))
