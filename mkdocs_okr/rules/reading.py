"""OKR0, reading: what was found while reading files. Accepted findings are in `ignores`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_okr.findings import Problem, Severity, Spot
from mkdocs_okr.model import Graded, OkrSet
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View

__all__: list[str] = []


@rule("OKR001", Severity.ERROR)
def unreadable_file(view: View) -> Iterator[Problem]:
    """A file cannot be read as text.

    It is not UTF-8, has a NUL byte in it, is larger than 1 MiB, is a link that leads out of the
    folder of the OKR files, or the system refuses to open it.

    Why: nothing can be said about what is in it. Whatever other files refer to in it is not
    reported.

    Bad:

    The same file, saved by an editor as Latin-1:

    ```yaml latin-1
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Folk kan logge inn uten å tenke på det
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    Good:

    Saved as UTF-8:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Folk kan logge inn uten å tenke på det
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```
    """
    return view.reported("OKR001")


@rule("OKR002", Severity.ERROR)
def invalid_front_matter(view: View) -> Iterator[Problem]:
    """The front matter is not valid YAML, or is no mapping.

    Front matter stands between two lines of `---` at the very top of a file. What most often breaks
    it: a text that holds a colon and a space, or begins with `%`, `@`, `>` or another sign that
    means something in YAML; tabs or no-break spaces in the indentation; no space behind a colon.
    Put the text in quotes.

    Why: MkDocs passes over broken front matter in silence, and the OKRs would be missing from the
    handbook.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Handbook first: median time to sign in
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
            title: "Handbook first: median time to sign in"
            baseline: 14
            target: 5
            unit: s
    ```
    """
    return view.reported("OKR002")


@rule("OKR003", Severity.ERROR)
def duplicate_key(view: View) -> Iterator[Problem]:
    """A key stands twice in the same mapping.

    The later one is marked, and the first one shown.

    Why: YAML readers take the last one without a word, and the first is lost.

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
            target: 6
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
    ```
    """
    return view.reported("OKR003")


@rule("OKR004", Severity.ERROR)
def unknown_field(view: View) -> Iterator[Problem]:
    """A key is not a field of the format.

    The help names the field that is most likely meant: by its spelling, or by a table of words that
    people use for it, such as `kpi`, `startverdi` or `description`. A site can declare fields of
    its own with the setting `fields`.

    Why: a misspelt field is a field that is missing, and what it says would not be shown.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            startverdi: 14
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
    ```
    """
    return view.reported("OKR004")


@rule("OKR005", Severity.ERROR)
def invalid_value(view: View) -> Iterator[Problem]:
    """A value is not what its field takes.

    Numbers are written with a point and without spaces or units: `99.9`, `1000`. Dates are written
    `2026-10-12`, yes and no `true` and `false`. Confidence runs from 0 to 10 in halves, a score
    from 0 to 1, and so does the value of a key result that is `graded`. The help writes the value
    as it should be.

    Why: a value that can be read in two ways will be.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14,5
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
            baseline: 14.5
            target: 5
            unit: s
    ```
    """
    yield from view.reported("OKR005")
    for okr_set in view.sets:
        graded = {
            each.id
            for objective in okr_set.objectives
            for each in objective.key_results
            if type(each.measure) is Graded
        }
        if graded:
            yield from _grades_out_of_range(okr_set, graded)


def _grades_out_of_range(okr_set: OkrSet, graded: set[str]) -> Iterator[Problem]:
    """Values that only the measure shows to be wrong, so that reading could not know."""
    given = [
        (current.value, (*each.path, "current", "value"))
        for objective in okr_set.objectives
        for each in objective.key_results
        if each.id in graded and (current := each.current) is not None
    ]
    given += [
        (each.value, (*checkin.path, "values", each.written, "value"))
        for checkin in okr_set.checkins
        for each in checkin.values
        if each.key_result in graded
    ]
    for value, path in given:
        if value is not None and not 0 <= value <= 1:
            yield Problem(
                "OKR005",
                f"{value} is not a grade from 0 to 1",
                Spot(okr_set.file, path),
                help=f"write {_as_grade(value)} instead of {value}"
                if 1 < value <= 100
                else "write a number from 0 (nothing) to 1 (all of it)",
            )


def _as_grade(value: Decimal) -> Decimal:
    """What was probably meant: one of ten, or a percentage."""
    return value / (10 if value <= 10 else 100)


@rule("OKR006", Severity.ERROR, drafts=Severity.ADVICE)
def missing_field(view: View) -> Iterator[Problem]:
    """A field that is needed is missing or empty.

    Objectives, key results, milestones and initiatives need a `title`, a check-in needs a `date`.
    An `id` is made from the title, and needed only where the title has no letters to make it from.
    In a draft this is advice.

    Why: without a title there is nothing to show; without a date nobody can tell the latest value.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
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
    ```
    """
    return view.reported("OKR006")


@rule("OKR007", Severity.ERROR)
def forbidden_yaml(view: View) -> Iterator[Problem]:
    """The front matter uses a part of YAML that is refused.

    Anchors (`&`), aliases (`*`), tags (`!`), several documents in one file, and nesting deeper than
    32 levels. Write the value out.

    Why: what stands in a file is to mean what it says, to people and to every program that reads
    it.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: &same People sign in without having to think about it
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
    ```
    """
    return view.reported("OKR007")


@rule("OKR008", Severity.ERROR)
def unknown_period(view: View) -> Iterator[Problem]:
    """A file in a team's folder is not named for a period.

    A set's file is named `2026.md`, `2026-H1.md`, `2026-T3.md` (four months) or `2026-Q4.md`;
    `FY2027.md` and its parts with the setting `year_starts`; or for a period that the setting
    `periods` defines. The help says how the file should be called. Names that begin with `_` or
    `.`, and `README.md`, are passed over.

    Why: a set whose period is not understood would be missing from the handbook.

    Bad:

    ```yaml
    # okrs/sign-in/index.md
    name: Sign-in
    ```

    ```yaml
    # okrs/sign-in/2026q1.md
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
    return view.reported("OKR008")


@rule("OKR011", Severity.ERROR)
def text_lost_to_comment(view: View) -> Iterator[Problem]:
    """Part of a text is a comment to YAML, and lost.

    Behind a blank, `#` begins a comment. It is reported where `#` is followed by no blank, behind
    text that is not in quotes; `# a comment` with a blank behind the sign is taken for what it is.

    Why: the number of an issue, or a hash tag, and all that follows would silently be missing.

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
            note: Planned in issue #7148
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
            note: "Planned in issue #7148"
    ```
    """
    return view.reported("OKR011")
