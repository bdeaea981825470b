"""Text that a writer meant and YAML drops: everything behind a space and a number sign.

``note: Issues #7148`` is the text "Issues" to YAML. A comment has a space behind its sign, or a
second sign; a sign followed by anything else, behind plain text, is taken for text that got lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_okr.findings import DataPath, Place, Problem
from mkdocs_okr.reading.front_matter import Parts
from mkdocs_okr.reading.outline import outline
from mkdocs_okr.reading.places import LineMap
from mkdocs_okr.reading.quoting import quoted

__all__ = ["lost_texts"]

_LOST = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
# What is complete without the text behind it, so that this can only be a comment.
_COMPLETE = re.compile(
    r"true|false|unknown|draft|[+-]?[0-9][0-9_.eE+-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)


def lost_texts(file: str, text: str, parts: Parts) -> Iterator[tuple[Problem, DataPath]]:
    """What is lost in the front matter of a file, each with the path of the value it belongs to."""
    if _LOST.search(text, parts.front_start, parts.front_end) is None:
        return
    found = outline(text[parts.front_start : parts.front_end], parts.front_start)
    lines = LineMap(text)
    for path, written in found.written.items():
        if written.style != "plain":
            continue
        start, end = written.value
        lost = _LOST.match(text, end, parts.front_end)
        if lost is None:
            continue
        plain = " ".join(text[start:end].split())
        if _COMPLETE.fullmatch(plain):
            continue
        whole = quoted(f"{plain} {lost[1].rstrip()}".strip())
        key = f"{path[-1]}: " if path and isinstance(path[-1], str) else "- "
        yield (
            _problem(
                lines.place(file, (lost.start(1), lost.end(1))), lost[1].rstrip(), key + whole
            ),
            path,
        )


def _problem(place: Place, lost: str, line: str) -> Problem:
    return Problem(
        "OKR011",
        f'"{lost}" is lost: YAML takes it for a comment',
        place,
        f"write {line}, or put a space behind # if it is a comment",
    )
