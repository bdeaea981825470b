"""mkdocs-exclude and mkdocs-exclude-search: what they leave out is left out, ours too."""

from __future__ import annotations

import json

import pytest
from mkdocs.exceptions import Abort

from ..site.conftest import Site
from .handbooks import OKR, SEARCH, SET, both_orders, built, needs, write

needs("mkdocs_exclude")
needs("mkdocs_exclude_search")

DRAFT = """\
=== docs/draft.md
# Not yet

See [the goal](okr:sign-in/quick).
"""


@both_orders("- exclude: {glob: [draft*]}")
def test_a_page_that_is_left_out_is_not_listed_on_what_it_mentions(
    site: Site, plugins: list[str]
) -> None:
    built(site, plugins, more=DRAFT)
    assert "draft/index.html" not in site.addresses()
    assert "../../../../" in site.page(SET).links  # the front page, which mentions it too
    assert "Not yet" not in site.page(SET).article


@pytest.mark.parametrize(
    ("pattern", "gone"),
    [
        ("okr/cascade.md", "okr/cascade.md"),
        ("okr/*", "okr/index.md and 6 more"),
        ("*2026-Q3*", "okr/teams/sign-in/2026-Q3.md and 1 more"),
    ],
)
def test_pages_of_ours_cannot_be_left_out_one_by_one(
    site: Site, pattern: str, gone: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(site, [SEARCH, OKR, f'- exclude: {{glob: ["{pattern}"]}}'])
    with pytest.raises(Abort):
        site.build()
    assert f"another plugin took {gone} out of the site" in caplog.text


def found_by_search(site: Site) -> set[str]:
    index = json.loads(site.text("search/search_index.json"))
    return {each["location"].partition("#")[0] for each in index["docs"]}


@both_orders("- exclude-search: {exclude: [okr/periods/*, more.md]}")
def test_pages_of_ours_can_be_kept_out_of_the_search(site: Site, plugins: list[str]) -> None:
    found = found_by_search(built(site, plugins))
    assert {"okr/", "okr/cascade/", "okr/teams/sign-in/", SET} <= found
    assert not any(each.startswith("okr/periods/") for each in found)
    assert "more/" not in found


def test_a_page_of_the_handbook_keeps_itself_out_of_the_search_of_material(site: Site) -> None:
    page = (
        "=== docs/more.md\n---\nsearch: {exclude: true}\n---\n# More\n\n<!-- okr/team sign-in -->\n"
    )
    built(site, [SEARCH, OKR], more=page, theme="{name: material}")
    found = found_by_search(site)
    assert "more/" not in found
    assert SET in found
