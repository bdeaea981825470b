"""Which files are the handbook's pages, for the command line."""

from __future__ import annotations

from pathlib import Path

from mkdocs_okr.reading.handbook_files import handbook_pages


def test_pages_are_found_as_mkdocs_finds_them(tmp_path: Path) -> None:
    for name in (
        "docs/index.md",
        "docs/guide/start.markdown",
        "docs/guide/templates/form.md",
        "docs/templates/page.md",
        "docs/.hidden.md",
        "docs/.github/readme.md",
        "docs/image.svg",
        "docs/okrs/team/index.md",
        "elsewhere.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xef\xbb\xbf\xc3\xa6\r\nb")
    (tmp_path / "docs/broken.md").write_bytes(b"\xff")
    pages = dict(handbook_pages(tmp_path / "docs", tmp_path, tmp_path / "docs/okrs"))
    assert list(pages) == [
        "docs/guide/start.markdown",
        "docs/guide/templates/form.md",
        "docs/index.md",
    ]
    assert set(pages.values()) == {"æ\nb"}


def test_there_need_be_none(tmp_path: Path) -> None:
    assert list(handbook_pages(tmp_path / "docs", tmp_path, tmp_path / "okrs")) == []


def test_pages_may_lie_beside_the_settings_file_or_outside(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    assert [file for file, _ in handbook_pages(tmp_path, tmp_path, tmp_path / "okrs")] == ["a.md"]
    assert [file for file, _ in handbook_pages(tmp_path, site, site / "okrs")] == ["../a.md"]
