"""OKR3, practice: what titles say. All of it is advice; for which sets, see `practice`.

The rules work in English, bokmål and nynorsk, by the words in the files of the folder ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_okr.findings import DataPath, Problem, Severity, Spot
from mkdocs_okr.model import Binary, Graded, KeyResult, Milestones, Objective, OkrSet
from mkdocs_okr.rules.registry import rule
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import name_of, quoted
from mkdocs_okr.rules.wordlists import Words, words

__all__: list[str] = []

_NUMBER = re.compile(r"(?<![\w.,/:-])\d[\d .,]*(?:\s?%|(?=\s|$))|(?<![\w.,/:-])\d+\s?(?=%)")
_WITHOUT_NUMBER = frozenset((Milestones, Binary, Graded))
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@rule("OKR303", Severity.ADVICE, dated=True)
def objective_has_number(view: View) -> Iterator[Problem]:
    """An objective has a number in its title.

    Years are no such numbers, nor are those that belong to a name (Windows 11, WCAG 2.2, 24/7).

    Why: an objective says what a team is after, in words one can remember. The number belongs in a
    key result, where it can be followed.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Nine of ten sign in at the first try, up from 81 %
        key_results:
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People get in at the first try
        key_results:
          - id: first-try
            title: Sign-ins completed at the first try
            baseline: 81
            target: 91
            unit: "%"
    ```
    """
    for okr_set in view.sets_in_force:
        for objective in okr_set.objectives:
            if objective.dropped is None and (number := _number_in(objective.title)):
                yield Problem(
                    "OKR303",
                    f"the title of {name_of(objective)} has a number in it, {number}",
                    Spot(okr_set.file, (*objective.path, "title")),
                    help="say in words what is to be reached, and make the number a key result",
                )


def _number_in(title: str) -> str | None:
    """The first number of a title that is neither a year nor part of a name, or None."""
    if _DIGIT.search(title) is None:
        return None
    for found in _NUMBER.finditer(title):
        number = found[0].strip(" .,")
        if number.endswith("%"):
            return number
        if _YEAR.fullmatch(number) or _is_part_of_name(title[: found.start()]):
            continue
        if title[found.start() :].startswith(f"{number}. "):
            continue  # an ordinal in Norwegian: 1. linje
        return number
    return None


def _is_part_of_name(before: str) -> bool:
    """Whether a number behind these words belongs to a name, as the 11 of Windows 11 does."""
    written = before.split()
    if not written:
        return False
    word = written[-1]
    if len(written) == 1:
        return word.lower() not in words().number_verbs
    return any(letter.isupper() for letter in word)


@rule("OKR304", Severity.ADVICE, dated=True)
def output_not_outcome(view: View) -> Iterator[Problem]:
    """The title says what is made, not what it leads to.

    An objective, or a key result that is not measured by a number, whose title begins with a word
    like
    *build* or *deliver*, or says that something *is launched*. That a key result is `graded` does
    not help; a number in the title does. To take something into use (in Norwegian: *ta i bruk*) is
    no output.

    Why: what is delivered can be of no use to anyone. What it leads to is what the team wants to
    know.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: new-app
            title: Launch the new app
            done: false
    ```

    Good:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: People sign in without having to think about it
        key_results:
          - id: new-app
            title: Half of all sign-ins come from the new app
            baseline: 0
            target: 50
            unit: "%"
    ```
    """
    known = words()
    for okr_set in view.sets_in_force:
        for objective in okr_set.objectives:
            if objective.dropped is not None:
                continue
            yield from _output(okr_set, objective, known)
            for key_result in objective.key_results:
                if key_result.dropped is None and type(key_result.measure) in _WITHOUT_NUMBER:
                    yield from _output(okr_set, key_result, known)


def _output(okr_set: OkrSet, part: Objective | KeyResult, known: Words) -> Iterator[Problem]:
    title = part.title
    written = title.lower().split()
    if not written:
        return
    if written[0].strip(",:;") in known.output_verbs:
        said = title.split()[0].strip(",:;")
    elif not known.output_beginnings.isdisjoint(written) and (
        found := known.output_phrases.search(title)
    ):
        said = found[0]
    else:
        return
    if isinstance(part, KeyResult) and _number_in(title):
        return
    yield Problem(
        "OKR304",
        f"the title of {name_of(part)} says what is made ({quoted(said)}), not what it leads to",
        Spot(okr_set.file, (*part.path, "title")),
        help="write what is different for whom once it is there; "
        "what the team does can be an initiative",
    )


@rule("OKR310", Severity.ADVICE, dated=True)
def repeated_title(view: View) -> Iterator[Problem]:
    """Two titles of a set are the same.

    Of objectives, of key results, or of an objective and a key result. Upper and lower case are the
    same.

    Why: readers could not tell them apart. A key result that repeats its objective says nothing
    about how anyone can tell.

    Bad:

    ```yaml
    # okrs/sign-in/2026-Q1.md
    objectives:
      - title: Median time to sign in
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
    for okr_set in view.sets_in_force:
        parts: list[Objective | KeyResult] = []
        for objective in okr_set.objectives:
            parts += [objective, *objective.key_results]
        first: dict[str, Objective | KeyResult] = {}
        for part in parts:
            title = part.title.casefold()
            earlier = first.setdefault(title, part)
            if earlier is part or not title or part.dropped is not None:
                continue
            if earlier.dropped is not None or _have_one_id(earlier, part):
                continue
            yield Problem(
                "OKR310",
                f"the title {quoted(part.title)} stands twice in the set",
                Spot(okr_set.file, (*part.path, "title")),
                help="say in each what is its own",
                further=(("first used here", Spot(okr_set.file, _title_of(earlier))),),
            )


def _title_of(part: Objective | KeyResult) -> DataPath:
    return (*part.path, "title")


def _have_one_id(one: Objective | KeyResult, other: Objective | KeyResult) -> bool:
    """Whether the two are reported for their id already (OKR103)."""
    return type(one) is type(other) and one.id == other.id
