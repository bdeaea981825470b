"""What each widget is as HTML, whole: a change of a template or a drawing shows here.

Where a change is meant, write the files anew and read what has become of them:

    OKR_UPDATE_GOLDENS=1 pytest tests/pages/test_goldens.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.pages.sites import SMALL, Site, make_site, parse

FOLDER = Path(__file__).parent / "goldens"

SMALLEST = {
    "lead/index.md": SMALL["lead/index.md"],
    "lead/2026.md": SMALL["lead/2026.md"],
    "lead/login/index.md": "---\nname: Innlogging\nlang: nb\n---\n",
    "lead/login/2026-Q4.md": """---
objectives:
  - id: simple
    title: Enkel innlogging
    aligns_to: lead/seamless
    key_results:
      - {id: time, title: Tid, baseline: 14, target: 5, unit: s, owner: Per, guardrail: true}
      - {id: gone, title: Anrop, done: false, dropped: {date: 2026-11-03, reason: Telles ikke}}
checkins:
  - {date: 2026-11-20, values: {time: {value: 11.4, confidence: 6}}}
---
""",
}

WIDGETS = {
    "objective": "<!-- okr/objective login/simple -->",
    "team": "<!-- okr/team lead -->",
    "cascade": "<!-- okr/cascade -->",
    "badge": "So far: <!-- okr/badge login -->",
    "badge-alone": "<!-- okr/badge login/2026-Q4/simple -->",
    "table": "<!-- okr/table { status: [at_risk, on_track], columns: [team, status, reason] } -->",
    "table-empty": "<!-- okr/table { status: achieved } -->",
    "link": "See [a goal](okr:login/simple) and <okr:lead>.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("goldens"), SMALLEST)


@pytest.mark.parametrize("name", WIDGETS)
def test_widget(site: Site, name: str) -> None:
    text = site.section.widgets.expand(WIDGETS[name], "guide/how.md")
    if name != "link":
        parse(text)
    _compare(f"{name}.html", _on_lines(text))


@pytest.mark.parametrize("path", ["okr/badges/login.svg", "okr/badges/login.json"])
def test_badge_file(site: Site, path: str) -> None:
    _compare(path.removeprefix("okr/").replace("/", "-"), _on_lines(site.text(path)))


def _on_lines(markup: str) -> str:
    """The same with a line for every tag that opens, so that a change shows where it is."""
    return re.sub(r"(?<=\S)( ?<[a-z])", r"\n\1", markup.strip()) + "\n"


def _compare(name: str, found: str) -> None:
    golden = FOLDER / name
    if os.environ.get("OKR_UPDATE_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), (
        "write the goldens anew if this is meant: see the top of this file"
    )


def test_no_golden_is_left_over() -> None:
    expected = {f"{name}.html" for name in WIDGETS} | {"badges-login.svg", "badges-login.json"}
    assert {each.name for each in FOLDER.iterdir()} == expected
