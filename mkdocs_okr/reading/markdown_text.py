"""Which parts of a Markdown page are text, and which are code.

Follows Python-Markdown with the extensions handbooks use (fences anywhere, admonitions, content
tabs, footnotes, definition lists): what those show as code is code here. Where they differ among
each other, what any of them shows as code is code. One pass over the lines, in time linear in the
page's size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_okr.reading.inline import Endings

__all__ = ["Stretch", "stretches"]

_STEP = 4  # columns of one level of nesting
_FENCE = re.compile(r"(`{3,})[^`\n]*|(~{3,})[^\n]*")
_LIST_ITEM = re.compile(r"(?:[*+-]|\d+\.)[ \t]")
_CONTAINER = re.compile(r"!!! ?[\w\"-]|\?\?\?\+? ?[\w\"-]|===[!+]* ?[\"']|\[\^[^\]\n]+\]:|:[ \t]")
_ENDS_BLOCK = re.compile(r"#{1,6}(?:[ \t#]|\w)|(?:=+|-+)[ \t]*$|(?:[*_-][ \t]*){3,}$")
_RULE = frozenset(" \t\r\n>|:-")  # what the second line of a table consists of
_OURS = re.compile(r"<!--\s*okr/")
_RAW = re.compile(r"<(pre|script|style|textarea)(?=[\s>/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a page that is not code.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        is_comment: whether it is an HTML comment that has its lines for itself; else it is text
            that belongs together as a paragraph, list item, heading or row does.
    """

    start: int
    end: int
    is_comment: bool = False


