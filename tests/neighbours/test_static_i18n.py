"""mkdocs-static-i18n: the section stands in every language that the site is built in."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest

from ..site.conftest import Site, text_of
from .handbooks import MATERIAL, OKR, SEARCH, assert_as_written, built, needs, write

needs("mkdocs_static_i18n")

URL = "site_url: https://handbook.example/"
NORWEGIAN = """\
# Håndbok

Se [målet](okr:sign-in/quick).

<!-- okr/objective sign-in/quick -->
"""


def languages(structure: str, more: str = "") -> str:
    return f"""\
- i18n:
    docs_structure: {structure}
    {more}
    languages:
      - {{locale: en, default: true, name: English}}
      - {{locale: nb, name: Norsk}}
"""


def in_two_languages(
    site: Site, structure: str, order: str, theme: str = "{name: mkdocs}", more: str = ""
) -> Site:
    plugin = languages(structure, more)
    plugins = [SEARCH, plugin, OKR] if order == "behind" else [SEARCH, OKR, plugin]
    write(site, plugins, URL, theme=theme)
    docs = site.folder / "docs"
    if structure == "suffix":
        (docs / "index.nb.md").write_text(NORWEGIAN, encoding="utf-8")
    else:
        for name in ("index.md", "more.md"):
            (docs / "en").mkdir(exist_ok=True)
            (docs / name).rename(docs / "en" / name)
        (docs / "nb").mkdir()
        (docs / "nb" / "index.md").write_text(NORWEGIAN, encoding="utf-8")
    okrs = site.folder / "okrs/sign-in/2026-Q4.md"
    text = okrs.read_text(encoding="utf-8")
    if structure == "folder":
        text = text.replace("docs/more.md", "docs/en/more.md")
    if more:  # then the page is in one language only
        text = text.partition(" See [more]")[0]
    okrs.write_text(text, encoding="utf-8")
    site.build()
    return site


structures = pytest.mark.parametrize("structure", ["suffix", "folder"])
orders = pytest.mark.parametrize("order", ["behind", "before"])


@structures
@orders
def test_the_section_speaks_the_language_of_its_folder(
    site: Site, structure: str, order: str
) -> None:
    in_two_languages(site, structure, order)
    for folder, progress, map_title in (
        ("", "On track", "Cascade"),
        ("nb/", "I rute", "Målhierarki"),
    ):
        assert progress in site.page(f"{folder}okr/teams/sign-in/").article
        assert map_title in site.page(f"{folder}okr/cascade/").article
        assert_as_written(site, folder)
    ours = {each for each in site.addresses() if each.startswith("okr/")}
    translated = {
        each.removeprefix("nb/") for each in site.addresses() if each.startswith("nb/okr/")
    }
    assert translated == ours


@structures
def test_links_stay_in_their_language(site: Site, structure: str) -> None:
    in_two_languages(site, structure, "behind")
    assert "okr/teams/sign-in/2026-Q4/#okr-quick" in site.page("nb/").links
    story = site.page("nb/okr/teams/sign-in/2026-Q4/")
    assert "../../../../more/" in story.links
    # What is mentioned on the front page of each language names that page, and no other.
    for folder, title in (("", "Handbook"), ("nb/", "Håndbok")):
        page = site.page(f"{folder}okr/teams/sign-in/2026-Q4/")
        named = {
            text_of(each): each.get("href")
            for each in page.all("a")
            if each.get("href") == "../../../../"
        }
        assert title in named
        assert len([each for each in page.all("dd") if title in text_of(each)]) == 1


@structures
def test_every_link_in_our_part_leads_somewhere(site: Site, structure: str) -> None:
    addresses = in_two_languages(site, structure, "before").addresses()
    checked = 0
    for address in sorted(addresses):
        if "okr/" not in address or not address.endswith("index.html"):
            continue
        page = site.page(address.removesuffix("index.html"))
        for link in page.links:
            path = link.partition("#")[0]
            if path and ":" not in path:
                there = urljoin(f"/{address}", path).removeprefix("/")
                there += "index.html" if there.endswith("/") or not there else ""
                assert there in addresses, f"{address}: {link}"
                checked += 1
    assert checked > 50


@structures
@orders
def test_the_section_is_in_the_navigation_of_each_language(
    site: Site, structure: str, order: str
) -> None:
    in_two_languages(site, structure, order, theme=MATERIAL)
    for folder, team in (("", "Cascade"), ("nb/", "Målhierarki")):
        entries = {
            text_of(each): each.get("href") for each in site.page(folder).all("a", "md-nav__link")
        }
        assert entries.get(team) == "okr/cascade/", entries


@structures
def test_readers_can_switch_between_the_languages_of_our_pages(site: Site, structure: str) -> None:
    in_two_languages(site, structure, "behind", theme=MATERIAL)
    for address, expected in (
        ("okr/teams/sign-in/", {"en": "./", "nb": "../../../nb/okr/teams/sign-in/"}),
        ("nb/okr/teams/sign-in/", {"en": "../../../../okr/teams/sign-in/", "nb": "./"}),
    ):
        switch = site.page(address).all("a", "md-select__link")
        assert {each.get("hreflang"): each.get("href") for each in switch} == expected


def test_the_site_map_and_the_search_hold_both(site: Site) -> None:
    in_two_languages(site, "suffix", "behind")
    site_map = site.text("sitemap.xml")
    found = {each["location"] for each in json.loads(site.text("search/search_index.json"))["docs"]}
    for folder in ("", "nb/"):
        assert f"<loc>https://handbook.example/{folder}okr/teams/sign-in/</loc>" in site_map
        assert f"{folder}okr/teams/sign-in/2026-Q4/" in found


def test_each_feed_names_its_own_address(site: Site) -> None:
    in_two_languages(site, "suffix", "behind")
    assert "https://handbook.example/nb/okr/feed.xml" in site.text("nb/okr/feed.xml")
    assert "/nb/" not in site.text("okr/feed.xml")


@structures
def test_languages_that_do_not_fall_back_have_it_all_the_same(site: Site, structure: str) -> None:
    in_two_languages(site, structure, "behind", more="fallback_to_default: false")
    assert "nb/more/index.html" not in site.addresses()
    page = site.page("nb/okr/teams/sign-in/")
    assert "I rute" in page.article


def test_findings_are_told_once(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        in_two_languages(site, "suffix", "behind")
    told = [each for each in caplog.messages if "objective-has-number" in each]
    assert len(told) == 1


def test_redirects_find_our_pages(site: Site) -> None:
    needs("mkdocs_redirects")
    redirects = "- redirects: {redirect_maps: {goals.md: okr/index.md}}"
    built(site, [SEARCH, languages("suffix"), redirects, OKR], URL)
    assert "url=../okr/" in site.text("goals/index.html")


def test_a_site_in_one_language_is_as_without_it(site: Site) -> None:
    alone = languages("suffix").replace("      - {locale: nb, name: Norsk}\n", "")
    built(site, [SEARCH, OKR, alone], URL)
    assert "On track" in site.page("okr/teams/sign-in/").article
    assert not any(each.startswith("nb/") for each in site.addresses())
