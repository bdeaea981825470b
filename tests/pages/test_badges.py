"""Badges, and the widgets that directives become."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from mkdocs_okr.model import Target
from mkdocs_okr.pages.badges import Badge, svg
from mkdocs_okr.pages.text_width import text_width
from mkdocs_okr.progress import Status
from tests.pages.sites import SMALL, Site, by_class, parse, to_html, words_of

SVG = "{http://www.w3.org/2000/svg}"


def _set(title: str, key_results: str, front: str = "", checkins: str = "") -> str:
    return (
        f"---\n{front}objectives:\n  - id: o\n    title: {title}\n    key_results:\n"
        f"{key_results}{checkins}---\n"
    )


METRIC = "      - {id: k, title: K, baseline: 0, target: 100}\n"


def _checkin(day: str, value: int) -> str:
    return f"checkins:\n  - {{date: {day}, values: {{k: {value}}}}}\n"


@pytest.mark.parametrize(
    ("period", "text", "team", "objective"),
    [
        ("2026-Q4", _set("O", METRIC, checkins=_checkin("2026-11-20", 64)), "64 % on track", None),
        ("2026-Q4", _set("O", METRIC, checkins=_checkin("2026-11-20", 20)), "20 % · 1 off track",
         "20 % off track"),
        ("2026-Q4", _set("O", METRIC), "not started", None),
        ("2026-Q4", _set("O", METRIC, "status: draft\n"), "no objectives", "planned"),
        ("2026-Q3", _set("O", METRIC, checkins=_checkin("2026-09-20", 38)),
         "38 % · 1 not achieved", "0.38 not achieved"),
        ("2026-Q3", _set("O", METRIC, checkins=_checkin("2026-09-20", 100)), "100 % achieved",
         "1.00 achieved"),
        ("2026-Q4", _set("O", "      - {id: k, title: K, withheld: secret}\n"), "withheld", None),
    ],
)  # fmt: skip
def test_what_badges_say(
    build: Callable[..., Site], period: str, text: str, team: str, objective: str | None
) -> None:
    site = build({f"team/{period}.md": text})
    message = json.loads(site.text("okr/badges/team.json"))["message"]
    assert message.replace("\u00a0", " ") == team
    own = json.loads(site.text(f"okr/badges/team/{period}/o.json"))["message"]
    assert own.replace("\u00a0", " ") == (objective or team)
    following = json.loads(site.text("okr/badges/team/o.json"))["message"]
    assert following == own


def test_a_badge_has_an_accessible_name_and_the_same_as_data(small: Site) -> None:
    picture = ElementTree.fromstring(small.text("okr/badges/login.svg"))
    data = json.loads(small.text("okr/badges/login.json"))
    name = f"{data['label']}: {data['message']}"
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == name
    assert picture.findtext(f"{SVG}title") == name
    assert data["schemaVersion"] == 1
    assert data["label"] == "Log-in 2026-Q4"


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_badge_without_a_style_sheet(status: Status) -> None:
    drawn = svg(Badge("Label", "message", status))
    ElementTree.fromstring(drawn)
    assert "class=" not in drawn
    assert "currentColor" not in drawn


def test_a_badge_is_as_wide_as_its_texts() -> None:
    narrow = ElementTree.fromstring(svg(Badge("ill", "1 %", Status.ON_TRACK)))
    wide = ElementTree.fromstring(svg(Badge("WWW", "100 %", Status.ON_TRACK)))
    assert int(narrow.get("width") or 0) < int(wide.get("width") or 0)
    assert text_width("Målhierarki") == text_width("Malhierarki")
    assert text_width("日本") == 22


def test_a_badge_escapes_what_it_says() -> None:
    drawn = svg(Badge('<b>"&{{', "x", Status.ON_TRACK))
    assert ElementTree.fromstring(drawn).get("aria-label") == '<b>"&{{: x'


def test_a_set_has_a_badge_of_its_own_for_good(small: Site) -> None:
    data = json.loads(small.text("okr/badges/login/2026-Q3.json"))
    assert data["label"] == "Log-in 2026-Q3"
    assert ElementTree.fromstring(small.text("okr/badges/login/2026-Q3.svg")).get("role") == "img"
    (image,) = parse(small.section.widgets.badge(Target("login", "2026-Q3"), PAGE)).iter("img")
    assert image.get("src") == "../../okr/badges/login/2026-Q3.svg"


def test_every_badge_that_a_page_can_name_is_generated(small: Site) -> None:
    directives = [
        "login",
        "empty",
        *(f"login/{period}" for period in ("2026-Q3", "2026-Q4", "2027-Q1")),
        *("login/simple", "login/2026-Q3/simple", "login/2026-q4/secret"),
    ]
    for name in directives:
        text = small.section.widgets.expand(f"It is <!-- okr/badge {name} -->.", "index.md")
        (image,) = parse(to_html(text)).iter("img")
        assert image.get("src") in small.section.files, name


def test_a_name_that_is_a_period_means_the_period(build: Callable[..., Site]) -> None:
    site = build(
        {
            "team/2026-Q4.md": _set("2026-Q4", METRIC).replace("id: o", "id: 2026-q4"),
            "team/2026.md": _set("2027", METRIC).replace("id: o", "id: '2027'"),
        }
    )
    badges = [path for path in site.section.files if path.endswith(".svg")]
    assert sorted(badges) == [
        "okr/badges/team.svg",
        "okr/badges/team/2026-Q4.svg",
        "okr/badges/team/2026-Q4/2026-q4.svg",
        "okr/badges/team/2026.svg",
        "okr/badges/team/2026/2027.svg",
    ]
    assert len({path.casefold() for path in site.section.files}) == len(site.section.files)
    assert json.loads(site.text("okr/badges/team/2026-Q4.json"))["label"] == "Team 2026-Q4"


@pytest.mark.parametrize("title", ["A | B", "`x` and `y`", "**not** _so_", "[a](b)", "<b>"])
def test_a_badge_in_a_table_cell_whatever_the_title(build: Callable[..., Site], title: str) -> None:
    site = build({"team/2026-Q4.md": _set(json.dumps(title), METRIC)})
    text = site.section.widgets.expand("|a|b|\n|---|---|\n|<!-- okr/badge team/o -->|c|\n", PAGE)
    document = parse(to_html(text))
    (image,) = document.iter("img")
    assert image.get("alt") == f"{title}: not started"
    assert [words_of(each) for each in document.iter("td")] == ["", "c"]


def test_a_badge_in_another_language_says_so(build: Callable[..., Site]) -> None:
    site = build({**SMALL, "lead/login/index.md": "---\nname: Innlogging\nlang: nb\n---\n"})
    for name, language in (("login", "nb"), ("login/simple", "nb"), ("lead", None)):
        text = site.section.widgets.expand(f"<!-- okr/badge {name} -->", PAGE)
        (link,) = parse(text).iter("a")
        assert link.get("lang") == language, name


PAGE = "guide/how.md"


def test_a_team_in_a_handbook_page(small: Site) -> None:
    text = small.section.widgets.team(Target("login"), PAGE)
    assert "\n" not in text
    document = parse(to_html(f"Before.\n\n{text}\n\nAfter."))
    assert not [each for each in document.iter() if each.tag in ("h1", "h2", "h3")]
    assert not [each for each in document.iter() if each.get("id")]
    assert "Log-in, 4th quarter 2026" in words_of(document)
    links = {each.get("href") for each in document.iter("a")}
    assert "../../okr/teams/login/2026-Q4/#okr-simple" in links


def test_an_objective_in_a_handbook_page(small: Site) -> None:
    for target in (Target("login", None, "simple"), Target("login", "2026-Q4", "simple")):
        document = parse(small.section.widgets.objective(target, PAGE))
        assert "Time to log in" in words_of(document)
    past = parse(small.section.widgets.objective(Target("login", "2026-Q3", "simple"), PAGE))
    assert "Fewer calls" in words_of(past)


def test_a_cascade_in_a_handbook_page(small: Site) -> None:
    whole = parse(small.section.widgets.cascade(None, PAGE))
    assert [words_of(next(iter(row.iter("a")))) for row in by_class(whole, "okr-row--t")] == [
        "A seamless service",
        "Simple log-in",
        "Weaknesses are closed",
    ]
    part = parse(small.section.widgets.cascade(Target("login"), PAGE))
    assert len(by_class(part, "okr-row--t")) == 2


def test_a_badge_in_a_sentence(small: Site) -> None:
    text = small.section.widgets.badge(Target("login"), "index.md")
    html = to_html(f"It goes {text} well.")
    (image,) = parse(html).iter("img")
    assert image.get("src") == "okr/badges/login.svg"
    assert (image.get("alt") or "").startswith("Log-in 2026-Q4: ")
    assert html.startswith("<p>It goes <a")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](okr:login)", "[a](../okr/teams/login/index.md)"),
        ("[a](okr:login/2026-Q3)", "[a](../okr/teams/login/2026-Q3.md)"),
        ("[a](okr:login/simple)", "[a](../okr/teams/login/2026-Q4.md#okr-simple)"),
        ("[a](okr:login/simple#time)", "[a](../okr/teams/login/2026-Q4.md#okr-kr_time)"),
        ("<okr:login/simple>", "[Simple log-in](../okr/teams/login/2026-Q4.md#okr-simple)"),
        ("<okr:login>", "[Log-in](../okr/teams/login/index.md)"),
        ("[a](okr:nowhere)", "[a](okr:nowhere)"),
        ("`[a](okr:login)`", "`[a](okr:login)`"),
        ("<!-- okr/team nowhere -->", "<!-- okr/team nowhere -->"),
    ],
)
def test_links_in_a_handbook_page(small: Site, markdown: str, expected: str) -> None:
    assert small.section.widgets.expand(markdown, PAGE) == expected


@pytest.mark.parametrize(
    ("directive", "within"),
    [
        ("<!-- okr/team login -->", "Simple log-in"),
        ("<!-- okr/objective login/simple -->", "Time to log in"),
        ("<!-- okr/cascade -->", "A seamless service"),
        ("<!-- okr/badge login -->", "badges/login.svg"),
    ],
)
def test_directives_in_a_handbook_page(small: Site, directive: str, within: str) -> None:
    expanded = small.section.widgets.expand(f"Before.\n\n{directive}\n\nAfter.", PAGE)
    assert within in expanded
    assert "<!--" not in expanded


def test_directives_and_links_work_in_the_bodies_of_okr_files(build: Callable[..., Site]) -> None:
    files = dict(SMALL)
    files["lead/index.md"] += "\nSee [log-in](okr:login/simple).\n\n<!-- okr/badge login -->\n"
    text = build(files).text("okr/teams/lead/index.md")
    assert "[log-in](../login/2026-Q4.md#okr-simple)" in text
    assert 'src="../../badges/login.svg"' in text
