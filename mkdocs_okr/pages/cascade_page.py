"""The page of the cascade: everything that runs now, from leadership down."""

from __future__ import annotations

from mkdocs_okr.model import Address
from mkdocs_okr.pages.cascade import cascade_of, list_steps, running
from mkdocs_okr.pages.cascade_map import cascade_map
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.site import Site

__all__ = ["cascade_page"]


def cascade_page(site: Site) -> str:
    """The cascade as Markdown, in the site's language."""
    scope = Scope(site, site.paths.cascade)
    cascade = cascade_of(site.organisation, running(site.organisation))
    shown: set[Address] = set()
    return scope.render(
        "cascade_page.html",
        map=cascade_map(cascade, cascade.roots, scope),
        steps=list(list_steps(cascade, cascade.roots, scope, shown)),
        loose=list(list_steps(cascade, cascade.loose, scope, shown)),
    )
