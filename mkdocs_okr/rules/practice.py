"""OKR3, practice: what makes OKRs good ones, as far as a program can see it. All of it is advice.

Not for sets that are over, nor for drafts, nor for what was dropped. The rules about titles are in
`titles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity, Spot
from mkdocs_okr.model import (
    KeyResult,
    Lifecycle,
    Maintain,
    Objective,
    OkrSet,
    Unmeasured,
)
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import joined, name_of, quoted

__all__: list[str] = []


@rule("OKR301", Severity.ADVICE, dated=True)
def objective_count(view: View) -> Iterator[Problem]:
    """A set has more objectives than the site wants, or fewer.

    One to three, unless the setting `objectives_per_set` says otherwise. Dropped ones do not count.

    Why: whoever wants everything at once has decided nothing.

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
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
      - title: Newcomers get a digital identity from home
        key_results:
          - id: verified-from-home
            title: Newcomers verified from home
            baseline: 34
            target: 60
            unit: "%"
      - title: People find help when they are stuck
        key_results:
          - id: password-calls
            title: Calls to the help desk about passwords
            baseline: 2100
            target: 1200
            unit: calls a week
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
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
      - title: Newcomers get a digital identity from home
        key_results:
          - id: verified-from-home
            title: Newcomers verified from home
            baseline: 34
            target: 60
            unit: "%"
    ```
    """
    fewest, most = view.organisation.settings.objectives_per_set
    for okr_set in view.sets_in_force:
        count = sum(each.dropped is None for each in okr_set.objectives)
        if fewest <= count <= most or not count:
            continue
        if count < fewest and view.has_fault_among(okr_set, (), "objectives"):
            continue
        yield Problem(
            "OKR301",
            f"the set has {_objectives(count)}, {'more' if count > most else 'fewer'} than "
            f"{_between(fewest, most)}",
            Spot(okr_set.file, ("objectives",), "key"),
            help="keep those that matter most in this period; the others can wait"
            if count > most
            else "is something missing that the team will spend its time on?",
        )


def _objectives(count: int) -> str:
    return "a single objective" if count == 1 else f"{count} objectives"


def _between(fewest: int, most: int) -> str:
    """A range of numbers in a sentence."""
    return str(most) if fewest == most else f"{fewest} to {most}"


@rule("OKR302", Severity.ADVICE, dated=True)
def key_result_count(view: View) -> Iterator[Problem]:
    """An objective has more key results than the site wants, or fewer.

    Two or three, unless the setting `key_results_per_objective` says otherwise. A single one is
    reported only once another objective of the set has more. Dropped ones do not count.

    Why: one number can be reached by doing the wrong thing; of seven, nobody knows which one
    counts.

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
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
          - id: easy
            title: People who find signing in easy
            target: {min: 75}
            unit: "%"
          - id: password-calls
            title: Calls to the help desk about passwords
            baseline: 2100
            target: 1200
            unit: calls a week
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
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
          - id: easy
            title: People who find signing in easy
            target: {min: 75}
            unit: "%"
    ```
    """
    fewest, most = view.organisation.settings.key_results_per_objective
    for okr_set in view.sets_in_force:
        counts = [
            (each, sum(one.dropped is None for one in each.key_results))
            for each in okr_set.objectives
            if each.dropped is None
        ]
        largest = max((count for _, count in counts), default=0)
        for objective, count in counts:
            if fewest <= count <= most or not count or (count == 1 and largest == 1):
                continue
            path = (*objective.path, "key_results")
            if count < fewest and okr_set.is_faulty(path):
                continue
            yield Problem(
                "OKR302",
                f"{name_of(objective)} has {_counted(count)}, "
                f"{'more' if count > most else 'fewer'} than {_between(fewest, most)}",
                Spot(okr_set.file, path, "key"),
                help="keep those that would convince a sceptic"
                if count > most
                else "add one that would show if this one were reached in the wrong way",
            )


def _counted(count: int) -> str:
    return "a single key result" if count == 1 else f"{count} key results"


@rule("OKR305", Severity.ADVICE, dated=True)
def no_value(view: View) -> Iterator[Problem]:
    """An objective does not say what users or society gain.

    Only once one of the team's sets uses the field `value`.

    Why: many are to be helped; who they are, and how, is what a team can rally round.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        value: Nine seconds saved four million times a week.
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
      - title: Signing in can be trusted, also on a bad day
        key_results:
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
        value: Nine seconds saved four million times a week.
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
      - title: Signing in can be trusted, also on a bad day
        value: Pensions, sick pay and tax returns do not wait for us.
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    return _missing_once_used(view, "OKR305", "value", "what users or society gain")


