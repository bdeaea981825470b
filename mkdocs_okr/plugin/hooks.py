"""The plugin class: which hook does what, at which priority and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_okr.pages import build
from mkdocs_okr.plugin.excerpts import mend_links
from mkdocs_okr.plugin.files import (
    add,
    ensure_complete,
    leave_out_generated,
    leave_out_sources,
)
from mkdocs_okr.plugin.handbook import Handbook
from mkdocs_okr.plugin.host import host_options, host_settings
from mkdocs_okr.plugin.nav_names import with_paths
from mkdocs_okr.plugin.nav_plugins import arrange, bring_back, complete, hide, offer
from mkdocs_okr.plugin.report import Report
from mkdocs_okr.plugin.search import with_drawings, without_drawings
from mkdocs_okr.plugin.shelter import Shelter, without_templates
from mkdocs_okr.plugin.translations import add_stand_ins, take_out, tell, translation_of
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
        self._shelter = Shelter()
        self._blocks: Sequence[str] = ()

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

    # Before plugins that put another folder in the place of `docs_dir` (monorepo).
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and have the host watch and style what we add."""
        self._settings = _or_plugin_error(host_settings, config, self._options)
        # First, so that the site's own style sheets have the last word.
        style = f"{self._settings.settings.url}/assets/okr.css".lstrip("/")
        if style not in config.extra_css:  # a site in several languages is built several times
            config.extra_css.insert(0, style)
        # Not along with the style, which a site may list itself for a host without plugins.
        if _RAW_BLOCKS not in config.markdown_extensions:
            config.markdown_extensions.append(_RAW_BLOCKS)
        config.watch.append(str(_okrs_dir(self._settings)))
        baseline = self._settings.root / baseline_name(self._settings.settings)
        if baseline.is_file():
            config.watch.append(str(baseline))
        return config

    # Before other plugins: link checkers and redirects look for our pages in their own `on_files`.
    @event_priority(50)
    def _read_and_add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read and check the OKRs, and add their pages to the site."""
        settings = self._settings
        self._translation = translation_of(config)
        leave_out_sources(files, _okrs_dir(settings))
        leave_out_generated(files, settings.docs_dir / settings.settings.url)
        self._handbook = Handbook(files, settings.root, (Path(config.docs_dir), settings.docs_dir))
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
            all_pages=False,  # another plugin may leave some out, and the command line reads them
        )
        if self._translation is None or self._translation.is_first:
            self._report.log(found.findings)
            self._report.note_known(len(found.known))
        self._report.fail_if_invalid()
        options = host_options(
            config,
            settings,
            serving=self._serving,
            handbook=self._handbook,
            translation=self._translation,
        )
        self._section = build(self._organisation, options, found.findings, settings.root)
        if self._translation is None:
            add(files, self._section, config, settings)
        else:
            add_stand_ins(files, self._section, config)
        config.nav = with_paths(config.nav, self._section, files, options.docs_dir)
        return files

    # Right before literate-nav (-100).
    @event_priority(-99)
    def _hide(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Spare literate-nav our many pages."""
        self._hidden = [] if self._translation else hide(self._section, files, config)
        return files

    @event_priority(-101)
    def _bring_back(self, files: Files, *, config: MkDocsConfig) -> Files:
        bring_back(files, self._hidden)
        return files

    # Behind static-i18n (-100), which makes files of its own of all it finds.
    @event_priority(-150)
    def _add_translated(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages in the language that is being built, if the site has several."""
        if self._translation is not None:
            take_out(files, self._section)
            add(files, self._section, config, self._settings, self._translation.folder)
            tell(files, self._section, config, self._translation)
        return files

    on_files = CombinedEvent(_read_and_add, _hide, _bring_back, _add_translated)

    # Before awesome-nav (100), which makes the navigation anew.
    @event_priority(150)
    def _offer(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let other plugins find the section."""
        ensure_complete(files, self._section)
        if self._translation is None:
            offer(self._section, files, config)
        return nav

    # Before other plugins arrange it, so that they see it whole.
    @event_priority(50)
    def _place(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the section into the navigation."""
        self._handbook.settle(files)
        if self._translation is None:
            arrange(nav, self._section, files, config, self._settings.settings)
        return nav

    # Behind other plugins that arrange it.
    @event_priority(-75)
    def _complete(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Settle titles, and what other plugins have left to do."""
        if self._translation is None:
            complete(nav, self._section, files, config, self._settings.settings)
        return nav

    # Behind static-i18n (-100), which looks for the navigation of the language it builds.
    @event_priority(-150)
    def _place_translated(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Put the section into the navigation of a site in several languages."""
        if self._translation is not None:
            arrange(nav, self._section, files, config, self._settings.settings)
            complete(nav, self._section, files, config, self._settings.settings)
        return nav

    on_nav = CombinedEvent(_offer, _place, _complete, _place_translated)

    # Before all plugins that run templates or directives in Markdown.
    @event_priority(200)
    def _shelter_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep the Markdown of our pages from other plugins."""
        return self._shelter.take(page, markdown) if self._is_ours(page) else markdown

    # Behind them, since what they put into the handbook's own pages may hold directives.
    @event_priority(-200)
    def _expand_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put OKRs in the place of directives and ``okr:`` links.

        Here and not in the HTML, so that the page's table of contents, links and search are right.
        """
        if self._is_ours(page):
            return self._shelter.give_back(page)
        problems = self._handbook.late_problems(self._organisation, page.file, markdown)
        if problems:
            self._report.log(judge(self._organisation, problems, Places(self._settings.root)))
        widgets, path = self._section.widgets, page.file.src_uri
        return _or_plugin_error(widgets.expand, widgets.follow(markdown, path), path)

    on_page_markdown = CombinedEvent(_shelter_markdown, _expand_markdown)

    # Before plugins that run templates in HTML.
    @event_priority(200)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs of the anchors in our blocks, and readers of a page in another language."""
        if ' id="okr-' in html:
            # Our blocks pass Markdown by, and with it MkDocs' own search for anchors.
            page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ANCHOR.findall(html)}
        generated = self._section.files.get(page.file.src_uri)
        if generated is None:
            return html
        html = without_templates(html)
        if generated.lang is None:
            return html
        return f'<div lang="{generated.lang}">\n{html}\n</div>'

    # Before search plugins, which read the page there.
    @event_priority(100)
    def _show_words(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let search plugins see the words of our blocks, and not their drawings."""
        if page.content and ' class="okr-' in page.content:
            page.content, self._blocks = without_drawings(page.content)
        return context

    # Behind them, and before Material's blog.
    @event_priority(-50)
    def _show_drawings(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the drawings back."""
        if page.content and self._blocks:
            page.content, self._blocks = with_drawings(page.content, self._blocks), ()
        return context

    # Behind Material's blog (-100), which makes its excerpts there.
    @event_priority(-150)
    def _mend_excerpts(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Mend our links in the excerpts of a blog."""
        posts = context.get("posts")
        if isinstance(posts, list):
            mend_links(posts, page.url)
        return context

    on_page_context = CombinedEvent(_show_words, _show_drawings, _mend_excerpts)

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

    def _is_ours(self, page: Page) -> bool:
        return page.file.src_uri in self._section.files


_RAW_BLOCKS = "mkdocs_okr.pages.raw_blocks:RawBlocks"
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
