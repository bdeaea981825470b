"""A TOML settings file as a tree with places.

Python's own reader says what the file means, but not where. So the valid text is gone through a
second time, only for the places of keys and values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Place
from mkdocs_okr.reading.settings_tree import Node, Table, from_plain
from mkdocs_okr.settings import SettingsError

__all__ = ["parse_toml"]

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r]+|\#[^\n]*)
    | (?P<newline>\n)
    | (?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    | (?P<mark>[\[\]{}=,.])
    | (?P<word>[^\s\[\]{}=,."'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_AT = re.compile(
    r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: tuple[int, int]
    end: tuple[int, int]


def _tokens(text: str) -> Iterator[_Token]:
    line, begins = 1, 0
    for match in _TOKEN.finditer(text):
        start = (line, match.start() - begins + 1)
        breaks = match[0].count("\n")
        if breaks:
            line += breaks
            begins = match.start() + match[0].rindex("\n") + 1
        if match.lastgroup != "space":
            yield _Token(match.lastgroup or "", match[0], start, (line, match.end() - begins + 1))
    yield _Token("newline", "", (line, 1), (line, 1))


class _Locator:
    """Walks through the tokens of a valid file and notes where every key and value is."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._tokens = list(_tokens(text))
        self._at = 0
        self._tables: dict[Path, int] = {}
        self.places: dict[Path, Place] = {}

    def locate(self) -> None:
        """Fill `places`; a key's own place is under its path and ``"key"``."""
        table: Path = ()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "newline":
                self._at += 1
            elif token.text == "[":
                table = self._header(token)
            else:
                self._entry(table)

    def _header(self, opening: _Token) -> Path:
        self._at += 1
        is_item = self._token.text == "["
        self._at += is_item
        path: Path = ()
        for name in self._key():
            path = (*path, name)
            # Below a list of tables, a name means its latest item.
            if path in self._tables and (self._token.text == "." or not is_item):
                path = (*path, self._tables[path])
        if is_item:
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        self._at += 1 + is_item
        self._note(path, opening, self._tokens[self._at - 1])
        return path

    @property
    def _token(self) -> _Token:
        return self._tokens[self._at]

    def _key(self) -> Iterator[str]:
        while True:
            token = self._token
            self._at += 1
            yield token.text if token.kind == "word" else token.text[1:-1]
            if self._token.text != ".":
                return
            self._at += 1

    def _entry(self, path: Path) -> None:
        for name in self._key():
            path = (*path, name)
            self._note((*path, "key"), self._tokens[self._at - 1], self._tokens[self._at - 1])
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self._token
        self._at += 1
        if first.text in ("[", "{"):
            self._collection(path, first)
        elif first.kind == "word":
            while self._token.text == "." or self._token.kind == "word":  # 0.7 is three tokens
                self._at += 1
        self._note(path, first, self._tokens[self._at - 1])

    def _collection(self, path: Path, opening: _Token) -> None:
        closing = "]" if opening.text == "[" else "}"
        count = 0
        while self._token.text != closing:
            token = self._token
            if token.kind == "newline" or token.text == ",":
                self._at += 1
            elif closing == "}":
                self._entry(path)
            else:
                self._value((*path, count))
                count += 1
        self._at += 1

    def _note(self, path: Path, first: _Token, last: _Token) -> None:
        self.places.setdefault(path, Place(self._file, *first.start, *last.end))


def parse_toml(data: bytes, file: str) -> Table:
    """The tree of a TOML file.

    Args:
        data: the file's content.
        file: how it is called in places.

    Raises:
        SettingsError: if it is no TOML.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        settings = tomllib.loads(text, parse_float=str)
    except UnicodeDecodeError:
        raise SettingsError(
            "the settings file is not in UTF-8", Place(file), "save it as UTF-8"
        ) from None
    except RecursionError:
        raise SettingsError("the settings file is nested too deep", Place(file)) from None
    except tomllib.TOMLDecodeError as error:
        found = _AT.match(str(error))
        line, column = (int(found["line"] or 1), int(found["column"] or 1)) if found else (1, 1)
        what = found["what"] if found else str(error)
        raise SettingsError(
            f"the settings file is not valid TOML: {what[:1].lower()}{what[1:]}",
            Place(file, line, column, line, column),
        ) from None
    locator = _Locator(text, file)
    locator.locate()
    tree: Node = from_plain(settings, {(): Place(file), **locator.places})
    assert isinstance(tree, Table)
    return tree
