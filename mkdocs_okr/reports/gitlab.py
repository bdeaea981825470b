"""The report ``gitlab``: GitLab's Code Quality, shown in merge requests.

A list of issues in the form of Code Climate, of which GitLab reads ``description``,
``check_name``, ``fingerprint``, ``severity`` and ``location``. Errors are ``major``, warnings
``minor``, advice is ``info``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_okr.findings import Finding, Severity
from mkdocs_okr.reports.fingerprint import fingerprints
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.terminal import printable

__all__ = ["lines"]

_SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}
)


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    issues = [
        _issue(finding, fingerprint)
        for finding, fingerprint in zip(outcome.findings, fingerprints(outcome), strict=True)
    ]
    yield from json.dumps(issues, indent=2).split("\n")


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    place = finding.place
    # GitLab shows one line of text, so the way out stands in it too.
    description = f"{finding.code}: {finding.sentence}"
    if finding.help is not None:
        description += f" ({finding.help})"
    return {
        "type": "issue",
        "description": printable(description),
        "check_name": finding.name,
        "categories": ["Style" if finding.severity is Severity.ADVICE else "Bug Risk"],
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": place.file,
            "lines": {"begin": place.line, "end": max(place.line, place.end_line)},
        },
    }
