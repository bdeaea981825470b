"""Findings in the host's log, and the one error that ends a build.

MkDocs lets a build pass whatever is logged, unless it is strict; and `--quiet --strict` together
lose its count of warnings. So every finding is logged, and then one `PluginError` is raised.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_okr.findings import Finding, Severity
from mkdocs_okr.reports.full import finding_lines
from mkdocs_okr.reports.outcome import FolderSources

__all__ = ["Report"]

_log = get_plugin_logger("okr")

_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.ADVICE: logging.INFO,
}


class Report:
    """What one build has to say of the OKRs."""

    def __init__(self, root: Path, *, only_warn: bool, strict: bool) -> None:
        """Begin.

        Args:
            root: the folder of the settings file, to which places are relative.
            only_warn: errors are warnings here (`on_invalid: warn`, and always while serving).
            strict: warnings fail the build.
        """
        self._sources = FolderSources(root)
        self._only_warn = only_warn
        self._strict = strict
        self._levels: Counter[int] = Counter()

    def log(self, findings: Iterable[Finding]) -> None:
        """Log each finding at its level: an error as ERROR, advice as INFO."""
        for finding in findings:
            level = _LEVELS[finding.severity]
            if self._only_warn:
                level = min(level, logging.WARNING)
            self._levels[level] += 1
            _log.log(level, "%s", "\n".join(finding_lines(finding, self._sources)))

    def note_known(self, number: int) -> None:
        """Log how many findings are not logged, since they are in the baseline."""
        if number:
            _log.info(
                "%d %s in the baseline", number, "finding is" if number == 1 else "findings are"
            )

    def fail_if_invalid(self) -> None:
        """End the build if what has been logged asks for it.

        Raises:
            PluginError: with the number of findings that fail it.
        """
        errors, warnings = self._levels[logging.ERROR], self._levels[logging.WARNING]
        # A quiet build drops warnings before MkDocs counts them; strict means strict all the same.
        lost = self._strict and not _log.isEnabledFor(logging.WARNING)
        counts = {"error": errors, "warning": warnings if errors or lost else 0}
        found = [f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts.items() if n]
        if found:
            raise PluginError(
                f"{' and '.join(found)} in the OKRs, shown above; "
                "`okr check` shows them without a build"
            )
