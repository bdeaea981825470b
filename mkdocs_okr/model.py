"""What an organisation's OKRs are: teams, their sets, objectives, key results and check-ins.

Everything here is frozen and does no input or output. A model is built once by `mkdocs_okr.reading`
and then only looked at. It can hold faulty OKRs too (two objectives with one id, a key result that
measures nothing): that is what the rules look for. What could not be read at all is left out and
its data path is noted in ``faults``, so that no rule reports it a second time.

Numbers are `decimal.Decimal`, exactly as written. Dates are days.

What there are many of is a named tuple, which is made several times as fast as a frozen dataclass.
What is told apart by its kind, as measures are, is a dataclass: of different kinds, two are never
equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple

from mkdocs_okr.findings import DataPath, Place, Problem
from mkdocs_okr.periods import Period, PeriodState
from mkdocs_okr.settings import Settings

__all__ = [
    "Address",
    "Ambition",
    "Binary",
    "Bounds",
    "Checkin",
    "Current",
    "Done",
    "Dropped",
    "Graded",
    "Initiative",
    "KeyResult",
    "Lifecycle",
    "Link",
    "Maintain",
    "Measure",
    "Measurement",
    "Mention",
    "Metric",
    "Milestone",
    "Milestones",
    "Objective",
    "OkrSet",
    "Organisation",
    "Reach",
    "Reference",
    "Resolution",
    "Target",
    "Team",
    "Unknown",
    "Unmeasured",
]


Done = bool | date
"""Whether something is done, or on which day it was. A day after today does not count."""

Ignores = Mapping[str, str]
"""Accepted findings: rule (name, code or family as written) → reason."""

NO_IGNORES: Ignores = {}
NO_EXTRA: Mapping[str, str] = {}


class Ambition(StrEnum):
    """Whether an objective is meant to be reached in full, or is a stretch."""

    COMMITTED = "committed"
    STRETCH = "stretch"


class Lifecycle(StrEnum):
    """The part of a service's life that a key result is about."""

    DEVELOPMENT = "development"
    OPERATIONS = "operations"
    SECURITY = "security"


class Address(NamedTuple):
    """Where an objective or key result is found in an organisation; every part in lower case but
    the period, which is a period's key."""

    team: str
    period: str
    objective: str
    key_result: str | None = None

    def __str__(self) -> str:
        text = f"{self.team}/{self.period}/{self.objective}"
        return f"{text}#{self.key_result}" if self.key_result else text


class Reference(NamedTuple):
    """A reference as somebody wrote it: ``[team/][period/]objective[#key-result]``.

    Attributes:
        text: as written.
        team: the team's key in lower case; None: one's own team.
        period: the period's key; None: to be chosen by the rules for references.
        objective: the objective's id in lower case.
        key_result: the key result's id in lower case, or None.
    """

    text: str
    team: str | None
    period: str | None
    objective: str
    key_result: str | None = None


