"""Adding all findings to the summary that GitHub shows of a step."""

from __future__ import annotations

import os

from mkdocs_okr.cli.failure import say
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.step_summary import LARGEST, step_summary

__all__ = ["add_step_summary"]


def add_step_summary(outcome: Outcome) -> None:
    """Add the findings to the file that ``GITHUB_STEP_SUMMARY`` names, if it names one.

    What the step has written there already stays, and counts towards what GitHub takes. A summary
    that cannot be written is said, and changes nothing else: it is no reason for a build to fail.
    """
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with open(file, "ab") as summary:
            room = LARGEST - summary.seek(0, os.SEEK_END)
            summary.write(step_summary(outcome, room).encode("utf-8", errors="replace"))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        say(f'the summary cannot be written to "{file}" ({reason})')
