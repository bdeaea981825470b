"""OKR6, pages: what the handbook's own pages say of OKRs."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.findings import Problem, Severity
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View

__all__: list[str] = []


@rule("OKR601", Severity.ERROR)
def unknown_reference(view: View) -> Iterator[Problem]:
    """A page of the handbook refers to a team or objective that does not exist.

    In a link (`okr:sign-in/some-objective`) or in a directive (`<!-- okr/team sign-in -->`).
    Without a period, the set that is running is meant. Nothing is said of what stands in code.

    Why: the link would lead nowhere, and even a strict build of MkDocs would let it pass.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```markdown
    <!-- docs/teams.md -->
    See [how we are doing](okr:sign-in/sign-in-without-thought).
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - id: sign-in-without-thinking
        title: People sign in without having to think about it
        key_results:
          - id: time-to-sign-in
            title: Median time to sign in
            baseline: 14
            target: 5
            unit: s
    ```

    ```markdown
    <!-- docs/teams.md -->
    See [how we are doing](okr:sign-in/sign-in-without-thinking).
    ```
    """
    return view.reported("OKR601")


@rule("OKR602", Severity.ERROR)
def bad_directive(view: View) -> Iterator[Problem]:
    """A directive in a page of the handbook is not understood.

    Its name or an argument of it is not known, its arguments are no valid YAML, or it does not
    stand where it can: alone on a line (only `okr/badge` may also stand inside a sentence or a
    table cell).

    Why: a directive that is not understood would stay in the page as a comment that nobody sees.

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

    ```markdown
    <!-- docs/teams.md -->
    <!-- okr/taem sign-in -->
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

    ```markdown
    <!-- docs/teams.md -->
    <!-- okr/team sign-in -->
    ```
    """
    return view.reported("OKR602")
