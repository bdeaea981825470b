"""An outcome whose paths are told from another folder than that of the settings file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_okr.findings import Finding, Place
from mkdocs_okr.reports.outcome import Outcome, Sources

__all__ = ["seen_from"]


class _Renamed:
    """Sources under other names."""

    def __init__(self, sources: Sources, original: Mapping[str, str]) -> None:
        self._sources = sources
        self._original = original

    def line(self, file: str, number: int) -> str | None:
        """See `Sources.line`."""
        return self._sources.line(self._original.get(file, file), number)


def seen_from(outcome: Outcome, root: Path, base: Path) -> Outcome:
    """The same outcome with paths relative to another folder.

    Args:
        outcome: its paths are relative to ``root``.
        root: the folder of the settings file, absolute.
        base: the folder to which the paths are to be relative, absolute.

    Returns:
        The outcome itself where nothing changes: if both folders are one, or lie on different
        drives.
    """
    if root == base or root.anchor != base.anchor:
        return outcome
    names: dict[str, str] = {}

    def renamed(file: str) -> str:
        if file not in names:
            names[file] = Path(os.path.relpath(root / file, base)).as_posix()
        return names[file]

    def moved(place: Place) -> Place:
        return replace(place, file=renamed(place.file))

    def told(finding: Finding) -> Finding:
        further = tuple(replace(each, place=moved(each.place)) for each in finding.further)
        return replace(finding, place=moved(finding.place), further=further)

    findings = tuple(told(each) for each in outcome.findings)
    looked_at = frozenset(renamed(file) for file in outcome.looked_at)
    original = {new: old for old, new in names.items()}
    return replace(
        outcome,
        findings=findings,
        looked_at=looked_at,
        sources=_Renamed(outcome.sources, original),
    )
