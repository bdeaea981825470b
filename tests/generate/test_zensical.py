"""The same handbook, built by MkDocs with the plugin and by Zensical with `okr generate`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.generate.conftest import Handbook
from tests.site.conftest import Site
from tests.site.organisation import OKRS

ROOT = Path(__file__).parents[2]
HTML = "{http://www.w3.org/1999/xhtml}"

SETTINGS = """\
=== mkdocs.yml
site_name: Handbook
site_url: https://handbook.example/team/
theme: {name: material, font: false}
extra_css: [own.css]
plugins:
  - search
  - okr:
      leadership: agency
      today: 2026-11-15
markdown_extensions:
  - okr
  - admonition
  - toc: {permalink: true}
  - pymdownx.superfences
validation: {absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
PAGES = """\
=== docs/own.css
=== docs/index.md
# Handbook

We are at <!-- okr/badge sign-in --> with [quick sign-in](okr:sign-in/quick).
See [our way](how/page.md).
=== docs/how/page.md
---
title: How we work
---
# How we work

- In a list:

    <!-- okr/objective sign-in/quick -->

!!! note

    <!-- okr/cascade agency -->

<!-- okr/table { team: agency } -->

```markdown
<!-- okr/team sign-in -->
```

All of <okr:sign-in/2026-Q3>.
"""
NORWEGIAN = """\
=== okrs/agency/post/index.md
---
name: Posten
lang: nb
---
Vi *bringer* brev.
=== okrs/agency/post/2026-Q4.md
---
objectives:
  - title: Brev som folk forstår
    aligns_to: agency/seamless
    key_results:
      - {id: forstår-ikke, title: Folk som ikke forstår, target: {max: 5}, unit: "%", current: 7}
      - {id: svar, title: Svar innen en uke, baseline: 40, target: 80, unit: "%", current: 60}
---
Mer om det i [håndboken](../../../docs/how/page.md).
""".replace("forstår-ikke", "forstar-ikke")


def by_zensical(folder: Path, *arguments: str) -> str:
    """Build a handbook strictly; what is said."""
    command = [sys.executable, "-m", "zensical", "build", "--strict", *arguments]
    environment = {**os.environ, "NO_COLOR": "1"}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def shown(site: Path, page: str) -> list[str]:
    """What a page shows: its words, its classes, where its links and pictures lead, its anchors."""
    text = (site / page).read_text(encoding="utf-8")
    (article,) = html5lib.parse(text).iter(HTML + "article")
    address = f"https://site.example/{page.removesuffix('index.html')}"
    found: list[str] = []

    def look(element: Element) -> None:
        # Zensical has an anchor of its own at the top.
        if element.get("id") != "__skip":
            links = [(name, element.get(name)) for name in ("href", "src")]
            # Written in more than one way, and the same to a browser.
            found.extend(f"{name}={urljoin(address, link)}" for name, link in links if link)
            marks = [(name, element.get(name)) for name in ("id", "lang", "class")]
            found.extend(f"{name}={mark}" for name, mark in marks if mark)
        found.extend((element.text or "").split())
        for child in element:
            look(child)
            found.extend((child.tail or "").split())

    look(article)
    return found


def by_both(folder: Path, tree: str, okrs: Path | None = None) -> tuple[Path, Path]:
    """Build a handbook in both ways; the folders of the two sites."""
    mkdocs, zensical = Site(folder / "mkdocs"), Handbook(folder / "zensical")
    for each in (mkdocs.folder, zensical.root):
        if okrs is not None:
            shutil.copytree(okrs, each / "okrs")
    mkdocs.write(tree)
    mkdocs.build()

    zensical.write(tree)
    zensical.replace("mkdocs.yml", "[own.css]", "[okr/assets/okr.css, own.css]")
    zensical.generate("-f", str(zensical.root / "mkdocs.yml"))
    by_zensical(zensical.root)
    return mkdocs.folder / "site", zensical.root / "site"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of the two sites of a small handbook."""
    return by_both(tmp_path_factory.mktemp("both"), SETTINGS + PAGES + OKRS + NORWEGIAN)


def section_of(site: Path) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix() for path in site.glob("okr/**/*") if path.is_file()
    )


def test_both_have_the_same_files(built: tuple[Path, Path]) -> None:
    mkdocs, zensical = built
    files = section_of(mkdocs)
    assert "okr/teams/sign-in/2026-Q4/index.html" in files
    assert section_of(zensical) == files


def test_pages_show_the_same(built: tuple[Path, Path]) -> None:
    mkdocs, zensical = built
    pages = [name for name in section_of(mkdocs) if name.endswith(".html")]
    assert len(pages) > 10
    for page in ("index.html", "how/page/index.html", *pages):
        assert shown(zensical, page) == shown(mkdocs, page), page


def test_other_files_are_the_same(built: tuple[Path, Path]) -> None:
    mkdocs, zensical = built
    for name in section_of(mkdocs):
        if not name.endswith(".html"):
            assert (zensical / name).read_bytes() == (mkdocs / name).read_bytes(), name


def test_the_demo_shows_the_same(tmp_path: Path) -> None:
    settings = SETTINGS.replace("agency", "leadership").replace("11-15", "11-22")
    settings += "use_directory_urls: false\n"
    home = "=== docs/own.css\n=== docs/index.md\n# Handbook\n"
    mkdocs, zensical = by_both(tmp_path, settings + home, ROOT / "okrs")
    pages = [name for name in section_of(mkdocs) if name.endswith(".html")]
    assert len(pages) > 50
    assert section_of(zensical) == section_of(mkdocs)
    for page in pages:
        assert shown(zensical, page) == shown(mkdocs, page), page


def test_the_style_sheet_is_linked(built: tuple[Path, Path]) -> None:
    page = built[1] / "okr/teams/sign-in/index.html"
    links = html5lib.parse(page.read_text(encoding="utf-8")).iter(HTML + "link")
    (href,) = [each.get("href", "") for each in links if "okr.css" in each.get("href", "")]
    assert (page.parent / href).resolve() == built[1] / "okr/assets/okr.css"


def test_pages_in_another_language_say_so(built: tuple[Path, Path]) -> None:
    assert "lang=nb" in shown(built[1], "okr/teams/post/index.html")[:9]


def test_the_navigation_is_the_sections_own(tmp_path: Path) -> None:
    handbook = Handbook(tmp_path)
    handbook.write(SETTINGS + PAGES + OKRS)
    handbook.replace("mkdocs.yml", "  - search", "  - search\n  - awesome-nav")
    handbook.generate("-f", str(tmp_path / "mkdocs.yml"))
    by_zensical(tmp_path)
    page = html5lib.parse((tmp_path / "site/index.html").read_text(encoding="utf-8"))
    (nav,) = [
        each for each in page.iter(HTML + "nav") if "md-nav--primary" in each.get("class", "")
    ]
    links = [
        (each.get("href", ""), " ".join("".join(each.itertext()).split()))
        for each in nav.iter(HTML + "a")
    ]
    section = [each for each in links if "okr/" in each[0]]
    assert [text for _, text in section] == [
        "Overview",
        "Cascade",
        "The agency",
        "Mailbox",
        "Sign-in",
    ]


def test_directives_follow_the_section_where_it_is_watched(tmp_path: Path) -> None:
    handbook = Handbook(tmp_path)
    handbook.write(SETTINGS + PAGES + OKRS)
    handbook.replace("mkdocs.yml", "extra_css:", "watch: [docs/okr]\nextra_css:")
    okrs = "okrs/agency/sign-in/2026-Q4.md"
    for title in ("Quick sign-in", "Faster sign-in"):
        text = (tmp_path / okrs).read_text(encoding="utf-8")
        handbook.write(f"=== {okrs}\n" + text.replace("Quick sign-in", title))
        handbook.generate("-f", str(tmp_path / "mkdocs.yml"))
        # Zensical counts whole seconds.
        os.utime(tmp_path / "docs/okr/okr.json", (len(title), len(title)))
        by_zensical(tmp_path)
        assert title in " ".join(shown(tmp_path / "site", "how/page/index.html"))


@pytest.mark.parametrize("name", ["mkdocs.yml", "zensical.toml"])
def test_the_how_to_is_right(tmp_path: Path, name: str) -> None:
    how_to = (ROOT / "docs/zensical.md").read_text(encoding="utf-8")
    fence = re.search(rf'( *)```\w+ title="{name}".*\n((?:(?!\1```).*\n)+)', how_to)
    assert fence is not None
    settings = textwrap.dedent(fence[2])
    (tmp_path / name).write_text(re.sub(r"(leadership\W+)leadership", r"\1agency", settings))
    handbook = Handbook(tmp_path)
    handbook.write(OKRS + "=== docs/index.md\n# Home\n\n<!-- okr/team agency -->\n")
    handbook.generate("-f", str(tmp_path / name))
    by_zensical(tmp_path)
    assert "class=okr-widget" in shown(tmp_path / "site", "index.html")
    assert (tmp_path / "site/okr/teams/sign-in/index.html").is_file()


def test_mkdocs_still_builds_a_handbook_that_has_moved(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    site = Site(tmp_path)
    site.write(SETTINGS.replace("[own.css]", "[okr/assets/okr.css, own.css]"))
    site.write(PAGES + OKRS + NORWEGIAN)
    Handbook(tmp_path).generate("-f", str(tmp_path / "mkdocs.yml"))
    site.build()
    assert section_of(tmp_path / "site") == section_of(built[0])
    for page in ("how/page/index.html", "okr/teams/sign-in/2026-Q4/index.html"):
        assert shown(tmp_path / "site", page) == shown(built[0], page)
