"""How themes show where the section is, and where its readers are.

Where it stands in the navigation: `tests.neighbours.test_navigation`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest

from .conftest import HTML, HtmlPage, Site, text_of
from .organisation import HANDBOOK

MakeSite = Callable[[str], Site]


def themed(theme: str) -> str:
    return HANDBOOK.replace("site_name: Handbook", f"site_name: Handbook\ntheme: {theme}")


def material(*features: str) -> str:
    return themed(f"{{name: material, font: false, features: [{', '.join(features)}]}}")


def entries(page: HtmlPage, class_name: str) -> list[str]:
    """The first words of Material's entries of a class."""
    found = []
    for item in page.all("li", class_name):
        label = next(each for each in item.iter() if each.tag in (HTML + "a", HTML + "label"))
        found.append(text_of(label))
    return found


def test_every_page_knows_its_neighbours(make_site: MakeSite) -> None:
    site = make_site(themed("material"))
    cascade = site.page("okr/cascade/")
    relations = {each.get("rel"): each.get("href") for each in cascade.all("link")}
    assert relations["prev"] == "../"
    assert relations["next"] == "../teams/agency/"


@pytest.mark.newest  # the path: Material from 9.7 on
@pytest.mark.skipif(
    not (resources.files("material") / "templates/partials/path.html").is_file(),
    reason="this Material shows no path",
)
def test_who_reads_a_set_sees_where_that_is(make_site: MakeSite) -> None:
    site = make_site(material("navigation.path", "navigation.tabs"))
    page = site.page("okr/teams/sign-in/2026-Q4/")
    assert entries(page, "md-nav__item--active") == ["OKRs", "The agency", "Sign-in"]
    assert entries(page, "md-tabs__item--active") == ["OKRs"]
    path = [text_of(each) for each in page.all("li", "md-path__item")]
    assert path == ["Handbook", "OKRs", "The agency", "Sign-in"]
    # The entries of the path lead there, and the next page sees nothing of it.
    assert page.all("a", "md-path__link")[-1].get("href") == "../"
    assert entries(site.page(""), "md-tabs__item--active") == ["Handbook"]


@pytest.mark.parametrize(
    ("features", "links"),
    [
        # A section that is led by a page is a link to it.
        (("navigation.indexes",), {"OKRs": "./", "The agency": "teams/agency/"}),
        (("navigation.indexes", "navigation.tabs"), {"OKRs": "./", "The agency": "teams/agency/"}),
        (("navigation.sections", "navigation.indexes"), {"The agency": "teams/agency/"}),
        # What is not open is one link.
        (("navigation.prune",), {"The agency": "teams/agency/"}),
        (("navigation.prune", "navigation.indexes"), {"The agency": "teams/agency/"}),
        ((), {"Overview": "./", "Cascade": "cascade/"}),
    ],
)
def test_materials_ways_to_show_a_navigation(
    make_site: MakeSite, features: tuple[str, ...], links: dict[str, str]
) -> None:
    page = make_site(material(*features)).page("okr/")
    found = {text_of(each): each.get("href") for each in page.all("a", "md-nav__link")}
    assert links.items() <= found.items()


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_it_too(make_site: MakeSite, theme: str) -> None:
    page = make_site(themed(theme)).page("okr/teams/sign-in/2026-Q4/")
    assert {"../../../", "../../../cascade/", "../"} <= set(page.links)
    if theme == "readthedocs":
        crumbs = [text_of(each) for each in page.all("li", "breadcrumb-item")]
        assert crumbs == ["OKRs", "The agency", "Sign-in", "Sign-in, 4th quarter 2026"]
