"""``ci/gitlab.yml``: what GitLab runs, run here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

from tests.ci.conftest import ROOT

TEXT = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
REPORT = "gl-code-quality-report.json"


def pipeline(**given: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header of the file, and the pipeline that GitLab makes of the rest with inputs."""
    header = yaml.safe_load(TEXT.split("\n---\n")[0])
    inputs = {name: each["default"] for name, each in header["spec"]["inputs"].items()}
    values = inputs | {name.replace("_", "-"): value for name, value in given.items()}
    body = re.sub(
        r"\$\[\[ inputs\.([a-z-]+) \]\]",
        lambda found: json.dumps(values[found[1]]),
        TEXT.split("\n---\n")[1],
    )
    return header, yaml.safe_load(body)


def test_is_what_gitlab_expects() -> None:
    schema = get_builtin_schema("vendor.gitlab-ci")
    # What the schema adds for GitLab's own editor is no part of draft-07.
    validator = jsonschema.Draft7Validator(schema)
    header, body = pipeline()
    assert list(validator.iter_errors(header)) == []
    assert list(validator.iter_errors(body)) == []
    assert list(validator.iter_errors(body | {"okr-check": {"script": 1}}))


def test_every_input_is_described_and_used() -> None:
    header, body = pipeline()
    for name, each in header["spec"]["inputs"].items():
        assert each["description"].endswith(".")
        assert f"$[[ inputs.{name} ]]" in TEXT
    assert "$[[" not in json.dumps(body["okr-check"]["script"])
    assert "$[[" not in json.dumps(yaml.safe_load(TEXT.split("\n---\n")[1])["okr-check"]["script"])


def run(environment: dict[str, str], cwd: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the job's script as GitLab does: in one shell that ends at the first failure."""
    job = pipeline(**given)[1]["okr-check"]
    script = "\n".join(job["script"])
    return subprocess.run(
        ["sh", "-ec", script],
        cwd=cwd,
        env=environment | job["variables"] | {"CI_PROJECT_DIR": str(cwd)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
class TestJob:
    def test_reports_and_fails(
        self, environment: dict[str, str], handbook: Path, tmp_path: Path
    ) -> None:
        done = run(environment, handbook.parent, config_file="the handbook/mkdocs.yml")
        assert done.returncode == 1, done.stderr
        assert "error[OKR004] unknown-field" in done.stdout
        issues = json.loads((handbook.parent / REPORT).read_text())
        assert {each["location"]["path"] for each in issues} == {
            "the handbook/okrs/sign-in/2026-Q1.md"
        }
        assert (tmp_path / "pip.txt").read_text().splitlines()[-1] == "mkdocs-okr"

    def test_passes(self, environment: dict[str, str], handbook: Path) -> None:
        file = handbook / "okrs" / "sign-in" / "2026-Q1.md"
        file.unlink()
        done = run(environment, handbook)
        assert done.returncode == 0, done.stderr
        assert json.loads((handbook / REPORT).read_text()) == []

    def test_another_package_can_be_named(
        self, environment: dict[str, str], handbook: Path, tmp_path: Path
    ) -> None:
        run(environment, handbook, package="git+https://example.org/okr.git@v0.1.0")
        assert (tmp_path / "pip.txt").read_text().splitlines()[-1] == (
            "git+https://example.org/okr.git@v0.1.0"
        )

    def test_the_severity_can_be_chosen(self, environment: dict[str, str], handbook: Path) -> None:
        (handbook / "mkdocs.yml").write_text(
            "plugins: [{okr: {rules: {OKR0: warning, OKR1: warning}}}]\n"
        )
        assert run(environment, handbook).returncode == 0
        assert run(environment, handbook, fail_on="warning").returncode == 1
