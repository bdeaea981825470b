"""What was read before, so that an unchanged file is not read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_okr.findings import Problem
from mkdocs_okr.model import OkrSet, Reference, Team
from mkdocs_okr.reading.references import reference_parser
from mkdocs_okr.settings import Settings

__all__ = ["Kept", "ReadingCache"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was when it was last read, and what came of it."""

    stamp: tuple[int, int]
    content: int
    thing: OkrSet | Team
    problems: tuple[Problem, ...]


class ReadingCache:
    """What was read before, so that under ``mkdocs serve`` an unchanged file is not read again.

    Keeps itself to the files that the last reading saw, and forgets everything when settings that
    decide on a file's meaning change.
    """

    def __init__(self) -> None:
        self._files: dict[str, Kept] = {}
        self._settings: object = None
        self._reference: Callable[[str], Reference] | None = None

    def prepare(self, settings: Settings) -> Callable[[str], Reference]:
        """Forgets what was read under other settings; gives what makes references."""
        decisive = (settings.fields, settings.year_starts, settings.periods, settings.okrs_dir)
        if self._reference is None or decisive != self._settings:
            self._files, self._settings = {}, decisive
            self._reference = reference_parser(settings)
        return self._reference

    def get(self, file: str) -> Kept | None:
        """What is kept of a file."""
        return self._files.get(file)

    def replace(self, files: dict[str, Kept]) -> None:
        """Keeps what the reading that is over has seen, and nothing else."""
        self._files = files
