"""``okr check --add-ignore REASON``: the lines it prints do what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

from mkdocs_okr.rules import EXAMPLE_DAY, RULES, documentation

Okr = Callable[..., Result]

REASON = 'Two teams merged: "they" say #1 is 100 %'
NOWHERE = {
    "OKR001": "the file is not read",
    "OKR002": "the file is not read",
    "OKR008": "the file is not read",
    "OKR113": "the second team is not read",
    "OKR212": "mkdocs.yml",
    "OKR601": "a page of the handbook",
    "OKR602": "a page of the handbook",
}
"""Rules whose examples have no place for `ignore`, and where what they find is."""
ABOUT_ENTRIES = ("OKR009", "OKR010")
_HEAD = re.compile(
    r"^(?P<file>\S+):(?P<line>\d+): "
    r"(?P<what>add th(?:is line|ese lines) (?:below it|at the top)|write this line as)$"
)


def apply(root: Path, printed: str) -> int:
    """Makes the changes that are printed, from the last to the first; gives their number."""
    changes: list[tuple[str, int, str, list[str]]] = []
    lines: list[str] | None = None
    for line in printed.splitlines():
        head = _HEAD.match(line)
        if head is not None:
            lines = []
            changes.append((head["file"], int(head["line"]), head["what"], lines))
        elif not line:
            lines = None
        elif lines is not None:
            lines.append(line)
    for file, number, what, added in reversed(changes):
        text = (root / file).read_bytes().decode()
        end = "\r\n" if "\r\n" in text else "\n"
        old = text.split(end)
        first = 0 if what.endswith("at the top") else number
        old[number - 1 if what.startswith("write") else first : first] = added
        (root / file).write_bytes(end.join(old).encode())
    return len(changes)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    day = datetime(EXAMPLE_DAY.year, EXAMPLE_DAY.month, EXAMPLE_DAY.day, 12, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def with_rule(settings: bytes, code: str, level: str) -> bytes:
    """The settings with one rule set, as the only one."""
    data: dict[str, Any] = yaml.safe_load(settings)
    (plugin,) = data["plugins"]
    block = plugin["okr"] if isinstance(plugin, dict) else {}
    block["rules"] = {code: level}
    return yaml.safe_dump({**data, "plugins": [{"okr": block}]}).encode()


@pytest.mark.parametrize("code", [code for code in RULES if code not in ABOUT_ENTRIES])
def test_every_rules_bad_example_is_accepted_by_the_lines(code: str, here: Path, okr: Okr) -> None:
    about = documentation(RULES[code])
    files = {"mkdocs.yml": b"plugins: [okr]\n"}
    files |= {each.path: each.stored for each in (*about.given, *about.bad)}
    if RULES[code].severity == "error":
        files["mkdocs.yml"] = with_rule(files["mkdocs.yml"], code, "advice")
    write(here, files)
    before = okr("check", "--format", "concise").stdout
    assert f"[{code}]" in before
    printed = okr("check", "--select", code, "--add-ignore", REASON)
    if code in NOWHERE:
        assert apply(here, printed.stdout) == 0
        assert "cannot be accepted: its file takes no `ignore`" in printed.stdout
        assert printed.stdout.endswith("\nThere is nothing that can be accepted.\n")
        return
    assert apply(here, printed.stdout) >= 1
    assert printed.stdout.endswith("\nNo file was changed. The lines above accept 1 finding.\n")
    after = okr("check", "--format", "concise").stdout
    told = [line.split(": ", 1)[1] for line in before.splitlines()[:-1]]
    assert [line.split(": ", 1)[1] for line in after.splitlines()[:-1]] == [
        line for line in told if f"[{code}]" not in line
    ]


@pytest.mark.parametrize("code", ABOUT_ENTRIES)
def test_what_is_said_of_accepted_findings_is_not_accepted(code: str, here: Path, okr: Okr) -> None:
    about = documentation(RULES[code])
    write(here, {"mkdocs.yml": b"plugins: [okr]\n"})
    write(here, {each.path: each.stored for each in (*about.given, *about.bad)})
    printed = okr("check", "--add-ignore", REASON).stdout
    assert apply(here, printed) == 0
    assert f"[{code}]" in printed
    assert "cannot be accepted: it is about what is accepted" in printed


def test_an_error_of_204_is_accepted_as_it_is(here: Path, okr: Okr) -> None:
    about = documentation(RULES["OKR204"])
    write(here, {"mkdocs.yml": b"plugins: [okr]\n"})
    write(here, {each.path: each.stored for each in (*about.given, *about.bad)})
    assert okr("check").exit_code == 1
    apply(here, okr("check", "--add-ignore", REASON).stdout)
    assert okr("check", "--fail-on", "advice").exit_code == 0


# A number in the title of the objective (OKR303), and an output for a key result (OKR304).
BLOCK = """\
---
# Two findings.
objectives:
  - id: sign-in

    title: 5 ways to sign in
    key_results:
    - title: Launch the app
      # not yet
      id: app
      done: false
    - {id: calls, title: Calls to the help desk, baseline: 14, target: 5}
