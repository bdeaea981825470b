"""What is done to HTML so that neighbours leave it alone, or get it right: tables of texts."""

from __future__ import annotations

import pytest

from mkdocs_okr.plugin.excerpts import moved
from mkdocs_okr.plugin.shelter import without_templates


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>{{ now }}</p>", "<p>&#123;{ now }}</p>"),
        ("{% if %} {# note #}", "&#123;% if %} &#123;# note #}"),
        ("{{{ three }}}", "&#123;&#123;{ three }}}"),
        ("<pre>a {b} { c }</pre>", "<pre>a {b} { c }</pre>"),
        ("<script>x = {{}}\n</script>{{ y }}", "<script>x = {{}}\n</script>&#123;{ y }}"),
    ],
)
def test_nothing_in_it_begins_a_template(html: str, expected: str) -> None:
    assert without_templates(html) == expected


POST, VIEW = "blog/2026/11/10/half-way/", "blog/"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../../../../okr/", "../okr/"),
        ("../../../../../okr/teams/a/#okr-b", "../okr/teams/a/#okr-b"),
        ("../one-more/", "2026/11/10/one-more/"),
        ("../../../../../", ".."),
        ("#okr-b", "#okr-b"),
        ("https://example.com/x", "https://example.com/x"),
        ("mailto:team@agency.example", "mailto:team@agency.example"),
        ("/absolute/", "/absolute/"),
    ],
)
def test_links_of_our_blocks_lead_on_from_another_page(link: str, expected: str) -> None:
    block = '<p>Before</p>\n<div class="okr-widget"><a href="{}">There</a></div>\n<p>Behind</p>'
    assert moved(block.format(link), POST, VIEW) == block.format(expected)


def test_links_that_are_not_ours_are_left_alone() -> None:
    html = '<a href="../x/">x</a>\n<div class="card"><img src="../y.png"></div>'
    assert moved(html, POST, VIEW) == html


def test_of_a_badge_both_the_link_and_the_image_are_mended() -> None:
    badge = '<p>At <a class="okr-badge" href="{0}teams/a/"><img src="{0}badges/a.svg" alt=""></a>'
    own = '; <a href="../x/">x</a></p>'
    start, end = "../../../../../okr/", "../okr/"
    assert moved(badge.format(start) + own, POST, VIEW) == badge.format(end) + own
