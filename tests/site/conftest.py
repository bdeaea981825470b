"""Sites as a user has them: a folder of files, built by MkDocs, read back with a real parser."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import get_plugin_logger

HTML = "{http://www.w3.org/1999/xhtml}"
HOST_LOG = get_plugin_logger("").logger.name.partition(".")[0]
"""The host's log: `mkdocs`, or `properdocs` where that runs in its place."""


@dataclass(frozen=True)
class HtmlPage:
    """A built page."""

    root: Element

    def all(self, tag: str, class_name: str | None = None) -> list[Element]:
        """The elements of that name, those of that class only if one is given."""
        found = self.root.iter(HTML + tag)
        return [
            each
            for each in found
            if class_name is None or class_name in each.get("class", "").split()
        ]

    def one(self, tag: str, class_name: str | None = None) -> Element:
        """The only such element."""
        (only,) = self.all(tag, class_name)
        return only

    @property
    def article(self) -> str:
        """The text of the page itself, white space folded."""
        for each in self.root.iter(HTML + "article"):
            return text_of(each)
        for each in self.root.iter(HTML + "div"):
            if each.get("role") == "main":
                return text_of(each)
        return text_of(self.root)

    @property
    def links(self) -> list[str]:
        """Where its links lead, as written."""
        return [each.get("href", "") for each in self.all("a")]


def text_of(element: Element) -> str:
    """All text in it, white space (no-break spaces too) folded."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Site:
    """A handbook in a folder of its own."""

    folder: Path

    def write(self, tree: str) -> None:
        """Write files from a text of ``=== path`` lines, each followed by the file's content."""
        for part in tree.strip("\n").split("=== ")[1:]:
            name, _, content = part.partition("\n")
            path = self.folder / name.strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def build(self, *, strict: bool = True) -> None:
        """Build it as ``mkdocs build --strict`` does."""
        config = load_config(
            str(self.folder / "mkdocs.yml"), strict=strict, site_dir=str(self.folder / "site")
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()

    def page(self, address: str) -> HtmlPage:
        """The page at that address (``okr/teams/a/`` or ``okr/teams/a.html``)."""
        path = self.folder / "site" / address
        path = path / "index.html" if address.endswith("/") or address == "" else path
        return HtmlPage(html5lib.parse(path.read_text(encoding="utf-8")))

    def text(self, address: str) -> str:
        """A file of the built site."""
        return (self.folder / "site" / address).read_text(encoding="utf-8")

    def addresses(self) -> set[str]:
        """Every file of the built site, as its address."""
        site = self.folder / "site"
        return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty site."""
    yield Site(tmp_path)
    logging.getLogger(HOST_LOG).handlers.clear()


@pytest.fixture
def make_site(site: Site) -> Callable[[str], Site]:
    """A site with files, built."""

    def make(tree: str) -> Site:
        site.write(tree)
        site.build()
        return site

    return make
