"""The plugin class: which hook does what, at which priority and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_okr.pages import build
from mkdocs_okr.plugin.files import add, leave_out_sources
from mkdocs_okr.plugin.handbook import Handbook
from mkdocs_okr.plugin.host import host_options, host_settings
from mkdocs_okr.plugin.nav import place
from mkdocs_okr.plugin.report import Report
from mkdocs_okr.reading import ReadingCache, read_organisation
from mkdocs_okr.reading.baseline_file import baseline_name, read_baseline
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.settings_file import SettingsFile
from mkdocs_okr.rules import check_with_baseline, judge
from mkdocs_okr.settings import SettingsError

__all__ = ["OkrPlugin"]


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """Nothing that MkDocs should check: our own loader does, strictly and with places."""


class OkrPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Turns the OKR files beside a handbook into checked pages of it."""

    def __init__(self) -> None:
        self._serving = False
        self._cache = ReadingCache()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether MkDocs serves. That the hook exists also keeps the plugin, and with it what
        it has read, alive from one rebuild of ``serve`` to the next."""
        self._serving = command == "serve"

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as MkDocs read them; `on_config` reads them again, strictly."""
        self._options = options
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and have the host watch and style what we add."""
        self._settings = _or_plugin_error(host_settings, config, self._options)
        # First, so that the site's own style sheets have the last word.
        config.extra_css.insert(0, f"{self._settings.settings.url}/assets/okr.css".lstrip("/"))
        config.watch.append(str(_okrs_dir(self._settings)))
        config.markdown_extensions.append("mkdocs_okr.pages.raw_blocks:RawBlocks")
        baseline = self._settings.root / baseline_name(self._settings.settings)
        if baseline.is_file():
            config.watch.append(str(baseline))
        return config

    # Before other plugins: link checkers and redirects look for our pages in their own `on_files`.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read and check the OKRs, and add their pages to the site."""
        settings = self._settings
        leave_out_sources(files, _okrs_dir(settings))
        self._handbook = Handbook(files, settings.root)
        self._organisation = self._handbook.mentioned_in(
            read_organisation(
                settings.root,
                settings.settings,
                today=_or_plugin_error(today, settings.settings),
                cache=self._cache,
            )
        )
        self._report = Report(
            settings.root,
            only_warn=self._serving or settings.settings.on_invalid == "warn",
            strict=config.strict,
        )
        found = check_with_baseline(
            self._organisation,
            Places(settings.root),
            _or_plugin_error(read_baseline, settings),
            all_pages=False,  # drafts, say, are none of ours, and the command line reads them
        )
        self._report.log(found.findings)
        self._report.note_known(len(found.known))
        self._report.fail_if_invalid()
        options = host_options(
            config, settings, serving=self._serving, page_title=self._handbook.title
        )
        self._section = build(self._organisation, options, found.findings, settings.root)
        add(files, self._section, config, settings.root)
        return files

    # Before other plugins arrange it, so that they see it whole.
    @event_priority(50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the section into the navigation."""
        place(nav, self._section, files)
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put OKRs in the place of directives and ``okr:`` links.

        Here and in no later hook, since plugins that gather pages (print-site) take them from here.
        """
        if page.file.src_uri in self._section.files:
            return markdown
        problems = self._handbook.late_problems(self._organisation, page.file, markdown)
        if problems:
            self._report.log(judge(self._organisation, problems, Places(self._settings.root)))
        return self._section.widgets.expand(markdown, page.file.src_uri)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs of the anchors in our blocks, and readers of a page in another language."""
        if ' id="okr-' in html:
            # Our blocks pass Markdown by, and with it MkDocs' own search for anchors.
            page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ANCHOR.findall(html)}
        generated = self._section.files.get(page.file.src_uri)
        if generated is None or generated.lang is None:
            return html
        return f'<div lang="{generated.lang}">\n{html}\n</div>'

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Ask search engines to pass over a page that is not for readers."""
        generated = self._section.files.get(page.file.src_uri)
        if generated is None or not generated.hidden:
            return output
        return output.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fail for what only turned up in the pages' Markdown; by now all of it has been seen."""
        self._report.fail_if_invalid()
        return env


_ANCHOR = re.compile(r' id="(okr-[^"]+)"')

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _okrs_dir(settings: SettingsFile) -> Path:
    return settings.root / settings.settings.okrs_dir


def _or_plugin_error(function: Callable[_P, _R], *arguments: _P.args, **options: _P.kwargs) -> _R:
    """What the function returns; a wrong setting becomes the one-sentence error of the host."""
    try:
        return function(*arguments, **options)
    except SettingsError as error:
        raise PluginError("\n".join(str(each) for each in (error, *error.others))) from None
