"""Everything that is done with OKR files, done once: read, check, report, build the pages.

What a file holds must never stop any of it. Both the tests and ``make fuzz`` go through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs_okr import pages
from mkdocs_okr.findings import Finding
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reports.outcome import FolderSources, Outcome
from mkdocs_okr.reports.registry import FORMATS, report
from mkdocs_okr.rules import check
from mkdocs_okr.settings import Settings

TODAY = date(2026, 11, 22)


def survive(root: Path) -> tuple[Finding, ...]:
    """Read, check and report the OKRs of a folder; look at what must hold of any finding.

    Args:
        root: the folder in which ``okrs`` lies.

    Returns: the findings.
    """
    findings = check(read_organisation(root, Settings(), today=TODAY), Places(root))
    for each in findings:
        assert each.sentence == each.sentence.strip(), each
        assert "\n" not in each.sentence, each
        assert (each.place.line, each.place.column) >= (1, 1), each
        assert (each.place.line, each.place.column) <= (
            each.place.end_line,
            each.place.end_column,
        ), each
    outcome = Outcome(findings, 1, FolderSources(root))
    for name in FORMATS:
        "\n".join(report(name, outcome)).encode()
    return findings


def build_pages(root: Path) -> pages.Section:
    """Build all pages, badges and data of the OKRs of a folder, with the findings on them.

    Args:
        root: the folder in which ``okrs`` lies.
    """
    organisation = read_organisation(root, Settings(), today=TODAY)
    findings = check(organisation, Places(root))
    options = pages.Options(site_url="https://handbook.example/", show_findings=True)
    section = pages.build(organisation, options, findings, root)
    for file in section.files.values():
        if isinstance(file.content, str):
            file.content.encode()
    return section


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
