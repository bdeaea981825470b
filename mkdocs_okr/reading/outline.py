"""The second, careful reading of a front matter: what stands where, and what YAML is refused.

Gives the same data as `mkdocs_okr.reading.yaml_events`, with the stretch of text of every key and
value, and goes on behind what is refused as long as it can, so that one run reports everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mkdocs_okr.findings import DataPath
from mkdocs_okr.reading.yaml_events import ABSENT, MAX_DEPTH, MOST_VALUES, Node
from mkdocs_okr.reading.yaml_parser import EventParser

__all__ = ["Outline", "Refusal", "Stretch", "Written", "outline"]

Stretch = tuple[int, int]
"""Offsets into the text: the first character, and one past the last."""

RefusalKind = Literal[
    "alias", "anchor", "depth", "document", "duplicate", "empty key", "key", "tag", "values"
]


_VALUES = (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)


@dataclass(frozen=True, slots=True)
class Written:
    """How a value is written.

    Attributes:
        key: the stretch of its key, or None for an item of a list.
        value: the stretch of the value; empty where nothing is written.
        style: ``plain``, ``quoted``, ``block``, ``mapping`` or ``list``.
        in_braces: whether it stands in a mapping or list in braces or brackets.
    """

    key: Stretch | None
    value: Stretch
    style: Literal["plain", "quoted", "block", "mapping", "list"]
    in_braces: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """YAML that is refused: of which kind, where, and at which path of the data.

    `text` is what it is about (the key, the name of the anchor, the tag); `first` the first key of
    two that are the same.
    """

    kind: RefusalKind
    stretch: Stretch
    path: DataPath
    text: str = ""
    first: Stretch | None = None


@dataclass(slots=True)
class Outline:
    """What a front matter holds, and where.

    Attributes:
        data: the plain data; None where there is none, or it could not be read to its end.
        written: how the value at each path is written.
        refusals: in the order of the text.
        error: what libyaml says if the text is no YAML; then the rest holds what came before.
        complete: whether it could be read to its end.
    """

    data: Node = None
    written: dict[DataPath, Written] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    error: yaml.YAMLError | None = None
    complete: bool = True


@dataclass(slots=True)
class _Level:
    """A mapping or list that is being read."""

    container: Any
    path: DataPath
    start: int
    end: int
    flow: bool
    own: Written
    key: str | None = None
    key_stretch: Stretch | None = None
    value_path: DataPath = ()
    keeps: bool = True


class _GiveUpError(Exception):
    """Nothing sensible can be read from here on."""


def outline(text: str, offset: int = 0) -> Outline:
    """Reads a front matter carefully. Never raises.

    Args:
        text: the front matter without its delimiters, exactly as it stands in the file.
        offset: where in the file it begins; all stretches are counted from the file's beginning.
    """
    found = Outline()
    try:
        _Reader(text, offset, found).run()
    except yaml.YAMLError as error:
        found.error, found.complete, found.data = error, False, None
    except _GiveUpError:
        found.complete, found.data = False, None
    return found


class _Reader:
    """One careful reading."""

    def __init__(self, text: str, offset: int, found: Outline) -> None:
        self._text = text
        self._offset = offset
        self._found = found
        self._levels: list[_Level] = []

    def run(self) -> None:
        """Reads all events into the outline."""
        parser = EventParser(self._text)
        parser.get_event()
        first = True
        values = 0
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                if not first:
                    self._refuse("document", event)
                    raise _GiveUpError
                first = False
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                self._close(event)
            elif isinstance(event, _VALUES):
                values += 1
                if values > MOST_VALUES:
                    self._refuse("values", event)
                    raise _GiveUpError
                self._value(event)

    def _value(self, event: Any) -> None:
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        else:
            self._open(event)

    def _stretch(self, event: Any) -> Stretch:
        start, end = event.start_mark.index, event.end_mark.index
        # Blocks of text end where the next thing begins.
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return start + self._offset, max(end, start) + self._offset

    def _refuse(
        self, kind: RefusalKind, event: Any, text: str = "", first: Stretch | None = None
    ) -> None:
        path = self._levels[-1].value_path if self._levels else ()
        self._found.refusals.append(Refusal(kind, self._stretch(event), path, text, first))

    def _scalar(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and level.key_stretch is None and level.container.__class__ is dict:
            self._key(level, event)
            return
        self._check_properties(event)
        value = event.value
        plain = event.implicit[0]
        if plain and value in ABSENT:
            value = None
        style: Literal["plain", "quoted", "block"] = (
            "block" if event.style in ("|", ">") else "quoted" if event.style else "plain"
        )
        self._put(value, self._stretch(event), style)

    def _key(self, level: _Level, event: Any) -> None:
        key, stretch = event.value, self._stretch(event)
        level.value_path = (*level.path, key)
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event)
        if not key:
            self._refuse("empty key", event)
            raise _GiveUpError
        level.keeps = key not in level.container
        if not level.keeps:
            first = self._found.written[level.value_path].key
            self._refuse("duplicate", event, key, first)
            level.value_path = (*level.path, "\0", len(self._found.refusals), key)
        level.key, level.key_stretch = key, stretch

    def _check_properties(self, event: Any) -> None:
        text = self._text[event.start_mark.index : event.end_mark.index]
        if event.anchor is not None:
            self._refuse("anchor", event, text or f"&{event.anchor}")
        if event.tag is not None:
            self._refuse("tag", event, text or event.tag)

    def _put(
        self,
        value: Node,
        stretch: Stretch,
        style: Literal["plain", "quoted", "block", "mapping", "list"],
    ) -> tuple[DataPath, Written]:
        """Puts a value where it belongs; gives its path and how it is written."""
        if not self._levels:
            self._found.data = value
            written = self._found.written[()] = Written(None, stretch, style)
            return (), written
        level = self._levels[-1]
        level.end = max(level.end, stretch[1])
        if level.container.__class__ is list:
            path: DataPath = (*level.path, len(level.container))
            level.container.append(value)
            written = Written(None, stretch, style, level.flow)
        else:
            path = level.value_path
            if level.keeps:
                level.container[level.key] = value
            written = Written(level.key_stretch, stretch, style, level.flow)
            level.end = max(level.end, written.key[1] if written.key else 0)
            level.key = level.key_stretch = None
        self._found.written[path] = written
        return path, written

    def _open(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        is_mapping = isinstance(event, MappingStartEvent)
        if level is not None and level.key_stretch is None and level.container.__class__ is dict:
            level.value_path = level.path
            self._refuse("key", event)
            raise _GiveUpError
        if len(self._levels) >= MAX_DEPTH:
            self._refuse("depth", event)
            raise _GiveUpError
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event)
        container: Node = {} if is_mapping else []
        start = event.start_mark.index + self._offset
        path, written = self._put(container, (start, start), "mapping" if is_mapping else "list")
        self._levels.append(
            _Level(container, path, start, start, bool(event.flow_style), written, value_path=path)
        )

    def _close(self, event: Any) -> None:
        level = self._levels.pop()
        # A block ends where its last value does; braces end where they are closed.
        end = self._stretch(event)[1] if level.flow else level.end
        own = level.own
        self._found.written[level.path] = Written(
            own.key, (level.start, max(end, level.start)), own.style, own.in_braces or level.flow
        )
        if self._levels:
            self._levels[-1].end = max(self._levels[-1].end, end)

    def _alias(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        if level is None or (level.key_stretch is None and level.container.__class__ is dict):
            self._refuse("alias", event, f"*{event.anchor}")
            raise _GiveUpError
        if level.container.__class__ is list:
            level.value_path = (*level.path, len(level.container))
        self._refuse("alias", event, f"*{event.anchor}")
        self._put(None, self._stretch(event), "plain")
