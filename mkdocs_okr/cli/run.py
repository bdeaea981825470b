"""One pass over a site: read, resolve, check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Finding
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading.baseline_file import read_baseline
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.handbook_files import handbook_pages
from mkdocs_okr.reading.organisation import read_organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.settings_file import SettingsFile, check_okrs_dir, check_rule_names
from mkdocs_okr.rules import check_with_baseline, unknown_rules

__all__ = ["Checked", "run"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A site that has been read and checked.

    Attributes:
        organisation: what was read, the mentions in the handbook's pages included.
        findings: by file, line and column, without those in the baseline.
        known: those in the baseline.
        files: the OKR files and pages that were looked at, relative to the settings file's folder.
    """

    organisation: Organisation
    findings: tuple[Finding, ...]
    known: tuple[Finding, ...]
    files: frozenset[str]


def run(settings_file: SettingsFile, *, with_baseline: bool = True) -> Checked:
    """Read and check a site.

    Args:
        settings_file: its settings.
        with_baseline: whether findings that are in its baseline are known.

    Raises:
        SettingsError: if it cannot be, as it is set up.
    """
    settings, root = settings_file.settings, settings_file.root
    check_rule_names(settings_file, unknown_rules(settings))
    check_okrs_dir(settings_file)
    baseline = read_baseline(settings_file) if with_baseline else None
    organisation = read_organisation(root, settings, today=today(settings))
    looked_at = set(_okr_files(organisation))
    pages = []
    for file, text in handbook_pages(
        settings_file.docs_dir, root, root / settings.okrs_dir, settings_file.site.excluded
    ):
        looked_at.add(file)
        if "okr" in text:
            pages.append((file, text))
    if pages:
        # Only here, since most handbooks can be checked without the scanner.
        from mkdocs_okr.reading.handbook import with_handbook

        organisation = with_handbook(organisation, pages)
    found = check_with_baseline(
        organisation,
        Places(root),
        baseline,
        # A page that is excluded today may be published tomorrow.
        all_pages=not any(settings_file.site.excluded),
    )
    looked_at.update(each.place.file for each in found.findings)
    looked_at.update(each.place.file for each in found.known)
    return Checked(organisation, found.findings, found.known, frozenset(looked_at))


def _okr_files(organisation: Organisation) -> Iterator[str]:
    yield from (okr_set.file for okr_set in organisation.sets.values())
    yield from (team.file for team in organisation.teams.values() if team.file is not None)
    if organisation.introduction_file is not None:
        yield organisation.introduction_file
