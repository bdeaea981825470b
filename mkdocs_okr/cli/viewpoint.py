"""From where the paths in a report are told."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.registry import FROM_REPOSITORY
from mkdocs_okr.reports.relocation import seen_from
from mkdocs_okr.reports.repository import repository_root

__all__ = ["viewed"]


def viewed(outcome: Outcome, root: Path, format_name: str) -> Outcome:
    """The outcome with paths as the readers of a report can follow them.

    In the reports for programs they begin at the root of the repository; in ``full`` and
    ``concise`` where the user stands, so that an editor or a shell finds the file.

    Args:
        outcome: its paths are relative to ``root``.
        root: the folder of the settings file.
        format_name: the name of the report.
    """
    root = Path(os.path.realpath(root))
    if format_name in FROM_REPOSITORY:
        return seen_from(outcome, root, repository_root(root, os.environ))
    return seen_from(outcome, root, Path(os.path.realpath(Path.cwd())))
