"""The generated pages, read back as a browser reads them."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest

from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.model import Mention, Target
from mkdocs_okr.pages import Options, generated
from mkdocs_okr.pages import build as build_section
from mkdocs_okr.pages.cascade_page import cascade_page
from mkdocs_okr.pages.paths import Paths
from tests.pages.sites import (
    SMALL,
    Site,
    by_class,
    by_id,
    make_site,
    one,
    parse,
    to_html,
    words_of,
)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module", params=["en", "nb", "nn", "de"])
def any_language(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp(request.param)
    files = dict(SMALL)
    files["lead/login/index.md"] = files["lead/login/index.md"].replace(
        "---\n", "---\nlang: nn\n", 1
    )
    return make_site(root, files, language=request.param)


def _pages(site: Site) -> dict[str, Element]:
    return {path: site.html(path) for path, file in site.section.files.items() if file.is_page}


def test_there_is_a_page_for_everything(small: Site) -> None:
    assert [path for path in small.section.files if path.endswith(".md")] == [
        "okr/index.md",
        "okr/cascade.md",
        "okr/teams/lead/index.md",
        "okr/teams/empty/index.md",
        "okr/teams/login/index.md",
        "okr/teams/lead/2026.md",
        "okr/teams/login/2026-Q3.md",
        "okr/teams/login/2026-Q4.md",
        "okr/teams/login/2027-Q1.md",
        "okr/periods/2026.md",
        "okr/periods/2026-Q3.md",
        "okr/periods/2026-Q4.md",
        "okr/periods/2027-Q1.md",
    ]
    assert {
        "okr/badges/login.svg",
        "okr/badges/login.json",
        "okr/badges/login/simple.svg",
        "okr/badges/login/2026-Q3/simple.svg",
        "okr/okr.json",
        "okr/okr.csv",
        "okr/okr.schema.json",
        "okr/assets/okr.css",
        "okr/files/lead/login/seconds.svg",
    } <= set(small.section.files)


def test_every_page_is_valid_html_in_every_language(any_language: Site) -> None:
    for path, document in _pages(any_language).items():
        ids = Counter(each.get("id") for each in document.iter() if each.get("id"))
        assert not [name for name, count in ids.items() if count > 1], path


def test_headings_nest(any_language: Site) -> None:
    for path, document in _pages(any_language).items():
        levels = [HEADINGS.index(each.tag) + 1 for each in document.iter() if each.tag in HEADINGS]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_leads_to_a_page_and_place_of_the_section(any_language: Site) -> None:
    paths, documents = Paths(), _pages(any_language)
    addresses = {paths.address(path): path for path in any_language.section.files}
    seen = 0
    for path, document in documents.items():
        for link in (each.get("href", "") for each in document.iter("a")):
            if link.startswith(("https:", "mailto:")) or ".md" in link:
                continue
            where, _, fragment = link.partition("#")
            here = paths.address(path)
            joined = posixpath.normpath(posixpath.join(here, unquote(where)))
            target = addresses.get(f"{joined}/") or addresses.get(joined)
            target = path if not where else target
            assert target is not None, f"{path}: {link}"
            if fragment:
                by_id(documents[target], fragment)
            seen += 1
    assert seen > 60


def test_blocks_survive_any_markdown_processor(small: Site) -> None:
    """No line of raw HTML is indented or followed by text that belongs to it."""
    for path, file in small.section.files.items():
        if file.is_page:
            for line in small.text(path).split("\n"):
                if re.match(r"\s*<(?:div|ul|p|dl)\b", line):
                    assert line == line.strip(), path
                    assert parse(line) is not None


def test_the_fast_extension_changes_nothing(small: Site) -> None:
    for path, file in small.section.files.items():
        if file.is_page:
            text = small.text(path)
            slow, fast = to_html(text), to_html(text, with_extension=True)
            assert re.sub(r">\s+<", "><", slow) == re.sub(r">\s+<", "><", fast), path


def test_a_key_result_row_says_what_matters(small: Site) -> None:
    row = by_id(small.html("okr/teams/login/2026-Q4.md"), "okr-kr_time")
    assert words_of(one(row, "okr-kr__t")) == "Time to log in"
    assert words_of(one(row, "okr-num")) == "14 → 7.9 → 5 s 68 %"
    assert words_of(row.find(".//summary")) == "On track 11 points ahead · confidence 8"  # type: ignore[arg-type]
    bar = one(row, "okr-bar")
    assert bar.get("role") == "progressbar"
    assert bar.get("aria-label") == "Progress of Time to log in"
    assert bar.get("aria-valuetext") == "68\u00a0%, expected 57\u00a0%, on track"
    said = words_of(row)
    for part in ("Forecast 5.4 s", "Life cycle Development", "done: Passkeys", "not done: Faster"):
        assert part in said


def test_a_guardrail_and_stable_operation(small: Site) -> None:
    row = by_id(small.html("okr/teams/login/2026-Q4.md"), "okr-kr_up")
    assert words_of(one(row, "okr-tag")) == "guardrail"
    assert words_of(one(row, "okr-num")) == "now 99.94 % · at least 99.9 % 1 of 2"
    assert "held in 1 of 2 check-ins" in words_of(row)


def test_a_dropped_key_result_stays_with_its_reason(small: Site) -> None:
    row = by_id(small.html("okr/teams/login/2026-Q4.md"), "okr-kr_gone")
    assert "okr-kr--line" in (row.get("class") or "")
    assert "Dropped Counted elsewhere" in words_of(row)
    assert "3 November 2026" in words_of(row)
    assert not by_class(row, "okr-bad"), "never red"


def test_an_objective_quotes_what_it_serves(small: Site) -> None:
    document = small.html("okr/teams/login/2026-Q4.md")
    serves = by_id(document, "okr-simple")
    assert words_of(serves) == "Serves A seamless service · Leadership, 2026 · on track, 95 %"
    through = by_id(document, "okr-secret")
    assert words_of(through).startswith("Serves Uptime · Leadership, 2026")


def test_a_set_page_has_the_log_the_story_and_its_neighbours(small: Site) -> None:
    document = small.html("okr/teams/login/2026-Q4.md")
    said = words_of(document)
    assert "Earlier: 3rd quarter 2026" in said
    assert "Later: 1st quarter 2027" in said
    days = [words_of(each) for each in by_class(document, "okr-log__d")]
    assert days == ["20 November 2026", "12 October 2026"]
    assert "Fewer reminders." in said
    assert "11.4 → 7.9 s · forecast 5.4 s confidence" not in said
    assert "11.4 → 7.9 s · forecast 5.4 s · confidence 8" in said
    assert [words_of(each) for each in document.iter("strong")] == ["down"]
    links = {words_of(each): each.get("href") for each in document.iter("a")}
    assert links["last quarter"] == "2026-Q3.md"
    assert [each.get("src") for each in document.iter("img")] == [
        "../../files/lead/login/seconds.svg"
    ]


def test_a_retrospective_stands_on_its_page(small: Site) -> None:
    text = small.text("okr/teams/login/2026-Q3.md")
    assert "## Retrospective\n\nWe learnt **much**." in text


def test_the_team_page_has_now_then_and_next(small: Site) -> None:
    document = small.html("okr/teams/login/index.md")
    headings = [words_of(each) for each in document.iter() if each.tag in HEADINGS]
    assert headings == [
        "Log-in",
        "Objectives, 4th quarter 2026",
        "Simple log-in",
        "Weaknesses are closed",
        "Coming",
        "Earlier periods",
        "Supports and supported by",
    ]
    said = words_of(document)
    assert "The one way in." in said
    assert "Part of Leadership" in said
    assert "57 % of the time has passed, 39 days left." in said
    assert "The same on every device" in said


def test_what_supports_a_goal_now_comes_before_what_once_did(small: Site) -> None:
    document = small.html("okr/teams/lead/index.md")
    supported = one(document, "okr-sby")
    assert [words_of(each) for each in supported] == [
        "Supported by",
        "Simple log-in Log-in, 4th quarter 2026 · at risk",
        "Earlier periods Simple log-in Log-in, 3rd quarter 2026 · not achieved",
    ]
    below = one(document, "okr-two")
    assert "Simple log-in Log-in, 4th quarter 2026" in words_of(below)
    assert "3rd quarter 2026" not in words_of(below)


def test_what_is_to_come_says_what_it_will_serve(build: Callable[..., Site]) -> None:
    draft = SMALL["lead/login/2027-Q1.md"].replace(
        "device,", "device, aligns_to: lead/2026/seamless,"
    )
    site = build(SMALL | {"lead/login/2027-Q1.md": draft})
    coming = by_class(site.html("okr/teams/login/index.md"), "okr-lines")[0]
    assert words_of(coming) == "The same on every device Serves A seamless service Planned"
    without = by_class(build(SMALL).html("okr/teams/login/index.md"), "okr-lines")[0]
    assert words_of(without) == "The same on every device Planned"


def test_no_heading_of_ours_begins_with_a_digit(any_language: Site) -> None:
    # A script of the theme `mkdocs` stops at an id that does.
    for path, page in _pages(any_language).items():
        headings = [words_of(each) for each in page.iter() if each.tag in HEADINGS]
        assert [each for each in headings if each[0].isdigit()] == [], path


def test_a_team_without_okrs_has_a_page_and_a_row(small: Site) -> None:
    assert "No objectives run now." in words_of(small.html("okr/teams/empty/index.md"))
    table = one(small.html("okr/index.md"), "okr-teams")
    rows = [words_of(each) for each in table.iter("tr")]
    assert "No goals yet no objectives yet –" in rows
    headers = list(table.iter("th"))
    assert all(each.get("scope") in ("col", "row") for each in headers)


def test_the_overview_answers_how_we_are_doing(small: Site) -> None:
    document = small.html("okr/index.md")
    now = {
        part.get("x1")
        for line in by_class(document, "okr-time")
        for part in by_class(line, "okr-b-exp")
    }
    assert len(by_class(document, "okr-time")) == 2
    assert now == {"89.3%"}  # the year and the quarter on one axis
    goal = one(document, "okr-rows")
    assert words_of(goal).startswith("A seamless service On track")
    assert "Supported by Log-in" in words_of(goal)
    attention = [words_of(each) for each in one(document, "okr-att")]
    assert attention[0].startswith("Sites Log-in At risk: 24 points behind")
    feed = one(document, "okr-feed")
    assert words_of(feed).startswith("20 Nov Log-in Fewer reminders.")


def test_a_period_that_is_over_shows_scores_and_what_was_carried_over(small: Site) -> None:
    document = small.html("okr/periods/2026-Q3.md")
    assert words_of(one(document, "okr-sc__d")) == ""
    rows = [words_of(each) for each in one(document, "okr-scores").iter("tr")]
    assert rows[-1] == "Simple log-in Not achieved · continues in 4th quarter 2026 0.60"
    assert "was not achieved, 0.60" in words_of(document)


def test_the_life_cycle_matrix_names_what_is_empty(small: Site) -> None:
    matrix = one(small.html("okr/periods/2026-Q4.md"), "okr-matrix")
    rows = [words_of(each) for each in matrix.iter("tr")]
    assert rows[1] == "Development 1 key result Time to log in On track · Log-in None"
    assert rows[2] == "Operations None None"


def test_ids_stay_unique_where_objectives_share_one(build: Callable[..., Site]) -> None:
    twice = (
        "  - id: o\n    title: O\n    key_results:\n"
        "      - {id: k, title: K, baseline: 0, target: 1}\n"
    )
    site = build({"team/2026-Q4.md": f"---\nobjectives:\n{twice}{twice}---\n"})
    document = site.html("okr/teams/team/2026-Q4.md")
    assert [each.get("id") for each in by_class(document, "okr-serves")] == ["okr-o", None]


def test_pages_of_the_handbook_that_refer_to_an_objective_are_listed_on_it(small: Site) -> None:
    target = Target("login", "2026-Q4", "simple")
    mention = Mention("docs/how/plan.md", Place("docs/how/plan.md"), "link", "login/simple", target)
    organisation = replace(small.organisation, mentions=(mention, mention))
    options = Options(page_title={"how/plan.md": "How we plan"}.get)
    site = Site(organisation, build_section(organisation, options))
    said = words_of(site.html("okr/teams/login/2026-Q4.md"))
    assert said.count("In the handbook How we plan") == 1
    links = {
        words_of(each): each.get("href")
        for each in site.html("okr/teams/login/2026-Q4.md").iter("a")
    }
    assert links["How we plan"] == "../../../../how/plan/"


def test_withheld_figures_are_nowhere(build: Callable[..., Site]) -> None:
    site = build(
        {
            "team/2026-Q4.md": """---
