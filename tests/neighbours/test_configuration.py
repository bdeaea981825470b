"""Every way to set a site up: it builds strictly, all links lead somewhere, `okr check` agrees.

Each case is a settings file, where it lies, and which folders lie elsewhere than usual.
"""

from __future__ import annotations

import logging
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from mkdocs_okr.cli.run import run
from mkdocs_okr.reading.settings_file import read_settings_file
from mkdocs_okr.reports.full import finding_lines
from mkdocs_okr.reports.outcome import FolderSources
from mkdocs_okr.settings import SettingsError

from ..site.conftest import HOST_LOG, Site
from .navs import OKRS, PAGES, STRICTEST

OURS = "{leadership: board, today: 2026-11-15}"
FRONT = """\
=== docs/index.md
# Handbook

See [quick sign-in](okr:sign-in/quick) and <!-- okr/badge sign-in -->, and [how](ways/work.md).
"""


@dataclass(frozen=True)
class Case:
    """A way to set a site up.

    Attributes:
        settings: the settings file, behind what all have.
        file: where it lies.
        moved: folders that lie elsewhere than usual.
        more: further files.
        out: where the site is built.
        overview: the address of the overview page.
        silenced: what must not be found.
    """

    settings: str
    file: str = "mkdocs.yml"
    moved: dict[str, str] = field(default_factory=dict)
    more: str = ""
    out: str = "site"
    overview: str = "okr/index.html"
    silenced: str = "?"

    def write(self, site: Site) -> None:
        pages = (FRONT + PAGES.partition("# Handbook\n")[2] + OKRS).splitlines(keepends=True)
        for usual, elsewhere in self.moved.items():
            pages = [
                each.replace(f"=== {usual}/", f"=== {elsewhere}/", 1)
                if each.startswith("=== ")
                else each
                for each in pages
            ]
        start = f"=== {self.file}\n" + ("" if "site_name" in self.settings else "site_name: H\n")
        end = "\n" if "theme:" in self.settings else "\ntheme: mkdocs\n"
        site.write(f"{start}{STRICTEST}{self.settings}{end}{''.join(pages)}{self.more}")


