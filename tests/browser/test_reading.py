"""Ways to read a page: on one screen, without scripts, by keyboard, on paper, in forced colours."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from .conftest import Open
from .handbooks import PAGES
from .visits import ARTICLE, Visit

pytestmark = pytest.mark.browser

STATUS_WORDS = ("On track", "At risk", "Off track", "Achieved", "Not started", "Withheld")


def text_of(visit: Visit) -> str:
    """The text of the page itself, folded parts too, white space folded."""
    return " ".join((visit.page.locator(ARTICLE).text_content() or "").split())


def test_a_teams_page_tells_its_state_in_the_first_screen_of_a_phone(demo: Open) -> None:
    with demo(width=390) as visit:
        visit.go(PAGES["team"])
        state = visit.page.locator(".okr-state")
        box = state.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844
        # (0.893 + 0.7 + 0.167) / 3, and the statuses of the three objectives
        said = " ".join(state.inner_text().split())
        assert said == "4th quarter 2026: 59 % 1 on track 1 at risk 1 off track"


def test_three_objectives_with_nine_key_results_fit_two_screens(demo: Open) -> None:
    with demo() as visit:
        visit.go(PAGES["team"])
        objectives, key_results = visit.page.locator(".okr-obj"), visit.page.locator(".okr-kr")
        assert (objectives.count(), key_results.count()) == (3, 10)
        first = visit.page.locator(".okr-serves").first.bounding_box()
        last = objectives.last.bounding_box()
        assert first is not None
        assert last is not None
        assert last["y"] + last["height"] - first["y"] < 2 * 800


@pytest.mark.parametrize("part", [".okr-kr__m", ".okr-pct"])
def test_numbers_line_up(demo: Open, part: str) -> None:
    with demo() as visit:
        visit.go(PAGES["team"])
        ends = visit.page.locator(part).evaluate_all(
            "all => all.map(each => Math.round(each.getBoundingClientRect().right))"
        )
        assert len(ends) >= 7
        assert len(set(ends)) == 1


@pytest.mark.parametrize("kind", PAGES)
def test_without_scripts_everything_is_there(demo: Open, kind: str) -> None:
    with demo() as visit:
        visit.go(PAGES[kind])
        with_scripts = text_of(visit)
    with demo(java_script_enabled=False) as visit:
        visit.go(PAGES[kind])
        assert len(with_scripts) > 500
        assert text_of(visit) == with_scripts
        folded = visit.page.locator(f":is({ARTICLE}) details:not([open]) > summary >> visible=true")
        if before := folded.count():
            folded.first.click()
            assert folded.count() != before


# Tabs through the page; gives what had the focus, and whether it showed.
FOCUSED = """article => {
  const it = document.activeElement;
  if (!it.closest(article)) return null;
  const style = getComputedStyle(it);
  it.dataset.reached = "yes";
  return {
    fold: it.matches("summary") && !it.parentElement.open,
    shows: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    html: it.outerHTML.slice(0, 160),
  };
}"""


@pytest.mark.parametrize("kind", ["overview", "cascade", "team", "set", "handbook"])
def test_the_keyboard_alone_reaches_and_opens_everything(demo: Open, kind: str) -> None:
    with demo() as visit:
        visit.go(PAGES[kind])
        page = visit.page
        page.evaluate(
            "article => document.querySelector(article).setAttribute('tabindex', '-1')", ARTICLE
        )
        page.locator(ARTICLE).focus()
        unseen = []
        for _ in range(1500):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED, ARTICLE)
            if focused is None:
                break
            if not focused["shows"]:
                unseen.append(focused["html"])
            if focused["fold"]:
                page.keyboard.press("Enter")
        assert unseen == []
        inside = f":is({ARTICLE})"
        assert page.locator(f"{inside} details").count() > 0
        assert page.locator(f"{inside} details:not([open])").count() == 0
        missed = page.locator(
            f"{inside} :is(summary, a[href]:not(.headerlink)):not([data-reached])"
        )
        assert [each.evaluate("each => each.outerHTML") for each in missed.all()] == []


def test_a_teams_page_prints_on_a4_with_all_it_says(demo: Open) -> None:
    with demo(width=703) as visit:  # as wide as A4 within its margins
        visit.go(PAGES["team"])
        paper = visit.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom"), "12mm"))
        visit.page.emulate_media(media="print")
        assert visit.overflow() == []
        titles = visit.page.locator(".okr-kr__t").all_inner_texts()
        print_out = PdfReader(io.BytesIO(paper))
        sizes = [each.mediabox[2:] for each in print_out.pages]  # in points
        assert [each for each in sizes if each != pytest.approx((595, 842), abs=1.5)] == []
        printed = "".join("".join(each.extract_text().split()) for each in print_out.pages)
        for words in (*STATUS_WORDS, *titles, "89 %", "Service designer", "How to read the bars"):
            assert "".join(words.split()) in printed, words


def test_a_sets_page_prints_charts_and_leaves_out_what_the_log_says_too(demo: Open) -> None:
    with demo(width=703) as visit:
        visit.go(PAGES["set"])
        paper = visit.page.pdf(format="A4")
        assert len(PdfReader(io.BytesIO(paper)).pages) <= 6
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".okr-chart svg:visible").count() > 5
        assert visit.page.locator(".okr-figures:visible").count() == 0
        log = " ".join(visit.page.locator(".okr-log").all_inner_texts()).split()
        measured = visit.page.locator(".okr-figures:not(.okr-figures--s) td:nth-child(2)")
        values = measured.all_text_contents()
        assert len(values) > 20
        assert [each for each in values if each.strip() not in log] == []


def test_a_print_out_needs_no_colour(demo: Open) -> None:
    with demo(scheme="dark") as visit:
        visit.go(PAGES["team"])
        visit.page.emulate_media(media="print")
        colours = visit.page.locator(f":is({ARTICLE}) [class^=okr-]").evaluate_all(
            "all => [...new Set(all.map(each => getComputedStyle(each).color))]"
        )
        assert colours
        channels = [re.findall(r"\d+", each)[:3] for each in colours]
        assert [each for each in channels if len(set(each)) > 1] == []


# The parts of drawings that carry a meaning, and what they are painted with.
PAINTED = """all => all.map(each => {
  const style = getComputedStyle(each);
  const line = each.tagName === "line" || style.fill === "none";
  const paint = line ? style.stroke : style.fill;
  return [each.getAttribute("class"), paint];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_and_bars_show_in_forced_colours(demo: Open, scheme: str) -> None:
    with demo(scheme=scheme, forced_colors="active") as visit:
        visit.go(PAGES["team"])
        canvas = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
        parts = ".okr-s, .okr-s .okr-o, .okr-b-fill, .okr-b-exp, .okr-b-end, .okr-b-pt, .okr-b-slot"
        painted = visit.page.locator(parts).evaluate_all(PAINTED)
        assert len(painted) > 50
        chosen = visit.page.evaluate("getComputedStyle(document.body).color")
        assert chosen != canvas
        assert [each for each in painted if each[1] != chosen] == []


def test_instant_navigation_leaves_nothing_broken(variant: Callable[[str], Open]) -> None:
    with variant("instant")() as visit:
        page = visit.page
        visit.go("okr/")
        page.evaluate("window.sameDocument = true")
        for link, heading in (
            (".okr-teams a[href$='/sign-in/']", "Sign-in"),
            (".okr-now .okr-links a", "Sign-in, 4th quarter 2026"),
            (".okr-links a[href*='periods/2026-Q4']", "All teams, 4th quarter 2026"),
            (".md-tabs a[href$='/okr/']", "Objectives and key results"),
            (".okr-links a[href$='cascade/']", "Cascade"),
            (".md-tabs a[href*='handbook-pages']", "Directives and links"),
            (".okr-obj .okr-sby a, .okr-serves a", None),
        ):
            page.locator(f"{link} >> visible=true").first.click()
            if heading is not None:
                page.locator("h1", has_text=heading).first.wait_for()
            else:
                page.wait_for_url("**/okr/teams/**")
        page.locator(".okr-obj").first.wait_for()
        assert page.evaluate("window.sameDocument") is True
        assert page.locator(".okr-obj .okr-bar").first.bounding_box()["width"] > 300
        fold = page.locator(".okr-more > summary").first
        fold.click()
        assert fold.locator("xpath=..").get_attribute("open") is not None
        target = page.locator(f"[id='{page.url.partition('#')[2]}']")
        assert target.count() == 1
        assert visit.complaints == []
