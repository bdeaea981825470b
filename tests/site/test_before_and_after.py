"""Handbooks of three shapes, built without the plugin and with it: what is not ours stays.

Both builds are strict. Of a page that is not ours only the navigation may change, and the place
where it shows OKRs; of the site's other files only the search index and the map of the site, which
gain entries.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mkdocs_okr.cli.run import run
from mkdocs_okr.reading.settings_file import read_settings_file
from tests.examples.engineering.pages import lay_out

from .conftest import HOST_LOG, Site
from .test_examples import EXAMPLES


@dataclass(frozen=True)
class Example:
    """What is expected of a handbook.

    Attributes:
        theme: which patterns its pages are read with.
        pages: how many of its own it has, at least.
        shows: the pages that show OKRs, and a word that each then has.
        beside: the pages of its own that have ours right before or behind them in the navigation.
    """

    theme: str
    pages: int
    shows: Mapping[str, str]
    beside: frozenset[str]


HANDBOOKS = {
    "flat-wiki": Example(
        theme="readthedocs",
        pages=8,
        shows={"": "okr/teams/front-desk/", "van/": "../okr/teams/van/"},
        beside=frozenset({"words/"}),
    ),
    "government": Example(
        theme="material",
        pages=20,
        shows={
            "": "Vann 2026-Q4:",
            "om-oss/": "../okr/teams/lederlaget/",
            "arbeid/slik-bruker-vi-okr/": "Mindre vann i grøfta",
            "arbeid/moter/": "Ikke i rute",
            "arbeid/klart-sprak/": "2026/#okr-lett-a-gjore-rett",
            "arbeid/innsyn/": "2026-Q4/#okr-trygt-vann",
            "rutiner/nar-vannet-blir-borte/": "2026-Q4/#okr-varslet-forst",
            "rutiner/koking/": "2026/#okr-kr_kokevarsel",
            "rutiner/pumpestasjoner/": "Hentet fra filen til teamet.",  # the template of the site
            "rutiner/toming-pa-oyane/": "Dunkar tømde på dagen vi har sagt",
        },
        beside=frozenset({"arbeid/innsyn/", "rutiner/"}),
    ),
    "engineering": Example(
        theme="material",
        pages=300,
        shows={
            "": "Build 2026-Q4:",  # a badge that a macro asks for
            "teams/": "../okr/teams/engineering/",
            "guides/on-call/": "2026-Q4/#okr-alerts-worth-waking-for",
            "guides/releasing/": "Releases that had to be taken back",
            "guides/goals/": "Off track",
            **{
                f"teams/{team}/": "okr-widget"
                for team in (
                    "billing", "booking", "build", "carriers", "customs", "identity", "insights",
                    "notices", "observability", "portal", "routing", "runtime", "stores",
                    "tracking", "warehouse",
                )
            },
        },
        beside=frozenset({"incidents/2025-01-14/"}),
    ),
}  # fmt: skip

# The parts of a page that a theme makes of the navigation …
_NAVIGATION = {
    "material": re.compile(
        r'<nav class="md-tabs".*?</nav>'
        r'|<div class="md-sidebar md-sidebar--primary".*?'
        r'(?=<div class="md-(?:sidebar md-sidebar--secondary|content)")',
        re.DOTALL,
    ),
    "readthedocs": re.compile(r'<div class="wy-menu wy-menu-vertical".*?</nav>', re.DOTALL),
}
# … and those that name the pages before and behind it there.
_NEIGHBOURS = {
    "material": re.compile(
        r'\s*<link rel="(?:prev|next)"[^>]*>|<nav class="md-footer__inner.*?</nav>', re.DOTALL
    ),
    "readthedocs": re.compile(
        r'<div class="rst-footer-buttons".*?</div>|<div class="rst-versions".*?</div>', re.DOTALL
    ),
}
# Our style sheet, on a line of its own.
_STYLE = re.compile(
    r'\s*<link (?:rel="stylesheet" href="[^"]*okr/assets/okr\.css"'
    r'|href="[^"]*okr/assets/okr\.css" rel="stylesheet" /)>'
)
# Where a page shows OKRs: what stood there, and what stands there now; with the ends of lines
# behind it, of which Python-Markdown leaves one more behind a comment.
_ASKED = re.compile(r'<!-- okr/.*?-->(?: *\n)*|(?<=href=")okr:[^"]*', re.DOTALL)
_SHOWN = re.compile(
    r'<div class="okr-widget[^"]*">.*</div>(?: *\n)*'
    r'|<a class="okr-badge".*?</a>|(?<=href=")[./]*okr/[^"]*'
)
_OURS = re.compile(r"(?:^|/)okr/")
_REDIRECT = '<meta http-equiv="refresh"'
_LINK = re.compile(r'<a href="([^"]+)"|<a class="[^"]*" href="([^"]+)"')


@dataclass(frozen=True)
class Built:
    """A handbook's site without the plugin, and with it."""

    example: Example
    root: Path
    before: Path
    after: Path

    def pages(self) -> list[str]:
        """The addresses of the pages that are there without the plugin."""
        return sorted(
            path.relative_to(self.before).as_posix().removesuffix("index.html")
            for path in self.before.rglob("*.html")
        )

    def texts(self, address: str) -> tuple[str, str]:
        """A page as it was and as it is."""
        name = address if address.endswith(".html") else f"{address}index.html"
        was, now = ((site / name).read_text(encoding="utf-8") for site in (self.before, self.after))
        return was, now

    def links(self, pattern: re.Pattern[str], page: str) -> list[str]:
        """The links in the parts of a page that a pattern finds."""
        parts = "".join(pattern.findall(page))
        return [first or second for first, second in _LINK.findall(parts)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Built]]:
    """Builds a handbook twice by its name, once a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # themes write the time into pages

        @cache
        def both(name: str) -> Built:
            root = tmp_path_factory.mktemp(name)
            for edition in ("before", "after"):
                folder = root / edition
                if name == "engineering":
                    lay_out(folder)
                else:
                    shutil.copytree(EXAMPLES / name, folder)
            settings = root / "before" / "mkdocs.yml"
            settings.write_text(without_plugin(settings.read_text("utf-8")), encoding="utf-8")
            for edition in ("before", "after"):
                Site(root / edition).build()
            return Built(
                HANDBOOKS[name], root / "after", root / "before" / "site", root / "after" / "site"
            )

        yield both
    logging.getLogger(HOST_LOG).handlers.clear()


def without_plugin(settings: str) -> str:
    """The settings of a handbook as they were before the plugin was added."""
    settings = re.sub(r"^  - okr:\n(?:      .*\n)+", "", settings, count=1, flags=re.MULTILINE)
    settings = re.sub(r"^  - .*okr/index\.md\n", "", settings, flags=re.MULTILINE)
    assert "- okr" not in settings
    return settings


each_handbook = pytest.mark.parametrize("name", HANDBOOKS)


@each_handbook
def test_there_is_nothing_to_say_against_its_okrs(name: str, built: Callable[[str], Built]) -> None:
    checked = run(read_settings_file(built(name).root / "mkdocs.yml"))
    assert [f"{each.place.file} {each.code}" for each in checked.findings] == []


@each_handbook
def test_a_page_changes_only_where_it_shows_okrs_and_in_its_navigation(
    name: str, built: Callable[[str], Built]
) -> None:
    handbook = built(name)
    theme, pages = handbook.example.theme, handbook.pages()
    assert len(pages) >= handbook.example.pages
    showing = set()
    for address in pages:
        was, now = handbook.texts(address)
        if _REDIRECT in was:
            assert was == now
            continue
        assert len(_STYLE.findall(now)) == 1
        now = _STYLE.sub("", now)
        for pattern in (_NAVIGATION[theme], _NEIGHBOURS[theme]):
            was, now = pattern.sub("", was), pattern.sub("", now)
        if _lines(was) != _lines(now):
            showing.add(address)
            assert handbook.example.shows.get(address, "not expected at all") in now
            was, now = _ASKED.sub("OKR", was), _SHOWN.sub("OKR", now)
        assert _lines(was) == _lines(now), address
    assert showing == handbook.example.shows.keys()


def _lines(page: str) -> list[str]:
    """A page's lines, in its head without empty ones: templates leave some where a link was."""
    head, _, body = page.partition("</head>")
    return [*filter(str.strip, head.splitlines()), *body.splitlines()]


