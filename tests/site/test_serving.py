"""The preview: findings only warn, stand on the page, and what did not change is not read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_okr.model import OkrSet
from mkdocs_okr.reading import organisation
from mkdocs_okr.reading.documents import DocumentReader
from mkdocs_okr.reading.files import FileBytes

from .conftest import Site
from .organisation import HANDBOOK

ADDRESS = "http://127.0.0.1:8000/"
SET = "okrs/agency/sign-in/2026-Q4.md"


class Preview:
    """A site as ``mkdocs serve`` keeps it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.config = self._load()
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.rebuild()

    def _load(self) -> MkDocsConfig:
        config = load_config(
            str(self.site.folder / "mkdocs.yml"), site_dir=str(self.site.folder / "site")
        )
        config.site_url = ADDRESS
        return config

    def rebuild(self) -> None:
        self.config = self._load()
        build(self.config, serve_url=ADDRESS)

    def change(self, path: str, old: str, new: str) -> None:
        file: Path = self.site.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.rebuild()


@pytest.fixture
def preview(site: Site) -> Iterator[Preview]:
    site.write(HANDBOOK)
    shown = Preview(site)
    yield shown
    shown.config.plugins.on_shutdown()


def test_the_folder_of_the_okrs_is_watched(preview: Preview) -> None:
    assert str(preview.site.folder / "okrs") in preview.config.watch


def test_an_error_is_a_warning_and_stands_on_the_page(
    preview: Preview, caplog: pytest.LogCaptureFixture
) -> None:
    preview.change(SET, "baseline: 14\n", "baseline: 14,5\n")
    (record,) = [each for each in caplog.records if "OKR005" in each.getMessage()]
    assert record.levelname == "WARNING"
    page = preview.site.page("okr/teams/sign-in/2026-Q4/")
    assert "OKR005" in page.article
    assert "write 14.5" in page.article
    preview.change(SET, "baseline: 14,5\n", "baseline: 14\n")
    assert "OKR005" not in preview.site.page("okr/teams/sign-in/2026-Q4/").article


def test_only_the_file_that_changed_is_parsed_again(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    read = DocumentReader.set

    def watched(self: DocumentReader, okr_set: OkrSet, file: str, text: str) -> object:
        parsed.append(file)
        return read(self, okr_set, file, text)

    monkeypatch.setattr(DocumentReader, "set", watched)
    preview.rebuild()
    assert parsed == []
    preview.change(SET, "first-try: 85", "first-try: 86")
    assert parsed == [SET]
    assert "55 %" in preview.site.page("okr/teams/sign-in/").article


def test_no_other_file_is_read_from_the_disk(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_bytes = organisation.read_bytes

    def watched(root: str, file: str) -> FileBytes:
        read.append(file)
        return read_bytes(root, file)

    monkeypatch.setattr(organisation, "read_bytes", watched)
    preview.change(SET, "first-try: 85", "first-try: 86")
    # The introduction to the overview is no one's OKRs, and not kept.
    assert read == ["okrs/index.md", SET]
