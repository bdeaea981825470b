"""OKR4, rhythm: what is due at the beginning and end of a period. All of it is advice, by date.

The rules about the figures of key results are in `freshness`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity, Spot
from mkdocs_okr.model import (
    Graded,
    Maintain,
    Metric,
    OkrSet,
    Reach,
    Team,
)
from mkdocs_okr.periods import PeriodState
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import name_of, quoted

__all__: list[str] = []


@rule("OKR402", Severity.ADVICE)
def draft_after_start(view: View) -> Iterator[Problem]:
    """A set is still a draft though its period has begun.

    Silent once the period is over.

    Why: a plan that is not agreed on in the first weeks is decided by what happens meanwhile.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    status: draft
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    agreed: 2026-01-05
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    for okr_set in view.sets:
        if okr_set.draft and okr_set.period.state(view.today) is PeriodState.RUNNING:
            yield Problem(
                "OKR402",
                f"{okr_set.period.key} has begun, and the set is still a draft",
                Spot(okr_set.file, ("status",)),
                help="remove `status: draft` once the team has agreed on it, and write the day: "
                f"`agreed: {view.today}`",
            )


@rule("OKR403", Severity.ADVICE)
def no_retrospective(view: View) -> Iterator[Problem]:
    """The period that ended last has no retrospective, or key results without a result.

    Of each team, only the latest period that is over; drafts are passed over. A retrospective is
    the field `retrospective`, or a section of the body with that heading.

    Why: what was learnt is the one thing that a period leaves behind for certain. And without a
    last value, nobody will know how it ended.

    Given:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Bad:

    ```yaml
    # okrs/sign-in/2025-Q4.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2025-12-18
        values:
          time-to-sign-in: 15
    ```

    Good:

    ```yaml
    # okrs/sign-in/2025-Q4.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2025-12-18
        values:
          time-to-sign-in: 15
    retrospective: Fewer screens helped more than faster servers.
    ```
    """
    for team in view.organisation.teams:
        over = [each for each in view.sets_of_team(team) if not each.draft and view.over(each)]
        if not over:
            continue
        okr_set = max(over, key=lambda each: (each.period.ends, -each.period.days))
        if not okr_set.retrospective and not okr_set.is_faulty(("retrospective",)):
            yield Problem(
                "OKR403",
                f"{okr_set.period.key} of {quoted(team)} is over, and has no retrospective",
                Spot(okr_set.file, (), "owner"),
                help="add a section headed Retrospective below the front matter: "
                "what went well, what did not, what you will do differently",
            )
        yield from _without_result(okr_set)


def _without_result(okr_set: OkrSet) -> Iterator[Problem]:
    named = {each.key_result for checkin in okr_set.checkins for each in checkin.values}
    for objective in okr_set.objectives:
        for key_result in objective.key_results:
            if (
                objective.dropped is None
                and key_result.dropped is None
                and key_result.withheld is None
                and key_result.id not in named
                and key_result.current is None
                and key_result.score is None
                and isinstance(key_result.measure, Metric | Reach | Maintain | Graded)
            ):
                yield Problem(
                    "OKR403",
                    f"{okr_set.period.key} is over, and {name_of(key_result)} has no result",
                    Spot(okr_set.file, key_result.path, "owner"),
                    help="add a last check-in with its value, or give a `score` from 0 to 1",
                )


@rule("OKR404", Severity.ADVICE)
def no_okrs(view: View) -> Iterator[Problem]:
    """A team has no OKRs that run now.

    That is, no set for a period that runs and is no draft. Silent for a mere group of teams: one
    that has teams below it and never had a set; and where the set that runs is still a draft
    (OKR402).

    Why: what the team works on now, and why, cannot be seen by others.

    Bad:

    ```yaml
    # okrs/sign-in/index.md
    name: Sign-in
    ```

    Good:

    ```yaml
    # okrs/sign-in/index.md
    name: Sign-in
    ```

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    organisation = view.organisation
    faulty_folders = {each.spot.file.rpartition("/")[0] for each in organisation.problems}
    for team in organisation.teams.values():
        sets = organisation.sets_of_team.get(team.key, ())
        if not sets and organisation.children.get(team.key):
            continue
        if any(organisation.state(each) is PeriodState.RUNNING for each in sets):
            continue
        # A file that could not be read, or is not named for a period, may be the set that runs.
        may_have = team.folder in faulty_folders or team.key in organisation.uncertain
        if team.readable and not may_have:
            yield Problem(
                "OKR404",
                f"{quoted(team.key)} has no OKRs that run now",
                _spot_of(team, sets),
                help="add a set for the period that runs; a team that is to have none can accept "
                "this with `ignore` and the reason",
            )


def _spot_of(team: Team, sets: tuple[OkrSet, ...]) -> Spot:
    if team.file is not None:
        return Spot(team.file, (), "owner")
    return Spot(sets[-1].file if sets else team.folder, (), "file")


@rule("OKR406", Severity.ADVICE)
def not_agreed(view: View) -> Iterator[Problem]:
    """A running set does not say when the team agreed on it.

    Only once another of the team's sets has `agreed`.

    Why: from that day on the set counts: the expected progress begins there.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```yaml
    # okrs/sign-in/2025-Q4.md
    agreed: 2025-09-25
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2025-12-18
        values:
          time-to-sign-in: 15
    retrospective: Fewer screens helped more than faster servers.
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    agreed: 2026-01-05
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```yaml
    # okrs/sign-in/2025-Q4.md
    agreed: 2025-09-25
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
    checkins:
      - date: 2025-12-18
        values:
          time-to-sign-in: 15
    retrospective: Fewer screens helped more than faster servers.
    ```
    """
    using = {each.team for each in view.sets if each.agreed is not None}
    for team, sets in view.running_sets.items():
        for okr_set in sets:
            if team in using and okr_set.agreed is None and not okr_set.is_faulty(("agreed",)):
                yield Problem(
                    "OKR406",
                    f"the set of {quoted(team)} for {okr_set.period.key} does not say when "
                    "it was agreed",
                    Spot(okr_set.file, (), "owner"),
                    help=f"add the day: `agreed: {okr_set.period.starts}`",
                )
