"""The one place where what people wrote is made safe for the pages.

Text (titles, owners, units …) is escaped; what the templates make of it passes through `block`,
which keeps raw HTML in one piece: no line of it is empty or indented, so every Markdown processor
lets it through, and no brace is left for a plugin that looks for its own templates in pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

__all__ = ["block", "finish", "heading", "html", "html_of_all", "link_text", "plain"]

# Control characters, and those that turn the direction of text that follows.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"[ \t\r\n\u2028\u2029]+")
# One set of characters and no alternatives: most texts hold none, and are looked through quickly.
_SPECIAL = re.compile(f"""[&<>"'{{}}\\t\\r\\n\u2028\u2029{_UNWANTED.pattern[1:]}""")
_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}
# Whatever core Markdown or a common extension could take for markup.
_MARKDOWN = re.compile(r"""[\\`*_{}\[\]()<>#+!|~^=$&"'@\-.]|:(?=\S)""")
_HARMLESS_INSIDE = re.compile(r"(?<=\w)[-.'](?=\w)|(?<=\w)[.!](?= |$)| - |[(](?=\w)|(?<=\w)[)]")


def plain(text: str) -> str:
    """The text on one line, without control characters."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", _UNWANTED.sub("", text)).strip()


def html(text: str) -> Markup:
    """Text made safe for an element's content or an attribute's value."""
    # Nine texts of ten, and there are hundreds on a page.
    if not _SPECIAL.search(text) and "  " not in text and text[:1] != " " != text[-1:]:
        return Markup(text)
    return Markup(str(escape(plain(text))).translate(_BRACES))


def html_of_all(*texts: str) -> Sequence[str]:
    """The same for several texts at once, for where there are thousands: most need no change."""
    joined = f"|{'|'.join(texts)}|"
    if not (_SPECIAL.search(joined) or "  " in joined or "| " in joined or " |" in joined):
        return texts
    return [html(text) for text in texts]


def finish(value: Any) -> Any:
    """What a template is about to print: markup as it is, everything else escaped as text."""
    if isinstance(value, Markup):
        return value
    return html(value if type(value) is str else str(value))


def heading(text: str) -> Markup:
    """Text made safe for a Markdown heading or paragraph.

    Entities and not backslashes, since extensions know fewer escapes than Markdown itself has.
    """
    text = plain(text)
    harmless = {match.start() for match in _HARMLESS_INSIDE.finditer(text)}

    def entity(match: re.Match[str]) -> str:
        return match[0] if match.start() in harmless else f"&#{ord(match[0])};"

    return Markup(_MARKDOWN.sub(entity, text))


def link_text(text: str) -> Markup:
    """Text made safe inside the brackets of a Markdown link."""
    return heading(text)


def block(markup: str) -> Markup:
    """Raw HTML on one line, so that it is a block of its own in Markdown."""
    lines = filter(None, map(str.strip, str(markup).split("\n")))
    return Markup(" ".join(lines).replace("{", "&#123;").replace("}", "&#125;"))
