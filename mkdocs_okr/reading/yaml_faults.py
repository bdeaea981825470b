"""What to say of text that is not YAML: what the writer meant, and how to write it.

libyaml says where it gave up and in which words; the line there, or the one before, shows which of
the frequent causes it is. The first that fits gives the finding; if none does, libyaml's words
stand.
"""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from mkdocs_okr.findings import Problem
from mkdocs_okr.reading.front_matter import Parts
from mkdocs_okr.reading.places import LineMap
from mkdocs_okr.reading.yaml_causes import ANYWHERE, CAUSES, Case, Cause

__all__ = ["explain_yaml_error"]

# No line that somebody typed is longer, and looking for causes takes its time.
_LONGEST_LINE = 2000

_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def explain_yaml_error(
    error: yaml.YAMLError, file: str, text: str, parts: Parts, lines: LineMap
) -> Problem:
    """The finding for text that libyaml cannot read.

    Args:
        error: what libyaml says.
        file: the file.
        text: its text.
        parts: where its front matter lies.
        lines: the lines of the text.
    """
    if isinstance(error, ReaderError):
        return _character(file, text, parts, lines)
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    words = " ".join(
        each for each in (getattr(error, "context", None), getattr(error, "problem", None)) if each
    )
    last = max(parts.front_start, len(text[: parts.front_end].rstrip()) - 1)
    stop = parts.front_start + (problem.index if problem is not None else 0)
    offsets = [min(stop, last)]
    if context is not None:
        offsets.append(min(parts.front_start + context.index, last))
    first_line = lines.position(parts.front_start)[0]
    seen: list[int] = []
    for offset in offsets:
        number = lines.position(offset)[0]
        seen += [each for each in (number, number - 1) if each >= first_line]
    stop_line, stop_column = lines.position(offsets[0])
    cases = [
        Case(
            number,
            lines.line(number),
            stop_column if number == stop_line else 0,
            number == stop_line and stop <= last,
            words,
        )
        for number in dict.fromkeys(seen)
    ]
    for find in CAUSES:
        for case in cases:
            if len(case.line) > _LONGEST_LINE:
                continue
            cause = find(case)
            if cause is not None:
                return _problem(cause, case.number, file, lines)
    for number in range(first_line, lines.position(last)[0] + 1):
        case = Case(number, lines.line(number), 0, False, words)
        for find in ANYWHERE:
            cause = find(case)
            if cause is not None:
                return _problem(cause, number, file, lines)
    return _in_its_own_words(words, offsets[0], file, lines)


def _problem(cause: Cause, number: int, file: str, lines: LineMap) -> Problem:
    start = lines.offset(number)
    first, last = cause.columns
    place = lines.place(file, (start + first - 1, start + last - 1))
    return Problem(cause.code, cause.sentence, place, cause.help)


def _character(file: str, text: str, parts: Parts, lines: LineMap) -> Problem:
    # What the error says of the place is in bytes for some characters and wrong for others.
    found = _UNPRINTABLE.search(text, parts.front_start, parts.front_end)
    start = found.start() if found else parts.front_start
    return Problem(
        "OKR002",
        f"a character that cannot be shown (U+{ord(text[start]):04X})",
        lines.place(file, (start, start + 1)),
        "delete it",
    )


def _in_its_own_words(words: str, offset: int, file: str, lines: LineMap) -> Problem:
    number, column = lines.position(offset)
    length = len(lines.line(number))
    # Where libyaml stopped at the end of a line, its last character is marked.
    start = lines.offset(number) + max(0, min(column, length) - 1)
    return Problem(
        "OKR002",
        f"this is not YAML ({' '.join(words.split()) or 'no reason known'})",
        lines.place(file, (start, start + min(1, length))),
        "put texts with special signs in quotes, and indent with spaces",
    )
