"""Numbers and dates as people write them, and how they have to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["NearNumber", "near_date", "near_number"]

_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f'’_]")
_SIGNS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_DIGITS = r"[+-]?[0-9][0-9 .,'’_]*"
_NUMBER = re.compile(
    rf"(?P<sign>[<>=≤≥~≈]*)\s*(?P<before>[^\W\d]{{1,4}}\.?\s+)?(?P<number>{_DIGITS})(?P<after>.*)",
    re.DOTALL,
)
_RANGE = re.compile(rf"(?P<low>{_DIGITS})\s*(?:-|til|to|\.\.)\s*(?P<high>{_DIGITS})(?P<after>\D*)")
_AT_LEAST = frozenset((">", ">=", "≥", "=>"))
_AT_MOST = frozenset(("<", "<=", "≤", "=<"))
_FACTORS = {"k": 3, "mill": 6, "mill.": 6, "million": 6, "millioner": 6, "mnok": 6, "mrd": 9}

# What is longer is prose.
_LONGEST = 60

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan",
            "february februar feb",
            "march mars mar",
            "april apr",
            "may mai",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sept sep",
            "october oktober oct okt",
            "november nov",
            "december desember dec des",
        ),
        1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./\- ]?(\d{1,2})[./\- ]?(\d{1,2})(?:[T ].*)?")
_NAMED = re.compile(r"(\d{1,2})\.?(?:st|nd|rd|th)?\s+([^\W\d]+)\.?,?\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class NearNumber:
    """A number as it should be written.

    Attributes:
        number: as it should be written.
        other: what it may mean as well, or None: ``1,000`` is 1000 to some and 1 to others.
        unit: what stands behind it, or an empty text.
        bounds: the range it describes, as it should be written, or None.
    """

    number: str
    other: str | None = None
    unit: str = ""
    bounds: str | None = None


def near_number(text: str) -> NearNumber | None:
    """The number that a text means to a reader, or None if it is none."""
    text = text.translate(_SIGNS).strip()
    if len(text) > _LONGEST:
        return None
    if ranged := _RANGE.fullmatch(text):
        low, high = _digits(ranged["low"])[0], _digits(ranged["high"])[0]
        return NearNumber(low, None, ranged["after"].strip(), f"{{min: {low}, max: {high}}}")
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    number, other = _digits(found["number"])
    unit = found["after"].strip() or (found["before"] or "").strip()
    word, _, rest = unit.partition(" ")
    if word.lower() in _FACTORS:
        number, other, unit = _times(number, _FACTORS[word.lower()]), None, rest.strip()
    sign = found["sign"]
    bounds = None
    if sign in _AT_LEAST:
        bounds = f"{{min: {number}}}"
    elif sign in _AT_MOST:
        bounds = f"{{max: {number}}}"
    return NearNumber(number, other, unit, bounds)


def _times(number: str, zeros: int) -> str:
    whole, _, decimals = number.partition(".")
    return whole + decimals.ljust(zeros, "0") if len(decimals) <= zeros else number


def _digits(text: str) -> tuple[str, str | None]:
    """Digits without separators of thousands, and what they may mean as well."""
    text = _SPACES.sub("", text).rstrip(".,")
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal = max(text.rfind("."), text.rfind(","))
        whole = text[:decimal].replace(".", "").replace(",", "")
        return f"{whole}.{text[decimal + 1 :]}", None
    if points + commas > 1:
        return text.replace(".", "").replace(",", ""), None
    if commas:
        whole, _, rest = text.partition(",")
        if len(rest) == 3 and whole.lstrip("+-") not in ("", "0"):
            return f"{whole}{rest}", f"{whole}.{rest}"
        return f"{whole}.{rest}", None
    return text, None


def near_date(text: str) -> str | None:
    """The day that a text means to a reader in Europe, as ``YYYY-MM-DD``, or None if it is none."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    year: int | str
    if found := _YEAR_FIRST.fullmatch(text):
        return _iso(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return _iso(year, found[2], found[1]) or _iso(year, found[1], found[2])
    if found := _NAMED.fullmatch(text):
        day, month, year = found[1], found[2], found[3]
    elif found := _NAMED_FIRST.fullmatch(text):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    number = _MONTHS.get(month.lower())
    return _iso(year, str(number), day) if number else None


def looks_like_a_day(text: str) -> bool:
    """Whether a text is written as a day is, be there such a day (31.11.2026) or not."""
    text = text.strip()
    return len(text) <= _LONGEST and any(
        form.fullmatch(text) for form in (_YEAR_FIRST, _DAY_FIRST, _NAMED, _NAMED_FIRST)
    )


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
