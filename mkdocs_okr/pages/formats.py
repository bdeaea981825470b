"""Numbers, per cents and dates as a language writes them.

By Babel, with three habits of our own: decimals are kept as written (99.90 stays 99.90), a per cent
sign stands behind a no-break space in every language, and English is the European one (1 December).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

__all__ = ["NO_BREAK", "Formats", "rounded_percent"]

NO_BREAK = "\u00a0"
_LOCALES = {"en": "en_GB", "nb": "nb_NO", "nn": "nn_NO"}


def rounded_percent(fraction: Fraction) -> int:
    """A fraction (1 is all) in whole per cent, halves up; what is short of 100 % never rounds to
    it."""
    return _rounded(fraction, 100)


def _rounded(fraction: Fraction, parts: int) -> int:
    """A fraction in whole hundredths or so, halves up; what is short of all never rounds to it."""
    # In whole numbers, as it is needed for every number on every page.
    above, below = fraction.numerator, fraction.denominator
    rounded = (2 * parts * above + below) // (2 * below)
    return parts - 1 if rounded == parts and above < below else rounded


class Formats:
    """How one language writes what can be counted."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(_LOCALES[language])
        # Formatting one number costs tens of microseconds; the same few return on every page.
        self._number = lru_cache(maxsize=4096)(self._format_number)
        self._percent = lru_cache(maxsize=1024)(self._format_percent)
        self._hundredths = lru_cache(maxsize=1024)(self._format_hundredths)
        self.date = lru_cache(maxsize=4096)(self._date)
        self.short_date = lru_cache(maxsize=4096)(self._short_date)
        self.quarter = lru_cache(maxsize=256)(self._quarter)

    def number(self, value: Decimal | int) -> str:
        """A number with as many decimals as it was written with."""
        # By its text, since 99.9 and 99.90 are equal.
        return self._number(format(Decimal(value), "f"))

    def _format_number(self, text: str) -> str:
        places = len(text.partition(".")[2])
        pattern = "#,##0" + ("." + "0" * places if places else "")
        written: str = format_decimal(
            Decimal(text), format=pattern, locale=self._locale, decimal_quantization=False
        )
        return written

    def percent(self, fraction: Fraction) -> str:
        """A fraction (1 is all) in whole per cent."""
        return self._percent(rounded_percent(fraction))

    def _format_percent(self, percent: int) -> str:
        return f"{self.number(percent)}{NO_BREAK}%"

    def quantity(self, value: Decimal | int, unit: str | None) -> str:
        """A number with its unit, if it has one, behind a no-break space."""
        return f"{self.number(value)}{NO_BREAK}{unit}" if unit else self.number(value)

    def score(self, score: Fraction) -> str:
        """A score with two decimals, cut and not rounded where rounding would lift it to 1."""
        return self._hundredths(_rounded(score, 100))

    def _format_hundredths(self, hundredths: int) -> str:
        return self.number(Decimal(hundredths).scaleb(-2))

    def fraction(self, value: Decimal | Fraction) -> str:
        """A number 0…1 as short as it can be: 0.7, 1."""
        decimal = (
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else value
        )
        return self.number(decimal.normalize())

    def _date(self, day: date) -> str:
        return format_date(day, format="long", locale=self._locale)

    def _short_date(self, day: date, today: date) -> str:
        """Day and month, with the year where it is not today's."""
        pattern = "d MMM" if day.year == today.year else "d MMM y"
        if self.language != "en":
            pattern = pattern.replace("d ", "d. ")
        return format_date(day, format=pattern, locale=self._locale)

    def _quarter(self, day: date) -> str:
        return format_date(day, format="QQQQ y", locale=self._locale)
