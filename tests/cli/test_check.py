"""``okr check``: what it reads, reports and returns."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Okr = Callable[..., Result]
Site = Callable[[str], Path]

MKDOCS = """
mkdocs.yml =
    site_name: A site
    plugins: [okr]
"""


class TestExitCode:
    def test_0_if_nothing_is_found(self, site: Site, okr: Okr) -> None:
        site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = ok")
        result = okr("check")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file, no findings.\n", "")

    def test_1_if_an_error_is_found(self, site: Site, okr: Okr) -> None:
        site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken")
        result = okr("check")
        assert result.exit_code == 1
        assert "--> okrs/sign-in/2026-Q1.md:7:19" in result.stdout
        assert "7 |         baseline: 1 4" in result.stdout
        assert result.stdout.endswith("\nFound 1 error in 1 of 1 file.\n")
        assert result.stderr == ""

    @pytest.mark.parametrize(
        ("level", "fail_on", "exit_code"),
        [
            ("error", "error", 1),
            ("error", "advice", 1),
            ("warning", "error", 0),
            ("warning", "warning", 1),
            ("advice", "warning", 0),
            ("advice", "advice", 1),
            ("off", "advice", 0),
        ],
    )
    def test_is_1_from_the_severity_on_that_is_asked_for(
        self, site: Site, okr: Okr, level: str, fail_on: str, exit_code: int
    ) -> None:
        site(
            f"""
mkdocs.yml =
    plugins:
    - okr:
        rules: {{OKR0: {level}}}
okrs/sign-in/2026-Q1.md = broken
            """
        )
        assert okr("check", "--fail-on", fail_on).exit_code == exit_code


class TestWhatIsRead:
    def test_from_a_folder_below(
        self, site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken")
        monkeypatch.chdir(root / "okrs" / "sign-in")
        assert "--> 2026-Q1.md:7:19" in okr("check").stdout

    def test_from_elsewhere(self, site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch) -> None:
        root = site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken\nelse/where.txt = x")
        monkeypatch.chdir(root / "else")
        result = okr("check", "-f", "../mkdocs.yml", "--format", "concise")
        assert result.stdout.startswith("../okrs/sign-in/2026-Q1.md:7:19: error[OKR005] ")
        monkeypatch.chdir(root.parent)
        assert okr("check", str(root)).stdout.endswith("Found 1 error in 1 of 1 file.\n")

    def test_without_the_plugin_the_defaults_hold(self, site: Site, okr: Okr) -> None:
        site("mkdocs.yml =\n    site_name: A site\nokrs/sign-in/2026-Q1.md = broken")
        assert okr("check").exit_code == 1

    def test_the_handbooks_pages(self, site: Site, okr: Okr) -> None:
        site(
            f"""{MKDOCS}
docs/index.md =
    See [it](okr:sign-inn), `[it](okr:nix)` and <!-- okr/badge sign-in -->.

    <!-- okr/tema sign-in -->
okrs/sign-in/2026-Q1.md = ok
            """
        )
        result = okr("check", "--format", "concise")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            'docs/index.md:1:14: error[OKR601] "sign-inn" leads to no team or objective',
            'docs/index.md:3:1: error[OKR602] there is no directive "okr/tema"',
            "Found 2 errors in 1 of 2 files.",
        ]

    def test_nothing_is_written(self, site: Site, okr: Okr) -> None:
        root = site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken\ndocs/index.md = <!-- okr/a -->")
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        okr("check")
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


class TestPaths:
    TREE = f"""{MKDOCS}
okrs/a/2026-Q1.md = broken
okrs/b/2026-Q1.md = broken
okrs/b/2026-Q2.md = ok
docs/index.md =
    [it](okr:nix)
