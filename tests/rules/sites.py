"""Small sites for tests: written to a folder, read, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs_okr.findings import Finding, Place
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.handbook import with_handbook
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.settings_file import read_settings_file
from mkdocs_okr.rules import check
from mkdocs_okr.settings import Settings


def findings_of(root: Path, files: Mapping[str, bytes], today: date) -> tuple[Finding, ...]:
    """What the rules find in a site.

    Args:
        root: an empty folder.
        files: the site's files; without a ``mkdocs.yml`` all settings are the defaults.
        today: the day on which it is looked at.
    """
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    settings_path = root / "mkdocs.yml"
    settings = read_settings_file(settings_path).settings if settings_path.exists() else Settings()
    organisation = with_handbook(
        read_organisation(root, settings, today=today),
        [
            (path, content.decode())
            for path, content in sorted(files.items())
            if path.startswith("docs/")
        ],
    )
    return check(organisation, Places(root))


def shown(findings: tuple[Finding, ...]) -> str:
    """Findings as a golden shows them, with everything that a user is told."""
    lines = []
    for each in findings:
        lines.append(
            f"{_at(each.place)}: {each.severity}[{each.code}] {each.name}: {each.sentence}"
        )
        lines += [f"    {further.label} ({_at(further.place)})" for further in each.further]
        lines += [f"    {note}" for note in each.notes]
        if each.help:
            lines.append(f"    help: {each.help}")
    return "".join(f"{line}\n" for line in lines) or "nothing\n"


def _at(place: Place) -> str:
    """``file:line:column-end``; with the end's line where it is another one."""
    end = str(place.end_column)
    if place.end_line != place.line:
        end = f"{place.end_line}:{end}"
    return f"{place.file}:{place.line}:{place.column}-{end}"
