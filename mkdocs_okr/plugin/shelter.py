"""Keeps what is written in OKR files away from plugins that run templates in pages.

Such plugins look for ``{{ … }}`` or their own directives in the Markdown of every page. What stands
in OKR files is text, and is shown as written. In the blocks that directives become there is nothing
to find, but the stories of OKR files are Markdown. So the Markdown of our pages is taken away
before other plugins see it, and comes back behind the last of them. The site's Markdown extensions
come later and do their work on it.
"""

from __future__ import annotations

import re

from mkdocs.structure.pages import Page

__all__ = ["Shelter", "without_templates"]

# What stands in a script is no HTML: an entity would be taken for its letters there.
_TEMPLATE_OR_SCRIPT = re.compile(r"<script\b.*?</script>|\{(?=[{%#])", re.DOTALL | re.IGNORECASE)


class Shelter:
    """The Markdown of pages while other plugins have their turn."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def take(self, page: Page, markdown: str) -> str:
        """Keep the page's Markdown; returns what others are to see instead."""
        self._kept[page.file.src_uri] = markdown
        # mkdocs-macros looks into titles too, unless this is said in the page's front matter.
        page.meta["render_macros"] = False
        return ""

    def give_back(self, page: Page) -> str:
        """The page's Markdown as it was."""
        return self._kept.pop(page.file.src_uri)


def without_templates(html: str) -> str:
    """The same HTML with nothing in it that begins a template: some plugins look there as well."""
    if "{" not in html:  # as on most pages, since our blocks have none
        return html
    return _TEMPLATE_OR_SCRIPT.sub(
        lambda match: "&#123;" if match[0] == "{" else match[0],
        html,
    )
