"""The arguments of ``okr/table``, read as strictly as the files.

They are a YAML mapping, in braces or over several lines. Every mistake in them is an OKR602 at the
field or value it is in. Which teams and periods there are is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from mkdocs_okr.findings import DataPath, Place, Problem
from mkdocs_okr.model import Ambition, Lifecycle
from mkdocs_okr.progress import Status
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.reading.outline import Outline, Refusal, outline
from mkdocs_okr.reading.synonyms import SYNONYMS
from mkdocs_okr.reading.table_query import COLUMNS, FIELDS, Level, Named, SortKey, TableQuery
from mkdocs_okr.reading.yaml_events import Node

__all__ = ["read_table"]

_EXAMPLE = "<!-- okr/table { team: product-development, status: [at_risk, off_track] } -->"
_MOST_ROWS = 1000
_LONGEST = 60  # characters of what somebody wrote, as far as a sentence repeats it
_WHOLE = re.compile(r"[0-9]{1,6}")
_WORD = re.compile(r"[\w-]+")


def read_table(
    text: str, offset: int, place: Callable[[int, int], Place]
) -> tuple[TableQuery, tuple[Problem, ...]]:
    """The query that the arguments of a directive make, and what is wrong with them.

    Args:
        text: the arguments, without what marks their lines as quoted.
        offset: where in the page they begin.
        place: gives the place of the stretch between two offsets of the page.
    """
    return _Reader(text, offset, place).read()


_Chosen = TypeVar("_Chosen", bound=StrEnum)


class _Reader:
    """One reading, which goes on behind a mistake, so that all are found in one run."""

    def __init__(self, text: str, offset: int, place: Callable[[int, int], Place]) -> None:
        self._offset = offset
        self._start = offset + len(text) - len(text.lstrip())
        self._end = offset + len(text.rstrip())
        self._place = place
        self._outline = outline(text, offset)
        self._problems: list[Problem] = []

    def read(self) -> tuple[TableQuery, tuple[Problem, ...]]:
        query = TableQuery()
        found = self._outline
        if found.error is not None:
            self._not_yaml(found)
        for refusal in found.refusals:
            self._refused(refusal)
        if found.complete and isinstance(found.data, dict):
            query = self._query(found.data)
        elif found.complete and found.data is not None:
            self._no_fields(found.data)
        return query, tuple(self._problems)

    def _query(self, data: Mapping[str, Node]) -> TableQuery:
        known = {}
        for name, value in data.items():
            if name in FIELDS:
                if value is not None:
                    known[name] = value
            else:
                self._unknown_field(name)
        level = self._choice(known, "of", Level) or Level.KEY_RESULTS
        sort = self._choice(known, "sort", SortKey) or SortKey.TEAM
        return TableQuery(
            of=level,
            team=self._named(known, "team"),
            below=self._flag(known, "below"),
            period=self._named(known, "period"),
            status=self._choices(known, "status", Status),
            owner=tuple(each.text.casefold() for each in self._named(known, "owner")),
            tag=tuple(each.text.casefold() for each in self._named(known, "tag")),
            lifecycle=self._choices(known, "lifecycle", Lifecycle),
            ambition=self._choices(known, "ambition", Ambition),
            columns=self._columns(known, level),
            sort=sort,
            limit=self._limit(known),
            caption=self._caption(known),
        )

    def _texts(self, data: Mapping[str, Node], name: str) -> list[tuple[str, Place]]:
        """The texts of a field that takes one or several, each with its place."""
        value = data.get(name)
        if value is None:
            return []
        items: Iterable[tuple[DataPath, Node]] = [((name,), value)]
        if isinstance(value, list):
            items = [((name, number), each) for number, each in enumerate(value)]
        found = []
        for path, each in items:
            if isinstance(each, str) and each.strip():
                found.append((each.strip(), self._at(path)))
            else:
                self._wrong(
                    f'"{name}" takes a text or a list of texts',
                    self._at(path),
                    f"write {{ {name}: one }} or {{ {name}: [one, another] }}",
                )
        return found

    def _named(self, data: Mapping[str, Node], name: str) -> tuple[Named, ...]:
        return tuple(Named(text, place) for text, place in self._texts(data, name))

    def _choices(
        self, data: Mapping[str, Node], name: str, kind: type[_Chosen]
    ) -> tuple[_Chosen, ...]:
        found = [
            each
            for text, place in self._texts(data, name)
            if (each := self._one_of(text, place, kind, f"no {name}")) is not None
        ]
        return tuple(dict.fromkeys(found))

    def _choice(self, data: Mapping[str, Node], name: str, kind: type[_Chosen]) -> _Chosen | None:
        text = self._text(data, name)
        what = {"of": "nothing that a table can be of", "sort": "nothing to sort by"}[name]
        return None if text is None else self._one_of(text, self._at((name,)), kind, what)

    def _one_of(self, text: str, place: Place, kind: type[_Chosen], what: str) -> _Chosen | None:
        values = [each.value for each in kind]
        if text in values:
            return kind(text)
        self._wrong(f'"{_clipped(text)}" is {what}', place, _meant(text, values))
        return None

    def _text(self, data: Mapping[str, Node], name: str) -> str | None:
        value = data.get(name)
        if value is None or isinstance(value, str):
            return value
        self._wrong(f'"{name}" takes one text', self._at((name,)), f"write {{ {name}: one }}")
        return None

    def _columns(self, data: Mapping[str, Node], level: Level) -> tuple[str, ...]:
        found = []
        for text, place in self._texts(data, "columns"):
            if text in COLUMNS[level]:
                found.append(text)
            elif text != "title":  # which is there in any case
                what = level.value.replace("_", " ")
                self._wrong(
                    f'a table of {what} has no column "{_clipped(text)}"',
                    place,
                    _meant(text, COLUMNS[level]),
                )
        return tuple(dict.fromkeys(found))

    def _flag(self, data: Mapping[str, Node], name: str) -> bool:
        text = self._text(data, name)
        if text not in (None, "true", "false"):
            self._wrong(
                f'"{name}" is true or false, not "{_clipped(text)}"',
                self._at((name,)),
                f"write {{ {name}: false }} to leave out the teams below",
            )
        return text != "false"

    def _limit(self, data: Mapping[str, Node]) -> int:
        text = self._text(data, "limit")
        if text is None:
            return TableQuery().limit
        if _WHOLE.fullmatch(text) and 1 <= int(text) <= _MOST_ROWS:
            return int(text)
        self._wrong(
            f'"limit" is a whole number from 1 to {_MOST_ROWS}, not "{_clipped(text)}"',
            self._at(("limit",)),
            "write { limit: 20 }",
        )
        return TableQuery().limit

    def _caption(self, data: Mapping[str, Node]) -> str | None:
        return self._text(data, "caption")

    def _at(self, path: DataPath) -> Place:
        """The place of a value; of its key, where nothing is written."""
        written = self._outline.written[path]
        empty = written.value[0] == written.value[1]
        return self._place(*(written.key if empty and written.key else written.value))

    def _wrong(self, sentence: str, place: Place, way_out: str) -> None:
        self._problems.append(Problem("OKR602", sentence, place, way_out))

    def _unknown_field(self, name: str) -> None:
        key = self._outline.written[(name,)].key
        assert key is not None
        named = SYNONYMS["key_result"].get(slug(name))
        way_out = f"did you mean {named}?" if named in FIELDS else _meant(name, FIELDS)
        self._wrong(f'okr/table has no field "{_clipped(name)}"', self._place(*key), way_out)

    def _no_fields(self, data: Any) -> None:
        text = data if isinstance(data, str) else ""
        what = f'"{_clipped(text)}"' if text else "a list"
        example = f"<!-- okr/table {{ team: {text} }} -->" if _WORD.fullmatch(text) else _EXAMPLE
        self._wrong(
            f"okr/table takes fields in braces, not {what}",
            self._place(self._start, self._end),
            f"write {example}",
        )

    def _not_yaml(self, found: Outline) -> None:
        mark = getattr(found.error, "problem_mark", None)
        said = getattr(found.error, "problem", None)
        start = self._start if mark is None else self._offset + mark.index
        start = max(self._start, min(start, self._end - 1))
        self._wrong(
            f"the arguments of okr/table are not YAML ({said or 'a strange character'})",
            self._place(start, min(start + 1, self._end)),
            f"write them as in {_EXAMPLE}",
        )

    def _refused(self, refusal: Refusal) -> None:
        place = self._place(*refusal.stretch)
        if refusal.kind == "duplicate":
            way_out = f"write {{ {_clipped(refusal.text)}: [one, another] }} for several values"
            self._wrong(f'"{_clipped(refusal.text)}" is written twice', place, way_out)
        else:
            self._wrong(
                "the arguments of okr/table are a mapping of fields to texts, and this is "
                f"{_REFUSED[refusal.kind]}",
                place,
                "put a text with special signs in quotes",
            )


_REFUSED = {
    "alias": "an alias of YAML",
    "anchor": "an anchor of YAML",
    "depth": "nested too deep",
    "document": "a second YAML document",
    "empty key": "an empty name",
    "key": "a list or mapping instead of a name",
    "tag": "a tag of YAML",
    "values": "too much of it",
}


def _clipped(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _meant(text: str, known: Iterable[str]) -> str:
    names = list(known)
    wanted = "_".join(text.lower().replace("-", " ").split())
    near = nearest(wanted, names, limit=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
