"""Sparklines: the course of a key result in a row of a list, small and without words.

Time runs over the whole period. Up is better: progress is drawn where there is such, else the value
between its bounds, turned over where there is only an upper one. Hidden from screen readers: the
row says in words what it shows.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from mkdocs_okr.pages.courses import Course, Spot
from mkdocs_okr.pages.shapes import TONES
from mkdocs_okr.progress import Status

__all__ = ["spark"]

_WIDTH, _HEIGHT = 76, 30
_LEFT, _RIGHT = 3, _WIDTH - 5
_TOP, _BOTTOM = 3, _HEIGHT - 3
_LOW, _HIGH = -0.2, 1.2
"""The progress that is shown: a little below the starting point and beyond the target."""


def spark(course: Course, status: Status) -> Markup:
    """The course as a line, the even pace or the bounds dashed, a dot in the status' colour."""
    points = [(_x(spot.at), _y(course, spot.value)) for spot in course.spots]
    parts = [f'<path class="okr-p-exp" d="{_held_against(course)}"/>']
    if course.in_steps and points:
        points = _stepped(course, points)
    if len(points) > 1:
        parts.append(f'<path class="okr-p-line" d="{_line(points)}"/>')
    end = course.latest
    if end is not None:
        x, y = points[-1] if course.undated is None else _at(course, course.undated)
        parts.append(
            f'<circle class="okr-fill okr-{TONES[status]}" cx="{_n(x)}" cy="{_n(y)}" r="3"/>'
        )
    return Markup(f'<svg class="okr-spark" aria-hidden="true">{"".join(parts)}</svg>')


def _line(points: list[tuple[float, float]]) -> str:
    """The line from point to point, in tenths of a pixel."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [
        f"{_n((x2 - x1) / 10)} {_n((y2 - y1) / 10)}".replace(" -", "-")
        for (x1, y1), (x2, y2) in pairwise(tenths)
    ]
    start = f"M{_n(tenths[0][0] / 10)} {_n(tenths[0][1] / 10)}"
    return f"{start}l{' '.join(steps)}".replace(" -", "-")


def _at(course: Course, spot: Spot) -> tuple[float, float]:
    return _x(spot.at), _y(course, spot.value)


def _stepped(course: Course, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """From nothing at the first day, level between the days on which something was done."""
    steps = [(float(_LEFT), _y(course, 0))]
    for x, y in points:
        steps += [(x, steps[-1][1]), (x, y)]
    if course.today is not None and _x(course.today) > steps[-1][0]:
        steps.append((_x(course.today), steps[-1][1]))
    return list(dict.fromkeys(steps))


def _held_against(course: Course) -> str:
    """The line of the even pace; without one the target, or the bounds."""
    if course.expected is not None:
        (start, low), (end, high) = course.expected
        return f"M{_n(_x(start))} {_n(_y(course, low))} {_n(_x(end))} {_n(_y(course, high))}"
    known: list[Decimal | None] = [course.target]
    if course.bounds is not None:
        known = [course.bounds.minimum, course.bounds.maximum]
    levels = [_y(course, float(value)) for value in known if value is not None]
    return "".join(f"M{_LEFT} {_n(y)}H{_RIGHT}" for y in levels)


def _x(at: float) -> float:
    return _LEFT + at * (_RIGHT - _LEFT)


def _y(course: Course, value: float) -> float:
    return _BOTTOM - _share(course, value) * (_BOTTOM - _TOP)


def _share(course: Course, value: float) -> float:
    """How far up a value lies, 0…1."""
    if course.baseline is not None and course.target is not None:
        start = float(course.baseline)
        way = float(course.target) - start
        progress = (value - start) / way if way else _HIGH
        return (min(max(progress, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW)
    # Room above and below, so that a bound does not lie on the edge.
    share = (course.height(value) + 0.25) / 1.5
    bounds = course.bounds
    is_turned = bounds is not None and bounds.minimum is None
    return 1 - share if is_turned else share


def _n(number: float) -> str:
    """A number to a tenth, as short as SVG allows."""
    written = f"{number:.1f}".removesuffix(".0")
    return written.replace("0.", ".", 1) if written.startswith(("0.", "-0.")) else written
