"""Progress, pace, status and score of key results, objectives and sets.

The only place where anything is computed from what teams write. Pure: what comes in is the model
and the day, what goes out are the states below. All arithmetic is exact (`fractions.Fraction`);
nothing is rounded here. Fractions run 0…1, not per cent.

`assess` says where one set stands; `Standings` does so for an organisation and remembers it.
"""

from mkdocs_okr.progress.key_results import CONFIDENT, DOUBTFUL, SLIGHTLY_BEHIND, WELL_BEHIND
from mkdocs_okr.progress.measures import is_countable, is_done, is_dropped
from mkdocs_okr.progress.sets import assess
from mkdocs_okr.progress.standings import Standings
from mkdocs_okr.progress.states import (
    Cause,
    KeyResultState,
    ObjectiveState,
    Point,
    ScoreBand,
    SetState,
    Status,
)
from mkdocs_okr.progress.thresholds import expected_by, score_band, threshold_of

__all__ = [
    "CONFIDENT",
    "DOUBTFUL",
    "SLIGHTLY_BEHIND",
    "WELL_BEHIND",
    "Cause",
    "KeyResultState",
    "ObjectiveState",
    "Point",
    "ScoreBand",
    "SetState",
    "Standings",
    "Status",
    "assess",
    "expected_by",
    "is_countable",
    "is_done",
    "is_dropped",
    "score_band",
    "threshold_of",
]
