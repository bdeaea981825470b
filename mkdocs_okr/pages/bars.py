"""Bars: how far something is, and where an even pace would be.

Drawn as SVG without a viewBox, with x in per cent: right at any width, and printed without
backgrounds. The course is neutral ink; only the gap to the expected place is coloured, and striped.
Classes: see ``assets/okr.css``; there a progress bar's parts also have their heights, as a page
holds dozens of them. Every bar that tells a progress is a named progress bar.
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
_NOTHING, _WHOLE = Fraction(0), Fraction(1)
_LEAST_GAP = Fraction(1, 200)
_WITH_GAP = frozenset({Status.AT_RISK, Status.OFF_TRACK, Status.OUTDATED})
_SLOTS = 8


def _x(fraction: Fraction | float) -> str:
    """A place in per cent of the width; a tenth is less than a pixel."""
    return f"{float(fraction) * 100:.1f}".removesuffix(".0") + "%"


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
    done = min(max(progress, _NOTHING), _WHOLE)
    width = _x(done)
    parts = ['<rect class="okr-b-track"/>']
    if expected is not None and status in _WITH_GAP and expected - done > _LEAST_GAP:
        parts.append(
            f'<line class="okr-b-gap okr-{TONES[status]}" x1="{width}" x2="{_x(expected)}" '
            f'y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        )
    if done:
        parts.append(f'<rect class="okr-b-fill" width="{width}"/>')
    parts.extend(_upright("okr-b-cut", cut, _MIDDLE - half - 1, _MIDDLE + half + 1) for cut in cuts)
    parts.append('<rect class="okr-b-end"/>')
    if expected is not None:
        parts.append(f'<rect class="okr-b-exp" x="{_x(expected)}"/>')
    top = _MIDDLE - half
    if progress > 1:
        parts.append(
            '<svg x="100%" overflow="visible">'
            f'<path class="okr-b-fill" d="M3 {top}l6 {half}-6 {half}z"/></svg>'
        )
    if progress < 0:
        parts.append(f'<path class="okr-fill okr-bad" d="M-3 {top}l-6 {half} 6 {half}z"/>')
    size = " okr-bar--big" if large else ""
    # Of a progress bar, the least is 0 and the most 100 without a word.
    return Markup(
        f'<svg class="okr-bar{size}" role="progressbar" aria-label="{html(label)}" '
        f'aria-valuenow="{width[:-1]}" '
        f'aria-valuetext="{html(value_text)}">{"".join(parts)}</svg>'
    )


def _upright(name: str, at: Fraction | float, top: float, bottom: float) -> str:
    return f'<line class="{name}" x1="{_x(at)}" x2="{_x(at)}" y1="{top}" y2="{bottom}"/>'


def target_field(value: Decimal | None, bounds: Bounds, *, label: str, inside: bool) -> Markup:
    """A number that is to come within bounds: a hairline, the field of the target, a dot.

    The scale is laid so that the field takes two fifths and the value always has its place.
    """
    ends = [end for end in (bounds.minimum, bounds.maximum) if end is not None]
    known = [float(each) for each in [*ends, *([] if value is None else [value])]]
    least, most = min(known), max(known)
    margin = ((most - least) or abs(known[0]) or 1.0) * 2 / 3
    low, high = least - margin, most + margin
    if least >= 0:
        low = max(low, 0.0)

    def place(number: Decimal) -> float:
        return (float(number) - low) / (high - low)

    start = 0.0 if bounds.minimum is None else place(bounds.minimum)
    end = 1.0 if bounds.maximum is None else place(bounds.maximum)
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
    places = list(enumerate(shown))
    parts = [
        f'<path class="{name}" d="{"".join(marks)}"/>'
        for name, marks in (
            ("okr-b-fill", [f"M{16 * at} 6h12v8h-12z" for at, inside in places if inside]),
            (
                "okr-fill okr-bad",
                [
                    f"M{16 * at + 6} 2.5l7.5 7.5-7.5 7.5-7.5-7.5z"
                    for at, inside in places
                    if not inside
                ],
            ),
            (
                "okr-b-slot",
                [f"M{16 * at}.5 6.5h11v7h-11z" for at in range(len(shown), _SLOTS)],
            ),
        )
        if marks
    ]
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


def time_line(
    starts: Fraction, today: Fraction, ends: Fraction, *, label: str, ticks: Sequence[Fraction] = ()
) -> Markup:
    """How much of a period has passed, with an upright for today.

    All on an axis from 0 to 1, which several periods may share.
    """
    begin, length, passed = _x(starts), _x(ends - starts), _x(today - starts)
    parts = [
        f'<rect class="okr-b-track" x="{begin}" y="4" width="{length}" height="4"/>',
        f'<rect class="okr-b-fill" x="{begin}" y="4" width="{passed}" height="4"/>',
        *(_upright("okr-b-cut", tick, 3, 9) for tick in ticks),
        _upright("okr-b-exp", today, 0, 12),
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
