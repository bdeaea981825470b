"""Plugins that write in pages: include-markdown, table-reader, autorefs, gen-files.

What they do in the handbook's pages they go on doing, also where a directive comes of it. What
stands in OKR files they leave alone.
"""

from __future__ import annotations

from ..site.conftest import Site
from .handbooks import SET, assert_as_written, both_orders, built, needs

needs("mkdocs_include_markdown_plugin")
needs("mkdocs_table_reader_plugin")
needs("mkdocs_autorefs")
needs("mkdocs_gen_files")

INCLUDED = """\
=== docs/more.md
# More

{% include "parts/goal.md" %}
=== docs/parts/goal.md
This quarter we want [this](okr:sign-in/quick):

<!-- okr/objective sign-in/quick -->
"""


@both_orders("- include-markdown")
def test_an_included_file_may_hold_directives_and_links(site: Site, plugins: list[str]) -> None:
    built(site, plugins, "exclude_docs: parts/", INCLUDED)
    page = site.page("more/")
    assert "This quarter we want this:" in page.article
    assert len(page.all("div", "okr-obj")) == 1
    assert "../okr/teams/sign-in/2026-Q4/#okr-quick" in page.links
    assert_as_written(site)


TABLE = """\
=== docs/more.md
# More

{{ read_csv("numbers.csv") }}

<!-- okr/badge sign-in -->
=== docs/numbers.csv
what,how many
teams,1
=== okrs/sign-in/index.md
---
name: Sign-in
---
The numbers: {{ read_csv("numbers.csv") }}
"""


@both_orders("- table-reader")
def test_tables_are_read_into_the_handbooks_pages_only(site: Site, plugins: list[str]) -> None:
    built(site, plugins, more=TABLE)
    more = site.page("more/")
    assert "how many" in more.article
    assert len(more.all("a", "okr-badge")) == 1
    assert 'The numbers: {{ read_csv("numbers.csv") }}' in site.page("okr/teams/sign-in/").article
    assert_as_written(site)


REFERENCES = """\
=== docs/more.md
# More

## On signing in

Back to [the handbook][handbook].
=== docs/index.md
# Handbook

As told [here][on-signing-in].

<!-- okr/objective sign-in/quick -->
"""


@both_orders("- autorefs")
def test_references_by_heading_still_find_each_other(site: Site, plugins: list[str]) -> None:
    built(site, plugins, more=REFERENCES)
    assert "more/#on-signing-in" in site.page("").links
    assert_as_written(site)


@both_orders("- autorefs")
def test_our_headings_can_be_referred_to(site: Site, plugins: list[str]) -> None:
    built(
        site, plugins, more="=== docs/more.md\n# More\n\nThe [whole][objectives-and-key-results].\n"
    )
    (link,) = [each for each in site.page("more/").links if each.startswith("../okr/#")]
    assert link == "../okr/#objectives-and-key-results"
    assert site.page(SET).article


MADE = """\
=== make.py
import mkdocs_gen_files

with mkdocs_gen_files.open("made.md", "w") as page:
    print("# Made\\n\\n<!-- okr/objective sign-in/quick -->\\n", file=page)
"""


@both_orders("- gen-files: {scripts: [make.py]}")
def test_a_page_that_is_made_in_the_build_may_hold_directives(
    site: Site, plugins: list[str]
) -> None:
    page = built(site, plugins, more=MADE).page("made/")
    assert len(page.all("div", "okr-obj")) == 1
    assert "../okr/teams/sign-in/2026-Q4/#okr-quick" in page.links
