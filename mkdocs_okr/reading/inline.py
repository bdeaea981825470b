"""What stands inside a stretch of Markdown text: comments and ``okr:`` links, but not code spans.

Linear in the length of the text: every character is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Endings", "Inline", "inlines"]

_LONGEST = 300  # characters of a link's destination or title
_DEEPEST = 60  # characters of white space before a link's definition

_TOKEN = re.compile(
    r"\\.|`+|<!--|<okr:|<(?P<raw>pre|script|style|textarea|code)(?=[\s>])[^<>]*>|\[|\]",
    re.IGNORECASE | re.DOTALL,
)
_OURS = re.compile(r"\s*okr/")
_RUN = re.compile(r"`+")
_AUTOLINK = re.compile(r"<okr:([^\s<>]{0,300})>")
_SPACE = r"[ \t]*(?:\r?\n[ \t>]*)?"
_OPENING = re.compile(rf"\({_SPACE}(?P<angle><)?(?P<scheme>okr:)")
_ANGLED = re.compile(r"(?P<reference>[^<>\n]{0,300})>")
_ENDING = re.compile(rf"{_SPACE}(?:\"[^\"]{{0,300}}\"|'[^']{{0,300}}')?{_SPACE}\)")
_DEFINITION = re.compile(
    rf":{_SPACE}(?P<angle><)?(?P<scheme>okr:)(?P<reference>[^\s<>]{{0,300}})(?(angle)>)"
)
_LINE_START = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Inline:
    """A comment or link.

    Attributes:
        kind: ``comment``; ``unclosed`` for a directive that does not end in this text, or only
            after another comment has begun; ``destination`` for what an ``okr:`` link leads to;
            ``autolink`` for ``<okr:…>``.
        start: offset of its first character (of the destination's, for a link with a text).
        end: offset behind its last.
        reference: offset of what stands behind ``okr:``; for a comment, as `start`.
        reference_end: offset behind that; for a comment, as `end`.
    """

    kind: Literal["comment", "unclosed", "destination", "autolink"]
    start: int
    end: int
    reference: int
    reference_end: int


class _CodeSpans:
    """Finds the run of backticks that closes a code span."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(text, start, end):
            self._runs.setdefault(len(run[0]), []).append(run.start())

    def behind(self, start: int, length: int) -> int | None:
        """The offset behind the code span that a run of backticks opens, None if it opens none.

        A run may be closed by a shorter one; then the rest of it belongs to the code.
        """
        for closing in range(length, 0, -1):
            runs = self._runs.get(closing)
            if runs is not None:
                at = bisect_right(runs, start)
                if at < len(runs):
                    return runs[at] + closing
        return None


class Endings:
    """Finds what closes a comment or raw HTML, without looking twice over the same text."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._behind: dict[str, int | None] = {}

    def find(self, ending: str, start: int) -> int | None:
        """The offset behind the next occurrence, None if there is none; starts only ever grow."""
        known = self._behind.get(ending, -1)
        if known is None or known - len(ending) >= start:
            return known
        pattern = re.compile(re.escape(ending), re.IGNORECASE)
        found = pattern.search(self._text, start, self._end)
        self._behind[ending] = found.end() if found else None
        return self._behind[ending]


def inlines(text: str, start: int, end: int) -> Iterator[Inline]:
    """The comments and ``okr:`` links between two offsets, in their order.

    Args:
        text: the page.
        start: where a paragraph, list item, heading or table row begins.
        end: where it ends.
    """
    spans = _CodeSpans(text, start, end)
    endings = Endings(text, end)
    brackets: list[int] = []
    at = start
    while (token := _TOKEN.search(text, at, end)) is not None:
        at = token.end()
        written = token[0]
        if written[0] == "`":
            at = spans.behind(token.start(), len(written)) or at
        elif written == "<!--":
            closing = endings.find("-->", at)
            ours = _OURS.match(text, at, end) is not None
            if ours and (closing is None or text.find("<!--", at, closing) != -1):
                # How much of what follows was meant to be in it, no one knows.
                while at < end and text[at] not in "\n<" and at - token.start() < _LONGEST:
                    at += 1
                yield Inline("unclosed", token.start(), at, token.start(), at)
            elif closing is not None:
                at = closing
                yield Inline("comment", token.start(), at, token.start(), at)
        elif token["raw"]:
            at = endings.find(f"</{token['raw'].lower()}", at) or at
        elif written == "[":
            brackets.append(token.start())
        elif written == "]":
            found = _link(text, brackets.pop(), at, start, end) if brackets else None
            if found is not None:
                at = found.end
                yield found
        elif written[0] == "<" and (auto := _AUTOLINK.match(text, token.start(), end)):
            at = auto.end()
            yield Inline("autolink", auto.start(), auto.end(), auto.start(1), auto.end(1))


def _link(text: str, opening: int, at: int, start: int, end: int) -> Inline | None:
    """The ``okr:`` link whose text ends before ``at``, or None if it leads elsewhere."""
    if text.startswith(":", at):
        return _definition(text, opening, at, start, end)
    if (head := _OPENING.match(text, at, end)) is None:
        return None
    begins = head.end()
    if head["angle"]:
        angled = _ANGLED.match(text, begins, end)
        if angled is None or _ENDING.match(text, angled.end(), end) is None:
            return None
        ends = angled.end("reference")
    else:
        bare = _behind_bare(text, begins, end)
        if bare is None:
            return None
        ends = bare
    return Inline("destination", head.start("scheme"), ends, begins, ends)


def _definition(text: str, opening: int, at: int, start: int, end: int) -> Inline | None:
    """The destination of ``[label]: okr:…``, where that is a line of its own."""
    nearest = max(start, opening - _DEEPEST)
    line = text.rfind("\n", nearest, opening) + 1
    if not line and nearest > start:
        return None
    if _LINE_START.fullmatch(text, line or start, opening) is None:
        return None
    if text.startswith("^", opening + 1):
        return None  # a footnote
    found = _DEFINITION.match(text, at, end)
    if found is None:
        return None
    ends = found.end("reference")
    return Inline("destination", found.start("scheme"), ends, found.start("reference"), ends)


def _behind_bare(text: str, begins: int, end: int) -> int | None:
    """Where a destination without angle brackets ends; it may hold balanced parentheses."""
    depth = 0
    for offset in range(begins, min(end, begins + _LONGEST)):
        character = text[offset]
        if character == "(":
            depth += 1
        elif character == ")":
            if depth == 0:
                return offset
            depth -= 1
        elif character in " \t\r\n" and _ENDING.match(text, offset, end):
            return offset
        elif character == "\n":
            return None
    return None
