"""Odd things in the OKR folder: each is said in a finding, none stops or delays the check."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_okr.reading import files
from tests.attack.survival import build_pages, survive, write

if sys.platform == "win32":
    pytest.skip("pipes, rights and links as POSIX has them", allow_module_level=True)

SET = b"""---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - {title: Sign-ins, done: true}
---
"""
FILE = "okrs/team/2026-Q4.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A team with one sound file, and beside the OKRs a secret."""
    write(tmp_path, {"handbook/okrs/team/2026-Q3.md": SET, "secret.md": b"hunter2\n"})
    return tmp_path / "handbook"


def said(root: Path) -> list[str]:
    """File, code and sentence of each finding; the pages are built as well."""
    findings = survive(root)
    build_pages(root)
    return [f"{each.place.file}: {each.code} {each.sentence}" for each in findings]


def check(root: Path) -> str:
    """What ``okr check`` prints; it may take 20 seconds at most."""
    (root / "mkdocs.yml").write_text("site_name: H\nplugins: [{okr: {today: 2026-11-22}}]\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_okr", "check"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(root)},
        capture_output=True,
        timeout=20,
        check=False,
    )
    output = (done.stdout + done.stderr).decode()
    assert done.returncode in (0, 1), output
    assert "Traceback" not in output
    return output


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_empty(path: Path) -> None:
    path.touch()


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD = [
    (make_pipe, f'{FILE}: OKR001 "2026-Q4.md" is not an ordinary file'),
    (make_folder, f'{FILE}: OKR001 "2026-Q4.md" is a folder, and should be a file'),
    (make_empty, f'{FILE}: OKR101 the set of "team" for 2026-Q4 has no objectives'),
    (
        link_to("../../../secret.md"),
        f'{FILE}: OKR001 "2026-Q4.md" is a link that leads out of okrs',
    ),
    (link_to("/dev/zero"), f'{FILE}: OKR001 "2026-Q4.md" is a link that leads out of okrs'),
    (link_to("/dev/tty"), f'{FILE}: OKR001 "2026-Q4.md" is a link that leads out of okrs'),
    (link_to("/proc/self/mem"), f'{FILE}: OKR001 "2026-Q4.md" is a link that leads out of okrs'),
    (link_to("2026-Q4.md"), f'{FILE}: OKR001 "2026-Q4.md" is a link that leads nowhere'),
    (link_to("nowhere.md"), f'{FILE}: OKR001 "2026-Q4.md" is a link that leads nowhere'),
]


@pytest.mark.parametrize(
    ("make", "expected"),
    ODD,
    ids=["pipe", "folder", "empty", "out", "zeros", "terminal", "memory", "loop", "nowhere"],
)
def test_what_is_no_ordinary_file_is_said(
    root: Path, make: Callable[[Path], None], expected: str
) -> None:
    make(root / FILE)
    assert [each for each in said(root) if each.startswith(FILE)] == [expected]
    # As the command runs it, which shows the lines of the file: of these, none.
    assert "hunter2" not in check(root)


def test_a_link_inside_the_folder_is_followed(root: Path) -> None:
    (root / FILE).symlink_to("2026-Q3.md")
    assert not any("OKR0" in each for each in said(root))


def test_links_of_folders_never_lead_in_a_circle(root: Path) -> None:
    (root / "okrs/team/again").symlink_to("..")
    (root / "okrs/team/self").symlink_to("self")
    (root / "okrs/team/out").symlink_to(root)
    write(root, {"okrs/_a/x/2026-Q4.md": SET})
    (root / "okrs/_a/x/back").symlink_to("..")
    (root / "okrs/shared").symlink_to("_a")
    found = said(root)
    assert (
        'okrs/team/again: OKR001 "again" is a link to a folder that is read where it lies' in found
    )
    assert 'okrs/team/out: OKR001 "out" is a link that leads out of okrs' in found
    assert len(found) < 10


def test_an_image_that_leads_out_is_not_published(root: Path) -> None:
    (root / "okrs/team/secret.svg").symlink_to("../../../secret.md")
    (root / "okrs/team/zeros.png").symlink_to("/dev/zero")
    os.mkfifo(root / "okrs/team/pipe.png")
    section = build_pages(root)
    assert not [path for path in section.files if "/files/" in path]
    assert sum("leads out of okrs" in each for each in said(root)) == 2


