"""A chart: the course of a key result over its period, against what was expected of it.

Drawn as SVG without a viewBox, with x in per cent: right at any width, with text that stays as
large as it is. Its accessible name tells the course in a sentence; all figures stand in the table
beside it. Classes: see ``assets/okr.css``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.pages.chart_frame import (
    AXIS,
    CONFIDENCE_HEIGHT,
    DOTS_FOR_ALL,
    HEIGHT,
    TOP,
    height_of,
    rules_of,
    strokes_of,
)
from mkdocs_okr.pages.chart_labels import axis_labels, confidence_labels, plot_labels
from mkdocs_okr.pages.courses import Course, Spot
from mkdocs_okr.pages.label_places import Label
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.words import Words

__all__ = ["chart"]


def chart(course: Course, *, unit: str | None, label: str, words: Words, today: date) -> Markup:
    """The chart.

    Args:
        course: what it shows.
        unit: of the values, or None.
        label: the accessible name: the course in words.
        words: the page's.
        today: the day on which the page is made.
    """
    strokes = strokes_of(course)
    axis, confidence = axis_labels(course, words, today), confidence_labels(course, words)
    parts = [
        *_field(course),
        *_levels(course),
        _frame(axis),
        *_pace(course),
        _group(
            "okr-c-line",
            (
                f'<line x1="{_x(x1)}" y1="{_y(y1)}" x2="{_x(x2)}" y2="{_y(y2)}"/>'
                for x1, y1, x2, y2 in strokes
            ),
        ),
        *_spots(course),
        *map(_text, plot_labels(course, [*strokes, *rules_of(course)], unit, words)),
        _row(axis),
        *(_row(confidence[:-1]), *map(_text, confidence[-1:])),
    ]
    height = HEIGHT + (CONFIDENCE_HEIGHT if confidence else 0)
    return Markup(
        f'<div class="okr-chart"><svg role="img" aria-label="{html(label)}" height="{height}">'
        f"{''.join(parts)}</svg></div>"
    )


def _field(course: Course) -> Iterable[str]:
    """Where it should be: the space within the bounds."""
    if course.bounds is None:
        return
    top, bottom = float(TOP), float(AXIS)
    if course.bounds.maximum is not None:
        top = height_of(course, course.bounds.maximum)
    if course.bounds.minimum is not None:
        bottom = height_of(course, course.bounds.minimum)
    if bottom > top:
        yield (f'<rect class="okr-c-band" y="{_y(top)}" width="100%" height="{_y(bottom - top)}"/>')


def _levels(course: Course) -> Iterable[str]:
    """Level lines: the bounds, or the starting point and the target."""
    if course.bounds is not None:
        known, name = (course.bounds.minimum, course.bounds.maximum), "okr-c-bound"
    else:
        known, name = (course.baseline, course.target), "okr-c-grid"
    levels = dict.fromkeys(height_of(course, value) for value in known if value is not None)
    if levels:
        yield _group(name, (f'<line x2="100%" y1="{_y(y)}" y2="{_y(y)}"/>' for y in levels))


def _frame(axis: Iterable[Label]) -> str:
    """The axis of time, with a tick at each of its labels but the outermost."""
    within = (label.at for label in axis if 0 < label.at < 1)
    ticks = (f'<line x1="{_x(at)}" x2="{_x(at)}" y2="5"/>' for at in within)
    return (
        f'<g class="okr-c-axis" transform="translate(0 {AXIS})"><line x2="100%"/>'
        f"{''.join(ticks)}</g>"
    )


def _pace(course: Course) -> Iterable[str]:
    """The line of the even pace, and that of today."""
    if course.today is not None:
        x = _x(course.today)
        yield f'<line class="okr-c-today" x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{AXIS}"/>'
    if course.expected is not None:
        (start, low), (end, high) = course.expected
        yield (
            f'<line class="okr-c-exp" x1="{_x(start)}" y1="{_y(height_of(course, low))}" '
            f'x2="{_x(end)}" y2="{_y(height_of(course, high))}"/>'
        )


def _spots(course: Course) -> Iterable[str]:
    """Dots; diamonds for what lies outside; rings for what has no date or is yet to come."""
    seen = course.spots
    dots = seen if len(seen) <= DOTS_FOR_ALL else seen[-1:]
    inside = [spot for spot in dots if spot.inside]
    if inside:
        yield _group("okr-c-pt", (_circle(course, spot.at, spot) for spot in inside))
    for spot in seen:
        if not spot.inside:
            yield _diamond(spot.at, height_of(course, spot.value))
    if course.undated is not None:
        if course.undated.inside:
            yield _group("okr-c-to", [_circle(course, course.undated.at, course.undated)])
        else:
            yield _diamond(course.undated.at, height_of(course, course.undated.value))
    if course.forecast is not None:
        at, value = course.forecast
        y = _y(height_of(course, value))
        yield f'<circle class="okr-c-to" cx="{_x(at)}" cy="{y}" r="3.5"/>'


def _circle(course: Course, at: Fraction, spot: Spot) -> str:
    return f'<circle cx="{_x(at)}" cy="{_y(height_of(course, spot.value))}" r="3.5"/>'


def _diamond(at: Fraction, y: float) -> str:
    drawn = '<path class="okr-c-miss okr-bad" d="M0-7 7 0 0 7-7 0z"/>'
    return f'<svg x="{_x(at)}" y="{_y(y)}">{drawn}</svg>'


def _row(labels: Sequence[Label]) -> str:
    """Labels on one line, those of a tone together."""
    if not labels:
        return ""
    toned = "".join(
        _group(
            f"okr-{tone}" if tone else "",
            (
                f'<text x="{_x(label.at)}"{_anchor(label)}>{html(label.text)}</text>'
                for label in labels
                if label.tone == tone
            ),
        )
        for tone in dict.fromkeys(label.tone for label in labels)
    )
    return f'<g transform="translate(0 {_y(labels[0].y)})">{toned}</g>'


def _text(label: Label) -> str:
    names = [*(["okr-c-v"] if label.bold else ()), *([f"okr-{label.tone}"] if label.tone else ())]
    classes = f' class="{" ".join(names)}"' if names else ""
    dx = f' dx="{_y(label.dx)}"' if label.dx else ""
    return (
        f'<text x="{_x(label.at)}" y="{_y(label.y)}"{dx}{_anchor(label)}{classes}>'
        f"{html(label.text)}</text>"
    )


def _anchor(label: Label) -> str:
    """What stands at the label's place, where it is not its middle."""
    return "" if label.anchor == "middle" else f' text-anchor="{label.anchor}"'


def _group(name: str, parts: Iterable[str]) -> str:
    drawn = "".join(parts)
    return f'<g class="{name}">{drawn}</g>' if drawn and name else drawn


def _x(share: Fraction) -> str:
    """A place in time as per cent of the width; a tenth is less than a pixel."""
    percent = f"{float(share) * 100:.1f}".removesuffix(".0")
    return f"{percent}%" if share else "0"


def _y(pixels: float) -> str:
    return f"{pixels:.1f}".removesuffix(".0")
