"""What the host tells us: our settings, read by our own strict loader, and facts about the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_okr.pages import Options
from mkdocs_okr.pages.edit_links import edit_address
from mkdocs_okr.plugin.handbook import Handbook
from mkdocs_okr.plugin.translations import Translation
from mkdocs_okr.reading.settings_file import (
    SettingsFile,
    check_okrs_dir,
    check_rule_names,
    read_settings_file,
    settings_from_mapping,
)
from mkdocs_okr.rules import unknown_rules

__all__ = ["host_options", "host_settings"]


def host_settings(config: MkDocsConfig, options: Mapping[str, Any]) -> SettingsFile:
    """Our settings, from the settings file itself where there is one.

    MkDocs has read the file already, but as YAML means it (``off`` is False there, and a date is
    a date) and without lines.

    Args:
        config: the host's configuration.
        options: the plugin's block as the host read it, used where the site is set up without a
            file or the file does not hold the block.

    Raises:
        SettingsError: a setting is wrong, or the folder of the OKR files does not exist.
    """
    path = Path(config.config_file_path or "mkdocs.yml").absolute()
    found = read_settings_file(path) if config.config_file_path and path.is_file() else None
    if found is None or not found.has_plugin:
        found = SettingsFile(
            path=path,
            root=path.parent,
            settings=settings_from_mapping(options),
            has_plugin=True,
            docs_dir=Path(config.docs_dir),
        )
    check_rule_names(found, unknown_rules(found.settings))
    check_okrs_dir(found)
    return replace(found, docs_dir=Path(config.docs_dir), language=_language(config))


def _language(config: MkDocsConfig) -> str:
    """The language of the site: Material's ``language``, else the ``locale`` of other themes."""
    if language := config.theme.get("language"):
        return str(language)
    return str(getattr(config.theme.get("locale"), "language", None) or "en")


def host_options(
    config: MkDocsConfig,
    settings: SettingsFile,
    *,
    serving: bool,
    handbook: Handbook,
    translation: Translation | None = None,
) -> Options:
    """What the generated section depends on besides the OKRs.

    Args:
        config: the host's configuration.
        settings: ours.
        serving: whether the site is being previewed; then findings are shown on the pages.
        handbook: the handbook's own pages.
        translation: the language that is being built, where the site has several.
    """
    folder = f"{translation.folder}/" if translation is not None and translation.folder else ""
    return Options(
        url=settings.settings.url,
        language=_language(config) if translation is None else translation.language,
        use_directory_urls=config.use_directory_urls,
        site_url=None if serving or not config.site_url else urljoin(config.site_url, folder),
        show_findings=serving,
        template_dirs=(Path(config.theme.custom_dir),) if config.theme.custom_dir else (),
        docs_dir=Path(os.path.relpath(settings.docs_dir, settings.root)).as_posix(),
        page_title=handbook.title,
        page_href=handbook.href,
        is_published=handbook.is_published,
        edit_url=partial(_edit_url, config, settings),
    )


def _edit_url(config: MkDocsConfig, settings: SettingsFile, file: str) -> str | None:
    """Where a file can be edited, as for a page; None if nobody told.

    Args:
        config: the host's configuration.
        settings: ours.
        file: relative to the folder of the settings file.
    """
    return edit_address(
        settings.root / file,
        settings.docs_dir,
        repo_url=config.repo_url,
        edit_uri=config.edit_uri,
        template=config.edit_uri_template,
    )