---
Body.
"""


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param(
            BLOCK,
            """\
okrs/a/2026-Q1.md:4: add these lines below it
    ignore:
      objective-has-number: "why"

okrs/a/2026-Q1.md:8: add these lines below it
      ignore:
        output-not-outcome: "why"
""",
            id="below the first field of each",
        ),
        pytest.param(
            BLOCK.replace("    title: 5", "    ignore:\n      no-value: b\n    title: 5"),
            """\
okrs/a/2026-Q1.md:7: add this line below it
      objective-has-number: "why"

okrs/a/2026-Q1.md:10: add these lines below it
      ignore:
        output-not-outcome: "why"
""",
            id="into a mapping that is there",
        ),
        pytest.param(
            BLOCK.replace("    title: 5", "    ignore: # none yet\n    title: 5").replace(
                "- title: Launch", "- ignore: {no-value: b}\n      title: Launch"
            ),
            """\
okrs/a/2026-Q1.md:6: add this line below it
      objective-has-number: "why"

okrs/a/2026-Q1.md:9: write this line as
    - ignore: {output-not-outcome: "why", no-value: b}
""",
            id="into one that is empty, and one in braces",
        ),
        pytest.param(
            BLOCK.replace("    title: 5", "    ignore: ~ # none\n    title: 5").replace(
                "- title: Launch", "- ignore: {}\n      title: Launch"
            ),
            """\
okrs/a/2026-Q1.md:6: write this line as
    ignore: {objective-has-number: "why"} # none

okrs/a/2026-Q1.md:9: write this line as
    - ignore: {output-not-outcome: "why"}
""",
            id="in the place of nothing",
        ),
        pytest.param(
            """\
---
objectives: [{title: 5 ways to sign in, key_results: [{ title: Launch the app, done: false}, {
  title: Calls, baseline: 14, target: 5, ignore: }]}]
---
""",
            """\
