"""A large handbook made up by rule: the same arguments give the same bytes on every machine.

One leadership, groups below it, sections below these, teams below these; each has a set for every
quarter, with about 2 KB of front matter in the form people write: objectives aligned to those of
the team above, key results of all measures, a log of check-ins. Nothing in it is wrong, and no
practice is violated, so that what is measured is checking and not the printing of findings.

``python -m bench.corpus DIR --files 10000`` writes one to look at.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

__all__ = ["TODAY", "Corpus", "write_corpus"]

TODAY = date(2026, 11, 22)
"""The day on which the corpus is seen, in its settings."""

PERIODS_PER_TEAM = 8
"""The quarters of 2025 and 2026, if no other number is asked for."""

_QUARTERS = tuple(
    (f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1))
    for year in (2024, 2025, 2026)
    for quarter in (1, 2, 3, 4)
)
_AIMS = (
    "People find the right form without help",
    "Case workers trust what the register says",
    "Newcomers are heard within the week",
    "Municipalities share what they already know",
    "Nobody waits for an answer we could give at once",
    "Letters from us are understood the first time",
)
_GAINS = (
    "Fewer calls, fewer letters, and more time for those whose case is not simple.",
    "Whoever moves house has to tell it once, and may forget about it afterwards.",
    "A decision that is understood is a decision that is not appealed in anger.",
)
_NEEDS = (
    "Half of those who phone us have been on the page first and did not find the way.",
    "In the spring survey one in three said they had given the same answer before.",
    "Case workers open the old register beside the new one, because it is more often right.",
)
_NOTES = (
    "The release of the week went out without trouble.",
    "Two suppliers are late; the rest goes on as planned.",
    "The autumn holiday shows in the figures.",
)
_OWNERS = ("Product lead", "Service designer", "Operations lead", "Head of insight")
_STEPS = ("Agreed with the lawyers", "Open to everybody")


@dataclass(frozen=True)
class Corpus:
    """A corpus that has been written.

    Attributes:
        root: the folder of its ``mkdocs.yml``.
        sets: how many files hold OKRs of a period.
        teams: how many teams there are, each with an ``index.md``.
    """

    root: Path
    sets: int
    teams: int


@dataclass(frozen=True)
class _Team:
    key: str
    folder: str
    parent: _Team | None
    number: int

    @property
    def aims(self) -> tuple[str, str]:
        """What it is after, the same in every quarter, so that others can align to it."""
        first = self.number % len(_AIMS)
        return _AIMS[first], _AIMS[(first + 1) % len(_AIMS)]


def write_corpus(root: Path, files: int, periods: int = PERIODS_PER_TEAM) -> Corpus:
    """Write a handbook with that many OKR sets, beside an ``index.md`` for each team.

    Args:
        root: where it goes.
        files: how many sets.
        periods: how many of them a team has, at most the twelve quarters up to 2026.
    """
    teams = tuple(_teams(-(-files // periods)))
    docs = root / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "index.md").write_text("# Handbook\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Handbook\n"
        "plugins:\n"
        "  - search\n"
        "  - okr:\n"
        "      leadership: leadership\n"
        f"      today: {TODAY}\n",
        encoding="utf-8",
    )
    left = files
    for team in teams:
        folder = root / "okrs" / team.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.md").write_text(_index(team), encoding="utf-8")
        # The last team may have fewer quarters; it then has the latest ones.
        quarters = _QUARTERS[-min(periods, left) :]
        left -= len(quarters)
        for key, starts in quarters:
            (folder / f"{key}.md").write_text(_set(team, key, starts), encoding="utf-8")
    return Corpus(root, files, len(teams))


def _teams(count: int) -> Iterator[_Team]:
    """So many teams, parents first: about the cube root of them are groups, as many squared
    sections, the others teams below sections."""
    groups = max(1, round(count ** (1 / 3)))
    leadership = _Team("leadership", "leadership", None, 0)
    level, made = [leadership], 1
    yield leadership
    for name, size in (("group", groups), ("section", groups**2), ("team", count)):
        below = []
        for number in range(size):
            if made >= count:
                return
            parent = level[number % len(level)]
            key = f"{name}-{number + 1}"
            team = _Team(key, f"{parent.folder}/{key}", parent, made)
            below.append(team)
            made += 1
            yield team
        level = below


def _index(team: _Team) -> str:
    name = team.key.replace("-", " ").capitalize()
    return (
        f"---\nname: {name}\ncontact: {team.key}@agency.example\n---\n\n"
        f"{name} looks after a part of what people meet when they meet us.\n"
    )


def _set(team: _Team, period: str, starts: date) -> str:
    chance = random.Random(f"{team.key}/{period}")
    found = chance.randrange(20, 60)
    waiting = chance.randrange(30, 90) / 10
    lines = ["---", f"agreed: {starts - timedelta(days=7)}", "objectives:"]
    lines += _objective(team, 0, chance) + _improve(found, waiting, chance)
    lines += _objective(team, 1, chance) + _hold(chance)
    lines += _checkins(starts, found, waiting, chance)
    if starts + timedelta(days=91) < TODAY:
        lines += ["retrospective: >-", "  What we measured early we could still change."]
    lines += ["---", "", f"The story of {team.key} in {period}, told in a few words.", ""]
    return "\n".join(lines)


def _objective(team: _Team, number: int, chance: random.Random) -> list[str]:
    lines = [f"  - title: {team.aims[number]}"]
    if team.parent is None:
        lines.append("    anchored_in: Strategy for the years to come, first aim")
    else:
        lines.append(f"    aligns_to: {team.parent.key}/{_slug(team.parent.aims[number])}")
    if number:
        lines.append("    ambition: stretch")
    return [
        *lines,
        f"    owner: {chance.choice(_OWNERS)}",
        f"    value: {chance.choice(_GAINS)}",
        f"    insight: {chance.choice(_NEEDS)}",
        "    key_results:",
    ]


def _improve(found: int, waiting: float, chance: random.Random) -> list[str]:
    return [
        "      - id: found",
        "        title: Visits that end with a form sent in",
        f"        baseline: {found}",
        f"        target: {found + 20}",
        '        unit: "%"',
        "        source: Web statistics, without our own visits",
        "      - id: waiting",
        "        title: Median time from question to answer",
        f"        baseline: {waiting}",
        "        target: 2.5",
        "        unit: days",
        f"        owner: {chance.choice(_OWNERS)}",
        "      - id: easy",
        "        title: People who call it easy",
        "        target: {min: 75}",
        '        unit: "%"',
    ]


def _hold(chance: random.Random) -> list[str]:
    def yes_or_no() -> str:
        return "true" if chance.random() < 0.6 else "false"

    if chance.random() < 0.7:
        steps = [f"          - {{title: {step}, done: {yes_or_no()}}}" for step in _STEPS]
        opened = ["        milestones:", *steps]
    else:
        opened = [f"        done: {yes_or_no()}"]
    return [
        "      - id: available",
        "        title: Availability in office hours",
        "        keep: {min: 99.5}",
        '        unit: "%"',
        "        guardrail: true",
        "      - id: opened",
        "        title: Reports from outside answered in the open",
        *opened,
        "      - id: recognised",
        "        title: Partners recognise themselves in how we work",
        "        graded: true",
        "        pace: false",
    ]


def _checkins(starts: date, found: int, waiting: float, chance: random.Random) -> list[str]:
    lines = ["checkins:"]
    for week in (3, 7):
        share = week / 13
        believed = [chance.randrange(5, 10) for _ in range(2)]
        lines += [
            f"  - date: {starts + timedelta(weeks=week)}",
            f"    note: {chance.choice(_NOTES)}",
            "    values:",
            f"      found: {{value: {found + 20 * share:.1f}, confidence: {believed[0]}}}",
            f"      waiting: {waiting - (waiting - 2.5) * share:.1f}",
            f"      easy: {{value: {70 + chance.randrange(10)}, confidence: 7}}",
            f"      available: {99.5 + chance.randrange(5) / 10:.1f}",
            f"      opened: {{confidence: {believed[1]}}}",
            f"      recognised: {{value: {share:.1f}, confidence: 7, forecast: 0.8}}",
        ]
    return lines


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus to look at."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=10_000, help="how many OKR sets")
    given = parser.parse_args(arguments)
    corpus = write_corpus(given.folder, given.files)
    print(f"{corpus.sets} sets of {corpus.teams} teams in {corpus.root}")


if __name__ == "__main__":
    main()
