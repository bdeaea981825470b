"""The organisation's OKRs and where they stand, as data: ``okr.json`` and ``okr.csv``.

``okr.json`` is a contract: `mkdocs_okr.pages.schema` describes every part of it. Numbers are JSON
numbers, as written; fractions (progress, score …) run 0…1 and are rounded to six places; days are
``YYYY-MM-DD``. What is withheld is in neither.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mkdocs_okr.model import Checkin, OkrSet, Team
from mkdocs_okr.pages.data_objectives import objective_data
from mkdocs_okr.pages.schema import VERSION
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.values import day, fraction, number, optional_day
from mkdocs_okr.periods import Period
from mkdocs_okr.progress import SetState

__all__ = ["CSV_COLUMNS", "DataTexts", "data_texts"]


@dataclass(frozen=True, slots=True)
class DataTexts:
    """The contents of the two files.

    Attributes:
        json: a line for every period, team and set, so that a difference between two versions is
            read easily. (To indent everything would take the encoder in Python, and ten times as
            long.)
        csv: a row for every key result. A text that a spreadsheet would take for a formula is led
            by an apostrophe.
    """

    json: str
    csv: str


def data_texts(site: Site) -> DataTexts:
    """Both files, in one pass over all sets; one at a time, since all of them as dictionaries
    would take five times the memory of the text."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(CSV_COLUMNS)
    sets = []
    for okr_set in site.organisation.sets.values():
        data = _set(okr_set, site)
        sets.append(encode(data))
        rows.writerows(_rows(data, okr_set, site))
    head = [f"{encode(name)}: {encode(value)}" for name, value in _head(site).items()]
    pieces = ["{\n", ",\n".join(head)]
    for name, lines in (
        ("periods", [encode(_period(each, site)) for each in _periods(site)]),
        ("teams", [encode(_team(each, site)) for each in site.organisation.teams.values()]),
        ("sets", sets),
    ):
        pieces.append(f",\n{encode(name)}: [")
        for position, line in enumerate(lines):
            pieces += (",\n" if position else "\n", line)
        pieces.append("\n]")
    pieces.append("\n}\n")
    # Joined once, and not list by list: of a thousand teams it is more than a hundred megabytes.
    return DataTexts("".join(pieces), table.getvalue())


def _head(site: Site) -> dict[str, Any]:
    organisation = site.organisation
    return {
        "$schema": "okr.schema.json",
        "version": VERSION,
        "today": day(organisation.today),
        "language": site.language,
        "site_url": site.options.site_url,
        "leadership": list(organisation.leadership),
    }


def _periods(site: Site) -> list[Period]:
    periods = {each.period.key: each.period for each in site.organisation.sets.values()}
    return sorted(periods.values(), key=lambda each: (each.starts, -each.days))


def _period(period: Period, site: Site) -> dict[str, Any]:
    return {
        "key": period.key,
        "name": period.name,
        "kind": period.kind.value,
        "starts": day(period.starts),
        "ends": day(period.ends),
        "state": period.state(site.organisation.today).value,
        "url": site.url(site.paths.period(period.key)),
    }


def _team(team: Team, site: Site) -> dict[str, Any]:
    organisation = site.organisation
    shown = organisation.current_set(team.key)
    return {
        "key": team.key,
        "name": team.name or team.key,
        "parent": team.parent,
        "file": team.file,
        "url": site.url(site.paths.team(team.key)),
        "lang": site.language_of_set(team.key),
        "contact": team.contact,
        "links": [{"title": each.title, "link": each.link} for each in team.links],
        "roles": list(team.roles),
        "checkin_every": team.checkin_every,
        "ignore": dict(team.ignore),
        "extra": dict(team.extra),
        "about": team.body.strip() or None,
        "current": [each.period.key for each in organisation.current_sets(team.key)],
        "shown": None if shown is None else shown.period.key,
    }


