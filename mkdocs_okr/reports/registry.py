"""Which reports there are: each a module with a function ``lines``, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from mkdocs_okr.reports.outcome import Outcome

__all__ = ["FORMATS", "FROM_REPOSITORY", "report"]

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "rdjson")
"""The names of the reports; a report's module is called as it is."""

FROM_REPOSITORY = frozenset({"json", "github", "gitlab", "sarif", "junit", "rdjson"})
"""The reports whose readers take paths to be relative to the root of the repository."""


class _Report(Protocol):
    def lines(self, outcome: Outcome, *, colour: bool) -> Iterator[str]: ...


def report(name: str, outcome: Outcome, *, colour: bool = False) -> Iterator[str]:
    """The lines of a report, without their ends.

    Args:
        name: one of `FORMATS`.
        outcome: what is to be reported.
        colour: whether to write the codes for colours; reports for programs never do.

    Raises:
        ValueError: if there is no such report.
    """
    if name not in FORMATS:
        raise ValueError(f"there is no report {name!r}")
    module = cast("_Report", import_module(f"mkdocs_okr.reports.{name}"))
    return module.lines(outcome, colour=colour)
