"""The log of a set: what the team said and measured on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from mkdocs_okr.model import Checkin, KeyResult, Measurement, OkrSet
from mkdocs_okr.pages.flow import in_flow
from mkdocs_okr.pages.paths import checkin_anchor
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.text import html

__all__ = ["CheckinView", "ValueView", "checkins_of"]


@dataclass(frozen=True, slots=True)
class ValueView:
    """What a check-in says of a key result: before → now, and how sure the team is."""

    title: Markup
    change: Markup
    confidence: str
    note: Markup


@dataclass(frozen=True, slots=True)
class CheckinView:
    """A check-in.

    Attributes:
        day: its date.
        shown_day: the same in words.
        anchor: its id.
        team: the team, linked, for lists of several teams.
        note: a short note, as HTML.
        story: Markdown for the flow of the page, where the note is a section of the body.
        values: what is said of each key result.
        counts: whether it counts today, or is dated in the future.
    """

    day: date
    shown_day: str
    anchor: str
    team: Markup
    note: Markup
    story: Markup
    values: tuple[ValueView, ...]
    counts: bool


def checkins_of(
    okr_set: OkrSet, scope: Scope, *, short: bool = False, only: date | None = None
) -> list[CheckinView]:
    """A set's check-ins, the latest first; a day for which the body has a note counts as one.

    Args:
        okr_set: the set.
        scope: the page.
        short: for lists of several teams: the day without its year, and of a story the first lines.
        only: the one day that is wanted, or None.
    """
    days: dict[date, list[Checkin]] = {day: [] for day in okr_set.notes}
    for checkin in okr_set.checkins:
        if checkin.date is not None:
            days.setdefault(checkin.date, []).append(checkin)
    key_results = {
        each.id: each
        for objective in okr_set.objectives
        for each in objective.key_results
        if each.id
    }
    before: dict[str, Measurement] = {}
    views = []
    for day in sorted(days):
        if only is None or day == only:
            views.append(_view(day, days[day], okr_set, key_results, before, scope, short))
        for checkin in days[day]:
            before.update((each.key_result, each) for each in checkin.values)
    views.reverse()
    return views


def _view(
    day: date,
    checkins: list[Checkin],
    okr_set: OkrSet,
    key_results: dict[str, KeyResult],
    before: dict[str, Measurement],
    scope: Scope,
    short: bool,
) -> CheckinView:
    language = scope.site.language_of_set(okr_set.team, okr_set)
    today, formats = scope.site.organisation.today, scope.words.formats
    notes = [
        scope.prose(each.note, okr_set.file, language, inline=short)
        for each in checkins
        if each.note
    ]
    written = okr_set.notes.get(day, "")
    story = Markup()
    if written and short:
        notes.append(scope.prose(_first_paragraph(written), okr_set.file, language, inline=True))
    elif written:
        story = in_flow(written, okr_set.file, scope, top=3)
    values = tuple(
        value
        for checkin in checkins
        for each in checkin.values
        if (value := _value(each, okr_set, key_results, before, scope, language)) is not None
    )
    return CheckinView(
        day=day,
        shown_day=formats.short_date(day, today) if short else formats.date(day),
        anchor=checkin_anchor(day.isoformat()),
        team=scope.link(
            scope.set_href(okr_set, checkin_anchor(day.isoformat())), scope.team_name(okr_set.team)
        ),
        note=Markup(" ").join(notes),
        story=story,
        values=values,
        counts=day <= today,
    )


def _first_paragraph(markdown: str) -> str:
    for paragraph in markdown.strip().split("\n\n"):
        text = paragraph.strip()
        if text and not text.startswith(("!", "#", "|", "```", "~~~", "<", "    ")):
            return text
    return ""


def _value(
    measurement: Measurement,
    okr_set: OkrSet,
    key_results: dict[str, KeyResult],
    before: dict[str, Measurement],
    scope: Scope,
    language: str,
) -> ValueView | None:
    key_result = key_results.get(measurement.key_result)
    if key_result is None:
        return None
    previous = before.get(measurement.key_result)
    note = measurement.note
    return ValueView(
        title=scope.marked(key_result.title or key_result.id, language),
        change=Markup()
        if key_result.withheld
        else _change(measurement, previous, key_result, scope),
        confidence=_confidence(measurement, previous, scope),
        note=scope.prose(note, okr_set.file, language, inline=True) if note else Markup(),
    )


def _change(
    measurement: Measurement, previous: Measurement | None, key_result: KeyResult, scope: Scope
) -> Markup:
    formats = scope.words.formats
    parts = []
    if measurement.value is not None:
        now = Markup(f"<b>{html(formats.quantity(measurement.value, key_result.unit))}</b>")
        if previous is not None and previous.value is not None:
            now = Markup(f"{html(formats.number(previous.value))} → {now}")
        parts.append(now)
    if measurement.forecast is not None:
        forecast = formats.quantity(measurement.forecast, key_result.unit)
        parts.append(html(scope.words._("forecast %(value)s", value=forecast)))
    return Markup(" · ").join(parts)


def _confidence(measurement: Measurement, previous: Measurement | None, scope: Scope) -> str:
    now: Decimal | None = measurement.confidence
    if now is None:
        return ""
    number = scope.words.formats.number
    was = None if previous is None else previous.confidence
    if was is not None and was != now:
        return scope.words._(
            "confidence %(now)s, was %(before)s", now=number(now), before=number(was)
        )
    return scope.words._("confidence %(now)s", now=number(now))
