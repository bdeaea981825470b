"""The generated section as files of the host's site."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_okr.pages import GeneratedFile, Section
from mkdocs_okr.reading.handbook_files import MANIFEST
from mkdocs_okr.reading.okr_folder import is_part_of_okrs
from mkdocs_okr.reading.settings_file import SettingsFile
from mkdocs_okr.settings import SettingsError

__all__ = ["SectionFile", "add", "ensure_complete", "leave_out_generated", "leave_out_sources"]


class SectionFile(File):
    """A file of the section in the site.

    A page carries the path of the OKR file it shows: plugins that ask for a page's source (dates
    and authors from git, feeds) would fail on one that exists in memory only, and what they want to
    know is about the OKR file anyway. A page that shows no single file has the path of one all the
    same, but says that it is generated, which some of them heed. Other files exist in memory only,
    or are copied from where they are: plugins read style sheets and images from that path.
    """

    _offered: Page | None = None

    def __init__(
        self,
        generated: GeneratedFile,
        source: Path,
        config: MkDocsConfig,
        docs_dir: Path,
        folder: str = "",
    ) -> None:
        super().__init__(
            generated.path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self._generated = generated
        self._replaced: str | bytes | None = None
        shows_file = generated.source is not None and (generated.is_page or generated.is_copy)
        self.generated_by = None if shows_file else "okr"
        self.abs_src_path = str(source) if generated.is_page or generated.is_copy else None
        # Of a page or image; a badge, of which there are thousands, has no link to edit it.
        self.edit_uri = _relative(source, docs_dir) if shows_file else None
        if folder:
            self.dest_uri = f"{folder}/{self.dest_uri}"

    @property
    def inclusion(self) -> InclusionLevel:
        """Whether the page may be in a navigation that is made anew, and is missed where it is not.

        One that has been offered may be; but it is never missed, since by the time that MkDocs asks
        for what is missing it has made a new page of the file.
        """
        is_offered = self._offered is not None and self.page is self._offered
        return InclusionLevel.INCLUDED if is_offered else self._inclusion

    @inclusion.setter
    def inclusion(self, value: InclusionLevel) -> None:
        self._inclusion = value

    def offer(self) -> None:
        """Let a plugin that makes the navigation anew find the page."""
        self._offered = self.page

    @property
    def _content(self) -> str | bytes | None:
        """What MkDocs takes for the file's content, made when it is first wanted; None if the file
        is to be copied."""
        if self._replaced is None and not self._generated.is_copy:
            try:
                return self._generated.content
            except SettingsError as error:
                raise PluginError(str(error)) from None
        return self._replaced

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._replaced = value


def _relative(path: Path, start: Path) -> str | None:
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # on another drive
        return None


def add(
    files: Files, section: Section, config: MkDocsConfig, settings: SettingsFile, folder: str = ""
) -> None:
    """Add the section's files to the site.

    Pages are kept out of the navigation that MkDocs makes of all files: each entry there costs time
    on every page. What is to be in it, `mkdocs_okr.plugin.nav` puts there.

    Args:
        files: the site's files, which are changed.
        section: what was generated.
        config: MkDocs' configuration.
        settings: ours, with the folder that the sources' paths are relative to.
        folder: the folder of the site that the section's folder lies in.

    Raises:
        PluginError: an address is taken by a page or file that the site already has.
    """
    taken = {
        file.dest_uri.casefold(): file
        for file in files
        if file.inclusion is not InclusionLevel.EXCLUDED
    }
    root, docs_dir = settings.root, settings.docs_dir
    default = root / section.default_source
    for generated in section.files.values():
        source = root / generated.source if generated.source else default
        file = SectionFile(generated, source, config, docs_dir, folder)
        if (existing := taken.get(file.dest_uri.casefold())) is not None:
            raise PluginError(
                f"the OKR section would write {file.dest_uri}, which {existing.src_uri} already "
                f"does: set another `url` for the plugin (it is {section.url!r}) or move the page"
            )
        files.append(file)


def ensure_complete(files: Files, section: Section) -> None:
    """Make sure that the section's pages are still there: each has links to others.

    Raises:
        PluginError: another plugin took some of them out of the site.
    """
    pages = [file.path for file in section.files.values() if file.is_page]
    gone = [path for path in pages if path not in files.src_uris]
    if gone:
        others = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        raise PluginError(
            f"another plugin took {gone[0]}{others} out of the site, and the pages of the OKR "
            f"section need each other: let its patterns pass over {section.url or 'them'}"
        )


def leave_out_sources(files: Files, okrs_dir: Path) -> None:
    """Take the OKR files themselves, and their images, out of the site where they lie among its
    files; what else is in their folder stays."""
    folder_of: dict[str, str | None] = {}
    start = os.path.realpath(okrs_dir)
    for file in list(files):
        if file.abs_src_path is None:
            continue
        folder, name = os.path.split(file.abs_src_path)
        if folder not in folder_of:
            folder_of[folder] = _below(os.path.realpath(folder), start)
        path = folder_of[folder]
        if path is not None and is_part_of_okrs(f"{path}{name}"):
            files.remove(file)


def leave_out_generated(files: Files, folder: Path) -> None:
    """Take the section as `okr generate` has written it out of the site: ours takes its place, in a
    handbook that a host without plugins publishes as well."""
    if (folder / MANIFEST).is_file():
        for file in list(files):
            path = file.abs_src_path
            if path is not None and Path(path).is_relative_to(folder):
                files.remove(file)


def _below(folder: str, start: str) -> str | None:
    """The way to a folder from one above it, to be put before a name; None if it is elsewhere."""
    if folder == start:
        return ""
    if not folder.startswith(start + os.sep):
        return None
    return f"{folder[len(start) + 1 :].replace(os.sep, '/')}/"
