"""The section in navigations that other plugins arrange, named as one would there.

In the texts ``* Goals`` stands for the whole section under that title, ``<>`` for the front page.
"""

from __future__ import annotations

import pytest

from ..site.conftest import Site
from .navs import assert_linked_up, complaints, expected, handbook, navigation, outline

ABOUT = "=== docs/okr/about.md\n# About\n"
AT_END = "<>\nWays\n  <ways/work/>\n* OKRs"
BETWEEN = "<>\n* {}\nWays\n  <ways/work/>"
NOWHERE = "<>\nWays\n  <ways/work/>"
WITH_ABOUT = """
<>
OKRs
{}  Board
    Board <okr/teams/board/>
    Sign in
      Sign in <okr/teams/sign-in/>
      Design <okr/teams/design/>
  Legal <okr/teams/legal/>
Ways
  <ways/work/>"""


def check(site: Site, caplog: pytest.LogCaptureFixture, nav: str) -> None:
    made = navigation(site)
    assert outline(made) == expected(nav)
    assert_linked_up(made)
    assert complaints(caplog) == []


BOTH_ORDERS = [(0, 1), (1, 0)]


class TestAwesomeNav:
    PLUGINS = ("awesome-nav", "okr")

    @pytest.mark.parametrize("order", BOTH_ORDERS)
    def test_without_a_file_of_its_own(
        self, site: Site, caplog: pytest.LogCaptureFixture, order: tuple[int, int]
    ) -> None:
        site.write(handbook(plugins=[self.PLUGINS[each] for each in order]))
        check(site, caplog, BETWEEN.format("OKRs"))

    def test_nowhere_if_that_is_set(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        site.write(handbook(plugins=self.PLUGINS, okr="nav: none", more=ABOUT))
        check(site, caplog, "<>\nOkr\n  <okr/about/>\nWays\n  <ways/work/>")

    def test_with_pages_that_lie_in_its_folder(
        self, site: Site, caplog: pytest.LogCaptureFixture
    ) -> None:
        site.write(handbook(plugins=self.PLUGINS, more=ABOUT))
        first = "  Overview <okr/>\n  <okr/about/>\n  Cascade <okr/cascade/>\n"
        check(site, caplog, WITH_ABOUT.format(first))

    @pytest.mark.parametrize(
        ("entry", "nav"),
        [
            ("okr", BETWEEN.format("OKRs")),
            ("okr/", BETWEEN.format("OKRs")),
            ("okr/index.md", BETWEEN.format("OKRs")),
            ('"ok*"', BETWEEN.format("OKRs")),
            ("Goals: okr", BETWEEN.format("Goals")),
            ("Goals: okr/", BETWEEN.format("Goals")),
            ("Goals: okr/index.md", BETWEEN.format("Goals")),
            ("Goals: [okr/index.md, okr/cascade.md]", BETWEEN.format("Goals")),
            (
                "Now: https://example.com",
                "<>\nNow <https://example.com>\nWays\n  <ways/work/>\n* OKRs",
            ),
        ],
    )
    def test_named_in_its_file(
        self, site: Site, caplog: pytest.LogCaptureFixture, entry: str, nav: str
    ) -> None:
        its_file = f"=== docs/.nav.yml\nnav:\n  - index.md\n  - {entry}\n  - ways\n"
        site.write(handbook(plugins=self.PLUGINS, more=its_file))
        check(site, caplog, nav)

    def test_its_options_for_a_folder(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        files = (
            "=== docs/.nav.yml\nflatten_single_child_sections: true\nsort: {by: title}\n"
            "=== docs/okr/.nav.yml\ntitle: Goals\n"
        )
        site.write(handbook(plugins=self.PLUGINS, more=files))
        check(site, caplog, "<>\n<ways/work/>\n* Goals")


class TestAwesomePages:
    PLUGINS = ("awesome-pages", "okr")

    def test_without_a_file_of_its_own(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        site.write(handbook(plugins=self.PLUGINS))
        check(site, caplog, AT_END)

    @pytest.mark.filterwarnings("ignore:The plugin .okr. might not work correctly")
    def test_before_it_in_the_list_too(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        site.write(handbook(plugins=self.PLUGINS[::-1]))
        check(site, caplog, AT_END)

    def test_nowhere_if_that_is_set(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        site.write(handbook(plugins=self.PLUGINS, okr="nav: none"))
        check(site, caplog, NOWHERE)

    def test_with_pages_that_lie_in_its_folder(
        self, site: Site, caplog: pytest.LogCaptureFixture
    ) -> None:
        site.write(handbook(plugins=self.PLUGINS, more=ABOUT))
        first = "  Overview <okr/>\n  <okr/about/>\n  Cascade <okr/cascade/>\n"
        check(site, caplog, WITH_ABOUT.format(first))

    @pytest.mark.parametrize(
        ("entry", "nav"),
        [
            ("okr", BETWEEN.format("OKRs")),
            ("...", BETWEEN.format("OKRs")),
            ("Goals: okr", BETWEEN.format("Goals")),
            ("Goals: okr/index.md", BETWEEN.format("Goals")),
            ("About us: [okr]", "<>\nAbout us\n  * OKRs\nWays\n  <ways/work/>"),
            (
                "Now: https://example.com",
                "<>\nNow <https://example.com>\nWays\n  <ways/work/>\n* OKRs",
            ),
        ],
    )
    def test_named_in_its_file(
        self, site: Site, caplog: pytest.LogCaptureFixture, entry: str, nav: str
    ) -> None:
        its_file = f"=== docs/.pages\nnav:\n  - index.md\n  - {entry}\n  - ways\n"
        site.write(handbook(plugins=self.PLUGINS, more=its_file))
        check(site, caplog, nav)

    def test_its_options_for_a_folder(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        its_file = (
            "=== docs/okr/.pages\ntitle: Goals\nnav: [{Start: index.md}, {Map: cascade.md}]\n"
        )
        site.write(handbook(plugins=self.PLUGINS, more=its_file))
        nav = expected("<>\nWays\n  <ways/work/>\n* Goals")
        check(site, caplog, nav.replace("Overview", "Start").replace("Cascade", "Map"))

    def test_its_options_for_the_whole_site(
        self, site: Site, caplog: pytest.LogCaptureFixture
    ) -> None:
        options = "awesome-pages: {collapse_single_pages: true, order: desc, order_by: title}"
        site.write(handbook(plugins=[options, "okr"]))
        check(site, caplog, "<ways/work/>\n* OKRs\n<>")

    def test_the_rest_in_the_settings(self, site: Site) -> None:
        settings = "nav: [index.md, ..., {Goals: okr/index.md}]"
        site.write(handbook(settings, plugins=self.PLUGINS))
        assert outline(navigation(site)) == expected("<>\nWays\n  <ways/work/>\n* Goals")


class TestLiterateNav:
    PLUGINS = ("literate-nav", "okr")

    @pytest.mark.parametrize("order", BOTH_ORDERS)
    def test_without_a_file_of_its_own(
        self, site: Site, caplog: pytest.LogCaptureFixture, order: tuple[int, int]
    ) -> None:
        site.write(handbook(plugins=[self.PLUGINS[each] for each in order]))
        check(site, caplog, AT_END)

    def test_nowhere_if_that_is_set(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        site.write(handbook(plugins=self.PLUGINS, okr="nav: none"))
        check(site, caplog, NOWHERE)

    def test_with_pages_that_lie_in_its_folder(
        self, site: Site, caplog: pytest.LogCaptureFixture
    ) -> None:
        site.write(handbook(plugins=self.PLUGINS, more=ABOUT))
        first = "  <okr/about/>\n  Overview <okr/>\n  Cascade <okr/cascade/>\n"
        check(site, caplog, WITH_ABOUT.format(first))

    @pytest.mark.parametrize(
        ("entry", "nav"),
        [
            ("[Goals](okr/)", BETWEEN.format("Goals")),
            ("[Goals](okr/index.md)", BETWEEN.format("Goals")),
            ("Goals\n    * [Overview](okr/index.md)", BETWEEN.format("Goals")),
            ("Goals\n    * okr/*", BETWEEN.format("Goals")),
            ("o*/", BETWEEN.format("OKRs")),
            (
                "[Now](https://example.com)",
                "<>\nNow <https://example.com>\nWays\n  <ways/work/>\n* OKRs",
            ),
        ],
    )
    def test_named_in_its_file(
        self, site: Site, caplog: pytest.LogCaptureFixture, entry: str, nav: str
    ) -> None:
        its_file = f"=== docs/SUMMARY.md\n* [Home](index.md)\n* {entry}\n* [Ways](ways/)\n"
        site.write(handbook(plugins=self.PLUGINS, more=its_file))
        check(site, caplog, nav.replace("<>", "Home <>"))

    def test_a_page_named_in_its_file(self, site: Site, caplog: pytest.LogCaptureFixture) -> None:
        its_file = (
            "=== docs/SUMMARY.md\n* [Home](index.md)\n* [Ways](ways/)\n"
            "* [Now](okr/teams/sign-in/2026-Q4.md)\n"
        )
        site.write(handbook(plugins=self.PLUGINS, more=its_file))
        now = "Now <okr/teams/sign-in/2026-Q4/>"
        check(site, caplog, f"Home <>\nWays\n  <ways/work/>\n{now}\n* OKRs")

    @pytest.mark.parametrize("entry", ["Goals: okr/", "Goals: okr/*", "Goals: okr/index.md"])
    def test_named_in_the_settings(
        self, site: Site, caplog: pytest.LogCaptureFixture, entry: str
    ) -> None:
        settings = f"nav:\n  - index.md\n  - {entry}\n  - Ways: ways/\n"
        site.write(handbook(settings, plugins=self.PLUGINS))
        check(site, caplog, BETWEEN.format("Goals"))


class TestSectionIndex:
    """Every section with a page of its own becomes one entry, ours like others."""

    SECTION = """\
{} <okr/>
  Cascade <okr/cascade/>
  Board <okr/teams/board/>
    Sign in <okr/teams/sign-in/>
      Design <okr/teams/design/>
  Legal <okr/teams/legal/>
"""

    @pytest.mark.parametrize(
        ("plugins", "nav"),
        [
            (("section-index", "okr"), "<>\nWays <ways/work/>\n{}"),
            (("okr", "section-index"), "<>\nWays <ways/work/>\n{}"),
            (("awesome-nav", "section-index", "okr"), "<>\n{}Ways <ways/work/>"),
            (("okr", "section-index", "awesome-nav"), "<>\n{}Ways <ways/work/>"),
            (("literate-nav", "section-index", "okr"), "<>\nWays <ways/work/>\n{}"),
            (("okr", "literate-nav", "section-index"), "<>\nWays <ways/work/>\n{}"),
            (("awesome-pages", "section-index", "okr"), "<>\nWays <ways/work/>\n{}"),
        ],
    )
    def test_with_any_order_and_other_plugin(
        self, site: Site, caplog: pytest.LogCaptureFixture, plugins: tuple[str, ...], nav: str
    ) -> None:
        site.write(handbook(plugins=plugins))
        check(site, caplog, nav.format(self.SECTION.format("OKRs")))

    @pytest.mark.parametrize("entry", ["Goals: okr/index.md", "Goals: [okr/index.md]"])
    def test_under_a_title_of_the_sites(
        self, site: Site, caplog: pytest.LogCaptureFixture, entry: str
    ) -> None:
        settings = f"nav:\n  - index.md\n  - {entry}\n  - ways/work.md\n"
        site.write(handbook(settings, plugins=("section-index", "okr")))
        check(site, caplog, f"<>\n{self.SECTION.format('Goals')}<ways/work/>")
