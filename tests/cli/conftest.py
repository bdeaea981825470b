"""A site in a temporary folder, and the command line run in it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mkdocs_okr.cli import main
from tests.program import runner

OK = """\
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - id: time-to-sign-in
        title: Median time to sign in falls below 5 seconds
        baseline: 14
        target: 5
        unit: s
      - id: given-up
        title: At most 2 percent give up
        target: {max: 2}
        unit: percent
        current: 3
---
"""
BROKEN = OK.replace("baseline: 14", "baseline: 1 4")

Site = Callable[[str], Path]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Writes the files of a site, and goes into its folder.

    A file is a line with its path, an ``=`` and then, indented, its content; or the path and a
    word: ``ok`` and ``broken`` are sets of OKRs.
    """

    def write(tree: str) -> Path:
        texts = {"ok": OK, "broken": BROKEN}
        for part in re.split(r"\n(?=\S)", textwrap.dedent(tree).strip()):
            name, _, content = part.partition("=")
            text = textwrap.dedent(content.lstrip("\n"))
            path = tmp_path / name.strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts.get(text.strip(), text), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768176000")  # 2026-01-12
        return tmp_path

    return write


@pytest.fixture
def okr() -> Callable[..., Result]:
    """Runs ``okr`` with arguments."""

    def run(*arguments: str) -> Result:
        result = runner().invoke(main, arguments, prog_name="okr")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
