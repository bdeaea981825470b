"""Where the section stands in the navigation, as MkDocs makes it.

In the texts ``* Goals`` stands for the whole section under that title, ``<>`` for the front page.
"""

from __future__ import annotations

import pytest

from ..site.conftest import Site
from .navs import (
    assert_linked_up,
    complaints,
    expected,
    handbook,
    navigation,
    navigation_and_files,
    outline,
)

ABOUT = "=== docs/okr/about.md\n# About\n"


@pytest.mark.parametrize(
    ("what", "nav"),
    [
        pytest.param({}, "<>\nWays\n  <ways/work/>\n* OKRs", id="at the end"),
        pytest.param(
            {"okr": "nav: none"}, "<>\nWays\n  <ways/work/>", id="nowhere, if that is set"
        ),
        pytest.param(
            {"settings": "not_in_nav: /okr/"}, "<>\nWays\n  <ways/work/>", id="nor if not_in_nav is"
        ),
        pytest.param(
            {"more": ABOUT},
            """
<>
OKRs
  Overview <okr/>
  <okr/about/>
  Cascade <okr/cascade/>
  Board
    Board <okr/teams/board/>
    Sign in
      Sign in <okr/teams/sign-in/>
      Design <okr/teams/design/>
  Legal <okr/teams/legal/>
Ways
  <ways/work/>""",
            id="with pages that lie in its folder",
        ),
        pytest.param(
            {"okr": "teams_in_nav: 2"},
            """
<>
Ways
  <ways/work/>
OKRs
  Overview <okr/>
  Cascade <okr/cascade/>
  Board <okr/teams/board/>
  Legal <okr/teams/legal/>""",
            id="whole levels of teams first",
        ),
        pytest.param(
            {"okr": "teams_in_nav: 0"},
            "<>\nWays\n  <ways/work/>\nOKRs\n  Overview <okr/>\n  Cascade <okr/cascade/>",
            id="no teams",
        ),
    ],
)
def test_without_a_nav(
    site: Site, caplog: pytest.LogCaptureFixture, what: dict[str, str], nav: str
) -> None:
    site.write(handbook(**what))
    assert outline(navigation(site)) == expected(nav)
    assert complaints(caplog) == []


@pytest.mark.parametrize(
    ("entries", "nav"),
    [
        pytest.param("", "<>\nWays\n  <ways/work/>\n* OKRs", id="not named: at the end"),
        pytest.param("Goals: okr/index.md", "<>\n* Goals\nWays\n  <ways/work/>", id="a title"),
        pytest.param("okr/index.md", "<>\n* OKRs\nWays\n  <ways/work/>", id="no title"),
        pytest.param("Goals: okr/", "<>\n* Goals\nWays\n  <ways/work/>", id="the folder"),
        pytest.param("./okr", "<>\n* OKRs\nWays\n  <ways/work/>", id="the folder, no title"),
        pytest.param("Goals: ../okrs/", "<>\n* Goals\nWays\n  <ways/work/>", id="the OKRs' folder"),
        pytest.param("Goals: [okr/index.md]", "<>\n* Goals\nWays\n  <ways/work/>", id="to fill"),
        pytest.param(
            "Goals: [{Map: okr/cascade.md}, {Start: okr/index.md}]",
            """
<>
Goals
  Map <okr/cascade/>
  Start <okr/>
  Board
    Board <okr/teams/board/>
    Sign in
      Sign in <okr/teams/sign-in/>
      Design <okr/teams/design/>
  Legal <okr/teams/legal/>
Ways
  <ways/work/>""",
            id="order and titles as given",
        ),
        pytest.param(
            "Goals: [okr/index.md, {Elsewhere: https://example.com}]",
            "<>\nGoals\n  * OKRs\n  Elsewhere <https://example.com>\nWays\n  <ways/work/>",
            id="among others, a section of its own",
        ),
        pytest.param(
            "About us: [{More: [{Goals: okr/index.md}, {Elsewhere: https://example.com}]}]",
            "<>\nAbout us\n  More\n    * Goals\n    Elsewhere <https://example.com>\n"
            "Ways\n  <ways/work/>",
            id="deep down",
        ),
        pytest.param(
            "About us: [{We: okr/teams/sign-in/index.md}, okr/teams/legal/index.md, "
            "{Now: okr/teams/sign-in/2026-Q4.md}, ../okrs/board/2026.md]",
            """
<>
About us
  We <okr/teams/sign-in/>
  Legal <okr/teams/legal/>
  Now <okr/teams/sign-in/2026-Q4/>
  Board, 2026 <okr/teams/board/2026/>
Ways
  <ways/work/>
OKRs
  Overview <okr/>
  Cascade <okr/cascade/>
  Board
    Board <okr/teams/board/>
    Sign in
      Design <okr/teams/design/>""",
            id="a page named elsewhere stays there",
        ),
    ],
)
def test_in_a_nav(site: Site, caplog: pytest.LogCaptureFixture, entries: str, nav: str) -> None:
    entry = f"  - {entries}\n" if entries else ""
    site.write(handbook(f"nav:\n  - index.md\n{entry}  - Ways: [ways/work.md]\n"))
    made = navigation(site)
    assert outline(made) == expected(nav)
    assert_linked_up(made)
    assert complaints(caplog) == []


@pytest.mark.parametrize(
    ("entry", "nav"),
    [
        ("", "<>\nWays\n  <ways/work/>"),
        ("  - Goals: okr/index.md\n", "<>\n* Goals\nWays\n  <ways/work/>"),
    ],
)
def test_the_setting_is_for_a_nav_that_does_not_name_it(site: Site, entry: str, nav: str) -> None:
    site.write(handbook(f"nav:\n  - index.md\n{entry}  - Ways: [ways/work.md]\n", okr="nav: none"))
    assert outline(navigation(site)) == expected(nav)


def test_what_cannot_be_meant_is_told_by_mkdocs(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(handbook("nav: [index.md, {Goals: okr/goals.md}, {Ways: [ways/work.md]}]"))
    navigation(site)
    (told,) = complaints(caplog)
    assert "'okr/goals.md' is included in the 'nav' configuration, which is not found" in told


@pytest.mark.parametrize(
    ("page", "above"),
    [
        ("okr/teams/sign-in/2026-Q4.md", ["Sign in", "Board", "OKRs"]),
        ("okr/teams/board/2026.md", ["Board", "OKRs"]),
        ("okr/periods/2026.md", ["OKRs"]),
    ],
)
def test_a_page_outside_of_it_knows_what_is_above(site: Site, page: str, above: list[str]) -> None:
    site.write(handbook())
    made, files = navigation_and_files(site)
    found = files.src_uris[page].page
    assert found is not None
    assert found not in made.pages
    assert [each.title for each in found.ancestors] == above
    assert (found.previous_page, found.next_page) == (None, None)


def test_without_a_place_in_it_too(site: Site) -> None:
    site.write(handbook(okr="nav: none"))
    _, files = navigation_and_files(site)
    found = files.src_uris["okr/teams/sign-in/2026-Q4.md"].page
    assert found is not None
    above = ["Sign in", "Board", "Objectives and key results"]
    assert [each.title for each in found.ancestors] == above


def test_a_team_beyond_the_navigation_is_below_the_nearest_in_it(site: Site) -> None:
    site.write(handbook(okr="teams_in_nav: 1"))
    _, files = navigation_and_files(site)
    found = files.src_uris["okr/teams/design/index.md"].page
    assert found is not None
    assert [each.title for each in found.ancestors] == ["Board", "OKRs"]