def _set(okr_set: OkrSet, site: Site) -> dict[str, Any]:
    state = site.standings.of_set(okr_set)
    return {
        "team": okr_set.team,
        "period": okr_set.period.key,
        "file": okr_set.file,
        "url": site.url(site.paths.okr_set(okr_set.team, okr_set.period.key)),
        "readable": okr_set.readable,
        "draft": okr_set.draft,
        "lang": site.language_of_set(okr_set.team, okr_set),
        "agreed": optional_day(okr_set.agreed),
        "due": optional_day(okr_set.due),
        "checkin_every": okr_set.checkin_every,
        "ignore": dict(okr_set.ignore),
        "extra": dict(okr_set.extra),
        "state": _set_state(state),
        "objectives": [objective_data(each, okr_set, site) for each in state.objectives],
        "checkins": [_checkin(each, okr_set) for each in okr_set.checkins],
        "notes": {day(when): note for when, note in okr_set.notes.items()},
        "story": okr_set.body.strip() or None,
        "retrospective": okr_set.retrospective,
    }


def _set_state(state: SetState) -> dict[str, Any]:
    return {
        "period": state.period_state.value,
        "progress": fraction(state.progress),
        "expected": fraction(state.expected),
        "worst": None if state.worst is None else state.worst.value,
        "counts": {status.value: count for status, count in state.counts.items()},
        "measured": {"have": state.measured[0], "of": state.measured[1]},
    }


def _checkin(checkin: Checkin, okr_set: OkrSet) -> dict[str, Any]:
    withheld = {
        each.id
        for objective in okr_set.objectives
        for each in objective.key_results
        if each.withheld is not None
    }
    return {
        "date": optional_day(checkin.date),
        "note": checkin.note,
        "values": [
            {
                "key_result": each.key_result,
                "value": number(each.value),
                "confidence": number(each.confidence),
                "forecast": number(each.forecast),
                "note": each.note,
            }
            for each in checkin.values
            if each.key_result not in withheld
        ],
    }


CSV_COLUMNS = (
    "team",
    "team_name",
    "period",
    "draft",
    "objective",
    "objective_title",
    "objective_status",
    "objective_progress",
    "aligns_to",
    "key_result",
    "title",
    "measure",
    "unit",
    "baseline",
    "target",
    "minimum",
    "maximum",
    "value",
    "value_date",
    "progress",
    "expected",
    "status",
    "confidence",
    "score",
    "owners",
    "tags",
    "lifecycle",
    "weight",
    "due",
    "url",
)
"""The columns of ``okr.csv``; fractions run 0…1, lists are parted by ``; ``."""


def _rows(data: dict[str, Any], okr_set: OkrSet, site: Site) -> Iterator[list[str]]:
    """The rows of a set."""
    team = site.organisation.teams.get(okr_set.team)
    of_set = {
        "team": okr_set.team,
        "team_name": team.name if team is not None else okr_set.team,
        "period": okr_set.period.key,
        "draft": okr_set.draft,
    }
    for objective in data["objectives"]:
        shared = {
            **of_set,
            "objective": objective["id"],
            "objective_title": objective["title"],
            "objective_status": objective["state"]["status"],
            "objective_progress": objective["state"]["progress"],
            "aligns_to": [each["address"] or each["written"] for each in objective["aligns_to"]],
        }
        for key_result in objective["key_results"]:
            row = shared | _columns(key_result)
            yield [_cell(row[name]) for name in CSV_COLUMNS]


def _columns(key_result: dict[str, Any]) -> dict[str, Any]:
    measure, state = key_result["measure"], key_result["state"]
    latest = state["latest"] or {}
    return {
        "key_result": key_result["id"],
        "title": key_result["title"],
        "measure": measure["kind"],
        "unit": key_result["unit"],
        "baseline": measure.get("baseline"),
        "target": measure.get("target"),
        "minimum": measure.get("minimum"),
        "maximum": measure.get("maximum"),
        "value": latest.get("value"),
        "value_date": latest.get("date"),
        "progress": state["progress"],
        "expected": state["expected"],
        "status": state["status"],
        "confidence": state["confidence"],
        "score": state["score"],
        "owners": key_result["owners"],
        "tags": key_result["tags"],
        "lifecycle": key_result["lifecycle"],
        "weight": key_result["weight"],
        "due": state["ends"],
        "url": key_result["url"],
    }


# The last four are the full-width forms, which spreadsheets in East Asia take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if type(value) is str:  # most are, and are no formula
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal | Fraction):
        return str(value)
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
