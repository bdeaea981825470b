"""The report ``json``: everything about every finding, for programs.

An object with these keys, of which none is ever left out:

- ``version``: the version of this format, 1. It grows when a key changes its meaning or goes away,
  not when one is added.
- ``tool``: ``{"name": "mkdocs-okr", "version": …}``.
- ``summary``: ``{"files", "errors", "warnings", "advice", "in_baseline"}``, numbers; the last says
  how many more findings there are that are in the baseline.
- ``findings``: a list, by file, line and column, of ``{"code", "name", "severity", "sentence",
  "place", "help", "notes", "further"}``: ``severity`` is ``error``, ``warning`` or ``advice``;
  ``help`` is text or null; ``notes`` is a list of text; ``further`` a list of
  ``{"label", "place"}``.
- A ``place`` is ``{"file", "line", "column", "end_line", "end_column"}``: the file relative to the
  root of the repository, lines and columns from 1 in characters, the end one past the last
  character.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.version import version

__all__ = ["lines"]


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    report = {
        "version": 1,
        "tool": {"name": "mkdocs-okr", "version": version()},
        "summary": {
            "files": outcome.files,
            "errors": outcome.count(Severity.ERROR),
            "warnings": outcome.count(Severity.WARNING),
            "advice": outcome.count(Severity.ADVICE),
            "in_baseline": outcome.in_baseline,
        },
        "findings": [_finding(each) for each in outcome.findings],
    }
    yield from json.dumps(report, ensure_ascii=False, indent=2).split("\n")


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "sentence": finding.sentence,
        "place": _place(finding.place),
        "help": finding.help,
        "notes": list(finding.notes),
        "further": [{"label": each.label, "place": _place(each.place)} for each in finding.further],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
