"""OKR2, alignment: references from one set to another, and to teams."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity, Spot
from mkdocs_okr.model import KeyResult, Objective, OkrSet, Reference, Resolution
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import did_you_mean, joined, name_of, quoted

__all__: list[str] = []


@rule("OKR201", Severity.ERROR, drafts=Severity.ADVICE)
def unknown_parent(view: View) -> Iterator[Problem]:
    """An objective is aligned to something that does not exist.

    The reference in `aligns_to` names a team, a period, an objective or a key result that is not
    there, or one in the same set. It is written `team/objective` or `team/period/objective`, with
    `#key-result` behind either. Silent where what it names lies in a file that could not be read.
    In a draft this is advice.

    Why: the line from a team's work to the larger goal is what the cascade shows. A broken one
    would silently be missing there.

    Given:

    ```yaml
    # okrs/leadership/2026.md
    objectives:
      - id: seamless-service
        title: People meet one public sector
        key_results:
          - id: digital-share
            title: Errands done without a form
            baseline: 40
            target: 60
            unit: "%"
    ```

    Bad:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: leadership/seamles-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: leadership/seamless-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    for okr_set, objective, index, resolution in view.broken_references:
        if resolution.failure in ("team", "objective", "self"):
            yield Problem(
                "OKR201",
                f"{name_of(objective)} is aligned to {_what_is_missing(view, okr_set, resolution)}",
                Spot(okr_set.file, (*objective.path, "aligns_to", index)),
                help=_way_out(view, okr_set, resolution),
                further=_defined_there(resolution),
            )


def _what_is_missing(view: View, okr_set: OkrSet, resolution: Resolution) -> str:
    """What is wrong with a reference that leads nowhere, as the object of a sentence."""
    reference = resolution.reference
    if resolution.failure == "self":
        return f"{quoted(reference.text)}, which stands in the same set"
    if resolution.failure == "team":
        return f"a team that does not exist, {quoted(reference.team or '')}"
    team = reference.team or okr_set.team
    sets = view.organisation.sets_of_team.get(team, ())
    if reference.period is not None:
        sets = tuple(each for each in sets if each.period.key == reference.period)
        if not sets:
            return f"a set that does not exist: {quoted(team)} has none for {reference.period}"
    if reference.key_result is not None and any(
        each.id == reference.objective for okr in sets for each in okr.objectives
    ):
        return "a key result that does not exist"
    return "an objective that does not exist"


def _way_out(view: View, okr_set: OkrSet, resolution: Resolution) -> str:
    """What to write instead of a reference that leads nowhere."""
    if resolution.candidates:
        return f"did you mean {joined(resolution.candidates[:3], 'or')}?"
    if resolution.failure == "self":
        return "name an objective of another set, or leave it out"
    if resolution.failure == "team":
        team = resolution.reference.team or ""
        return (
            did_you_mean(
                team,
                view.team_keys,
                "write `team/objective`, the team by its folder's name",
            )
            or ""
        )
    if resolution.defined:
        return "write one of those that are defined there"
    team = resolution.reference.team or okr_set.team
    return f"{quoted(team)} has no objectives to refer to yet"


def _defined_there(
    resolution: Resolution, view: View | None = None, before: OkrSet | None = None
) -> tuple[tuple[str, Spot], ...]:
    """What there is to refer to, a line for each file; perhaps only in sets before a given one."""
    by_file: dict[str, list[str]] = {}
    first: dict[str, Spot] = {}
    for name, file, path in resolution.defined:
        if view is not None and before is not None:
            okr_set = view.set_of_file.get(file)
            if okr_set is None or okr_set.period.starts >= before.period.starts:
                continue
        by_file.setdefault(file, []).append(name)
        first.setdefault(file, Spot(file, path, "owner"))
    return tuple(
        (f"defined there: {', '.join(names[:_MOST_NAMED])}" + _and_more(names), first[file])
        for file, names in by_file.items()
    )


_MOST_NAMED = 8


