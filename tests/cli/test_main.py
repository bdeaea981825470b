"""The command itself, and ``okr explain``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mkdocs_okr.rules import RULES

Okr = Callable[..., Result]
Site = Callable[[str], Path]


class TestOkr:
    @pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
    def test_help_names_the_commands(self, okr: Okr, arguments: tuple[str, ...]) -> None:
        result = okr(*arguments)
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage: okr ")
        assert "\n  check     Check all OKRs" in result.stdout
        assert "\n  generate  Write the whole section" in result.stdout
        assert "\n  explain   Explain a rule" in result.stdout

    def test_version(self, okr: Okr) -> None:
        result = okr("--version")
        assert result.exit_code == 0
        assert result.stdout.startswith("okr ")
        assert len(result.stdout.split()) == 2

    def test_an_unknown_command(self, okr: Okr) -> None:
        result = okr("chekc")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("okr: no such command 'chekc'")
        assert result.stderr.count("\n") == 1


class TestExplain:
    def test_a_rule_by_code_or_name_in_any_case(self, okr: Okr) -> None:
        by_code = okr("explain", "OKR201")
        assert by_code.exit_code == 0
        lines = by_code.stdout.splitlines()
        assert lines[0] == "OKR201 unknown-parent (error)"
        assert "Bad:" in lines
        assert "Good:" in lines
        assert any(line.startswith("Why: ") for line in lines)
        assert lines[-1] == "    rules: {unknown-parent: off}    # or error, warning, advice"
        assert okr("explain", "unknown-parent").stdout == by_code.stdout
        assert okr("explain", "okr201").stdout == by_code.stdout

    def test_text_is_filled_and_examples_are_not(self, okr: Okr) -> None:
        for line in okr("explain", "--all").stdout.splitlines():
            assert len(line) <= 80 or line.startswith("        ") or " " not in line.strip()

    def test_a_family(self, okr: Okr) -> None:
        text = okr("explain", "OKR6").stdout
        assert "OKR601 unknown-reference" in text
        assert "OKR602 bad-directive" in text
        assert "OKR201" not in text

    def test_all(self, okr: Okr) -> None:
        text = okr("explain", "--all").stdout
        for rule in RULES.values():
            assert f"\n{rule.code} {rule.name} ({rule.severity})\n" in f"\n{text}"

    def test_without_a_rule_they_are_listed(self, okr: Okr) -> None:
        lines = okr("explain").stdout.splitlines()
        assert lines[0] == "OKR0 Reading"
        listed = [line.split() for line in lines if line.startswith("  OKR")]
        assert listed == [[rule.code, rule.name, str(rule.severity)] for rule in RULES.values()]

    def test_an_unknown_rule(self, okr: Okr) -> None:
        result = okr("explain", "unknown-parnt")
        assert (result.exit_code, result.stdout, result.stderr) == (
            2,
            "",
            'okr: there is no rule "unknown-parnt"; did you mean unknown-parent?\n',
        )


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    package = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(package), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class TestProcess:
    TREE = (
        "mkdocs.yml =\n    plugins: [okr]\nokrs/a/2026-Q1.md = broken\ndocs/index.md = [a](okr:–)"
    )

    def test_python_m_is_the_same(self, site: Site) -> None:
        found = run("-m", "mkdocs_okr", "check", "--format", "concise", cwd=site(self.TREE))
        assert found.returncode == 1
        assert found.stdout.endswith("Found 2 errors in 2 of 2 files.\n")
        assert found.stderr == ""

    def test_neither_mkdocs_nor_what_pages_need_is_imported(self, site: Site) -> None:
        program = (
            "import sys\nfrom mkdocs_okr.cli import main\n"
            "try: main(['check'])\nexcept SystemExit as exit: assert exit.code == 1\n"
            "print(*sorted({'mkdocs', 'jinja2', 'babel'} & sys.modules.keys()), file=sys.stderr)"
        )
        assert run("-c", program, cwd=site(self.TREE)).stderr == "\n"

    def test_a_terminal_without_our_letters_is_no_reason_to_stop(self, site: Site) -> None:
        found = run(
            "-m",
            "mkdocs_okr",
            "check",
            cwd=site(self.TREE),
            PYTHONIOENCODING="iso-8859-1",
        )
        assert found.returncode == 1
        assert "okr:\\u2013" in found.stdout

    @pytest.mark.skipif(os.name != "posix", reason="needs a shell with pipes")
    def test_a_reader_that_goes_away(self, site: Site) -> None:
        command = f"{sys.executable} -m mkdocs_okr explain --all; echo $? >&2"
        found = subprocess.run(
            ["bash", "-c", f"{{ {command}; }} | true"],
            cwd=site(self.TREE),
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert found.stderr == "okr: whoever reads the output went away before its end\n2\n"
