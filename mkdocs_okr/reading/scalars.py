"""What a text in a file means as a number, a date, a yes or no: each by an exact pattern.

Every function takes the text and returns the value, or raises `PydanticCustomError` whose type
names what was expected (``number``, ``date`` …). Equal texts give the same object, so that ten
thousand files do not hold ten thousand copies of a date.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pydantic_core import PydanticCustomError

from mkdocs_okr.model import Ambition, Done, Lifecycle, Unknown

__all__ = [
    "LANGUAGES",
    "LARGEST",
    "ambition",
    "confidence",
    "day",
    "days",
    "done",
    "draft",
    "flag",
    "identifier",
    "label",
    "language",
    "lifecycle",
    "number",
    "number_or_unknown",
    "reason",
    "score",
]

LARGEST = Decimal(10) ** 15
"""The largest size of a number."""

LANGUAGES = ("nb", "nn", "en")

_NUMBER = re.compile(
    r"[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)"
    r"(?:[eE][+-]?[0-9]{1,2})?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[a-z0-9-]+")
_DAYS = re.compile(r"[1-9][0-9]{0,3}")
# A number of more digits than this is no measurement, and would make exact arithmetic slow.
_MOST_DIGITS = 40


def _expected(kind: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "expected: {kind}", {"kind": kind})


@lru_cache(maxsize=16384)
def number(text: str) -> Decimal:
    """A number: sign, digits with ``_``, ``.``, exponent; at most 1e15 in size."""
    if _NUMBER.fullmatch(text) is None or len(text) > _MOST_DIGITS:
        raise _expected("number")
    value = Decimal(text)
    if abs(value) > LARGEST:
        raise _expected("number_size")
    return value


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """A day as ``YYYY-MM-DD``."""
    if _DATE.fullmatch(text) is None:
        raise _expected("date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _expected("date") from None


def flag(text: str) -> bool:
    """``true`` or ``false``."""
    if text == "true":
        return True
    if text == "false":
        return False
    raise _expected("boolean")


@lru_cache(maxsize=4096)
def done(text: str) -> Done:
    """``true``, ``false`` or the day on which it was done."""
    if text in ("true", "false"):
        return text == "true"
    try:
        return day(text)
    except PydanticCustomError:
        raise _expected("done") from None


@lru_cache(maxsize=16384)
def number_or_unknown(text: str) -> Decimal | Unknown:
    """A number, or ``unknown``."""
    if text == "unknown":
        return Unknown()
    try:
        return number(text)
    except PydanticCustomError as error:
        raise _expected("known_number" if error.type == "number" else error.type) from None


@lru_cache(maxsize=1024)
def confidence(text: str) -> Decimal:
    """0…10 in halves."""
    try:
        value = number(text)
    except PydanticCustomError:
        raise _expected("confidence") from None
    if not 0 <= value <= 10 or value * 2 % 1 != 0:
        raise _expected("confidence")
    return value


@lru_cache(maxsize=1024)
def score(text: str) -> Decimal:
    """A grade 0…1."""
    try:
        value = number(text)
    except PydanticCustomError:
        raise _expected("score") from None
    if not 0 <= value <= 1:
        raise _expected("score")
    return value


def days(text: str) -> int:
    """A whole number of days, from 1 to 9999."""
    if _DAYS.fullmatch(text) is None:
        raise _expected("days")
    return int(text)


@lru_cache(maxsize=65536)
def identifier(text: str) -> str:
    """An id: small letters a to z, digits and hyphens."""
    if _ID.fullmatch(text) is None:
        raise _expected("id")
    return sys.intern(text)


@lru_cache(maxsize=65536)
def label(text: str) -> str:
    """A short text that comes again and again: an owner, a unit, a tag."""
    return sys.intern(text.strip())


def reason(text: str) -> str:
    """Why something is withheld: a text, not merely yes or no."""
    if text in ("true", "false"):
        raise _expected("reason")
    return text


def language(text: str) -> str:
    """One of our languages."""
    if text not in LANGUAGES:
        raise _expected("lang")
    return sys.intern(text)


def draft(text: str) -> bool:
    """``draft``, the only status a set can have."""
    if text != "draft":
        raise _expected("status")
    return True


def ambition(text: str) -> Ambition:
    """``committed`` or ``stretch``."""
    try:
        return Ambition(text)
    except ValueError:
        raise _expected("ambition") from None


def lifecycle(text: str) -> Lifecycle:
    """``development``, ``operations`` or ``security``."""
    try:
        return Lifecycle(text)
    except ValueError:
        raise _expected("lifecycle") from None