def _and_more(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return f" and {more} more" if more > 0 else ""


@rule("OKR203", Severity.ERROR, drafts=Severity.ADVICE)
def period_mismatch(view: View) -> Iterator[Problem]:
    """An objective is aligned to one of a period that has no day in common with its own.

    Without a period, a reference goes to the team's set that holds the objective and overlaps the
    referring one. In a draft this is advice.

    Why: nothing can support a goal that is already over, or not yet begun.

    Given:

    ```yaml
    # okrs/leadership/2026.md
    objectives:
      - id: seamless-service
        title: People meet one public sector
        key_results:
          - id: digital-share
            title: Errands done without a form
            baseline: 40
            target: 60
            unit: "%"
    ```

    ```yaml
    # okrs/leadership/2025.md
    retrospective: Letters are hard to leave behind.
    objectives:
      - id: fewer-letters
        title: Nobody waits for a letter
        key_results:
          - id: letters
            title: Letters on paper
            baseline: 21
            target: 12
            unit: "%"
            current: 13
    ```

    Bad:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: leadership/fewer-letters
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: leadership/seamless-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """

    def concerned(resolution: Resolution) -> bool:
        # One that was resolved without a period overlaps by the way it was chosen.
        return resolution.failure == "period" or resolution.reference.period is not None

    for okr_set, objective, index, resolution in view.references(concerned):
        if resolution.failure == "period":
            periods = _periods_that_hold(view, okr_set, resolution.reference)
        elif resolution.target is not None:
            target = view.organisation.set_of(resolution.target)
            if target is None or target.period.overlaps(okr_set.period):
                continue
            periods = [target.period.key]
        else:
            continue
        yield Problem(
            "OKR203",
            f"{name_of(objective)} of {okr_set.period.key} is aligned to "
            f"{quoted(resolution.reference.objective)} of {joined(periods) or 'another time'}, "
            "and the two share no day",
            Spot(okr_set.file, (*objective.path, "aligns_to", index)),
            help=_overlapping(view, okr_set, resolution.reference),
        )


def _overlapping(view: View, okr_set: OkrSet, reference: Reference) -> str:
    """Which objectives of the team a reference names could be aligned to, as help."""
    team = reference.team or okr_set.team
    goals = [
        f"{team}/{objective.id}"
        for each in view.sets_of_team(team)
        if each is not okr_set and each.period.overlaps(okr_set.period)
        for objective in each.objectives
        if objective.id and objective.dropped is None
    ]
    if goals:
        return f"name one that overlaps {okr_set.period.key}: {joined(goals, 'or')}"
    return f"name an objective of a set that overlaps {okr_set.period.key}; this team has none"


def _periods_that_hold(view: View, okr_set: OkrSet, reference: Reference) -> list[str]:
    return [
        each.period.key
        for each in view.organisation.sets_of_team.get(reference.team or okr_set.team, ())
        if each is not okr_set
        and (reference.period is None or each.period.key == reference.period)
        and any(objective.id == reference.objective for objective in each.objectives)
    ]


@rule("OKR205", Severity.ADVICE, dated=True)
def aligned_to_dropped(view: View) -> Iterator[Problem]:
    """An objective is aligned to one that was dropped.

    Or to a key result that was dropped. Silent once the set's period is over, and for what was
    dropped itself.

    Why: the larger goal is given up. The team may want to know, and serve another.

    Given:

    ```yaml
    # okrs/leadership/2026.md
    objectives:
      - id: seamless-service
        title: People meet one public sector
        key_results:
          - id: digital-share
            title: Errands done without a form
            baseline: 40
            target: 60
            unit: "%"
      - id: one-app
        title: One app for everything
        dropped: {date: 2026-01-09, reason: People do not want another app.}
    ```

    Bad:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: [leadership/seamless-service, leadership/one-app]
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: leadership/seamless-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    dropped = view.dropped
    if not dropped:
        return
    for okr_set, objective, index, resolution in view.references(
        lambda resolution: resolution.target in dropped
    ):
        if objective.dropped is not None or view.over(okr_set):
            continue
        assert resolution.target is not None
        part = dropped[resolution.target]
        parent_set = view.organisation.set_of(resolution.target)
        assert parent_set is not None
        yield Problem(
            "OKR205",
            f"{name_of(objective)} is aligned to {name_of(part)}, which was dropped",
            Spot(okr_set.file, (*objective.path, "aligns_to", index)),
            help="align it to a goal that is still pursued, or leave `aligns_to` out",
            further=(("dropped here", Spot(parent_set.file, (*part.path, "dropped"), "key")),),
        )


@rule("OKR206", Severity.ERROR, drafts=Severity.ADVICE)
def unknown_team(view: View) -> Iterator[Problem]:
    """A team is named that does not exist.

    In `parent` of a team's `index.md`, or among the `contributors` of an objective. A team goes by
    its key, which is its folder's name. In a draft this is advice.

    Why: the team would be missing from the map of the organisation, or from the objective.

    Given:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          rules: {no-okrs: off}
    ```

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        contributors: [platfrom]
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```yaml
    # okrs/sign-in/platform/index.md
    name: Platform
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        contributors: [platform]
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```yaml
    # okrs/sign-in/platform/index.md
    name: Platform
    ```
    """
    teams = view.organisation.teams
    for team in teams.values():
        if team.written_parent is not None and team.written_parent not in teams and team.file:
            yield _no_such_team(view, team.written_parent, Spot(team.file, ("parent",)))
    for okr_set, objective in view.objectives:
        for index, contributor in enumerate(objective.contributors):
            if contributor not in teams and contributor.lower() not in teams:
                path = (*objective.path, "contributors", index)
                yield _no_such_team(view, contributor, Spot(okr_set.file, path))


def _no_such_team(view: View, name: str, spot: Spot) -> Problem:
    by_name = view.keys_of_team_names.get(name.casefold())
    return Problem(
        "OKR206",
        f"there is no team {quoted(name)}",
        spot,
        help=f"that is its name; write its key: {by_name}"
        if by_name
        else did_you_mean(
            name, view.team_keys, "write a team's key, which is the name of its folder"
        ),
    )


@rule("OKR211", Severity.ERROR, drafts=Severity.ADVICE)
def unknown_predecessor(view: View) -> Iterator[Problem]:
    """What an objective or key result continues does not exist.

    `continues` names an earlier one: `team/period/objective`, with `#key-result` behind. Without a
    period it is the team's latest earlier set that holds it; the team may be left out for one's
    own. In a draft this is advice.

    Why: what was carried over is part of the history of both, and would be missing there.

    Given:

    ```yaml
    # okrs/sign-in/2025-Q4.md
    retrospective: Fewer screens helped more than faster servers.
    objectives:
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 20
            target: 14
            unit: s
            current: 14
    ```

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        continues: 2025-Q4/sign-in-without-thought
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
    objectives:
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        continues: 2025-Q4/sign-in-without-thinking
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    for address, resolution in view.organisation.predecessors.items():
        okr_set = view.organisation.set_of(address)
        part: Objective | KeyResult | None = (
            view.organisation.objective(address)
            if address.key_result is None
            else view.organisation.key_result(address)
        )
        if okr_set is None or part is None or resolution.failure == "hidden":
            continue
        if resolution.target is None:
            found = _missing_predecessor(view, okr_set, resolution)
        else:
            earlier = view.organisation.set_of(resolution.target)
            if earlier is None or earlier.period.starts < okr_set.period.starts:
                continue
            period = earlier.period.key
            found = f"an objective of {period}, which is not earlier than {okr_set.period.key}"
        can_be_meant = resolution.failure in ("team", "objective") and resolution.candidates
        yield Problem(
            "OKR211",
            f"{name_of(part)} continues {found}",
            Spot(okr_set.file, (*part.path, "continues")),
            help=_way_out(view, okr_set, resolution)
            if can_be_meant
            else "name an objective or key result of an earlier set, as team/period/objective, "
            "or leave it out",
            further=_defined_there(resolution, before=okr_set, view=view),
        )


def _missing_predecessor(view: View, okr_set: OkrSet, resolution: Resolution) -> str:
    if resolution.failure == "period":
        return "something that no earlier set holds"
    return _what_is_missing(view, okr_set, resolution)
