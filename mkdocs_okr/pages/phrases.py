"""What is said of a key result or objective: its numbers, and the reason for its status, in
words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from mkdocs_okr.model import (
    Ambition,
    Binary,
    Bounds,
    Graded,
    Lifecycle,
    Maintain,
    Metric,
    Milestones,
    Reach,
    Unknown,
)
from mkdocs_okr.pages.formats import NO_BREAK, rounded_percent
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.words import N_, Words
from mkdocs_okr.progress import (
    SLIGHTLY_BEHIND,
    WELL_BEHIND,
    KeyResultState,
    ObjectiveState,
    Status,
)

__all__ = [
    "ambition",
    "bounds",
    "confidence",
    "figure",
    "last_measured",
    "lifecycle",
    "numbers",
    "objective_reason",
    "points_from_expected",
    "reason",
]

_ARROW = Markup(f"{NO_BREAK}→ ")


def bounds(limits: Bounds, unit: str | None, words: Words) -> str:
    """The bounds in words: at least 99.9 %, at most 30 s, 10 to 20 s."""
    write = words.formats.quantity
    if limits.minimum is None and limits.maximum is None:
        return words._("no limit")
    if limits.maximum is None:
        assert limits.minimum is not None
        return words._("at least %(value)s", value=write(limits.minimum, unit))
    if limits.minimum is None:
        return words._("at most %(value)s", value=write(limits.maximum, unit))
    low = words.formats.number(limits.minimum)
    return words._("%(low)s to %(high)s", low=low, high=write(limits.maximum, unit))


def numbers(state: KeyResultState, words: Words) -> Markup:
    """The numbers of a key result on one line, the current one in bold: 14 → **7.9** → 5 s."""
    key_result, latest = state.key_result, state.latest
    value = None if latest is None else latest.value
    if key_result.withheld is not None:
        return html(words._("figures not public"))
    measure = key_result.measure
    if isinstance(measure, Metric):
        return _course(measure, value, key_result.unit, words)
    if isinstance(measure, Reach | Maintain):
        limits = html(bounds(measure.bounds, key_result.unit, words))
        if value is None:
            return limits
        now = _bold(words.formats.number(value)) + _unit(key_result.unit)
        return words.markup("now %(value)s · %(bounds)s", value=now, bounds=limits)
    if isinstance(measure, Milestones) and state.steps is not None:
        done, steps = state.steps
        return words.markup_n(
            "%(done)s of %(count)s milestone",
            "%(done)s of %(count)s milestones",
            steps,
            done=_bold(str(done)),
        )
    if isinstance(measure, Binary):
        if state.progress is not None and state.progress >= 1:
            if isinstance(measure.done, date):
                day = words.formats.date(measure.done)
                return words.markup("<b>done</b> on %(date)s", date=day)
            return words.markup("<b>done</b>")
        return words.markup("<b>not yet</b> done")
    if isinstance(measure, Graded):
        if value is None:
            return html(words._("by the team’s own judgement"))
        grade = _bold(words.formats.number(value))
        return words.markup("%(value)s by the team’s own judgement", value=grade)
    return html(words._("nothing to measure it by"))


def _course(measure: Metric, value: Decimal | None, unit: str | None, words: Words) -> Markup:
    def end(number: Decimal | Unknown) -> str:
        if isinstance(number, Unknown):
            return words._("unknown")
        return words.formats.number(number)

    steps = [html(end(measure.baseline))]
    if value is not None:
        steps.append(_bold(words.formats.number(value)))
    steps.append(html(end(measure.target)) + _unit(unit))
    return _ARROW.join(steps)


def _bold(text: str) -> Markup:
    return Markup(f"<b>{html(text)}</b>")


def _unit(unit: str | None) -> Markup:
    return Markup(f"{NO_BREAK}{html(unit)}") if unit else Markup()


def figure(state: KeyResultState, words: Words) -> str:
    """What stands at the right, above the bar: a per cent, or how well it was kept; empty: nothing.

    A value beyond the target shows more than 100 %, one below the starting point 0 %.
    """
    measure = state.key_result.measure
    if isinstance(measure, Maintain) and state.held is not None:
        inside, measured = state.held
        return words._("%(held)s of %(all)s", held=inside, all=measured) if measured else ""
    if isinstance(measure, Reach) and state.latest is not None and state.progress is not None:
        return words._("within") if state.progress >= 1 else words._("not within")
    if state.progress is None or isinstance(measure, Reach | Maintain | Binary):
        return ""
    if not state.measured and not isinstance(measure, Milestones):
        return ""
    return words.formats.percent(max(state.progress, Fraction(0)))


def points_from_expected(progress: Fraction, expected: Fraction, words: Words) -> str:
    """How far from an even pace, in points: the difference of the two per cents as shown."""
    gap = rounded_percent(progress) - rounded_percent(expected)
    if gap > 0:
        return words.n("%(count)s point ahead", "%(count)s points ahead", gap)
    if gap < 0:
        return words.n("%(count)s point behind", "%(count)s points behind", -gap)
    return words._("as far as expected")


def confidence(state: KeyResultState, words: Words) -> str:
    """The confidence, and the one before where it differs; empty without one."""
    if state.confidence is None or state.status is Status.DROPPED:
        return ""
    now = words.formats.number(state.confidence)
    before = state.previous_confidence
    if before is not None and before != state.confidence:
        return words._(
            "confidence %(now)s, was %(before)s", now=now, before=words.formats.number(before)
        )
    return words._("confidence %(now)s", now=now)


def reason(state: KeyResultState, words: Words) -> str:
    """Why a key result has its status, in a few words; empty where there is nothing to add."""
    status, key_result = state.status, state.key_result
    if status is Status.DROPPED and key_result.dropped is not None:
        return key_result.dropped.reason or ""
    if status is Status.WITHHELD:
        return key_result.withheld or ""
    if status is Status.PLANNED:
        return words._("begins on %(date)s", date=words.formats.date(state.starts))
    if status is Status.NO_RESULT:
        return words._("never measured")
    if status is Status.NOT_STARTED:
        return _not_started(state, words)
    if status is Status.OUTDATED:
        return _outdated(state, words)
    if status is Status.ACHIEVED:
        if state.beyond_target:
            return words._("beyond the target")
        return words._("target reached") if state.score is None else _final(state, words)
    if status is Status.NOT_ACHIEVED:
        return _final(state, words)
    return _under_way(state, words)


def _final(state: KeyResultState, words: Words) -> str:
    if state.score is None:
        return ""
    return words._("score %(score)s", score=words.formats.score(state.score))


def _not_started(state: KeyResultState, words: Words) -> str:
    measure = state.key_result.measure
    if isinstance(measure, Metric):
        for number, plain, dated in (
            (
                measure.baseline,
                words._("the starting point is not known yet"),
                N_("the starting point is not known yet; due on %(date)s"),
            ),
            (
                measure.target,
                words._("the target is not known yet"),
                N_("the target is not known yet; due on %(date)s"),
            ),
        ):
            if isinstance(number, Unknown):
                if number.due is None:
                    return plain
                return words._(dated, date=words.formats.date(number.due))
    if isinstance(measure, Binary):
        return words._("no news in any check-in")
    if isinstance(measure, Milestones):
        return words._("nothing done yet")
    return words._("no value yet")


def _outdated(state: KeyResultState, words: Words) -> str:
    days = last_measured(state, words)
    if state.would_be is None:
        return days
    return words._("%(measured)s; would be on track", measured=days) if days else ""


def last_measured(state: KeyResultState, words: Words) -> str:
    """How long ago it was last measured; empty if nobody knows."""
    days = state.days_since_value
    if days is None:
        return ""
    if days == 0:
        return words._("last measured today")
    return words.n("last measured %(count)s day ago", "last measured %(count)s days ago", days)


def _under_way(state: KeyResultState, words: Words) -> str:
    measure, parts = state.key_result.measure, []
    if isinstance(measure, Maintain | Reach):
        inside = state.progress is not None and state.progress >= 1
        if isinstance(measure, Maintain) and not inside:
            parts.append(words._("outside the limit now"))
        elif isinstance(measure, Reach):
            parts.append(
                words._("within the limit") if inside else words._("not yet within the limit")
            )
        if isinstance(measure, Maintain) and state.held is not None:
            kept, of = state.held
            parts.append(
                words.n(
                    "held in %(held)s of %(count)s check-in",
                    "held in %(held)s of %(count)s check-ins",
                    of,
                    held=kept,
                )
            )
    elif state.clamped is not None and state.expected is not None:
        parts.append(points_from_expected(state.clamped, state.expected, words))
    if state.below_start:
        parts.append(words._("below the starting point"))
    if state.undated:
        parts.append(words._("undated value"))
    return ", ".join(parts)


def objective_reason(state: ObjectiveState, words: Words) -> str:
    """Why an objective has its status, in a few words."""
    status = state.status
    if status is Status.DROPPED and state.objective.dropped is not None:
        return state.objective.dropped.reason or ""
    if status is Status.PLANNED:
        return words._("begins on %(date)s", date=words.formats.date(state.starts))
    if state.failed_guardrails:
        return words.n(
            "a guardrail failed", "%(count)s guardrails failed", len(state.failed_guardrails)
        )
    if status is Status.NO_RESULT:
        return words._("no key result was ever measured")
    if status is Status.NOT_STARTED:
        return words._("no value yet")
    if state.score is not None:
        return words._("score %(score)s", score=words.formats.score(state.score))
    if state.progress is None or status is Status.ACHIEVED:
        return ""
    if status is not Status.ON_TRACK and state.decisive and not _is_behind(state):
        return _decided_by(state, words)
    if state.expected is None:
        return ""
    return points_from_expected(state.progress, state.expected, words)


def _is_behind(state: ObjectiveState) -> bool:
    """Whether the objective's own pace, and not only a key result's, is as weak as its status."""
    if state.gap is None or state.status is Status.OUTDATED:
        return False
    return -state.gap > (WELL_BEHIND if state.status is Status.OFF_TRACK else SLIGHTLY_BEHIND)


def _decided_by(state: ObjectiveState, words: Words) -> str:
    counted = sum(each.counted for each in state.key_results)
    decisive = len(state.decisive)
    if state.status is Status.OFF_TRACK:
        return words.n(
            "%(count)s of %(all)s key results is off track",
            "%(count)s of %(all)s key results are off track",
            decisive,
            all=counted,
        )
    if state.status is Status.AT_RISK:
        return words.n(
            "%(count)s of %(all)s key results is at risk",
            "%(count)s of %(all)s key results are at risk",
            decisive,
            all=counted,
        )
    return words.n(
        "%(count)s of %(all)s key results is outdated",
        "%(count)s of %(all)s key results are outdated",
        decisive,
        all=counted,
    )


def ambition(state: ObjectiveState, words: Words) -> str:
    """Committed, or stretch with the score that is success."""
    if state.objective.ambition is Ambition.COMMITTED:
        return words._("committed")
    return words._(
        "stretch, %(percent)s is success", percent=words.formats.percent(state.threshold)
    )


def lifecycle(part: Lifecycle, words: Words) -> str:
    """The name of a part of a service's life."""
    return {
        Lifecycle.DEVELOPMENT: words._("Development"),
        Lifecycle.OPERATIONS: words._("Operations"),
        Lifecycle.SECURITY: words._("Security"),
    }[part]
