"""Why a line is not YAML: the frequent causes, each with the line as it should be written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_okr.reading.quoting import quoted, shown

__all__ = ["ANYWHERE", "CAUSES", "Case", "Cause", "field_in"]

_FIELD = re.compile(
    r"(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[^\s:#{}\[\],&*!|>'\"%@`][^:#]*?)[ \t]*:[ \t]+"
    r"(?P<value>\S.*?)[ \t]*"
)
_ITEM = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+)+)(?P<value>\S.*?)[ \t]*")
_GLUED = re.compile(
    r"(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[A-Za-z_]+):(?P<value>[^\s:/][^:]*?)[ \t]*"
)
_WORD = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[A-Za-z_]+)[ \t]*")
_MISPLACED = ("expected key", "block end", "mapping values", "'-' indicator")
_TAB = re.compile(r"[ ]*\t")
_NO_BREAK = re.compile("[ \t]*(?:-[ ]*)?([\u00a0\u2007\u202f\u3000\ufeff]+)")
_LOST = re.compile(r"[ \t](#[^\s#].*)")
_BLOCK_SIGN = re.compile(r"[|>](?![+-]?[1-9]?[+-]?[ \t]*(?:#.*)?$)")


@dataclass(frozen=True, slots=True)
class Case:
    """A line that may be the cause: number, text, where in it libyaml stopped, and its words."""

    number: int
    line: str
    column: int
    is_where_it_stopped: bool
    words: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong with a line: columns (from 1, the second one past the end) and the way out."""

    sentence: str
    help: str
    columns: tuple[int, int]
    code: str = "OKR002"


def _tab(case: Case) -> Cause | None:
    found = _TAB.match(case.line)
    if found is None or not case.line.strip():
        return None
    return Cause(
        "a tab in the indentation",
        f"write spaces instead of it before {case.line.strip()}",
        (found.end(), found.end() + 1),
    )


def _no_break_space(case: Case) -> Cause | None:
    found = _NO_BREAK.match(case.line)
    if found is None:
        return None
    clean = case.line[found.end(1) :].strip(" \t\u00a0\u2007\u202f\u3000\ufeff")
    return Cause(
        "a no-break space in the indentation, which looks like a space and is none",
        f"write ordinary spaces instead of it before {clean}",
        (found.start(1) + 1, found.end(1) + 1),
    )


def field_in(line: str) -> tuple[str, str, int] | None:
    """What stands before the value in a line (``title: ``), the value, and its first column."""
    found = _FIELD.fullmatch(line)
    if found is not None:
        before = f"{found['key']}: "
    else:
        found = _ITEM.fullmatch(line)
        if found is None:
            return None
        before = "- "
    return before, found["value"], found.start("value") + 1


def _wants_quotes(case: Case) -> Cause | None:
    """``unit: %``, ``owner: @team``, ``title: *new* form``: signs no plain text can begin with."""
    found = field_in(case.line)
    if found is None:
        return None
    before, value, column = found
    if value[0] in "%@`" or (value[0] in "*&!" and "alias" in case.words + "anchor"):
        sign = value[0]
        return Cause(
            f'a text that begins with "{sign}" has to be put in quotes',
            f"write {before}{quoted(value)}",
            (column, column + len(value)),
        )
    return None


def _block_sign(case: Case) -> Cause | None:
    """``title: >100 tweets``: the sign of a block of text."""
    found = field_in(case.line)
    if found is None or "block scalar" not in case.words or not _BLOCK_SIGN.match(found[1]):
        return None
    before, value, column = found
    return Cause(
        f'a text that begins with "{value[0]}" has to be put in quotes',
        f"write {before}{quoted(value)}",
        (column, column + len(value)),
    )


def _brackets(case: Case) -> Cause | None:
    """``title: [Draft] Faster``: a list, and then more text."""
    found = field_in(case.line)
    if found is None or found[1][0] not in "[{":
        return None
    before, value, column = found
    closes = {"[": "]", "{": "}"}[value[0]]
    if value.endswith(closes) and value.count(value[0]) == value.count(closes):
        return None
    if closes not in value:
        return Cause(
            f'"{value[0]}" is not closed',
            f'write "{closes}" behind the last value, or put the text in quotes: '
            f"{before}{quoted(value)}",
            (column, column + len(value)),
        )
    return Cause(
        f'a text that begins with "{value[0]}" has to be put in quotes',
        f"write {before}{quoted(value)}",
        (column, column + len(value)),
    )


