"""What to say of YAML that is refused, and of front matter that is none."""

from __future__ import annotations

import re

from mkdocs_okr.findings import Problem, Spot
from mkdocs_okr.reading.front_matter import Parts
from mkdocs_okr.reading.outline import Outline, Refusal
from mkdocs_okr.reading.places import LineMap
from mkdocs_okr.reading.quoting import quoted, shown
from mkdocs_okr.reading.schema import FIELDS_OF
from mkdocs_okr.reading.yaml_causes import field_in
from mkdocs_okr.reading.yaml_events import MAX_DEPTH, MOST_VALUES

__all__ = ["explain_refusal", "names_no_fields", "without_delimiters"]

_FIRST_KEY = re.compile(r"\ufeff?\s*(?:#[^\n]*\n\s*)*([A-Za-z_]+)[ \t]*:(?:\s|$)")
_GLUED = re.compile(r"([A-Za-z_]+):(\S+)")


def explain_refusal(refusal: Refusal, file: str, lines: LineMap) -> Problem:
    """The finding for YAML that is refused."""
    place = lines.place(file, refusal.stretch)
    line = lines.line(place.line)
    key = refusal.path[-1] if refusal.path and isinstance(refusal.path[-1], str) else None
    if refusal.kind == "duplicate":
        further = (
            (("first written here", lines.place(file, refusal.first)),) if refusal.first else ()
        )
        return Problem(
            "OKR003",
            f"{shown(refusal.text)} is written twice",
            place,
            "keep one of the two; several values go into one list",
            further,
        )
    if refusal.kind in ("anchor", "alias", "tag"):
        rest = line[place.column - 1 :].strip()
        whole = f"{key}: {quoted(rest)}" if key else quoted(rest)
        nouns = {"anchor": "an anchor", "alias": "an alias", "tag": "a tag"}
        written_out = {
            "anchor": "leave it out",
            "alias": "write the value itself",
            "tag": "leave it out",
        }
        return Problem(
            "OKR007",
            f"{shown(refusal.text.split(maxsplit=1)[0])} is {nouns[refusal.kind]} to YAML, "
            "which is not allowed here",
            place,
            f"{written_out[refusal.kind]}, or, if it is meant as text, write {whole}",
        )
    if refusal.kind == "depth":
        return Problem(
            "OKR007", f"more than {MAX_DEPTH} levels of nesting", place, "write it flatter"
        )
    if refusal.kind == "values":
        return Problem(
            "OKR007",
            f"more than {MOST_VALUES:,} keys and values",
            place,
            "write less into one file; long texts can stand in its body",
        )
    if refusal.kind == "document":
        return Problem(
            "OKR007",
            "a second YAML document begins here",
            place,
            "write all fields between the first --- and the next, each of the two alone on a line",
        )
    if refusal.kind == "empty key":
        return Problem("OKR002", "a key is empty", place, "write a field's name before the colon")
    found = field_in(line)
    if found is not None:
        # ``title: {{ name }}``: a mapping in braces, whose key is another one.
        before, value, column = found
        start = lines.offset(place.line) + column - 1
        place = lines.place(file, (start, start + len(value)))
        whole = before + quoted(value)
    else:
        whole = quoted(line[place.column - 1 :].strip())
    return Problem(
        "OKR002",
        "a key is a list or a mapping in braces or brackets",
        place,
        f"write {whole} if it is meant as text",
    )


def names_no_fields(found: Outline, file: str, lines: LineMap) -> Problem:
    """The finding for front matter that is a list or a text."""
    written = found.written[()]
    what = "a list" if isinstance(found.data, list) else "a text"
    help_ = "write fields, each as a name, a colon and a value: objectives:"
    if isinstance(found.data, list):
        first = found.data[0] if found.data else None
        if isinstance(first, dict) and "title" in first:
            help_ = "write objectives: above it, and indent what follows by two spaces"
    elif isinstance(found.data, str) and (glued := _GLUED.match(found.data)):
        help_ = f"write a space behind the colon: {glued[1]}: {glued[2]}"
    return Problem(
        "OKR002", f"the front matter is {what}, not fields", lines.place(file, written.value), help_
    )


def without_delimiters(file: str, text: str, parts: Parts, level: str) -> Problem | None:
    """The finding for fields not between ``---`` and ``---``, or None if there are none."""
    if parts.opened:
        if not text[parts.front_start :].strip():
            return None
        return Problem(
            "OKR002",
            "the front matter is not closed",
            Spot(file, part="file"),
            "write --- on a line of its own below the fields",
        )
    first = _FIRST_KEY.match(text)
    if first is not None and first[1] in FIELDS_OF[level]:
        return Problem(
            "OKR002",
            "the front matter is not opened",
            Spot(file, part="file"),
            "write --- on a line of its own above the fields, and another below them",
        )
    if text.lstrip("\ufeff \t\r\n").startswith("+++"):
        return Problem(
            "OKR002",
            "the front matter is TOML, not YAML",
            Spot(file, part="file"),
            "write it as YAML between --- and ---",
        )
    return None
