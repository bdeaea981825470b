"""What to say of a field that there is not: the field that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.near_numbers import near_date
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.reading.quoting import inline, shown
from mkdocs_okr.reading.schema import FIELDS_OF
from mkdocs_okr.reading.synonyms import SYNONYMS
from mkdocs_okr.reading.yaml_events import Node

__all__ = ["NOUNS", "Suggestion", "comma_in_braces", "suggest_field"]

NOUNS: Mapping[str, str] = {
    "team": "a team",
    "set": "a set of OKRs",
    "objective": "an objective",
    "key_result": "a key result",
    "checkin": "a check-in",
    "measurement": "a value in a check-in",
    "milestone": "a milestone",
    "initiative": "an initiative",
    "dropped": "dropped",
    "current": "current",
    "bounds": "a range",
    "link": "a link",
}

_HOMES = ("set", "objective", "key_result", "checkin", "measurement")
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_NUMBER_FIELDS = frozenset(("min", "max", "value", "confidence", "forecast", "weight"))
_NO_BREAK_SPACES = re.compile("[\u00a0\u2007\u202f]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to say of an unknown field.

    Attributes:
        help: what to write instead.
        field: the field that this is, if it is one.
        sentence: what is wrong, where it is something else than an unknown name.
    """

    help: str
    field: str | None = None
    sentence: str | None = None


def suggest_field(key: str, level: str, extra_fields: Iterable[str]) -> Suggestion:
    """What was probably meant by a key that is no field at its level.

    Args:
        key: as written.
        level: what the mapping is, as `level_of` names it.
        extra_fields: the fields that the site has declared at this level.
    """
    clean = _NO_BREAK_SPACES.sub(" ", key).strip()
    if clean != key:
        return Suggestion(
            f"write ordinary spaces instead of it before {clean}",
            clean if clean in FIELDS_OF[level] else None,
            f"{shown(clean)} has a no-break space before it, which looks like a space and is none",
        )
    fields = {slug(each): each for each in (*FIELDS_OF[level], *extra_fields)}
    word = slug(key) if slug(key) in fields else slug(_CAMEL.sub("-", key))
    if word in fields:
        return Suggestion(f"write {fields[word]} instead of {key}", fields[word])
    known = SYNONYMS.get(level, {}).get(word)
    if known is not None:
        if " " in known:
            return Suggestion(known)
        return Suggestion(f"did you mean {known}?", known)
    close = nearest(word, fields, limit=1)
    if close:
        return Suggestion(f"did you mean {fields[close[0]]}?", fields[close[0]])
    for home in _HOMES:
        if home != level and level != "team" and word in map(slug, FIELDS_OF[home]):
            name = next(each for each in FIELDS_OF[home] if slug(each) == word)
            return Suggestion(f"{name} is a field of {NOUNS[home]}: move it there")
    if level == "checkin" and (day := near_date(key)):
        sentence = f"{shown(key)} stands where a field of a check-in does"
        return Suggestion(
            f"write - date: {day}, with its values and note below, lined up with date",
            "date",
            sentence,
        )
    if level == "set" and word in FIELDS_OF["team"]:
        return Suggestion(f"{word} is a field of a team: move it to the team's index.md")
    if level == "team" and word in ("objectives", "checkins"):
        return Suggestion(f"{word} belong in a file named for a period, such as 2026-Q4.md")
    return Suggestion(f"the fields of {NOUNS[level]} are {', '.join(fields.values())}")


def comma_in_braces(owner: Mapping[str, Node], level: str) -> str | None:
    """The mapping as it was meant, where a comma inside braces has made a new key; else None.

    Args:
        owner: the plain data of a mapping in braces, with a key that is no field and has no value.
        level: what the mapping is.
    """
    values: list[tuple[str, list[str]]] = []
    for key, value in owner.items():
        if key not in FIELDS_OF[level] and value is None and values:
            values[-1][1].append(key)
        elif isinstance(value, str):
            values.append((key, [value]))
        else:
            return None
    if all(len(pieces) == 1 for _, pieces in values):
        return None
    return "{" + ", ".join(f"{key}: {_joined(key, pieces)}" for key, pieces in values) + "}"


def _joined(key: str, pieces: list[str]) -> str:
    if len(pieces) == 1:
        return inline(pieces[0])
    if key in _NUMBER_FIELDS and all(each.strip().isdigit() for each in pieces[1:]):
        is_decimal = len(pieces) == 2 and (len(pieces[1].strip()) != 3 or pieces[0] == "0")
        return ("." if is_decimal else "").join(each.strip() for each in pieces)
    return inline(", ".join(pieces), always=True)
