"""The whole: all files of the OKR folder as one organisation."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from mkdocs_okr.findings import Place, Problem
from mkdocs_okr.model import Address, OkrSet, Organisation, Resolution, Team
from mkdocs_okr.reading.cache import Kept, ReadingCache
from mkdocs_okr.reading.discovery import Discovery, FoundFile, FoundTeam, discover
from mkdocs_okr.reading.documents import DocumentReader
from mkdocs_okr.reading.files import UnreadableError, decode, read_bytes
from mkdocs_okr.reading.front_matter import body_of
from mkdocs_okr.reading.places import LineMap
from mkdocs_okr.reading.references import reference_parser
from mkdocs_okr.reading.resolver import Resolver
from mkdocs_okr.settings import Settings

__all__ = ["read_organisation"]

_Thing = TypeVar("_Thing", OkrSet, Team)


def read_organisation(
    root: Path, settings: Settings, *, today: date, cache: ReadingCache | None = None
) -> Organisation:
    """Reads all OKR files and resolves the references between them.

    Never raises because of what the files hold: that is in the organisation's `problems`.

    Args:
        root: the folder of the settings file.
        settings: the site's settings.
        today: the day on which the organisation is seen.
        cache: what was read before; it is brought up to date.
    """
    return _Reading(root, settings, cache).run(today)


class _Reading:
    """One reading of the OKR folder."""

    def __init__(self, root: Path, settings: Settings, cache: ReadingCache | None) -> None:
        self._root = os.fspath(root)
        self._settings = settings
        self._cache = cache
        reference = cache.prepare(settings) if cache is not None else reference_parser(settings)
        self._documents = DocumentReader(settings, reference)
        self._kept: dict[str, Kept] = {}
        self._problems: list[Problem] = []

    def run(self, today: date) -> Organisation:
        """The organisation as it is on disk now."""
        found = discover(Path(self._root), self._settings)
        self._problems += found.problems
        introduction, line = self._introduction(found.introduction)
        teams = self._teams(found)
        sets = self._sets(found)
        resolver = Resolver(teams, sets, uncertain=found.uncertain, all_teams_known=found.complete)
        if self._cache is not None:
            self._cache.replace(self._kept)
        return Organisation(
            settings=self._settings,
            today=today,
            teams=teams,
            sets=sets,
            alignments=_alignments(sets, resolver),
            predecessors=_predecessors(sets, resolver),
            problems=tuple(self._problems),
            uncertain=frozenset(found.uncertain),
            introduction=introduction,
            introduction_file=found.introduction.file if found.introduction else None,
            introduction_line=line,
            images=tuple(found.images),
        )

    def _introduction(self, found: FoundFile | None) -> tuple[str, int]:
        if found is None:
            return "", 1
        try:
            text = decode(read_bytes(self._root, found.file).content)
        except UnreadableError as error:
            self._problems.append(_unreadable(found.file, error))
            return "", 1
        return body_of(text)

    def _teams(self, found: Discovery) -> dict[str, Team]:
        teams: dict[str, Team] = {}
        for each in found.teams:
            team = Team(each.key, each.folder, name=_name_of(each.key))
            if each.index is not None:
                team = self._read(each.index.file, team, self._documents.team)
            teams[each.key] = team
        for each in found.teams:
            team = teams[each.key]
            parent = team.written_parent if team.written_parent in teams else each.parent
            if parent != team.parent:
                teams[each.key] = replace(team, parent=parent)
        return teams

    def _sets(self, found: Discovery) -> dict[tuple[str, str], OkrSet]:
        sets: dict[tuple[str, str], OkrSet] = {}
        for team in found.teams:
            for file, readable in _in_order(team):
                if file.period is None:
                    continue
                key = (team.key, file.period.key)
                okr_set = OkrSet(file.file, team.key, file.period, readable=readable)
                if readable:
                    okr_set = self._read(file.file, okr_set, self._documents.set)
                sets[key] = okr_set
        return sets

    def _read(
        self,
        file: str,
        thing: _Thing,
        read: Callable[[_Thing, str, str], tuple[_Thing, list[Problem]]],
    ) -> _Thing:
        """Reads a file, or takes what is kept of it."""
        kept = self._kept_of(file, thing)
        if kept is not None and _stamp(self._root, file) == kept.stamp:
            return cast("_Thing", self._keep(file, kept))
        try:
            found = read_bytes(self._root, file)
            content = hash(found.content) if self._cache is not None else 0
            if kept is not None and kept.content == content:
                return cast("_Thing", self._keep(file, replace(kept, stamp=found.stamp)))
            text = decode(found.content)
        except UnreadableError as error:
            self._problems.append(_unreadable(file, error))
            return replace(thing, readable=False, faults=frozenset([()]))
        result, problems = read(thing, file, text)
        if self._cache is None:
            self._problems += problems
        else:
            self._keep(file, Kept(found.stamp, content, result, tuple(problems)))
        return result

    def _kept_of(self, file: str, thing: OkrSet | Team) -> Kept | None:
        kept = self._cache.get(file) if self._cache is not None else None
        return kept if kept is not None and _same(kept.thing, thing) else None

    def _keep(self, file: str, kept: Kept) -> OkrSet | Team:
        self._kept[file] = kept
        self._problems += kept.problems
        return kept.thing


def _name_of(key: str) -> str:
    """A key as a title: ``data-sharing`` → ``Data sharing``."""
    words = key.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _in_order(team: FoundTeam) -> list[tuple[FoundFile, bool]]:
    """A team's period files, by the period's first day, the longer first; and if they are files."""
    files = [(file, True) for file in team.sets] + [(file, False) for file in team.unreadable]

    def order(each: tuple[FoundFile, bool]) -> tuple[date, int]:
        period = each[0].period
        return (period.starts, -period.days) if period else (date.min, 0)

    return sorted(files, key=order)


def _stamp(root: str, file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(os.path.join(root, file))
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _same(kept: OkrSet | Team, thing: OkrSet | Team) -> bool:
    """Whether what is kept of a file is of the same team still."""
    if isinstance(kept, OkrSet):
        return isinstance(thing, OkrSet) and kept.team == thing.team
    return isinstance(thing, Team) and kept.key == thing.key and kept.folder == thing.folder


def _unreadable(file: str, error: UnreadableError) -> Problem:
    place = Place(file)
    if error.valid is not None:
        start = len(error.valid)
        place = LineMap(error.valid + "?").place(file, (start, start + 1))
    name = file.rpartition("/")[2]
    return Problem(error.code, f'"{name}" {error.sentence}', place, error.help)


def _alignments(
    sets: Mapping[tuple[str, str], OkrSet], resolver: Resolver
) -> dict[Address, tuple[Resolution, ...]]:
    found: dict[Address, tuple[Resolution, ...]] = {}
    for okr_set in sets.values():
        for objective in okr_set.objectives:
            if objective.aligns_to and (address := objective.address) not in found:
                found[address] = tuple(
                    [resolver.alignment(each, okr_set) for each in objective.aligns_to]
                )
    return found


def _predecessors(
    sets: Mapping[tuple[str, str], OkrSet], resolver: Resolver
) -> dict[Address, Resolution]:
    found: dict[Address, Resolution] = {}
    for okr_set in sets.values():
        for objective in okr_set.objectives:
            address = objective.address
            if objective.continues is not None and address not in found:
                found[address] = resolver.predecessor(objective.continues, okr_set)
            for key_result in objective.key_results:
                if key_result.continues is None:
                    continue
                inner = Address(address.team, address.period, address.objective, key_result.id)
                if inner not in found:
                    found[inner] = resolver.predecessor(key_result.continues, okr_set)
    return found