okrs/a/2026-Q1.md:2: write this line as
objectives: [{ignore: {objective-has-number: "why"}, title: 5 ways to sign in, key_results: \
[{ignore: {output-not-outcome: "why"},  title: Launch the app, done: false}, {
""",
            id="in braces, twice on a line",
        ),
        pytest.param(
            """\
---
objectives:
  title: >-
    5 ways
    to sign in

  key_results:
    - title: Calls
      baseline: 14
      target: 5
    - title: "Launch \
the app"
      done: false
---
""",
            """\
okrs/a/2026-Q1.md:5: add these lines below it
  ignore:
    objective-has-number: "why"

okrs/a/2026-Q1.md:11: add these lines below it
      ignore:
        output-not-outcome: "why"
""",
            id="a single objective, and text over several lines",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_fit_into_what_is_written(
    here: Path, okr: Okr, text: str, printed: str, end: str
) -> None:
    write(here, {"mkdocs.yml": b"plugins: [okr]\n"})
    write(here, {"okrs/a/2026-Q1.md": text.replace("\n", end).encode()})
    result = okr("check", "--select", "OKR303,OKR304", "--add-ignore", "why")
    assert result.stdout == (
        f"{printed}\nNo file was changed. The lines above accept 2 findings.\n"
    )
    apply(here, result.stdout)
    after = okr("check", "--format", "concise", "--select", "OKR0,OKR303,OKR304").stdout
    assert "no-value" in text or after == "1 file, no findings.\n"
    assert not re.search("OKR00[1-8]|OKR303|OKR304", after)


@pytest.mark.parametrize(
    ("index", "printed"),
    [
        (
            "We sign people in.\n",
            'index.md:1: add these lines at the top\n---\nignore:\n  no-okrs: "why"\n---\n',
        ),
        ("---\n---\n", 'index.md:1: add these lines below it\nignore:\n  no-okrs: "why"\n'),
        (
            "\n---\n# the team\nname: A\n---\n",
            'index.md:3: add these lines below it\nignore:\n  no-okrs: "why"\n',
        ),
        (
            "---\nignore:\n    OKR403: b\n---\n",
            'index.md:3: add this line below it\n    no-okrs: "why"\n',
        ),
    ],
)
def test_a_team(here: Path, okr: Okr, index: str, printed: str) -> None:
    write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/index.md": index.encode()})
    result = okr("check", "--add-ignore", "why")
    assert result.stdout.startswith(f"okrs/a/{printed}\n")
    apply(here, result.stdout)
    assert okr("check").stdout == "1 file, no findings.\n"


def test_a_set_with_several_findings_has_one_mapping(here: Path, okr: Okr) -> None:
    settings = b"plugins: [{okr: {objectives_per_set: [2, 3], rules: {OKR101: advice}}}]\n"
    write(here, {"mkdocs.yml": settings, "okrs/a/2026-Q1.md": BLOCK.encode()})
    result = okr("check", "--select", "OKR301", "--add-ignore", "why")
    assert result.stdout.startswith(
        'okrs/a/2026-Q1.md:2: add these lines below it\nignore:\n  objective-count: "why"\n\n'
    )


class TestWhatIsPrinted:
    def test_names_what_cannot_be_accepted(self, here: Path, okr: Okr) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n"})
        write(here, {"okrs/a/2026-Q1.md": BLOCK.replace("target: 5", "target: 5 s").encode()})
        result = okr("check", "--add-ignore", "why")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-3:] == [
            "okrs/a/2026-Q1.md:12:72: error[OKR005] invalid-value cannot be accepted: it is an "
            "error; mend it",
            "",
            "No file was changed. The lines above accept 2 findings; 1 cannot be accepted.",
        ]

    def test_is_seen_from_where_one_stands(
        self, here: Path, okr: Okr, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        monkeypatch.chdir(here / "okrs")
        assert okr("check", "--add-ignore", "why").stdout.startswith("a/2026-Q1.md:4: add")

    def test_goes_where_the_report_would(self, here: Path, okr: Okr) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        result = okr("check", "--add-ignore", "why", "--output", "lines.txt")
        assert result.stdout.startswith("Found 2 pieces of advice ")
        assert "okrs/a/2026-Q1.md:4: add" in (here / "lines.txt").read_text(encoding="utf-8")

    def test_is_limited_by_paths_rules_and_baseline(self, here: Path, okr: Okr) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        nothing = "No findings to accept.\n"
        assert okr("check", "mkdocs.yml", "--add-ignore", "why").stdout == nothing
        assert okr("check", "--select", "OKR1", "--add-ignore", "why").stdout == nothing
        okr("check", "--write-baseline")
        assert okr("check", "--add-ignore", "why").stdout == nothing
        assert "okrs/a/" in okr("check", "--no-baseline", "--add-ignore", "why").stdout

    def test_changes_nothing(self, here: Path, okr: Okr) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        before = {path: path.stat().st_mtime_ns for path in here.rglob("*")}
        okr("check", "--add-ignore", "why")
        assert {path: path.stat().st_mtime_ns for path in here.rglob("*")} == before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                ["--add-ignore", " "],
                "--add-ignore takes a reason; write for example --add-ignore "
                '"two teams merged in October"',
            ),
            (
                ["--add-ignore", "why", "--write-baseline"],
                "--add-ignore and --write-baseline cannot go together",
            ),
        ],
    )
    def test_or_why_nothing_is(self, here: Path, okr: Okr, arguments: list[str], said: str) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        result = okr("check", *arguments)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"okr: {said}\n")

    @pytest.mark.parametrize(
        "reason",
        [
            "a\nb\tc",
            "'\"\\ {}[]: #x",
            "\x1b[31m red \x07",
            "emoji \U0001f600 and \u202e and \x85 and \u2028 and \ufeff",
        ],
    )
    def test_takes_any_reason(self, here: Path, okr: Okr, reason: str) -> None:
        write(here, {"mkdocs.yml": b"plugins: [okr]\n", "okrs/a/2026-Q1.md": BLOCK.encode()})
        printed = okr("check", "--add-ignore", reason).stdout
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", printed)
        apply(here, printed)
        assert okr("check").stdout == "1 file, no findings.\n"
        text = (here / "okrs/a/2026-Q1.md").read_text(encoding="utf-8").split("---")[1]
        (objective,) = yaml.safe_load(text)["objectives"]
        assert objective["ignore"] == {"objective-has-number": " ".join(reason.split())}
