"""What the site's search finds of OKRs: words, and not the labels of drawings."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mkdocs_okr.plugin.search import with_drawings, without_drawings

from .conftest import Site
from .organisation import HANDBOOK

BLOCKS = {
    '<div class="okr-kr__t">Time <b>to</b> log in</div>': "Time to log in",
    '<div class="okr-obj"><svg class="okr-s"><path/></svg> <b class="okr-w">At risk</b>: 2</div>': (
        "At risk: 2"
    ),
    '<ul class="okr-x"><li>One<li>Two</ul>': "One Two",
    '<dl class="okr-dl"><div><dt>A &lt; B</dt> <dd><a href="x">C</a>, D</dd></div></dl>': (
        "A &lt; B C, D"
    ),
    (
        '<div class="okr-body"> <div class="okr-chart"><svg><svg><path/></svg><text>1 Oct</text>'
        '</svg></div> <details class="okr-data"><summary>Figures</summary><table><tr><td>7</table>'
        '</details><details class="okr-legend"><summary>How</summary>to</details> Kept</div>'
    ): "Kept",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_becomes_a_paragraph_of_its_words(block: str) -> None:
    html = f"<h2>Goal</h2>\n{block}\n<p>Text</p>"
    words, blocks = without_drawings(html)
    assert words == f'<h2>Goal</h2>\n<p data-okr="0">{BLOCKS[block]}</p>\n<p>Text</p>'
    assert with_drawings(words, blocks) == html


def test_what_others_change_meanwhile_stays() -> None:
    words, blocks = without_drawings('<h2>A</h2>\n<p class="okr-m">One</p>\n<p class="x">Two</p>')
    changed = words.replace("<h2>A</h2>", "<h2>B</h2>").replace("</p>", "!</p>")
    assert with_drawings(changed, blocks) == (
        '<h2>B</h2>\n<p class="okr-m">One</p>\n<p class="x">Two!</p>'
    )


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_search_finds_what_a_team_says_and_the_page_has_its_drawings(
    make_site: Callable[[str], Site], theme: str
) -> None:
    site = make_site(
        HANDBOOK.replace("site_name: Handbook", f"site_name: Handbook\ntheme: {theme}")
    )
    docs = json.loads(site.text("search/search_index.json"))["docs"]
    of_set = [each for each in docs if each["location"].startswith("okr/teams/sign-in/2026-Q4/")]
    said = " ".join(each["title"] + " " + each["text"] for each in of_set)
    assert "Quick sign-in" in said
    assert "Sign-ins at the first try 81 → 85 %" in said
    for unsaid in ("The figures as a table", "1 Nov", "How to read the bars"):
        assert unsaid not in said
    page = site.text("okr/teams/sign-in/2026-Q4/index.html")
    assert "data-okr=" not in page
    for drawn in ('class="okr-chart"', 'class="okr-data"', 'class="okr-bar', 'class="okr-legend"'):
        assert drawn in page
