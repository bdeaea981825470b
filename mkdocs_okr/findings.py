"""Findings: what is wrong or could be better, where exactly, and the way out.

Reading and rules report a `Problem`, whose `Spot` says where it is in terms of the data ("the value
of ``aligns_to`` of the second objective"). Only when a problem is really shown is its file read a
second time and the spot turned into a `Place` with line and column: a `Finding`. So a tree without
findings never pays for places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

__all__ = ["DataPath", "Finding", "FurtherPlace", "Place", "Problem", "Severity", "Spot"]

DataPath = tuple[str | int, ...]
"""Where something stands in a file's front matter: keys and indices, outermost first, e.g.
``("objectives", 0, "key_results", 1, "target")``. Empty: the front matter as a whole."""


class Severity(StrEnum):
    """How grave a finding is: an error is broken, advice is a matter of practice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for advice: sorts the gravest first."""
        return ("error", "warning", "advice").index(self.value)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file, as an editor counts it.

    Attributes:
        file: the path relative to the folder of the settings file, with ``/`` between folders.
        line: the first line, from 1.
        column: the first character in it, from 1, counted in characters.
        end_line: the last line.
        end_column: one past the last character.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in terms of the data, turned into a `Place` when it is shown.

    Attributes:
        file: as in `Place`.
        path: where in the front matter.
        part: ``value`` marks the value at that path; ``key`` the key it stands under; ``owner`` the
            first key of the mapping at that path (for something that is missing or empty there);
            ``file`` the first line of the file.
        place: the place, where reading knows it already.
    """

    file: str
    path: DataPath = ()
    part: Literal["value", "key", "owner", "file"] = "value"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What reading or a rule reports, before severity and exact place are known.

    Attributes:
        code: the rule's code, e.g. ``OKR201``.
        sentence: one sentence without a full stop, beginning with a lower-case letter or a
            quotation. It does not change with the day, since a finding is known again by it.
        spot: where; a `Place` if it is already known (as for text that is not valid YAML).
        help: what to write instead, or None.
        further: other places that belong to it, each with a few words ("first defined here").
        notes: short facts shown under the frame ("defined there: a, b").
        at_most: the gravest this one can be, whatever its rule is set to; None: as its rule says.
    """

    code: str
    sentence: str
    spot: Spot | Place
    help: str | None = None
    further: tuple[tuple[str, Spot | Place], ...] = ()
    notes: tuple[str, ...] = ()
    at_most: Severity | None = None


@dataclass(frozen=True, slots=True)
class FurtherPlace:
    """Another place that belongs to a finding, and in a few words why."""

    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, one place, one way out.

    Attributes:
        code: the rule's stable code, e.g. ``OKR201``.
        name: the rule's name, e.g. ``unknown-parent``.
        severity: after settings, drafts and baseline have been considered.
        sentence: what is wrong, one sentence without a full stop.
        place: where.
        help: what to write instead, or None.
        further: other places that belong to it.
        notes: short facts shown under the frame.
        path: where in the file's front matter, as far as it is known.
    """

    code: str
    name: str
    severity: Severity
    sentence: str
    place: Place
    help: str | None = None
    further: tuple[FurtherPlace, ...] = ()
    notes: tuple[str, ...] = ()
    path: DataPath = field(default=(), compare=False)
