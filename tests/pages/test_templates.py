"""Every template can be replaced by the site, and the how-to names each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_okr
from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.settings import SettingsError
from tests.pages.sites import SMALL, Site, make_site

OURS = Path(mkdocs_okr.__file__).parent / "templates/okr"
TEMPLATES = sorted(each.name for each in OURS.iterdir())
HOW_TO = Path(__file__).parents[2] / "docs/templates.md"

DIRECTIVES = (
    "<!-- okr/team login -->",
    "<!-- okr/objective login/simple -->",
    "<!-- okr/cascade -->",
    "<!-- okr/table { team: login } -->",
)
OWN = "<i>our own</i>"
# Where a template begins to make HTML: a block of a page, or a macro.
BEGINNING = re.compile(r"(\{% filter block %\}|\{% macro [^%]+-%\})")


def everything(site: Site) -> str:
    """All pages of a section, and a page of the handbook with all directives."""
    generated = [site.text(path) for path in site.section.files if path.endswith(".md")]
    shown = site.section.widgets.expand("\n\n".join(DIRECTIVES), "guide.md")
    return "\n".join([*generated, shown])


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_sites_own_takes_the_place_of_ours(name: str, tmp_path: Path) -> None:
    own = tmp_path / "overrides/okr"
    own.mkdir(parents=True)
    text = (OURS / name).read_text(encoding="utf-8")
    (own / name).write_text(BEGINNING.sub(rf"\1{OWN}", text), encoding="utf-8")
    place = Place("okrs/lead/login/2026-Q4.md", 12, 5)
    finding = Finding("OKR201", "unknown-parent", Severity.ERROR, "no such goal", place, "write x")
    site = make_site(
        tmp_path,
        SMALL,
        findings=(finding,),
        settings={"health": True},
        show_findings=True,
        template_dirs=(tmp_path / "overrides",),
    )
    assert OWN in everything(site)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# Ours\n\n{{ nothing }}\n", "the template cannot be used: 'nothing' is undefined"),
        (
            "# Ours\n\n{% if %}\n",
            "the template cannot be used: Expected an expression, got 'end of statement block'",
        ),
        ("\n\n{% include 'okr/lost.html' %}\n", "there is no template okr/lost.html"),
    ],
)
def test_what_is_wrong_in_one_is_told_with_its_place(
    text: str, sentence: str, tmp_path: Path
) -> None:
    own = tmp_path / "overrides/okr"
    own.mkdir(parents=True)
    file = own / "cascade_page.html"
    file.write_text(text, encoding="utf-8")
    site = make_site(tmp_path, SMALL, template_dirs=(tmp_path / "overrides",))
    with pytest.raises(SettingsError) as raised:
        site.text("okr/cascade.md")
    assert raised.value.place == Place(str(file), 3, 1)
    assert str(raised.value).startswith(f"{file}:3:1: {sentence}")


def test_the_how_to_names_every_template() -> None:
    rows = re.findall(r"^\| `([\w.]+\.html)` \| (.+) \|$", HOW_TO.read_text("utf-8"), re.MULTILINE)
    assert sorted(name for name, _ in rows) == TEMPLATES
    assert all(makes.strip() for _, makes in rows)
