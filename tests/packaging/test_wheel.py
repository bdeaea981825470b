"""What users get: the wheel, in a fresh environment, with a site that is not ours."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MKDOCS_YML = """\
site_name: A foreign site
plugins:
  - okr:
      today: 2026-11-22
"""

SET = """\
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - id: time-to-sign-in
        title: Median time to sign in
        baseline: 14
        target: 5
        unit: s
checkins:
  - date: 2026-11-16
    values:
      time-to-sign-in: 9.5
---
"""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_what_the_program_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "mkdocs_okr/py.typed",
        "mkdocs_okr/assets/okr.css",
        "mkdocs_okr/locales/nb/LC_MESSAGES/okr.mo",
        "mkdocs_okr/locales/nn/LC_MESSAGES/okr.mo",
    ):
        assert needed in names
    assert any(name.startswith("mkdocs_okr/templates/") for name in names)
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"mkdocs_okr"}


def test_a_foreign_site_is_built_from_the_wheel_in_a_fresh_environment(
    wheel: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, f"{wheel}[mkdocs]", cwd=tmp_path)

    handbook = tmp_path / "handbook"
    (handbook / "docs").mkdir(parents=True)
    (handbook / "docs" / "index.md").write_text("# Handbook\n\n<!-- okr/badge sign-in -->\n")
    (handbook / "okrs" / "sign-in").mkdir(parents=True)
    (handbook / "okrs" / "sign-in" / "2026-Q4.md").write_text(SET)
    (handbook / "mkdocs.yml").write_text(MKDOCS_YML)

    okr = environment / "bin" / "okr"
    assert "no findings" in run(okr, "check", cwd=handbook)
    run(environment / "bin" / "mkdocs", "build", "--strict", cwd=handbook)
    page = (handbook / "site" / "okr" / "teams" / "sign-in" / "index.html").read_text()
    assert "50\N{NO-BREAK SPACE}%" in page
    assert (handbook / "site" / "okr" / "assets" / "okr.css").is_file()
