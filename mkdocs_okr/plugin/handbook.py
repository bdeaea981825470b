"""The handbook's own pages: what they say of OKRs, and what is put there instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_markdown_title
from mkdocs.utils.meta import get_data

from mkdocs_okr.findings import Problem
from mkdocs_okr.model import Organisation
from mkdocs_okr.plugin.files import SectionFile
from mkdocs_okr.reading.handbook import read_handbook, with_handbook

__all__ = ["Handbook"]


class Handbook:
    """The pages that are the site's own."""

    def __init__(self, files: Files, root: Path, moved: tuple[Path, Path]) -> None:
        """The pages among a site's files.

        Args:
            files: the site's files.
            root: the folder of the settings file, to which paths in findings are relative.
            moved: the folder that the host reads the pages from now, and the one that they were
                written in. The two differ where a plugin (monorepo) puts several folders together.
        """
        self._files = files
        self._now, self._written = moved
        self._settled = files
        self._root = root
        self._names: dict[str, str] = {}
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
        # Under the name it had at first: monorepo gives files other paths in between.
        page = (self._names.get(file.src_uri) or self._shown(file), markdown)
        _, problems = read_handbook(organisation, [page], templates_ran=True)
        return tuple(each for each in problems if (each.spot.file, each.sentence) not in self._told)

    def settle(self, files: Files) -> None:
        """Take note of the site's files as other plugins have left them."""
        self._settled = files

    def is_published(self, src_uri: str) -> bool:
        """Whether a page is in the site: it may be a draft, or in the language of another build."""
        file = self._settled.src_uris.get(src_uri)
        return file is not None and file.inclusion.value > InclusionLevel.DRAFT.value

    def href(self, page: str, target: str) -> str | None:
        """A link from one file of the site to another; other plugins may have moved either.

        Args:
            page: the source path of one.
            target: that of the other.

        Returns:
            The link, right inside raw HTML; None where it is as the paths are.
        """
        files = self._settled
        here, there = files.src_uris.get(page), files.src_uris.get(target)
        if isinstance(here, SectionFile) and isinstance(there, SectionFile):
            return None
        # What is not there under that name may be there in the language of this build.
        there = there or files.get_file_from_path(target)
        return None if here is None or there is None else there.url_relative_to(here)

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
                name = self._names[file.src_uri] = self._shown(file)
                yield name, text

    def _shown(self, file: File) -> str:
        """How a page is called in findings: relative to the settings' folder, if it lies on a
        disk."""
        if file.abs_src_path is None or file.generated_by is not None:
            return file.src_uri
        path = Path(file.abs_src_path)
        if self._now != self._written and path.is_relative_to(self._now):
            path = self._written / path.relative_to(self._now)
        try:
            return Path(os.path.relpath(path, self._root)).as_posix()
        except ValueError:  # on another drive
            return file.src_uri


def _text(file: File) -> str | None:
    """A page's text; None if it cannot be read, which the host says itself when it comes to it."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return None
