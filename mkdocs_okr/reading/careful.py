"""What is said of a file in which something is wrong, and what can be kept of it.

The front matter is read a second time, with the place of everything in it. What is faulty is
reported and taken out, and the rest is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic_core import SchemaValidator, ValidationError

from mkdocs_okr.findings import DataPath, Place, Problem, Spot
from mkdocs_okr.reading.explain import Explainer
from mkdocs_okr.reading.faults import faults_of, take_out
from mkdocs_okr.reading.fields import FileFields
from mkdocs_okr.reading.front_matter import NotAMappingError, Parts, load_front_matter
from mkdocs_okr.reading.lost_text import lost_texts
from mkdocs_okr.reading.outline import outline
from mkdocs_okr.reading.places import FilePlaces, LineMap
from mkdocs_okr.reading.refusals import explain_refusal, names_no_fields, without_delimiters
from mkdocs_okr.reading.yaml_events import Node, NotPlainError
from mkdocs_okr.reading.yaml_faults import explain_yaml_error

__all__ = ["MOST_PROBLEMS", "read_carefully"]

MOST_PROBLEMS = 100
"""In one file; more are counted, not listed."""

_MOST_ROUNDS = 5


@dataclass(slots=True)
class _Trouble:
    """What has been found wrong so far."""

    faults: set[DataPath] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0

    @property
    def is_full(self) -> bool:
        """Whether enough findings are listed."""
        return len(self.problems) >= MOST_PROBLEMS

    def note(self, problem: Problem | None, *paths: DataPath) -> None:
        """Adds a finding, unless there are enough, and the paths that it speaks of."""
        self.faults.update(paths)
        if problem is None:
            return
        if self.is_full:
            self.skipped += 1
        else:
            self.problems.append(problem)

    def skip(self, path: DataPath) -> None:
        """Counts a finding that is not put into words."""
        self.faults.add(path)
        self.skipped += 1

    def paths(self) -> frozenset[DataPath]:
        """The faulty paths.

        Where more is wrong than is listed, the file as a whole: nothing that rules could find in it
        would be sure to have a cause of its own, and a hundred thousand paths are not gone through
        for every key result.
        """
        if not self.skipped:
            return frozenset(self.faults)
        return frozenset([(), *(path[:1] for path in self.faults)])

    def settle(self, places: FilePlaces) -> None:
        """Notes where everything is, now that it is known, lest the file be read once more."""
        self.problems = [
            replace(
                problem,
                spot=_settled(problem.spot, places),
                further=tuple((label, _settled(spot, places)) for label, spot in problem.further),
            )
            for problem in self.problems
        ]

    def listed(self) -> tuple[Problem, ...]:
        """The findings; the last one says how many there are besides."""
        if not self.skipped:
            return tuple(self.problems)
        last = self.problems[-1]
        note = f"{self.skipped} more findings in this file are not shown"
        return (*self.problems[:-1], replace(last, notes=(*last.notes, note)))


def read_carefully(
    file: str,
    text: str,
    parts: Parts,
    validator: SchemaValidator,
    level: str,
    extra_fields: Mapping[str, Iterable[str]],
) -> FileFields:
    """Reads and checks the front matter of a file, whatever it holds. See `read_fields`."""
    trouble = _Trouble()
    if not parts.opened or not parts.closed:
        problem = without_delimiters(file, text, parts, level)
        if problem is not None:
            trouble.note(problem, ())
            return _unreadable(parts, trouble)
    try:
        raw: Node = load_front_matter(text, parts)
    except (NotPlainError, NotAMappingError):
        raw = _plain_data(file, text, parts, trouble)
        if raw is None:
            trouble.faults.add(())
            return _unreadable(parts, trouble)
    for problem, path in lost_texts(file, text, parts):
        trouble.note(problem, path)
    fields = _validate(raw, validator)
    if isinstance(fields, ValidationError):
        found = outline(text[parts.front_start : parts.front_end], parts.front_start)
        explainer = Explainer(file, found.written, raw, level, extra_fields)
        fields = _without_faults(fields, validator, raw, explainer, trouble)
        trouble.settle(FilePlaces(file, text, found))
    return FileFields(fields, raw, parts, trouble.paths(), trouble.listed())


def _settled(spot: Spot | Place, places: FilePlaces) -> Spot | Place:
    return spot if isinstance(spot, Place) else replace(spot, place=places.place(spot))


def _unreadable(parts: Parts, trouble: _Trouble) -> FileFields:
    return FileFields({}, {}, parts, trouble.paths(), trouble.listed(), readable=False)


def _validate(raw: Node, validator: SchemaValidator) -> Any:
    try:
        return validator.validate_python(raw)
    except ValidationError as error:
        return error


def _plain_data(file: str, text: str, parts: Parts, trouble: _Trouble) -> Node:
    """The plain data of a front matter with refused YAML; None if there is no reading it."""
    front = text[parts.front_start : parts.front_end]
    found = outline(front, parts.front_start)
    lines = LineMap(text)
    for refusal in found.refusals:
        if trouble.is_full:
            trouble.skip(refusal.path)
        else:
            trouble.note(explain_refusal(refusal, file, lines), refusal.path)
    if found.error is not None:
        trouble.problems = [explain_yaml_error(found.error, file, text, parts, lines)]
        return None
    if not found.complete:
        return None
    if found.data.__class__ is not dict:
        trouble.note(names_no_fields(found, file, lines), ())
        return None
    return found.data


def _without_faults(
    error: ValidationError,
    validator: SchemaValidator,
    raw: Node,
    explainer: Explainer,
    trouble: _Trouble,
) -> Any:
    """Reports and takes out what the schema objects to, until the rest is sound."""
    result: Any = error
    for _ in range(_MOST_ROUNDS):
        found = explainer.in_order(faults_of(result))
        for fault in found:
            if fault.path in trouble.faults:
                continue
            if trouble.is_full:
                trouble.skip(fault.path)
                continue
            problem, paths = explainer.explain(fault)
            trouble.note(problem, *paths)
        take_out(raw, found)
        result = _validate(raw, validator)
        if not isinstance(result, ValidationError):
            return result
    return {}
