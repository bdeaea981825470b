"""What lies in the OKR folder: teams, sets, images, and what does not belong there."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from mkdocs_okr.model import Organisation
from mkdocs_okr.periods import Period, PeriodKind
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.settings import Settings
from tests.reading.sites import TODAY, said

SET = "---\nobjectives:\n- title: A\n---\n"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")


def tree(root: Path, drawing: str) -> None:
    """Writes the tree that a drawing shows: names that end in ``/`` are folders."""
    folders = [root]
    for line in drawing.strip("\n").splitlines():
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        name = line.strip()
        del folders[depth + 1 :]
        path = folders[depth] / name.rstrip("/")
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            folders.append(path)
        else:
            path.write_text("" if name.startswith("index") else SET)


def found(root: Path, drawing: str, settings: Settings | None = None) -> Organisation:
    """The organisation of a tree."""
    tree(root, drawing)
    return read_organisation(root, settings or Settings(), today=TODAY)


def sets(organisation: Organisation) -> list[str]:
    """The sets as ``team/period``, in order."""
    return [f"{team}/{period}" for team, period in organisation.sets]


def test_teams_sets_and_images(tmp_path: Path) -> None:
    organisation = found(
        tmp_path,
        """
okrs/
  index.md
  notes.md
  cover.png
  lederlaget/
    index.md
    2026.md
    2026-Q4.md
    2026-H2.md
    README.md
    _draft.md
    .hidden.md
    data.xlsx
    group/
      id-porten/
        2026-Q4.md
        img/
          chart.SVG
    Platform/
      index.md
    _archive/
      old/
        2025.md
""",
    )
    assert {
        team.key: (team.parent, team.folder, team.file) for team in organisation.teams.values()
    } == {
        "lederlaget": (None, "okrs/lederlaget", "okrs/lederlaget/index.md"),
        "platform": ("lederlaget", "okrs/lederlaget/Platform", "okrs/lederlaget/Platform/index.md"),
        "id-porten": ("lederlaget", "okrs/lederlaget/group/id-porten", None),
    }
    assert list(organisation.teams) == ["lederlaget", "platform", "id-porten"]
    assert sets(organisation) == [
        "lederlaget/2026", "lederlaget/2026-H2", "lederlaget/2026-Q4", "id-porten/2026-Q4",
    ]  # fmt: skip
    assert organisation.images == (
        "okrs/cover.png", "okrs/lederlaget/group/id-porten/img/chart.SVG",
    )  # fmt: skip
    assert organisation.introduction_file == "okrs/index.md"
    assert organisation.problems == ()


def test_the_folder_may_lie_deeper(tmp_path: Path) -> None:
    settings = Settings(okrs_dir="docs/okrs/")
    organisation = found(tmp_path, "docs/\n  okrs/\n    a/\n      2026.md", settings)
    assert organisation.sets["a", "2026"].file == "docs/okrs/a/2026.md"


def test_periods_of_the_site_and_financial_years(tmp_path: Path) -> None:
    athens = Period("athens", date(2026, 9, 1), date(2026, 10, 31), PeriodKind.CUSTOM)
    organisation = found(
        tmp_path,
        "okrs/\n  a/\n    FY2027-Q1.md\n    athens.md\n    Athens.yml",
        Settings(year_starts=10, periods={"athens": athens}),
    )
    assert sets(organisation) == ["a/athens", "a/FY2027-Q1"]
    assert said(tmp_path, organisation) == [
        'OKR008 okrs/a/Athens.yml:1:1-1 "Athens.yml" is not named for a period'
        " | rename it to athens.md, and write --- above and below its fields"
    ]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("2026q4.md", "rename it to 2026-Q4.md"),
        ("2026-q4.md", "rename it to 2026-Q4.md"),
        ("Q4 2026.md", "rename it to 2026-Q4.md"),
        ("2026-Q4.markdown", "rename it to 2026-Q4.md"),
        ("2026-Q4.MD", "rename it to 2026-Q4.md"),
        ("2026-Q4.yml", "rename it to 2026-Q4.md, and write --- above and below its fields"),
        ("Index.md", "rename it to index.md"),
        ("FY2027.md", "set year_starts to the month in which your financial year begins, such"
         " as 10"),
        ("2026-Q5.md", "name it for its period, such as 2026.md or 2026-Q4.md, or _2026-Q5.md to "
         "have it passed over"),
        ("notes.md", "name it for its period, such as 2026.md or 2026-Q4.md, or _notes.md to have "
         "it passed over"),
    ],
)  # fmt: skip
def test_unknown_period(tmp_path: Path, name: str, advice: str) -> None:
    organisation = found(tmp_path, f"okrs/\n  a/\n    2025.md\n    {name}")
    assert said(tmp_path, organisation) == [
        f'OKR008 okrs/a/{name}:1:1-1 "{name}" is not named for a period | {advice}'
    ]


def test_a_period_file_in_no_teams_folder(tmp_path: Path) -> None:
    organisation = found(tmp_path, "okrs/\n  2026-q4.md")
    assert said(tmp_path, organisation) == [
        'OKR008 okrs/2026-q4.md:1:1-1 "2026-q4.md" lies in no team\'s folder'
        " | move it to okrs/<team>/2026-Q4.md"
    ]


def test_duplicate_team(tmp_path: Path) -> None:
    organisation = found(
        tmp_path,
        """
okrs/
  a/
    index.md
    2026.md
  b/
    A/
      2026-Q4.md
      below/
        2026.md
