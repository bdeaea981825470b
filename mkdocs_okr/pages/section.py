"""The generated section: a model in, files for a host out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_okr.findings import Finding
from mkdocs_okr.model import Organisation
from mkdocs_okr.pages.generated import GeneratedFile, generated_files
from mkdocs_okr.pages.navigation import NavItem, above_teams, navigation, paths_of
from mkdocs_okr.pages.options import Options
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.widgets import Widgets
from mkdocs_okr.pages.words import words

__all__ = ["Section", "build"]


@dataclass(frozen=True)
class Section:
    """The whole section.

    Attributes:
        url: the folder it lies in, without slashes at its ends.
        title: what it is called in the navigation.
        files: its files by path.
        nav: its navigation, the overview first.
        default_source: a file to be named for pages that show no single OKR file, relative to the
            settings' folder.
        widgets: renders directives and links in the handbook's own pages.
    """

    url: str
    title: str
    files: Mapping[str, GeneratedFile]
    nav: tuple[NavItem, ...]
    default_source: str
    widgets: Widgets

    @property
    def overview(self) -> str:
        """The path of the overview page."""
        path = self.nav[0].path
        assert path is not None
        return path


def build(
    organisation: Organisation,
    options: Options,
    findings: Sequence[Finding] = (),
    root: Path | None = None,
) -> Section:
    """The section of an organisation's OKRs.

    Nothing is rendered before its content is asked for.

    Args:
        organisation: the model, checked.
        options: what the host tells of its site.
        findings: shown on the pages of their files, if the options say so.
        root: the folder of the settings file, for reading the images that are published; default:
            the working folder.
    """
    site = Site(organisation, options, findings)
    files = {file.path: file for file in generated_files(site, root or Path())}
    nav = navigation(site)
    shown = set(paths_of(nav))
    above = above_teams(site, shown)
    for path in {**dict.fromkeys(shown), **above}:
        file = files[path]
        files[path] = replace(file, in_nav=path in shown, above=above.get(path, file.above))
    return Section(
        url=options.url,
        title=words(site.language)._("OKRs"),
        files=files,
        nav=nav,
        default_source=_default_source(organisation),
        widgets=Widgets.of(site),
    )


def _default_source(organisation: Organisation) -> str:
    if organisation.introduction_file is not None:
        return organisation.introduction_file
    sets = iter(organisation.sets.values())
    first = next(sets, None)
    # Never a folder: plugins open what they are told is a page's source.
    return first.file if first is not None else organisation.settings.file