@dataclass(slots=True)
class _Level:
    """Where the walk is inside one depth of block quotes.

    Attributes:
        nesting: how many containers that indent their content are open.
        fresh: whether a new block may begin on the next line.
        in_list: whether the block began as a list item.
    """

    nesting: int = 0
    fresh: bool = True
    in_list: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its block-quote marks.

    Attributes:
        content: offset of its first character that is neither a mark nor white space.
        indent: columns of white space before that, behind the last mark.
        marks: columns of white space before each mark.
    """

    content: int
    indent: int
    marks: tuple[int, ...]

    @property
    def depth(self) -> int:
        """How deep it is quoted."""
        return len(self.marks)

    @property
    def is_near_margin(self) -> bool:
        """Whether it is neither quoted nor indented as the content of anything is."""
        return not self.marks and self.indent < _STEP


def stretches(text: str, start: int = 0) -> Iterator[Stretch]:
    """The pieces of a page that are text or comments, in their order.

    Args:
        text: the page; lines end in a line feed, with or without a carriage return.
        start: offset at which the Markdown begins, behind front matter.
    """
    return _Walk(text, start).walk()


class _Walk:
    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start
        self._levels = [_Level()]
        self._open: int | None = None  # where the current stretch of text began
        self._lines = 0  # of that stretch, so far
        self._in_table = False
        self._endings = Endings(text, len(text))
        self._no_fence_before = 0

    def walk(self) -> Iterator[Stretch]:
        text = self._text
        while self._at < len(text):
            begins = self._at
            ends = self._line_behind(begins)
            line = self._line(begins, ends)
            level = self._enter(line, ends)
            if level is None:  # blank
                yield from self._close(begins)
            elif level.fresh and line.indent >= _STEP * (level.nesting + 1):
                yield from self._close(begins)  # indented code
            elif (behind := self._behind_fence(line, ends)) is not None:
                yield from self._close(begins)
                ends = self._after_block(level, line, behind)
            elif (block := self._comment(level, line)) is not None:
                yield from self._close(begins)
                if block.is_comment:
                    yield block
                else:
                    self._open = block.start
                ends = self._after_block(level, line, self._line_behind(block.end))
                # Elsewhere Python-Markdown takes it for the beginning of a paragraph.
                level.fresh = line.is_near_margin
            elif (behind := self._behind_raw(line)) is not None:
                yield from self._close(begins)
                ends = self._after_block(level, line, behind)
            else:
                yield from self._paragraph(level, line, begins, ends)
            self._at = ends
        yield from self._close(len(text))

    def _comment(self, level: _Level, line: _Line) -> Stretch | None:
        """The comment that begins the line and has its lines for itself.

        Where text follows a comment of several lines, an empty stretch at which that text begins.
        None: the line is to be read as text.
        """
        text = self._text
        # Inside a paragraph, Python-Markdown knows a comment only near the margin.
        if not (level.fresh or line.is_near_margin) or not text.startswith("<!--", line.content):
            return None
        behind = self._endings.find("-->", line.content + 4)
        if behind is None:
            return None
        ours = _OURS.match(text, line.content) is not None
        if ours and text.find("<!--", line.content + 4, behind) != -1:
            return None  # a directive that was never closed
        last = self._line_behind(behind)
        if not text[behind:last].strip():
            return Stretch(line.content, behind, is_comment=True)
        if ours or text.find("\n", line.content, behind) == -1:
            return None
        return Stretch(behind, behind)

    def _line_behind(self, offset: int) -> int:
        return self._text.find("\n", offset) + 1 or len(self._text)

    def _line(self, begins: int, ends: int) -> _Line:
        """Take indentation and block-quote marks off a line."""
        text, at, column, indent = self._text, begins, 0, 0
        marks: list[int] = []
        while at < ends:
            character = text[at]
            if character == " ":
                width = 1
            elif character == "\t":
                width = _STEP - column % _STEP
            elif character == ">" and self._may_be_quoted(len(marks), indent):
                marks.append(indent)
                indent = 0
                at += 1
                column += 1
                if at < ends and text[at] == " ":
                    at += 1
                    column += 1
                continue
            else:
                break
            indent += width
            column += width
            at += 1
        return _Line(at, indent, tuple(marks))

    def _may_be_quoted(self, depth: int, indent: int) -> bool:
        nesting = self._levels[depth].nesting if depth < len(self._levels) else 0
        return indent < _STEP * (nesting + 1)

    def _enter(self, line: _Line, ends: int) -> _Level | None:
        """The level of quotation the line belongs to; None for a blank line, which frees it."""
        levels = self._levels
        blank = not self._text[line.content : ends].strip()
        if line.depth < len(levels) - 1:
            if not blank and not levels[-1].fresh:
                return levels[-1]  # a paragraph of the quotation goes on without its mark
            levels[line.depth].fresh = levels[-1].fresh
            del levels[line.depth + 1 :]
        while line.depth > len(levels) - 1:
            if levels[-1].fresh:
                nesting = line.marks[len(levels) - 1] // _STEP
                levels[-1].nesting = min(levels[-1].nesting, nesting)
            levels[-1].fresh = levels[-1].in_list = False
            levels.append(_Level())
        if blank:
            levels[-1].fresh, levels[-1].in_list = True, False
            return None
        return levels[-1]

    def _after_block(self, level: _Level, line: _Line, behind: int) -> int:
        """Note that a block of its own has ended, and where the next line begins."""
        level.nesting = min(level.nesting, line.indent // _STEP)
        level.fresh, level.in_list = True, False
        return behind

    def _behind_fence(self, line: _Line, ends: int) -> int | None:
        """Where the line behind a fenced block begins, None if no closed fence begins here."""
        text = self._text
        opening = _FENCE.match(text, line.content, ends)
        if opening is None or line.content < self._no_fence_before:
            return None
        fence = opening[1] or opening[2]
        if text[opening.end() : ends].strip():
            return None
        at = ends
        while at < len(text):
            behind = self._line_behind(at)
            inner = self._line(at, behind)
            content = text[inner.content : behind].strip()
            if content and (inner.depth < line.depth or inner.indent < line.indent):
                break
            if content == fence and inner.indent - line.indent < _STEP:
                return behind
            at = behind
        # What an unclosed fence has run through is not looked through again for fences.
        self._no_fence_before = at
        return None

    def _behind_raw(self, line: _Line) -> int | None:
        """Where the line behind raw HTML begins, None if none begins here."""
        raw = _RAW.match(self._text, line.content)
        if raw is None:
            return None
        behind = self._endings.find(f"</{raw[1].lower()}", raw.end())
        if behind is None:
            # Python-Markdown takes all that follows for raw, but only where it is no one's content.
            return len(self._text) if line.indent < _STEP else None
        return self._line_behind(behind)

    def _paragraph(self, level: _Level, line: _Line, begins: int, ends: int) -> Iterator[Stretch]:
        """Add a line of text to the current stretch, or begin a new one with it."""
        text = self._text
        within = line.indent < _STEP * (level.nesting + 1)
        is_item = within and (level.fresh or level.in_list) and _LIST_ITEM.match(text, line.content)
        is_container = within and _CONTAINER.match(text, line.content)
        ends_block = _ENDS_BLOCK.match(text, line.content, ends)
        if self._lines == 1 and {"|", "-"} <= set(text[begins:ends]) <= _RULE:
            self._in_table = True
        if level.fresh or is_item or is_container or ends_block or self._in_table:
            in_table = self._in_table
            yield from self._close(begins)
            self._in_table = in_table
        if level.fresh or is_item or is_container or ends_block:
            level.nesting = min(level.nesting, line.indent // _STEP)
        if is_item or is_container:
            level.nesting += 1
        level.in_list = bool(is_item) or (level.in_list and not level.fresh and not is_container)
        level.fresh = bool(is_container or ends_block) and not is_item
        if self._open is None:
            self._open = line.content
        self._lines += 1

    def _close(self, end: int) -> Iterator[Stretch]:
        if self._open is not None and self._open < end:
            yield Stretch(self._open, end)
        self._open = None
        self._lines = 0
        self._in_table = False
