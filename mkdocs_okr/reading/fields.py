"""The fields of one file: front matter, checked by the schema, with everything that is wrong in it.

A file without fault is read once, quickly. Only where something is wrong it is read a second time,
by `mkdocs_okr.reading.careful`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator, ValidationError

from mkdocs_okr.findings import DataPath, Problem
from mkdocs_okr.reading.front_matter import (
    NotAMappingError,
    Parts,
    load_front_matter,
    split_file,
)
from mkdocs_okr.reading.yaml_events import Node, NotPlainError

__all__ = ["FileFields", "read_fields"]

_MAYBE_LOST = re.compile(r"#(?<=[ \t]#)[^\s#]")


class FileFields(NamedTuple):
    """What the front matter of a file says.

    Attributes:
        fields: the typed fields; what is faulty is None.
        raw: the plain data that they come from.
        parts: where front matter and body lie.
        faults: the data paths at which something has been reported.
        problems: what has been reported.
        readable: False if nothing could be read.
    """

    fields: Mapping[str, Any]
    raw: Node
    parts: Parts
    faults: frozenset[DataPath] = frozenset()
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def read_fields(
    file: str,
    text: str,
    validator: SchemaValidator,
    level: str,
    extra_fields: Mapping[str, Iterable[str]],
) -> FileFields:
    """Reads and checks the front matter of a file.

    Args:
        file: its path, for what is reported.
        text: the whole file.
        validator: the schema of its fields.
        level: whose fields they are: ``team`` or ``set``.
        extra_fields: by level, the fields that the site has declared.
    """
    parts = split_file(text)
    if parts.closed and not _may_lose_text(text, parts):
        try:
            raw = load_front_matter(text, parts)
            return FileFields(validator.validate_python(raw), raw, parts)
        except (NotPlainError, NotAMappingError, ValidationError):
            pass
    # Most runs need none of this, and it would take a tenth of their time to import.
    from mkdocs_okr.reading.careful import read_carefully

    return read_carefully(file, text, parts, validator, level, extra_fields)


def _may_lose_text(text: str, parts: Parts) -> bool:
    # Looked for without a pattern first: there is none in most files.
    start, end = parts.front_start, parts.front_end
    if text.find("#", start, end) < 0:
        return False
    return _MAYBE_LOST.search(text, start, end) is not None
