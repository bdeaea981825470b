"""``.pre-commit-hooks.yaml``: tried by pre-commit itself."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import ROOT

needs_pre_commit = pytest.mark.skipif(
    not shutil.which("git") or importlib.util.find_spec("pre_commit") is None,
    reason="needs git and pre-commit",
)
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PACKAGE = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", HOOKS.name)


@pytest.mark.parametrize(
    ("path", "matches"),
    [
        ("okrs/sign-in/2026-Q4.md", True),
        ("okrs/sign-in/2026-q4.MD", True),
        ("okrs/sign-in/2026-Q4.yml", True),
        ("docs/index.md", True),
        ("mkdocs.yml", True),
        ("site/zensical.toml", True),
        ("pyproject.toml", False),
        ("docs/picture.png", False),
        ("src/main.py", False),
    ],
)
def test_what_wakes_the_hook(path: str, matches: bool) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], path)) is matches


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.stdout}{done.stderr}\nexit code {done.returncode}\n"


@needs_pre_commit
def test_the_hook_is_valid(tmp_path: Path) -> None:
    said = run(sys.executable, "-m", "pre_commit", "validate-manifest", HOOKS, cwd=tmp_path)
    assert said.strip() == "exit code 0"


@needs_pre_commit
def test_the_hook_tried_in_a_handbook(handbook: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    for name in PACKAGE:
        shutil.copy(ROOT / name, package)
    skipped = shutil.ignore_patterns("__pycache__", "*.mo")
    shutil.copytree(ROOT / "mkdocs_okr", package / "mkdocs_okr", ignore=skipped)
    # No settings of whoever runs the test: no hooks, no signing.
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    for folder in (package, handbook):
        run("git", "init", "--quiet", cwd=folder, environment=own)
        run("git", "add", "--all", cwd=folder, environment=own)
    run("git", "commit", "--quiet", "--message", "All", cwd=package, environment=own)

    # What the package needs is here already: it need not be fetched once more. That it is enough
    # in a fresh environment, the tests of the wheel see to.
    quick = {
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_DEPENDENCIES": "1",
    }
    pre_commit = [sys.executable, "-m", "pre_commit", "try-repo", package, "okr-check"]
    said = run(*pre_commit, "--files", "mkdocs.yml", cwd=handbook, environment=own | quick)
    assert "error[OKR004] unknown-field" in said, said
    assert "exit code 1" in said

    said = run(*pre_commit, "--files", "picture.png", cwd=handbook, environment=own | quick)
    assert "(no files to check)Skipped" in said, said
    assert "exit code 0" in said
