"""OKR0, reading: accepted findings that are none. How they work is in `acceptance`."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View

__all__: list[str] = []


@rule("OKR009", Severity.ADVICE)
def unused_ignore(view: View) -> Iterator[Problem]:
    """An accepted finding is not there, or not any more.

    An entry of `ignore` that nothing was found for, or that names no rule. Silent for the families
    OKR4 and OKR5, whose findings come and go with the day, for rules that are off, and in files
    that have faults. For rules that look at running sets only, silent once the set is over.

    Likewise for an entry of the baseline that is not found any more: at its line in the baseline
    file. `okr check --write-baseline` takes it out.

    Why: what is accepted today would hide tomorrow's finding.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    ignore:
      objective-count: Two teams merged in October.
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
    ```
    """
    return iter(())  # Told by `acceptance.Acceptance`, once all other findings are known.


@rule("OKR010", Severity.ERROR)
def ignore_without_reason(view: View) -> Iterator[Problem]:
    """A finding is accepted without a reason, or one that cannot be accepted.

    Every entry of `ignore` says why. Errors cannot be accepted, except OKR204
    (not-linked-to-leadership): they are mended, or the rule is set to something less for the site.

    Why: who comes next has to know whether the reason still holds. And an OKR that is broken is
    broken for every reader.

    Given:

    ```yaml
    # mkdocs.yml
    plugins:
      - okr:
          objectives_per_set: [2, 3]
    ```

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    ignore:
      objective-count:
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
    ignore:
      objective-count: Two teams merged in January, and finish what they began.
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
    return iter(())  # Told by `acceptance.Acceptance`, once all other findings are known.