def _quotation(case: Case) -> Cause | None:
    """``title: "New" form`` and ``title: 'It's here'``: the text goes on behind the quotes."""
    found = field_in(case.line)
    if found is None or found[1][0] not in "\"'":
        return None
    before, value, column = found
    mark = value[0]
    if "escape" in case.words:
        whole = quoted(value[1:-1] if value.endswith(mark) and len(value) > 1 else value[1:])
        sentence = "a backslash between double quotes means something else to YAML"
    elif value.count(mark) == 1:
        whole, sentence = value + mark, "the quotation mark is not closed"
    elif value.endswith(mark) and value.count(mark) > 2:
        inner = value[1:-1]
        whole, sentence = quoted(inner.replace("''", "'")), "the text goes on behind the quotes"
    elif not value.endswith(mark):
        whole, sentence = quoted(value), "the text goes on behind the quotes"
    else:
        return None
    return Cause(sentence, f"write {before}{whole}", (column, column + len(value)))


def _second_colon(case: Case) -> Cause | None:
    """``title: Handbook first: 75 %``."""
    found = field_in(case.line)
    if found is None or not case.is_where_it_stopped or "mapping values" not in case.words:
        return None
    before, value, column = found
    if not re.search(r":(?:[ \t]|$)", value):
        return None
    return Cause(
        "a text with a colon and a space in it has to be put in quotes",
        f"write {before}{quoted(value)}",
        (column, column + len(value)),
    )


def _lost_text(case: Case) -> Cause | None:
    """A text of several lines that a ``#`` has cut off."""
    found = _LOST.search(case.line)
    if found is None or field_in(case.line) is None:
        return None
    return Cause(
        f"{shown(found[1].rstrip())} is lost: YAML takes it for a comment",
        "put the whole text in quotes, or put a space behind # if it is a comment",
        (found.start(1) + 1, len(case.line.rstrip()) + 1),
        "OKR011",
    )


def _no_space(case: Case) -> Cause | None:
    """``target:10``."""
    found = _GLUED.fullmatch(case.line)
    if found is None:
        return None
    return Cause(
        "there is no space behind the colon",
        f"write {found['key']}: {found['value']}",
        (found.start("key") + 1, found.end("value") + 1),
    )


def _no_colon(case: Case) -> Cause | None:
    """``key_results`` without its colon."""
    found = _WORD.fullmatch(case.line)
    if found is None or "':'" not in case.words:
        return None
    return Cause(
        f"{shown(found['key'])} has no colon",
        f"write {found['key']}:",
        (found.start("key") + 1, found.end("key") + 1),
    )


def _item_behind_field(case: Case) -> Cause | None:
    """``owner: - Product lead``."""
    found = field_in(case.line)
    if found is None or "block sequence" not in case.words or not found[1].startswith("-"):
        return None
    before, value, column = found
    return Cause(
        "a list cannot begin behind a colon",
        f"write {before}[{value.lstrip('- ')}], or each item on a line of its own",
        (column, column + len(value)),
    )


def _indentation(case: Case) -> Cause | None:
    """A field that stands too far left or right."""
    if not case.is_where_it_stopped or not case.line.strip():
        return None
    if not any(each in case.words for each in _MISPLACED):
        return None
    start = len(case.line) - len(case.line.lstrip()) + 1
    return Cause(
        "the indentation does not fit the lines above",
        "let all fields of one thing begin in the same column, and what belongs to a field two "
        "columns further in",
        (start, len(case.line.rstrip()) + 1),
    )


CAUSES: tuple[Callable[[Case], Cause | None], ...] = (
    _tab,
    _no_break_space,
    _wants_quotes,
    _block_sign,
    _quotation,
    _brackets,
    _second_colon,
    _no_space,
    _no_colon,
    _item_behind_field,
    _lost_text,
    _indentation,
)
"""In the order in which they are looked for."""

ANYWHERE = (_tab, _no_break_space)
"""Causes that make libyaml stop far from them."""
