"""The plugins that come with Material for MkDocs, all but its blog: see `test_blog`.

`search` is in every other test, and `info` does nothing in a build.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import mkdocs
import pytest

from ..site.conftest import Site, text_of
from .handbooks import (
    MATERIAL,
    OUR_ADDRESSES,
    SEARCH,
    SET,
    STORY,
    assert_as_written,
    both_orders,
    built,
    needs,
    write,
)

needs("material")

TAGGED = """\
=== docs/more.md
---
tags: [rhythm]
---
# More

<!-- okr/team sign-in -->
=== docs/tags.md
# Tags

<!-- material/tags -->
=== okrs/sign-in/index.md
---
name: Sign-in
---
Not a list: <!-- material/tags -->
"""


@both_orders("- tags")
def test_tags_are_those_of_the_handbooks_pages(site: Site, plugins: list[str]) -> None:
    built(site, plugins, more=TAGGED, theme=MATERIAL)
    tags = site.page("tags/")
    assert [text_of(each) for each in tags.all("span", "md-tag")] == ["rhythm"]
    assert "speed" not in tags.article  # a tag of a key result
    (article,) = tags.all("article")
    links = {each.get("href", "") for each in article.iter() if each.get("href")}
    assert {each for each in links if not each.startswith("#")} == {"../more/"}
    assert site.page("okr/teams/sign-in/").all("span", "md-tag") == []
    assert "speed" in site.page(SET).article


META = """\
=== docs/okr/.meta.yml
search: {boost: 2}
tags: [goals]
=== docs/.meta.yml
description: From the meta file
"""


@both_orders("- meta")
def test_meta_files_hold_for_our_pages(site: Site, plugins: list[str]) -> None:
    built(site, plugins, more=META, theme=MATERIAL)
    for address in ("more/", SET):
        described = [
            each.get("content")
            for each in site.page(address).all("meta")
            if each.get("name") == "description"
        ]
        assert described == ["From the meta file"]
    assert_as_written(site)


@both_orders("- offline")
def test_a_site_for_reading_without_a_server(site: Site, plugins: list[str]) -> None:
    built(site, plugins, theme=MATERIAL)
    assert "okr/teams/sign-in/2026-Q4.html#okr-quick" in site.page("index.html").links
    page = site.page("okr/teams/sign-in/2026-Q4.html")
    assert "../../index.html" in page.links
    assert "../../../more.html" in page.links
    assert "Quick {{ 7*7 }}" in page.article
    assert "var __index" in site.text("search/search_index.js")


# Material's own script names mermaid's address, which cannot be reached while testing.
PRIVACY = "- privacy: {assets_exclude: [unpkg.com/*]}"


@both_orders(PRIVACY)
def test_nothing_of_ours_is_fetched_from_elsewhere(site: Site, plugins: list[str]) -> None:
    """A build that had to fetch something would fail, there being no network at that address."""
    introduction = "=== okrs/index.md\nOnce: `url(https://cdn.example/theme.css)`\n"
    built(site, plugins, more=introduction, theme=MATERIAL)
    for address in OUR_ADDRESSES:
        sources = [
            each.get("src") or each.get("href") or ""
            for tag in ("script", "img", "link")
            for each in site.page(address).all(tag)
        ]
        assert [each for each in sources if "//" in each] == []
    assert ".okr-obj" in site.text("okr/assets/okr.css")


@pytest.mark.parametrize("enabled", ["true", "false"])
def test_in_a_group_it_is_there_with_the_group(site: Site, enabled: str) -> None:
    group = f"""\
- group:
    enabled: {enabled}
    plugins:
      - okr: {{today: 2026-11-15, url: goals}}
"""
    plain = "=== docs/index.md\n# Handbook\n=== docs/more.md\n# More\n"
    built(site, [SEARCH, group], more=plain, theme=MATERIAL)
    ours = [each for each in site.addresses() if each.startswith("goals/")]
    assert bool(ours) is (enabled == "true")
    if ours:
        assert STORY in site.page("goals/teams/sign-in/2026-Q4/").article


CARDS = "site_url: https://handbook.example/"


def meta(site: Site, address: str) -> dict[str, str]:
    """What a page tells programs that show a preview of it."""
    return {
        each.get("property", ""): each.get("content", "") for each in site.page(address).all("meta")
    }


def with_a_font(site: Site) -> None:
    """Put a font where the plugin looks before it fetches one; its letters do not matter."""
    (font, *_) = sorted(Path(mkdocs.__file__).parent.rglob("fontawesome-webfont.ttf"))
    fonts = site.folder / ".cache/plugin/social/fonts/Roboto"
    fonts.mkdir(parents=True)
    for name in ("Regular", "Bold"):
        shutil.copy(font, fonts / f"{name}.ttf")


@both_orders("- social: {cache_dir: CACHE}")
def test_every_page_of_ours_has_its_card(site: Site, plugins: list[str]) -> None:
    # An OSError says that the package is there, but not the library that it calls.
    pytest.importorskip(
        "cairosvg", reason="needs the library cairo", exc_type=(OSError, ImportError)
    )
    cache = site.folder / ".cache/plugin/social"
    write(site, [each.replace("CACHE", str(cache)) for each in plugins], CARDS, theme=MATERIAL)
    with_a_font(site)
    site.build()
    for address in OUR_ADDRESSES:
        told = meta(site, address)
        card = told["og:image"].removeprefix("https://handbook.example/")
        assert card in site.addresses()
    assert meta(site, SET)["og:title"] == "Sign-in, 4th quarter 2026 - Handbook"
    assert_as_written(site)
