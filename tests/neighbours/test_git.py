"""Plugins that ask git (dates, authors, feeds): they are told of the OKR file that a page shows."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from ..site.conftest import Site, text_of
from .handbooks import MATERIAL, SET, assert_as_written, both_orders, commit, needs, write

needs("mkdocs_git_revision_date_localized_plugin")
needs("mkdocs_git_authors_plugin")
needs("mkdocs_rss_plugin")

URL = "site_url: https://handbook.example/"


@pytest.fixture(autouse=True)
def _in_its_folder(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of these plugins ask for the repository of the working folder."""
    monkeypatch.chdir(site.folder)


def built(site: Site, plugins: list[str], more: str = "") -> Site:
    """The handbook, each file of which was committed on another day, built strictly."""
    write(site, plugins, URL, more, theme=MATERIAL)
    commit(site.folder, "2026-01-05", "docs", author="Handbook Team")
    commit(site.folder, "2026-02-06", "okrs/sign-in/index.md")
    commit(site.folder, "2026-09-30", "okrs/sign-in/2026-Q3.md")
    commit(site.folder, "2026-11-09", "okrs/sign-in/2026-Q4.md")
    commit(site.folder, "2026-11-10")
    site.build()
    return site


DATES = """\
- git-revision-date-localized:
    type: iso_date
    enable_creation_date: true
    # one after the other: a pool of processes costs more than it saves here
    enable_parallel_processing: false
"""


@both_orders(DATES)
def test_our_page_shows_the_date_of_its_okr_file(site: Site, plugins: list[str]) -> None:
    built(site, plugins)
    for address, day in (
        ("", "2026-01-05"),
        ("okr/teams/sign-in/", "2026-02-06"),
        ("okr/teams/sign-in/2026-Q3/", "2026-09-30"),
        (SET, "2026-11-09"),
    ):
        dates = site.page(address).all("span", "git-revision-date-localized-plugin")
        assert {text_of(each) for each in dates} == {day}, address
    assert_as_written(site)


@both_orders(DATES.replace("creation_date: true", "creation_date: false"))
def test_a_team_without_a_file_of_its_own_shows_that_of_its_current_set(
    site: Site, plugins: list[str]
) -> None:
    write(site, plugins, URL, theme=MATERIAL)
    (site.folder / "okrs/sign-in/index.md").unlink()
    commit(site.folder, "2026-09-30", "okrs/sign-in/2026-Q3.md")
    commit(site.folder, "2026-11-09")
    site.build()
    dates = site.page("okr/teams/sign-in/").all("span", "git-revision-date-localized-plugin")
    assert {text_of(each) for each in dates} == {"2026-11-09"}


def test_what_looks_like_their_templates_stays_text(site: Site) -> None:
    story = """\
=== okrs/sign-in/index.md
---
name: Sign-in
---
By {{ git_page_authors }} on {{ git_revision_date_localized }}.
"""
    plugins = ["- search", "- okr: {today: 2026-11-15}", DATES, "- git-authors"]
    article = built(site, plugins, story).page("okr/teams/sign-in/").article
    assert "By {{ git_page_authors }} on {{ git_revision_date_localized }}." in article


@both_orders("- git-authors")
def test_a_site_that_names_authors_names_those_of_the_okr_file(
    site: Site, plugins: list[str]
) -> None:
    template = """\
=== theme/main.html
{% extends "base.html" %}
{% block content %}{{ super() }}<p class="by">{{ git_page_authors }}</p>{% endblock %}
"""
    write(site, plugins, URL, template, theme="{name: material, font: false, custom_dir: theme}")
    commit(site.folder, "2026-01-05", "docs", author="Handbook Team")
    commit(site.folder, "2026-11-09")
    site.build()
    assert text_of(site.page("").one("p", "by")) == "Handbook Team"
    assert text_of(site.page(SET).one("p", "by")) == "Team Sign-in"


@both_orders("- rss: {use_git: true}")
def test_the_feed_of_the_site_has_our_pages_with_their_dates(
    site: Site, plugins: list[str]
) -> None:
    built(site, plugins)
    text = site.text("feed_rss_updated.xml")
    assert fromstring(text).tag == "rss"
    entries = {each.link: each for each in feedparser.parse(text).entries}
    assert entries["https://handbook.example/"].published.startswith("Mon, 05 Jan 2026")
    ours = entries[f"https://handbook.example/{SET}"]
    assert ours.published.startswith("Mon, 09 Nov 2026")
    assert ours.title == "Sign-in, 4th quarter 2026"
    # Our own feed is beside it.
    assert "<feed" in site.text("okr/feed.xml")


@both_orders("- rss: {use_git: true, match_path: '(?!okr/).*'}")
def test_it_can_leave_our_pages_out(site: Site, plugins: list[str]) -> None:
    text = built(site, plugins).text("feed_rss_updated.xml")
    links = [each.link for each in feedparser.parse(text).entries]
    assert sorted(links) == ["https://handbook.example/", "https://handbook.example/more/"]


def test_without_a_repository_it_is_for_them_to_say(site: Site) -> None:
    """A handbook without git that falls back to the day of the build is built all the same."""
    write(
        site,
        [
            "- search",
            "- okr: {today: 2026-11-15}",
            "- git-revision-date-localized: {enabled: false}",
        ],
        URL,
    )
    site.build()
    assert site.page(SET).all("span", "git-revision-date-localized-plugin") == []
