"""Compiles the catalogues of the pages' words, so that a wheel holds them ready for use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Makes an ``okr.mo`` of every ``okr.po``; hatchling takes them along as artifacts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before hatchling gathers the files."""
        for source in self._catalogues():
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po))

    def clean(self, versions: list[str]) -> None:
        """Remove what was compiled."""
        for source in self._catalogues():
            source.with_suffix(".mo").unlink(missing_ok=True)

    def _catalogues(self) -> list[Path]:
        return sorted(Path(self.root, "mkdocs_okr", "locales").glob("*/LC_MESSAGES/okr.po"))
