"""From the typed fields of a file to the model: objectives, key results, check-ins, links.

Here it is said what is missing. What could not be read has been reported already, at the paths in
`Source.faults`; nothing is reported a second time because of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from mkdocs_okr.findings import DataPath, Problem, Spot
from mkdocs_okr.model import (
    NO_EXTRA,
    Checkin,
    Dropped,
    Initiative,
    KeyResult,
    Link,
    Measurement,
    Objective,
)
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.measures import build_current, build_measure
from mkdocs_okr.reading.source import (
    Fields,
    Source,
    each_item,
    extra,
    ignores,
    labels,
    lowered,
    one_line,
    prose,
)

__all__ = ["build_checkins", "build_links", "build_objectives"]


def _id(fields: Fields, title: str, source: Source, path: DataPath) -> str:
    written: str | None = fields.get("id")
    if written:
        return written
    found = slug(title)
    if title and not found:
        source.problems.append(
            Problem(
                "OKR006",
                f'"{title}" cannot be made into an id, and no id is written',
                Spot(source.file, (*path, "title")),
                "write an id of small letters a to z, digits and hyphens, for example id: goal-1",
            )
        )
    return found


def build_links(value: Any, source: Source) -> tuple[Link, ...]:
    """A team's links."""
    found = []
    for path, fields in each_item(value, ("links",)):
        link = (fields.get("link") or "").strip()
        if not link:
            source.missing(path, "link", "a link", "write where it leads: link: https://…")
            continue
        found.append(Link(one_line(fields.get("title")) or link, link))
    return tuple(found)


def _initiatives(value: Any, source: Source, path: DataPath) -> tuple[Initiative, ...]:
    found = []
    for place, item in each_item(value, (*path, "initiatives")):
        if item.__class__ is str:
            found.append(Initiative(one_line(item)))
            continue
        title = one_line(item.get("title"))
        if not title:
            source.missing(place, "title", "an initiative", "write what the team does: title: …")
        found.append(Initiative(title, prose(item.get("link")), item.get("done") or False))
    return tuple(found)


def _dropped(value: Any) -> Dropped | None:
    return None if value is None else Dropped(value.get("date"), prose(value.get("reason")))


_Readers = Mapping[str, tuple[str, Callable[[Any], Any]]]
"""Field → the model's attribute, and what makes its value of the field's."""


def _as_it_is(value: Any) -> Any:
    return value


_OF_BOTH: _Readers = {
    "owner": ("owners", labels),
    "weight": ("weight", _as_it_is),
    "tags": ("tags", labels),
    "dropped": ("dropped", _dropped),
    "due": ("due", _as_it_is),
    "ignore": ("ignore", ignores),
}
_OF_KEY_RESULT: _Readers = {
    "unit": ("unit", prose),
    "note": ("note", prose),
    "current": ("current", build_current),
    "score": ("score", _as_it_is),
    "source": ("source", prose),
    "lifecycle": ("lifecycle", labels),
    "guardrail": ("guardrail", _as_it_is),
    "pace": ("pace", _as_it_is),
    "withheld": ("withheld", prose),
    "checkin_every": ("checkin_every", _as_it_is),
    **_OF_BOTH,
}
_OF_OBJECTIVE: _Readers = {
    "anchored_in": ("anchored_in", prose),
    "value": ("value", prose),
    "insight": ("insight", prose),
    "ambition": ("ambition", _as_it_is),
    **_OF_BOTH,
}


def _given(
    fields: Fields, readers: _Readers, source: Source, level: str, path: DataPath
) -> dict[str, Any]:
    """What the fields say, by attribute. Most are left out, and then the model's default counts."""
    given = {}
    for name, value in fields.items():
        if value is not None and (reader := readers.get(name)) is not None:
            attribute, read = reader
            given[attribute] = read(value)
    if continues := fields.get("continues"):
        given["continues"] = source.reference(continues)
    if "initiatives" in fields:
        given["initiatives"] = _initiatives(fields["initiatives"], source, path)
    if source.extra_fields:
        given["extra"] = extra(fields, source, level, path)
    return given


def _key_result(fields: Fields, source: Source, path: DataPath) -> KeyResult:
    title = one_line(fields.get("title"))
    if not title:
        source.missing(path, "title", "a key result", "write what is measured: title: …")
    return KeyResult(
        id=_id(fields, title, source, path),
        title=title,
        measure=build_measure(fields, source, path),
        path=path,
        **_given(fields, _OF_KEY_RESULT, source, "key_result", path),
    )


def build_objectives(
    value: Any, source: Source, *, team: str, period: str
) -> tuple[Objective, ...]:
    """The objectives of a set, from the value of its field ``objectives``."""
    return tuple(
        _objective(fields, source, path, team, period)
        for path, fields in each_item(value, ("objectives",))
    )


def _objective(fields: Fields, source: Source, path: DataPath, team: str, period: str) -> Objective:
    get = fields.get
    title = one_line(get("title"))
    if not title:
        source.missing(path, "title", "an objective", "write what is to be reached: title: …")
    return Objective(
        id=_id(fields, title, source, path),
        title=title,
        team=team,
        period=period,
        key_results=tuple(
            [
                _key_result(each, source, place)
                for place, each in each_item(get("key_results"), (*path, "key_results"))
            ]
        ),
        path=path,
        aligns_to=tuple([source.reference(each) for each in labels(get("aligns_to"))]),
        contributors=tuple([lowered(each) for each in labels(get("contributors"))]),
        **_given(fields, _OF_OBJECTIVE, source, "objective", path),
    )


def build_checkins(value: Any, source: Source) -> tuple[Checkin, ...]:
    """The log of a set, from the value of its field ``checkins``, in the order written."""
    found = []
    for path, fields in each_item(value, ("checkins",)):
        day = fields.get("date")
        if day is None:
            source.missing(path, "date", "a check-in", "write the day of it: date: 2026-10-12")
        values = tuple(
            [
                _measurement(name, written)
                for name, written in (fields.get("values") or NO_EXTRA).items()
                if written is not None
            ]
        )
        found.append(Checkin(day, prose(fields.get("note")), values, path))
    return tuple(found)


def _measurement(name: str, written: Any) -> Measurement:
    name = sys.intern(name)
    if written.__class__ is not dict:
        return Measurement(lowered(name), written, written=name)
    get = written.get
    return Measurement(
        lowered(name),
        get("value"),
        get("confidence"),
        get("forecast"),
        prose(get("note")),
        name,
    )
