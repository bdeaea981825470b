"""The section in every language of a site that mkdocs-static-i18n builds.

That plugin builds the site once a language, all in one run and with one configuration. In its
`on_files` it makes files of its own of those that lie in ``docs_dir``, and takes out pages that lie
elsewhere. So the section is added behind it, in the language and the folder of each build. Until
then stand-ins are in its place, for plugins that look for its pages earlier (redirects, say).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_okr.pages import Section

__all__ = ["Translation", "add_stand_ins", "take_out", "tell", "translation_of"]


@dataclass(frozen=True)
class Translation:
    """The language that is being built.

    Attributes:
        language: its code.
        folder: that of its pages in the site, empty for the default language.
        folders: the same for every language.
        is_first: whether it is the first of the run.
    """

    language: str
    folder: str
    folders: dict[str, str]
    is_first: bool


def translation_of(config: MkDocsConfig) -> Translation | None:
    """The language that is being built; None where the site is built in one language only."""
    plugin = config.plugins.get("i18n")
    language = getattr(plugin, "current_language", None)
    if plugin is None or language is None:
        return None
    settings: Any = plugin
    folders = {
        each: "" if each == settings.default_language else each for each in settings.build_languages
    }
    return Translation(language, folders.get(language, ""), folders, not settings.building)


def add_stand_ins(files: Files, section: Section, config: MkDocsConfig) -> None:
    """Add a file for every page of the section, as if it lay in ``docs_dir``."""
    for path, generated in section.files.items():
        if generated.is_page:
            files.append(
                File(
                    path,
                    src_dir=config.docs_dir,
                    dest_dir=config.site_dir,
                    use_directory_urls=config.use_directory_urls,
                    inclusion=InclusionLevel.NOT_IN_NAV,
                )
            )


def take_out(files: Files, section: Section) -> None:
    """Take out what has become of the stand-ins."""
    for path in section.files:
        if (file := files.src_uris.get(path)) is not None:
            files.remove(file)


def tell(files: Files, section: Section, config: MkDocsConfig, translation: Translation) -> None:
    """Say of the section's files what the plugin says of its own: the language, and where the
    other languages have the same page. The language switch and the site map are made of that."""
    plugin: Any = config.plugins["i18n"]
    for path, generated in section.files.items():
        if generated.is_page:
            file: Any = files.src_uris[path]
            file.locale = file.locale_alternate_of = translation.language
            file.localization = None
            file.norm_src_uri = path
            file.alternates = {
                language: file if language == translation.language else _there(file, folder)
                for language, folder in translation.folders.items()
            }
    plugin.i18n_files_per_language[translation.language] = files.documentation_pages()


def _there(file: File, folder: str) -> File:
    """The same page in the folder of another language."""
    other = File(file.src_uri, None, file.dest_dir, file.use_directory_urls)
    if folder:
        other.dest_uri = f"{folder}/{other.dest_uri}"
    return other
