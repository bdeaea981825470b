"""``okr check --write-baseline``: what is found now is not reported from now on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import BROKEN

Okr = Callable[..., Result]
Site = Callable[[str], Path]

TREE = """
mkdocs.yml =
    plugins:
    - okr: {leadership: a, rules: {OKR207: off}}
okrs/a/2026-Q1.md = broken
okrs/a/b/2026-Q1.md = broken
"""
NEW = "okr-baseline.json"


def entries(root: Path, name: str = NEW) -> list[str]:
    return [each["file"] for each in json.loads((root / name).read_text())["findings"]]


def mend(root: Path, file: str) -> None:
    (root / file).write_text(BROKEN.replace("1 4", "14"))


class TestWriting:
    def test_makes_the_check_pass(self, site: Site, okr: Okr) -> None:
        root = site(TREE)
        before = okr("check")
        assert before.exit_code == 1
        written = okr("check", "--write-baseline")
        assert written.exit_code == 0
        assert written.stderr == (
            "okr: okr-baseline.json: 3 added, 3 in all; commit it with the handbook\n"
        )
        assert written.stdout == "2 files, no findings; 3 are in the baseline.\n"
        after = okr("check", "--fail-on", "advice")
        assert (after.exit_code, after.stdout, after.stderr) == (0, written.stdout, "")
        assert entries(root) == ["okrs/a/2026-Q1.md", "okrs/a/b/2026-Q1.md", "okrs/a/b/2026-Q1.md"]

    def test_and_what_is_new_fails_it_again(self, site: Site, okr: Okr) -> None:
        root = site(TREE)
        okr("check", "--write-baseline")
        (root / "okrs/a/2026-Q1.md").write_text(BROKEN.replace("target: 5", "target: 5 s"))
        result = okr("check", "--format", "concise")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            'okrs/a/2026-Q1.md:8:17: error[OKR005] "5 s" is not a number',
            "Found 1 error in 1 of 2 files; 3 more are in the baseline.",
        ]

    def test_again_says_what_has_changed(self, site: Site, okr: Okr) -> None:
        root = site(TREE)
        okr("check", "--write-baseline")
        mend(root, "okrs/a/2026-Q1.md")
        assert okr("check", "--format", "concise").stdout.splitlines() == [
            "okr-baseline.json:4:5: advice[OKR009] OKR005 of okrs/a/2026-Q1.md is in the baseline, "
            "but not found",
            "Found 1 piece of advice in 1 of 3 files; 2 more are in the baseline.",
        ]
        (root / "okrs/a/b/2026-Q1.md").write_text(BROKEN.replace("1 4", "1 5"))
        assert okr("check", "--write-baseline").stderr == (
            "okr: okr-baseline.json: 1 added and 2 removed, 2 in all\n"
        )
        stamp = (root / NEW).stat().st_mtime_ns
        assert okr("check", "--write-baseline").stderr == (
            "okr: okr-baseline.json: nothing changed, 2 in all\n"
        )
        assert (root / NEW).stat().st_mtime_ns == stamp

    def test_until_it_is_not_needed(self, site: Site, okr: Okr) -> None:
        root = site("mkdocs.yml =\n    plugins: [okr]\nokrs/a/2026-Q1.md = broken")
        okr("check", "--write-baseline")
        mend(root, "okrs/a/2026-Q1.md")
        result = okr("check", "--write-baseline")
        assert result.stderr == ("okr: okr-baseline.json: 1 removed, 0 in all; it can be deleted\n")
        assert result.stdout == "1 file, no findings.\n"
        (root / NEW).unlink()
        assert okr("check", "--write-baseline").stderr == (
            "okr: okr-baseline.json: nothing changed, 0 in all\n"
        )
        assert not (root / NEW).exists()

    def test_leaves_out_what_keeps_a_file_from_being_read(self, site: Site, okr: Okr) -> None:
        root = site(f"{TREE}\nokrs/a/2026-Q2.md = x: y: z")
        (root / "okrs/a/2026-Q2.md").write_text("---\nx: y: z\n---\n")
        result = okr("check", "--write-baseline", "--format", "concise")
        assert result.exit_code == 1
        assert result.stderr.endswith(
            "in all; commit it with the handbook; 1 cannot be in a baseline, since a file is not "
            "read because of it\n"
        )
        assert result.stdout.startswith("okrs/a/2026-Q2.md:2:")
        assert "error[OKR002]" in result.stdout
        assert result.stdout.splitlines()[-1].startswith("Found 1 error in 1 of 3 files; ")
        assert okr("check", "--format", "concise").stdout == result.stdout

    def test_leaves_the_report_as_it_is_asked_for(self, site: Site, okr: Okr) -> None:
        site(TREE)
        report = json.loads(okr("check", "--write-baseline", "--format", "json").stdout)
        assert report["findings"] == []
        assert report["summary"] == {
            "files": 2,
            "errors": 0,
            "warnings": 0,
            "advice": 0,
            "in_baseline": 3,
        }

    def test_writes_no_okr_file(self, site: Site, okr: Okr) -> None:
        root = site(TREE)
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*.*")}
        okr("check", "--write-baseline")
        after = {path: path.stat().st_mtime_ns for path in root.rglob("*.*")}
        assert after.keys() - before.keys() == {root / NEW}
        assert {path: after[path] for path in before} == before


class TestAPartOfIt:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["okrs/a/b"], "1 removed, 2 in all"),
            (["--select", "OKR005"], "2 removed, 1 in all"),
            (["okrs/a/2026-Q1.md", "--select", "OKR0"], "1 removed, 2 in all"),
            (["okrs/a/2026-Q1.md", "--select", "OKR2"], "nothing changed, 3 in all"),
        ],
    )
    def test_is_written_anew_and_the_rest_stays(
        self, site: Site, okr: Okr, arguments: list[str], said: str
    ) -> None:
        root = site(TREE)
        okr("check", "--write-baseline")
        mend(root, "okrs/a/2026-Q1.md")
        mend(root, "okrs/a/b/2026-Q1.md")
        result = okr("check", "--write-baseline", *arguments)
        assert result.stderr == f"okr: okr-baseline.json: {said}\n"
        assert str(len(entries(root))) == said.split()[-3]

    def test_counts_what_is_in_the_baseline_for_these_paths(self, site: Site, okr: Okr) -> None:
        site(TREE)
        okr("check", "--write-baseline")
        assert okr("check", "okrs/a/2026-Q1.md").stdout == (
            "1 file, no findings; 1 is in the baseline.\n"
        )
        assert okr("check", "--select", "OKR005").stdout == (
            "2 files, no findings; 2 are in the baseline.\n"
        )


class TestWithoutIt:
    def test_everything_is_reported(self, site: Site, okr: Okr) -> None:
        site(TREE)
        before = okr("check")
        okr("check", "--write-baseline")
        after = okr("check", "--no-baseline")
        assert (after.exit_code, after.stdout) == (1, before.stdout)


class TestTheFile:
    def test_may_be_called_otherwise(self, site: Site, okr: Okr) -> None:
        root = site(TREE.replace("leadership: a", "leadership: a, baseline: ci/known.json"))
        (root / "ci").mkdir()
        assert okr("check").stderr == (
            'okr: mkdocs.yml:2:34: there is no file "ci/known.json", which the setting "baseline" '
            "names; write it with okr check --write-baseline, or leave the setting out\n"
        )
        assert okr("check", "--no-baseline").exit_code == 1
        assert "ci/known.json: 3 added" in okr("check", "--write-baseline").stderr
        assert okr("check").exit_code == 0
        assert len(entries(root, "ci/known.json")) == 3

    def test_is_beside_the_settings_file(
        self, site: Site, okr: Okr, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = site(TREE)
        monkeypatch.chdir(root / "okrs")
        assert "../okr-baseline.json: 3 added" in okr("check", "--write-baseline").stderr
        assert len(entries(root)) == 3

    def test_is_never_written_among_the_okrs(self, site: Site, okr: Okr) -> None:
        root = site(TREE.replace("leadership: a", "leadership: a, baseline: okrs/known.json"))
        result = okr("check", "--write-baseline")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            'okr: the baseline "okrs/known.json" would lie among the OKRs, which are never written '
            "to; name a file elsewhere with the setting baseline\n"
        )
        assert not (root / "okrs/known.json").exists()

    @pytest.mark.parametrize("arguments", [[], ["--write-baseline"]])
    def test_that_is_broken_ends_the_check_and_is_not_written_over(
        self, site: Site, okr: Okr, arguments: list[str]
    ) -> None:
        root = site(TREE)
        (root / NEW).write_text('{"version": 1,\n"findings": [}')
        result = okr("check", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "okr: okr-baseline.json:2:14: the baseline is not valid JSON: expecting value; mend "
            "it, or delete it and run okr check --write-baseline\n"
        )
        assert (root / NEW).read_text() == '{"version": 1,\n"findings": [}'

    def test_that_cannot_be_written(self, site: Site, okr: Okr) -> None:
        site(TREE.replace("leadership: a", "leadership: a, baseline: nowhere/known.json"))
        result = okr("check", "--write-baseline")
        assert result.exit_code == 2
        assert "the baseline cannot be written to" in result.stderr


class TestSelect:
    @pytest.mark.parametrize(
        ("rules", "codes"),
        [
            (["OKR005"], ["OKR005", "OKR005"]),
            (["invalid-value", "OKR2"], ["OKR005", "OKR005", "OKR204"]),
            (["okr0,not-linked-to-leadership"], ["OKR005", "OKR005", "OKR204"]),
            (["OKR3"], []),
        ],
    )
    def test_limits_the_report_to_rules(
        self, site: Site, okr: Okr, rules: list[str], codes: list[str]
    ) -> None:
        site(TREE)
        selected = [part for rule in rules for part in ("--select", rule)]
        result = okr("check", "--format", "json", *selected)
        found = json.loads(result.stdout)["findings"]
        assert sorted(each["code"] for each in found) == codes
        assert result.exit_code == (1 if codes else 0)

    def test_an_unknown_rule(self, site: Site, okr: Okr) -> None:
        site(TREE)
        result = okr("check", "--select", "OKR005,invalid-valu")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            'okr: there is no rule "invalid-valu"; did you mean invalid-value?\n'
        )
