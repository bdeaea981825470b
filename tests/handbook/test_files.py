"""Which files are the handbook's pages, for the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

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
        "docs/index.md",
        "docs/guide/start.markdown",
        "docs/guide/templates/form.md",
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


@pytest.mark.parametrize(
    ("excluded", "left"),
    [
        (("", ""), ["a.md", "drafts/b.md", "drafts/c.md", "okrs/how.md"]),
        (("drafts/", ""), ["a.md", "okrs/how.md"]),
        (("/a.md\n# why\n\ndrafts/*\n!drafts/c.md", ""), ["drafts/c.md", "okrs/how.md"]),
        (("", "b.md"), ["a.md", "drafts/c.md", "okrs/how.md"]),
        (("b.md", "!b.md\nokrs/"), ["a.md", "drafts/c.md"]),
        # What is hidden may be brought back, and the folder of templates too.
        (("!.d.md\n!/templates/", "drafts\nokrs"), [".d.md", "a.md", "templates/t.md"]),
        (("!.github/", "drafts\nokrs"), ["a.md", ".github/e.md"]),
        # What is no pattern is for MkDocs to complain of.
        (("!", ""), ["a.md", "drafts/b.md", "drafts/c.md", "okrs/how.md"]),
    ],
)
def test_excluded_pages_are_left_out_as_by_mkdocs(
    tmp_path: Path, excluded: tuple[str, str], left: list[str]
) -> None:
    for name in (
        "a.md",
        "drafts/b.md",
        "drafts/c.md",
        ".d.md",
        ".github/e.md",
        "templates/t.md",
        "okrs/index.md",
        "okrs/README.md",
        "okrs/how.md",
        "okrs/team/2026.md",
        "okrs/team/README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = handbook_pages(tmp_path, tmp_path, tmp_path / "okrs", excluded)
    assert [file for file, _ in found] == left


def test_links_to_folders_are_followed_but_not_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "more").mkdir()
    (tmp_path / "okrs/team").mkdir(parents=True)
    for name in ("docs/index.md", "docs/README.md", "more/page.md", "okrs/team/index.md"):
        (tmp_path / name).touch()
    (tmp_path / "docs/more").symlink_to("../more")
    (tmp_path / "docs/okrs").symlink_to("../okrs")
    (tmp_path / "docs/round").symlink_to("../docs")
    (tmp_path / "docs/self").symlink_to("self")
    found = handbook_pages(tmp_path / "docs", tmp_path, tmp_path / "okrs")
    assert [file for file, _ in found] == ["docs/index.md", "docs/more/page.md"]
