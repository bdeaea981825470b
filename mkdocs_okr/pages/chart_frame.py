"""The frame of a chart: where a value lies in pixels from the top, and which lines the course is
made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from mkdocs_okr.pages.courses import Course
from mkdocs_okr.pages.label_places import Stroke

__all__ = [
    "AXIS",
    "CONFIDENCE_HEIGHT",
    "DOTS_FOR_ALL",
    "HEIGHT",
    "TOP",
    "height_of",
    "rules_of",
    "strokes_of",
]

HEIGHT = 196
CONFIDENCE_HEIGHT = 32
"""What the row of confidences adds."""
TOP, AXIS = 22, 170
_HIGHEST, _LOWEST = 42, 150
"""Where the ends of the range of values lie; beyond them there is room for labels."""
DOTS_FOR_ALL = 10
"""Up to so many values each has a dot; beyond, the line is told better without."""
_UNSEEN = 0.8
"""How far off a straight line, in pixels, nobody sees that a course is not straight."""


def height_of(course: Course, value: float | Decimal | Fraction) -> int:
    """Where a value lies, in whole pixels from the top."""
    return round(_LOWEST - course.height(value) * (_LOWEST - _HIGHEST))


def strokes_of(course: Course) -> list[Stroke]:
    """The course as straight lines; milestones go in steps, from nothing done to today."""
    places = [(spot.at, height_of(course, spot.value)) for spot in course.spots]
    if course.in_steps:
        places = list(_stepped(course, places))
    elif len(places) > DOTS_FOR_ALL:
        places = _straightened(places)
    return [(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(places)]


def rules_of(course: Course) -> list[Stroke]:
    """The lines of today and of the even pace."""
    rules: list[Stroke] = []
    if course.today is not None:
        rules.append((course.today, TOP, course.today, AXIS))
    if course.expected is not None:
        (start, low), (end, high) = course.expected
        rules.append((start, height_of(course, low), end, height_of(course, high)))
    return rules


def _stepped(course: Course, places: Sequence[tuple[float, int]]) -> Iterator[tuple[float, int]]:
    """Level from place to place, then up; from the first day, on which nothing is done yet."""
    if not places:
        return
    at, y = 0.0, height_of(course, 0)
    if places[0][0] > 0:
        yield at, y
    for next_at, next_y in places:
        if (at, y) != (next_at, y):
            yield next_at, y
        if next_y != y or next_at == 0:
            yield next_at, next_y
        at, y = next_at, next_y
    if course.today is not None and course.today > at:
        yield course.today, y


def _straightened(places: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """The same course without the places that lie on the way between others.

    Being off by so many pixels means the same at every width, as only heights are in pixels.
    """
    kept = [places[0]]
    skipped: list[tuple[float, int]] = []
    for one, other in pairwise(places[1:]):
        skipped.append(one)
        if not all(_lies_between(each, kept[-1], other) for each in skipped):
            kept.append(one)
            skipped = []
    return [*kept, places[-1]]


def _lies_between(
    place: tuple[float, int], start: tuple[float, int], end: tuple[float, int]
) -> bool:
    if end[0] == start[0]:
        return start == end == place
    share = (place[0] - start[0]) / (end[0] - start[0])
    return abs(start[1] + (end[1] - start[1]) * share - place[1]) <= _UNSEEN
