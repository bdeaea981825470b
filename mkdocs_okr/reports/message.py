"""All that a finding says, as plain lines: for reports that show one text a finding."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Finding
from mkdocs_okr.reports.terminal import printable

__all__ = ["background", "message"]


def message(finding: Finding) -> str:
    """The sentence, and on lines of their own the further places, notes and help."""
    return "\n".join((printable(finding.sentence), *background(finding)))


def background(finding: Finding) -> Iterator[str]:
    """What there is beside the sentence, a line each."""
    for further in finding.further:
        place = further.place
        where = f"{printable(place.file)}:{place.line}:{place.column}"
        yield f"{printable(further.label)}: {where}"
    for note in finding.notes:
        yield printable(note)
    if finding.help is not None:
        yield f"help: {printable(finding.help)}"
