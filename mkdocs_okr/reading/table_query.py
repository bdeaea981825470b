"""What a table of OKRs can be asked for, and a query that asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_okr.findings import Place
from mkdocs_okr.model import Ambition, Lifecycle
from mkdocs_okr.progress import Status

__all__ = ["COLUMNS", "FIELDS", "PERIODS", "Level", "Named", "SortKey", "TableQuery"]

PERIODS = ("running", "planned", "over", "all")
"""What ``period`` may be besides a period's key."""


class Level(StrEnum):
    """What the rows of a table are."""

    OBJECTIVES = "objectives"
    KEY_RESULTS = "key_results"


class SortKey(StrEnum):
    """What rows are ordered by. Not by progress: that would rank the teams."""

    TEAM = "team"
    STATUS = "status"
    TITLE = "title"
    PERIOD = "period"
    DUE = "due"


_OF_BOTH = ("team", "period", "status", "reason", "progress", "expected", "owner", "due", "tag")
COLUMNS: Mapping[Level, tuple[str, ...]] = {
    Level.OBJECTIVES: (*_OF_BOTH, "ambition", "lifecycle", "key_results"),
    Level.KEY_RESULTS: (
        *_OF_BOTH,
        *("ambition", "lifecycle", "objective", "numbers", "confidence", "measured"),
    ),
}
"""The columns that can be chosen besides the title, which always comes first."""

FIELDS = (
    *("of", "team", "below", "period", "status", "owner", "tag", "lifecycle", "ambition"),
    *("columns", "sort", "limit", "caption"),
)
"""The fields of the arguments."""


@dataclass(frozen=True, slots=True)
class Named:
    """A team or period as somebody wrote it, and where."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What a table is to show. A filter that is empty lets everything through.

    Attributes:
        of: what its rows are.
        team: teams.
        below: whether the teams below those are meant too.
        period: period keys, or words of `PERIODS`; none: what runs.
        status: statuses of the rows.
        owner: owners of a row or, of a key result, of its objective; in lower case.
        tag: likewise.
        lifecycle: parts of the life cycle; an objective has those of its key results.
        ambition: ambitions of the objectives.
        columns: columns besides the title; none: the usual ones.
        sort: what the rows are ordered by.
        limit: how many rows there are at most.
        caption: what stands above it; None: what was asked for, in words.
    """

    of: Level = Level.KEY_RESULTS
    team: tuple[Named, ...] = ()
    below: bool = True
    period: tuple[Named, ...] = ()
    status: tuple[Status, ...] = ()
    owner: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    lifecycle: tuple[Lifecycle, ...] = ()
    ambition: tuple[Ambition, ...] = ()
    columns: tuple[str, ...] = ()
    sort: SortKey = SortKey.TEAM
    limit: int = 100
    caption: str | None = None
