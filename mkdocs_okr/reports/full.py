"""The report ``full``: every finding with the lines it is about, and what is wrong underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_okr.findings import Finding, Place
from mkdocs_okr.reports.outcome import Outcome, Sources
from mkdocs_okr.reports.summary import summary
from mkdocs_okr.reports.terminal import BLUE, BOLD, GREEN, paint, printable, severity_style

__all__ = ["finding_lines", "lines"]

Paint = Callable[[str, str], str]


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report."""
    for finding in outcome.findings:
        yield from finding_lines(finding, outcome.sources, colour=colour)
        yield ""
    yield summary(outcome)


def finding_lines(finding: Finding, sources: Sources, *, colour: bool = False) -> Iterator[str]:
    """The lines of one finding."""
    # Only here, since most runs find nothing.
    from mkdocs_okr.reports.frame import frame_lines

    painted: Paint = paint if colour else lambda text, style: text
    frame = list(frame_lines(finding.place, sources))
    style = severity_style(finding.severity)
    label = painted(f"{finding.severity}[{finding.code}]", style)
    yield f"{label} {painted(f'{finding.name}: {printable(finding.sentence)}', BOLD)}"
    number_width = max((len(str(each.number)) for each in frame if each.number), default=1)
    margin = " " * number_width
    yield f"{margin}{painted('-->', BLUE)} {_where(finding.place)}"
    bar = painted("|", BLUE)
    if frame:
        yield f"{margin} {bar}"
    for line in frame:
        if line.number is None:
            yield painted("...", BLUE)
            continue
        number = painted(str(line.number).rjust(number_width), BLUE)
        yield f"{number} {bar} {line.text}".rstrip()
        if line.width:
            yield f"{margin} {bar} {' ' * line.start}{painted('^' * line.width, style)}"
    mark = painted("=", BLUE)
    for further in finding.further:
        yield f"{margin} {mark} {printable(further.label)}: {_where(further.place)}"
    for note in finding.notes:
        yield f"{margin} {mark} {printable(note)}"
    if finding.help is not None:
        yield f"{margin} {mark} {painted('help:', GREEN)} {printable(finding.help)}"


def _where(place: Place) -> str:
    return f"{printable(place.file)}:{place.line}:{place.column}"
