"""All findings as Markdown, for the page that GitHub shows of a run.

GitHub takes at most 1 MiB a step and drops all of a larger text; so what is too much is left out,
the mildest first, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_okr.findings import Finding
from mkdocs_okr.reports.message import background
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.summary import summary
from mkdocs_okr.reports.terminal import printable

__all__ = ["LARGEST", "step_summary"]

LARGEST = 1024 * 1024
"""The most bytes that GitHub takes for a step."""

_HEAD = "| | where | finding |\n|---|---|---|\n"
_MARKUP = re.compile(r"([\\`*_\[\]<>|~$&])")
_CLOSING = 200  # bytes set aside for the closing sentence


def step_summary(outcome: Outcome, room: int = LARGEST) -> str:
    """The findings of a run, the gravest first.

    Args:
        outcome: the run.
        room: how many bytes of UTF-8 it may take.

    Returns:
        Markdown that ends with a line end; an empty text where there is no room for any.
    """
    head = f"## OKRs\n\n{summary(outcome)}\n\n"
    if len(head.encode()) + _CLOSING > room:
        return ""
    if not outcome.findings:
        return head
    parts = [head, _HEAD]
    room -= len(head.encode()) + len(_HEAD) + _CLOSING
    findings = sorted(outcome.findings, key=lambda each: each.severity.rank)
    for number, finding in enumerate(findings):
        row = "".join(_row(finding))
        room -= len(row.encode("utf-8", "replace"))
        if room < 0:
            left = len(findings) - number
            which = "One more finding is" if left == 1 else f"{left} more findings are"
            parts.append(f"\n{which} left out here: GitHub takes at most 1 MiB. The log has all.\n")
            break
        parts.append(row)
    return "".join(parts)


def _row(finding: Finding) -> Iterator[str]:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}"
    yield f"| **{finding.severity}** {finding.code} {_plain(finding.name)} | {_plain(where)} | "
    yield "<br>".join(map(_plain, (finding.sentence, *background(finding))))
    yield " |\n"


def _plain(text: str) -> str:
    """The text as it is, whatever it looks like in Markdown."""
    return _MARKUP.sub(r"\\\1", printable(text))
