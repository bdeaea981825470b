"""A Markdown extension that lets the section's raw HTML through unread.

Python-Markdown reads every tag of a raw HTML block to find where it ends; of ours that is known:
each is one line. A host that uses Python-Markdown can add `RawBlocks` to its extensions and saves
most of the time that our pages take; without it the pages are the same.
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

__all__ = ["RawBlocks"]

_OURS = re.compile(r'<(?:div|ul|p|dl) class="okr-[^\n]*>')
# Behind code fences (25), in which such a line is text; before raw HTML (20) is read.
_PRIORITY = 22


class _Stash(Preprocessor):
    """Puts our blocks where Python-Markdown keeps raw HTML until the end."""

    def run(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        found = []
        for number, line in enumerate(lines):
            alone = (number == 0 or not lines[number - 1].strip()) and (
                number + 1 == len(lines) or not lines[number + 1].strip()
            )
            ours = alone and line.startswith("<") and _OURS.fullmatch(line)
            found.append(store(line) if ours else line)
        return found


class RawBlocks(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_Stash(md), "okr-raw-blocks", _PRIORITY)
