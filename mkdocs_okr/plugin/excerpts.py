"""Our blocks in the excerpts of blog posts.

Material's blog shows the beginning of a post on other pages too. It makes these excerpts from the
post's Markdown, with links for where they stand; but those in raw HTML it cannot know. In our
blocks they lead from the page that the directive stands on, the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from mkdocs.utils import get_relative_url

__all__ = ["mend_links", "moved"]

_OURS = re.compile(
    r'<(?:div|ul|p|dl) class="okr-[^\n]*|<a class="okr-badge"[^<>]*>\s*<img [^<>]*>', re.IGNORECASE
)
_LINK = re.compile(r'(\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:|[#/])([^"]*)', re.IGNORECASE)


def mend_links(excerpts: Iterable[Any], url: str) -> None:
    """Let the links in excerpts lead from the page that shows them.

    Args:
        excerpts: those of the blog plugin, whose content is changed; anything else is left alone.
        url: the address of that page in the site.
    """
    for excerpt in excerpts:
        content, post = getattr(excerpt, "content", None), getattr(excerpt, "post", None)
        if isinstance(content, str) and post is not None and 'class="okr-' in content:
            excerpt.content = moved(content, post.url, url)


def moved(html: str, start: str, end: str) -> str:
    """HTML of one page with the relative links of our blocks as they are right on another.

    Args:
        html: the page's content.
        start: the address in the site of the page it is from.
        end: that of the page it is to stand on.
    """

    def link(match: re.Match[str]) -> str:
        target = urljoin(f"/{start}", match[2]).removeprefix("/")
        return match[1] + get_relative_url(target, end)

    return _OURS.sub(lambda block: _LINK.sub(link, block[0]), html)
