"""OKR1, structure: how a key result is measured, and whether anything can come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_okr.findings import DataPath, Problem, Severity, Spot
from mkdocs_okr.model import (
    Binary,
    KeyResult,
    Maintain,
    Metric,
    Milestones,
    OkrSet,
    Reach,
    Unknown,
    Unmeasured,
)
from mkdocs_okr.reading.measures import MEASURE_FIELDS
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import name_of

__all__: list[str] = []

_WAYS = (
    "write `baseline:` and `target:` (a number that moves), `target: {min: 75}` (one to reach), "
    "`keep: {min: 99.9}` (one to hold), `milestones:` (steps), `done: false` (one step) "
    "or `graded: true` (your own judgement)"
)


@rule("OKR104", Severity.ERROR, drafts=Severity.ADVICE)
def not_measurable(view: View) -> Iterator[Problem]:
    """A key result has no measure.

    One of six is needed: a metric (`baseline` and `target`), a number to reach (`target: {min:
    …}`), one to maintain (`keep`), `milestones`, `done`, or `graded`. A `baseline` or `target` that
    nobody knows yet is written `unknown`. A key result that is withheld needs none, nor does one
    that was dropped. In a draft this is advice.

    Why: a key result is how the team will know. What cannot be measured can still be an initiative.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
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
            baseline: unknown
            target: 5
            unit: s
    ```
    """
    for okr_set, _, key_result in view.key_results:
        measure = key_result.measure
        if type(measure) is Milestones:
            if measure.milestones:
                continue
            fields: tuple[str, ...] = ("milestones",)
        elif type(measure) is Unmeasured and measure.reason == "missing":
            fields = measure.fields
            if "keep" in fields:
                continue  # a range without bounds: OKR107
        else:
            continue
        if key_result.withheld is not None or key_result.dropped is not None:
            continue
        if view.has_fault_among(okr_set, key_result.path, *_MEASURE_FIELDS):
            continue
        sentence, help_ = _what_is_missing(key_result, fields)
        yield Problem("OKR104", sentence, Spot(okr_set.file, key_result.path, "owner"), help=help_)


_MEASURE_FIELDS = ("baseline", "target", "keep", "milestones", "done", "graded", "withheld")


def _what_is_missing(key_result: KeyResult, fields: tuple[str, ...]) -> tuple[str, str]:
    name = name_of(key_result)
    if "target" in fields:
        return (
            f"{name} has a target but no baseline to measure from",
            "add `baseline:` with the value at the start, or `baseline: unknown`; if it only has "
            "to be reached, from wherever, write `target: {min: …}` or `target: {max: …}`",
        )
    if "baseline" in fields:
        return (
            f"{name} has a baseline but no target",
            "add `target:` with the value to reach, or `target: unknown`",
        )
    if "milestones" in fields:
        return f"{name} has no milestones", "list at least one under `milestones:`"
    return f"{name} has no measure", _WAYS


@rule("OKR105", Severity.ERROR)
def conflicting_measures(view: View) -> Iterator[Problem]:
    """A key result is measured in two ways, or a figure is given where there can be none.

    That is: the fields of more than one measure; a figure for a key result that is withheld;
    `current` beside values in check-ins; a `value` in a check-in for a key result that is settled
    by its milestones or by `done`.

    Why: two measures give two answers, and nobody could tell which one is shown.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            milestones:
              - title: Second data centre in use
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
            initiatives:
              - title: Second data centre in use
    ```
    """
    for okr_set in view.sets:
        special: dict[str, KeyResult] = {}
        for objective in okr_set.objectives:
            for key_result in objective.key_results:
                measure = key_result.measure
                if type(measure) is Unmeasured:
                    if measure.reason == "conflicting":
                        yield from _two_measures(okr_set, key_result, measure.fields)
                elif key_result.withheld is not None:
                    yield from _withheld_measure(okr_set, key_result)
                has_current = (
                    key_result.current is not None and key_result.current.value is not None
                )
                if has_current:
                    yield from _current(okr_set, key_result)
                if (
                    has_current
                    or key_result.withheld is not None
                    or type(measure) is Milestones
                    or type(measure) is Binary
                ):
                    special.setdefault(key_result.id, key_result)
        if special and okr_set.checkins:
            yield from _values(okr_set, special)


def _two_measures(
    okr_set: OkrSet, key_result: KeyResult, fields: tuple[str, ...]
) -> Iterator[Problem]:
    first = fields[0]
    kind = MEASURE_FIELDS[first]
    later = next((each for each in fields if MEASURE_FIELDS[each] != kind), None)
    if later is None:
        # Baseline and target are the fields of one measure, but the target is a range.
        later = fields[1]
        yield Problem(
            "OKR105",
            f"{name_of(key_result)} has a baseline, and a target that is a range",
            Spot(okr_set.file, (*key_result.path, later), "key"),
            help="write the target as one number; or, if it only has to come within the range, "
            "leave `baseline` out",
            further=((f"`{first}` here", Spot(okr_set.file, (*key_result.path, first), "key")),),
        )
        return
    yield Problem(
        "OKR105",
        f"{name_of(key_result)} has `{later}` beside `{first}`, which is another measure",
        Spot(okr_set.file, (*key_result.path, later), "key"),
        help="a key result has one measure: remove one, or make two key results of it",
        further=((f"`{first}` here", Spot(okr_set.file, (*key_result.path, first), "key")),),
    )


def _withheld_measure(okr_set: OkrSet, key_result: KeyResult) -> Iterator[Problem]:
    field = _figure(key_result)
    if field is not None:
        yield _withheld(okr_set, key_result, (*key_result.path, field))


def _withheld(okr_set: OkrSet, key_result: KeyResult, path: DataPath) -> Problem:
    return Problem(
        "OKR105",
        f"the figures of {name_of(key_result)} are withheld, yet here is one",
        Spot(okr_set.file, path, "key"),
        help="remove it, or `withheld`; the outcome may be told by `done` or `score`",
        further=(("withheld here", Spot(okr_set.file, (*key_result.path, "withheld"), "key")),),
    )


def _figure(key_result: KeyResult) -> str | None:
    """The field that gives a figure of a key result's measure away, or None."""
    measure = key_result.measure
    if isinstance(measure, Metric):
        if not isinstance(measure.baseline, Unknown):
            return "baseline"
        return None if isinstance(measure.target, Unknown) else "target"
    if isinstance(measure, Reach):
        return "target"
    if isinstance(measure, Maintain):
        return "keep"
    return "milestones" if isinstance(measure, Milestones) else None


