"""The report ``github``, and the summary of the step.

GitHub's workflow commands have no published schema. What its documentation says of them is stated
here as a grammar, by which every line of the report is read back as GitHub's runner does:

- a line that begins with ``::`` is a command: ``::name key=value,key=value::data``;
- in data ``%``, carriage return and line feed are written ``%25``, ``%0D``, ``%0A``; in the value
  of a property ``:`` and ``,`` as well, as ``%3A`` and ``%2C``;
- ``##[name]`` is an older form of a command, known anywhere in a line that is none of the above;
- between ``::stop-commands::token`` and ``::token::`` nothing is a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_okr.cli.step_summary import add_step_summary
from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.outcome import FolderSources, Outcome
from mkdocs_okr.reports.registry import report
from mkdocs_okr.reports.step_summary import LARGEST, step_summary

COMMAND = re.compile(
    r"::(?P<name>[a-z-]+|[0-9a-f]{64})"
    r"(?: (?P<properties>[a-zA-Z]+=[^:,\r\n]*(?:,[a-zA-Z]+=[^:,\r\n]*)*))?"
    r"::(?P<data>[^\r\n]*)"
)
ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}

Command = tuple[str, dict[str, str], str]


def unescaped(text: str) -> str:
    """The text again; fails at a ``%`` that begins no escape."""
    assert re.fullmatch(r"(?:[^%]|%(?:25|0D|0A|3A|2C))*", text), text
    return re.sub("%..", lambda found: ESCAPES[found[0]], text)


def commands(lines: list[str]) -> Iterator[Command]:
    """The commands in what a step prints, as the runner reads them."""
    stopped_by = None
    for line in lines:
        assert "\n" not in line
        assert "\r" not in line
        if stopped_by is not None:
            stopped_by = None if line.strip() == f"::{stopped_by}::" else stopped_by
            continue
        if not line.lstrip().startswith("::"):
            assert "##[" not in line
            continue
        match = COMMAND.fullmatch(line)
        assert match, line
        written = dict(
            each.split("=", 1) for each in (match["properties"] or "").split(",") if each
        )
        properties = {key: unescaped(value) for key, value in written.items()}
        if match["name"] == "stop-commands":
            stopped_by = match["data"]
        yield match["name"], properties, unescaped(match["data"])
    assert stopped_by is None


def found(severity: Severity, number: int, sentence: str = "a sentence") -> Finding:
    return Finding("OKR005", "invalid-value", severity, sentence, Place("okrs/a.md", number))


def of(*findings: Finding) -> Outcome:
    return Outcome(findings, 7, FolderSources(Path()))


def test_the_report(outcome: Outcome) -> None:
    first, second, third, *log = "\n".join(report("github", outcome)).split("\n")
    assert [first, second, third] == [
        "::error file=okrs/lederlaget/id-porten/2026-Q4.md,line=12,endLine=12,col=16,endColumn=41,"
        'title=OKR201 unknown-parent::"raskere-palogging" is aligned to an objective that does not '
        "exist%0Adefined there: somlos-digital-hverdag (okrs/lederlaget/2026.md:9)"
        "%0Ahelp: did you mean lederlaget/somlos-digital-hverdag?",
        "::warning file=okrs/lederlaget/2026.md,line=3,endLine=3,col=9,endColumn=16,"
        'title=OKR103 duplicate-id::two objectives have the id "raskere"'
        "%0Afirst defined here: okrs/lederlaget/2026.md:1:9",
        "::notice file=okrs/gone.md,line=1,endLine=1,col=1,endColumn=1,"
        'title=OKR304 output-not-outcome::"raskere-palogging" has no number',
    ]
    listed = list(report("concise", outcome))
    assert log[0] == "::group::All findings (3)"
    assert re.fullmatch("::stop-commands::[0-9a-f]{64}", log[1])
    assert log[2:5] == listed[:3]
    assert log[5] == f"::{log[1].removeprefix('::stop-commands::')}::"
    assert log[6:] == ["::endgroup::", listed[3]]


def test_nothing_found() -> None:
    assert list(report("github", of())) == ["7 files, no findings."]


def test_the_gravest_come_first_and_no_more_than_are_shown() -> None:
    findings = [
        found(severity, number)
        for number in range(1, 13)
        for severity in (Severity.ADVICE, Severity.WARNING, Severity.ERROR)
        if (severity, number) != (Severity.WARNING, 12)
    ]
    lines = list(report("github", of(*findings)))
    shown = [
        (name, int(properties["line"])) for name, properties, _ in commands(lines) if properties
    ]
    assert shown == [
        (name, line) for name in ("error", "warning", "notice") for line in range(1, 11)
    ]
    assert sum(line.startswith("okrs/a.md:") for line in lines) == 35
    assert lines[-2:] == [
        "Not shown as annotations: 2 errors, 1 warning and 2 pieces of advice. GitHub shows 10 of "
        "each severity a step; the list above has all of them.",
        "Found 12 errors, 11 warnings and 12 pieces of advice in 1 of 7 files.",
    ]


def test_nothing_is_said_of_what_is_hidden_where_nothing_is() -> None:
    lines = list(report("github", of(*(found(Severity.ERROR, line) for line in range(1, 11)))))
    assert not any("Not shown" in line for line in lines)


def test_columns_are_given_on_one_line_only() -> None:
    place = Place("okrs/a.md", 3, 5, 6, 1)
    lines = list(report("github", of(replace(found(Severity.ERROR, 3), place=place))))
    assert lines[0].startswith("::error file=okrs/a.md,line=3,endLine=5,title=")


def test_a_text_is_escaped_and_never_a_command() -> None:
    evil = "100 %, a: b\r\n::error::x ##[add-mask]y ::endgroup::"
    finding = replace(
        found(Severity.ERROR, 1, evil), place=Place("okrs/a,b:c%.md"), help="::stop-commands::z"
    )
    lines = list(report("github", of(finding)))
    (name, properties, data), *others = commands(lines)
    assert name == "error"
    assert properties["file"] == "okrs/a,b:c%.md"
    assert "file=okrs/a%2Cb%3Ac%25.md," in lines[0]
    assert data == ("100 %, a: b ::error::x ##[add-mask]y ::endgroup::\nhelp: ::stop-commands::z")
    assert [name for name, _, _ in others] == ["group", "stop-commands", "endgroup"]


@given(sentence=st.text(), file=st.text(min_size=1), help=st.none() | st.text())
def test_any_text_is_read_back(sentence: str, file: str, help: str | None) -> None:
    finding = replace(found(Severity.WARNING, 1, sentence), place=Place(file), help=help)
    read = list(commands(list(report("github", of(finding)))))
    assert [name for name, _, _ in read] == ["warning", "group", "stop-commands", "endgroup"]
    assert read[0][1]["file"] == file
    assert read[0][2].count("\n") == (help is not None)


class TestStepSummary:
    def test_is_a_table_of_all_findings(self, outcome: Outcome) -> None:
        assert step_summary(outcome) == (
            "## OKRs\n\n"
            "Found 1 error, 1 warning and 1 piece of advice in 3 of 57 files.\n\n"
            "| | where | finding |\n|---|---|---|\n"
            "| **error** OKR201 unknown-parent | okrs/lederlaget/id-porten/2026-Q4.md:12:16 | "
            '"raskere-palogging" is aligned to an objective that does not exist<br>'
            "defined there: somlos-digital-hverdag (okrs/lederlaget/2026.md:9)<br>"
            "help: did you mean lederlaget/somlos-digital-hverdag? |\n"
            "| **warning** OKR103 duplicate-id | okrs/lederlaget/2026.md:3:9 | "
            'two objectives have the id "raskere"<br>'
            "first defined here: okrs/lederlaget/2026.md:1:9 |\n"
            '| **advice** OKR304 output-not-outcome | okrs/gone.md:1:1 | "raskere-palogging" has '
            "no number |\n"
        )

    def test_of_nothing(self) -> None:
        assert step_summary(of()) == "## OKRs\n\n7 files, no findings.\n\n"

    def test_a_text_is_no_markup(self) -> None:
        text = step_summary(
            of(found(Severity.ERROR, 1, "a|b\n<img onerror=x> *c* `d` [e](f) &amp;"))
        )
        assert r"a\|b \<img onerror=x\> \*c\* \`d\` \[e\](f) \&amp;" in text

    def test_is_never_larger_than_github_takes(self) -> None:
        many = of(*(found(Severity.ADVICE, number, "ø" * 500) for number in range(1, 2001)))
        text = step_summary(many)
        assert LARGEST - 2000 < len(text.encode()) <= LARGEST
        rows = text.count("**advice**")
        assert text.endswith(
            f"\n{2000 - rows} more findings are left out here: GitHub takes at most 1 MiB. "
            "The log has all.\n"
        )

    def test_what_is_left_out_is_the_mildest(self) -> None:
        mixed = [found(Severity.ADVICE, number) for number in range(1, 100)]
        text = step_summary(of(*mixed, found(Severity.ERROR, 100)), room=600)
        assert "**error**" in text
        assert len(text.encode()) <= 600

    @pytest.mark.parametrize("room", [-5, 0, 100])
    def test_without_room_there_is_none(self, outcome: Outcome, room: int) -> None:
        assert step_summary(outcome, room) == ""


@pytest.fixture
def summary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


class TestSummaryFile:
    def test_is_added_to(self, outcome: Outcome, summary_file: Path) -> None:
        summary_file.write_text("# Before\n")
        add_step_summary(outcome)
        assert summary_file.read_text() == "# Before\n" + step_summary(outcome)

    def test_what_stands_there_counts(self, summary_file: Path) -> None:
        summary_file.write_text("x" * (LARGEST - 1000))
        add_step_summary(of(*(found(Severity.ERROR, number) for number in range(1, 100))))
        text = summary_file.read_text()
        assert len(text) <= LARGEST
        assert "more findings are left out here" in text

    def test_is_not_asked_for(
        self, outcome: Outcome, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        add_step_summary(outcome)
        assert list(tmp_path.iterdir()) == []

    def test_cannot_be_written(
        self, outcome: Outcome, summary_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        summary_file.mkdir()
        add_step_summary(outcome)
        said = capsys.readouterr().err
        assert said.startswith("okr: the summary cannot be written to ")
        assert said.count("\n") == 1
