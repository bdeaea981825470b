"""What people write never becomes markup."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from mkdocs_okr.pages.prose import Prose
from mkdocs_okr.pages.text import block, heading, html, plain
from tests.pages.sites import Site, make_site, parse, to_html, words_of

NASTY = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "a ]]> b --> c <!-- d",
    "*emphasis* _too_ `code` ~~gone~~ ==marked== ^up^ :smile: $x$",
    "[link](javascript:alert(1)) ![image](https://example.org/x.png)",
    "\"quoted\" & 'single' &amp; &lt;",
    "# not a heading | not | a table",
    "+ not a list",
    "1. not a list",
    "--8<-- snippet @someone #123 https://example.org",
    "Sømløs 100 % – «nøkkel» 日本語",
]


@pytest.mark.parametrize("written", NASTY)
def test_a_title_reads_as_written_everywhere(written: str, tmp_path: Path) -> None:
    quoted = written.replace("'", "''")
    site = make_site(
        tmp_path,
        {
            "team/2026.md": f"""---
objectives:
  - id: one
    title: '{quoted}'
    anchored_in: Aim 1
    owner: '{quoted}'
    key_results:
      - {{id: kr, title: '{quoted}', baseline: 1, target: 2, unit: '{quoted}'}}
checkins:
  - {{date: 2026-11-01, values: {{kr: 1.5}}}}
---
"""
        },
    )
    page = site.text("okr/teams/team/2026.md")
    document = parse(to_html(page))
    assert not list(document.iter("script")), "no element came of it"
    assert not list(document.iter("em"))
    assert "{" not in page
    assert "}" not in page
    said = words_of(document)
    assert said.count(written.replace("\u00a0", " ")) >= 4
    (title,) = [each for each in document.iter("h2") if words_of(each) == written]
    assert title is not None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202eb", "ab"),
        ("a\u2067b\u2069", "ab"),
        ("a\u200fb", "a\u200fb"),
        ("two\nlines", "two lines"),
        (" \t spaces  ", "spaces"),
        ("null\x00byte", "nullbyte"),
    ],
)
def test_text_stands_on_one_line_and_keeps_its_direction(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_html_leaves_no_brace_and_no_tag() -> None:
    assert html('{{ a }} <b> & "q"') == "&#123;&#123; a &#125;&#125; &lt;b&gt; &amp; &#34;q&#34;"


def test_a_plain_title_stays_legible_in_markdown() -> None:
    assert heading("People sign in without e-mail, once") == "People sign in without e-mail, once"
    assert heading("5 * 3") == "5 &#42; 3"


def test_a_block_is_one_line() -> None:
    assert block("  <div>\n   <p>\n\n{a}</p>\n</div>\n") == "<div> <p> &#123;a&#125;</p> </div>"


LINKS = [
    ("[a](https://example.org/?a=1&b=2)", "https://example.org/?a=1&b=2"),
    ("[a](mailto:a@example.org)", "mailto:a@example.org"),
    ("[a](other.md)", "resolved:other.md"),
    ("[a](okr:team/x)", "resolved:okr:team/x"),
    ("<https://example.org>", "https://example.org"),
]


def _link_of(link: str) -> str | None:
    if link.lower().startswith(("https:", "http:", "mailto:")):
        return link
    scheme = link.partition(":")[0] if ":" in link else ""
    return None if scheme not in ("", "okr") else f"resolved:{link}"


@pytest.mark.parametrize(("written", "href"), LINKS)
def test_a_short_field_may_link(written: str, href: str) -> None:
    rendered = Prose().inline(written, _link_of)
    assert f'href="{escape(href)}"' in rendered


@pytest.mark.parametrize(
    "written",
    [
        "[a](javascript:alert(1))",
        "[a](JavaScript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
    ],
)
def test_a_short_field_never_links_to_code(written: str) -> None:
    assert "href" not in Prose().inline(written, _link_of)


def test_a_short_field_loads_nothing_from_elsewhere() -> None:
    rendered = Prose().inline("![a picture](https://example.org/x.png)", _link_of)
    assert "example.org" not in rendered
    assert "a picture" in rendered


@pytest.mark.parametrize(
    ("written", "rendered"),
    [
        ("plain", "plain"),
        ("some *stress*", "some <em>stress</em>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("one\n\ntwo", "<p>one</p> <p>two</p>"),
        ("- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"),
    ],
)
def test_a_short_field_is_markdown_without_html(written: str, rendered: str) -> None:
    assert Prose().inline(written, _link_of) == rendered


def test_code_keeps_its_lines() -> None:
    rendered = Prose().blocks("Text\n\n    a\n\n    b\n", _link_of)
    assert "a&#10;&#10;b" in rendered
    assert "\n" not in rendered


def test_a_note_cannot_break_out_of_the_page(build: Callable[..., Site]) -> None:
    site = build(
        {
            "team/2026.md": """---
objectives:
  - id: one
    title: One
    value: |
      </dd></dl></div>

      # Heading

      <script>alert(1)</script>
    key_results:
      - {id: kr, title: KR, baseline: 1, target: 2}
---
"""
        }
    )
    document = site.html("okr/teams/team/2026.md")
    assert not list(document.iter("script"))
    assert "<script>alert(1)</script>" in words_of(document)