def test_a_name_that_is_not_utf8_is_said(root: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(root) + b"/okrs/team/m\xe5l.md"))).write_bytes(SET)
        Path(os.fsdecode(os.fsencode(root) + b"/okrs/team/m\xe5l")).mkdir()
    except OSError:
        pytest.skip("a file system that only takes UTF-8")
    found = [each for each in said(root) if "UTF-8" in each]
    assert found == [
        'okrs/team/m\ufffdl: OKR001 "m\ufffdl" has a name that is not UTF-8',
        'okrs/team/m\ufffdl.md: OKR001 "m\ufffdl.md" has a name that is not UTF-8',
    ]
    assert "OKR001" in check(root)


def test_odd_names_are_said_on_one_line(root: Path) -> None:
    for name in (
        "a\nb.md",
        "a\x1b[31mb.md",
        "a\u202eb.md",
        "-rf.md",
        "$(id).md",
        "%s.md",
        "a" * 250,
    ):
        (root / "okrs/team" / name).write_bytes(SET)
    said(root)
    printed = check(root)
    assert "\x1b" not in printed
    assert "\na\nb.md" not in printed


# Root may read everything, so another user reads. As oneself first, so that all is imported.
AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.attack.survival import survive
survive(Path(sys.argv[1]))
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for each in survive(Path(sys.argv[1])):
    print(each.place.file, each.code, each.sentence)
"""


def test_what_may_not_be_read_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, {"okrs/team/2026-Q3.md": SET, FILE: SET, "okrs/closed/2026-Q4.md": SET})
        root.chmod(0o755)
        (root / FILE).chmod(0)
        (root / "okrs/closed").chmod(0)
        try:
            printed = subprocess.run(
                [sys.executable, "-c", AS_NOBODY, folder],
                cwd=Path(__file__).parents[2],
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            ).stdout.splitlines()
        finally:
            (root / "okrs/closed").chmod(0o755)
    assert f'{FILE} OKR001 "2026-Q4.md" may not be read' in printed
    assert 'okrs/closed OKR001 "closed" cannot be listed: permission denied' in printed


@pytest.mark.parametrize("vanished", ["2026-Q3.md", "index.md"])
def test_a_file_that_vanishes_while_it_is_read_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, vanished: str
) -> None:
    write(root, {"okrs/team/index.md": b"---\nname: Team\n---\n"})
    really_open = os.open

    def open_too_late(path: str, flags: int, *more: int) -> int:
        if str(path).endswith(vanished):
            Path(path).unlink(missing_ok=True)
        return really_open(path, flags, *more)

    monkeypatch.setattr(files.os, "open", open_too_late)
    assert f'okrs/team/{vanished}: OKR001 "{vanished}" is gone' in said(root)


def test_a_file_that_vanishes_after_it_was_read_has_findings_still(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {FILE: b"---\nobjective: []\n---\n"})
    really_read = files.read_bytes
    monkeypatch.setattr(
        "mkdocs_okr.reading.organisation.read_bytes", _read_and_remove(really_read, root / FILE)
    )
    assert any(each.code == "OKR004" for each in survive(root))
    assert not (root / FILE).exists()


def _read_and_remove(
    read: Callable[[str, str], files.FileBytes], path: Path
) -> Callable[[str, str], files.FileBytes]:
    def read_and_remove(root: str, file: str) -> files.FileBytes:
        content = read(root, file)
        if path == Path(root) / file:
            path.unlink()
        return content

    return read_and_remove


def test_a_file_that_grows_while_it_is_read_stays_within_bounds(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Grown:
        st_mode = (root / "okrs/team/2026-Q3.md").stat().st_mode
        st_size, st_mtime_ns = 10, 0

    (root / FILE).write_bytes(SET * 20_000)
    monkeypatch.setattr(files.os, "fstat", lambda descriptor: Grown)
    assert len(files.read_bytes(str(root), FILE).content) <= 11


def test_the_folder_of_the_okrs_may_be_anything(tmp_path: Path) -> None:
    assert [each.code for each in survive(tmp_path)] == ["OKR001"]
    (tmp_path / "okrs").write_bytes(SET)
    assert [each.code for each in survive(tmp_path)] == ["OKR001"]
    (tmp_path / "okrs").unlink()
    (tmp_path / "okrs").symlink_to("okrs")
    assert [each.code for each in survive(tmp_path)] == ["OKR001"]


def test_folders_may_be_nested_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    path = tmp_path / "okrs"
    for number in range(400):
        path = path / f"t{number}"
    try:
        write(path, {"2026-Q4.md": SET})
    except OSError:
        pytest.skip("a file system with shorter paths")
    found = survive(tmp_path)
    assert not [each for each in found if each.code == "OKR001"]
