"""How wide a text is in a badge, without a font at hand."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["text_width"]

# Advance widths in pixels at 11 px, of a sans-serif that is among the wider ones: a text that is
# set # in another is drawn out to the same length (``textLength``).
_BY_WIDTH = {
    3.1: "'ijlIJ",
    3.5: " ,.\u00a0·’",
    3.7: "/:;\\|",
    4.0: "-f",
    4.3: "()[]t!",
    4.5: "r",
    5.1: '"',
    5.5: "*_`–§°",
    5.7: "s“”?z",
    6.1: "cL",
    6.4: "kF",
    6.6: "vxyPTYaoø«»",
    6.9: "e$0123456789ESbdghnpqu{}ß",
    7.4: "ABVXZKRC",
    8.2: "UNH",
    8.6: "DGOQØ&",
    9.1: "w#+<=>^~→−",
    9.5: "M",
    10.7: "%mÆæW",
    11.0: "@—…",
}
_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters}
_UNKNOWN, _WIDE = 7.5, 11.0


@lru_cache(maxsize=1024)
def _width(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]
    if (width := _WIDTHS.get(base)) is not None:
        return width
    if unicodedata.combining(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


@lru_cache(maxsize=16384)
def text_width(text: str) -> int:
    """The width of a text at 11 px, in whole pixels."""
    return round(sum(map(_width, text)))
