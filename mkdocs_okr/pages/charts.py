"""A chart: the course of a key result over its period, against what was expected of it.

Drawn as SVG of any width, with text that stays as large as it is: what stands at a place has its x
in per cent; the lines lie in a picture within it that is stretched to the width, while their
strokes are not (`vector-effect`), so that a course is one short path. Its accessible name tells the
course in a sentence; all figures stand in the table beside it. Classes: see ``assets/okr.css``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

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
from mkdocs_okr.pages.label_places import Label, Stroke
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.words import Words

__all__ = ["chart"]

_WIDE = 1000
"""The width of the stretched picture in its own units; one is less than a pixel."""


def chart(
    course: Course,
    *,
    unit: str | None,
    label: str,
    words: Words,
    today: date,
    claim: Callable[[str], str] = str,
) -> Markup:
    """The chart.

    Args:
        course: what it shows.
        unit: of the values, or None.
        label: the accessible name: the course in words.
        words: the page's.
        today: the day on which the page is made.
        claim: gives back an id that the page does not have yet, else nothing. Charts of a page with
            the same axis of time draw it once, and then refer to it.
    """
    strokes = strokes_of(course)
    confidence = confidence_labels(course, words)
    height = HEIGHT + (CONFIDENCE_HEIGHT if confidence else 0)
    labels = plot_labels(course, [*strokes, *rules_of(course)], unit, words)
    axis = "_".join(map(str, ("okr-axis", course.starts, course.ends, *course.turns)))
    # Not `href`: Material's instant navigation writes to that of everything that has one.
    parts = [
        *_field(course),
        _frame(course, axis, words, today) if claim(axis) else f'<use xlink:href="#{axis}"/>',
        _stretched(_levels(course), _pace(course), _course(strokes)),
        *_spots(course),
        *map(_text, labels),
        *(_row(confidence[:-1]), *map(_text, confidence[-1:])),
    ]
    return Markup(
        f'<div class="okr-chart">{_said_apart(labels, unit, words)}'
        f'<svg role="img" aria-label="{html(label)}" height="{height}">'
        f"{''.join(parts)}</svg></div>"
    )


def _said_apart(labels: Iterable[Label], unit: str | None, words: Words) -> str:
    """The unit above the chart, where a label within it had no room for it."""
    if not unit or not any(label.in_short for label in labels):
        return ""
    said = words._("Unit: %(unit)s", unit=unit)
    return f'<p class="okr-cap">{html(said)}</p>'


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
        yield _path(name, (f"M0 {y}H{_WIDE}" for y in levels))


def _frame(course: Course, name: str, words: Words, today: date) -> str:
    """What depends on the time only: the axis with its labels, a tick at each but the outermost,
    and the line of today."""
    labels = axis_labels(course, words, today)
    ticks = (f"M{_unit(label.at)} {AXIS}v5" for label in labels if 0 < label.at < 1)
    lines = [_path("okr-c-axis", (f"M0 {AXIS}H{_WIDE}", *ticks))]
    if course.today is not None:
        lines.append(_path("okr-c-today", (f"M{_unit(course.today)} {TOP - 6}V{AXIS}",)))
    return f'<g class="okr-axis" id="{name}">{_stretched(lines)}{_row(labels)}</g>'


def _stretched(*drawn: Iterable[str]) -> str:
    """Lines in a picture that is stretched to the chart's width."""
    return (
        f'<svg viewBox="0 0 {_WIDE} {HEIGHT}" height="{HEIGHT}" preserveAspectRatio="none">'
        f"{''.join(chain(*drawn))}</svg>"
    )


def _pace(course: Course) -> Iterable[str]:
    """The line of the even pace."""
    if course.expected is not None:
        (start, low), (end, high) = course.expected
        points = (start, height_of(course, low)), (end, height_of(course, high))
        yield _path("okr-c-exp", _line(points))


def _course(strokes: Sequence[Stroke]) -> Iterable[str]:
    """The course itself."""
    if strokes:
        points = [strokes[0][:2], *(stroke[2:] for stroke in strokes)]
        yield _path("okr-c-line", _line(points))


def _line(points: Iterable[tuple[float, float]]) -> Iterator[str]:
    """A line from point to point, in as few characters as SVG allows."""
    places = [(_unit(at), round(y)) for at, y in points]
    yield f"M{places[0][0]} {places[0][1]}"
    for (x1, y1), (x2, y2) in pairwise(places):
        if y2 == y1:
            yield f"H{x2}"
        elif x2 == x1:
            yield f"V{y2}"
        else:
            yield f"L{x2} {y2}"


def _path(name: str, steps: Iterable[str]) -> str:
    return f'<path class="{name}" d="{"".join(steps)}"/>'


def _unit(share: float) -> int:
    """A share of the width in units of the stretched picture."""
    return round(share * _WIDE)


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


def _circle(course: Course, at: float, spot: Spot) -> str:
    return f'<circle cx="{_x(at)}" cy="{_y(height_of(course, spot.value))}" r="3.5"/>'


def _diamond(at: float, y: float) -> str:
    drawn = '<path class="okr-c-miss okr-bad" d="M0-7 7 0 0 7-7 0z"/>'
    return f'<svg x="{_x(at)}" y="{_y(y)}">{drawn}</svg>'


def _row(labels: Sequence[Label]) -> str:
    """Labels on one line, those of a tone together."""
    if not labels:
        return ""
    toned = "".join(
        _group(
            f"okr-{tone}" if tone else "", _texts([label for label in labels if label.tone == tone])
        )
        for tone in dict.fromkeys(label.tone for label in labels)
    )
    return f'<g transform="translate(0 {_y(labels[0].y)})">{toned}</g>'


def _texts(labels: Sequence[Label]) -> Iterator[str]:
    """Texts on one line; single digits as one text whose characters have a place each."""
    digits = sorted(
        (label.at, label.text)
        for label in labels
        if len(label.text) == 1 and label.anchor == "middle" and 0 < label.at < 1
    )
    if len(digits) > 1:
        places = " ".join(_x(at) for at, _ in digits)
        yield f'<text x="{places}">{html("".join(text for _, text in digits))}</text>'
        labels = [label for label in labels if (label.at, label.text) not in digits]
    for label in labels:
        yield f"<text{_place(label)}>{html(label.text)}</text>"


def _text(label: Label) -> str:
    names = [*(["okr-c-v"] if label.bold else ()), *([f"okr-{label.tone}"] if label.tone else ())]
    classes = f' class="{" ".join(names)}"' if names else ""
    dx = f' dx="{_y(label.dx)}"' if label.dx else ""
    return f'<text{_place(label)} y="{_y(label.y)}"{dx}{classes}>{html(label.text)}</text>'


def _place(label: Label) -> str:
    """A label's place, and what of it stands there: in the style sheet the middle, and at either
    edge of the chart the end that keeps it within."""
    x = _x(label.at)
    usual = {"0": "start", "100%": "end"}.get(x, "middle")
    at = "" if x == "0" else f' x="{x}"'
    return at if label.anchor == usual else f'{at} text-anchor="{label.anchor}"'


def _group(name: str, parts: Iterable[str]) -> str:
    drawn = "".join(parts)
    return f'<g class="{name}">{drawn}</g>' if drawn and name else drawn


def _x(share: float) -> str:
    """A place in time as per cent of the width; a tenth is less than a pixel."""
    percent = f"{share * 100:.1f}".removesuffix(".0")
    return f"{percent}%" if percent != "0" else "0"


def _y(pixels: float) -> str:
    return f"{pixels:.1f}".removesuffix(".0")
