"""Values of the model as JSON has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

__all__ = ["day", "fraction", "number", "optional_day"]


def day(when: date) -> str:
    """A day as ``YYYY-MM-DD``."""
    return when.isoformat()


def optional_day(when: date | None) -> str | None:
    """The same, or None."""
    return None if when is None else when.isoformat()


def number(value: Decimal | None) -> int | float | None:
    """A number as written: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def fraction(value: Fraction | Decimal | None) -> int | float | None:
    """A fraction (1 is all), rounded to six places."""
    if value is None:
        return None
    above, below = value.as_integer_ratio()
    rounded = round(above / below, 6)
    return int(rounded) if rounded.is_integer() else rounded
