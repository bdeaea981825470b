"""The course of a key result in a sentence or two, for those who do not see its chart."""

from __future__ import annotations

from mkdocs_okr.model import Metric
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.chart_labels import value_said
from mkdocs_okr.pages.courses import Course, Spot
from mkdocs_okr.pages.words import Words
from mkdocs_okr.progress import KeyResultState

__all__ = ["course_in_words"]


def course_in_words(course: Course, state: KeyResultState, words: Words) -> str:
    """The course as the chart shows it: from where to where, what it is held against, what was
    missed. Plain text."""
    key_result = state.key_result
    unit, measure = key_result.unit, key_result.measure
    said = [_journey(course, state, words)]
    if isinstance(measure, Metric):
        write = words.formats.quantity
        if course.baseline is not None:
            said.append(f"{words._('Starting point')} {write(course.baseline, unit)}")
        if course.target is not None:
            said.append(f"{words._('Target')} {write(course.target, unit)}")
    elif course.bounds is not None:
        said.append(f"{words._('Target')} {phrases.bounds(course.bounds, unit, words)}")
    missed = [spot for spot in course.spots if not spot.inside]
    if missed:
        worst = [_dated(course, spot, unit, words) for spot in missed[-3:]]
        said.append(
            words.n(
                "Outside once: %(values)s",
                "Outside %(count)s times, lately: %(values)s",
                len(missed),
                values=", ".join(worst),
            )
        )
    return ". ".join(said) + "."


def _journey(course: Course, state: KeyResultState, words: Words) -> str:
    title, unit = state.key_result.title or state.key_result.id, state.key_result.unit
    latest, spots = course.latest, course.spots
    if latest is None or not spots or (latest is spots[0]):
        now = "" if latest is None else _dated(course, latest, unit, words)
        return words._("Course of %(title)s: %(now)s", title=title, now=now)
    return words._(
        "Course of %(title)s: from %(first)s to %(now)s",
        title=title,
        first=_dated(course, spots[0], unit, words),
        now=_dated(course, latest, unit, words),
    )


def _dated(course: Course, spot: Spot, unit: str | None, words: Words) -> str:
    value = value_said(course, spot, unit, words)
    if spot.day is None:
        return words._("%(value)s, undated", value=value)
    day = words.formats.short_date(spot.day, course.ends)
    return words._("%(value)s on %(date)s", value=value, date=day)
