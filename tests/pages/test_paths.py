"""Where files lie, and how one links to another."""

from __future__ import annotations

import pytest

from mkdocs_okr.pages.paths import Paths


@pytest.mark.parametrize(
    ("page", "target", "folders", "expected"),
    [
        ("okr/index.md", "okr/index.md", True, "./"),
        ("okr/index.md", "okr/cascade.md", True, "cascade/"),
        ("okr/cascade.md", "okr/index.md", True, "../"),
        ("okr/teams/a/index.md", "okr/teams/a/2026-Q4.md", True, "2026-Q4/"),
        ("okr/teams/a/2026-Q4.md", "okr/teams/b/index.md", True, "../../b/"),
        ("guide/how.md", "okr/teams/a/index.md", True, "../../okr/teams/a/"),
        ("index.md", "okr/index.md", True, "okr/"),
        ("okr/index.md", "index.md", True, "../"),
        ("guide/README.md", "okr/badges/a.svg", True, "../okr/badges/a.svg"),
        ("how.md", "okr/badges/a.svg", True, "../okr/badges/a.svg"),
        ("okr/index.md", "okr/files/where it goes.svg", True, "files/where%20it%20goes.svg"),
        ("okr/index.md", "okr/cascade.md", False, "cascade.html"),
        ("okr/cascade.md", "okr/index.md", False, "index.html"),
        ("okr/teams/a/2026-Q4.md", "okr/teams/b/index.md", False, "../b/index.html"),
        ("how.md", "okr/badges/a.svg", False, "okr/badges/a.svg"),
    ],
)
def test_links_are_relative_to_the_page(
    page: str, target: str, folders: bool, expected: str
) -> None:
    assert Paths("okr", folders).href(page, target) == expected


def test_an_anchor_on_the_same_page_needs_no_address() -> None:
    assert Paths().href("okr/index.md", "okr/index.md", "okr-a") == "#okr-a"
    assert Paths().href("okr/index.md", "okr/cascade.md", "okr-a") == "cascade/#okr-a"


def test_a_host_may_link_in_its_own_way() -> None:
    paths = Paths(page_href=lambda page, target: f"{page}->{target}")
    assert paths.href("a.md", "b.md", "c") == "a.md->b.md#c"


def test_the_section_may_lie_anywhere() -> None:
    assert Paths("").overview == "index.md"
    assert Paths("goals/okr").team("a") == "goals/okr/teams/a/index.md"


def test_a_period_of_the_sites_own_never_takes_the_place_of_the_teams_page() -> None:
    assert Paths().okr_set("a", "index") != Paths().team("a")
    assert Paths().okr_set("a", "README").lower() != "okr/teams/a/readme.md"


def test_an_objective_named_like_a_period_has_a_badge_of_its_own() -> None:
    paths = Paths()
    badges = {
        paths.badge("a") + ".svg",
        paths.badge("a", "2026-q4") + ".svg",
        paths.badge("a", "2026-Q4", "2026-q4") + ".svg",
    }
    assert len(badges) == 3
