"""Markdown that teams write, put into the flow of a page for the host to render."""

from __future__ import annotations

import posixpath

from markupsafe import Markup

from mkdocs_okr.pages.bodies import rewritten, shifted
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.widgets import Widgets

__all__ = ["in_flow"]


def in_flow(markdown: str, file: str, scope: Scope, *, top: int = 2) -> Markup:
    """Markdown of an OKR file as it stands in the page.

    Args:
        markdown: as written.
        file: the OKR file, from which its links lead.
        scope: the page.
        top: the level that its highest headings get.
    """
    if not markdown.strip():
        return Markup()

    def in_markdown(link: str) -> str:
        return _destination(link, file, scope)

    def in_html(link: str) -> str:
        return scope.address_of(link, file) or link

    text = Widgets.of(scope.site).expand(markdown.strip("\n"), scope.page)
    return Markup(rewritten(shifted(text, top), in_markdown, in_html))


def _destination(link: str, file: str, scope: Scope) -> str:
    """A link's destination as the host expects it in Markdown: a source path."""
    if link.startswith(("#", "/")) or ":" in link.partition("/")[0]:
        return link
    target, rest = scope.site.published(link, file)
    if target is None:
        return link
    return posixpath.relpath(target, posixpath.dirname(scope.page) or ".") + rest
