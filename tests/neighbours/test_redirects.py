"""mkdocs-redirects: an old address may lead to a page of ours."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

from ..site.conftest import Site
from .handbooks import OKR, SEARCH, both_orders, built, needs, write

needs("mkdocs_redirects")

REDIRECTS = """\
- redirects:
    redirect_maps:
      goals.md: okr/index.md
      goals/sign-in.md: okr/teams/sign-in/2026-Q4.md#okr-quick
"""


@both_orders(REDIRECTS)
def test_an_old_address_leads_to_our_page(site: Site, plugins: list[str]) -> None:
    built(site, plugins)
    assert "url=../okr/" in site.text("goals/index.html")
    there = "url=../../okr/teams/sign-in/2026-Q4/#okr-quick"
    assert there in site.text("goals/sign-in/index.html")


def test_one_to_a_page_that_is_not_there_is_still_told(site: Site) -> None:
    wrong = "- redirects: {redirect_maps: {goals.md: okr/teams/nobody/index.md}}"
    write(site, [SEARCH, OKR, wrong])
    with pytest.raises(Abort):
        site.build()
