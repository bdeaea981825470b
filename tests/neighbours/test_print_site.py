"""mkdocs-print-site: the page of all pages holds ours too, and what directives have become.

That plugin asks to be the last one, so there is only one order. It takes the pages of the
navigation; set pages are not in it.
"""

from __future__ import annotations

import pytest

from ..site.conftest import Site, text_of
from .handbooks import MATERIAL, OKR, QUICK, SEARCH, built, needs

needs("mkdocs_print_site_plugin")


@pytest.mark.parametrize("theme", ["{name: mkdocs}", MATERIAL])
def test_the_page_of_all_pages_holds_ours(site: Site, theme: str) -> None:
    page = built(site, [SEARCH, OKR, "- print-site"], theme=theme).page("print_page/")
    headings = [text_of(each).removesuffix("¶") for each in page.all("h1")]
    for expected in ("Handbook", "More", "Objectives and key results", "Cascade", "Sign-in"):
        assert expected in headings
    # On the front page, on "More" (a team), and on the team's own page.
    assert len(page.all("div", "okr-obj")) == 3
    assert QUICK in page.article
    assert "okr/objective" not in site.text("print_page/index.html")


def test_badges_are_found_from_there(site: Site) -> None:
    page = built(site, [SEARCH, OKR, "- print-site"]).page("print_page/")
    (badge,) = [each for each in page.all("img") if "badges" in each.get("src", "")]
    assert badge.get("src") == "../okr/badges/sign-in.svg"
