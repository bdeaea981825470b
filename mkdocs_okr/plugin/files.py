"""The generated section as files of the host's site."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_okr.pages import GeneratedFile, Section

__all__ = ["SectionFile", "add", "leave_out_sources"]


class SectionFile(File):
    """A file with content of ours that carries the path of the OKR file it shows.

    Plugins that ask for a page's source (dates and authors from git, feeds, translations) would
    fail on a file that exists in memory only, and what they want to know is about the OKR file
    anyway.
    """

    def __init__(self, generated: GeneratedFile, source: Path, config: MkDocsConfig) -> None:
        super().__init__(
            generated.path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self._generated = generated
        self._replaced: str | bytes | None = None
        self.generated_by = "okr"
        self.abs_src_path = str(source)
        self.edit_uri = _relative(source, Path(config.docs_dir)) if generated.source else None

    @property
    def _content(self) -> str | bytes | None:
        """What MkDocs takes for the file's content; made when it is first wanted."""
        return self._generated.content if self._replaced is None else self._replaced

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._replaced = value


def _relative(path: Path, start: Path) -> str | None:
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # on another drive
        return None


def add(files: Files, section: Section, config: MkDocsConfig, root: Path) -> None:
    """Add the section's files to the site.

    Pages are kept out of the navigation that MkDocs makes of all files: each entry there costs time
    on every page. What is to be in it, `mkdocs_okr.plugin.nav` puts there.

    Args:
        files: the site's files, which are changed.
        section: what was generated.
        config: MkDocs' configuration.
        root: the folder of the settings file, to which the sources' paths are relative.

    Raises:
        PluginError: an address is taken by a page or file that the site already has.
    """
    taken = {
        file.dest_uri.casefold(): file
        for file in files
        if file.inclusion is not InclusionLevel.EXCLUDED
    }
    default = root / section.default_source
    for generated in section.files.values():
        source = root / generated.source if generated.source else default
        file = SectionFile(generated, source, config)
        if (existing := taken.get(file.dest_uri.casefold())) is not None:
            raise PluginError(
                f"the OKR section would write {file.dest_uri}, which {existing.src_uri} already "
                f"does: set another `url` for the plugin (it is {section.url!r}) or move the page"
            )
        files.append(file)


def leave_out_sources(files: Files, okrs_dir: Path) -> None:
    """Take the OKR files themselves out of the site where they lie inside its ``docs_dir``."""
    inside = [
        file
        for file in files
        if file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(okrs_dir)
    ]
    for file in inside:
        files.remove(file)
