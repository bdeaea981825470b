"""mkdocs-glightbox: pictures of OKR files can be enlarged, badges stay links."""

from __future__ import annotations

from ..site.conftest import Site
from .handbooks import MATERIAL, SET, assert_as_written, both_orders, built, needs

needs("mkdocs_glightbox")


@both_orders("- glightbox")
def test_a_picture_of_a_story_can_be_enlarged(site: Site, plugins: list[str]) -> None:
    page = built(site, plugins, theme=MATERIAL).page(SET)
    (link,) = page.all("a", "glightbox")
    assert link.get("href") == "../../../files/sign-in/dot.png"
    assert "okr/files/sign-in/dot.png" in site.addresses()
    assert_as_written(site)


@both_orders("- glightbox")
def test_a_badge_stays_a_link_to_what_it_is_about(site: Site, plugins: list[str]) -> None:
    page = built(site, plugins, theme=MATERIAL).page("more/")
    assert page.one("a", "okr-badge").get("href") == "../okr/teams/sign-in/"
    assert page.all("a", "glightbox") == []
