"""`okr generate`: what it writes, when it writes, and what it says."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from mkdocs_okr.generate import inputs
from tests.generate.conftest import Handbook

Q4 = "okrs/agency/sign-in/2026-Q4.md"


def test_the_whole_section_is_written_below_the_handbooks_pages(handbook: Handbook) -> None:
    said = handbook.generate()
    files = handbook.files()
    assert said == f"{len(files)} files written, 0 removed, 0 unchanged.\n"
    assert files.keys() >= {
        "index.md",
        "cascade.md",
        "teams/agency/index.md",
        "teams/sign-in/index.md",
        "teams/sign-in/2026-Q4.md",
        "periods/2026-Q4.md",
        "badges/sign-in.svg",
        "badges/sign-in.json",
        "assets/okr.css",
        "okr.json",
        "okr.csv",
        "okr.schema.json",
        ".nav.yml",
    }
    page = handbook.page("teams/sign-in/2026-Q4.md")
    assert page.startswith("# Sign-in, 4th quarter 2026\n")
    assert "[the handbook](../../../index.md)" in page  # from the story, for the host to follow
    assert b"\r" not in files["teams/sign-in/2026-Q4.md"]


def test_an_unchanged_tree_is_left_alone(generated: Handbook) -> None:
    def times() -> dict[str, int]:
        section = generated.root / "docs/okr"
        return {name: (section / name).stat().st_mtime_ns for name in generated.files()}

    before = times()
    for _ in range(2):
        assert generated.generate() == f"0 files written, 0 removed, {len(before)} unchanged.\n"
    assert times() == before


def test_only_what_differs_is_written(generated: Handbook) -> None:
    before = generated.files()
    generated.replace(Q4, "seconds: {value: 9.5, confidence: 8}", "seconds: 8.6")
    said = generated.generate()
    after = generated.files()
    changed = {name for name in after if after[name] != before[name]}
    assert changed >= {"teams/sign-in/2026-Q4.md", "badges/sign-in.svg", "okr.json"}
    assert "teams/sign-in/2026-Q3.md" not in changed
    stay = len(after) - len(changed)
    assert said == f"{len(changed)} files written, 0 removed, {stay} unchanged.\n"


def test_what_is_gone_is_removed_with_its_empty_folders(generated: Handbook) -> None:
    before = generated.files()
    generated.write("=== docs/okr/teams/mailbox/mine.txt\nNot from okr generate.\n")
    (generated.root / "okrs/agency/mailbox/2027-Q1.md").unlink()
    (generated.root / Q4).unlink()
    said = generated.generate()
    gone = before.keys() - generated.files().keys()
    assert gone >= {"teams/mailbox/index.md", "teams/mailbox/2027-Q1.md", "badges/mailbox.svg"}
    assert gone >= {"periods/2027-Q1.md", "teams/sign-in/2026-Q4.md"}
    assert f", {len(gone)} removed, " in said
    section = generated.root / "docs/okr"
    assert not (section / "badges/mailbox").exists()
    assert [each.name for each in (section / "teams/mailbox").iterdir()] == ["mine.txt"]


def test_a_file_that_was_deleted_is_written_again(generated: Handbook) -> None:
    before = generated.files()
    (generated.root / "docs/okr/cascade.md").unlink()
    assert generated.generate().startswith("1 file written, 0 removed, ")
    assert generated.files() == before


def same_size_and_date(handbook: Handbook) -> None:
    path = handbook.root / Q4
    stamp = path.stat()
    handbook.replace(Q4, "title: Quick sign-in", "title: Queer sign-up")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


CHANGES = {
    "an OKR file": (same_size_and_date, "teams/sign-in/2026-Q4.md", "Queer sign-up"),
    "an image": (
        lambda handbook: handbook.write("=== okrs/agency/plan.svg\n<svg/>\n"),
        "files/agency/plan.svg",
        "<svg/>",
    ),
    "the settings": (
        lambda handbook: handbook.replace(
            "mkdocs.yml", "name: material", "name: material, language: nb"
        ),
        "teams/sign-in/2026-Q4.md",
        "4. kvartal 2026",
    ),
    "a page that names an objective": (
        lambda handbook: handbook.write(
            "=== docs/how.md\n---\ntitle: How we work\n---\n<!-- okr/objective sign-in/quick -->\n"
        ),
        "teams/sign-in/2026-Q4.md",
        "How we work",
    ),
    "a template": (
        lambda handbook: handbook.write("=== over/okr/cascade_page.html\n# Ours\n"),
        "cascade.md",
        "# Ours",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_it_is_made_from_counts(handbook: Handbook, change: str) -> None:
    handbook.replace(
        "mkdocs.yml", "site_name", "theme: {name: material, custom_dir: over}\nsite_name"
    )
    handbook.write("=== over/main.html\n")
    handbook.generate()
    make, file, text = CHANGES[change]
    assert text not in handbook.files().get(file, b"").decode()
    make(handbook)
    handbook.generate()
    assert text in handbook.page(file)


def test_the_day_counts(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    handbook.replace("mkdocs.yml", "      today: 2026-11-15\n", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794700000")  # 2026-11-14
    handbook.generate()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794750000")  # 2026-11-15
    assert not handbook.generate().startswith("0 files")


@pytest.mark.parametrize("package", ["babel", "jinja2", "markdown", "markupsafe"])
def test_the_program_counts(
    generated: Handbook, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    path = generated.root / "docs/okr/.okr-manifest.json"
    before = path.read_text()
    installed = inputs.metadata.version
    monkeypatch.setattr(
        inputs.metadata, "version", lambda name: "0" if name == package else installed(name)
    )
    generated.generate()
    assert path.read_text() != before


def test_of_invalid_okrs_nothing_is_written(generated: Handbook) -> None:
    before = generated.files()
    generated.replace(Q4, "target: 5", "target: 5 s")
    result = generated.okr("generate")
    checked = generated.okr("check").stdout
    assert result.exit_code == 1
    assert result.stdout.startswith("error[OKR005]")
    error, _, summary = result.stdout.partition("\n\n")
    assert error in checked  # with its place, its line and its way out
    assert summary == "Found 1 error in 1 of 8 files.\n"
    assert result.stderr == "okr: nothing was written to docs/okr, since OKRs are invalid\n"
    assert generated.files() == before
    (generated.root / "docs/okr/.okr-manifest.json").unlink()  # nor is a folder begun
    assert generated.okr("generate", "elsewhere").exit_code == 1
    assert not (generated.root / "elsewhere").exists()


def test_where_invalid_okrs_only_warn_they_are_told_of_every_time(handbook: Handbook) -> None:
    handbook.replace(
        "mkdocs.yml", "leadership: agency", "leadership: agency\n      on_invalid: warn"
    )
    handbook.replace(Q4, "target: 5", "target: 5 s")
    for _ in range(2):
        result = handbook.okr("generate")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "error[OKR005]" in result.stdout
    assert "0 files written" in result.stdout
    assert "Quick sign-in" in handbook.page("teams/sign-in/2026-Q4.md")


def test_advice_is_for_okr_check(handbook: Handbook) -> None:
    assert "advice[" in handbook.okr("check").stdout
    assert "advice" not in handbook.generate()


def test_check_tells_what_would_change_and_writes_nothing(handbook: Handbook) -> None:
    first = handbook.okr("generate", "--check")
    assert first.exit_code == 1
    assert "docs/okr/index.md would be written\n" in first.stdout
    assert not (handbook.root / "docs/okr").exists()

    handbook.generate()
    assert handbook.okr("generate", "--check").exit_code == 0

    before = handbook.files()
    (handbook.root / "okrs/agency/mailbox/2027-Q1.md").unlink()
    then = handbook.okr("generate", "--check")
    assert then.exit_code == 1
    assert "docs/okr/teams/mailbox/2027-Q1.md would be removed\n" in then.stdout
    assert handbook.files() == before


def test_the_section_may_be_written_elsewhere(handbook: Handbook, tmp_path: Path) -> None:
    handbook.generate("../elsewhere")
    assert (tmp_path / "elsewhere/teams/sign-in/index.md").is_file()
    assert not (handbook.root / "docs/okr").exists()


def test_it_runs_from_anywhere(
    handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    handbook.generate("-f", "handbook/mkdocs.yml")
    assert "index.md" in handbook.files()


def test_generated_pages_are_none_of_the_handbooks(generated: Handbook) -> None:
    generated.write("=== docs/okr/index.md\n<!-- okr/team nobody -->\n")
    result = generated.okr("check")
    assert result.exit_code == 0
    assert "OKR601" not in result.stdout


def test_the_navigation_is_a_file_and_an_entry_to_copy(generated: Handbook) -> None:
    assert yaml.safe_load(generated.page(".nav.yml")) == {
        "title": "OKRs",
        "nav": [
            {"Overview": "index.md"},
            {"Cascade": "cascade.md"},
            {
                "The agency": [
                    {"The agency": "teams/agency/index.md"},
                    {"Mailbox": "teams/mailbox/index.md"},
                    {"Sign-in": "teams/sign-in/index.md"},
                ]
            },
        ],
    }
    printed = yaml.safe_load(generated.generate("--nav"))["nav"]
    assert printed[0]["OKRs"][0] == {"Overview": "okr/index.md"}
    assert printed[0]["OKRs"][2]["The agency"][2] == {"Sign-in": "okr/teams/sign-in/index.md"}

    generated.write(
        "=== zensical.toml\n[project]\nsite_name = 'H'\n[project.plugins.okr]\n"
        "leadership = 'agency'\ntoday = 2026-11-15\n"
    )
    assert tomllib.loads(generated.generate("--nav", "-f", "zensical.toml"))["nav"] == printed


def test_an_unchanged_tree_loads_nothing_that_makes_pages(generated: Handbook) -> None:
    program = (
        "import sys\n"
        "from mkdocs_okr.cli import main\n"
        "try:\n    main(['generate'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "print([name for name in ('jinja2', 'babel', 'markdown', 'mkdocs', 'mkdocs_okr.pages')"
        " if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.splitlines()[-1] == "[]", run.stderr


def test_an_image_that_goes_away_meanwhile_is_told_of(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    handbook.write("=== okrs/agency/plan.svg\n<svg/>\n")

    read_bytes = Path.read_bytes

    def gone(path: Path) -> bytes:
        if path.name == "plan.svg":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    result = handbook.okr("generate")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "okr: okrs/agency/plan.svg cannot be read (no such file or directory)\n"
    )
