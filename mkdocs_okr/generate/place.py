"""Which folder the section is written to."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_okr.generate.failure import GenerateError
from mkdocs_okr.reading.settings_file import SettingsFile

__all__ = ["section_folder"]


def section_folder(settings_file: SettingsFile, named: Path | None) -> Path:
    """The folder of the section, which need not exist.

    Args:
        settings_file: the site's settings.
        named: the folder that was asked for; None: where the setting ``url`` says it lies.

    Raises:
        GenerateError: if the section would be wrong there, or do harm.
    """
    docs_dir, url = settings_file.docs_dir, settings_file.settings.url
    folder = docs_dir / url if named is None else Path(os.path.abspath(named))
    okrs_dir = settings_file.root / settings_file.settings.okrs_dir
    real, real_okrs = Path(os.path.realpath(folder)), Path(os.path.realpath(okrs_dir))
    if real.is_relative_to(real_okrs) or real_okrs.is_relative_to(real):
        raise GenerateError(
            f"the section would be written to {folder.name}/, among the OKR files, which are never "
            "written to",
            "set another okrs_dir or url, so that neither lies in the other",
        )
    if folder.is_relative_to(docs_dir):
        # Links between the section and the handbook's pages are made for this one place.
        inside = folder.relative_to(docs_dir).as_posix()
        if inside != url:
            raise GenerateError(
                f'the section lies in {docs_dir.name}/{url}, as the setting url ("{url}") says, '
                f"and not in {docs_dir.name}/{inside}",
                f"write it there, or set url: {inside}",
            )
        page = docs_dir / f"{url}.md"
        if page.exists():
            raise GenerateError(
                f"the section would have the same address as the page {docs_dir.name}/{url}.md",
                "set another url for the section, or move the page",
            )
    return folder
