"""Material's blog: directives and links in posts, also where their beginnings are shown."""

from __future__ import annotations

from urllib.parse import urljoin

from ..site.conftest import Site, text_of
from .handbooks import MATERIAL, SET, assert_as_written, both_orders, built, needs

needs("material")

POSTS = """\
=== docs/blog/posts/half-way.md
---
date: 2026-11-10
categories: [Goals]
---
# Half way

Now at <!-- okr/badge sign-in -->, see [the goal](okr:sign-in/quick).

<!-- okr/objective sign-in/quick -->

<!-- more -->

The team in full:

<!-- okr/team sign-in -->
=== docs/blog/posts/not-yet.md
---
date: 2026-11-12
draft: true
---
# Not yet

See [the goal](okr:sign-in/quick).
"""
POST = "blog/2026/11/10/half-way/"


@both_orders("- blog")
def test_links_lead_on_from_a_post_and_from_wherever_its_beginning_is_shown(
    site: Site, plugins: list[str]
) -> None:
    addresses = built(site, plugins, more=POSTS, theme=MATERIAL).addresses()
    for address in (POST, "blog/", "blog/category/goals/", "blog/archive/2026/"):
        page = site.page(address)
        objectives = page.all("div", "okr-obj")
        assert len(objectives) == (2 if address == POST else 1), address
        (article,) = page.all("article")[:1] if address == POST else page.all("article", "md-post")
        links = [each.get("href", "") for each in article.iter() if each.get("href")]
        images = [each.get("src", "") for each in article.iter() if each.get("src")]
        ours = [each for each in (*links, *images) if "okr/" in each]
        assert len(ours) >= 4
        for link in ours:
            there = urljoin(f"/{address}", link.partition("#")[0]).removeprefix("/")
            assert f"{there}index.html" in addresses or there in addresses, f"{address}: {link}"


@both_orders("- blog")
def test_posts_are_listed_on_what_they_mention_and_drafts_are_not(
    site: Site, plugins: list[str]
) -> None:
    page = built(site, plugins, more=POSTS, theme=MATERIAL).page(SET)
    mentions = {each.get("href"): text_of(each) for each in page.all("a")}
    assert mentions[f"../../../../{POST}"] == "Half way"
    assert "Not yet" not in page.article
    assert_as_written(site)
