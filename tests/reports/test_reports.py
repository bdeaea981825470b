"""The reports, as they are read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.outcome import FolderSources, Outcome
from mkdocs_okr.reports.registry import FORMATS, report
from mkdocs_okr.reports.summary import summary

FULL = """\
warning[OKR103] duplicate-id: two objectives have the id "raskere"
 --> okrs/lederlaget/2026.md:3:9
  |
3 |   - id: raskere
  |         ^^^^^^^
  = first defined here: okrs/lederlaget/2026.md:1:9

error[OKR201] unknown-parent: "raskere-palogging" is aligned to an objective that does not exist
  --> okrs/lederlaget/id-porten/2026-Q4.md:12:16
   |
12 |     aligns_to: lederlaget/somlos-hverdag
   |                ^^^^^^^^^^^^^^^^^^^^^^^^^
   = defined there: somlos-digital-hverdag (okrs/lederlaget/2026.md:9)
   = help: did you mean lederlaget/somlos-digital-hverdag?

advice[OKR304] output-not-outcome: "raskere-palogging" has no number
 --> okrs/gone.md:1:1

Found 1 error, 1 warning and 1 piece of advice in 3 of 57 files."""

CONCISE = """\
okrs/lederlaget/2026.md:3:9: warning[OKR103] two objectives have the id "raskere"
okrs/lederlaget/id-porten/2026-Q4.md:12:16: error[OKR201] "raskere-palogging" is aligned to an \
objective that does not exist
okrs/gone.md:1:1: advice[OKR304] "raskere-palogging" has no number
Found 1 error, 1 warning and 1 piece of advice in 3 of 57 files."""


def test_full(outcome: Outcome) -> None:
    assert "\n".join(report("full", outcome)) == FULL


def test_concise(outcome: Outcome) -> None:
    assert "\n".join(report("concise", outcome)) == CONCISE


def test_json_has_everything(outcome: Outcome) -> None:
    read = json.loads("\n".join(report("json", outcome)))
    assert list(read) == ["version", "tool", "summary", "findings"]
    assert read["version"] == 1
    assert read["tool"]["name"] == "mkdocs-okr"
    assert read["summary"] == {
        "files": 57,
        "errors": 1,
        "warnings": 1,
        "advice": 1,
        "in_baseline": 0,
    }
    assert [each["code"] for each in read["findings"]] == ["OKR103", "OKR201", "OKR304"]
    assert read["findings"][0]["further"] == [
        {
            "label": "first defined here",
            "place": {
                "file": "okrs/lederlaget/2026.md",
                "line": 1,
                "column": 9,
                "end_line": 1,
                "end_column": 16,
            },
        }
    ]
    assert read["findings"][1] == {
        "code": "OKR201",
        "name": "unknown-parent",
        "severity": "error",
        "sentence": '"raskere-palogging" is aligned to an objective that does not exist',
        "place": {
            "file": "okrs/lederlaget/id-porten/2026-Q4.md",
            "line": 12,
            "column": 16,
            "end_line": 12,
            "end_column": 41,
        },
        "help": "did you mean lederlaget/somlos-digital-hverdag?",
        "notes": ["defined there: somlos-digital-hverdag (okrs/lederlaget/2026.md:9)"],
        "further": [],
    }


@pytest.mark.parametrize("name", FORMATS)
def test_colours_are_written_only_when_asked_for(name: str, outcome: Outcome) -> None:
    plain = "\n".join(report(name, outcome))
    coloured = "\n".join(report(name, outcome, colour=True))
    assert "\033[" not in plain
    assert ("\033[1;31merror[OKR201]\033[0m" in coloured) == (name in ("full", "concise"))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_what_could_steer_a_terminal_is_made_visible(name: str) -> None:
    finding = Finding("OKR005", "invalid-value", Severity.ERROR, "a\033[2Jb\nc\u202ed", Place("a"))
    text = "\n".join(report(name, Outcome((finding,), 1, FolderSources(Path()))))
    assert "a\ufffd[2Jb c\ufffdd" in text
    assert "\033" not in text


def test_there_is_no_other_report(outcome: Outcome) -> None:
    with pytest.raises(ValueError, match="there is no report 'pdf'"):
        report("pdf", outcome)


@pytest.mark.parametrize(
    ("severities", "files", "line"),
    [
        ("", 57, "57 files, no findings."),
        ("", 1, "1 file, no findings."),
        ("", 0, "0 files, no findings."),
        ("e", 1, "Found 1 error in 1 of 1 file."),
        ("eeea a", 57, "Found 3 errors and 2 pieces of advice in 2 of 57 files."),
        ("w", 2, "Found 1 warning in 1 of 2 files."),
        ("ew a", 9, "Found 1 error, 1 warning and 1 piece of advice in 2 of 9 files."),
    ],
)
def test_summary(severities: str, files: int, line: str) -> None:
    """Letters are findings by their severity, with a space between files."""
    names = {"e": Severity.ERROR, "w": Severity.WARNING, "a": Severity.ADVICE}
    findings = tuple(
        Finding("OKR000", "none", names[letter], "", Place(str(number)))
        for number, file in enumerate(severities.split())
        for letter in file
    )
    assert summary(Outcome(findings, files, FolderSources(Path()))) == line


class TestSources:
    def test_lines_end_as_places_count_them(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n\xff")
        sources = FolderSources(tmp_path)
        lines = [sources.line("a.md", number) for number in range(6)]
        assert lines == [None, "one", "two", "three", "\ufffd", None]

    def test_a_file_that_is_gone_has_no_lines(self, tmp_path: Path, outcome: Outcome) -> None:
        gone = replace(outcome, sources=FolderSources(tmp_path))
        assert not any("|" in line for line in report("full", gone))