"""

    @pytest.mark.parametrize(
        ("paths", "places", "summary"),
        [
            (["okrs/a"], ["okrs/a/2026-Q1.md"], "Found 1 error in 1 of 1 file."),
            (["okrs/b"], ["okrs/b/2026-Q1.md"], "Found 1 error in 1 of 2 files."),
            (["okrs/b/2026-Q2.md"], [], "1 file, no findings."),
            (
                ["docs", "okrs/a/2026-Q1.md"],
                ["docs/index.md", "okrs/a/2026-Q1.md"],
                "Found 2 errors in 2 of 2 files.",
            ),
            (
                ["."],
                ["docs/index.md", "okrs/a/2026-Q1.md", "okrs/b/2026-Q1.md"],
                "Found 3 errors in 3 of 4 files.",
            ),
            (["./okrs/../okrs/a/"], ["okrs/a/2026-Q1.md"], "Found 1 error in 1 of 1 file."),
        ],
    )
    def test_limit_the_report(
        self, site: Site, okr: Okr, paths: list[str], places: list[str], summary: str
    ) -> None:
        # Several teams at the top and no leadership is a finding of its own.
        site(self.TREE.replace("[okr]", "[{okr: {leadership: a, rules: {OKR2: off}}}]"))
        lines = okr("check", "--format", "concise", *paths).stdout.splitlines()
        assert [line.split(":")[0] for line in lines[:-1]] == places
        assert lines[-1] == summary

    def test_absolute_paths_are_fine(self, site: Site, okr: Okr) -> None:
        root = site(self.TREE)
        assert okr("check", str(root / "okrs/b/2026-Q2.md")).exit_code == 0

    def test_a_path_that_is_not_there(self, site: Site, okr: Okr) -> None:
        site(self.TREE)
        result = okr("check", "okrs/c")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == 'okr: there is no file or folder "okrs/c"\n'


class TestOutput:
    def test_json(self, site: Site, okr: Okr) -> None:
        site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken")
        result = okr("check", "--format", "json")
        assert result.exit_code == 1
        assert [each["code"] for each in json.loads(result.stdout)["findings"]] == ["OKR005"]

    def test_to_a_file(self, site: Site, okr: Okr) -> None:
        root = site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken")
        result = okr("check", "--format", "concise", "--output", "report.txt")
        assert result.exit_code == 1
        assert result.stdout == "Found 1 error in 1 of 1 file.\n"
        written = (root / "report.txt").read_text(encoding="utf-8")
        assert written.startswith("okrs/sign-in/2026-Q1.md:7:19: error[OKR005] ")
        assert written.endswith("Found 1 error in 1 of 1 file.\n")

    @pytest.mark.parametrize(
        ("output", "said"),
        [
            (
                "nowhere/report.txt",
                'the report cannot be written to "nowhere/report.txt" (no such file or directory)',
            ),
            ("docs", 'the report cannot be written to "docs" (is a directory)'),
            (
                "okrs/sign-in/2026-Q1.md",
                '--output "okrs/sign-in/2026-Q1.md" lies among the OKRs, which are never written '
                "to; name a file elsewhere",
            ),
        ],
    )
    def test_to_a_file_that_cannot_be_written(
        self, site: Site, okr: Okr, output: str, said: str
    ) -> None:
        root = site(f"{MKDOCS}\ndocs/index.md = x\nokrs/sign-in/2026-Q1.md = ok")
        before = (root / "okrs/sign-in/2026-Q1.md").read_bytes()
        result = okr("check", "--output", output)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"okr: {said}\n")
        assert (root / "okrs/sign-in/2026-Q1.md").read_bytes() == before

    @pytest.mark.parametrize(
        ("arguments", "coloured"),
        [((), False), (("--color", "always"), True), (("--color", "never"), False)],
    )
    def test_colour(self, site: Site, okr: Okr, arguments: tuple[str, ...], coloured: bool) -> None:
        site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = broken")
        assert ("\033[1;31merror" in okr("check", *arguments).stdout) == coloured


class TestItCannotRun:
    @pytest.mark.parametrize(
        ("tree", "arguments", "said"),
        [
            (
                "mkdocs.yml =\n    plugins: [okr]",
                [],
                'there is no folder "okrs" beside mkdocs.yml; create it, or name another with the '
                "setting okrs_dir",
            ),
            (
                "mkdocs.yml =\n    plugins:\n    - okr: {okrs_dir: goals}",
                [],
                'mkdocs.yml:2:19: there is no folder "goals" beside mkdocs.yml; create it, or name '
                "another with the setting okrs_dir",
            ),
            (
                "mkdocs.yml =\n    plugins: [okr]\nokrs =\n    a file",
                [],
                '"okrs", where the OKRs should be, is a file and no folder; create it, or name '
                "another with the setting okrs_dir",
            ),
            (
                "mkdocs.yml =\n    plugins:\n    - okr: {rules: {OKR999: off}}\n"
                "okrs/a/2026-Q1.md = ok",
                [],
                'mkdocs.yml:2:17: there is no rule "OKR999"; did you mean OKR009?',
            ),
            (
                "mkdocs.yml =\n    plugins:\n    - okr: {url: a b, today: b}",
                [],
                'mkdocs.yml:2:14: setting "url" takes an address within the site, not "a b"; write '
                'for example okr or goals/okr\nokr: mkdocs.yml:2:26: setting "today" takes a date, '
                'not "b"; write it as 2026-10-12',
            ),
            (
                "a.txt = x",
                ["-f", "nix.yml"],
                "the settings file nix.yml cannot be read (no such file or directory)",
            ),
            (
                "a.txt = x",
                ["--fail-on", "panic"],
                "invalid value for '--fail-on': 'panic' is not one of 'error', 'warning', 'advice'"
                "; okr check --help shows how it is used",
            ),
            (
                "a.txt = x",
                ["--fromat", "json"],
                "no such option '--fromat'; did you mean '--format'?",
            ),
        ],
    )
    def test_is_said_in_a_sentence(
        self, site: Site, okr: Okr, tree: str, arguments: list[str], said: str
    ) -> None:
        site(tree)
        result = okr("check", *arguments)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"okr: {said}\n")

    def test_no_settings_file(self, site: Site, okr: Okr) -> None:
        root = site("a.txt = x")
        result = okr("check")
        assert result.exit_code == 2
        assert result.stderr == (
            f"okr: there is no mkdocs.yml in {os.path.abspath(root)} or a folder above it; run okr "
            "in the folder of the site, or name the file with --config-file\n"
        )

    def test_a_broken_source_date(
        self, site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = ok")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
        result = okr("check")
        assert result.exit_code == 2
        assert result.stderr.startswith('okr: the variable SOURCE_DATE_EPOCH is "today", ')


def test_the_garbage_collector_is_left_as_it_was(site: Site, okr: Okr) -> None:
    site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = ok")
    assert gc.isenabled()
    okr("check")
    assert gc.isenabled()


def test_an_interruption_is_said_too(site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(settings_file: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mkdocs_okr.cli.run.run", interrupted)
    site(f"{MKDOCS}\nokrs/sign-in/2026-Q1.md = ok")
    result = okr("check")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (2, "", "okr: interrupted")
