"""Complete handbooks under ``tests/examples`` build strictly, with nothing to say against them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_okr.cli.run import run
from mkdocs_okr.reading.settings_file import read_settings_file

from .conftest import Site, text_of

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def norwegian(site: Site) -> Site:
    shutil.copytree(EXAMPLES / "government", site.folder, dirs_exist_ok=True)
    return site


def test_the_norwegian_handbook_has_no_findings(norwegian: Site) -> None:
    checked = run(read_settings_file(norwegian.folder / "mkdocs.yml"))
    assert [f"{each.place.file} {each.code}" for each in checked.findings] == []
    assert len(checked.files) > 15


def test_the_norwegian_handbook_speaks_norwegian_throughout(norwegian: Site) -> None:
    norwegian.build()
    front = norwegian.page("okr/")
    (html,) = list(front.root.iter("{http://www.w3.org/1999/xhtml}html"))
    assert html.get("lang") == "nb"
    headings = [text_of(each).removesuffix("¶") for each in [*front.all("h1"), *front.all("h2")]]
    assert "Mål og nøkkelresultater" in headings[0]
    team = norwegian.page("okr/teams/vann/").article
    for word in ("4. kvartal 2026", "Nøkkelresultat", "I rute", "Konfidens"):
        assert word.lower() in team.lower(), word
    # (0.6667 + 0.8 + 4/7) / 3, formatted as Norwegians write it
    assert "68 %" in team
    for address in sorted(norwegian.addresses()):
        if address.startswith("okr/") and address.endswith(".html"):
            page = norwegian.page(address.removesuffix("index.html"))
            for english in ("On track", "Key result", "Expected", "Supported by", "Check-in"):
                assert english not in page.article, f"{address}: {english}"


def test_a_team_that_writes_nynorsk_has_its_pages_in_nynorsk(norwegian: Site) -> None:
    norwegian.build()
    team = norwegian.page("okr/teams/skjergarden/")
    block = next(each for each in team.all("div") if each.get("lang") == "nn")
    for word in ("Ansvarleg", "Bidreg til", "Blir støtta av", "Tidlegare periodar"):
        assert word.lower() in text_of(block).lower(), word
    assert "Ansvarlig" not in text_of(block)