@rule("OKR306", Severity.ADVICE, dated=True)
def no_insight(view: View) -> Iterator[Problem]:
    """An objective does not say which need or which data it rests on.

    Only once one of the team's sets uses the field `insight`.

    Why: a goal without insight is a guess, and should at least be known to be one.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        insight: People on old phones wait twice as long as others.
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
      - title: Signing in can be trusted, also on a bad day
        key_results:
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
        insight: People on old phones wait twice as long as others.
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
      - title: Signing in can be trusted, also on a bad day
        insight: All methods but one stop if the northern data centre does.
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    return _missing_once_used(view, "OKR306", "insight", "which need or data it rests on")


def _missing_once_used(view: View, code: str, field: str, what: str) -> Iterator[Problem]:
    using = {okr_set.team for okr_set, each in view.objectives if getattr(each, field)}
    for okr_set in view.sets_in_force:
        if okr_set.team not in using:
            continue
        for objective in okr_set.objectives:
            if (
                not getattr(objective, field)
                and objective.dropped is None
                and not view.has_fault_among(okr_set, objective.path, field)
            ):
                yield Problem(
                    code,
                    f"{name_of(objective)} does not say {what}",
                    Spot(okr_set.file, objective.path, "owner"),
                    help=f"add `{field}:` with a sentence or two",
                )


@rule("OKR307", Severity.ADVICE, dated=True)
def lifecycle_gap(view: View) -> Iterator[Problem]:
    """None of a team's running key results is about development, operations or security.

    All of the team's running sets are looked at together. Only once one of their key results uses
    the field `lifecycle`.

    Why: a team has the whole life of its service: to develop it, to run it, and to keep it safe.

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
            lifecycle: development
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
            lifecycle: operations
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
            lifecycle: development
          - id: weak-passwords
            title: Accounts with a password known from a leak
            baseline: 9
            target: 2
            unit: "%"
            lifecycle: security
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
            lifecycle: operations
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
            lifecycle: development
    ```
    """
    for team, sets in view.running_sets.items():
        covered = {
            part
            for okr_set in sets
            for objective in okr_set.objectives
            if objective.dropped is None
            for each in objective.key_results
            if each.dropped is None
            for part in each.lifecycle
        }
        missing = [part.value for part in Lifecycle if part not in covered]
        if covered and missing and not any(okr_set.faults for okr_set in sets):
            yield Problem(
                "OKR307",
                f"no key result of {quoted(team)} that runs now is about {joined(missing, 'or')}",
                _objectives_of(sets),
                help="is there really nothing to improve or maintain there? "
                f"If one is about it, add `lifecycle: {missing[0]}`",
            )


def _objectives_of(sets: tuple[OkrSet, ...]) -> Spot:
    """Where to say something of all running sets of a team: in the one of the shortest period."""
    return Spot(sets[0].file, ("objectives",), "key")


@rule("OKR308", Severity.ADVICE, dated=True)
def no_stable_operation(view: View) -> Iterator[Problem]:
    """A team improves things, and maintains nothing.

    None of the key results in the team's running sets has `keep`. Only once some team in the
    handbook uses `keep`.

    Why: what works today is easily broken by what is to be better tomorrow. A team that runs a
    service shows both.

    Given:

    ```yaml
    # okrs/platform/2026.md
    objectives:
      - title: Shared services people can trust
        key_results:
          - id: availability
            title: Availability across the shared services
            keep: {min: 99.9}
            unit: "%"
    ```

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          leadership: [platform, sign-in]
    ```

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
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    if not any(type(each.measure) is Maintain for _, _, each in view.key_results):
        return
    for team, sets in view.running_sets.items():
        measures = [
            each.measure
            for okr_set in sets
            for objective in okr_set.objectives
            if objective.dropped is None
            for each in objective.key_results
            if each.dropped is None and each.withheld is None
        ]
        if not measures or any(isinstance(each, Maintain | Unmeasured) for each in measures):
            continue
        if not any(okr_set.faults for okr_set in sets):
            yield Problem(
                "OKR308",
                f"{quoted(team)} improves something now, and maintains nothing",
                _objectives_of(sets),
                help="add a key result for what must go on working, such as `keep: {min: 99.9}`",
            )


@rule("OKR309", Severity.ADVICE, dated=True)
def too_many_initiatives(view: View) -> Iterator[Problem]:
    """An objective has more initiatives than anyone can keep in mind.

    More than five, those of its key results included, unless the setting
    `initiatives_per_objective` says otherwise. Those that are done count.

    Why: initiatives are a team's bets on what will move the numbers. A long list is a plan of work,
    which has its place elsewhere.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        initiatives:
          - title: Passkeys offered to everyone
          - title: One screen less for known devices
          - title: Faster start on old phones
          - title: Fewer reminders
          - title: A clearer error page
          - title: Signing in on shared computers
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
      - title: People sign in without having to think about it
        initiatives:
          - title: Passkeys offered to everyone
          - title: One screen less for known devices
          - title: Faster start on old phones
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    most = view.organisation.settings.initiatives_per_objective
    for okr_set in view.sets_in_force:
        for objective in okr_set.objectives:
            if objective.dropped is not None:
                continue
            parts: list[Objective | KeyResult] = [objective, *objective.key_results]
            having = [each for each in parts if each.initiatives]
            count = sum(len(each.initiatives) for each in having)
            if count > most:
                yield Problem(
                    "OKR309",
                    f"{name_of(objective)} has {count} initiatives, more than {most}",
                    Spot(okr_set.file, (*having[0].path, "initiatives"), "key"),
                    help="keep the few that are meant to make the difference, and link to the plan",
                )
