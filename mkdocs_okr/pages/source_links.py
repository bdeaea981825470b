"""Links from the handbook's own pages to OKR files, made to lead to the pages that show them.

Such a link is right for whoever reads the files on the code host; in the site the file is not
there. A page without such a link stays as it is, to the letter.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from mkdocs_okr.pages.bodies import rewritten
from mkdocs_okr.pages.site import Site

__all__ = ["leading_to_pages"]


def leading_to_pages(markdown: str, page: str, site: Site) -> str:
    """The Markdown of a page with its links to OKR files leading to their pages.

    Args:
        markdown: as written; what stands in code or raw HTML is left alone.
        page: the page's source path in the site.
        site: the section.
    """
    file = posixpath.join(site.options.docs_dir, page)
    okrs_dir = site.organisation.settings.okrs_dir
    if posixpath.basename(okrs_dir) not in markdown and not file.startswith(f"{okrs_dir}/"):
        return markdown
    changed = False

    def settled(link: str) -> str:
        nonlocal changed
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return link
        place = posixpath.join(posixpath.dirname(file), unquote(parts.path))
        target = site.page_of(posixpath.normpath(place))
        if target is None:
            return link
        changed = True
        path = posixpath.relpath(target, posixpath.dirname(page) or ".")
        return path + link[len(parts.path) :]

    text = rewritten(markdown, settled, lambda link: link)
    return text if changed else markdown
