"""Short Markdown fields (notes, value, insight) as HTML inside widgets.

Core Markdown without raw HTML: what looks like a tag is shown as written. Links lead where the
caller says; one that leads nowhere keeps its text only. Images are never loaded from other sites.
Longer Markdown (bodies, retrospectives) does not come here but goes into the page, where the host
renders it with all of the site's extensions: see `mkdocs_okr.pages.bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from mkdocs_okr.pages.text import html, plain

__all__ = ["LinkOf", "Prose"]

LinkOf = Callable[[str], str | None]
"""What a link becomes: a destination as written → an address, or None for no link."""

_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Without any of these, and without an empty line, a text is the same in Markdown.
_MARKUP = re.compile(r"[*_`\[\]<>#\\&~|=!]|\n|^\s*(?:[-+]|\d+[.)])\s|https?:", re.MULTILINE)
# Python-Markdown's time grows with the cube of unclosed brackets, and it recurses into lists.
_SURELY_FINE = 1_000  # characters
_MOST_BRACKETS = 1_000
_DEEPLY_INDENTED = re.compile(r"^[ \t>]{60}", re.MULTILINE)
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_PREFORMATTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)


class _Links(Treeprocessor):
    """Keeps, changes or removes the links and images of a text."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.link_of: LinkOf = lambda link: None

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._settle(element, "href", external=True)
            elif element.tag == "img":
                self._settle(element, "src", external=False)

    def _settle(self, element: Element, attribute: str, *, external: bool) -> None:
        # Browsers see what entities stand for, and ignore control characters.
        written = plain(unescape(element.get(attribute, "")))
        link = None if _EXTERNAL.match(written) and not external else self.link_of(written)
        if link is not None:
            element.set(attribute, link)
            return
        if element.tag == "img":
            element.text = element.get("alt", "")
        element.attrib.clear()
        element.tag = "span"


class Prose:
    """Renders short Markdown; keeps what it has rendered, as the same note stands on several
    pages."""

    def __init__(self) -> None:
        self._markdown = Markdown(output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.deregister("automail")
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "okr-links", 5)

    def blocks(self, text: str, link_of: LinkOf) -> Markup:
        """The text as paragraphs, lists and so on, on lines none of which is empty."""
        if not _MARKUP.search(text.strip()) or _is_too_much(text):
            return Markup("<p>%s</p>") % html(text)
        return self._render(text, link_of)

    def inline(self, text: str, link_of: LinkOf) -> Markup:
        """The text as part of a sentence where it is one paragraph, else as `blocks`."""
        if not _MARKUP.search(text.strip()) or _is_too_much(text):
            return html(text)
        rendered = self._render(text, link_of)
        single = _ONE_PARAGRAPH.fullmatch(rendered)
        return Markup(single[1]) if single else rendered

    def _render(self, text: str, link_of: LinkOf) -> Markup:
        self._links.link_of = link_of
        self._markdown.reset()
        rendered = self._markdown.convert(text)
        return Markup(_PREFORMATTED.sub(_keep_lines, rendered).replace("\n", " "))


def _is_too_much(text: str) -> bool:
    """Whether a text would overwhelm the renderer; nobody writes such a text as Markdown."""
    return len(text) > _SURELY_FINE and (
        text.count("[") > _MOST_BRACKETS or _DEEPLY_INDENTED.search(text) is not None
    )


def _keep_lines(match: re.Match[str]) -> str:
    return match[0].replace("\n", "&#10;")