objectives:
  - id: o
    title: O
    key_results:
      - {id: secret, title: S, withheld: Not closed, baseline: 7311, target: 7322, current: 7333}
checkins:
  - {date: 2026-11-01, values: {secret: {value: 7344, forecast: 7355}}}
---
"""
        }
    )
    for path in site.section.files:
        for figure in ("7311", "7322", "7333", "7344", "7355"):
            assert figure not in site.text(path), path


def test_other_languages_are_marked(any_language: Site) -> None:
    nn = any_language.section.files["okr/teams/login/index.md"]
    overview = any_language.html("okr/index.md")
    table = one(overview, "okr-teams")
    team = next(each for each in table.iter("a") if words_of(each) == "Log-in")
    if nn.lang is None:
        assert not [each for each in team.iter() if each.get("lang")]
        return
    assert nn.lang == "nn"
    assert [each.get("lang") for each in team.iter() if each.get("lang")] == ["nn"]
    page = any_language.html("okr/teams/login/index.md")
    assert "4. kvartal 2026" in words_of(page)
    assert {each.get("lang") for each in by_class(page, "okr-obj")} == {"nn"}


def test_the_pages_language_is_the_sets(any_language: Site) -> None:
    page = any_language.html("okr/teams/login/2026-Q4.md")
    bars = [
        each.get("aria-label") or "" for each in page.iter() if each.get("role") == "progressbar"
    ]
    assert any(label.startswith("Framdrift for") for label in bars)
    assert all(not label.startswith("Progress") for label in bars)
    assert "Bidreg til" in words_of(page)


def test_findings_are_shown_only_where_asked_for(tmp_path: Path) -> None:
    place = Place("okrs/lead/login/2026-Q4.md", 12, 5, 12, 9)
    finding = Finding(
        "OKR201", "unknown-parent", Severity.ERROR, "no <such> goal", place, "write x"
    )
    shown = make_site(tmp_path, SMALL, findings=(finding,), show_findings=True)
    box = one(shown.html("okr/teams/login/2026-Q4.md"), "okr-findings")
    assert words_of(box) == (
        "1 finding in the files of this page error OKR201 unknown-parent: no <such> goal (write x) "
        "okrs/lead/login/2026-Q4.md:12:5"
    )
    hidden = make_site(tmp_path, SMALL, findings=(finding,))
    assert "OKR201" not in hidden.text("okr/teams/login/2026-Q4.md")


def test_a_site_can_replace_a_template(tmp_path: Path) -> None:
    folder = tmp_path / "custom" / "okr"
    folder.mkdir(parents=True)
    (folder / "cascade_page.html").write_text("# Ours\n\n{{ _('Cascade') }}: {{ steps|length }}\n")
    site = make_site(tmp_path, SMALL, template_dirs=(tmp_path / "custom",), language="nb")
    assert site.text("okr/cascade.md").startswith("# Ours\n\nMålhierarki: ")


def test_navigation_follows_the_organisation_and_leaves_sets_out(tmp_path: Path) -> None:
    site = make_site(tmp_path, SMALL)
    overview, cascade, lead = site.section.nav
    assert (overview.title, cascade.title) == ("Overview", "Cascade")
    assert [each.title for each in lead.children] == ["No goals yet", "Log-in"]
    in_nav = {path for path, file in site.section.files.items() if file.in_nav}
    assert in_nav == {
        "okr/index.md",
        "okr/cascade.md",
        *(f"okr/teams/{team}/index.md" for team in ("lead", "login", "empty")),
    }


def test_navigation_takes_no_more_teams_than_set(tmp_path: Path) -> None:
    site = make_site(tmp_path, SMALL, settings={"teams_in_nav": 2})
    (lead,) = site.section.nav[2:]
    assert [each.title for each in lead.children] == ["No goals yet"]


def test_pages_carry_the_file_they_show(small: Site) -> None:
    files = small.section.files
    assert files["okr/teams/login/2026-Q4.md"].source == "okrs/lead/login/2026-Q4.md"
    assert files["okr/teams/login/index.md"].source == "okrs/lead/login/index.md"
    assert files["okr/cascade.md"].source is None
    assert files["okr/teams/login/2026-Q4.md"].title == "Log-in, 4th quarter 2026"


def test_a_page_is_rendered_when_it_is_asked_for_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []

    def watched(site: generated.Site) -> str:
        pages.append(cascade_page(site))
        return pages[-1]

    monkeypatch.setattr(generated, "cascade_page", watched)
    file = make_site(tmp_path, SMALL).section.files["okr/cascade.md"]
    assert pages == []
    assert type(file.content) is str
    assert file.content == pages[0] == pages[1]
