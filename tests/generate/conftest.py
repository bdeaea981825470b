"""Handbooks in temporary folders, and `okr generate` run in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from mkdocs_okr.cli import main
from mkdocs_okr.generate.manifest import MANIFEST
from tests.program import runner
from tests.site.organisation import HANDBOOK


@dataclass(frozen=True)
class Handbook:
    """A handbook in a folder of its own, in which commands are run."""

    root: Path

    def write(self, tree: str) -> None:
        """Write files from a text of ``=== path`` lines, each followed by the file's content."""
        for part in tree.lstrip("\n").split("=== ")[1:]:
            name, _, content = part.partition("\n")
            path = self.root / name.strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Change the one place in a file."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def okr(self, *arguments: str) -> Result:
        """Run ``okr``."""
        result = runner().invoke(main, arguments, prog_name="okr")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def generate(self, *arguments: str) -> str:
        """Run ``okr generate``, which has to succeed; what it says."""
        result = self.okr("generate", *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    def refused(self, *arguments: str) -> str:
        """The sentence with which ``okr generate`` refuses; it leaves every file as it was."""
        before = self.files(self.root)
        result = self.okr("generate", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert self.files(self.root) == before
        (sentence,) = result.stderr.splitlines()
        return sentence.removeprefix("okr: ")

    def files(self, folder: Path | None = None) -> dict[str, bytes]:
        """The files of the section (or in a folder) with their contents."""
        folder = folder or self.root / "docs/okr"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.name != MANIFEST
        }

    def page(self, path: str) -> str:
        """A file of the section."""
        return (self.root / "docs/okr" / path).read_text(encoding="utf-8")


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Handbook:
    """The small agency's handbook, whose folder is the working folder."""
    root = tmp_path / "handbook"
    root.mkdir()
    monkeypatch.chdir(root)
    made = Handbook(root)
    made.write(HANDBOOK)
    return made


@pytest.fixture
def generated(handbook: Handbook) -> Handbook:
    """The same with its section."""
    handbook.generate()
    return handbook
