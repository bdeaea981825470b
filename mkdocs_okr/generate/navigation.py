"""The section's place in a navigation that nobody fills in for us.

As a file that the awesome-nav plugin reads, which Zensical knows too; and as lines for the ``nav``
of the settings file. The same pages as in the navigation that our own plugin makes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs_okr.pages import NavItem, Section

__all__ = ["NAVIGATION", "nav_lines", "navigation_file"]

NAVIGATION = ".nav.yml"


def navigation_file(section: Section) -> str:
    """The content of `NAVIGATION`, whose paths are relative to the section's folder."""
    start = f"{section.url}/" if section.url else ""
    entries = _entries(section.nav, start)
    lines = [f"title: {_quoted(section.title)}", "nav:", *_yaml(entries, "  ")]
    return "\n".join(lines) + "\n"


def nav_lines(section: Section, *, toml: bool) -> list[str]:
    """The section's entry in the settings file's ``nav``; set pages are not in it.

    Args:
        section: the section.
        toml: as in ``zensical.toml``, else as in ``mkdocs.yml``.
    """
    entries = [{section.title: _entries(section.nav, "")}]
    if not toml:
        return ["nav:", *_yaml(entries, "  ")]
    return ["nav = [", *_toml(entries, "  "), "]"]


def _entries(items: Sequence[NavItem], start: str) -> list[dict[str, Any]]:
    """The items as the settings file has them: one with children begins with its own page."""
    found: list[dict[str, Any]] = []
    for item in items:
        path = None if item.path is None else item.path.removeprefix(start)
        if item.children:
            own: list[dict[str, Any]] = [{item.title: path}] if path is not None else []
            found.append({item.title: [*own, *_entries(item.children, start)]})
        elif path is not None:
            found.append({item.title: path})
    return found


def _yaml(entries: Sequence[dict[str, Any]], indentation: str) -> Iterator[str]:
    for entry in entries:
        for title, content in entry.items():
            if isinstance(content, str):
                yield f"{indentation}- {_quoted(title)}: {_quoted(content)}"
            else:
                yield f"{indentation}- {_quoted(title)}:"
                yield from _yaml(content, f"{indentation}    ")


def _toml(entries: Sequence[dict[str, Any]], indentation: str) -> Iterator[str]:
    for entry in entries:
        for title, content in entry.items():
            if isinstance(content, str):
                yield f"{indentation}{{ {_quoted(title)} = {_quoted(content)} }},"
            else:
                yield f"{indentation}{{ {_quoted(title)} = ["
                yield from _toml(content, f"{indentation}  ")
                yield f"{indentation}] }},"


def _quoted(text: str) -> str:
    """The text in quotation marks that mean the same in YAML, TOML and JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
