"""mkdocs-htmlproofer: it finds every link of our pages and to them right, and wrong ones wrong."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

from ..site.conftest import Site
from .handbooks import MATERIAL, OKR, SEARCH, both_orders, built, needs, write

needs("htmlproofer")

PROOFER = "- htmlproofer: {validate_external_urls: false, raise_error: true}"


@pytest.mark.parametrize("theme", ["{name: mkdocs}", MATERIAL])
@pytest.mark.parametrize("directories", ["true", "false"])
def test_every_link_is_right(site: Site, theme: str, directories: str) -> None:
    settings = f"use_directory_urls: {directories}"
    built(site, [SEARCH, OKR, PROOFER], settings, theme=theme)


@both_orders(PROOFER)
def test_a_wrong_anchor_on_our_page_is_found(site: Site, plugins: list[str]) -> None:
    page = "=== docs/more.md\n# More\n\n[There](okr/teams/sign-in/index.md#nothing)\n"
    write(site, plugins, more=page)
    with pytest.raises((Abort, SystemExit)):
        site.build()
