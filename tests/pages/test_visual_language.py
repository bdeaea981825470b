"""The handbook's page about the visual language leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import mkdocs_okr
from mkdocs_okr.progress import Status

PAGE = (Path(__file__).parents[2] / "docs/visual-language.md").read_text("utf-8")
STYLE = (Path(mkdocs_okr.__file__).parent / "assets/okr.css").read_text("utf-8")


def test_it_shows_every_status_and_an_example_of_each() -> None:
    for kind in ("status", "example"):
        shown = re.findall(rf"<!-- shown: {kind} (\w+) -->", PAGE)
        assert sorted(shown) == sorted(each.value for each in Status)


def test_it_names_every_token_and_no_other() -> None:
    defined = set(re.findall(r"(--okr-[a-z]+):", STYLE.partition("/* ---- words")[0]))
    assert len(defined) > 15
    assert set(re.findall(r"--okr-[a-z]+", PAGE)) == defined


def test_it_shows_every_colour_in_both_schemes() -> None:
    light, _, rest = STYLE.partition("[data-md-color-scheme=")
    for scheme, block in (("light", light), ("dark", rest.partition("}")[0])):
        colours = set(re.findall(r"--okr-([a-z]+): #[0-9a-f]{6};", block)) - {"link"}
        assert set(re.findall(rf"<!-- shown: {scheme} (\w+) -->", PAGE)) == colours
