"""mkdocs-macros: its templates are run in the handbook's pages, and never in what OKR files say."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

from mkdocs_okr.cli.run import run
from mkdocs_okr.reading.settings_file import read_settings_file

from ..site.conftest import Site
from .handbooks import OKR, SEARCH, SET, assert_as_written, both_orders, built, needs, write

needs("mkdocs_macros")

STRICTLY = "- macros: {on_undefined: strict, on_error_fail: true}"


@both_orders(STRICTLY)
def test_text_of_okr_files_is_shown_as_written(site: Site, plugins: list[str]) -> None:
    assert_as_written(built(site, plugins))


@both_orders(STRICTLY)
def test_a_team_with_a_template_for_a_name_keeps_it(site: Site, plugins: list[str]) -> None:
    named = '=== okrs/sign-in/index.md\n---\nname: "Sign-in {{ nobody }}"\n---\n'
    page = built(site, plugins, more=named).page("okr/teams/sign-in/")
    assert "Sign-in {{ nobody }}" in page.article
    assert "Sign-in {{ nobody }}" in "".join(page.one("title").itertext())


@both_orders("- macros")
def test_macros_work_in_the_handbooks_pages_and_may_write_directives(
    site: Site, plugins: list[str]
) -> None:
    page = """\
=== main.py
def define_env(env):
    @env.macro
    def goal(name):
        return f"<!-- okr/objective {name} -->"
=== docs/more.md
# More

Six times seven is {{ 6*7 }}.

{{ goal("sign-in/quick") }}
"""
    article = built(site, plugins, more=page).page("more/").article
    assert "Six times seven is 42." in article
    assert "Quick {{ 7*7 }} sign-in" in article


def test_a_template_may_stand_inside_a_directive(site: Site) -> None:
    page = """\
=== docs/more.md
# More

{% for goal in ["quick", "safe"] %}
<!-- okr/objective sign-in/{{ goal }} -->

The same as [a link](okr:sign-in/{{ goal }}).
{% endfor %}

{% set place = "{of: objectives, period: all}" %}
<!-- okr/table {{ place }} -->
"""
    page = built(site, [SEARCH, OKR, "- macros"], more=page).page("more/")
    assert len(page.all("div", "okr-obj")) == 2
    assert "../okr/teams/sign-in/2026-Q3/#okr-safe" in page.links
    assert len(page.all("caption")) == 1
    checked = run(read_settings_file(site.folder / "mkdocs.yml"))
    assert [each for each in checked.findings if each.place.file.startswith("docs/")] == []


def test_without_macros_such_a_directive_is_none(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    page = "=== docs/more.md\n# More\n\n<!-- okr/objective sign-in/{{ goal }} -->\n"
    write(site, [SEARCH, OKR], more=page)
    with pytest.raises(Abort):
        site.build()
    assert 'okr/objective takes one reference, not "sign-in/{{ goal }}"' in caplog.text


def test_a_directive_from_a_macro_is_checked_too(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    page = "=== docs/more.md\n# More\n\n{{ '<!-- okr' }}/objective sign-in/slow -->\n"
    write(site, [SEARCH, OKR, "- macros"], more=page)
    with pytest.raises(Abort):
        site.build()
    assert "OKR601" in caplog.text


def test_what_a_page_says_of_macros_in_its_own_head_is_still_heeded(site: Site) -> None:
    page = "=== docs/more.md\n---\nrender_macros: false\n---\n# More\n\n{{ 6*7 }}\n"
    built(site, [SEARCH, OKR, "- macros"], more=page)
    assert "{{ 6*7 }}" in site.page("more/").article
    assert "Retrospective" in site.page("okr/teams/sign-in/2026-Q3/").article
    assert site.page(SET).article
