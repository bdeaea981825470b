"""Key results as a page sees them, made from what a team writes in a line or two."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from mkdocs_okr.model import OkrSet
from mkdocs_okr.pages.courses import Course, course_of
from mkdocs_okr.progress import KeyResultState, Standings
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.settings import Settings
from tests.pages.sites import TODAY

__all__ = ["course", "state_of"]

Values = dict[str, str]
"""For every day of a check-in what it says of the key result ``k``."""


def state_of(
    measure: str,
    values: Values | None = None,
    *,
    period: str = "2026-Q4",
    head: str = "",
    today: date = TODAY,
) -> tuple[KeyResultState, OkrSet]:
    """Where a key result stands, and its set."""
    text = (
        f"---\n{head}objectives:\n  - title: O\n    key_results:\n"
        f"      - {{id: k, title: Time, {measure}}}\n"
    )
    if values:
        text += "checkins:\n"
        text += "".join(
            f"  - {{date: {day}, values: {{k: {said}}}}}\n" for day, said in values.items()
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "okrs/team")
        path.mkdir(parents=True)
        (path / f"{period}.md").write_text(f"{text}---\n", encoding="utf-8")
        organisation = read_organisation(Path(folder), Settings(), today=today)
    (okr_set,) = organisation.sets.values()
    assert not organisation.problems, organisation.problems
    (objective,) = Standings(organisation).of_set(okr_set).objectives
    (state,) = objective.key_results
    return state, okr_set


def course(
    measure: str,
    values: Values | None = None,
    *,
    period: str = "2026-Q4",
    head: str = "",
    today: date = TODAY,
) -> Course | None:
    """The course of a key result."""
    state, okr_set = state_of(measure, values, period=period, head=head, today=today)
    return course_of(state, okr_set.period, today)
