"""Golden tests: input files → findings, as in ``goldens/*.md``.

A golden is Markdown. Every section headed ``##`` is a case: some prose, the files of a site (each a
fence headed by its path, and by its encoding if that is not UTF-8), perhaps a day (``Today:
2026-10-12``), and in the last fence, ``findings``, what the rules find: file, line, column and end,
the severity, the sentence, further places and help.

After a change that is meant, write what is found now into the goldens and review the difference::

    OKR_UPDATE_GOLDENS=1 pytest tests/rules/test_goldens.py
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from mkdocs_okr.rules import EXAMPLE_DAY, RULES
from tests.rules.sites import findings_of, shown

GOLDENS = Path(__file__).parent / "goldens"
_FENCE = re.compile(
    r"^```(?P<info>\S+)(?: (?P<encoding>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_TODAY = re.compile(r"^Today: (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case of a golden; `text` is all of it, heading included."""

    golden: Path
    text: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].removeprefix("## ")

    @property
    def files(self) -> dict[str, bytes]:
        return {
            fence["info"]: fence["text"].encode(fence["encoding"] or "utf-8")
            for fence in _FENCE.finditer(self.text)
            if fence["info"] != "findings"
        }

    @property
    def findings(self) -> str:
        return next(
            fence["text"] for fence in _FENCE.finditer(self.text) if fence["info"] == "findings"
        )

    @property
    def today(self) -> date:
        found = _TODAY.search(self.text)
        return date.fromisoformat(found[1]) if found else EXAMPLE_DAY


def cases() -> list[Case]:
    return [
        Case(golden, text)
        for golden in sorted(GOLDENS.glob("*.md"))
        for text in _sections(golden.read_text(encoding="utf-8"))
    ]


def _sections(text: str) -> list[str]:
    """The text of every section headed ``##``; a heading in a fence is part of a file."""
    sections: list[str] = []
    in_fence = False
    for line in text.splitlines(keepends=True):
        if line.startswith("```"):
            in_fence = not in_fence
        if line.startswith("## ") and not in_fence:
            sections.append(line)
        elif sections:
            sections[-1] += line
    return sections


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.golden.stem}: {case.title}")
def test_findings(case: Case, tmp_path: Path) -> None:
    found = shown(findings_of(tmp_path, case.files, case.today))
    if os.environ.get("OKR_UPDATE_GOLDENS") and found != case.findings:
        written = case.golden.read_text(encoding="utf-8")
        before = f"```findings\n{case.findings}```"
        text = case.text.replace(before, f"```findings\n{found}```")
        case.golden.write_text(written.replace(case.text, text), encoding="utf-8")
    assert found == case.findings


@pytest.mark.parametrize("code", [code for code in RULES if code[:4] != "OKR5"])
def test_every_rule_has_a_golden_in_which_it_finds_something(code: str) -> None:
    assert any(f"[{code}]" in case.findings for case in cases())


def test_goldens_show_what_is_to_stay_silent() -> None:
    assert sum(case.findings == "nothing\n" for case in cases()) >= 20
