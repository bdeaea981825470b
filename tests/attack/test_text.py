"""What people write in fields reaches every kind of page as text: nothing runs, nothing breaks."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import pytest

from mkdocs_okr.pages.prose import Prose
from tests.site.conftest import HTML, HtmlPage, Site

TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</a></li></ul></div></article><h1>broken out",
    "<svg/onload=alert(1)>",
    "<!-- okr/team lead -->",
    "a ]]> b --> c <!-- d",
    "{{ 7*7 }} {% raw %} {# c #}",
    "${7*7} $x^2$ \\(y\\) #{7*7}",
    "**bold** _em_ `code` ~~gone~~ ==marked==",
    "![x](https://elsewhere.example/x.png)",
    "[x]: https://elsewhere.example/y",
    "[x](okr:lead/aim) [[wiki]] :smile: [^1]",
    "# not a heading",
    "| not | a | table |",
    "1. not a list",
    "*[HTML]: not an abbreviation",
    "a & b &amp; &lt;b&gt; &#60;i&#62; &colon;",
    '--8<-- "mkdocs.yml"',
    "!!! note",
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "\uff1d1+1",
    "'=1+1",
    "javascript:alert(1)",
    "%0d%0aSet-Cookie: a=b %s %(percent)s {0}",
    "abc\N{RIGHT-TO-LEFT OVERRIDE}fed\N{POP DIRECTIONAL FORMATTING}",
    "\N{RIGHT-TO-LEFT ISOLATE}open, never closed",
    "\N{ARABIC LETTER ALEF}\N{RIGHT-TO-LEFT MARK} and left again",
    "line\N{LINE SEPARATOR}paragraph\N{PARAGRAPH SEPARATOR}next\x85end",
    "two\nlines\n\n# and a heading\n\n    and code",
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\U000e0041 æøå 日本語",
)
"""What somebody might write into a field, out of malice or in good faith."""

LINKS = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)".replace("\x01", "\N{ZERO WIDTH NO-BREAK SPACE}"),
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://elsewhere.example/1",
    "//elsewhere.example/x",
    "\\\\elsewhere.example\\x",
    'https://elsewhere.example/"onmouseover="alert(1)',
    "https://elsewhere.example/<script>",
    "../../../../etc/passwd",
    "okr:lead/aim",
    'mailto:a@agency.example?subject="><b>',
)

SETTINGS = """\
=== mkdocs.yml
site_name: Handbook
site_url: https://handbook.example/
theme: {name: %s}
repo_url: https://code.example/handbook
edit_uri: edit/main/docs/
plugins:
  - search
  - okr:
      leadership: lead
      today: 2026-11-15
      on_invalid: warn
      fields:
        team: {remark: text}
        set: {remark: text}
        objective: {remark: text}
        key_result: {remark: text}
=== docs/index.md
# Handbook

<!-- okr/team t0 -->

<!-- okr/objective t1/aim -->

<!-- okr/cascade lead -->

A <!-- okr/badge t2 --> inside.

<!-- okr/table { team: [t0, t1, t2, t3] } -->

[x](okr:t0/aim)
"""

TEAM = """\
=== okrs/lead/{key}/index.md
---
name: {text}
contact: {text}
remark: {text}
links:
  - {{title: {text}, link: {link}}}
---
The body may hold <b class="raw">raw HTML</b>.
"""

SET = """\
=== okrs/lead/{key}/{period}.md
---
remark: {text}
objectives:
  - id: aim
    title: {text}
    aligns_to: lead/aim
    anchored_in: {prose}
    owner: {text}
    tags: [{text}]
    remark: {text}
    value: {prose}
    insight: {prose}
    initiatives:
      - {{title: {text}, link: {link}}}
      - {{title: {text}, done: true}}
    key_results:
      - id: number
        title: {text}
        baseline: 1
        target: 9
        unit: {text}
        owner: {text}
        tags: [{text}]
        note: {prose}
        source: {prose}
        remark: {text}
      - {{id: steps, title: {text}, milestones: [{{title: {text}, done: true}}, {text}]}}
      - {{id: within, title: {text}, keep: {{max: 4}}, unit: {text}, lifecycle: security}}
      - {{id: hidden, title: {text}, withheld: {text}}}
      - {{id: gone, title: {text}, done: false, dropped: {{date: {day}, reason: {text}}}}}
checkins:
  - date: {day}
    note: {prose}
    values:
      number: {{value: 3, confidence: 2, note: {prose}}}
      within: {{value: 9, note: {prose}}}
