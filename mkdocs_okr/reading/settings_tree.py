"""The settings file as a tree of text with places, whether it is YAML, TOML or a plain mapping.

Scalars stay the text that is written, so that ``off`` is "off" and ``1.10`` is "1.10" in all three.
In YAML, anchors, aliases and merge keys work as MkDocs knows them, ``!ENV`` is evaluated, and other
tags are kept for the reader of the tree to object to where they matter.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mkdocs_okr.findings import Place
from mkdocs_okr.settings import SettingsError

__all__ = ["Items", "Node", "Table", "Text", "from_plain", "parse_yaml"]

_DEEPEST = 64
_LARGEST = 1024 * 1024
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `plain` tells whether it is written without quotes."""

    text: str
    place: Place
    plain: bool = True
    tag: str | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether it stands for "not given"."""
        return self.plain and self.text in _NOTHING


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; `entries` as written, double keys and merge keys included."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place
    tag: str | None = None

    def flat(self) -> Iterator[tuple[Text, Node]]:
        """The entries, with what merge keys bring in before what is written here."""
        for key, value in self.entries:
            if key.text == "<<" and key.plain:
                sources = value.items if isinstance(value, Items) else (value,)
                for source in reversed(sources):
                    if isinstance(source, Table):
                        yield from source.flat()
        for key, value in self.entries:
            if key.text != "<<" or not key.plain:
                yield key, value

    def get(self, name: str) -> Node | None:
        """The value under a key, None if it is not there or empty; of double keys, the last."""
        found: Node | None = None
        for key, value in self.flat():
            if key.text == name:
                found = value
        return None if isinstance(found, Text) and found.is_nothing else found


Node = Text | Items | Table


def _place(file: str, event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _spanning(first: Place, last: Place) -> Place:
    return replace(first, end_line=last.end_line, end_column=last.end_column)


class _Composer:
    """Builds the tree from the parser's events."""

    def __init__(self, text: str, file: str, environment: Mapping[str, str]) -> None:
        import yaml

        self._yaml = yaml
        self._file = file
        self._environment = environment
        self._loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        self._anchors: dict[str, Node] = {}

    def document(self) -> Node | None:
        events = self._yaml.events
        self._loader.get_event()  # the start of the stream
        if isinstance(self._loader.get_event(), events.StreamEndEvent):
            return None
        root = self._node(self._loader.get_event(), 0)
        self._loader.get_event()  # the end of the document
        event = self._loader.get_event()
        if not isinstance(event, events.StreamEndEvent):
            raise SettingsError(
                "a settings file is one YAML document, and here a second one begins",
                _place(self._file, event),
                "remove the line ---",
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        events = self._yaml.events
        place = _place(self._file, event)
        if depth > _DEEPEST:
            raise SettingsError(
                f"the settings file is nested more than {_DEEPEST} levels deep", place
            )
        if isinstance(event, events.AliasEvent):
            if event.anchor not in self._anchors:
                raise SettingsError(
                    f'the alias "*{event.anchor}" refers to nothing that is complete before it',
                    place,
                )
            return self._anchors[event.anchor]
        node: Node
        if isinstance(event, events.ScalarEvent):
            node = Text(event.value, place, not event.style, event.tag)
        elif isinstance(event, events.SequenceStartEvent):
            items = []
            while not isinstance(part := self._loader.get_event(), events.SequenceEndEvent):
                items.append(self._node(part, depth + 1))
            node = Items(tuple(items), _spanning(place, _place(self._file, part)), event.tag)
        else:
            node = self._table(event, place, depth)
        node = _evaluated(node, self._environment)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _table(self, event: Any, place: Place, depth: int) -> Table:
        entries = []
        while not isinstance(part := self._loader.get_event(), self._yaml.events.MappingEndEvent):
            key = self._node(part, depth + 1)
            value = self._node(self._loader.get_event(), depth + 1)
            # A key that is no scalar means nothing to any setting of ours.
            if isinstance(key, Text):
                entries.append((key, value))
        return Table(tuple(entries), _spanning(place, _place(self._file, part)), event.tag)


def _evaluated(node: Node, environment: Mapping[str, str]) -> Node:
    """The node, or what ``!ENV`` makes of it: the first variable there is, else the default."""
    if node.tag != "!ENV":
        return node
    if isinstance(node, Table):
        raise SettingsError(
            "!ENV takes the name of a variable, or a list of names and a default",
            node.place,
            "write !ENV [NAME, default]",
        )
    names: tuple[Node, ...] = (node,) if isinstance(node, Text) else node.items
    default: Node = Text("", node.place)
    if isinstance(node, Items) and len(names) > 1:
        default, names = names[-1], names[:-1]
    for name in names:
        if isinstance(name, Text) and name.text in environment:
            return Text(environment[name.text], node.place)
    return replace(default, place=node.place)


def parse_yaml(data: bytes, file: str, environment: Mapping[str, str] | None = None) -> Table:
    """The tree of a YAML file; an empty one is an empty table.

    Args:
        data: the file's content.
        file: how it is called in places.
        environment: the variables ``!ENV`` looks up; None: the process's own.

    Raises:
        SettingsError: if it is no YAML, or no mapping.
    """
    import yaml

    start = Place(file)
    if len(data) > _LARGEST:
        raise SettingsError("the settings file is larger than 1 MiB", start)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            "the settings file is not in UTF-8", Place(file, line, 1, line, 1), "save it as UTF-8"
        ) from None
    try:
        root = _Composer(text, file, os.environ if environment is None else environment).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        raise SettingsError(
            f"the settings file is not valid YAML: {error.problem or error.context}",
            Place(file, line, column, line, column),
        ) from None
    except yaml.YAMLError:
        raise SettingsError(
            "the settings file is not valid YAML: it holds a control character", start
        ) from None
    if root is None or (isinstance(root, Text) and root.is_nothing):
        return Table((), start)
    if not isinstance(root, Table):
        raise SettingsError("the settings file holds no settings", root.place, "write site_name: …")
    return root


def from_plain(
    value: object, places: Mapping[tuple[str | int, ...], Place], path: tuple[str | int, ...] = ()
) -> Node:
    """The tree of plain Python data, as TOML or a host that has read its settings hands it over.

    Args:
        value: mappings, lists, text, numbers, dates, booleans and None.
        places: where the data at each path is written, as far as that is known.
        path: where ``value`` itself stands.
    """
    place = _nearest(places, path)
    if len(path) > _DEEPEST:
        raise SettingsError(f"the settings are nested more than {_DEEPEST} levels deep", place)
    if isinstance(value, Mapping):
        entries = []
        for key, each in value.items():
            below = (*path, str(key))
            key_place = places.get((*below, "key"), _nearest(places, below))
            entries.append(
                (Text(str(key), key_place, plain=False), from_plain(each, places, below))
            )
        return Table(tuple(entries), place)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return Items(
            tuple(from_plain(each, places, (*path, n)) for n, each in enumerate(value)), place
        )
    if isinstance(value, bool):
        return Text(str(value).lower(), place)
    if isinstance(value, date):
        return Text(value.isoformat(), place)
    if value is None:
        return Text("", place)
    return Text(str(value), place, plain=not isinstance(value, str))


def _nearest(places: Mapping[tuple[str | int, ...], Place], path: tuple[str | int, ...]) -> Place:
    for length in range(len(path), -1, -1):
        if path[:length] in places:
            return places[path[:length]]
    return Place("")
