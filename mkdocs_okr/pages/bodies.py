"""Markdown bodies of OKR files, made to stand in a generated page.

The text stays as written, for the host to render with all of the site's extensions. Only two things
change: relative links, which are written as seen from the OKR file, and the depth of headings,
    which
are to nest under those of the page. What stands in code is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["rewritten", "shifted"]

_FENCE = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$")
_ATX = re.compile(r"^( {0,3})(#{1,6})(?=[ \t]|$)")
_SETEXT = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"^(?: {4}|\t| {0,3}(?:[#>|]|[-*+] |\d+[.)] |$))")
_INDENTED_CODE = re.compile(r"(?: {4}|\t)\s*(?![-*!+\s])")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_INLINE_LINK = re.compile(r"(\]\(\s*)(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))")
_DEFINITION = re.compile(r"^( {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)<?([^\s<>]+)>?")
_ATTRIBUTE = re.compile(r"""(<[a-zA-Z][^<>]*?\s(?:href|src)=)(["'])([^"'<>]*)\2""")


def _lines_with_code(text: str) -> list[tuple[str, bool]]:
    """The text's lines, each with whether it belongs to a fenced code block."""
    lines: list[tuple[str, bool]] = []
    fence: str | None = None
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence is None:
            opens = match is not None and not (match[1][0] == "`" and "`" in match[2])
            fence = match[1] if match is not None and opens else None
            lines.append((line, opens))
            continue
        lines.append((line, True))
        if match is not None and match[1].startswith(fence) and not match[2].strip():
            fence = None
    return lines


def shifted(text: str, top: int) -> str:
    """The text with its headings moved down so far that the highest is of level `top`.

    Headings that are deep enough stay as they are; none goes beyond level 6.
    """
    lines = _lines_with_code(text)
    levels = [level for index in range(len(lines)) if (level := _level(lines, index))]
    by = top - min(levels, default=top)
    if by <= 0:
        return text
    result: list[str] = []
    for index, (line, _) in enumerate(lines):
        level = _level(lines, index)
        if not level:
            result.append(line)
        elif atx := _ATX.match(line):
            result.append("#" * min(level + by, 6) + line[atx.end() :])
        else:
            result[-1] = f"{'#' * min(level + by, 6)} {result[-1].strip()}"
    return "\n".join(result)


def _level(lines: list[tuple[str, bool]], index: int) -> int:
    """The level of the heading that the line makes (or underlines), 0 if it makes none."""
    line, code = lines[index]
    if code:
        return 0
    if atx := _ATX.match(line):
        return len(atx[2])
    if (setext := _SETEXT.match(line)) and index > 0:
        before, code_before = lines[index - 1]
        if not code_before and not _NO_PARAGRAPH.match(before) and not _SETEXT.match(before):
            return 1 if setext[1][0] == "=" else 2
    return 0


def rewritten(text: str, in_markdown: Callable[[str], str], in_html: Callable[[str], str]) -> str:
    """The text with the destinations of its links and images replaced.

    Args:
        text: Markdown.
        in_markdown: destination as written → destination, for links that the host will see.
        in_html: the same for attributes of raw HTML, which the host leaves alone.
    """
    result = []
    for line, code in _lines_with_code(text):
        if code or _INDENTED_CODE.match(line):
            result.append(line)
            continue
        pieces = []
        position = 0
        for span in _CODE_SPAN.finditer(line):
            pieces.append(_linked(line[position : span.start()], in_markdown, in_html))
            pieces.append(span[0])
            position = span.end()
        pieces.append(_linked(line[position:], in_markdown, in_html))
        result.append("".join(pieces))
    return "\n".join(result)


def _linked(text: str, in_markdown: Callable[[str], str], in_html: Callable[[str], str]) -> str:
    def inline(match: re.Match[str]) -> str:
        written = match[2] if match[2] is not None else match[3]
        link = in_markdown(written)
        if link == written:
            return match[0]
        return f"{match[1]}<{link}>" if re.search(r"[\s()]", link) else f"{match[1]}{link}"

    text = _INLINE_LINK.sub(inline, text)
    text = _DEFINITION.sub(lambda match: match[1] + in_markdown(match[2]), text)
    return _ATTRIBUTE.sub(lambda m: f"{m[1]}{m[2]}{in_html(m[3])}{m[2]}", text)
