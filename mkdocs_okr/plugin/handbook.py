"""The handbook's own pages: what they say of OKRs, and what is put there instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_markdown_title
from mkdocs.utils.meta import get_data

from mkdocs_okr.findings import Problem
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading.handbook import read_handbook, with_handbook

__all__ = ["Handbook"]


class Handbook:
    """The pages that are the site's own."""

    def __init__(self, files: Files, root: Path) -> None:
        self._files = files
        self._root = root
        self._told: set[tuple[str, str]] = set()

    def mentioned_in(self, organisation: Organisation) -> Organisation:
        """The organisation with what the pages say of it, and what is wrong with that."""
        told = len(organisation.problems)
        organisation = with_handbook(organisation, self._texts())
        self._told = {(each.spot.file, each.sentence) for each in organisation.problems[told:]}
        return organisation

    def late_problems(
        self, organisation: Organisation, file: File, markdown: str
    ) -> tuple[Problem, ...]:
        """What is wrong in a page as it is about to be rendered, and was not in its file.

        Other plugins may have added the page, or put directives into it, after ours had its turn.
        """
        _, problems = read_handbook(organisation, [(self._shown(file), markdown)])
        return tuple(each for each in problems if (each.spot.file, each.sentence) not in self._told)

    def title(self, src_uri: str) -> str | None:
        """The title of a page as its file gives it: its front matter's, else its first heading."""
        file = self._files.get_file_from_path(src_uri)
        text = None if file is None else _text(file)
        if text is None:
            return None
        markdown, meta = get_data(text)
        title = meta.get("title") or get_markdown_title(markdown)
        return None if title is None else str(title)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for file in self._files.documentation_pages():
            if (text := _text(file)) is not None:
                yield self._shown(file), text

    def _shown(self, file: File) -> str:
        """How a page is called in findings: relative to the settings' folder, if it lies on a
        disk."""
        if file.abs_src_path is None or file.generated_by is not None:
            return file.src_uri
        try:
            return Path(os.path.relpath(file.abs_src_path, self._root)).as_posix()
        except ValueError:  # on another drive
            return file.src_uri


def _text(file: File) -> str | None:
    """A page's text; None if it cannot be read, which the host says itself when it comes to it."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return None
