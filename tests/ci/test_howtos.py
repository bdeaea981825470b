"""The how-tos: what they tell people to copy is what works."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

from mkdocs_okr.cli.check import command as check
from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.outcome import FolderSources, Outcome
from mkdocs_okr.reports.registry import FORMATS, report
from tests.ci.conftest import ROOT
from tests.cli.test_schema import EditorLoader

DOCS = ROOT / "docs"
PAGES = ("ci.md", "adopting.md", "editors.md")
FENCE = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.M | re.S
)


def blocks(page: str, language: str) -> Iterator[tuple[str, str]]:
    """The blocks of a page in a language: title and text."""
    for each in FENCE.finditer((DOCS / page).read_text(encoding="utf-8")):
        if each["language"] == language:
            yield each["title"] or "", each["text"]


def block(page: str, language: str, title: str) -> str:
    return dict(blocks(page, language))[title]


def inputs(path: Path) -> set[str]:
    """The inputs of the action or of the job."""
    first = next(yaml.safe_load_all(path.read_text(encoding="utf-8").replace("$[[", "x")))
    return set(first.get("inputs") or first["spec"]["inputs"])


@pytest.mark.parametrize(
    "title", [".github/workflows/okrs.yml", ".github/workflows/okr-scanning.yml"]
)
def test_workflows_are_valid(title: str) -> None:
    workflow = yaml.load(block("ci.md", "yaml", title), EditorLoader)
    jsonschema.validate(workflow, get_builtin_schema("vendor.github-workflows"))


@pytest.mark.parametrize(
    ("path", "section"), [("action.yml", "## GitHub"), ("ci/gitlab.yml", "## GitLab")]
)
def test_the_inputs_told_are_those_there_are(path: str, section: str) -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8").split(section)[1]
    table = text.split("| input |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.M)) == inputs(ROOT / path)


def test_examples_use_inputs_there_are() -> None:
    action = yaml.safe_load(block("ci.md", "yaml", "a handbook in a folder, strictly"))
    assert set(action[0]["with"]) <= inputs(ROOT / "action.yml")
    included = yaml.safe_load(block("ci.md", "yaml", ".gitlab-ci.yml"))["include"][0]
    assert set(included["inputs"]) <= inputs(ROOT / "ci" / "gitlab.yml")
    assert included["remote"].endswith("/ci/gitlab.yml")


def test_gitlab_jobs_are_valid() -> None:
    validator = jsonschema.Draft7Validator(get_builtin_schema("vendor.gitlab-ci"))
    for title, text in blocks("ci.md", "yaml"):
        read = yaml.safe_load(text)
        if title == ".gitlab-ci.yml" or (isinstance(read, dict) and "okr-check" in read):
            assert list(validator.iter_errors(read)) == []


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="needs pre-commit")
def test_the_pre_commit_config_is_valid(tmp_path: Path) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(block("ci.md", "yaml", ".pre-commit-config.yaml"))
    command = [sys.executable, "-m", "pre_commit", "validate-config", path]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert f"- id: {hook['id']}\n" in path.read_text()


@pytest.mark.parametrize("page", PAGES)
def test_options_told_are_those_there_are(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    options = {name for each in check.params for name in each.opts}
    for line in re.findall(r"okr check[^\n`&]*", text):
        assert set(re.findall(r"--[a-z][a-z-]*", line)) <= options, line
    for name in re.findall(r"--format (\w+)", text):
        assert name in FORMATS
    for severity in re.findall(r"--fail-on (\w+)|fail-on: (\w+)", text):
        assert "".join(severity) in set(Severity)
    assert isinstance(check, click.Command)


def test_every_format_for_ci_is_told() -> None:
    ci = (DOCS / "ci.md").read_text(encoding="utf-8")
    cli = (DOCS / "cli.md").read_text(encoding="utf-8")
    for name in FORMATS:
        assert f"`{name}`" in cli
        assert name in ("full", "concise", "json") or f"--format {name}" in ci


class TestProblemMatcher:
    @pytest.fixture
    def task(self) -> Any:
        (task,) = json.loads(block("editors.md", "json", ".vscode/tasks.json"))["tasks"]
        return task

    @pytest.mark.parametrize(
        ("severity", "said"),
        [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, None)],
    )
    @pytest.mark.parametrize("file", ["okrs/sign-in/2026-Q4.md", "a b/c: 1/2026.md", "../o/å.md"])
    def test_reads_every_finding(
        self, task: Any, severity: Severity, said: str | None, file: str
    ) -> None:
        """What no group holds is "severity" of the matcher: information."""
        sentence = 'the baseline: 14:3:2: error[OKR999] is "not" [a] number'
        finding = Finding("OKR005", "invalid-value", severity, sentence, Place(file, 12, 5))
        outcome = Outcome((finding,), 3, FolderSources(Path()))
        line, closing = report("concise", outcome)
        pattern = task["problemMatcher"]["pattern"]
        match = re.fullmatch(pattern["regexp"], line)
        assert match
        names = ("file", "line", "column", "severity", "code", "message")
        assert [match[pattern[name]] for name in names] == [
            file,
            "12",
            "5",
            said,
            "OKR005",
            sentence,
        ]
        assert task["problemMatcher"]["severity"] == "info"
        assert not re.fullmatch(pattern["regexp"], closing)

    def test_runs_where_paths_are_told_from(self, task: Any) -> None:
        assert "--format concise" in task["command"]
        assert task["options"]["cwd"] == task["problemMatcher"]["fileLocation"][1]
