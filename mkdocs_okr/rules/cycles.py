"""OKR2, alignment: what runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity, Spot
from mkdocs_okr.model import Address
from mkdocs_okr.rules.graph import circle
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import joined, quoted

__all__: list[str] = []


@rule("OKR202", Severity.ERROR, drafts=Severity.ADVICE)
def alignment_cycle(view: View) -> Iterator[Problem]:
    """Objectives are aligned to each other in a circle.

    Reported once for each circle, at its first member by path; the others are further places. In a
    draft this is advice.

    Why: each would serve the others and none a larger goal; the cascade has no top to begin at.

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
        aligns_to: [leadership/seamless-service, sign-in/sign-in-without-thinking]
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
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        aligns_to: portals/one-front-door
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
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        aligns_to: leadership/seamless-service
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    for group in view.cycles:
        order = {address: _by_path(view, address) for address in group}
        first = min(group, key=order.__getitem__)
        way = circle(first, view.parents, set(group))
        # Where circles share objectives, those that lie on another one are shown behind the first.
        rest = sorted((each for each in group if each not in way), key=order.__getitem__)
        spots = [_reference_within(view, each, set(group)) for each in [*way, *rest]]
        names = [quoted(each.objective) for each in way]
        yield Problem(
            "OKR202",
            f"{names[0]} is aligned to itself by way of {joined(names[1:])}"
            if len(names) > 1
            else f"{names[0]} is aligned to itself",
            spots[0],
            help="remove one of these references: the one from the larger goal to the smaller",
            further=tuple(
                (f"{quoted(each.objective)} is aligned here", spot)
                for each, spot in zip([*way, *rest][1:], spots[1:], strict=True)
            ),
        )


def _by_path(view: View, address: Address) -> tuple[str, tuple[str, ...]]:
    okr_set, objective = view.organisation.set_of(address), view.organisation.objective(address)
    if okr_set is None or objective is None:
        return ("", ())
    return (okr_set.file, tuple(f"{step:>9}" for step in objective.path))


def _reference_within(view: View, address: Address, group: set[Address]) -> Spot:
    """The place of an objective's first reference to a member of its group."""
    okr_set, objective = view.organisation.set_of(address), view.organisation.objective(address)
    assert okr_set is not None
    assert objective is not None
    for index, resolution in enumerate(view.organisation.alignments[address]):
        target = resolution.target
        if target and Address(target.team, target.period, target.objective) in group:
            return Spot(okr_set.file, (*objective.path, "aligns_to", index))
    return Spot(okr_set.file, (*objective.path, "aligns_to"))


@rule("OKR209", Severity.ERROR)
def team_cycle(view: View) -> Iterator[Problem]:
    """Teams lie above each other in a circle.

    A team's parent is the team whose folder holds its own, unless `parent` says otherwise. Reported
    once for each circle.

    Why: none of them would be found from the top of the organisation.

    Given:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          rules: {no-okrs: off}
    ```

    Bad:

    ```yaml
    # okrs/leadership/index.md
    name: Leadership group
    ```

    ```yaml
    # okrs/leadership/trust-services/index.md
    name: Trust services
    parent: sign-in
    ```

    ```yaml
    # okrs/leadership/trust-services/sign-in/index.md
    name: Sign-in
    ```

    Good:

    ```yaml
    # okrs/leadership/index.md
    name: Leadership group
    ```

    ```yaml
    # okrs/leadership/trust-services/index.md
    name: Trust services
    ```

    ```yaml
    # okrs/leadership/trust-services/sign-in/index.md
    name: Sign-in
    ```
    """
    teams = view.organisation.teams
    for group in view.team_cycles:
        # Folders never run in a circle: at least one of them has a `parent`, and that is the place.
        written = [
            (team.file, each)
            for each in group
            if (team := teams[each]).file is not None and team.written_parent == team.parent
        ]
        spots = [Spot(file, ("parent",)) for file, _ in sorted(written) if file is not None]
        if spots:
            start = min(written)[1]
            way = circle(start, view.team_parents, set(group))
            yield Problem(
                "OKR209",
                f"the team {quoted(start)} is its own parent"
                if len(way) == 1
                else f"the team {quoted(start)} lies above itself, by way of "
                + joined([quoted(each) for each in way[1:]]),
                spots[0],
                help="name another team as `parent`, or leave it out: "
                "the parent is then the team whose folder holds this one",
                further=tuple(("and this is part of it", spot) for spot in spots[1:]),
            )
