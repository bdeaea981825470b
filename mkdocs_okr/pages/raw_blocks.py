"""A Markdown extension that lets the section's raw HTML through unread.

Python-Markdown knows raw HTML as a block only at the margin: inside a list item, an admonition or a
quotation it would put it into a paragraph, which is no valid HTML. And at the margin it reads every
tag to find where the block ends, and what it keeps of them costs it time for every heading. Of ours
all is known: each is one line. So a host that uses Python-Markdown adds `RawBlocks` to its
extensions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

__all__ = ["RawBlocks"]

_OURS = re.compile(r'<(?:div|ul|p|dl) class="okr-[^\n]*>')
# Characters that Python-Markdown takes out of what people write.
_PLACE = f"{STX}okr-block:%s{ETX}"
_PLACES = re.compile(rf"(<(?:p|div)>)?{_PLACE % '([0-9]+)'}(?(1)</(?:p|div)>)")
_FIRST = _PLACE.partition("%")[0]
# Behind code fences (25), in which such a line is text; before raw HTML (20) is read.
_BEFORE_RAW_HTML = 22
# Behind indented code (80), which such a line may belong to; before anything else.
_BEHIND_CODE = 79
# Behind raw HTML (30), whose place is then in its tag.
_BEHIND_RAW_HTML = 25

Keep = Callable[[str], str]
"""Keeps blocks until the end: blocks → what stands for them."""


class _AtTheMargin(Preprocessor):
    """Keeps our blocks, neighbours together."""

    def __init__(self, markdown: Markdown, keep: Keep) -> None:
        super().__init__(markdown)
        self._keep = keep

    def run(self, lines: list[str]) -> list[str]:
        found: list[str] = []
        blocks: list[str] = []
        for number, line in enumerate(lines):
            if not line.strip():
                if not blocks:
                    found.append(line)
                continue
            # A neighbour above that is kept is followed by an empty line.
            alone = (number == 0 or not lines[number - 1].strip()) and (
                number + 1 == len(lines) or not lines[number + 1].strip()
            )
            if alone and line.startswith("<") and _OURS.fullmatch(line):
                blocks.append(line)
                continue
            if blocks:
                found += [self._keep("\n".join(blocks)), ""]
                blocks = []
            found.append(line)
        return [*found, self._keep("\n".join(blocks)), ""] if blocks else found


class _Blocks(BlockProcessor):
    """Gives them an element of their own that nothing looks into; and finds those inside of other
    blocks, once those have taken their marks off the lines."""

    def __init__(self, markdown: Markdown, keep: Keep) -> None:
        super().__init__(markdown.parser)
        self._keep = keep

    def test(self, parent: Element, block: str) -> bool:
        if block.startswith(_FIRST):
            return _PLACES.fullmatch(block.rstrip()) is not None
        return block.startswith("<") and _OURS.fullmatch(block.rstrip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0).rstrip()
        # No paragraph: footnotes put their way back into the last one.
        holder = SubElement(parent, "div")
        holder.text = AtomicString(block if block.startswith(_FIRST) else self._keep(block))


class _Restored(Postprocessor):
    """Puts them back."""

    def __init__(self, markdown: Markdown, kept: list[str]) -> None:
        super().__init__(markdown)
        self._kept = kept

    def run(self, text: str) -> str:
        if _FIRST not in text:
            return text
        return _PLACES.sub(lambda match: self._kept[int(match[2])], text)


class RawBlocks(Extension):
    """Registers all three."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        self._kept: list[str] = []
        md.registerExtension(self)
        md.preprocessors.register(_AtTheMargin(md, self._keep), "okr-raw-blocks", _BEFORE_RAW_HTML)
        md.parser.blockprocessors.register(_Blocks(md, self._keep), "okr-raw-blocks", _BEHIND_CODE)
        md.postprocessors.register(_Restored(md, self._kept), "okr-raw-blocks", _BEHIND_RAW_HTML)

    def reset(self) -> None:
        """Forget the blocks of the text before."""
        self._kept.clear()

    def _keep(self, blocks: str) -> str:
        self._kept.append(blocks)
        return _PLACE % (len(self._kept) - 1)