---
The story, with <b class="raw">raw HTML</b>.
"""

LEAD = SET.replace("    aligns_to: lead/aim\n", "").replace("okrs/lead/{key}", "okrs/lead")


def quoted(text: str) -> str:
    """A text as YAML writes it on one line."""
    escapes = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029\ufeff"}
    return json.dumps(text, ensure_ascii=False).translate(escapes)


def tree(texts: Iterable[str], *, prose: bool, theme: str = "material") -> str:
    """A handbook in which every text stands in every field of a team of its own.

    Args:
        texts: the texts; a team for each.
        prose: whether they stand in the fields that are Markdown, and the links are those of
            `LINKS`; else only in those that are plain text.
        theme: the handbook's.
    """
    parts = [SETTINGS % theme]
    for number, text in enumerate(texts):
        values = {
            "key": f"t{number}",
            "text": quoted(text),
            "prose": quoted(text if prose else "Fine."),
            "link": quoted(LINKS[number % len(LINKS)] if prose else "https://a.example/"),
        }
        if number == 0:
            parts.append(LEAD.format(**values, period="2026", day="2026-10-12"))
        parts.append(TEAM.format(**values))
        parts.append(SET.format(**values, period="2026-Q3", day="2026-09-12"))
        parts.append(SET.format(**values, period="2026-Q4", day="2026-10-12"))
    return "".join(parts)


def build(folder: Path, files: str) -> Site:
    site = Site(folder)
    folder.mkdir()
    site.write(files)
    site.build(strict=False)
    return site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("text")
    logging.getLogger("mkdocs").handlers.clear()


@pytest.fixture(scope="module")
def plain(folder: Path) -> Site:
    """The site with the texts in the fields that are plain text."""
    return build(folder / "plain", tree(TEXTS, prose=False))


@pytest.fixture(scope="module")
def harmless(folder: Path) -> Site:
    """The same with "harmless" instead of each."""
    return build(folder / "harmless", tree(["harmless"] * len(TEXTS), prose=False))


@pytest.fixture(scope="module")
def prose(folder: Path) -> Site:
    """The site with the texts in all fields, those that are Markdown too, and with odd links."""
    return build(folder / "prose", tree(TEXTS, prose=True))


def pages(site: Site) -> Iterator[tuple[str, HtmlPage]]:
    for address in sorted(site.addresses()):
        if address.endswith(".html") and (address.startswith("okr/") or address == "index.html"):
            yield address, HtmlPage(html5lib.parse(site.text(address)))


SVG_TEXT = "{http://www.w3.org/2000/svg}text"


def structure(page: HtmlPage) -> Counter[tuple[str, tuple[str, ...]]]:
    """The names of all elements with those of their attributes.

    In a drawing, a text is laid out by its length: where it is put and on how many lines is its
    own, and a unit too long for the labels stands above them.
    """
    return Counter(
        (each.tag, () if each.tag == SVG_TEXT else tuple(sorted(each.attrib)))
        for each in page.root.iter()
        if is_element(each) and not each.tag.endswith("}tspan") and each.get("class") != "okr-cap"
    )


def is_element(node: Element) -> bool:
    return isinstance(node.tag, str)  # html5lib's comments have a function for a tag


def words(text: str) -> str:
    """A text as a reader sees it: no direction overrides, white space folded."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069\ufeff]", "", text).split())


def test_no_element_and_no_attribute_comes_of_plain_text(plain: Site, harmless: Site) -> None:
    found, expected = dict(pages(plain)), dict(pages(harmless))
    assert found.keys() == expected.keys()
    assert len(found) > 3 * len(TEXTS)
    for address, page in found.items():
        assert structure(page) == structure(expected[address]), address


def test_text_stays_readable(plain: Site) -> None:
    shared = {
        address: words(plain.page(address).article)
        for address in ("okr/", "okr/periods/2026-Q3/", "okr/periods/2026-Q4/", "okr/cascade/")
    }
    for number, text in enumerate(TEXTS):
        for address in ("", "2026-Q3/", "2026-Q4/"):
            page = plain.page(f"okr/teams/t{number}/{address}")
            assert words(page.article).count(words(text)) >= 3, (text, address)
        for address, article in shared.items():
            assert words(text) in article, (text, address)


CODE = re.compile("on|srcdoc|formaction|style$")


