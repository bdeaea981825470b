"""The handbooks that the browser looks at: built as a user builds them, served on this machine."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]

# A page of every kind of the demo, and a handbook page with directives.
PAGES = {
    "overview": "okr/",
    "cascade": "okr/cascade/",
    "team": "okr/teams/sign-in/",
    "team-nb": "okr/teams/e-signature/",
    "leadership": "okr/teams/leadership/",
    "set": "okr/teams/sign-in/2026-Q4/",
    "set-over": "okr/teams/sign-in/2026-Q3/",
    "period": "okr/periods/2026-Q4/",
    "period-over": "okr/periods/2026-Q3/",
    "handbook": "handbook-pages/",
}

# Those, and the page of this project's handbook that shows every drawing there is.
DEMO_PAGES = {**PAGES, "visual-language": "visual-language/"}

# Settings under which the same OKRs are shown otherwise. The first two themes take a
# highlighter from another host unless they are told not to.
VARIANTS = {
    "mkdocs": "theme: {name: mkdocs, highlightjs: false}",
    "mkdocs-dark": "theme: {name: mkdocs, color_mode: dark, highlightjs: false}",
    "readthedocs": "theme: {name: readthedocs, highlightjs: false}",
    "instant": """\
theme:
  name: material
  font: false
  features: [navigation.instant, navigation.tabs, navigation.indexes, toc.integrate]""",
}

SETTINGS = """\
site_name: Handbook
site_url: {url}
{theme}
plugins:
  - search
  - okr: {{leadership: leadership, today: 2026-11-22}}
markdown_extensions: [admonition, attr_list, tables]
nav:
  - Handbook: index.md
  - Pages: handbook-pages.md
  - OKRs: okr/index.md
validation: {{links: {{not_found: ignore}}}}
"""


def build(settings: Path, into: Path) -> None:
    """Build the handbook of those settings into a folder, with addresses that end in a slash."""
    config = load_config(str(settings), site_dir=str(into), use_directory_urls=True)
    config.plugins.on_startup(command="build", dirty=False)
    build_site(config)
    config.plugins.on_shutdown()


def build_demo(into: Path) -> None:
    """Build this project's own handbook, which holds the demo."""
    build(ROOT / "mkdocs.yml", into)


def build_variant(name: str, folder: Path, into: Path, url: str) -> None:
    """Build the demo's OKRs, and a handbook page that shows some, under other settings.

    ``folder`` is where the handbook is laid out.
    """
    shutil.copytree(ROOT / "okrs", folder / "okrs")
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "handbook-pages.md", folder / "docs")
    (folder / "docs" / "index.md").write_text("# Handbook\n\nHow we work.\n", encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(SETTINGS.format(url=url, theme=VARIANTS[name]), encoding="utf-8")
    build(settings, into)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what fails is seen in the browser."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine only; gives its address, ending in a slash."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