@each_handbook
def test_the_navigation_is_the_same_and_ours(name: str, built: Callable[[str], Built]) -> None:
    handbook = built(name)
    pattern = _NAVIGATION[handbook.example.theme]
    for address in handbook.pages():
        was, now = handbook.texts(address)
        links = handbook.links(pattern, now)
        theirs = [each for each in links if not _OURS.search(each)]
        assert theirs == handbook.links(pattern, was), address
        if _REDIRECT not in was:
            assert len(links) > len(theirs), address


@each_handbook
def test_pages_have_the_same_neighbours_but_next_to_the_section(
    name: str, built: Callable[[str], Built]
) -> None:
    handbook = built(name)
    pattern = _NEIGHBOURS[handbook.example.theme]
    changed = set()
    for address in handbook.pages():
        was, now = handbook.texts(address)
        if pattern.findall(was) != pattern.findall(now):
            changed.add(address)
            assert any("okr/" in each for each in handbook.links(pattern, now)), address
    assert changed == handbook.example.beside


@each_handbook
def test_all_other_files_stay_as_they_are(name: str, built: Callable[[str], Built]) -> None:
    handbook = built(name)
    gaining = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
    files = 0
    for path in handbook.before.rglob("*"):
        relative = path.relative_to(handbook.before)
        if path.is_file() and path.suffix != ".html" and relative.as_posix() not in gaining:
            assert (handbook.after / relative).read_bytes() == path.read_bytes(), relative
            files += 1
    assert files > 5
    new = {
        path.relative_to(handbook.after).parts[0]
        for path in handbook.after.rglob("*")
        if not (handbook.before / path.relative_to(handbook.after)).exists()
    }
    assert new == {"okr"}


@each_handbook
def test_the_map_of_the_site_gains_our_pages(name: str, built: Callable[[str], Built]) -> None:
    handbook = built(name)
    was, now = (_locations(site / "sitemap.xml") for site in (handbook.before, handbook.after))
    ours = [each for each in now if _OURS.search(each)]
    assert [each for each in now if each not in ours] == was
    if was:  # a site without an address has an empty one
        assert len(ours) > 10
    packed = gzip.decompress((handbook.after / "sitemap.xml.gz").read_bytes())
    assert packed == (handbook.after / "sitemap.xml").read_bytes()


def _locations(path: Path) -> list[str]:
    root = ElementTree.parse(path).getroot()
    return [each.text or "" for each in root.iter() if each.tag.endswith("}loc")]


@each_handbook
def test_the_search_index_gains_our_pages(name: str, built: Callable[[str], Built]) -> None:
    handbook = built(name)
    was, now = (
        json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
        for site in (handbook.before, handbook.after)
    )
    assert was["config"] == now["config"]
    ours = [each for each in now["docs"] if each["location"].startswith("okr/")]
    assert len(ours) > 10
    theirs = [each for each in now["docs"] if each not in ours]
    assert [each["location"] for each in theirs] == [each["location"] for each in was["docs"]]
    for before, after in zip(was["docs"], theirs, strict=True):
        if before["location"].split("#")[0] not in handbook.example.shows:
            assert before == after
