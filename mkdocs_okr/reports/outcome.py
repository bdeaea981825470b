"""What a report is made from: the findings of a run, and the text they point into."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mkdocs_okr.findings import Finding, Severity
from mkdocs_okr.reading.files import UnreadableError, read_bytes

__all__ = ["FolderSources", "Outcome", "Sources"]

_LINE_END = re.compile(r"\r\n|\r|\n")


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # `Path.resolve` may raise where links go in a circle


class Sources(Protocol):
    """Gives the text that findings point into."""

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, counted from 1, without its end; None if there is no such line."""


class FolderSources:
    """The files below a folder, read when they are asked for; the latest is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file: str | None = None
        self._lines: list[str] = []

    def line(self, file: str, number: int) -> str | None:
        """See `Sources.line`; what is not UTF-8 is shown as the replacement character."""
        if file != self._file:
            self._file, self._lines = file, self._read(file)
        if not 1 <= number <= len(self._lines):
            return None
        return self._lines[number - 1]

    def _read(self, file: str) -> list[str]:
        path = self._root / file
        # Of a file that was refused for being a link to elsewhere, nothing is shown either.
        if path.is_symlink() and not _real(path).is_relative_to(_real(self._root)):
            return []
        try:
            # Not `Path.read_bytes`, which would wait for the writer of a pipe for ever.
            content = read_bytes(os.fspath(self._root), file).content
        except UnreadableError:
            return []
        return _LINE_END.split(content.decode("utf-8-sig", errors="replace"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run of the checker.

    Attributes:
        findings: by file, line and column.
        files: how many files were looked at.
        sources: gives their text.
        looked_at: the names of those files, where they are known.
        fail_on: the mildest severity for which the run fails.
        in_baseline: how many more findings there are that are in the baseline.
    """

    findings: tuple[Finding, ...]
    files: int
    sources: Sources
    looked_at: frozenset[str] = frozenset()
    fail_on: Severity = Severity.ERROR
    in_baseline: int = 0

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is so grave that the run fails."""
        return finding.severity.rank <= self.fail_on.rank

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(each.severity is severity for each in self.findings)

    @property
    def files_with_findings(self) -> int:
        """How many files have findings."""
        return len({each.place.file for each in self.findings})
