"""The lines that progress is held against: the even pace, the threshold of success, the bands."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from mkdocs_okr.model import Ambition, KeyResult, Objective, OkrSet
from mkdocs_okr.progress.states import NOTHING, WHOLE, ScoreBand
from mkdocs_okr.settings import Settings

__all__ = ["expected_by", "first_day", "last_day", "score_band", "threshold_of"]

_USUAL_THRESHOLD = {Ambition.COMMITTED: Fraction(1), Ambition.STRETCH: Fraction(7, 10)}
_MIDDLE_FROM = {Ambition.COMMITTED: Fraction(7, 10), Ambition.STRETCH: Fraction(4, 10)}


def first_day(okr_set: OkrSet) -> date:
    """The day from which a pace is expected: the later of the period's first day and ``agreed``."""
    starts = okr_set.period.starts
    return starts if okr_set.agreed is None else max(starts, okr_set.agreed)


def last_day(
    okr_set: OkrSet, objective: Objective | None = None, key_result: KeyResult | None = None
) -> date:
    """The last day: ``due`` of the key result, else of the objective, else of the set, else the
    period's last day."""
    for part in (key_result, objective, okr_set):
        if part is not None and part.due is not None:
            return part.due
    return okr_set.period.ends


def expected_by(day: date, starts: date, ends: date) -> Fraction:
    """Where an even pace would be on a day, 0…1.

    0 up to and on the first day, 1 on the last day and after it, and between them the days since
    the first over the days from the first to the last. Where the last day comes before the first
    (agreed only when it was due), 0 before the last day.
    """
    if day >= ends:
        return WHOLE
    if day <= starts:
        return NOTHING
    return Fraction((day - starts).days, (ends - starts).days)


def threshold_of(settings: Settings, ambition: Ambition) -> Fraction:
    """The score from which an objective of that ambition is achieved, and its key results, 0…1."""
    if ambition is Ambition.STRETCH:
        return Fraction(settings.stretch_threshold)
    return Fraction(settings.committed_threshold)


def score_band(score: Fraction, ambition: Ambition, threshold: Fraction | None = None) -> ScoreBand:
    """The band of a score after the period, by the unrounded score.

    Stretch: [0, 0.4) low, [0.4, 0.7) middle, [0.7, 1] high. Committed: [0, 0.7) low, [0.7, 1)
    middle, [1] high. Where the site has set another threshold, the high band begins there, so that
    a band never contradicts a status.

    Args:
        score: 0…1.
        ambition: of the objective.
        threshold: the site's threshold (`ObjectiveState.threshold`); None: the usual one.
    """
    if score >= (_USUAL_THRESHOLD[ambition] if threshold is None else threshold):
        return ScoreBand.HIGH
    return ScoreBand.MIDDLE if score >= _MIDDLE_FROM[ambition] else ScoreBand.LOW