@pytest.mark.parametrize("name", ["plain", "prose"])
def test_nothing_runs_and_nothing_is_loaded(name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(name)
    expected = dict(pages(request.getfixturevalue("harmless")))
    for address, page in pages(site):
        control = expected[address]
        for tag in ("script", "iframe", "object", "embed", "img", "form", "base", "meta", "link"):
            assert len(page.all(tag)) == len(control.all(tag)), (address, tag)
        assert code_in(page) == code_in(control), address
        for scheme, element in addresses(page):
            assert scheme in ("", "http", "https", "mailto"), (address, element.attrib)
        loaded = {
            urlsplit(each.get("src", "")).netloc for each in page.root.iter() if is_element(each)
        }
        assert "elsewhere.example" not in loaded


def code_in(page: HtmlPage) -> Counter[str]:
    return Counter(
        name
        for each in page.root.iter()
        if is_element(each)
        for name in map(str, each.attrib)
        if CODE.match(name) and name != "style"
    )


def addresses(page: HtmlPage) -> Iterator[tuple[str, Element]]:
    """The schemes of all addresses of a page, as a browser sees them."""
    for element in page.root.iter():
        if not is_element(element):
            continue
        for name, value in element.attrib.items():
            if str(name).rpartition("}")[2] in ("href", "src", "action", "data", "poster", "cite"):
                seen = re.sub(r"[\x00-\x20\ufeff]", "", value)
                found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
                yield (found[1].lower() if found else ""), element


def test_raw_html_in_the_body_stays(prose: Site) -> None:
    for address in ("okr/teams/t3/", "okr/teams/t3/2026-Q4/"):
        assert [each.text for each in prose.page(address).all("b", "raw")] == ["raw HTML"]


def test_the_search_index_holds_text_only(plain: Site, prose: Site, harmless: Site) -> None:
    def tags(site: Site) -> set[str]:
        index = json.loads(site.text("search/search_index.json"))
        found: set[str] = set()
        for document in index["docs"]:
            for field in ("title", "text"):
                fragment = html5lib.parseFragment(document[field])
                found |= {
                    str(each.tag).removeprefix(HTML) for each in fragment.iter() if is_element(each)
                }
                assert not code_in(HtmlPage(fragment)), document
                assert all(
                    scheme in ("", "http", "https", "mailto")
                    for scheme, _ in addresses(HtmlPage(fragment))
                )
        return found - {"DOCUMENT_FRAGMENT"}

    assert tags(plain) == tags(harmless)
    assert not tags(prose) & {"script", "img", "svg", "iframe", "a"} - tags(harmless)


def test_badges_are_valid_and_hold_text_only(plain: Site, harmless: Site) -> None:
    badges = [
        each for each in sorted(plain.addresses()) if each.endswith(".svg") and "badges" in each
    ]
    assert len(badges) >= 5 * len(TEXTS)

    def tags(site: Site, address: str) -> list[tuple[str, list[str]]]:
        root = ElementTree.fromstring(site.text(address))
        return [(each.tag, sorted(each.attrib)) for each in root.iter()]

    for address in badges:
        assert tags(plain, address) == tags(harmless, address), address
        json.loads(plain.text(address.removesuffix(".svg") + ".json"))
    for number, text in enumerate(TEXTS):
        root = ElementTree.fromstring(plain.text(f"okr/badges/t{number}/aim.svg"))
        label = root.get("aria-label", "")
        assert words(label).startswith(words(text)[:39].rstrip()), label


def test_the_data_hold_what_was_written(plain: Site) -> None:
    data = json.loads(plain.text("okr/okr.json"))
    teams = {each["key"]: each["name"] for each in data["teams"]}
    for number, text in enumerate(TEXTS):
        assert teams[f"t{number}"] == " ".join(text.split())


def test_no_cell_of_the_table_is_a_formula(prose: Site) -> None:
    rows = list(csv.reader(io.StringIO(prose.text("okr/okr.csv"))))
    cells = [cell for row in rows for cell in row]
    assert sum("=1+1" in cell for cell in cells) > 5
    for cell in cells:
        if re.fullmatch(r"-?[0-9.]+(?:E[+-]?[0-9]+)?", cell):
            continue
        assert not re.match(r"[\s\x00-\x1f\ufeff]*[=+@\uff1d\uff0b\uff20-]", cell), cell
        assert not cell.startswith(("\t", "\r", "\n")), cell


FEED = "okr/feed.xml"


def test_the_feed_is_valid_and_holds_text_only(plain: Site) -> None:
    if FEED not in plain.addresses():
        pytest.skip("no feed yet")
    root = ElementTree.fromstring(plain.text(FEED))
    for each in root.iter():
        for name, value in each.attrib.items():
            if name in ("href", "src"):
                assert urlsplit(value).scheme in ("", "http", "https", "mailto"), value


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 10_000,
        "[a](" * 5_000,
        "".join("    " * level + "- a\n" for level in range(600)),
        "".join("> " * level + "a\n\n" for level in range(400)),
        "*a **b " * 3_000,
    ],
    ids=["brackets", "images", "links", "lists", "quotations", "stress"],
)
def test_a_note_that_overwhelms_markdown_is_shown_as_it_is_written(text: str) -> None:
    start = time.process_time()
    rendered = Prose().inline(text, lambda link: link)
    assert time.process_time() - start < 5
    shown = "".join(html5lib.parseFragment(rendered).itertext())
    assert words(shown).startswith(words(text)[:5].rstrip("*a ")) or "**" in text