PLUGINS = f"plugins: [search, okr: {OURS}]"
THEME = """\
=== theme/main.html
<html><head><title>{{ page.title }}</title>
{%- for each in config.extra_css %}<link rel="stylesheet" href="{{ each | url }}">{% endfor -%}
</head><body>{{ page.content }}{% for item in nav %}{{ item.title }} {% endfor %}</body></html>
"""
CASES = {
    "no address": Case(PLUGINS),
    "an address with a path": Case(f"site_url: https://example.com/h/b/\n{PLUGINS}"),
    "files and no folders": Case(f"use_directory_urls: false\n{PLUGINS}"),
    "the pages deeper": Case(
        f"docs_dir: handbook/pages\n{PLUGINS}", moved={"docs": "handbook/pages"}
    ),
    "the pages above": Case(
        f"docs_dir: ../handbook\n{PLUGINS}",
        file="site-of-it/mkdocs.yml",
        moved={"docs": "handbook", "okrs": "site-of-it/okrs"},
        out="site-of-it/site",
    ),
    "the settings in a folder of their own": Case(
        "docs_dir: ../docs\nsite_dir: ../public\n"
        "plugins: [okr: {okrs_dir: ../okrs, leadership: board, today: 2026-11-15}]",
        file="conf/mkdocs.yml",
        out="public",
    ),
    "the separators of Windows": Case(
        "docs_dir: ../docs\n"
        r"plugins: [okr: {okrs_dir: ..\goals\okrs, leadership: board, today: 2026-11-15,"
        r" per_path: {'..\goals\okrs\board\**': {OKR4: off}}, baseline: ci\known.json}]",
        file="conf/mkdocs.yml",
        moved={"okrs": "goals/okrs"},
        more='=== conf/ci/known.json\n{"version": 1, "findings": []}\n',
        out="conf/site",
        silenced='"design" has no OKRs',
    ),
    "another name of the file": Case(PLUGINS, file="mkdocs.yaml"),
    "the plugins as a mapping": Case(f"plugins: {{search: {{}}, okr: {OURS}}}"),
    "our block inherited": Case(
        "INHERIT: ../base.yml\nplugins: {okr: {url: goals}}",
        file="site-of-it/mkdocs.yml",
        moved={"docs": "site-of-it/docs", "okrs": "site-of-it/okrs"},
        more=f"=== base.yml\nsite_name: H\nplugins: {{search: {{}}, okr: {OURS}}}\n",
        out="site-of-it/site",
        overview="goals/index.html",
    ),
    "the rest inherited": Case(
        f"INHERIT: base/site.yml\n{PLUGINS}",
        moved={"docs": "pages"},
        more="=== base/site.yml\nsite_url: https://example.com/\ndocs_dir: pages\n",
    ),
    "from the environment": Case(
        "docs_dir: !ENV [NO_SUCH_DIR, pages]\nplugins:\n  - okr:\n"
        "      leadership: !ENV OKR_TEST_LEADERS\n      today: !ENV [NO_SUCH_DAY, 2026-11-15]\n"
        "      url: !ENV [NO_SUCH_URL, goals]",
        moved={"docs": "pages"},
        overview="goals/index.html",
    ),
    "tags of Python": Case(
        "markdown_extensions:\n"
        "  - toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }\n"
        f"extra: {{ours: &ours {OURS}}}\nplugins:\n  - okr: *ours",
    ),
    "hooks": Case(
        f"hooks: [hook.py]\n{PLUGINS}",
        more="=== hook.py\ndef on_page_markdown(markdown, **_):\n"
        "    return markdown.replace('# Handbook', '# Our handbook')\n",
    ),
    "a theme of its own": Case(
        f"theme: {{name: null, custom_dir: theme}}\nplugins: [okr: {OURS}]", more=THEME
    ),
    "in a group": Case(
        "theme: {name: material, font: false}\n"
        f"plugins: [group: {{enabled: true, plugins: [okr: {OURS}]}}]"
    ),
    "pages that are not published": Case(
        "exclude_docs: |\n  /old/\n  !.shown.md\ndraft_docs: draft.md\nnot_in_nav: .shown.md\n"
        + PLUGINS,
        more="=== docs/old/page.md\n<!-- okr/badge nobody -->\n"
        "=== docs/ways/draft.md\n[x](okr:nobody)\n=== docs/.shown.md\n[x](okr:legal)\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_site(
    site: Site,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
) -> None:
    case = CASES[name]
    case.write(site)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("OKR_TEST_LEADERS", "board")
    caplog.set_level(logging.INFO)
    _build(site.folder / case.file)
    out = site.folder / case.out
    assert "Quick sign-in" in (out / case.overview).read_text(encoding="utf-8")
    _assert_links_lead_somewhere(out)
    logged = {
        each.getMessage() for each in caplog.records if each.name == f"{HOST_LOG}.plugins.okr"
    }
    assert logged == _told_by_command(site.folder / case.file)
    assert len(logged) > 0
    assert not any(case.silenced in each for each in logged)


def _build(settings: Path) -> None:
    config = load_config(str(settings))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def _told_by_command(settings: Path) -> set[str]:
    """What `okr check` finds, as the plugin words it."""
    found = run(read_settings_file(settings))
    sources = FolderSources(settings.parent)
    return {"okr: " + "\n".join(finding_lines(each, sources)) for each in found.findings}


_LINK = re.compile(r'(?:href|src)="([^"#?]+)')


def _assert_links_lead_somewhere(out: Path) -> None:
    files = {each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file()}
    checked = 0
    for page in sorted(each for each in files if each.endswith(".html") and each != "404.html"):
        for link in _LINK.findall((out / page).read_text(encoding="utf-8")):
            if ":" in link or link.startswith("//"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link)))
            is_there = target in files or posixpath.join(target, "index.html") in files
            assert is_there or target == ".", f"{page}: {link}"
            checked += 1
    assert checked > 30


MISTAKES = {
    "in the parent's file": (
        Case(
            "INHERIT: ../base.yml\nplugins: {okr: {url: goals}}",
            file="site-of-it/mkdocs.yml",
            moved={"docs": "site-of-it/docs", "okrs": "site-of-it/okrs"},
            more="=== base.yml\nplugins:\n  okr:\n    url: okr\n    leadreship: board\n",
        ),
        '../base.yml:4:5: unknown setting "leadreship"; did you mean leadership?',
    ),
    "in the child's file": (
        Case(
            "INHERIT: base.yml\nplugins: {okr: {nav: last}}",
            more=f"=== base.yml\nplugins: {{okr: {OURS}}}\n",
        ),
        'mkdocs.yml:7:22: setting "nav" takes end or none, not "last"',
    ),
    "from the environment": (
        Case("plugins:\n  - okr:\n      today: !ENV OKR_TEST_LEADERS"),
        'mkdocs.yml:8:14: setting "today" takes a date, not "board"',
    ),
    "the plugin listed twice": (
        Case(f"plugins:\n  - okr: {OURS}\n  - okr: {{url: more}}"),
        'mkdocs.yml:8:5: the plugin "okr" is listed twice; keep one of the two',
    ),
    "a folder that is not there": (
        Case(r"plugins: [okr: {okrs_dir: ..\okrs}]"),
        'mkdocs.yml:6:27: there is no folder "../okrs" as seen from mkdocs.yml; create it',
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_alike_with_its_place(
    site: Site,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    case, said = MISTAKES[name]
    case.write(site)
    monkeypatch.setenv("OKR_TEST_LEADERS", "board")
    # Not strictly, since MkDocs itself warns of a plugin that is listed twice.
    config = load_config(str(site.folder / case.file), strict=False)
    with pytest.raises(Abort):
        build(config)
    assert said in caplog.text
    with pytest.raises(SettingsError) as raised:
        run(read_settings_file(site.folder / case.file))
    assert str(raised.value).startswith(said)
