"""OKR2, alignment: whether what teams are after is linked to what leadership is after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_okr.findings import Place, Problem, Severity, Spot
from mkdocs_okr.model import OkrSet
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import did_you_mean, joined, name_of, quoted

__all__: list[str] = []


@rule("OKR204", Severity.ERROR, drafts=Severity.ADVICE, dated=True)
def not_linked_to_leadership(view: View) -> Iterator[Problem]:
    """No objective of a team's set leads to the leadership's objectives.

    For every set of a team below leadership: at least one of its objectives is aligned to one of
    leadership's, straight or by way of other teams' objectives. It is an error if leadership has a
    set in force that overlaps, and this set's period began on the day that set was agreed (without
    `agreed`: on its first day) or later. Otherwise it is advice, and so it is in a draft. Silent
    where a reference on the way is itself reported, and for advice once the period is over. This
    error can be accepted with `ignore`.

    Why: at least one of a team's goals should serve what the whole organisation is after. Nobody's
    build breaks because leadership publishes late.

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
    # okrs/leadership/portals/2026-Q1.md
    objectives:
      - id: one-front-door
        title: People find what they came for
        aligns_to: leadership/seamless-service
        key_results:
          - id: found
            title: Visitors who find what they came for
            baseline: 61
            target: 75
            unit: "%"
    ```

    Bad:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
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
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: portals/one-front-door
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    for okr_set in view.not_linked:
        leaders = view.leaders_above[okr_set.team]
        expected = _expected_to_link(view, okr_set, leaders)
        if not expected and view.over(okr_set):
            continue
        goals = [
            f"{leader}/{objective.id}"
            for leader in leaders
            for leading in view.organisation.sets_of_team[leader]
            if leading.period.overlaps(okr_set.period)
            for objective in leading.objectives
            if objective.id and objective.dropped is None
        ]
        yield Problem(
            "OKR204",
            f"no objective of {quoted(okr_set.team)} for {okr_set.period.key} leads to "
            f"{joined([quoted(each) for each in leaders], 'or')}",
            Spot(okr_set.file, ("objectives",), "key"),
            help=f"add `aligns_to:` to at least one of them, for instance {joined(goals[:6], 'or')}"
            if goals
            else f"add `aligns_to:` to at least one of them, once {quoted(leaders[0])} "
            f"has objectives for {okr_set.period.key}",
            at_most=None if expected else Severity.ADVICE,
        )


def _expected_to_link(view: View, okr_set: OkrSet, leaders: Iterable[str]) -> bool:
    """Whether leadership's objectives were there when the set's period began."""
    return any(
        not leading.draft
        and leading.readable
        and leading.period.overlaps(okr_set.period)
        and okr_set.period.starts >= (leading.agreed or leading.period.starts)
        for leader in leaders
        for leading in view.organisation.sets_of_team.get(leader, ())
    )


@rule("OKR207", Severity.ADVICE, dated=True)
def unsupported_objective(view: View) -> Iterator[Problem]:
    """No objective is aligned to one of leadership's.

    Only once a team below leadership has a set (no draft) that overlaps leadership's. Silent once
    the period is over, for drafts and dropped objectives, and where a reference to leadership is
    itself reported.

    Why: a goal that nobody works towards is a wish. Or somebody does, and has not said so.

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
      - id: trusted-foundation
        title: Shared services people can trust
        key_results:
          - id: restored
            title: Median time until a serious incident is over
            baseline: 94
            target: 45
            unit: min
    ```

    Bad:

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

    Good:

    ```yaml
    # okrs/leadership/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        aligns_to: [leadership/seamless-service, leadership/trusted-foundation]
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    organisation = view.organisation
    below = [
        each
        for each in organisation.sets.values()
        if not each.draft and each.objectives and each.team in view.leaders_above
    ]
    if not below or view.may_hide_references:
        return
    for leader in organisation.leadership:
        for okr_set in organisation.sets_of_team[leader]:
            if okr_set.draft or not okr_set.readable or view.over(okr_set):
                continue
            if not any(
                leader in view.leaders_above[each.team] and each.period.overlaps(okr_set.period)
                for each in below
            ):
                continue
            for objective in okr_set.objectives:
                if objective.dropped is None and objective.address not in view.children:
                    yield Problem(
                        "OKR207",
                        f"no team's objective is aligned to {name_of(objective)}",
                        Spot(okr_set.file, objective.path, "owner"),
                        help=f"somebody may write `aligns_to: {leader}/{objective.id}`; "
                        "or the goal can be dropped",
                    )


@rule("OKR208", Severity.ADVICE, dated=True)
def unaligned_objective(view: View) -> Iterator[Problem]:
    """An objective is aligned to nothing, while others of the set are.

    Silent on leadership and the teams above it, until the set aligns something, for sets that are
    over, for dropped objectives, and beside OKR204 (not-linked-to-leadership).

    Why: it may be a goal of the team's own, and a good one. But often the line is only forgotten.

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
        aligns_to: leadership/seamless-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
      - title: Newcomers get a digital identity from home
        key_results:
          - id: verified-from-home
            title: Newcomers verified from home
            baseline: 34
            target: 60
            unit: "%"
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
      - title: Newcomers get a digital identity from home
        aligns_to: leadership/seamless-service
        key_results:
          - id: verified-from-home
            title: Newcomers verified from home
            baseline: 34
            target: 60
            unit: "%"
    ```
    """
    quiet = view.leaders_and_above
    reported = {okr_set.file for okr_set in view.not_linked}
    for okr_set in view.sets:
        if okr_set.team in quiet or len(okr_set.objectives) < 2 or view.over(okr_set):
            continue
        unaligned = [each for each in okr_set.objectives if not each.aligns_to]
        if not unaligned or len(unaligned) == len(okr_set.objectives) or okr_set.file in reported:
            continue
        for objective in unaligned:
            if objective.dropped is None and not view.has_fault_among(
                okr_set, objective.path, "aligns_to"
            ):
                yield Problem(
                    "OKR208",
                    f"{name_of(objective)} is aligned to nothing, while others of the set are",
                    Spot(okr_set.file, objective.path, "owner"),
                    help="add `aligns_to:` with the goal it serves",
                )


@rule("OKR210", Severity.ADVICE, dated=True)
def not_anchored(view: View) -> Iterator[Problem]:
    """One of leadership's objectives does not say which strategy or mandate it serves.

    Only once leadership uses `anchored_in`. Silent for sets that are over and for dropped
    objectives.

    Why: leadership's goals are aligned to nothing in this tree. What they rest on is outside of it.

    Bad:

    ```yaml
    # okrs/leadership/2026.md
    objectives:
      - title: People meet one public sector
        anchored_in: Strategy 2025–2028, aim 1
        key_results:
          - id: digital-share
            title: Errands done without a form
            baseline: 40
            target: 60
            unit: "%"
      - title: Shared services people can trust
        key_results:
          - id: availability
            title: Availability across the shared services
            keep: {min: 99.9}
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/leadership/2026.md
    objectives:
      - title: People meet one public sector
        anchored_in: Strategy 2025–2028, aim 1
        key_results:
          - id: digital-share
            title: Errands done without a form
            baseline: 40
            target: 60
            unit: "%"
      - title: Shared services people can trust
        anchored_in: Strategy 2025–2028, aim 2
        key_results:
          - id: availability
            title: Availability across the shared services
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    sets = [each for leader in view.organisation.leadership for each in view.sets_of_team(leader)]
    if not any(objective.anchored_in for each in sets for objective in each.objectives):
        return
    for okr_set in sets:
        for objective in okr_set.objectives:
            if (
                not objective.anchored_in
                and objective.dropped is None
                and not view.over(okr_set)
                and not view.has_fault_among(okr_set, objective.path, "anchored_in")
            ):
                yield Problem(
                    "OKR210",
                    f"{name_of(objective)} does not say what it is anchored in",
                    Spot(okr_set.file, objective.path, "owner"),
                    help="add `anchored_in:` with the strategy or mandate it serves",
                )


@rule("OKR212", Severity.ERROR)
def no_leadership(view: View) -> Iterator[Problem]:
    """Nobody has said which team is leadership.

    Without the setting `leadership`, it is the only team at the top. With several teams there, the
    setting is needed. It names a team by its key, or several.

    Why: the cascade begins at leadership, and teams' objectives are to lead there.

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
    # okrs/portals/2026-Q1.md
    objectives:
      - title: People find what they came for
        key_results:
          - id: found
            title: Visitors who find what they came for
            baseline: 61
            target: 75
            unit: "%"
    ```

    Good:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          leadership: [sign-in, portals]
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

    ```yaml
    # okrs/portals/2026-Q1.md
    objectives:
      - title: People find what they came for
        key_results:
          - id: found
            title: Visitors who find what they came for
            baseline: 61
            target: 75
            unit: "%"
    ```
    """
    organisation = view.organisation
    named = organisation.settings.leadership
    place = Place(organisation.settings.file)
    if named:
        for key in named:
            if key not in organisation.teams and organisation.teams:
                yield Problem(
                    "OKR212",
                    f"the setting `leadership` names {quoted(key)}, and there is no such team",
                    place,
                    help=did_you_mean(
                        key, view.team_keys, "write a team's key, the name of its folder"
                    ),
                )
        return
    top = [team for team in organisation.teams.values() if team.parent is None]
    # A team whose parent could not be read may not belong at the top.
    if len(top) > 1 and not any(("parent",) in team.faults or not team.readable for team in top):
        yield Problem(
            "OKR212",
            f"there are {len(top)} teams at the top ({joined([team.key for team in top])}), "
            "and no setting says which of them is leadership",
            place,
            help=f"add `leadership: {top[0].key}` (or the right one) to the plugin's settings",
        )
