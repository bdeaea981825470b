"""What of a check is reported: by PATH and by rule."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_okr.cli.failure import Failure
from mkdocs_okr.findings import Finding

__all__ = ["Selection", "select"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be reported.

    Attributes:
        paths: files and folders, as findings call them; None: all.
        codes: codes of rules; None: all.
    """

    paths: tuple[str, ...] | None = None
    codes: frozenset[str] | None = None

    def has_file(self, file: str) -> bool:
        """Whether findings in that file are reported."""
        return self.paths is None or any(
            each == "." or file == each or file.startswith(f"{each}/") for each in self.paths
        )

    def has(self, file: str, code: str) -> bool:
        """Whether findings of that rule in that file are reported."""
        return (self.codes is None or code in self.codes) and self.has_file(file)

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those of the findings that are reported."""
        return tuple(each for each in findings if self.has(each.place.file, each.code))


def select(root: Path, paths: tuple[Path, ...], rules: tuple[str, ...]) -> Selection:
    """What is selected on the command line.

    Args:
        root: the folder of the settings file.
        paths: files and folders; none: all.
        rules: names, codes or families, perhaps several with commas between them; none: all.

    Raises:
        Failure: if there is no such rule.
    """
    codes: frozenset[str] | None = None
    if rules:
        codes = frozenset(
            code for each in rules for name in each.split(",") for code in _codes(name)
        )
    return Selection(_relative_to(root, paths) if paths else None, codes)


def _codes(name: str) -> Iterable[str]:
    from mkdocs_okr.rules.catalogue import rules_named, suggestion

    found = [rule.code for rule in rules_named(name)]
    if not found:
        meant = suggestion(name)
        raise Failure(
            f'there is no rule "{name.strip()}"',
            f"did you mean {meant}?" if meant else "okr explain lists the rules",
        )
    return found


def _relative_to(root: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The paths as findings call files; through links as well as without them."""
    found = []
    for path in paths:
        for absolute in (os.path.abspath, os.path.realpath):
            try:
                found.append(Path(os.path.relpath(absolute(path), absolute(root))).as_posix())
            except ValueError:  # on another drive
                continue
    return tuple(found)
