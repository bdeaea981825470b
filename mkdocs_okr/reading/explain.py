"""From an objection of the schema to a finding with its place and its way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_okr.findings import DataPath, Problem, Spot
from mkdocs_okr.reading.faults import UNKNOWN, Fault, level_of
from mkdocs_okr.reading.hints import explain_value
from mkdocs_okr.reading.outline import Written
from mkdocs_okr.reading.quoting import shown
from mkdocs_okr.reading.unknown_fields import NOUNS, comma_in_braces, suggest_field
from mkdocs_okr.reading.yaml_events import Node

__all__ = ["Explainer"]


class Explainer:
    """Explains what the schema objects to in one file.

    Args:
        file: the file.
        written: how its values are written.
        raw: its plain data, before anything is taken out.
        top: whose fields it holds: ``team`` or ``set``.
        extra_fields: by level, the fields that the site has declared.
    """

    def __init__(
        self,
        file: str,
        written: Mapping[DataPath, Written],
        raw: Node,
        top: str,
        extra_fields: Mapping[str, Iterable[str]],
    ) -> None:
        self._file = file
        self._written = written
        self._raw = raw
        self._top = top
        self._extra_fields = extra_fields
        self._torn: set[DataPath] = set()

    def in_order(self, faults: Iterable[Fault]) -> list[Fault]:
        """The faults in the order of the text."""

        def start(fault: Fault) -> int:
            written = self._written.get(fault.path)
            return 0 if written is None else (written.key or written.value)[0]

        return sorted(faults, key=start)

    def explain(self, fault: Fault) -> tuple[Problem | None, tuple[DataPath, ...]]:
        """The finding, and the paths at which nothing more is to be said.

        There is no finding where another one has the same cause.
        """
        if fault.kind == UNKNOWN:
            return self._unknown(fault)
        level = level_of(fault.path[:-1], self._top)
        sentence, help_ = explain_value(fault.kind, fault.value, fault.path, level)
        return (
            Problem("OKR005", sentence, Spot(self._file, fault.path), help_),
            (fault.path,),
        )

    def _unknown(self, fault: Fault) -> tuple[Problem | None, tuple[DataPath, ...]]:
        owner_path, key = fault.path[:-1], str(fault.path[-1])
        level = level_of(owner_path, self._top)
        if owner_path in self._torn:
            return None, (fault.path,)
        written = self._written.get(fault.path)
        if fault.value is None and written is not None and written.in_braces:
            meant = comma_in_braces(self._at(owner_path), level)
            if meant is not None:
                self._torn.add(owner_path)
                return (
                    Problem(
                        "OKR004",
                        f"{shown(key)} has become a field of its own by the comma before it",
                        Spot(self._file, fault.path, "key"),
                        f"write {meant}",
                    ),
                    (fault.path,),
                )
        suggestion = suggest_field(key, level, self._extra_fields.get(level, ()))
        paths = (
            (fault.path,) if not suggestion.field else (fault.path, (*owner_path, suggestion.field))
        )
        return (
            Problem(
                "OKR004",
                suggestion.sentence or f"{shown(key)} is not a field of {NOUNS[level]}",
                Spot(self._file, fault.path, "key"),
                suggestion.help,
            ),
            paths,
        )

    def _at(self, path: DataPath) -> Node:
        data = self._raw
        for step in path:
            data = data[step]
        return data
