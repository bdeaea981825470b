"""What to change in a file so that accepted findings are written in it, and nothing else changes.

The lines are made from where things stand in the file, not by writing its data anew: comments,
order and style stay as somebody has made them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_okr.findings import DataPath
from mkdocs_okr.reading.front_matter import split_file
from mkdocs_okr.reading.outline import Stretch, Written, outline
from mkdocs_okr.reading.places import LineMap

__all__ = ["Change", "accepting"]

_FIELD = "ignore"
# What JSON leaves as it is and YAML does not take, an editor might take for a line's end, or a
# terminal for an order to turn the text round.
_TO_ESCAPE = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change to a file, by the lines that the file has before any change.

    Attributes:
        line: the line, from 1.
        replaces: whether that line is replaced; else something is added below it, for line 0 at the
            top of the file.
        lines: what is to stand there, without line ends.
    """

    line: int
    replaces: bool
    lines: tuple[str, ...]


def accepting(
    file: str, text: str, accepted: Mapping[DataPath, Mapping[str, str]]
) -> tuple[Change, ...]:
    """The changes with which a file accepts findings.

    Args:
        file: its path, whose ending tells whether all of it is YAML.
        text: its text.
        accepted: by the data path of the team, set, objective or key result: the rules and why.
            Each is a mapping in the file, as is what it has as ``ignore``, if anything.

    Returns:
        In the order of the lines, one for a line. They can be made from the last to the first.
    """
    return tuple(_Writing(file, text).changes(accepted))


def _quoted(text: str) -> str:
    """A text as YAML in quotes, which is good in any place."""
    written = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


class _Writing:
    """One file, and what is to be written in it."""

    def __init__(self, file: str, text: str) -> None:
        self._text = text
        self._lines = LineMap(text)
        if file.endswith((".yml", ".yaml")):
            self._start, front = int(text.startswith("\ufeff")), text.removeprefix("\ufeff")
            self._has_front_matter = True
        else:
            parts = split_file(text)
            self._start, front = parts.front_start, text[parts.front_start : parts.front_end]
            self._has_front_matter = parts.opened
        self._written = outline(front, self._start).written
        self._first_paths: dict[DataPath, DataPath] = {}
        for path, written in self._written.items():
            if written.key is not None:
                self._first_paths.setdefault(path[:-1], path)

    def changes(self, accepted: Mapping[DataPath, Mapping[str, str]]) -> Iterator[Change]:
        """See `accepting`."""
        changes: list[Change] = []
        inside: dict[int, list[tuple[int, int, str]]] = {}
        for owner, reasons in accepted.items():
            entries = [f"{name}: {_quoted(reason)}" for name, reason in reasons.items()]
            found = self._change(owner, entries)
            if isinstance(found, Change):
                changes.append(found)
            else:
                (start, end), written = found
                line, column = self._lines.position(start)
                inside.setdefault(line, []).append((column - 1, column - 1 + end - start, written))
        for line, parts in inside.items():
            text = self._lines.line(line)
            for first, last, written in sorted(parts, reverse=True):
                text = text[:first] + written + text[last:]
            changes.append(Change(line, True, (text,)))
        yield from sorted(changes)

    def _change(self, owner: DataPath, entries: list[str]) -> Change | tuple[Stretch, str]:
        """Lines to add, or what to write inside a line in the place of a stretch of it."""
        own = self._written.get(owner)
        if own is None:
            return self._as_first_field(entries)
        ignore = self._written.get((*owner, _FIELD))
        if ignore is None:
            if own.in_braces:
                return self._in_braces(own, f"{_FIELD}: {{{', '.join(entries)}}}")
            return self._as_new_field(owner, entries)
        if ignore.style != "mapping":
            return self._as_missing_value(ignore, entries)
        if ignore.in_braces:
            return self._in_braces(ignore, ", ".join(entries))
        return self._below(ignore.value[1], self._first_key((*owner, _FIELD)), entries)

    def _as_first_field(self, entries: list[str]) -> Change:
        """Into a file that has no fields yet."""
        lines = (f"{_FIELD}:", *(f"  {each}" for each in entries))
        if not self._has_front_matter:
            return Change(0, False, ("---", *lines, "---"))
        return Change(self._lines.position(self._start)[0] - 1, False, lines)

    def _as_new_field(self, owner: DataPath, entries: list[str]) -> Change:
        first = self._first_key(owner)
        lines = [f"{_FIELD}:", *(f"  {each}" for each in entries)]
        if owner:
            # The first field of an item of a list shares its line with the hyphen.
            value = self._written[self._first_paths[owner]].value
            return self._below(max(first, value[1]), first, lines)
        change = self._below(first, first, lines)
        return replace(change, line=change.line - 1)

    def _as_missing_value(
        self, ignore: Written, entries: list[str]
    ) -> Change | tuple[Stretch, str]:
        """Behind an ``ignore:`` that has no value, or ``null``."""
        assert ignore.key is not None
        start, end = ignore.value
        written = f"{{{', '.join(entries)}}}"
        if end > start:
            return (start, end), written
        if not ignore.in_braces:
            lines = [f"  {each}" for each in entries]
            return self._below(ignore.key[1], ignore.key[0], lines)
        colon = re.compile(r"\s*:").match(self._text, ignore.key[1])
        at = colon.end() if colon else ignore.key[1]
        return (at, at), f" {written}" if colon else f": {written}"

    def _in_braces(self, mapping: Written, addition: str) -> tuple[Stretch, str]:
        """Behind the opening brace, where it does not matter how the rest is written."""
        at = mapping.value[0] + 1
        is_empty = self._text[at : mapping.value[1]].strip() == "}"
        return (at, at), addition if is_empty else f"{addition}, "

    def _first_key(self, owner: DataPath) -> int:
        """Where the first key of a mapping begins."""
        key = self._written[self._first_paths[owner]].key
        assert key is not None
        return key[0]

    def _below(self, offset: int, above: int, lines: Iterable[str]) -> Change:
        """Lines below the line of one offset, that begin below another."""
        margin = " " * (self._lines.position(above)[1] - 1)
        return Change(
            self._lines.position(offset)[0], False, tuple(margin + each for each in lines)
        )
