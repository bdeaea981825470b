"""A handbook with one fault, and the program as a CI would call it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A repository whose handbook lies in a folder with a space in its name."""
    folder = tmp_path / "work" / "the handbook"
    (folder / "okrs" / "sign-in").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("plugins: [okr]\n")
    (folder / "okrs" / "sign-in" / "2026-Q1.md").write_text("---\nobjectivs: []\n---\n")
    (folder.parent / ".git").mkdir()
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with ``okr``, and a ``pip`` that only writes down what it is asked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, text in {
        "okr": f'PYTHONPATH={ROOT} exec "{sys.executable}" -m mkdocs_okr "$@"',
        "pip": f'printf "%s\\n" "$@" > "{tmp_path}/pip.txt"',
    }.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def environment(tmp_path: Path, programs: Path) -> dict[str, str]:
    """The variables of a CI's environment, as far as they are needed."""
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_OUTPUT": str(tmp_path / "output.txt"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_WORKSPACE": str(tmp_path / "work"),
        "SOURCE_DATE_EPOCH": "1768176000",  # 2026-01-12
    }
