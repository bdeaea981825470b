"""A table of objectives or key results, as a page of the handbook asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from mkdocs_okr.model import Address, Ambition
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.attention import why
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.table_filter import Found, found_by, lifecycle_of
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.views import NOTHING, dash_or_percent, shown_percent, titled
from mkdocs_okr.pages.words import N_
from mkdocs_okr.progress import Status
from mkdocs_okr.reading.table_query import Level, TableQuery

__all__ = ["Column", "Row", "TableView", "table_view"]

_USUAL: Mapping[Level, tuple[str, ...]] = {
    Level.OBJECTIVES: ("team", "status", "progress"),
    Level.KEY_RESULTS: ("team", "status", "numbers"),
}
_LABELS = {
    "team": N_("Team"),
    "period": N_("Period"),
    "status": N_("Status"),
    "reason": N_("Reason"),
    "progress": N_("Progress"),
    "expected": N_("Expected"),
    "owner": N_("Owner"),
    "due": N_("Due"),
    "tag": N_("Tags"),
    "ambition": N_("Ambition"),
    "lifecycle": N_("Life cycle"),
    "key_results": N_("Key results"),
    "objective": N_("Objective"),
    "numbers": N_("Numbers"),
    "confidence": N_("Confidence"),
    "measured": N_("Last measured"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, and its label in the page's language."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the linked title, the status whose shape leads it, and a cell for every column."""

    title: Markup
    look: StatusLook
    cells: tuple[tuple[Column, Markup], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table.

    Attributes:
        caption: what it shows, in words.
        head: the label of its first column.
        columns: the others.
        rows: none, if nothing was found.
    """

    caption: Markup
    head: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table_view(query: TableQuery, scope: Scope) -> TableView:
    """What the query finds, as the page shows it."""
    found = found_by(query, scope.site)
    columns = tuple(
        Column(key, scope.words._(_LABELS[key])) for key in query.columns or _USUAL[query.of]
    )
    words, objectives = scope.words, query.of is Level.OBJECTIVES
    return TableView(
        _caption(query, len(found), scope),
        words._("Objective") if objectives else words._("Key result"),
        columns,
        tuple(_row(each, columns, scope) for each in found[: query.limit]),
    )


def _caption(query: TableQuery, count: int, scope: Scope) -> Markup:
    """The caption that was asked for; else the number of rows, the teams, the statuses."""
    words = scope.words
    parts: list[Markup] = []
    if query.caption:
        parts.append(html(query.caption))
        if count == 0:
            parts.append(words.markup("none now"))
    else:
        parts.append(_number(query.of, count, scope))
        if query.team:
            names = [scope.team_name(each.text.lower()) for each in query.team]
            parts.append(Markup(", ").join(names))
        if query.status:
            parts.append(html(", ".join(look(each, words).inside for each in query.status)))
    if count > query.limit:
        parts.append(words.markup("the first %(count)s of %(all)s", count=query.limit, all=count))
    return Markup(" · ").join(parts)


def _number(level: Level, count: int, scope: Scope) -> Markup:
    words = scope.words
    if level is Level.OBJECTIVES:
        if count == 0:
            return words.markup("No objectives now")
        return words.markup_n("%(count)s objective", "%(count)s objectives", count)
    if count == 0:
        return words.markup("No key results now")
    return words.markup_n("%(count)s key result", "%(count)s key results", count)


def _row(row: Found, columns: tuple[Column, ...], scope: Scope) -> Row:
    seen = look(row.status, scope.words)
    objective = row.objective.objective
    key_result = None if row.key_result is None else row.key_result.key_result.id or None
    address = Address(objective.team, objective.period, objective.id, key_result)
    return Row(
        scope.link(scope.address_href(address), html(row.title), _language(row, scope)),
        seen,
        tuple((column, _CELLS[column.key](row, scope)) for column in columns),
    )


def _status(row: Found, scope: Scope) -> Markup:
    seen = look(row.status, scope.words)
    return Markup('<b class="okr-w okr-%s">%s</b>') % (seen.tone, seen.word)


def _reason(row: Found, scope: Scope) -> Markup:
    if row.key_result is None:
        said = phrases.objective_reason(row.objective, scope.words)
    else:
        said = why(row.key_result, scope.words)
    if row.status in (Status.DROPPED, Status.WITHHELD):  # the team's own words
        return scope.marked(said.removesuffix("."), _language(row, scope))
    return html(said)


def _language(row: Found, scope: Scope) -> str:
    return scope.site.language_of_set(row.okr_set.team, row.okr_set)


def _progress(row: Found, scope: Scope) -> Markup:
    if row.key_result is None:
        return html(shown_percent(row.objective, scope))
    return html(phrases.figure(row.key_result, scope.words) or NOTHING)


def _expected(row: Found, scope: Scope) -> Markup:
    return html(dash_or_percent((row.key_result or row.objective).expected, scope))


def _owner(row: Found, scope: Scope) -> Markup:
    owners = next((part.owners for part in row.parts if part.owners), ())
    return scope.marked(", ".join(owners), _language(row, scope)) if owners else Markup()


def _tags(row: Found, scope: Scope) -> Markup:
    tags = dict.fromkeys(tag for part in row.parts for tag in part.tags)
    return scope.marked(", ".join(tags), _language(row, scope)) if tags else Markup()


def _due(row: Found, scope: Scope) -> Markup:
    return _day((row.key_result or row.objective).ends, scope)


def _ambition(row: Found, scope: Scope) -> Markup:
    words, committed = scope.words, row.objective.objective.ambition is Ambition.COMMITTED
    return html(words._("committed") if committed else words._("stretch"))


def _lifecycle(row: Found, scope: Scope) -> Markup:
    return html(", ".join(phrases.lifecycle(part, scope.words) for part in lifecycle_of(row)))


def _objective(row: Found, scope: Scope) -> Markup:
    return titled(row.objective.objective, scope)


def _numbers(row: Found, scope: Scope) -> Markup:
    return Markup() if row.key_result is None else phrases.numbers(row.key_result, scope.words)


def _confidence(row: Found, scope: Scope) -> Markup:
    now = None if row.key_result is None else row.key_result.confidence
    return html(NOTHING if now is None else scope.words.formats.number(now))


def _measured(row: Found, scope: Scope) -> Markup:
    latest = None if row.key_result is None else row.key_result.latest
    return html(NOTHING) if latest is None or latest.date is None else _day(latest.date, scope)


def _day(day: date, scope: Scope) -> Markup:
    shown = scope.words.formats.short_date(day, scope.site.organisation.today)
    return Markup('<time datetime="%s">%s</time>') % (day.isoformat(), shown)


_CELLS: Mapping[str, Callable[[Found, Scope], Markup]] = {
    "team": lambda row, scope: scope.team_link(row.okr_set.team),
    "period": lambda row, scope: html(scope.period_name(row.okr_set)),
    "status": _status,
    "reason": _reason,
    "progress": _progress,
    "expected": _expected,
    "owner": _owner,
    "due": _due,
    "tag": _tags,
    "ambition": _ambition,
    "lifecycle": _lifecycle,
    "key_results": lambda row, scope: html(
        scope.words.formats.number(len(row.objective.key_results))
    ),
    "objective": _objective,
    "numbers": _numbers,
    "confidence": _confidence,
    "measured": _measured,
}
