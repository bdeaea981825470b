"""What lies in the OKR folder: teams, their files, images, and what does not belong there.

One walk through the folders, each listed once. Nothing is opened but folders. What is not an
ordinary file or folder, cannot be listed or leads out of the OKR folder is reported and passed
over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_okr.findings import Place, Problem
from mkdocs_okr.periods import Period, parse_period
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.okr_folder import IMAGES, TEXTS
from mkdocs_okr.reading.strays import INDEX, advice_on_name, meant_name
from mkdocs_okr.settings import Settings

__all__ = ["Discovery", "FoundFile", "FoundTeam", "discover"]

# Line ends, what a terminal takes for commands, and what turns the direction of text.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_KEY = re.compile(r"[a-z0-9-]+")


class FoundFile(NamedTuple):
    """A file to read.

    Attributes:
        file: relative to the settings file's folder, with ``/``.
        period: the period it is named for; None for an ``index.md``.
    """

    file: str
    period: Period | None = None


@dataclass(slots=True)
class FoundTeam:
    """A folder that is a team.

    Attributes:
        key: its key; where the folder's name is none, what comes nearest.
        folder: relative to the settings file's folder.
        parent: the key of the nearest enclosing team.
        index: its ``index.md``, or None.
        sets: its period files, by name.
        unreadable: its period files that are no files, by name.
    """

    key: str
    folder: str
    parent: str | None
    index: FoundFile | None = None
    sets: list[FoundFile] = field(default_factory=list)
    unreadable: list[FoundFile] = field(default_factory=list)


@dataclass(slots=True)
class Discovery:
    """What the walk has found.

    Attributes:
        teams: in the order of their paths.
        introduction: the ``index.md`` of the OKR folder itself, or None.
        images: relative to the settings file's folder.
        problems: what does not belong or could not be looked at.
        uncertain: keys of teams that have more than what was found, and of folders that would be
            teams if their files were named well.
        complete: False if there may be teams that were not found.
    """

    teams: list[FoundTeam] = field(default_factory=list)
    introduction: FoundFile | None = None
    images: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uncertain: set[str] = field(default_factory=set)
    complete: bool = True


@dataclass(slots=True)
class _Folder:
    """A folder to be listed, and the nearest team above it."""

    path: str
    name: str
    parent: str | None
    is_top: bool = False


def discover(root: Path, settings: Settings) -> Discovery:
    """Walks through the OKR folder.

    Args:
        root: the settings file's folder.
        settings: the site's settings.
    """
    return _Walk(root, settings).run()


class _Walk:
    """One walk: what it has seen so far."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = os.fspath(root)
        self._settings = settings
        self._top = PurePosixPath(settings.okrs_dir.replace(os.sep, "/")).as_posix()
        self._real_top = os.path.realpath(os.path.join(self._root, self._top))
        self._followed: set[str] = set()
        self._first_with_key: dict[str, FoundTeam] = {}
        self._found = Discovery()

    def run(self) -> Discovery:
        """What is found in the whole OKR folder."""
        pending = [_Folder(self._top, "", None, is_top=True)]
        while pending:
            # Reversed, so that folders are visited in the order of their paths.
            pending += reversed(list(self._visit(pending.pop())))
        return self._found

    def _report(self, code: str, sentence: str, file: str, help_: str | None) -> None:
        place = Place(_printable(file))
        self._found.problems.append(Problem(code, sentence, place, help_))

    def _unreadable(self, file: str, reason: str, help_: str | None = None) -> None:
        self._report("OKR001", f'"{_printable(_name(file))}" {reason}', file, help_)

    def _entries(self, folder: _Folder) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self._root, folder.path)) as entries:
                found = [each for each in entries if each.name[0] not in "._"]
        except FileNotFoundError:
            if folder.is_top:
                self._unreadable(
                    folder.path,
                    "is the folder of the OKRs, and does not exist",
                    f"create the folder {folder.path}, or set okrs_dir to where the OKRs are",
                )
            return []
        except (OSError, ValueError) as error:
            self._found.complete = False
            self._unreadable(folder.path, f"cannot be listed: {_reason(error)}")
            return []
        found.sort(key=lambda each: each.name)
        return found

    def _visit(self, folder: _Folder) -> Iterator[_Folder]:
        """Lists a folder, notes what is in it and gives the folders below."""
        team = FoundTeam("", folder.path, folder.parent)
        below: list[str] = []
        strays: list[str] = []
        for entry in self._entries(folder):
            path = f"{folder.path}/{entry.name}"
            stem, ending = os.path.splitext(entry.name)
            if fault := _fault_of_name(entry.name):
                if self._is_folder(entry, path) or ending.lower() in IMAGES | TEXTS:
                    self._unreadable(path, fault, "rename it")
                continue
            period = self._period(stem) if ending == ".md" else None
            if (period is None and entry.name != INDEX) or folder.is_top:
                if self._is_folder(entry, path):
                    below.append(entry.name)
                elif ending.lower() in IMAGES:
                    self._note_image(entry, path)
                elif folder.is_top and entry.name == INDEX:
                    if self._is_file(entry, path):
                        self._found.introduction = FoundFile(path)
                elif ending.lower() in TEXTS and entry.name.lower() != "readme.md":
                    strays.append(entry.name)
                continue
            readable = self._is_file(entry, path)
            if period is None:
                team.index = FoundFile(path) if readable else team.index
            else:
                (team.sets if readable else team.unreadable).append(FoundFile(path, period))
        if not folder.is_top and (team.index or team.sets or team.unreadable):
            self._name_team(team, folder.name)
        self._report_strays(folder, team, strays)
        for name in below:
            yield _Folder(f"{folder.path}/{name}", name, team.key or folder.parent)

    def _period(self, stem: str) -> Period | None:
        return parse_period(
            stem, year_starts=self._settings.year_starts, custom=self._settings.periods
        )

    def _is_folder(self, entry: os.DirEntry[str], path: str) -> bool:
        try:
            if not entry.is_dir():
                return False
            if entry.is_symlink():
                return self._may_follow(path, is_folder=True)
        except OSError as error:
            self._unreadable(path, f"cannot be looked at: {_reason(error)}")
            return False
        return True

    def _is_file(self, entry: os.DirEntry[str], path: str) -> bool:
        try:
            if entry.is_symlink() and not self._may_follow(path, is_folder=False):
                return False
            if entry.is_file():
                return True
            if entry.is_dir():
                self._unreadable(
                    path,
                    "is a folder, and should be a file",
                    "rename the folder, or put its content into a file of that name",
                )
            else:
                self._unreadable(path, "is not an ordinary file", "replace it by a file")
        except OSError as error:
            self._unreadable(path, f"cannot be looked at: {_reason(error)}")
        return False

    def _may_follow(self, path: str, *, is_folder: bool) -> bool:
        """Whether a link stays inside the OKR folder and does not lead round in a circle."""
        whole = os.path.join(self._root, path)
        target = os.path.realpath(whole)
        if not os.path.exists(target):
            self._unreadable(path, "is a link that leads nowhere", "remove or mend the link")
            return False
        inside = target == self._real_top or target.startswith(self._real_top + os.sep)
        if not inside:
            self._found.complete = self._found.complete and not is_folder
            self._unreadable(
                path,
                f"is a link that leads out of {self._top}",
                f"put the {'folder' if is_folder else 'file'} itself there instead of the link",
            )
            return False
        if not is_folder:
            return True
        # What lies in a folder that is passed over (``_shared``) is read through the link only.
        steps = os.path.relpath(target, self._real_top).split(os.sep)
        is_passed_over = target != self._real_top and any(each[0] in "._" for each in steps)
        if target in self._followed or not is_passed_over:
            self._unreadable(
                path, "is a link to a folder that is read where it lies", "remove the link"
            )
            return False
        self._followed.add(target)
        return True

    def _note_image(self, entry: os.DirEntry[str], path: str) -> None:
        try:
            if entry.is_symlink() and not self._may_follow(path, is_folder=False):
                return
            if entry.is_file():
                self._found.images.append(path)
        except OSError as error:
            self._unreadable(path, f"cannot be looked at: {_reason(error)}")

    def _name_team(self, team: FoundTeam, name: str) -> None:
        """Gives a team its key, or reports why it cannot have one."""
        sign = team.index or (team.sets or team.unreadable)[0]
        key = name.lower()
        if _KEY.fullmatch(key) is None:
            key = slug(name)
            self._report(
                "OKR114",
                f'"{name}" is not a key for a team',
                sign.file,
                f"rename the folder to {key}"
                if key
                else "rename the folder, with letters a to z, digits and hyphens only",
            )
            if not key:
                self._found.complete = False
                return
        team.key = key
        first = self._first_with_key.setdefault(key, team)
        if first is team:
            self._found.teams.append(team)
            return
        self._found.uncertain.add(key)
        first_sign = first.index or (first.sets or first.unreadable)[0]
        self._found.problems.append(
            Problem(
                "OKR113",
                f'"{key}" is the key of two teams',
                Place(sign.file),
                "rename one of the two folders: a team's key is the name of its folder, wherever "
                "that lies",
                further=(("the first one", Place(first_sign.file)),),
            )
        )

    def _report_strays(self, folder: _Folder, team: FoundTeam, names: list[str]) -> None:
        """Reports Markdown and YAML files that are named for no period."""
        for name in names:
            path = f"{folder.path}/{name}"
            if folder.is_top:
                # Beside the teams, other pages may lie; a period's name is meant for a team.
                meant = meant_name(name, self._settings)
                if meant is not None:
                    self._report(
                        "OKR008",
                        f'"{name}" lies in no team\'s folder',
                        path,
                        f"move it to {folder.path}/<team>/{meant}",
                    )
                continue
            self._found.uncertain.add(team.key or folder.name.lower())
            self._report(
                "OKR008",
                f'"{name}" is not named for a period',
                path,
                advice_on_name(name, self._settings),
            )


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _fault_of_name(name: str) -> str | None:
    """Why a name cannot be shown, or None if it can."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8"
    return "has a control character in its name" if _CONTROL.search(name) else None


def _printable(text: str) -> str:
    """A name or path as it can be shown: on one line, and without commands to a terminal."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _CONTROL.sub("\ufffd", text)


def _reason(error: OSError | ValueError) -> str:
    """Why, in the system's words."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return (reason or "unknown reason").lower()
