"""Where the labels of a chart go, so that none covers another at any width of the chart.

A label's place is a share of the chart's width and a distance in pixels from there. So the distance
between two labels grows or shrinks evenly with the width: two that keep apart, on the same sides of
each other, on the narrowest and on the widest chart keep apart on all between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mkdocs_okr.pages.text_width import text_width

__all__ = ["NARROWEST", "WIDEST", "Label", "Stroke", "keeps_within", "overlap", "place"]

NARROWEST = 240
WIDEST = 1200
_HEIGHT = 13
_AIR = 4
_EDGE = 6

Anchor = Literal["start", "middle", "end"]
Stroke = tuple[Fraction, float, Fraction, float]
"""A straight line of the drawing: from (share of the width, pixels down) to another such place."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a chart.

    Attributes:
        text: what it says.
        at: the place it belongs to, a share of the width.
        y: its baseline in pixels from the top.
        dx: how far it begins, is centred or ends from its place, in pixels.
        anchor: which part of the text stands there.
        tone: the class it gets, or nothing.
        bold: whether it is a little larger and bold.
    """

    text: str
    at: Fraction
    y: float
    dx: float = 0
    anchor: Anchor = "start"
    tone: str = ""
    bold: bool = False

    @property
    def width(self) -> float:
        """How wide the text is at most, in pixels."""
        return text_width(self.text) * (14 if self.bold else 12) / 11

    def span(self, width: float) -> tuple[float, float]:
        """From where to where it reaches on a chart of that width."""
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        left = float(self.at) * width + self.dx - before
        return left, left + self.width


def overlap(one: Label, other: Label) -> bool:
    """Whether the two come too close at any width."""
    if abs(one.y - other.y) >= _HEIGHT:
        return False
    sides = set()
    for width in (NARROWEST, WIDEST):
        (left, right), (other_left, other_right) = one.span(width), other.span(width)
        if right + _AIR <= other_left:
            sides.add("before")
        elif other_right + _AIR <= left:
            sides.add("behind")
        else:
            return True
    return len(sides) > 1


def keeps_within(label: Label) -> bool:
    """Whether the label lies within the chart at any width."""
    spans = [(label.span(width), width) for width in (NARROWEST, WIDEST)]
    return all(left >= -_EDGE and right <= width + _EDGE for (left, right), width in spans)


def place(
    candidates: Sequence[Label], placed: Sequence[Label], strokes: Sequence[Stroke] = ()
) -> Label | None:
    """The best of a label's places, or None if it fits nowhere.

    Args:
        candidates: the places, the preferred first.
        placed: the labels that have their places.
        strokes: lines it should rather not cover; its halo keeps it legible where it does.
    """
    free = [
        each
        for each in candidates
        if keeps_within(each) and not any(overlap(each, other) for other in placed)
    ]
    return min(free, key=lambda each: _covered(each, strokes), default=None)


def _covered(label: Label, strokes: Sequence[Stroke]) -> int:
    """How many lines it covers on a narrow and on a usual chart."""
    return sum(_covers(label, stroke, width) for stroke in strokes for width in (NARROWEST, 640))


def _covers(label: Label, stroke: Stroke, width: float) -> bool:
    left, right = label.span(width)
    x1, y1, x2, y2 = float(stroke[0]) * width, stroke[1], float(stroke[2]) * width, stroke[3]
    if x2 < left or x1 > right:
        return False
    # The part of the line above or below the text.
    slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
    from_y = y1 + slope * (max(left, x1) - x1)
    to_y = y1 + slope * (min(right, x2) - x1) if x2 > x1 else y2
    top, bottom = label.y - 10, label.y + 2
    return max(from_y, to_y) > top and min(from_y, to_y) < bottom
