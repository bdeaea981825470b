"""How single values of the settings file are read: text, numbers, dates, paths, choices.

Every mistake is collected with its place, so that one run names them all.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from mkdocs_okr.findings import Place
from mkdocs_okr.reading.nearness import nearest
from mkdocs_okr.reading.settings_tree import Items, Node, Table, Text
from mkdocs_okr.settings import SettingsError

__all__ = ["ValueReader", "closest"]

_WHOLE = re.compile(r"[0-9]{1,6}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was most likely meant, or None."""
    by_folded = {each.casefold(): each for each in known}
    found = nearest(name.casefold(), by_folded, limit=1)
    if not found:  # warning for warn
        found = [each for each in by_folded if each and name.casefold().startswith(each)]
    return by_folded[found[0]] if found else None


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


class ValueReader:
    """Reads values, and keeps the mistakes in `errors`; what is wrong comes out as None."""

    def __init__(self) -> None:
        self.errors: list[SettingsError] = []

    def error(self, sentence: str, place: Place, help: str | None = None) -> None:
        self.errors.append(SettingsError(sentence, place if place.file else None, help))

    def unknown(self, what: str, key: Text, known: Iterable[str]) -> None:
        meant = closest(key.text, known)
        self.error(
            f'unknown {what} "{key.text}"',
            key.place,
            f"did you mean {meant}?" if meant else f"there are {', '.join(sorted(known))}",
        )

    def entries(self, table: Table, within: str | None) -> Iterator[tuple[str, Text, Node]]:
        own: set[str] = set()
        for key, _ in table.entries:
            if key.text in own:
                of = f' of "{within}"' if within else ""
                self.error(f'"{key.text}"{of} is written twice', key.place, "keep one of the two")
            own.add(key.text)
        for key, value in table.flat():
            yield key.text, key, value

    def text(self, name: str, node: Node, kind: str = "text") -> str | None:
        if node.tag is not None and not node.tag.startswith("tag:yaml.org,2002:"):
            self.error(
                f'setting "{name}" cannot take the tag {node.tag}', node.place, "leave it out"
            )
            return None
        if isinstance(node, Text):
            return node.text.strip()
        written = "a list" if isinstance(node, Items) else "a mapping"
        self.error(f'setting "{name}" takes {kind}, not {written}', node.place)
        return None

    def table(self, name: str, node: Node, example: str) -> Iterator[tuple[str, Text, Node]]:
        if isinstance(node, Table):
            yield from self.entries(node, name)
        else:
            self.error(f'setting "{name}" takes a mapping', node.place, f"write {example}")

    def relative(self, name: str, node: Node, *, may_lead_up: bool = False) -> str | None:
        text = self.text(name, node, "a path")
        if text is None:
            return None
        path = PurePosixPath(posixpath.normpath(text.replace("\\", "/")))
        if path.is_absolute() or PureWindowsPath(text).drive or PureWindowsPath(text).root:
            self.error(
                f'setting "{name}" takes a path relative to the settings file, not "{text}"',
                node.place,
                f"write {path.name or 'okrs'}",
            )
        elif not path.parts or ".." in (path.parts[-1:] if may_lead_up else path.parts):
            what = "the path of one folder" if may_lead_up else "a path below the settings file"
            self.error(f'setting "{name}" takes {what}, not "{text}"', node.place)
        else:
            return str(path)
        return None

    def whole(self, name: str, node: Node, least: int, most: int) -> int | None:
        text = self.text(name, node, "a whole number")
        if text is None:
            return None
        if _WHOLE.fullmatch(text) and least <= int(text) <= most:
            return int(text)
        self.error(
            f'setting "{name}" takes a whole number from {least} to {most}, not "{text}"',
            node.place,
        )
        return None

    def choice(self, name: str, node: Node, known: Iterable[str]) -> str | None:
        text = self.text(name, node)
        if text is None or text in known:
            return text
        meant = closest(text, known)
        self.error(
            f'setting "{name}" takes {_listed(known)}, not "{text}"',
            node.place,
            f"did you mean {meant}?" if meant else None,
        )
        return None

    def date(self, name: str, node: Node) -> date | None:
        text = self.text(name, node, "a date")
        if text is None:
            return None
        if match := _DATE.fullmatch(text):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                self.error(f'setting "{name}": there is no day {text}', node.place)
                return None
        self.error(
            f'setting "{name}" takes a date, not "{text}"', node.place, "write it as 2026-10-12"
        )
        return None
