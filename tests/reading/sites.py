"""Small OKR folders for tests, and what reading says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs_okr.findings import Place, Problem
from mkdocs_okr.model import KeyResult, OkrSet, Organisation
from mkdocs_okr.reading import Places, read_organisation
from mkdocs_okr.settings import Settings

TODAY = date(2026, 11, 22)
FILE = "okrs/sign-in/2026-Q4.md"

KEY_RESULT = """\
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - title: Median time to sign in
        baseline: 14
        target: 5
{fields}
---
"""
"""A set whose key result can be given further fields; they begin on line 8."""


def read(
    root: Path, files: Mapping[str, str | bytes], settings: Settings | None = None
) -> Organisation:
    """Writes files below a folder and reads what is there."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_organisation(root, settings or Settings(), today=TODAY)


def read_set(root: Path, text: str | bytes, settings: Settings | None = None) -> OkrSet:
    """The set that a text is."""
    return read(root, {FILE: text}, settings).sets["sign-in", "2026-Q4"]


def read_key_result(root: Path, fields: str) -> KeyResult:
    """The key result with the fields, each on a line, and no others but a title."""
    lines = "\n".join(f"        {line}" for line in fields.splitlines())
    text = f"---\nobjectives:\n  - title: A\n    key_results:\n      - title: B\n{lines}\n---\n"
    return read_set(root, text).objectives[0].key_results[0]


def with_fields(fields: str) -> str:
    """The set of `KEY_RESULT` with further fields in its key result."""
    return KEY_RESULT.format(fields="\n".join(f"        {line}" for line in fields.split("\n")))


def at(place: Place) -> str:
    """``line:column-column``, with the last line where it is another one."""
    end = f"{place.end_line}:" if place.end_line != place.line else ""
    return f"{place.line}:{place.column}-{end}{place.end_column}"


def said(root: Path, organisation: Organisation) -> list[str]:
    """What reading says, one line each: ``OKR005 8:17-21 sentence | help``.

    The file is only given where it is not the one that most tests have.
    """
    places = Places(root)
    return [_line(each, places) for each in organisation.problems]


def _line(problem: Problem, places: Places) -> str:
    place = places.place(problem.spot)
    file = "" if place.file == FILE else f"{place.file}:"
    further = "".join(f" | {label} {at(places.place(spot))}" for label, spot in problem.further)
    return f"{problem.code} {file}{at(place)} {problem.sentence}{further} | {problem.help}"


def said_of(root: Path, text: str | bytes, settings: Settings | None = None) -> list[str]:
    """What reading says of a set's text."""
    return said(root, read(root, {FILE: text}, settings))
