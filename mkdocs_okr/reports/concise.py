"""The report ``concise``: a line a finding, which editors and shells can follow.

``path:line:column: error[OKR201] sentence``
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.summary import summary
from mkdocs_okr.reports.terminal import paint, printable, severity_style

__all__ = ["lines"]


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report."""
    for finding in outcome.findings:
        place = finding.place
        label = f"{finding.severity}[{finding.code}]"
        if colour:
            label = paint(label, severity_style(finding.severity))
        where = f"{printable(place.file)}:{place.line}:{place.column}"
        yield f"{where}: {label} {printable(finding.sentence)}"
    yield summary(outcome)
