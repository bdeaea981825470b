"""One team's quarter, told week by week: a set that makes a large page.

Three objectives with three key results each, and a check-in in each of 13 weeks that gives a value
and a confidence for every one. The same bytes on every machine.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

__all__ = ["PAGE", "write_quarter"]

PAGE = "okr/teams/team/2026-Q4/index.html"
"""Where the page of the set lies in the site."""

_WEEKS = [date(2026, 10, 5) + timedelta(weeks=week) for week in range(13)]
_TITLES = (
    "People find what they came for",
    "Case workers trust the register",
    "Nobody waits for an answer we have",
)
_KEY_RESULTS = (
    ("visits", "Visits that end with a form sent in", 40, 70, "%"),
    ("waiting", "Median time from question to answer", 9, 3, "days"),
    ("calls", "Calls about forms, a week", 900, 500, ""),
)
_NOTES = (
    "The release of the week went out without trouble.",
    "Two suppliers are late; the rest goes on as planned.",
    "The autumn holiday shows in the figures.",
)


def write_quarter(root: Path) -> Path:
    """Write a handbook with the one set, seen on the last day of its period; its folder."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "index.md").write_text("# Handbook\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Handbook\ntheme:\n  name: material\nplugins:\n  - search\n  - okr:\n"
        "      leadership: team\n      today: 2026-12-31\n",
        encoding="utf-8",
    )
    team = root / "okrs" / "team"
    team.mkdir(parents=True, exist_ok=True)
    (team / "index.md").write_text("---\nname: Service desk\n---\n", encoding="utf-8")
    (team / "2026-Q4.md").write_text(_set(), encoding="utf-8")
    return root


def _set() -> str:
    chance = random.Random("quarter")
    lines = ["---", "agreed: 2026-09-24", "objectives:"]
    for number, title in enumerate(_TITLES):
        lines += [f"  - title: {title}", "    owner: Product lead", "    key_results:"]
        for key, name, baseline, target, unit in _KEY_RESULTS:
            lines += [
                f"      - id: {key}-{number}",
                f"        title: {name}",
                f"        baseline: {baseline}",
                f"        target: {target}",
                *([f'        unit: "{unit}"'] if unit else []),
            ]
    lines.append("checkins:")
    for week, day in enumerate(_WEEKS, start=1):
        lines += [f"  - date: {day}", f"    note: {chance.choice(_NOTES)}", "    values:"]
        for number in range(len(_TITLES)):
            for key, _, baseline, target, _ in _KEY_RESULTS:
                value = baseline + (target - baseline) * (week + chance.randrange(-2, 2)) / 16
                said = f"{{value: {value:.1f}, confidence: {chance.randrange(4, 10)}}}"
                lines.append(f"      {key}-{number}: {said}")
    return "\n".join([*lines, "---", ""])
