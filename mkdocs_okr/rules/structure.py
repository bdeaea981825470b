"""OKR1, structure: what makes a set a set. Measures are in `measures`, the log is in `checkins`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_okr.findings import DataPath, Problem, Severity, Spot
from mkdocs_okr.model import KeyResult, Milestones, Objective, OkrSet
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import closest, joined, name_of, quoted

__all__: list[str] = []


@rule("OKR101", Severity.ERROR, drafts=Severity.ADVICE)
def no_objectives(view: View) -> Iterator[Problem]:
    """A set has no objectives.

    A file named for a period is a team's set of OKRs, and a set is its objectives. In a draft this
    is advice.

    Why: an empty set would be shown as a team that is after nothing.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    agreed: 2026-01-05
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
        if not okr_set.objectives and not view.has_fault_among(okr_set, (), "objectives"):
            yield Problem(
                "OKR101",
                f"the set of {quoted(okr_set.team)} for {okr_set.period.key} has no objectives",
                Spot(okr_set.file, (), "owner"),
                help="write `objectives:` and, under it, a `title` and `key_results` for each",
            )


@rule("OKR102", Severity.ERROR, drafts=Severity.ADVICE)
def no_key_results(view: View) -> Iterator[Problem]:
    """An objective has no key results.

    Where other objectives are aligned to it, it is only advice: it is then shown with those that
    support it. In a draft it is advice as well. A dropped objective needs none.

    Why: an objective says what, its key results say how anyone can tell. Without them there is no
    progress to show.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
    ```

    Good:

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
    for okr_set, objective in view.objectives:
        if objective.key_results or objective.dropped is not None:
            continue
        if view.has_fault_among(okr_set, objective.path, "key_results"):
            continue
        supported = objective.address in view.children
        yield Problem(
            "OKR102",
            f"the objective {name_of(objective)} has no key results"
            + (" of its own, only objectives that are aligned to it" if supported else ""),
            Spot(okr_set.file, objective.path, "owner"),
            help="add `key_results:` with an `id`, a `title` and a measure for each",
            at_most=Severity.ADVICE if supported else None,
        )


@rule("OKR103", Severity.ERROR)
def duplicate_id(view: View) -> Iterator[Problem]:
    """Two objectives of a set, or two key results of it, have the same id.

    The id of an objective is unique in its set; without `id`, it is made from the title. The id of
    a key result is unique in the whole set, not only in its objective, for a check-in names key
    results by their ids alone. Upper and lower case are the same.

    Why: references, check-ins and badges go by the id, and could mean either.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: availability
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    for okr_set in view.sets:
        seen_objectives: dict[str, Objective | KeyResult] = {}
        seen_key_results: dict[str, Objective | KeyResult] = {}
        for objective in okr_set.objectives:
            if (
                objective.id
                and seen_objectives.setdefault(objective.id, objective) is not objective
            ):
                yield _duplicate(okr_set, seen_objectives[objective.id], objective, "objectives")
            for key_result in objective.key_results:
                name = key_result.id
                if name and seen_key_results.setdefault(name, key_result) is not key_result:
                    yield _duplicate(okr_set, seen_key_results[name], key_result, "key results")


def _duplicate(
    okr_set: OkrSet, first: Objective | KeyResult, later: Objective | KeyResult, kind: str
) -> Problem:
    return Problem(
        "OKR103",
        f"two {kind} of the set have the id {quoted(later.id)}",
        _id_spot(okr_set, later),
        help="give one of them another `id`",
        further=(("first used here", _id_spot(okr_set, first)),),
    )


def _id_spot(okr_set: OkrSet, part: Objective | KeyResult) -> Spot:
    # Where no id is written, the place is that of something missing: the first key.
    return Spot(okr_set.file, (*part.path, "id"))


@rule("OKR110", Severity.ERROR, drafts=Severity.ADVICE)
def dropped_without_reason(view: View) -> Iterator[Problem]:
    """Something was dropped, but not when, or not why.

    What is dropped stays visible, with the date and the reason, and leaves all sums.

    Why: to give something up is a good decision only if others can see why. Without the date,
    nobody knows for how long it was pursued.

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
            dropped:
              date: 2026-01-09
    ```

    Good:

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
            dropped:
              date: 2026-01-09
              reason: The app that it was measured in is switched off.
    ```
    """
    parts: list[tuple[OkrSet, Objective | KeyResult]] = [
        (okr_set, objective) for okr_set, objective in view.objectives if objective.dropped
    ]
    parts += [
        (okr_set, key_result) for okr_set, _, key_result in view.key_results if key_result.dropped
    ]
    for okr_set, part in parts:
        assert part.dropped is not None
        missing = [
            field for field in ("date", "reason") if getattr(part.dropped, field) in (None, "")
        ]
        path = (*part.path, "dropped")
        if missing and not view.has_fault_among(okr_set, path, *missing):
            yield Problem(
                "OKR110",
                f"{name_of(part)} is dropped without a {joined(missing, 'or')}",
                Spot(okr_set.file, path, "owner"),
                help='write `dropped: {date: 2026-11-03, reason: "why it was given up"}`'
                if len(missing) == 2
                else f"add `{missing[0]}:` with "
                + ("the day, as 2026-11-03" if missing == ["date"] else "a sentence that says why"),
            )


