"""The folder that `okr generate` writes to: whose it is, and what survives there."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_okr.generate import writing
from mkdocs_okr.generate.manifest import JOURNAL, MANIFEST
from tests.generate.conftest import Handbook

Q4 = "okrs/agency/sign-in/2026-Q4.md"
SET = "teams/sign-in/2026-Q4.md"


def test_a_folder_of_somebody_else_is_refused(handbook: Handbook) -> None:
    handbook.write("=== docs/okr/notes.md\n# Notes\n")
    assert handbook.refused() == (
        "docs/okr holds files that okr generate has not written, and might be lost there; name a "
        "folder for the section alone, empty or written by okr generate before"
    )


@pytest.mark.parametrize("name", [".gitignore", ".DS_Store"])
def test_what_is_hidden_makes_it_nobodys(handbook: Handbook, name: str) -> None:
    handbook.write(f"=== docs/okr/{name}\n*\n")
    handbook.generate()
    assert handbook.page(name) == "*\n"


def test_a_file_in_its_place_is_refused(handbook: Handbook) -> None:
    handbook.write("=== docs/okr\nText.\n")
    assert handbook.refused().startswith("docs/okr is a file and no folder; ")


def test_what_was_changed_by_hand_is_not_lost(generated: Handbook) -> None:
    page = generated.page(SET)
    generated.write(f"=== docs/okr/{SET}\n{page}A thought.\n")
    generated.replace(Q4, "title: Quick sign-in", "title: Faster sign-in")
    assert generated.refused() == (
        f"docs/okr/{SET} was changed by hand since okr generate wrote it, so nothing was written; "
        "what is to stay belongs into the OKR files; then delete it, and generate again"
    )
    (generated.root / "docs/okr" / SET).unlink()
    generated.generate()
    assert "Faster sign-in" in generated.page(SET)


def test_a_change_by_hand_is_seen_whatever_its_date(generated: Handbook) -> None:
    path = generated.root / "docs/okr" / SET
    generated.generate()
    stamp = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Quick", b"Quack"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert generated.refused().startswith(f"docs/okr/{SET} was changed by hand")


def test_many_that_were_changed_are_named_in_one_sentence(generated: Handbook) -> None:
    pages = [name for name in generated.files() if name.endswith(".md")]
    for name in pages:
        generated.write(f"=== docs/okr/{name}\nMine.\n")
    assert f" and {len(pages) - 3} more were changed by hand since" in generated.refused()


def test_to_touch_a_file_is_not_to_change_it(generated: Handbook) -> None:
    for name in generated.files():
        os.utime(generated.root / "docs/okr" / name)
    assert generated.generate().startswith("0 files written, 0 removed, ")


def test_a_copy_of_the_whole_is_known_again(generated: Handbook, tmp_path: Path) -> None:
    moved = Handbook(tmp_path / "moved")
    for name, content in generated.files(generated.root).items():
        path = moved.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    manifest = moved.root / "docs/okr" / MANIFEST
    manifest.write_bytes((generated.root / "docs/okr" / MANIFEST).read_bytes())
    os.utime(manifest, ns=(0, 0))
    assert moved.generate("-f", str(moved.root / "mkdocs.yml")).startswith("0 files written")


def test_a_file_of_somebody_else_is_left_alone(generated: Handbook) -> None:
    generated.write("=== docs/okr/teams/mine.md\n# Mine\n")
    assert generated.generate().startswith("0 files written, 0 removed, ")
    generated.replace(Q4, "title: Quick sign-in", "title: Faster sign-in")
    generated.generate()
    assert generated.page("teams/mine.md") == "# Mine\n"


def test_a_file_of_somebody_else_is_not_written_over(generated: Handbook) -> None:
    generated.write("=== docs/okr/teams/post/index.md\n# Mine\n")
    (generated.root / "okrs/agency/mailbox").rename(generated.root / "okrs/agency/post")
    assert generated.refused() == (
        "docs/okr/teams/post/index.md would be written, but is there already, and not from okr "
        "generate; move it elsewhere"
    )


def as_link(handbook: Handbook, name: str, target: Path) -> None:
    """Put a link where something of the section is; what it leads to has the same content."""
    path = handbook.root / "docs/okr" / name
    path.rename(target)
    path.symlink_to(target)


@pytest.mark.parametrize("name", ["teams", "teams/sign-in", "badges"])
def test_links_to_folders_are_not_followed(generated: Handbook, tmp_path: Path, name: str) -> None:
    as_link(generated, name, tmp_path / "outside")
    outside = generated.files(tmp_path / "outside")
    assert generated.refused() == (
        f"docs/okr/{name}, where files would be written, is a link, which is not followed; "
        "remove it"
    )
    assert generated.files(tmp_path / "outside") == outside


def test_a_new_folder_is_not_made_behind_a_link(generated: Handbook, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (generated.root / "docs/okr/teams/post").symlink_to(tmp_path / "outside")
    (generated.root / "okrs/agency/mailbox").rename(generated.root / "okrs/agency/post")
    assert "docs/okr/teams/post, where files would be written, is a link" in generated.refused()
    assert generated.files(tmp_path / "outside") == {}


def test_a_link_to_a_file_is_a_change_by_hand(generated: Handbook, tmp_path: Path) -> None:
    as_link(generated, SET, tmp_path / "outside.md")
    assert generated.refused().startswith(f"docs/okr/{SET} was changed by hand")


BROKEN = {
    "not JSON": "{",
    "not UTF-8": b"\xff",
    "nested without end": "[" * 100_000,
    "another version": '{"version": 2, "inputs": "", "files": {}}',
    "a list": "[]",
    "no files": '{"version": 1, "inputs": ""}',
    "a path that leads out": {"../outside.md": "0" * 32},
    "a path that leads out further down": {"teams/../../outside.md": "0" * 32},
    "an absolute path": {"/etc/passwd": "0" * 32},
    "a path of Windows": {"teams\\..\\..\\outside.md": "0" * 32},
    "a drive of Windows": {"c:outside.md": "0" * 32},
    "the folder itself": {".": "0" * 32},
    "a digest that is none": {"index.md": "x"},
    "a number for a digest": {"index.md": 1},
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_manifest_that_is_not_ours_is_not_obeyed(generated: Handbook, case: str) -> None:
    generated.write("=== docs/outside.md\nOutside.\n")
    content = BROKEN[case]
    if isinstance(content, dict):
        content = json.dumps({"version": 1, "inputs": "", "files": content})
    if isinstance(content, str):
        content = content.encode()
    (generated.root / "docs/okr" / MANIFEST).write_bytes(content)
    sentence = generated.refused()
    assert f"{MANIFEST} in " in sentence
    assert sentence.endswith("; remove the folder, and generate again")


@pytest.mark.parametrize("line", ["0" * 32 + " ../outside.md", "x teams/a.md", "nonsense"])
def test_a_journal_that_is_not_ours_is_not_obeyed(generated: Handbook, line: str) -> None:
    generated.write("=== docs/outside.md\nOutside.\n")
    (generated.root / "docs/okr" / JOURNAL).write_text(f"{line}\n", encoding="utf-8")
    generated.generate()
    assert (generated.root / "docs/outside.md").read_text() == "Outside.\n"


@pytest.mark.parametrize("okrs_dir", ["docs/okr", "docs/okr/goals"])
def test_the_okr_files_are_never_written_among(handbook: Handbook, okrs_dir: str) -> None:
    target = handbook.root / okrs_dir
    target.parent.mkdir(parents=True, exist_ok=True)
    for each in (handbook.root / "okrs").rglob("*.md"):
        path = target / each.relative_to(handbook.root / "okrs")
        path.parent.mkdir(parents=True, exist_ok=True)
        each.rename(path)
    handbook.replace("mkdocs.yml", "leadership:", f"okrs_dir: {okrs_dir}\n      leadership:")
    assert "among the OKR files, which are never written to" in handbook.refused()


@pytest.mark.parametrize("folder", ["okrs", "okrs/section", "."])
def test_nor_where_they_lie_beside_the_pages(handbook: Handbook, folder: str) -> None:
    assert "among the OKR files, which are never written to" in handbook.refused(folder)


def test_among_the_pages_it_lies_where_the_setting_says(handbook: Handbook) -> None:
    assert handbook.refused("docs/goals") == (
        'the section lies in docs/okr, as the setting url ("okr") says, and not in docs/goals; '
        "write it there, or set url: goals"
    )
    handbook.replace("mkdocs.yml", "leadership:", "url: goals\n      leadership:")
    handbook.generate("docs/goals")
    assert (handbook.root / "docs/goals/index.md").is_file()


def test_no_page_loses_its_address(handbook: Handbook) -> None:
    handbook.write("=== docs/okr.md\n# About OKRs\n")
    assert handbook.refused().startswith(
        "the section would have the same address as the page docs/okr.md; "
    )


class Interrupted(BaseException):
    """A process that is killed."""


def stop_at(number: int, error: BaseException) -> Callable[..., None]:
    """What stands in for `os.replace`, and fails the time of that number."""
    left = iter(range(number))
    replace = os.replace

    def stopping(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise error
        replace(source, target)

    return stopping


@pytest.mark.parametrize("number", [0, 1, 20])
@pytest.mark.parametrize("first", [True, False], ids=["first run", "later run"])
def test_a_run_that_was_killed_can_be_gone_on_with(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch, number: int, first: bool
) -> None:
    if not first:
        handbook.generate()
        handbook.replace(Q4, "title: Quick sign-in", "title: Faster sign-in")
        (handbook.root / "okrs/agency/mailbox/2027-Q1.md").unlink()
        number //= 2  # fewer files are written
    with monkeypatch.context() as patched:
        patched.setattr(writing.os, "replace", stop_at(number, Interrupted()))
        with pytest.raises(Interrupted):
            handbook.okr("generate")
    handbook.generate()
    whole = handbook.files()
    assert not [name for name in whole if name.startswith(".okr")]
    assert handbook.generate().startswith("0 files written")

    handbook.generate("clean")
    assert handbook.files(handbook.root / "clean") == whole


def test_after_a_killed_run_a_change_by_hand_is_seen_still(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(writing.os, "replace", stop_at(5, Interrupted()))
        with pytest.raises(Interrupted):
            handbook.okr("generate")
    handbook.write("=== docs/okr/index.md\nMine.\n")
    assert handbook.refused().startswith("docs/okr/index.md was changed by hand")


def test_a_full_disk_is_told_in_a_sentence(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as patched:
        patched.setattr(writing.os, "replace", stop_at(3, full))
        result = handbook.okr("generate")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "okr: the section cannot be written to docs/okr: no space left on device; mend that and "
        "generate again, which goes on where this ended\n"
    )
    handbook.generate()
