"""A Markdown extension for hosts that run no plugins but Python-Markdown.

``markdown_extensions: [okr]`` does for such a host what our plugin does for MkDocs: it puts OKRs in
the place of directives and ``okr:`` links as a page is rendered, lets the section's blocks through
unread, and says in which language a page of the section is written. No source is changed.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from mkdocs_okr.generate.failure import GenerateError
from mkdocs_okr.generate.host import options_of
from mkdocs_okr.pages import Widgets
from mkdocs_okr.pages.raw_blocks import RawBlocks
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.handbook import scan, with_handbook
from mkdocs_okr.reading.handbook_files import MANIFEST, handbook_pages
from mkdocs_okr.reading.settings_file import (
    check_okrs_dir,
    find_settings_file,
    read_settings_file,
)
from mkdocs_okr.settings import SettingsError

__all__ = ["OkrExtension"]

# Behind what includes other files (32), so that their directives count; before white space (30).
_BEHIND_SNIPPETS = 31
# Behind everything that still changes the text.
_LAST = -10
# The preprocessor in which Zensical keeps what it knows of the page.
_ZENSICAL = "rendering_context"
# A link within the site, to an OKR file perhaps.
_LINK = re.compile(r"\]\(\s*<?(?![\w+.-]+:|[#/])|^ {0,3}\[[^\]]+\]:", re.MULTILINE)
_LANGUAGE = re.compile(r"<!-- page language: ([a-z]{2}) -->")


class _Site:
    """What directives and links are rendered from, read once a build.

    Args:
        config_file: the settings file; None: the one in the folder, or above it.
        folder: where it is looked for.
        is_built: whether a whole site is built, and not a page alone.

    Raises:
        GenerateError: if there is nothing to render from.
    """

    def __init__(self, config_file: str | None, folder: str, is_built: bool) -> None:
        try:
            path = Path(config_file) if config_file else find_settings_file(Path(folder))
            settings_file = read_settings_file(path)
            check_okrs_dir(settings_file)
            root, settings = settings_file.root, settings_file.settings
            section = settings_file.docs_dir / settings.url
            if is_built and not (section / MANIFEST).is_file():
                # A host that ignores plugins would say nothing of the pages that are not there.
                shown = Path(os.path.relpath(section, root)).as_posix()
                raise GenerateError(
                    f"there is no OKR section in {shown}",
                    "run okr generate before the build",
                )
            organisation = read_organisation(root, settings, today=today(settings))
        except SettingsError as error:
            # In one sentence, as hosts show what an extension raises.
            raise GenerateError(str(error)) from None
        pages = handbook_pages(
            settings_file.docs_dir, root, root / settings.okrs_dir, settings_file.site.excluded
        )
        organisation = with_handbook(organisation, (each for each in pages if "okr" in each[1]))
        self._widgets = Widgets(organisation, options_of(settings_file))
        # A host may render pages in several threads, and the widgets share a renderer.
        self._lock = Lock()

    def expand(self, markdown: str, page: str) -> str:
        """A page's Markdown with OKRs in the place of directives and links, and with its links to
        OKR files leading to the section."""
        with self._lock:
            return self._widgets.expand(self._widgets.follow(markdown, page), page)


class _Build:
    """One build of a host: the same as long as the host keeps the configuration it has read."""

    def __init__(self, config: object) -> None:
        self._config = config

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Build) and self._config is other._config

    def __hash__(self) -> int:
        return id(self._config)


@lru_cache(maxsize=1)
def _site_of(build: _Build, config_file: str | None, folder: str, is_built: bool) -> _Site:
    """The site of a build. Kept here, since hosts make the extension anew for each page."""
    return _Site(config_file, folder, is_built)


class _Expand(Preprocessor):
    """Puts OKRs into a page before its Markdown is read."""

    def __init__(self, md: Markdown, config_file: str | None, page: str | None) -> None:
        super().__init__(md)
        self._config_file = config_file
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        shows_okrs = bool(scan(text, front_matter=False))
        if not shows_okrs and not _LINK.search(text):
            return lines
        known = None
        if _ZENSICAL in self.md.preprocessors:
            known = self.md.preprocessors[_ZENSICAL]
        page = self._page or getattr(getattr(known, "page", None), "path", None)
        if page is None:
            # Which way a link leads from an unknown page, nobody can tell.
            return lines
        config: Any = getattr(known, "config", None)
        folder = config.get("root_dir", "") if isinstance(config, dict) else ""
        build = _Build(self.md if config is None else config)
        try:
            site = _site_of(build, self._config_file, folder or os.getcwd(), config is not None)
        except GenerateError:
            if shows_okrs:
                raise
            # Its links may lead anywhere, and without OKRs there is nothing to be said of them.
            return lines
        return site.expand(text, page).split("\n")


class _Language(Preprocessor):
    """Takes the note of a page's language out of it."""

    found: str | None = None

    def run(self, lines: list[str]) -> list[str]:
        self.found = None
        for number in range(len(lines) - 1, -1, -1):
            if lines[number].strip():
                match = _LANGUAGE.fullmatch(lines[number].strip())
                if match is not None:
                    self.found = match[1]
                    while number and not lines[number - 1].strip():
                        number -= 1
                    return lines[:number]
                break
        return lines


class _InLanguage(Postprocessor):
    """Marks a page with its language, for screen readers and for search."""

    def __init__(self, md: Markdown, language: _Language) -> None:
        super().__init__(md)
        self._language = language

    def run(self, text: str) -> str:
        language = self._language.found
        return text if language is None else f'<div lang="{language}">\n{text}\n</div>'


class OkrExtension(Extension):
    """The extension ``okr``.

    Its settings: ``config_file``, the settings file (default: the one in the folder of the host's,
    else in the working folder or above), and ``page``, the source path of the page that is
    rendered, for programs that render one page; Zensical tells it itself.
    """

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "config_file": ["", "the settings file"],
            "page": ["", "the source path of the page, relative to the handbook's pages"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        RawBlocks().extendMarkdown(md)
        expand = _Expand(md, self.getConfig("config_file") or None, self.getConfig("page") or None)
        md.preprocessors.register(expand, "okr", _BEHIND_SNIPPETS)
        language = _Language(md)
        md.preprocessors.register(language, "okr-language", _BEHIND_SNIPPETS - 1)
        md.postprocessors.register(_InLanguage(md, language), "okr-language", _LAST)
