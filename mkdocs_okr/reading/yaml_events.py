"""YAML to plain data, quickly and strictly: dicts, lists, text and None, nothing else.

Scalars stay the text that was written; what they mean is for the schema. An empty plain scalar,
``~`` and ``null`` become None. The events come from libyaml, and no places are kept: a file with a
fault is read a second time, by `mkdocs_okr.reading.outline`, which says what is wrong and where.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mkdocs_okr.reading.yaml_parser import EventParser

__all__ = ["ABSENT", "MAX_DEPTH", "MOST_VALUES", "Node", "NotPlainError", "compose"]

Node = Any
"""Plain data: ``dict[str, Node] | list[Node] | str | None``."""

_VALUES = frozenset((AliasEvent, ScalarEvent, MappingStartEvent, SequenceStartEvent))

ABSENT = frozenset(("", "~", "null"))
"""The plain scalars that mean: nothing is written here."""

MAX_DEPTH = 32
"""How deep mappings and lists may be nested. libyaml's time grows with the square of the depth."""


MOST_VALUES = 20_000
"""How many values and keys a front matter may hold, mappings and lists included: many times what
anybody writes, and few enough for whatever is done with each of them."""


class NotPlainError(Exception):
    """The text is no YAML, or of a kind that is refused. What exactly, only the outline tells."""


def compose(text: str) -> Node:
    """The plain data that ``text`` means; an empty text means None.

    Args:
        text: the front matter, without its delimiters.

    Raises:
        NotPlainError: it is no YAML, or has a duplicate key, a key that is no text, an anchor,
            alias or tag, a second document, too many levels, or too many values.
    """
    try:
        # Each takes two characters at least, so that most texts need not be counted.
        if len(text) > 2 * MOST_VALUES and _has_too_many_values(text):
            raise NotPlainError
        return _compose(text)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise NotPlainError from error


def _has_too_many_values(text: str) -> bool:
    """Whether there are more values than allowed, or levels, before which counting stops."""
    get_event = EventParser(text).get_event
    number = depth = 0
    while (kind := get_event().__class__) is not StreamEndEvent:
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
        elif kind in _VALUES:
            number += 1
            depth += kind is MappingStartEvent or kind is SequenceStartEvent
        if number > MOST_VALUES or depth > MAX_DEPTH:
            return True
    return False


def _compose(text: str) -> Node:
    # One flat loop: a call per event more would cost a fifth of the time it takes.
    get_event = EventParser(text).get_event
    get_event()
    if get_event().__class__ is StreamEndEvent:
        return None
    wary = "&" in text or "!" in text
    root: list[Node] = []
    container: Any = root
    in_mapping = False
    key: str | None = None
    above: list[tuple[Any, bool]] = []
    while True:
        event = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value: str | None = event.value
            if wary and (event.tag is not None or event.anchor is not None):
                raise NotPlainError
            if in_mapping:
                if key is None:
                    key = value
                    if key in container or not key:
                        raise NotPlainError
                    continue
                if value in ABSENT and event.implicit[0]:
                    value = None
                container[key] = value
                key = None
            else:
                if value in ABSENT and event.implicit[0]:
                    value = None
                container.append(value)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            container, in_mapping = above.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or len(above) >= MAX_DEPTH:
                raise NotPlainError
            inner: Any = {} if kind is MappingStartEvent else []
            if in_mapping:
                if key is None:
                    raise NotPlainError
                container[key] = inner
                key = None
            else:
                container.append(inner)
            above.append((container, in_mapping))
            container, in_mapping = inner, kind is MappingStartEvent
        elif kind is StreamEndEvent:
            return root[0]
        elif kind is not DocumentEndEvent:
            # An alias, or the start of a second document.
            raise NotPlainError