@rule("OKR111", Severity.ERROR)
def unknown_owner(view: View) -> Iterator[Problem]:
    """An owner is none of the roles that the team, or a team above it, has declared.

    Only where `roles` is given by the team or by one above it. Upper and lower case are the same.

    Why: a list of roles keeps persons' names out, and one role from being written in five ways.

    Bad:

    ```yaml
    # okrs/sign-in/index.md
    roles: [Product lead, Operations lead]
    ```

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        owner: Product leader
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    ```yaml
    # okrs/sign-in/index.md
    roles: [Product lead, Operations lead]
    ```

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        owner: Product lead
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    roles_of: dict[str, dict[str, str]] = {}
    for okr_set in view.sets:
        roles = roles_of.get(okr_set.team)
        if roles is None:
            roles = roles_of[okr_set.team] = _roles(view, okr_set.team)
        if not roles:
            continue
        for objective in okr_set.objectives:
            yield from _unknown_owners(okr_set, objective, roles)
            for key_result in objective.key_results:
                yield from _unknown_owners(okr_set, key_result, roles)


def _roles(view: View, team: str) -> dict[str, str]:
    """The team's roles by their names in lower case; none where some could not be read."""
    for each in view.organisation.ancestors(team):
        if not each.readable or any(fault[:1] == ("roles",) for fault in each.faults):
            return {}
    return {role.casefold(): role for role in view.organisation.roles(team)}


def _unknown_owners(
    okr_set: OkrSet, part: Objective | KeyResult, roles: dict[str, str]
) -> Iterator[Problem]:
    for index, owner in enumerate(part.owners):
        if owner.casefold() in roles:
            continue
        near = closest(owner.casefold(), roles)
        yield Problem(
            "OKR111",
            f"{quoted(owner)} is none of the team's roles",
            Spot(okr_set.file, (*part.path, "owner", index)),
            help=f"did you mean {roles[near]}?"
            if near
            else f"write one of {joined(tuple(roles.values()), 'or')}, "
            "or add it to `roles` in the team's index.md",
        )


@rule("OKR112", Severity.ERROR)
def invalid_weight(view: View) -> Iterator[Problem]:
    """A weight is negative, or all weights that stand side by side are 0.

    Objectives of a set, key results of an objective and milestones of a key result have a weight of
    1 unless another is written. A weight of 0 keeps something visible but out of the mean.

    Why: a mean with negative weights, or none at all, is no number that means anything.

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
            weight: -1
    ```

    Good:

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
            weight: 2
    ```
    """
    for okr_set in view.sets:
        yield from _weights(okr_set, okr_set.objectives, "objectives")
        for objective in okr_set.objectives:
            yield from _weights(okr_set, objective.key_results, "key results")
            for key_result in objective.key_results:
                if type(key_result.measure) is Milestones:
                    path = (*key_result.path, "milestones")
                    yield from _invalid_weights(
                        okr_set,
                        [
                            (each.weight, (*path, index), True)
                            for index, each in enumerate(key_result.measure.milestones)
                        ],
                        "milestones",
                    )


def _weights(
    okr_set: OkrSet, parts: Sequence[Objective] | Sequence[KeyResult], kind: str
) -> Iterator[Problem]:
    # Nearly every weight is the default; only what is not costs anything.
    if any(part.weight <= 0 for part in parts):
        yield from _invalid_weights(
            okr_set, [(part.weight, part.path, part.dropped is None) for part in parts], kind
        )


def _invalid_weights(
    okr_set: OkrSet, weights: list[tuple[object, DataPath, bool]], kind: str
) -> Iterator[Problem]:
    counted = []
    for weight, path, counts in weights:
        if weight < 0:  # type: ignore[operator]
            yield Problem(
                "OKR112",
                f"the weight {weight} is negative",
                Spot(okr_set.file, (*path, "weight")),
                help="write 0 for what is not to count, else a number above 0",
            )
        if counts:
            counted.append((weight, path))
    if counted and all(weight == 0 for weight, _ in counted):
        yield Problem(
            "OKR112",
            f"all {kind} here have the weight 0",
            Spot(okr_set.file, (*counted[0][1], "weight")),
            help="leave `weight` out to count them all alike",
        )


@rule("OKR113", Severity.ERROR)
def duplicate_team(view: View) -> Iterator[Problem]:
    """Two folders have the same team key.

    A team's key is the name of its folder, unique in the whole tree, not only among its neighbours.
    Upper and lower case are the same. The first by its path stays, the later is left out.

    Why: references and addresses name a team by its key alone, so that a team can move in the
    organisation without breaking them.

    Given:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          rules: {no-okrs: off}
    ```

    Bad:

    ```yaml
    # okrs/trust-services/index.md
    name: Trust services
    ```

    ```yaml
    # okrs/trust-services/platform/index.md
    name: Platform of the trust services
    ```

    ```yaml
    # okrs/trust-services/sign-in/platform/index.md
    name: Platform of sign-in
    ```

    Good:

    ```yaml
    # okrs/trust-services/index.md
    name: Trust services
    ```

    ```yaml
    # okrs/trust-services/platform/index.md
    name: Platform of the trust services
    ```

    ```yaml
    # okrs/trust-services/sign-in/sign-in-platform/index.md
    name: Platform of sign-in
    ```
    """
    return view.reported("OKR113")


@rule("OKR114", Severity.ERROR)
def bad_team_key(view: View) -> Iterator[Problem]:
    """A team's folder has a name that cannot be a key.

    A key is made of the letters a–z, digits and hyphens. The team's name may be anything: it is
    `name` in the folder's `index.md`.

    Why: the key is part of references and of addresses on the web, which must survive every file
    system and every way of typing.

    Given:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          rules: {no-okrs: off}
    ```

    Bad:

    ```yaml
    # okrs/Sign_in/index.md
    name: Sign-in
    ```

    Good:

    ```yaml
    # okrs/sign-in/index.md
    name: Sign-in
    ```
    """
    return view.reported("OKR114")
