"""Where the labels of a chart go, so that none covers another at any width of the chart.

A label's place is a share of the chart's width and a distance in pixels from there. So the distance
between two labels grows or shrinks evenly with the width: two that keep apart, on the same sides of
each other, on the narrowest and on the widest chart keep apart on all between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from mkdocs_okr.pages.text_width import text_width

__all__ = ["NARROWEST", "WIDEST", "Label", "Stroke", "keeps_within", "overlap", "place"]

NARROWEST = 240
WIDEST = 1200
_USUAL = 640
_HEIGHT = 13
_AIR = 4
_EDGE = 6
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}

Anchor = Literal["start", "middle", "end"]
Stroke = tuple[float, float, float, float]
"""A straight line of the drawing: from (share of the width, pixels down) to another such place."""


class Label(NamedTuple):
    """A text in a chart.

    Attributes:
        text: what it says.
        at: the place it belongs to, a share of the width.
        y: its baseline in pixels from the top.
        dx: how far it begins, is centred or ends from its place, in pixels.
        anchor: which part of the text stands there.
        tone: the class it gets, or nothing.
        bold: whether it is a little larger and bold.
        in_short: whether it leaves out the unit, for want of room.
    """

    text: str
    at: float
    y: float
    dx: float = 0
    anchor: Anchor = "start"
    tone: str = ""
    bold: bool = False
    in_short: bool = False

    @property
    def width(self) -> float:
        """How wide the text is at most, in pixels."""
        return text_width(self.text) * (14 if self.bold else 12) / 11

    def span(self, width: float) -> tuple[float, float]:
        """From where to where it reaches on a chart of that width."""
        own = self.width
        left = self.at * width + self.dx - _BEFORE[self.anchor] * own
        return left, left + own


def overlap(one: Label, other: Label) -> bool:
    """Whether the two come too close at any width."""
    if abs(one.y - other.y) >= _HEIGHT:
        return False
    before = behind = 0
    for width in (NARROWEST, WIDEST):
        (left, right), (other_left, other_right) = one.span(width), other.span(width)
        before += right + _AIR <= other_left
        behind += other_right + _AIR <= left
    return before < 2 and behind < 2


def keeps_within(label: Label) -> bool:
    """Whether the label lies within the chart at any width."""
    own = label.width
    start = label.dx - _BEFORE[label.anchor] * own
    narrow, wide = label.at * NARROWEST + start, label.at * WIDEST + start
    return -_EDGE <= narrow <= NARROWEST + _EDGE - own and -_EDGE <= wide <= WIDEST + _EDGE - own


def place(
    candidates: Iterable[Label], placed: Sequence[Label], strokes: Sequence[Stroke] = ()
) -> Label | None:
    """The best of a label's places, or None if it fits nowhere.

    Args:
        candidates: the places, the preferred first; taken one by one, until one covers nothing.
        placed: the labels that have their places.
        strokes: lines it should rather not cover; its halo keeps it legible where it does.
    """
    best, least = None, 0
    for each in candidates:
        if not keeps_within(each) or _meets(each, placed):
            continue
        covered = _covered(each, strokes)
        if not covered:
            return each
        if best is None or covered < least:
            best, least = each, covered
    return best


def _meets(label: Label, placed: Sequence[Label]) -> bool:
    """Whether it comes too close to one that has its place."""
    above, below = label.y - _HEIGHT, label.y + _HEIGHT
    near = [other for other in placed if above < other.y < below]
    return bool(near) and any(overlap(label, other) for other in near)


def _covered(label: Label, strokes: Sequence[Stroke]) -> int:
    """How many lines it covers on a narrow and on a usual chart."""
    top, bottom = label.y - 10, label.y + 2
    spans: list[tuple[float, float, float]] = []
    covered = 0
    for stroke in strokes:
        _, y1, _, y2 = stroke
        if (y1 >= bottom and y2 >= bottom) or (y1 <= top and y2 <= top):
            continue
        spans = spans or [(*label.span(width), width) for width in (NARROWEST, _USUAL)]
        for left, right, width in spans:
            covered += _covers(left, right, top, bottom, stroke, width)
    return covered


def _covers(
    left: float, right: float, top: float, bottom: float, stroke: Stroke, width: float
) -> bool:
    x1, y1, x2, y2 = stroke[0] * width, stroke[1], stroke[2] * width, stroke[3]
    if x2 < left or x1 > right:
        return False
    # The part of the line above or below the text.
    slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
    from_y = y1 + slope * (max(left, x1) - x1)
    to_y = y1 + slope * (min(right, x2) - x1) if x2 > x1 else y2
    return max(from_y, to_y) > top and min(from_y, to_y) < bottom
