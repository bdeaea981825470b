"""The report ``github``: GitHub's workflow commands, which it shows on the lines they are about.

GitHub shows 10 errors, 10 warnings and 10 notices (our advice) a step and drops the rest without a
word. So the gravest come first, no more are written than are shown, the log has all findings in a
group that unfolds, and a closing line says how many are shown there only. What a text says is never
taken for a command: it is escaped in the annotations, and in the list commands are stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_okr.findings import Finding, Severity
from mkdocs_okr.reports import concise
from mkdocs_okr.reports.message import message
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.summary import counted, summary

__all__ = ["SHOWN", "lines"]

SHOWN = 10
"""How many annotations of a severity GitHub shows for a step."""

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
)
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    hidden = []
    for severity in Severity:
        findings = [each for each in outcome.findings if each.severity is severity]
        yield from (_annotation(each) for each in findings[:SHOWN])
        if len(findings) > SHOWN:
            hidden.append((len(findings) - SHOWN, severity))
    if outcome.findings:
        yield from _log(outcome)
    if hidden:
        yield (
            f"Not shown as annotations: {counted(hidden)}. GitHub shows {SHOWN} of each severity a "
            "step; the list above has all of them."
        )
    yield summary(outcome)


def _annotation(finding: Finding) -> str:
    place = finding.place
    end_line = place.end_line
    if end_line > place.line and place.end_column <= 1:
        end_line -= 1
    properties = {"file": place.file, "line": str(place.line), "endLine": str(end_line)}
    # GitHub takes columns only where all is on one line.
    if place.end_line == place.line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{key}={text.translate(_PROPERTY)}" for key, text in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{message(finding).translate(_DATA)}"


def _log(outcome: Outcome) -> Iterator[str]:
    """All findings, folded; ``##[…]`` in a text would be a command even inside a line."""
    listed = list(concise.lines(outcome, colour=False))[:-1]
    # No text can hold a hash of itself.
    token = hashlib.sha256("\n".join(listed).encode("utf-8", "replace")).hexdigest()
    yield f"::group::All findings ({len(listed)})"
    yield f"::stop-commands::{token}"
    yield from listed
    yield f"::{token}::"
    yield "::endgroup::"
