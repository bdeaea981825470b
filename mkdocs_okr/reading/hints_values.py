"""What to say of a text that is no number, date, id and so on, and how it should be written.

Each function takes the text and the name of its field, and gives the sentence and the help.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.near_numbers import looks_like_a_day, near_date, near_number
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.reading.quoting import inline, shown
from mkdocs_okr.reading.scalars import LARGEST, number

__all__ = ["EXPLAIN", "Hint"]

Hint = tuple[str, str]
"""The sentence, and the help."""

_YES = frozenset(
    ("yes", "y", "on", "ja", "j", "x", "1", "sant", "done", "ferdig", "fullført", "ok")
)
_NO = frozenset(("no", "n", "off", "nei", "0", "usant", "not done", "ikke", "ikkje", "-"))
_UNKNOWN = frozenset(
    (
        *("tbd", "tba", "tbc", "todo", "?", "??", "???", "ukjent", "ukjend", "n/a", "na", "none"),
        *("-", "–", "not known", "vet ikke", "veit ikkje", "x", "xx", "nan", "kommer"),
    )
)
_SURE = {"high": "8", "høy": "8", "høg": "8", "medium": "5", "middels": "5", "low": "2", "lav": "2"}
_LANGUAGES = {
    "no": "nb (bokmål) or nn (nynorsk)",
    "nor": "nb (bokmål) or nn (nynorsk)",
    "norsk": "nb (bokmål) or nn (nynorsk)",
    "norwegian": "nb (bokmål) or nn (nynorsk)",
    "nob": "nb",
    "bokmål": "nb",
    "bokmal": "nb",
    "nno": "nn",
    "nynorsk": "nn",
    "eng": "en",
    "english": "en",
    "engelsk": "en",
}
_AMBITIONS = {
    "stretch": "aspirational moonshot ambitious ambisiøst ambisiøs strekk strekkmål",
    "committed": "commit commitment forpliktende forpliktande binding normal must roofshot",
}
_PARTS_OF_LIFE = {
    "development": "dev develop utvikling build nyutvikling",
    "operations": "ops operation operate drift run forvaltning maintenance",
    "security": "sec sikkerhet tryggleik secure sikkerheit",
}
_INTERVALS = {
    "1": "daily daglig dagleg",
    "7": "weekly ukentlig vekentleg week uke",
    "14": "biweekly fortnightly fortnight",
    "30": "monthly månedlig månadleg month måned",
    "90": "quarterly kvartalsvis quarter kvartal",
}
_DRAFT = frozenset(("utkast", "wip", "planned", "proposal", "proposed", "forslag", "kladd"))


def _instead(right: str, wrong: str) -> str:
    return f"write {right} instead of {' '.join(wrong.split())}"


def _number(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is not a number"
    near = near_number(value)
    if near is None:
        if value.strip().lower() in _UNKNOWN:
            return sentence, "leave it out until it is known"
        return sentence, "write a number, such as 14 or 99.9"
    if near.bounds is not None and field in ("target", "keep"):
        return sentence, f"write {field}: {near.bounds}"
    unit = inline(near.unit) if near.unit else ""
    if near.other is not None:
        return sentence, f"write {near.number} for a thousand, or {near.other} for a fraction"
    if unit and field in ("baseline", "target"):
        return sentence, f"write {near.number}, and unit: {unit}"
    return sentence, _instead(near.number, value)


def _known_number(value: str, field: str) -> Hint:
    if value.strip().lower() in _UNKNOWN or value.lower() == "unknown":
        return f"{shown(value)} is not a number", _instead("unknown", value)
    return _number(value, field)


def _number_size(value: str, field: str) -> Hint:
    return (
        f"{shown(value)} is too large",
        "write at most 1e15, in a larger unit: thousands or millions",
    )


def _confidence(value: str, field: str) -> Hint:
    text = value.strip().rstrip("%").strip()
    text, _, whole = text.partition("/")
    near = near_number(_SURE.get(text.lower(), text))
    sentence = f"{shown(value)} is not a confidence from 0 to 10 in halves"
    if near is None:
        return sentence, "write a number from 0 to 10, such as 7"
    found = abs(_decimal(near.number))
    if whole.strip() not in ("", "10"):
        return sentence, "write a number from 0 to 10, such as 7"
    if 0 < found < 1:
        found *= 10
    elif 10 < found <= 100:
        found /= 10
    if found > 10:
        return sentence, "write a number from 0 to 10, such as 7"
    halves = (found * 2).quantize(Decimal(1)) / 2
    return sentence, _instead(_plain(halves), value)


def _score(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is not a score from 0 to 1"
    text, _, whole = value.strip().rstrip("%").strip().partition("/")
    near = near_number(text)
    if near is None:
        return sentence, "write a number from 0 to 1, such as 0.7"
    found = _decimal(near.number)
    if whole.strip().isdigit() and int(whole):
        found /= int(whole)
    elif found > 1 and (found > 10 or "%" in value):
        found /= 100
    if not 0 <= found <= 1:
        return (
            sentence,
            "write a number from 0 to 1: 1 is the most, also beyond target",
        )
    return sentence, _instead(_plain(round(found, 3)), value)


def _decimal(text: str) -> Decimal:
    try:
        return number(text)
    except ValueError:
        return LARGEST


def _plain(found: Decimal) -> str:
    text = f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: str, field: str) -> Hint:
    near = near_date(value)
    if near is not None:
        return f"{shown(value)} is not a date", _instead(near, value)
    is_no_day = looks_like_a_day(value) or value[:4].isdigit()
    if is_no_day or near_date(f"{value}-01") is not None:
        return f"{shown(value)} is not a day that there is", "write year, month and day: 2026-10-12"
    return f"{shown(value)} is not a date", "write year, month and day: 2026-10-12"


def _boolean(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is neither true nor false"
    right = _flag(value)
    return sentence, _instead(right, value) if right else "write true or false"


def _flag(value: str) -> str | None:
    word = value.strip().lower()
    if word in ("true", "false"):
        return word
    return "true" if word in _YES else "false" if word in _NO else None


def _done(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is neither true, false nor a date"
    right = _flag(value) or near_date(value)
    if right is None and looks_like_a_day(value):
        return f"{shown(value)} is not a day that there is", "write year, month and day: 2026-10-12"
    if right is None and near_number(value.strip().rstrip("%")) is not None:
        right = "true" if value.strip().rstrip("% ") == "100" else "false"
        if right == "false":
            return sentence, "write false until it is done; parts of it can be milestones"
    return sentence, _instead(right, value) if right else "write true, false or the day: 2026-10-12"


def _identifier(value: str, field: str) -> Hint:
    right = slug(value)
    sentence = f"{shown(value)} is not an id of small letters a to z, digits and hyphens"
    return sentence, _instead(right, value) if right else "write an id such as time-to-sign-in"


def _language(value: str, field: str) -> Hint:
    word = value.strip().lower()
    right = _LANGUAGES.get(word) or _LANGUAGES.get(word[:2].replace("no", "-"))
    if right is None and word[:2] in ("nb", "nn", "en"):
        right = word[:2]
    if right is None and word.startswith("no"):
        right = _LANGUAGES["no"]
    return (
        f"{shown(value)} is not a language that can be set",
        _instead(right, value) if right else "write nb, nn or en",
    )


def _status(value: str, field: str) -> Hint:
    word = value.strip().lower()
    if word in _DRAFT or nearest(word, ("draft",), limit=1):
        return f"{shown(value)} is not a status", _instead("draft", value)
    return (
        f"{shown(value)} is not a status: draft is the only one",
        "leave status out: a set is in force unless it is a draft",
    )


def _one_of(value: str, words: Mapping[str, str]) -> str | None:
    word = value.strip().lower()
    for right, others in words.items():
        if word == right or word in others.split():
            return right
    close = nearest(word, words, limit=1)
    return close[0] if close else None


def _ambition(value: str, field: str) -> Hint:
    right = _one_of(value, _AMBITIONS)
    return (
        f"{shown(value)} is not an ambition",
        _instead(right, value) if right else "write committed or stretch",
    )


def _lifecycle(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is not a part of the life cycle"
    parts = [_one_of(each, _PARTS_OF_LIFE) for each in value.replace(" and ", ",").split(",")]
    if len(parts) > 1 and all(parts):
        return sentence, _instead(f"[{', '.join(str(each) for each in parts)}]", value)
    return (
        sentence,
        _instead(parts[0], value) if parts[0] else "write development, operations or security",
    )


def _days(value: str, field: str) -> Hint:
    sentence = f"{shown(value)} is not a number of days"
    word = value.strip().lower()
    for right, words in _INTERVALS.items():
        if word in words.split():
            return sentence, _instead(right, value)
    near = near_number(value)
    if near is not None and near.number.isdigit() and int(near.number):
        unit = near.unit.lower()
        times = (
            7
            if unit[:4] in ("week", "uker", "uke", "veke")
            else 30
            if unit[:3] in ("mon", "mån")
            else 1
        )
        days = int(near.number[:4]) * times
        if days <= 9999:
            return sentence, _instead(str(days), value)
    return sentence, "write a whole number, such as 14"


def _reason(value: str, field: str) -> Hint:
    return (
        f'"{field}" needs the reason',
        "leave it out" if value == "false" else f"write why: {field}: describes open weaknesses",
    )


EXPLAIN: Mapping[str, Callable[[str, str], Hint]] = {
    "number": _number,
    "known_number": _known_number,
    "number_size": _number_size,
    "confidence": _confidence,
    "score": _score,
    "date": _date,
    "boolean": _boolean,
    "done": _done,
    "id": _identifier,
    "lang": _language,
    "status": _status,
    "ambition": _ambition,
    "lifecycle": _lifecycle,
    "reason": _reason,
    "days": _days,
}
"""By what was expected."""
