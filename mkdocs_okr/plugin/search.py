"""What the site's search gets of our blocks: their words, without drawings and tables of figures.

Search plugins parse the HTML of every page, tag by tag; a page of a set holds hundreds of tags in
drawings, whose labels nobody searches for. So while such plugins look, each of our blocks is one
paragraph with its words, and afterwards it is as before. What other plugins do to the rest of the
page in between stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["with_drawings", "without_drawings"]

# As `RawBlocks` lets them through: each is one line.
_OURS = re.compile(r'^<(?:div|ul|p|dl) class="okr-[^\n]*>$', re.MULTILINE)
_PLACE = re.compile(r'<p data-okr="(\d+)">[^<]*</p>')
_UNSAID = (
    ('<div class="okr-chart">', "</div>"),
    ('<details class="okr-data">', "</details>"),
    ('<details class="okr-legend">', "</details>"),
    ("<svg", "</svg>"),
)
_WITHIN_WORDS = ("</b>", "</a>", "</span>", "</code>")
_TAG = re.compile(r"<[^>]*>")


def without_drawings(html: str) -> tuple[str, Sequence[str]]:
    """A page's HTML with words in the place of our blocks, and the blocks."""
    blocks: list[str] = []

    def words(match: re.Match[str]) -> str:
        blocks.append(match[0])
        return f'<p data-okr="{len(blocks) - 1}">{_words(match[0])}</p>'

    return _OURS.sub(words, html), blocks


def _words(block: str) -> str:
    """The words of a block, its entities as they are."""
    for start, end in _UNSAID:
        # None of them holds another of its kind with words in it.
        first, *others = block.split(start)
        block = first + " ".join(other.partition(end)[2] for other in others)
    for tag in _WITHIN_WORDS:
        block = block.replace(tag, "")
    return " ".join(_TAG.sub(" ", block).split())


def with_drawings(html: str, blocks: Sequence[str]) -> str:
    """The same with the blocks in their places again."""
    return _PLACE.sub(lambda match: blocks[int(match[1])], html)
