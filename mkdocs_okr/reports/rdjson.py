"""The report ``rdjson``: the Reviewdog Diagnostic Format, with which reviewdog comments on changes.

Its columns count the bytes of a line in UTF-8. Errors are ``ERROR``, warnings ``WARNING``, advice
is ``INFO``. The help of a finding is words to its author and no text to put in, so it stands in the
message, and nothing is given as a suggestion.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.address import rule_address
from mkdocs_okr.reports.message import message
from mkdocs_okr.reports.outcome import Outcome, Sources
from mkdocs_okr.reports.terminal import printable

__all__ = ["lines"]

_SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}
)


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    result = {
        "source": {"name": "mkdocs-okr"},
        "diagnostics": [_diagnostic(each, outcome.sources) for each in outcome.findings],
    }
    yield from json.dumps(result, indent=2).split("\n")


def _diagnostic(finding: Finding, sources: Sources) -> dict[str, object]:
    code = {"value": finding.code}
    if address := rule_address(finding.code):
        code["url"] = address
    diagnostic: dict[str, object] = {
        "message": message(finding),
        "location": _location(finding.place, sources),
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.further:
        diagnostic["related_locations"] = [
            {"message": printable(each.label), "location": _location(each.place, sources)}
            for each in finding.further
        ]
    return diagnostic


def _location(place: Place, sources: Sources) -> dict[str, object]:
    return {
        "path": place.file,
        "range": {
            "start": _position(place.file, place.line, place.column, sources),
            "end": _position(place.file, place.end_line, place.end_column, sources),
        },
    }


def _position(file: str, line: int, column: int, sources: Sources) -> dict[str, int]:
    before = (sources.line(file, line) or "")[: column - 1]
    # Where the line is not at hand, a character is taken for a byte.
    missing = column - 1 - len(before)
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + missing + 1}
