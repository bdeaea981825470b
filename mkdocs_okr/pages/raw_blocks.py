"""A Markdown extension that lets the section's raw HTML through unread.

Python-Markdown knows raw HTML as a block only at the margin: inside a list item, an admonition or a
quotation it would put it into a paragraph, which is no valid HTML. And at the margin it reads every
tag to find where the block ends. Of ours all is known: each is one line. So a host that uses
Python-Markdown adds `RawBlocks` to its extensions.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor

__all__ = ["RawBlocks"]

_OURS = re.compile(r'<(?:div|ul|p|dl) class="okr-[^\n]*>')
# Behind code fences (25), in which such a line is text; before raw HTML (20) is read.
_BEFORE_RAW_HTML = 22
# Behind indented code (80), which such a line may belong to; before anything else.
_BEHIND_CODE = 79


class _AtTheMargin(Preprocessor):
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


class _Nested(BlockProcessor):
    """The same inside of other blocks, once those have taken their marks off the lines."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("<") and _OURS.fullmatch(block.rstrip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        # No paragraph: footnotes put their way back into the last one.
        holder = SubElement(parent, "div")
        holder.text = self.parser.md.htmlStash.store(blocks.pop(0).rstrip())


class RawBlocks(Extension):
    """Registers both."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_AtTheMargin(md), "okr-raw-blocks", _BEFORE_RAW_HTML)
        md.parser.blockprocessors.register(_Nested(md.parser), "okr-raw-blocks", _BEHIND_CODE)
