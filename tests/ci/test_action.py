"""``action.yml``: what GitHub runs, run here."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

from tests.ci.conftest import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
FILE = "the handbook/okrs/sign-in/2026-Q1.md"


def step(id: str) -> dict[str, Any]:
    return next(each for each in STEPS if each.get("id") == id)


def run(id: str, environment: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a step's script as GitHub does with ``shell: bash``."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(id)["run"]]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_is_what_github_expects() -> None:
    jsonschema.validate(ACTION, get_builtin_schema("vendor.github-actions"))


def test_every_input_is_described_and_used() -> None:
    text = json.dumps(STEPS)
    for name, each in ACTION["inputs"].items():
        assert each["description"].endswith(".")
        assert f"${{{{ inputs.{name} }}}}" in text


def test_nothing_from_outside_goes_into_the_text_of_a_script() -> None:
    scripts = [each["run"] for each in STEPS if "run" in each]
    assert len(scripts) == 2
    for script in scripts:
        assert "${{" not in script
        assert "eval" not in script


class TestCheck:
    @pytest.fixture
    def variables(self, environment: dict[str, str]) -> dict[str, str]:
        """What the step gets where only the defaults are given."""
        given = {"OKR": "okr"}
        for name, value in step("check")["env"].items():
            found = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
            if found:
                given[name] = ACTION["inputs"][found[1]]["default"]
        assert set(given) == set(step("check")["env"])
        return environment | given

    def test_shows_findings_and_fails(self, variables: dict[str, str], handbook: Path) -> None:
        done = run("check", variables, handbook)
        assert done.returncode == 1, done.stderr
        assert f"::error file={FILE},line=2," in done.stdout
        assert "OKR004" in Path(variables["GITHUB_STEP_SUMMARY"]).read_text()

    @pytest.mark.parametrize(
        ("given", "exit_code"),
        [
            pytest.param({"CONFIG_FILE": "the handbook/mkdocs.yml"}, 1, id="a settings file"),
            pytest.param({"PATHS": "the handbook/okrs/sign-in\n"}, 1, id="a path"),
            pytest.param({"PATHS": "the handbook\nno such place\n"}, 2, id="paths, one wrong"),
            pytest.param({"PATHS": "--help"}, 2, id="a path is never an option"),
            pytest.param({"FAIL_ON": "never"}, 2, id="a wrong input"),
            pytest.param(
                {"ARGS": "--config-file\nthe handbook/mkdocs.yml\n\n--color\nnever"},
                1,
                id="further options",
            ),
            pytest.param({"PATHS": "$(touch pwned); `touch pwned`"}, 2, id="a shell's words"),
            pytest.param({"ARGS": "; touch pwned"}, 2, id="more of them"),
        ],
    )
    def test_inputs(
        self, variables: dict[str, str], handbook: Path, given: dict[str, str], exit_code: int
    ) -> None:
        done = run("check", variables | given, handbook.parent)
        assert done.returncode == exit_code, done.stdout + done.stderr
        assert (f"::error file={FILE}," in done.stdout) is (exit_code == 1)
        assert not (handbook.parent / "pwned").exists()


class TestInstall:
    @pytest.fixture
    def variables(self, environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
        """With a Python that only writes down what it is asked for."""
        python = tmp_path / "python"
        python.write_text(
            "#!/bin/sh\n"
            'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit; fi\n'
            f'printf "%s\\n" "$@" > "{tmp_path}/installed.txt"\n'
        )
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
        return environment | {"PYTHON": str(python), "ACTION_PATH": "/actions/okr", "VERSION": ""}

    @pytest.mark.parametrize(
        ("version", "package"),
        [
            ("", "/actions/okr"),
            ("0.1.0", "mkdocs-okr==0.1.0"),
            ("1.0rc1+local", "mkdocs-okr==1.0rc1+local"),
        ],
    )
    def test_what(
        self, variables: dict[str, str], tmp_path: Path, version: str, package: str
    ) -> None:
        done = run("install", variables | {"VERSION": version}, tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "installed.txt").read_text().splitlines()[-1] == package
        okr = f"{variables['RUNNER_TEMP']}/okr/bin/okr"
        assert Path(variables["GITHUB_OUTPUT"]).read_text() == f"okr={okr}\n"

    @pytest.mark.parametrize("version", ["1.0 --index-url x", "$(id)", "1;id", "1\n2", "@ https:"])
    def test_never_anything_but_a_version(
        self, variables: dict[str, str], tmp_path: Path, version: str
    ) -> None:
        done = run("install", variables | {"VERSION": version}, tmp_path)
        assert (done.returncode, done.stdout) == (
            2,
            "::error::the input version is no version\n",
        )
        assert not (tmp_path / "installed.txt").exists()
