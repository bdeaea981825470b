"""``okr check --format`` for CI: from where its paths are told, and what it writes beside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

Okr = Callable[..., Result]
Site = Callable[[str], Path]

TREE = """
handbook/mkdocs.yml =
    plugins: [okr]
handbook/okrs/sign-in/2026-Q1.md = broken
handbook/docs/index.md = # A handbook
"""
FILE = "handbook/okrs/sign-in/2026-Q1.md"


def paths_in(name: str, text: str) -> set[str]:
    """The paths of the findings in a report."""
    if name == "github":
        return {
            line.split("file=")[1].split(",")[0] for line in text.splitlines() if "file=" in line
        }
    if name == "junit":
        cases = ElementTree.fromstring(text).iter("testcase")
        return {each.attrib["file"] for each in cases if each.find("failure") is not None}
    if name == "concise":
        return {line.split(":")[0] for line in text.splitlines()[:-1]}
    read = json.loads(text)
    if name == "gitlab":
        return {each["location"]["path"] for each in read}
    if name == "sarif":
        places = [each["locations"][0]["physicalLocation"] for each in read["runs"][0]["results"]]
        return {each["artifactLocation"]["uri"] for each in places}
    if name == "rdjson":
        return {each["location"]["path"] for each in read["diagnostics"]}
    return {each["place"]["file"] for each in read["findings"]}


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "at_the_root", "in_the_handbook"),
    [
        ("github", FILE, FILE),
        ("gitlab", FILE, FILE),
        ("sarif", FILE, FILE),
        ("junit", FILE, FILE),
        ("rdjson", FILE, FILE),
        ("concise", FILE, "okrs/sign-in/2026-Q1.md"),
        ("json", FILE, FILE),
    ],
)
def test_paths(
    site: Site,
    okr: Okr,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    at_the_root: str,
    in_the_handbook: str,
) -> None:
    root = site(TREE)
    (root / ".git").mkdir()
    called = okr("check", "-f", "handbook/mkdocs.yml", "--format", name)
    assert called.exit_code == 1
    assert paths_in(name, called.stdout) == {at_the_root}
    monkeypatch.chdir(root / "handbook")
    assert paths_in(name, okr("check", "--format", name).stdout) == {in_the_handbook}


def test_the_checkout_counts_where_there_is_no_repository(
    site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(TREE)
    monkeypatch.chdir(root / "handbook")
    monkeypatch.setenv("CI_PROJECT_DIR", str(root))
    assert paths_in("gitlab", okr("check", "--format", "gitlab").stdout) == {FILE}


@pytest.mark.parametrize(
    ("fail_on", "severity", "fails"),
    [("error", "error", 1), ("error", "advice", 0), ("advice", "advice", 1)],
)
def test_a_test_case_fails_as_the_run_does(
    site: Site, okr: Okr, fail_on: str, severity: str, fails: int
) -> None:
    site(
        f"""
mkdocs.yml =
    plugins:
    - okr:
        rules: {{OKR0: {severity}}}
okrs/sign-in/2026-Q1.md = broken
        """
    )
    result = okr("check", "--format", "junit", "--fail-on", fail_on)
    assert result.exit_code == fails
    assert ElementTree.fromstring(result.stdout).attrib["failures"] == str(fails)


def test_files_without_findings_are_test_cases(site: Site, okr: Okr) -> None:
    site(TREE)
    text = okr("check", "-f", "handbook/mkdocs.yml", "--format", "junit", "handbook").stdout
    cases = [each.attrib["name"] for each in ElementTree.fromstring(text).iter("testcase")]
    assert cases == ["docs/index.md", "okrs/sign-in/2026-Q1.md"]


def test_on_github_the_summary_is_written(
    site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(TREE)
    summary = root / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    okr("check", "-f", "handbook/mkdocs.yml", "--format", "concise")
    assert not summary.exists()
    result = okr("check", "-f", "handbook/mkdocs.yml", "--format", "github")
    assert result.stdout.startswith("::error file=")
    assert "| **error** OKR005 invalid-value |" in summary.read_text()


def test_a_report_can_go_to_a_file(site: Site, okr: Okr) -> None:
    root = site(TREE)
    report = root / "gl-code-quality-report.json"
    result = okr(
        "check", "-f", "handbook/mkdocs.yml", "--format", "gitlab", "--output", str(report)
    )
    assert (result.exit_code, result.stdout) == (1, "Found 1 error in 1 of 2 files.\n")
    assert len(json.loads(report.read_text())) == 1
