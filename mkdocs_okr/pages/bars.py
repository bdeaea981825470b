"""Bars: how far something is, and where an even pace would be.

Drawn as SVG without a viewBox, with x in per cent: right at any width, and printed without
backgrounds. The course is neutral ink; only the gap to the expected place is coloured, and striped.
Classes: see ``assets/okr.css``. Every bar that tells a progress is a named progress bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.model import Bounds
from mkdocs_okr.pages.shapes import TONES
from mkdocs_okr.pages.text import html
from mkdocs_okr.progress import Status

__all__ = [
    "check_box",
    "dashed_line",
    "held_strip",
    "progress_bar",
    "samples",
    "score_line",
    "target_field",
    "time_line",
]

_MIDDLE = 10
_LEAST_GAP = Fraction(1, 200)
_WITH_GAP = frozenset({Status.AT_RISK, Status.OFF_TRACK, Status.OUTDATED})
_SLOTS = 8


def _x(fraction: Fraction) -> str:
    return f"{float(fraction) * 100:.4g}%"


def progress_bar(
    progress: Fraction,
    *,
    label: str,
    value_text: str,
    status: Status,
    expected: Fraction | None = None,
    cuts: Sequence[Fraction] = (),
    large: bool = False,
) -> Markup:
    """A bar from 0 to 1 with the expected place marked.

    Args:
        progress: unclamped; beyond 1 an arrow leads out at the right, below 0 at the left.
        label: the accessible name: whose progress.
        value_text: the progress as read aloud.
        status: decides whether there is a gap to show, and its colour.
        expected: where an even pace would be, 0…1, or None.
        cuts: where the bar is cut into steps, 0…1.
        large: whether it is an objective's.
    """
    half = 4 if large else 3
    done = min(max(progress, Fraction(0)), Fraction(1))
    top, bottom = _MIDDLE - half, _MIDDLE + half
    parts = [f'<rect class="okr-b-track" y="{top}" width="100%" height="{2 * half}"/>']
    if expected is not None and status in _WITH_GAP and expected - done > _LEAST_GAP:
        parts.append(
            f'<line class="okr-b-gap okr-{TONES[status]}" x1="{_x(done)}" x2="{_x(expected)}" '
            f'y1="{_MIDDLE}" y2="{_MIDDLE}" stroke-width="{2 * half}"/>'
        )
    if done:
        parts.append(f'<rect class="okr-b-fill" y="{top}" width="{_x(done)}" height="{2 * half}"/>')
    parts.extend(_upright("okr-b-cut", cut, top - 1, bottom + 1) for cut in cuts)
    parts.append(_upright("okr-b-end", Fraction(1), top, bottom))
    if expected is not None:
        parts.append(_upright("okr-b-halo", expected, top - 3, bottom + 3))
        parts.append(_upright("okr-b-exp", expected, top - 4, bottom + 4))
    if progress > 1:
        parts.append(
            '<svg x="100%" overflow="visible">'
            f'<path class="okr-b-fill" d="M3 {top}l6 {half}-6 {half}z"/></svg>'
        )
    if progress < 0:
        parts.append(f'<path class="okr-fill okr-bad" d="M-3 {top}l-6 {half} 6 {half}z"/>')
    size = " okr-bar--big" if large else ""
    return Markup(
        f'<svg class="okr-bar{size}" role="progressbar" aria-label="{html(label)}" '
        f'aria-valuemin="0" aria-valuemax="100" aria-valuenow="{float(done) * 100:.4g}" '
        f'aria-valuetext="{html(value_text)}">{"".join(parts)}</svg>'
    )


def _upright(name: str, at: Fraction, top: float, bottom: float) -> str:
    return f'<line class="{name}" x1="{_x(at)}" x2="{_x(at)}" y1="{top}" y2="{bottom}"/>'


def target_field(value: Decimal | None, bounds: Bounds, *, label: str, inside: bool) -> Markup:
    """A number that is to come within bounds: a hairline, the field of the target, a dot.

    The scale is laid so that the field takes two fifths and the value always has its place.
    """
    ends = [end for end in (bounds.minimum, bounds.maximum) if end is not None]
    known = [Fraction(each) for each in [*ends, *([] if value is None else [value])]]
    width = max(known) - min(known)
    margin = (width or abs(known[0]) or Fraction(1)) * Fraction(2, 3)
    low, high = min(known) - margin, max(known) + margin
    if min(known) >= 0:
        low = max(low, Fraction(0))

    def place(number: Decimal | Fraction) -> Fraction:
        return (Fraction(number) - low) / (high - low)

    start = Fraction(0) if bounds.minimum is None else place(bounds.minimum)
    end = Fraction(1) if bounds.maximum is None else place(bounds.maximum)
    parts = [
        f'<line class="okr-b-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>',
        f'<rect class="okr-b-zone" x="{_x(start)}" y="5.5" width="{_x(end - start)}" height="9"/>',
        *(_upright("okr-b-end", place(edge), 4, 16) for edge in ends),
    ]
    if value is not None:
        tone = "" if inside else " okr-risk"
        parts.append(
            f'<circle class="okr-b-pt{tone}" cx="{_x(place(value))}" cy="{_MIDDLE}" r="4.6"/>'
        )
    return _picture(parts, label)


def held_strip(held: Sequence[bool], *, label: str) -> Markup:
    """Something to keep: a block for every check-in, a diamond where it failed, hollow to come."""
    shown = held[-16:]
    parts = []
    for number, inside in enumerate(shown):
        x = number * 16
        if inside:
            parts.append(f'<rect class="okr-b-fill" x="{x}" y="6" width="12" height="8" rx="1"/>')
        else:
            parts.append(
                f'<path class="okr-fill okr-bad" d="M{x + 6} 2.5l7.5 7.5-7.5 7.5-7.5-7.5z"/>'
            )
    parts.extend(
        f'<rect class="okr-b-slot" x="{number * 16 + 0.5}" y="6.5" width="11" height="7" rx="1"/>'
        for number in range(len(shown), _SLOTS)
    )
    return _picture(parts, label)


def check_box(done: bool) -> Markup:
    """A box that is ticked or not; the words beside it say the same."""
    tick = '<path class="okr-b-tick" d="m3.6 10.2 2.6 2.6 4.8-6"/>' if done else ""
    return Markup(
        '<svg class="okr-bar" aria-hidden="true"><rect class="okr-b-slot" x=".75" y="3.75" '
        f'width="12.5" height="12.5" rx="1.5"/>{tick}</svg>'
    )


def dashed_line() -> Markup:
    """Nothing to show."""
    return Markup(
        '<svg class="okr-bar" aria-hidden="true">'
        '<line class="okr-b-line okr-b-dash" x1="0" x2="100%" y1="10" y2="10"/></svg>'
    )


def score_line(
    score: Fraction | None, threshold: Fraction, status: Status, *, label: str
) -> Markup:
    """A score as a dot on a line from 0 to 1, with an upright where success begins."""
    parts = [
        f'<line class="okr-b-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>',
        _upright("okr-b-line", Fraction(0), 7, 13),
        _upright("okr-b-line", Fraction(1), 7, 13),
        _upright("okr-b-exp", threshold, 1, 19),
    ]
    if score is not None:
        parts.append(
            f'<line class="okr-b-lead" x1="0" x2="{_x(score)}" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
            f'<circle class="okr-fill okr-{TONES[status]}" cx="{_x(score)}" '
            f'cy="{_MIDDLE}" r="4.6"/>'
        )
    return _picture(parts, label)


def _picture(parts: Sequence[str], label: str) -> Markup:
    return Markup(
        f'<svg class="okr-bar" role="img" aria-label="{html(label)}">{"".join(parts)}</svg>'
    )


def time_line(passed: Fraction, *, label: str, ticks: Sequence[Fraction] = ()) -> Markup:
    """How much of a period has passed, with an upright for today."""
    parts = [
        '<rect class="okr-b-track" y="4" width="100%" height="4"/>',
        f'<rect class="okr-b-fill" y="4" width="{_x(passed)}" height="4"/>',
        *(_upright("okr-b-cut", tick, 3, 9) for tick in ticks),
        _upright("okr-b-exp", passed, 0, 12),
    ]
    return Markup(
        f'<svg class="okr-time" role="img" aria-label="{html(label)}">{"".join(parts)}</svg>'
    )


def samples() -> tuple[Markup, Markup, Markup]:
    """A bar, a limit and something to keep, for the key to the drawings; hidden from screen
    readers."""
    half, seven_tenths = Fraction(1, 2), Fraction(7, 10)
    bar = progress_bar(half, label="", value_text="", status=Status.AT_RISK, expected=seven_tenths)
    limit = target_field(Decimal(77), Bounds(Decimal(75), None), label="", inside=True)
    kept = held_strip([True, True, False, True, True], label="")
    return _hidden(bar), _hidden(limit), _hidden(kept)


def _hidden(drawing: Markup) -> Markup:
    """The drawing without what it says."""
    start, end = drawing.index(" role="), drawing.index(">")
    return Markup(f'{drawing[:start]} aria-hidden="true"{drawing[end:]}')
