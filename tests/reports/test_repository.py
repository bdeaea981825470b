"""Which folder is the root of the repository, and paths told from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_okr.findings import FurtherPlace
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.relocation import seen_from
from mkdocs_okr.reports.repository import repository_root


def make(root: Path, tree: str) -> Path:
    """Make folders, and files for names with a dot; ``.git/`` is a folder, ``.git`` a file."""
    for path in tree.split():
        if path.endswith("/"):
            (root / path).mkdir(parents=True)
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("gitdir: elsewhere\n")
    return root.resolve()


class TestRoot:
    @pytest.mark.parametrize(
        ("tree", "folder", "environment", "expected"),
        [
            pytest.param("work/.git/", "work", {}, "work", id="the settings are at the root"),
            pytest.param("work/.git/ work/site/", "work/site", {}, "work", id="and below it"),
            pytest.param("work/.git work/a/b/", "work/a/b", {}, "work", id="in a worktree"),
            pytest.param("work/site/", "work/site", {}, "work/site", id="without a repository"),
            pytest.param(
                "work/site/",
                "work/site",
                {"GITHUB_WORKSPACE": "work"},
                "work",
                id="without a repository, in a checkout on GitHub",
            ),
            pytest.param(
                "work/site/",
                "work/site",
                {"CI_PROJECT_DIR": "work"},
                "work",
                id="without a repository, in a checkout on GitLab",
            ),
            pytest.param(
                "work/repo/.git/",
                "work/repo",
                {"GITHUB_WORKSPACE": "work"},
                "work/repo",
                id="checked out into a folder of the workspace",
            ),
            pytest.param(
                "work/.git/ work/part/.git",
                "work/part",
                {"GITHUB_WORKSPACE": "work"},
                "work",
                id="a submodule of what is checked out",
            ),
            pytest.param(
                "work/.git/ other/site/",
                "other/site",
                {"GITHUB_WORKSPACE": "work"},
                "other/site",
                id="beside what is checked out",
            ),
            pytest.param(
                "work/.git/ work/site/",
                "work/site",
                {"GITHUB_WORKSPACE": "", "CI_PROJECT_DIR": "nowhere"},
                "work",
                id="the environment says nothing of use",
            ),
        ],
    )
    def test_is(
        self, tmp_path: Path, tree: str, folder: str, environment: dict[str, str], expected: str
    ) -> None:
        root = make(tmp_path, tree)
        set_to = {name: str(root / value) if value else "" for name, value in environment.items()}
        assert repository_root(root / folder, set_to) == root / expected

    def test_through_a_link(self, tmp_path: Path) -> None:
        root = make(tmp_path, "work/.git/ work/site/")
        (root / "link").symlink_to(root / "work" / "site")
        assert repository_root(root / "link", {}) == root / "work"


class TestPaths:
    @pytest.mark.parametrize(
        ("base", "file", "told"),
        [
            ("/repo", "okrs/a.md", "handbook/okrs/a.md"),
            ("/repo/handbook/okrs", "okrs/a.md", "a.md"),
            ("/repo/handbook/okrs/team", "okrs/a.md", "../a.md"),
            ("/repo", "../docs/index.md", "docs/index.md"),
            ("/repo/elsewhere", "okrs/a.md", "../handbook/okrs/a.md"),
        ],
    )
    def test_are_told_from(self, outcome: Outcome, base: str, file: str, told: str) -> None:
        moved = seen_from(_renamed(outcome, file), Path("/repo/handbook"), Path(base))
        assert moved.findings[0].place.file == told
        assert moved.findings[0].further[0].place.file == told
        assert moved.looked_at == {told}
        assert moved.sources.line(told, 1) == "the first line"

    def test_stay_in_the_folder_of_the_settings(self, outcome: Outcome) -> None:
        assert seen_from(outcome, Path("/repo"), Path("/repo")) is outcome


class _OneFile:
    def __init__(self, file: str) -> None:
        self._file = file

    def line(self, file: str, number: int) -> str | None:
        return "the first line" if (file, number) == (self._file, 1) else None


def _renamed(outcome: Outcome, file: str) -> Outcome:
    finding = outcome.findings[0]
    place = replace(finding.place, file=file)
    finding = replace(finding, place=place, further=(FurtherPlace("here too", place),))
    return Outcome((finding,), 1, _OneFile(file), looked_at=frozenset({file}))