""",
    )
    assert said(tmp_path, organisation) == [
        'OKR113 okrs/b/A/2026-Q4.md:1:1-1 "a" is the key of two teams | the first one 1:1-1'
        " | rename one of the two folders: a team's key is the name of its folder, wherever"
        " that lies"
    ]
    assert sets(organisation) == ["a/2026", "below/2026"]
    assert organisation.teams["below"].parent == "a"


@pytest.mark.parametrize(
    ("name", "key", "advice"),
    [
        ("Førstelinja", "forstelinja", "rename the folder to forstelinja"),
        ("data_sharing", "data-sharing", "rename the folder to data-sharing"),
        ("日本", None, "rename the folder, with letters a to z, digits and hyphens only"),
    ],
)
def test_bad_team_key(tmp_path: Path, name: str, key: str | None, advice: str) -> None:
    organisation = found(tmp_path, f"okrs/\n  {name}/\n    2026.md")
    assert said(tmp_path, organisation) == [
        f'OKR114 okrs/{name}/2026.md:1:1-1 "{name}" is not a key for a team | {advice}'
    ]
    assert list(organisation.teams) == ([key] if key else [])


def test_no_folder(tmp_path: Path) -> None:
    assert said(tmp_path, found(tmp_path, "")) == [
        'OKR001 okrs:1:1-1 "okrs" is the folder of the OKRs, and does not exist'
        " | create the folder okrs, or set okrs_dir to where the OKRs are"
    ]


def test_a_folder_named_as_a_file(tmp_path: Path) -> None:
    organisation = found(tmp_path, "okrs/\n  a/\n    2026.md/\n      x.md\n    index.md/")
    assert [each.split(" | ")[0] for each in said(tmp_path, organisation)] == [
        'OKR001 okrs/a/2026.md:1:1-1 "2026.md" is a folder, and should be a file',
        'OKR001 okrs/a/index.md:1:1-1 "index.md" is a folder, and should be a file',
    ]
    assert organisation.sets["a", "2026"].readable is False


@needs_posix
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    tree(tmp_path, "okrs/\n  a/\n    2026.md")
    os.mkfifo(tmp_path / "okrs/a/2026-Q1.md")
    os.mkfifo(tmp_path / "okrs/a/chart.png")
    organisation = found(tmp_path, "")
    assert [each.split(" | ")[0] for each in said(tmp_path, organisation)] == [
        'OKR001 okrs/a/2026-Q1.md:1:1-1 "2026-Q1.md" is not an ordinary file'
    ]
    assert organisation.images == ()


@needs_posix
@pytest.mark.parametrize(
    ("name", "target", "sentence"),
    [
        ("2026-Q1.md", "../../secret.md", "is a link that leads out of okrs"),
        ("pictures", "../..", "is a link that leads out of okrs"),
        ("chart.png", "/etc/hostname", "is a link that leads out of okrs"),
        ("2026-Q1.md", "nowhere.md", "is a link that leads nowhere"),
        ("up", "..", "is a link to a folder that is read where it lies"),
        ("top", "../../okrs", "is a link to a folder that is read where it lies"),
        ("other", "../b", "is a link to a folder that is read where it lies"),
        ("self", "self", "cannot be looked at: too many levels of symbolic links"),
    ],
)
def test_links(tmp_path: Path, name: str, target: str, sentence: str) -> None:
    tree(tmp_path, "secret.md\nokrs/\n  a/\n    2026.md\n  b/\n    2026.md")
    (tmp_path / "okrs/a" / name).symlink_to(target)
    organisation = found(tmp_path, "")
    assert [each.split(" | ")[0] for each in said(tmp_path, organisation)] == [
        f'OKR001 okrs/a/{name}:1:1-1 "{name}" {sentence}'
    ]


@needs_posix
def test_links_that_stay_inside_are_followed(tmp_path: Path) -> None:
    tree(tmp_path, "okrs/\n  a/\n    2026.md\n  _shared/\n    c/\n      2026.md")
    (tmp_path / "okrs/a/2026-Q1.md").symlink_to("2026.md")
    (tmp_path / "okrs/c").symlink_to("_shared/c")
    organisation = found(tmp_path, "")
    assert sets(organisation) == ["a/2026", "a/2026-Q1", "c/2026"]
    assert organisation.problems == ()


@needs_posix
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    tree(tmp_path, "okrs/\n  a/\n    2026.md")
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path / "okrs/a") + b"/2026-Q1\xe5.md"))).write_text("")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    assert [each.split(" | ")[0] for each in said(tmp_path, found(tmp_path, ""))] == [
        'OKR001 okrs/a/2026-Q1\ufffd.md:1:1-1 "2026-Q1\ufffd.md" has a name that is not UTF-8'
    ]


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "okrs/\n  a/\n    2026.md\n  b/\n    2026.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    organisation = found(tmp_path, "")
    assert [each.split(" | ")[0] for each in said(tmp_path, organisation)] == [
        'OKR001 okrs/b:1:1-1 "b" cannot be listed: permission denied'
    ]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(2, "No such file"), "is gone"),
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "cannot be read: input/output error"),
    ],
)
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    tree(tmp_path, "okrs/\n  a/\n    2026.md")

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    organisation = found(tmp_path, "")
    assert [each.split(" | ")[0] for each in said(tmp_path, organisation)] == [
        f'OKR001 okrs/a/2026.md:1:1-1 "2026.md" {sentence}'
    ]
    assert organisation.sets["a", "2026"].readable is False


def test_every_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "okrs/\n  a/\n    b/\n      c/\n        2026.md\n    d/\n      2026.md")
    listed: list[str] = []
    scandir = os.scandir

    def count(path: str) -> object:
        listed.append(os.path.relpath(path, tmp_path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", count)
    found(tmp_path, "")
    assert sorted(listed) == ["okrs", "okrs/a", "okrs/a/b", "okrs/a/b/c", "okrs/a/d"]
