"""OKR files among the handbook's pages, and links from there to OKR files wherever they lie."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from mkdocs.exceptions import Abort

from ..site.conftest import Site
from .navs import complaints, expected, handbook, navigation, outline

MakeSite = Callable[[str], Site]

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


def inside(folder: str = "docs/okrs", okr: str = "", **more: str) -> str:
    """A handbook whose OKRs lie in a folder of its ``docs_dir``."""
    okr = f"okrs_dir: {folder}{', ' if okr else ''}{okr}"
    return handbook(okr=okr, **more).replace("=== okrs/", f"=== {folder}/")


def with_front(text: str, tree: str) -> str:
    """The handbook with more on its front page."""
    return tree.replace("# Handbook\n", f"# Handbook\n\n{text}\n")


def of_handbook(site: Site) -> set[str]:
    """The addresses of a site that are neither the theme's nor the section's."""
    return {
        each
        for each in site.addresses()
        if not each.startswith(("okr/", "css/", "js/", "img/", "webfonts/", "search/"))
        and each not in ("404.html", "sitemap.xml", "sitemap.xml.gz")
    }


HANDBOOK_ITSELF = {"index.html", "ways/work/index.html"}
TEAM = "=== docs/okrs/board/{}\n"


def test_they_become_pages_and_are_not_published_as_they_are(make_site: MakeSite) -> None:
    site = make_site(inside(more="=== docs/okrs/index.md\nWhat we are after.\n"))
    assert of_handbook(site) == HANDBOOK_ITSELF
    assert "What we are after." in site.page("okr/").article
    assert "Quick sign-in" in site.page("okr/teams/sign-in/2026-Q4/").article


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_in_the_folder_that_the_section_has_in_the_site(make_site: MakeSite, name: str) -> None:
    site = make_site(inside("docs/okr", more=f"=== docs/okr/{name}\nWhat we are after.\n"))
    assert of_handbook(site) == HANDBOOK_ITSELF
    # A README is for those who look at the files.
    assert ("What we are after." in site.page("okr/").article) == (name == "index.md")
    assert not [each for each in site.addresses() if each.startswith(("okr/board", "okr/sign-in"))]


def test_what_is_no_part_of_them_stays_a_page(make_site: MakeSite) -> None:
    site = make_site(
        inside(
            more="=== docs/okrs/how-we-do-it.md\n[Ours](board/2026.md), <!-- okr/badge board -->\n"
            "=== docs/okrs/board/report.csv\na,b\n"
            + TEAM.format("README.md")
            + TEAM.format("_notes/2026-Q3.md")
        )
    )
    assert of_handbook(site) == {
        *HANDBOOK_ITSELF,
        "okrs/how-we-do-it/index.html",
        "okrs/board/report.csv",
    }
    assert "../../okr/teams/board/2026/" in site.page("okrs/how-we-do-it/").links


@pytest.mark.parametrize("folder", ["docs/okrs", "okrs"])
def test_an_image_is_published_once_and_can_be_shown_anywhere(site: Site, folder: str) -> None:
    front = f"![Ours]({'' if folder.startswith('docs/') else '../'}okrs/board/dot.png)"
    tree = with_front(front, inside(folder)).replace(
        f"=== {folder}/board/2026.md\n",
        f"=== {folder}/board/index.md\n![Ours](dot.png)\n=== {folder}/board/2026.md\n",
    )
    site.write(tree)
    (site.folder / folder / "board/dot.png").write_bytes(DOT)
    site.build()
    assert [each for each in site.addresses() if each.endswith("dot.png")] == [
        "okr/files/board/dot.png"
    ]
    assert "okr/files/board/dot.png" in {each.get("src") for each in site.page("").all("img")}
    team = {each.get("src") for each in site.page("okr/teams/board/").all("img")}
    assert "../../files/board/dot.png" in team


LINKS = [
    ("[x]({}/board/sign-in/2026-Q4.md)", "okr/teams/sign-in/2026-Q4/"),
    ("[x]({}/board/sign-in/2026-Q4.md#okr-quick)", "okr/teams/sign-in/2026-Q4/#okr-quick"),
    ("[x]({}/board/sign-in/design/index.md)", "okr/teams/design/"),
    ("[x]({}/board/sign-in/design/)", "okr/teams/design/"),
    ("[x]({}/)", "okr/"),
    ('[x]({}/board/2026.md "The year")', "okr/teams/board/2026/"),
    ("[x][y]\n\n[y]: <{}/board/2026.md> 'The year'", "okr/teams/board/2026/"),
    ("> - [x](./{}/board/../legal/index.md)", "okr/teams/legal/"),
]


@pytest.mark.parametrize("where", ["okrs", "../okrs"])
def test_a_link_to_an_okr_file_leads_to_its_page(make_site: MakeSite, where: str) -> None:
    tree = inside(okr="nav: none") if where == "okrs" else handbook(okr="nav: none")
    written = "\n\n".join(link.format(where) for link, _ in LINKS)
    page = make_site(with_front(written, tree)).page("")
    assert [each for each in page.links if each.startswith("okr/")] == [to for _, to in LINKS]


def test_a_page_in_a_folder_links_to_them_too(make_site: MakeSite) -> None:
    site = make_site(handbook().replace("# How we work\n", "[x](../../okrs/board/2026.md)\n"))
    assert "../../okr/teams/board/2026/" in site.page("ways/work/").links


def test_what_only_looks_like_a_link_is_left_alone(make_site: MakeSite) -> None:
    text = (
        "`[x](../okrs/board/2026.md)`\n\n    [y](../okrs/board/2026.md)\n\n[z](ways/work.md) okrs"
    )
    page = make_site(with_front(text, handbook())).page("")
    assert page.article.count("(../okrs/board/2026.md)") == 2


@pytest.mark.parametrize("where", ["okrs", "../okrs"])
def test_a_link_to_a_file_that_is_not_there_is_told_by_mkdocs(
    site: Site, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    tree = inside() if where == "okrs" else handbook()
    site.write(with_front(f"[x]({where}/board/2025.md)", tree))
    with pytest.raises(Abort):
        site.build()
    (told,) = [each for each in complaints(caplog) if "index.md" in each]
    assert f"contains a link '{where}/board/2025.md', but the target" in told


@pytest.mark.parametrize(
    "settings",
    [
        "exclude_docs: /okrs/",
        "draft_docs: /okrs/",
        "not_in_nav: /okrs/",
        "nav: [index.md, ways/work.md]",
    ],
)
def test_patterns_of_mkdocs_do_not_reach_them(make_site: MakeSite, settings: str) -> None:
    site = make_site(inside(settings=settings))
    assert of_handbook(site) == HANDBOOK_ITSELF
    assert "Quick sign-in" in site.page("okr/teams/sign-in/2026-Q4/").article


@pytest.mark.parametrize(
    "entry",
    ["Goals: okrs/index.md", "Goals: okrs/", "Goals: okr/", "Goals: [okrs/index.md]"],
)
def test_in_a_nav_they_go_by_their_own_names(
    site: Site, caplog: pytest.LogCaptureFixture, entry: str
) -> None:
    settings = f"nav:\n  - index.md\n  - {entry}\n  - ways/work.md\n"
    site.write(inside(settings=settings, more="=== docs/okrs/index.md\n"))
    assert outline(navigation(site)) == expected("<>\n* Goals\n<ways/work/>")
    assert complaints(caplog) == []


@pytest.mark.parametrize("plugin", ["awesome-nav", "literate-nav", "awesome-pages"])
def test_plugins_that_arrange_the_navigation_do_not_see_them(
    site: Site, caplog: pytest.LogCaptureFixture, plugin: str
) -> None:
    site.write(inside("docs/okr").replace("plugins:\n", f"plugins:\n  - {plugin}\n"))
    nav = "<>\n* OKRs\nWays\n  <ways/work/>"
    if plugin != "awesome-nav":
        nav = "<>\nWays\n  <ways/work/>\n* OKRs"
    assert outline(navigation(site)) == expected(nav)
    assert complaints(caplog) == []


def test_reached_through_a_link_they_are_not_published_either(site: Site) -> None:
    site.write(handbook())
    (site.folder / "docs/okrs").symlink_to("../okrs")
    site.build()
    assert of_handbook(site) == HANDBOOK_ITSELF


def test_a_page_of_the_handbook_at_an_address_of_the_sections_is_told(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(inside("docs/okr", more="=== docs/okr/cascade.md\n# Ours\n"))
    with pytest.raises(Abort):
        site.build()
    assert "okr/cascade/index.html, which okr/cascade.md already does" in caplog.text


@pytest.mark.parametrize("folder", ["docs", "."])
def test_the_handbooks_own_folder_is_not_theirs(
    site: Site, caplog: pytest.LogCaptureFixture, folder: str
) -> None:
    site.write(handbook(okr=f"okrs_dir: {folder}"))
    with pytest.raises(Abort):
        site.build()
    assert "mkdocs.yml:8:" in caplog.text
    told = {
        "docs": '"docs", where the OKRs should be, holds the pages of the handbook; give',
        ".": 'setting "okrs_dir" takes the path of one folder, not "."',
    }
    assert told[folder] in caplog.text
