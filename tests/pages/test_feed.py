"""The feed of check-ins: valid Atom, with ids that stay what they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from mkdocs_okr import pages
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.settings import Settings
from tests.pages.sites import SMALL, Site, make_site, parse, words_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "https://handbook.example/en/"
PATH = "okr/feed.xml"


def feed_of(site: Site) -> Element:
    return ElementTree.fromstring(site.text(PATH).encode())


def entries_of(feed: Element) -> list[Element]:
    return feed.findall(f"{ATOM}entry")


def text_of(element: Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def links_of(element: Element) -> dict[str, str]:
    return {each.get("rel", ""): each.get("href", "") for each in element.findall(f"{ATOM}link")}


@pytest.fixture
def site(build: Callable[..., Site]) -> Site:
    return build(SMALL, site_url=SITE)


def test_only_a_site_with_an_address_has_one(build: Callable[..., Site]) -> None:
    without = build(SMALL)
    assert PATH not in without.section.files
    assert "feed.xml" not in without.text("okr/index.md")


def test_the_overview_links_it(site: Site) -> None:
    (link,) = [each for each in site.html("okr/index.md").iter("a") if each.get("rel")]
    assert (link.get("rel"), link.get("type")) == ("alternate", "application/atom+xml")
    assert link.get("href") == "feed.xml"


def test_the_newest_check_in_comes_first(site: Site) -> None:
    entries = entries_of(feed_of(site))
    assert [(text_of(each, "title"), text_of(each, "updated")) for each in entries] == [
        ("Log-in, 4th quarter 2026: 20 November 2026", "2026-11-20T00:00:00Z"),
        ("Leadership, 2026: 12 November 2026", "2026-11-12T00:00:00Z"),
        ("Log-in, 4th quarter 2026: 12 October 2026", "2026-10-12T00:00:00Z"),
        ("Log-in, 3rd quarter 2026: 20 September 2026", "2026-09-20T00:00:00Z"),
    ]
    assert text_of(feed_of(site), "updated") == "2026-11-20T00:00:00Z"
    authors = [text_of(each.findall(f"{ATOM}author")[0], "name") for each in entries]
    assert authors == ["Log-in", "Leadership", "Log-in", "Log-in"]


def test_an_entry_says_what_was_said_and_measured(site: Site) -> None:
    newest, _, october, _ = entries_of(feed_of(site))
    (content,) = newest.findall(f"{ATOM}content")
    assert content.get("type") == "html"
    assert words_of(parse(content.text or "")) == (
        ".Fewer reminders. Time to log in: 11.4 → 7.9 s · forecast 5.4 s · confidence 8"
        "Availability: 99.82 → 99.94 % · confidence 8"
    )
    # The note is a section of the body.
    assert "<strong>down</strong>" in text_of(october, "content")


def test_links_are_absolute(build: Callable[..., Site]) -> None:
    files = dict(SMALL)
    files["lead/login/2026-Q4.md"] = files["lead/login/2026-Q4.md"].replace(
        "note: Fewer reminders.",
        'note: "See [last quarter](2026-Q3.md), [us](okr:lead), [home](/) and [w](https://w.example)."',
    )
    feed = feed_of(build(files, site_url=SITE))
    assert links_of(feed) == {"self": f"{SITE}okr/feed.xml", "alternate": f"{SITE}okr/"}
    newest = entries_of(feed)[0]
    assert links_of(newest) == {
        "alternate": f"{SITE}okr/teams/login/2026-Q4/#okr-checkin_2026-11-20"
    }
    document = parse(text_of(newest, "content"))
    assert [each.get("href") for each in document.iter("a")] == [
        f"{SITE}okr/teams/login/2026-Q3/",
        f"{SITE}okr/teams/lead/",
        "https://handbook.example/",
        "https://w.example",
    ]


def test_ids_are_tags_that_stay_what_they_are(tmp_path: Path, site: Site) -> None:
    ids = [text_of(each, "id") for each in [feed_of(site), *entries_of(feed_of(site))]]
    assert ids[:2] == [
        "tag:handbook.example,2020-01-01:en/okr",
        "tag:handbook.example,2026-11-20:en/okr/login/2026-Q4",
    ]
    assert len(set(ids)) == len(ids)
    for each in ids:  # RFC 4151
        assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[\w./-]+", each), each
    later = read_organisation(tmp_path, Settings(), today=date(2027, 6, 1))
    again = pages.build(later, pages.Options(site_url=SITE, url="goals"), (), tmp_path)
    other = Site(later, again)
    feed = ElementTree.fromstring(other.text("goals/feed.xml").encode())
    assert [text_of(each, "id") for each in [feed, *entries_of(feed)]] == ids


def test_what_does_not_count_is_left_out(build: Callable[..., Site]) -> None:
    one = (
        "---\n{}objectives:\n  - id: o\n    title: O\n    key_results:\n      - {}\n"
        "checkins:\n{}---\n"
    )
    known = "{id: k, title: K, baseline: 0, target: 1}"
    site = build(
        {
            "a/2026-Q4.md": one.format(
                "", "{id: k, title: K, withheld: Not public}",
                "  - {date: 2026-11-01, note: Said, values: {k: {value: 0.75, confidence: 4}}}\n"
                "  - {date: 2026-12-01, note: To come, values: {}}\n",
            ),
            "b/2026-Q4.md": one.format(
                "status: draft\n", known, "  - {date: 2026-11-02, note: Draft, values: {k: 1}}\n"
            ),
        },
        site_url=SITE,
    )  # fmt: skip
    (entry,) = entries_of(feed_of(site))
    assert text_of(entry, "content") == "<p>Said</p>\n<ul><li>K: confidence 4</li></ul>"


def test_at_most_a_hundred(build: Callable[..., Site]) -> None:
    log = "".join(
        f"  - {{date: 2026-{month:02}-{day:02}, note: N}}\n"
        for month in range(1, 11)
        for day in range(1, 13)
    )
    text = (
        "---\nobjectives:\n  - title: O\n    key_results:\n"
        f"      - {{title: K, done: false}}\ncheckins:\n{log}---\n"
    )
    found = entries_of(feed_of(build({"a/2026.md": text}, site_url=SITE)))
    assert len(found) == 100
    assert text_of(found[-1], "updated") == "2026-02-09T00:00:00Z"


def test_each_entry_speaks_its_teams_language(build: Callable[..., Site]) -> None:
    files = {**SMALL, "lead/login/index.md": "---\nname: Innlogging\nlang: nb\n---\n"}
    feed = feed_of(build(files, site_url=SITE, language="nn"))
    assert feed.get(LANG) == "nn"
    newest, lead, *_ = entries_of(feed)
    assert (newest.get(LANG), lead.get(LANG)) == ("nb", "nn")
    assert text_of(newest, "title") == "Innlogging, 4. kvartal 2026: 20. november 2026"
    assert "konfidens 8" in text_of(newest, "content")


def test_a_section_without_check_ins(build: Callable[..., Site]) -> None:
    text = (
        "---\nobjectives:\n  - title: O\n    key_results:\n      - {title: K, done: false}\n---\n"
    )
    feed = feed_of(build({"a/2026.md": text, "a/2027-Q1.md": text}, site_url=SITE))
    assert entries_of(feed) == []
    assert text_of(feed, "updated") == "2026-01-01T00:00:00Z"


# What RFC 4287 demands: element → its children, each with how often it may stand there.
ONCE, PERHAPS, SOME, ANY = (1, 1), (0, 1), (1, 10**6), (0, 10**6)
CHILDREN = {
    "feed": {"id": ONCE, "title": ONCE, "updated": ONCE, "link": SOME, "entry": ANY},
    "entry": {
        "id": ONCE,
        "title": ONCE,
        "updated": ONCE,
        "author": SOME,
        "link": SOME,
        "content": PERHAPS,
    },
    "author": {"name": ONCE},
}
ATTRIBUTES = {
    "link": {"rel", "type", "href"},
    "content": {"type"},
    "feed": {LANG},
    "entry": {LANG},
}
UNPLEASANT = 'A ]]> & <b> "x" \\u0001 \\ufffe \U0001f600'


@pytest.fixture
def unpleasant(tmp_path: Path) -> Site:
    files = dict(SMALL)
    name = UNPLEASANT.replace('"', "'")
    files["lead/login/index.md"] = f'---\nname: "{name}"\n---\n'
    return make_site(tmp_path, files, site_url="https://b\u00fccher.example:8080/h\u00e5nd bok")


def test_it_is_valid_atom(unpleasant: Site) -> None:
    feed = feed_of(unpleasant)
    assert feed.tag == f"{ATOM}feed"
    checked = 0
    for element in feed.iter():
        name = element.tag.removeprefix(ATOM)
        assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name
        allowed = CHILDREN.get(name, {})
        names = [each.tag.removeprefix(ATOM) for each in element]
        assert set(names) <= set(allowed), name
        for child, (least, most) in allowed.items():
            assert least <= names.count(child) <= most, (name, child)
        if name == "updated":
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.text or "")
        if name in ("id", "link"):
            uri = element.text if name == "id" else element.get("href")
            assert re.fullmatch(r"[a-z]+:[!-;=?-~]+", uri or ""), uri
        if name in ("title", "name", "id"):
            assert (element.text or "").strip()
        checked += 1
    assert checked > 30
    assert links_of(feed)["self"].endswith("/okr/feed.xml")


def test_a_feed_reader_understands_it(unpleasant: Site) -> None:
    feedparser = pytest.importorskip("feedparser")
    found = feedparser.parse(unpleasant.text(PATH).encode())
    assert (found.bozo, found.version, len(found.entries)) == (False, "atom10", 4)
    assert [each.id for each in found.entries] == [
        text_of(each, "id") for each in entries_of(feed_of(unpleasant))
    ]