class Resolution(NamedTuple):
    """What became of a reference.

    Attributes:
        reference: the reference.
        target: what it refers to, or None.
        failure: None if it has a target. ``hidden``: what it names lies in a file that could not be
            read, so nothing is to be said. ``team``: no such team. ``objective``: no such objective
            (or key result, or period) there. ``period``: it is there, but in no set that overlaps.
            ``self``: it leads back into the set it stands in.
        candidates: texts of references that would resolve, the likeliest first.
        defined: what the team it names does define, as (id, file, data path), for the report.
    """

    reference: Reference
    target: Address | None = None
    failure: Literal["hidden", "team", "objective", "period", "self"] | None = None
    candidates: tuple[str, ...] = ()
    defined: tuple[tuple[str, str, DataPath], ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that is not known yet, and perhaps the day it is due."""

    due: date | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range, both ends included; None: open at that end."""

    minimum: Decimal | None
    maximum: Decimal | None

    def contain(self, value: Decimal) -> bool:
        """Whether the value lies within; exactly on a bound is within."""
        return (self.minimum is None or value >= self.minimum) and (
            self.maximum is None or value <= self.maximum
        )


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that is to move from a baseline to a target; the direction follows from the two."""

    baseline: Decimal | Unknown
    target: Decimal | Unknown


@dataclass(frozen=True, slots=True)
class Reach:
    """A number that is to come within bounds, wherever it begins."""

    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Maintain:
    """A number that is to stay within bounds: stable operation."""

    bounds: Bounds


class Milestone(NamedTuple):
    """One step; `weight` is its share of the whole."""

    title: str
    done: Done = False
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Milestones:
    """Steps that are done or not."""

    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Binary:
    """Done or not done."""

    done: Done


@dataclass(frozen=True, slots=True)
class Graded:
    """The team's own judgement, 0…1, given in its check-ins."""


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """No measure that can be counted.

    Attributes:
        reason: ``missing``: none is written (or too little of one; `fields` has what there is);
            ``conflicting``: several are, `fields` has the keys that do not go together, the one
            that came first first; ``broken``: one is written but a value of it could not be read,
            and that has been reported.
        fields: see `reason`.
    """

    reason: Literal["missing", "conflicting", "broken"]
    fields: tuple[str, ...] = ()


Measure = Metric | Reach | Maintain | Milestones | Binary | Graded | Unmeasured


class Link(NamedTuple):
    """A title and where it leads."""

    title: str
    link: str


class Initiative(NamedTuple):
    """What the team does about it; never counted."""

    title: str
    link: str | None = None
    done: Done = False


class Dropped(NamedTuple):
    """Given up; `date` and `reason` may be missing in faulty files."""

    date: date | None
    reason: str | None


class Measurement(NamedTuple):
    """What a check-in says of one key result.

    Attributes:
        key_result: the key result's id in lower case, as it is in the check-in's ``values``.
        value: the value measured, or None.
        confidence: 0…10 in halves, or None.
        forecast: the value expected at the end, or None.
        note: Markdown, or None.
        written: the key as written, which is also the last step of its data path.
    """

    key_result: str
    value: Decimal | None
    confidence: Decimal | None = None
    forecast: Decimal | None = None
    note: str | None = None
    written: str = ""


class Current(NamedTuple):
    """The latest value of a key result for which no log is kept."""

    value: Decimal | None
    date: date | None = None
    confidence: Decimal | None = None
    note: str | None = None


class Checkin(NamedTuple):
    """A team's look at its key results on one day; `values` in the order written."""

    date: date | None
    note: str | None
    values: tuple[Measurement, ...]
    path: DataPath


class KeyResult(NamedTuple):
    """One key result of an objective. `id` and `title` are empty where they are missing."""

    id: str
    title: str
    measure: Measure
    path: DataPath
    unit: str | None = None
    note: str | None = None
    current: Current | None = None
    score: Decimal | None = None
    source: str | None = None
    lifecycle: tuple[Lifecycle, ...] = ()
    guardrail: bool = False
    pace: bool = True
    withheld: str | None = None
    owners: tuple[str, ...] = ()
    weight: Decimal = Decimal(1)
    tags: tuple[str, ...] = ()
    continues: Reference | None = None
    dropped: Dropped | None = None
    initiatives: tuple[Initiative, ...] = ()
    due: date | None = None
    checkin_every: int | None = None
    ignore: Ignores = NO_IGNORES
    extra: Mapping[str, str] = NO_EXTRA


class Objective(NamedTuple):
    """One objective of a set, with its key results in the order written."""

    id: str
    title: str
    team: str
    period: str
    key_results: tuple[KeyResult, ...]
    path: DataPath
    aligns_to: tuple[Reference, ...] = ()
    anchored_in: str | None = None
    value: str | None = None
    insight: str | None = None
    ambition: Ambition = Ambition.COMMITTED
    owners: tuple[str, ...] = ()
    weight: Decimal = Decimal(1)
    tags: tuple[str, ...] = ()
    continues: Reference | None = None
    dropped: Dropped | None = None
    initiatives: tuple[Initiative, ...] = ()
    contributors: tuple[str, ...] = ()
    due: date | None = None
    ignore: Ignores = NO_IGNORES
    extra: Mapping[str, str] = NO_EXTRA

    @property
    def address(self) -> Address:
        """Its address in the organisation."""
        return Address(self.team, self.period, self.id)


@dataclass(frozen=True, slots=True)
class OkrSet:
    """What one team is after in one period: one file.

    Attributes:
        file: path relative to the settings' folder, ``/`` between folders.
        team: the team's key.
        readable: False if the file could not be read at all; then everything but `file`, `team` and
            `period` is empty, and nothing may be concluded from that.
        body: the Markdown story, without the sections that became `notes` and `retrospective`.
        body_line: the line of the file, from 1, on which the body begins (for hosts' edit links).
        notes: the body's sections headed by the date of a check-in: date → Markdown.
        retrospective: Markdown, from the front matter or from the body's section.
        faults: data paths at which reading has reported something.
    """

    file: str
    team: str
    period: Period
    objectives: tuple[Objective, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    draft: bool = False
    lang: str | None = None
    agreed: date | None = None
    retrospective: str | None = None
    due: date | None = None
    checkin_every: int | None = None
    ignore: Ignores = field(default_factory=lambda: NO_IGNORES)
    extra: Mapping[str, str] = field(default_factory=lambda: NO_EXTRA)
    body: str = ""
    body_line: int = 1
    notes: Mapping[date, str] = field(default_factory=dict)
    faults: frozenset[DataPath] = frozenset()
    readable: bool = True

    def is_faulty(self, path: DataPath) -> bool:
        """Whether reading has reported something at the path, above it or below it."""
        if not self.faults:
            return False
        return any(
            fault[: len(path)] == path or path[: len(fault)] == fault for fault in self.faults
        )


@dataclass(frozen=True, slots=True)
class Team:
    """A team: a folder.

    Attributes:
        key: the folder's name in lower case.
        folder: its path relative to the settings' folder.
        file: its ``index.md`` relative to the settings' folder, or None if it has none.
        name: as readers see it.
        parent: the key of the team above, or None; the nearest enclosing one unless ``parent:``
            says otherwise (and names a team there is).
        written_parent: the key ``parent:`` names, in lower case, whether or not there is such a
            team.
        lang: its own ``lang`` or None; see `Organisation.language`.
        roles: its own ``roles``; see `Organisation.roles`.
        body: the Markdown of its ``index.md``.
    """

    key: str
    folder: str
    file: str | None = None
    name: str = ""
    parent: str | None = None
    written_parent: str | None = None
    contact: str | None = None
    links: tuple[Link, ...] = ()
    lang: str | None = None
    roles: tuple[str, ...] = ()
    checkin_every: int | None = None
    ignore: Ignores = field(default_factory=lambda: NO_IGNORES)
    extra: Mapping[str, str] = field(default_factory=lambda: NO_EXTRA)
    body: str = ""
    body_line: int = 1
    faults: frozenset[DataPath] = frozenset()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """What a handbook page refers to: a team, one of its sets, an objective or a key result."""

    team: str
    period: str | None = None
    objective: str | None = None
    key_result: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A directive or ``okr:`` link in a page of the handbook.

    Attributes:
        file: the page, relative to the settings' folder.
        place: the reference in it (for a directive without one: the directive).
        kind: ``link``, or the directive's name (``team``, ``objective``, ``cascade``, ``badge`` …).
        text: the reference as written, empty if there is none.
        target: what it resolves to, or None.
    """

    file: str
    place: Place
    kind: str
    text: str
    target: Target | None = None


@dataclass(frozen=True)
class Organisation:
    """All teams and sets of a handbook on a given day, with their references resolved.

    Attributes:
        settings: what the site has set.
        today: the day it is seen on, the only clock there is.
        teams: by key, in the order of their paths; a team comes after the team whose folder holds
            it.
        sets: by team key and period key, ordered by team and then by the period's first day and
            length.
        alignments: for each objective that has ``aligns_to``, what became of each reference, in
            order. Where two objectives of a set have one id, the first is meant.
        predecessors: for each objective (``key_result`` None) or key result that has ``continues``,
            what became of it.
        problems: what reading has reported.
        uncertain: keys of teams that may have more than could be read: a file of theirs has a
            wrong name, or two folders claim the key. They need not be in ``teams``.
        introduction: the body of the ``index.md`` in the OKR folder itself.
        introduction_file: that file, or None.
        mentions: what the handbook's own pages refer to.
        images: files beside the OKR files that are to be published, relative to the settings'
            folder.
    """

    settings: Settings
    today: date
    teams: Mapping[str, Team]
    sets: Mapping[tuple[str, str], OkrSet]
    alignments: Mapping[Address, tuple[Resolution, ...]] = field(default_factory=dict)
    predecessors: Mapping[Address, Resolution] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    uncertain: frozenset[str] = frozenset()
    introduction: str = ""
    introduction_file: str | None = None
    introduction_line: int = 1
    images: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def leadership(self) -> tuple[str, ...]:
        """The keys of the leadership's teams: those the settings name, else the only top-level
        team.

        Empty if the settings name none and there are several top-level teams (OKR212). Names of
        teams that do not exist are left out.
        """
        if self.settings.leadership:
            return tuple(key for key in self.settings.leadership if key in self.teams)
        top = [team.key for team in self.teams.values() if team.parent is None]
        return (top[0],) if len(top) == 1 else ()

    @cached_property
    def sets_of_team(self) -> Mapping[str, tuple[OkrSet, ...]]:
        """For every team its sets, by the period's first day, the longer period first."""
        found: dict[str, list[OkrSet]] = {key: [] for key in self.teams}
        for okr_set in self.sets.values():
            found.setdefault(okr_set.team, []).append(okr_set)
        return {
            key: tuple(sorted(sets, key=lambda each: (each.period.starts, -each.period.days)))
            for key, sets in found.items()
        }

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Team, ...]]:
        """For every team (and None: the top) the teams right below it, in the order of their
        paths."""
        found: dict[str | None, list[Team]] = {None: []}
        for team in self.teams.values():
            found.setdefault(team.parent, []).append(team)
        return {key: tuple(teams) for key, teams in found.items()}

    @cached_property
    def supporters(self) -> Mapping[Address, tuple[Address, ...]]:
        """For every objective or key result the objectives that are aligned to it."""
        found: dict[Address, list[Address]] = {}
        for address, resolutions in self.alignments.items():
            for resolution in resolutions:
                if resolution.target is not None:
                    found.setdefault(resolution.target, []).append(address)
        return {target: tuple(addresses) for target, addresses in found.items()}

    @cached_property
    def _objectives(self) -> Mapping[Address, Objective]:
        found: dict[Address, Objective] = {}
        for okr_set in self.sets.values():
            for objective in okr_set.objectives:
                found.setdefault(objective.address, objective)
        return found

    def objective(self, address: Address) -> Objective | None:
        """The objective at the address, whatever key result it names, or None."""
        if address.key_result is not None:
            address = Address(address.team, address.period, address.objective)
        return self._objectives.get(address)

    def key_result(self, address: Address) -> KeyResult | None:
        """The key result at the address, or None."""
        objective = self.objective(address)
        if objective is None:
            return None
        return next((each for each in objective.key_results if each.id == address.key_result), None)

    def set_of(self, address: Address) -> OkrSet | None:
        """The set in which the address lies, or None."""
        return self.sets.get((address.team, address.period))

    def ancestors(self, team: str) -> Iterator[Team]:
        """The team and the teams above it, nearest first; stops where parents run in a circle."""
        seen: set[str] = set()
        key: str | None = team
        while key is not None and key in self.teams and key not in seen:
            seen.add(key)
            yield self.teams[key]
            key = self.teams[key].parent

    def roles(self, team: str) -> tuple[str, ...]:
        """All roles given by the team and the teams above it; empty if none gives any."""
        return tuple(role for each in self.ancestors(team) for role in each.roles)

    def language(self, team: str, okr_set: OkrSet | None = None) -> str | None:
        """The language of the set, else of the nearest team that gives one, else None (the
        site's)."""
        if okr_set is not None and okr_set.lang is not None:
            return okr_set.lang
        return next((each.lang for each in self.ancestors(team) if each.lang is not None), None)

    def checkin_every(self, okr_set: OkrSet, key_result: KeyResult | None = None) -> int:
        """How many days may lie between check-ins: the nearest that is set, else the setting's."""
        if key_result is not None and key_result.checkin_every is not None:
            return key_result.checkin_every
        if okr_set.checkin_every is not None:
            return okr_set.checkin_every
        for team in self.ancestors(okr_set.team):
            if team.checkin_every is not None:
                return team.checkin_every
        return self.settings.checkin_every

    def state(self, okr_set: OkrSet) -> PeriodState:
        """Whether the set's period is planned, running or over today."""
        return okr_set.period.state(self.today)

    def current_sets(self, team: str) -> tuple[OkrSet, ...]:
        """The team's running sets that are no drafts, the shortest period first, then the
        latest."""
        running = [
            okr_set
            for okr_set in self.sets_of_team.get(team, ())
            if not okr_set.draft and self.state(okr_set) is PeriodState.RUNNING
        ]
        running.sort(key=lambda each: (each.period.days, -each.period.starts.toordinal()))
        return tuple(running)

    def current_set(self, team: str) -> OkrSet | None:
        """The one set to show for the team: its first current one, else the latest that is over."""
        if current := self.current_sets(team):
            return current[0]
        over = [
            okr_set
            for okr_set in self.sets_of_team.get(team, ())
            if not okr_set.draft and self.state(okr_set) is PeriodState.OVER
        ]
        return max(over, key=lambda each: (each.period.ends, -each.period.days), default=None)
