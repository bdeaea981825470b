"""The closing line of the reports for people."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_okr.findings import Severity
from mkdocs_okr.reports.outcome import Outcome

__all__ = ["counted", "summary"]

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


def summary(outcome: Outcome) -> str:
    """How many findings of each severity there are, in how many files, and in the baseline."""
    files = _counted(outcome.files, "file", "files")
    if outcome.findings:
        found = counted([(outcome.count(severity), severity) for severity in _NAMES])
        said = f"Found {found} in {outcome.files_with_findings} of {files}"
        known = _counted(outcome.in_baseline, "more is", "more are")
    else:
        said = f"{files}, no findings"
        known = _counted(outcome.in_baseline, "is", "are")
    return f"{said}; {known} in the baseline." if outcome.in_baseline else f"{said}."


def counted(numbers: Sequence[tuple[int, Severity]]) -> str:
    """Numbers of findings in words: ``3 errors, 1 warning and 2 pieces of advice``.

    Args:
        numbers: how many of which severity, at least one of them not 0.
    """
    parts = [_counted(number, *_NAMES[severity]) for number, severity in numbers if number]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