def _without_values(okr_set: OkrSet, key_result: KeyResult, path: DataPath) -> Problem:
    """The problem of a value given for a key result that is settled by being done."""
    steps = isinstance(key_result.measure, Milestones)
    return Problem(
        "OKR105",
        f"{name_of(key_result)} is "
        + ("measured by its milestones" if steps else "either done or not")
        + ", and takes no value",
        Spot(okr_set.file, path, "key"),
        help=f"write `done: true` at the {'milestone' if steps else 'key result'} once it is done; "
        "a check-in can give its `confidence` and a `note`",
    )


def _current(okr_set: OkrSet, key_result: KeyResult) -> Iterator[Problem]:
    path = (*key_result.path, "current")
    if key_result.withheld is not None:
        yield _withheld(okr_set, key_result, path)
    elif isinstance(key_result.measure, Milestones | Binary):
        yield _without_values(okr_set, key_result, path)


def _values(okr_set: OkrSet, special: Mapping[str, KeyResult]) -> Iterator[Problem]:
    """Values in check-ins for key results that take none, or have their latest one in `current`."""
    told: set[str] = set()
    for checkin in okr_set.checkins:
        for measurement in checkin.values:
            key_result = special.get(measurement.key_result)
            if key_result is None:
                continue
            path = (*checkin.path, "values", measurement.written)
            if key_result.withheld is not None:
                if measurement.value is not None or measurement.forecast is not None:
                    yield _withheld(okr_set, key_result, path)
            elif measurement.value is None:
                continue
            elif isinstance(key_result.measure, Milestones | Binary):
                yield _without_values(okr_set, key_result, path)
            elif key_result.id not in told:
                told.add(key_result.id)
                yield Problem(
                    "OKR105",
                    f"{name_of(key_result)} has its latest value in `current` and in check-ins",
                    Spot(okr_set.file, path, "key"),
                    help="write the value of `current` as a check-in, and remove it there",
                    further=(
                        (
                            "`current` here",
                            Spot(okr_set.file, (*key_result.path, "current"), "key"),
                        ),
                    ),
                )


@rule("OKR106", Severity.ERROR)
def baseline_equals_target(view: View) -> Iterator[Problem]:
    """The baseline and the target of a key result are the same number.

    As numbers, not as they are written: `99.9` and `99.90` are the same. Silent while one of them
    is `unknown`.

    Why: nothing is to change, so progress would be a division by nothing. What is to stay as it is,
    is stable operation, and is written with `keep`.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            baseline: 99.9
            target: 99.90
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: availability
            title: Availability of sign-in
            keep: {min: 99.9}
            unit: "%"
    ```
    """
    for okr_set, _, key_result in view.key_results:
        measure = key_result.measure
        if type(measure) is not Metric or measure.baseline != measure.target:
            continue
        if isinstance(measure.baseline, Unknown):
            continue
        yield Problem(
            "OKR106",
            f"{name_of(key_result)} has its target at its baseline, so there is no way to go",
            Spot(okr_set.file, (*key_result.path, "target")),
            help=f"write the value to reach; if it is to stay as it is, write "
            f"`keep: {{min: {measure.target}}}` or `keep: {{max: {measure.target}}}` instead",
            further=(("the baseline", Spot(okr_set.file, (*key_result.path, "baseline"))),),
        )


@rule("OKR107", Severity.ERROR)
def empty_range(view: View) -> Iterator[Problem]:
    """A range has no number in it, or no bound at all.

    The ranges are `keep` and a `target` with `min` or `max`. Both bounds belong to the range, so
    `min` and `max` may be equal.

    Why: a value could never be within, or never be without.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: load
            title: Load of the servers in the busiest hour
            keep: {min: 70, max: 30}
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Signing in can be trusted, also on a bad day
        key_results:
          - id: load
            title: Load of the servers in the busiest hour
            keep: {min: 30, max: 70}
            unit: "%"
    ```
    """
    for okr_set, _, key_result in view.key_results:
        measure = key_result.measure
        low = high = None
        if type(measure) is Reach or type(measure) is Maintain:
            field = "target" if type(measure) is Reach else "keep"
            low, high = measure.bounds.minimum, measure.bounds.maximum
        elif type(measure) is Unmeasured and measure.fields == ("keep",):
            field = "keep"
        else:
            continue
        path = (*key_result.path, field)
        if low is None and high is None:
            if not view.has_fault_among(okr_set, path, "min", "max"):
                yield Problem(
                    "OKR107",
                    f"`{field}` of {name_of(key_result)} has neither `min` nor `max`",
                    Spot(okr_set.file, path),
                    help=f"write `{field}: {{min: …}}`, `{field}: {{max: …}}` or both",
                )
        elif low is not None and high is not None and low > high:
            yield Problem(
                "OKR107",
                f"no value of {name_of(key_result)} can be at least {low} and at most {high}",
                Spot(okr_set.file, path),
                help=f"write `{field}: {{min: {high}, max: {low}}}` if they are swapped",
            )
