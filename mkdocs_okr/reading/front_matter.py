"""Where the front matter of a file begins and ends, and what it holds.

`python-frontmatter` reads it, with a handler of ours that is strict where the library is generous:
it splits only at delimiters that stand where they belong, tells front matter that is no mapping
from front matter that is empty, and raises errors that the library does not swallow. The body and
all positions are taken from the text of the file itself, since the library changes line ends and
strips white space before a handler sees anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import frontmatter
from frontmatter.default_handlers import BaseHandler

from mkdocs_okr.reading.yaml_events import Node, compose

__all__ = ["NotAMappingError", "Parts", "body_of", "load_front_matter", "split_file"]

_OPENING = re.compile(r"\ufeff?(?:[ \t]*(?:\r\n|\n|\r))*---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
# `^` only knows "\n"; line ends of the old Macintosh need a pattern of their own.
_CLOSING_CR = re.compile(r"(?:(?<=[\r\n])|\A)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")


class Parts(NamedTuple):
    """How a file divides, as offsets into its text.

    Attributes:
        front_start: where the front matter begins, behind the opening delimiter.
        front_end: where the closing delimiter begins, or the end of the text if there is none.
        body_start: where the body begins.
        opened: whether there is front matter at all.
        closed: whether it has a closing delimiter.
    """

    front_start: int
    front_end: int
    body_start: int
    opened: bool
    closed: bool


def split_file(text: str) -> Parts:
    """Where front matter and body of a file begin and end.

    Only a byte order mark and blank lines may come before the opening ``---``. The front matter
    ends at the next line that is ``---`` or ``...`` and nothing else.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Parts(0, 0, 0, opened=False, closed=False)
    start = opening.end()
    closing = _closing(text, start)
    if closing is None:
        return Parts(start, len(text), len(text), opened=True, closed=False)
    return Parts(start, closing.start(), closing.end(), opened=True, closed=True)


def _closing(text: str, start: int) -> re.Match[str] | None:
    if "\r" in text:
        return _CLOSING_CR.search(text, start)
    # Most files have the plainest of delimiters, which is found faster without a pattern.
    found = text.find("\n---", start - 1)
    if found >= 0 and text.find("\n...", start - 1, found) < 0:
        closing = _CLOSING.match(text, found + 1)
        if closing is not None:
            return closing
    return _CLOSING.search(text, start)


def body_of(text: str, parts: Parts | None = None) -> tuple[str, int]:
    """The body of a file, and the line on which it begins.

    Blank lines before it and white space behind it are left out; lines end with ``\\n``.
    """
    if parts is None:
        parts = split_file(text)
    blank = _BLANK_LINES.match(text, parts.body_start)
    start = blank.end() if blank else parts.body_start
    before = text[:start]
    body = text[start:].rstrip()
    if "\r" in text:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    return body.removeprefix("\ufeff"), before.count("\n") + 1


class NotAMappingError(Exception):
    """The front matter is YAML, but a list or a text instead of fields."""


class _Handler(BaseHandler):
    """What `frontmatter.parse` is given for one file: where that file divides, and our loading.

    The division is made once, on the text as it is in the file.
    """

    FM_BOUNDARY = _CLOSING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, text: str, parts: Parts) -> None:
        self._divided = text[parts.front_start : parts.front_end], text[parts.body_start :]

    def split(self, text: str) -> tuple[str, str]:
        """The front matter, and the body."""
        return self._divided

    def load(self, fm: str, **kwargs: object) -> Node:
        """The fields; an empty front matter has none.

        Raises:
            NotPlainError: see `compose`.
            NotAMappingError: it is a list or a text.
        """
        data = compose(fm)
        if data is None:
            return {}
        if data.__class__ is not dict:
            raise NotAMappingError
        return data


def load_front_matter(text: str, parts: Parts) -> dict[str, Node]:
    """The fields in the front matter of a file; none if it has no front matter.

    Args:
        text: the whole file.
        parts: where its front matter is, from `split_file`.

    Raises:
        NotPlainError: the front matter is no YAML, or of a kind that is refused.
        NotAMappingError: it is a list or a text instead of fields.
    """
    if not parts.opened:
        return {}
    data, _ = frontmatter.parse(text, handler=_Handler(text, parts))
    return data
