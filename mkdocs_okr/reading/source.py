"""What building needs at every turn: the file, what was said of it already, and small readings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from mkdocs_okr.findings import DataPath, Problem, Spot
from mkdocs_okr.model import NO_EXTRA, NO_IGNORES, Ignores, Reference
from mkdocs_okr.reading.yaml_events import Node

__all__ = [
    "ONE",
    "Fields",
    "Source",
    "at",
    "each_item",
    "extra",
    "ignores",
    "labels",
    "lowered",
    "one_line",
    "prose",
    "shared",
]

Fields = Mapping[str, Any]
"""The typed fields of one mapping, as the schema gives them; every one may be missing or None."""

ONE = Decimal(1)
"""The weight of what has none written."""


@dataclass(slots=True)
class Source:
    """The file that is being built from.

    Attributes:
        file: relative to the settings file's folder.
        reference: what makes a reference of its text.
        raw: its plain data, to tell in which order fields were written.
        faults: the data paths at which something has been reported.
        extra_fields: by level, the names of the fields that the site has declared.
        problems: what is missing, in the order found.
    """

    file: str
    reference: Callable[[str], Reference]
    raw: Node = None
    faults: frozenset[DataPath] = frozenset()
    extra_fields: Mapping[str, Iterable[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def missing(self, path: DataPath, name: str, of: str, help_: str) -> None:
        """Reports that a mapping lacks a field, unless something has been said of that field, or
        of the file as a whole."""
        if self.faults and any(
            not fault or fault[: len(path) + 1] == (*path, name) for fault in self.faults
        ):
            return
        self.problems.append(
            Problem("OKR006", f"{of} has no {name}", Spot(self.file, path, "owner"), help_)
        )

    def has_fault_in(self, path: DataPath, names: Iterable[str]) -> bool:
        """Whether something has been reported in one of the named fields of the mapping, or of the
        file as a whole."""
        depth = len(path)
        return any(
            not fault
            or (len(fault) > depth and fault[:depth] == path and str(fault[depth]) in names)
            for fault in self.faults
        )


@lru_cache(maxsize=65536)
def shared(path: DataPath) -> DataPath:
    """The one path that all equal paths are."""
    return path


@lru_cache(maxsize=65536)
def lowered(text: str) -> str:
    """The text in lower case, one object for all that are equal."""
    return sys.intern(text.lower())


def each_item(value: Any, path: DataPath) -> list[tuple[DataPath, Any]]:
    """The items of a list with their paths; a single value stands for a list of one."""
    if value is None:
        return []
    if value.__class__ is list:
        return [
            (shared((*path, index)), item) for index, item in enumerate(value) if item is not None
        ]
    return [(path, value)]


def labels(value: Any) -> tuple[Any, ...]:
    """The texts of a list that has no empty ones."""
    if value is None:
        return ()
    if value.__class__ is list:
        return tuple(item for item in value if item is not None and item != "")
    return (value,) if value != "" else ()


def ignores(value: Any) -> Ignores:
    """Rules whose findings are accepted, each with its reason; empty where none is given."""
    if value is None:
        return NO_IGNORES
    if value.__class__ is dict:
        return {sys.intern(rule): (reason or "").strip() for rule, reason in value.items()}
    return dict.fromkeys(labels(value), "")


def prose(value: str | None) -> str | None:
    """Markdown without white space at its ends, or None if nothing is left."""
    return (value.strip() or None) if value is not None else None


def one_line(value: str | None) -> str:
    """A title on one line."""
    if value is None:
        return ""
    return " ".join(value.split()) if "\n" in value else value.strip()


def extra(fields: Fields, source: Source, level: str, path: DataPath) -> Mapping[str, str]:
    """The site's own fields, as text as it was written."""
    names = source.extra_fields.get(level)
    if not names:
        return NO_EXTRA
    written = at(source.raw, path)
    found = {name: written[name] for name in names if fields.get(name) is not None}
    return found or NO_EXTRA


def at(data: Node, path: DataPath) -> Node:
    """What stands at the path in plain data."""
    for step in path:
        data = data[step]
    return data
