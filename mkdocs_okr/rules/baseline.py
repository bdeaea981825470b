"""The baseline: what was there when a handbook began to be checked is not told again.

A finding is known by its rule, its file and its sentence, which names what it is about. So lines
may move, and a finding that changes is a new one, as is every finding of a file that is renamed.
Where several are equal in all this, as many as the baseline counts are known: the first ones.

Everything may be in a baseline, errors too, since a handbook that is checked for the first time
has to pass with all that is wrong with it. Except what keeps an OKR file from being read at all:
that file's OKRs would be missing from the site without a word, and what else is wrong with them
would not be known to anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_okr.findings import Finding, Place, Problem
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading.baseline_file import Baseline, BaselineEntry
from mkdocs_okr.reading.places import Places
from mkdocs_okr.rules.acceptance import ABOUT_ENTRIES, BY_DATE
from mkdocs_okr.rules.catalogue import RULES
from mkdocs_okr.rules.runner import check, in_order, judge
from mkdocs_okr.rules.severity import Severities
from mkdocs_okr.rules.view import View
from mkdocs_okr.rules.wording import quoted

__all__ = ["Compared", "check_with_baseline", "entries_for"]

_WAY_OUT = "run okr check --write-baseline"


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings, compared with a baseline.

    Attributes:
        findings: the new ones, and what the baseline holds that is gone; by file, line and column.
        known: those that are in the baseline, in the same order.
    """

    findings: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()


def check_with_baseline(
    organisation: Organisation,
    places: Places,
    baseline: Baseline | None,
    *,
    all_pages: bool = True,
) -> Compared:
    """What is wrong with an organisation's OKRs, or could be better, and is not in the baseline.

    Args:
        organisation: as it was read.
        places: as for `mkdocs_okr.rules.check`.
        baseline: the baseline, or None if there is none.
        all_pages: whether all of the handbook's pages were looked at, as the command line does. If
            not, nothing is said of entries about pages.
    """
    found = check(organisation, places)
    if baseline is None:
        return Compared(found)
    left = Counter[tuple[str, str, str]]()
    for entry in baseline.entries:
        left[_key(entry)] += entry.count
    may_be_known = _Knowable(organisation)
    new, known = [], []
    for finding in found:
        if left[_identity(finding)] > 0 and may_be_known(finding):
            left[_identity(finding)] -= 1
            known.append(finding)
        else:
            new.append(finding)
    gone = _Gone(organisation, new, all_pages=all_pages).problems(baseline, known)
    return Compared(
        in_order((*new, *judge(organisation, gone, places))),
        tuple(known),
    )


def entries_for(
    organisation: Organisation, findings: Iterable[Finding]
) -> tuple[tuple[BaselineEntry, ...], tuple[Finding, ...]]:
    """What to write into a baseline file, for these findings.

    Returns:
        The entries, and the findings that cannot be in a baseline.
    """
    may_be_known = _Knowable(organisation)
    counts = Counter[tuple[str, str, str]]()
    others = []
    for finding in findings:
        if may_be_known(finding):
            counts[_identity(finding)] += 1
        else:
            others.append(finding)
    entries = [BaselineEntry(*identity, count) for identity, count in counts.items()]
    return tuple(sorted(entries)), tuple(others)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """What a finding is known by."""
    return finding.place.file, finding.code, finding.sentence


def _key(entry: BaselineEntry) -> tuple[str, str, str]:
    return entry.file, entry.code, entry.sentence


class _Knowable:
    """Tells whether a finding may be in a baseline."""

    def __init__(self, organisation: Organisation) -> None:
        self._folder = f"{organisation.settings.okrs_dir}/"
        self._read = {each.file for each in organisation.sets.values() if each.readable}
        self._read |= {each.file or "" for each in organisation.teams.values() if each.readable}
        self._read.add(organisation.introduction_file or "")

    def __call__(self, finding: Finding) -> bool:
        file = finding.place.file
        # What is said of the introduction itself is that it cannot be read.
        if finding.code == "OKR001":
            return False
        return file in self._read or not f"{file}/".startswith(self._folder)


class _Gone:
    """Finds what a baseline holds and is not there any more.

    As silent as ``OKR009`` is about accepted findings: for what comes and goes with the day, for
    rules that are off, and where something newly keeps a file from being read as before.
    """

    def __init__(
        self, organisation: Organisation, new: Iterable[Finding], *, all_pages: bool
    ) -> None:
        self._view = View(organisation)
        self._severities = Severities(organisation.settings)
        self._all_pages = all_pages
        self._unread = {
            each.place.file
            for each in new
            if each.code.startswith("OKR0") and each.code not in ABOUT_ENTRIES
        }

    def problems(self, baseline: Baseline, known: Iterable[Finding]) -> Iterator[Problem]:
        """What is to be said of the entries."""
        found = Counter(_identity(each) for each in known)
        for entry in baseline.entries:
            times = min(entry.count, found[_key(entry)])
            found[_key(entry)] -= times
            place = entry.place or Place(baseline.file)
            if entry.code not in RULES:
                sentence = f"{quoted(entry.code)} is in the baseline, and there is no such rule"
            elif times == entry.count or self._is_to_be_expected(entry):
                continue
            elif times:
                sentence = (
                    f"{entry.code} of {entry.file} is in the baseline {_often(entry.count)}, but "
                    f"found {_often(times)}"
                )
            else:
                sentence = f"{entry.code} of {entry.file} is in the baseline, but not found"
            yield Problem("OKR009", sentence, place, help=_WAY_OUT)

    def _is_to_be_expected(self, entry: BaselineEntry) -> bool:
        rule, file = RULES[entry.code], entry.file
        return (
            rule.family in BY_DATE
            or self._severities.level(rule, file) == "off"
            or (rule.dated and not self._is_in_force(file))
            or file in self._unread
            # Whether one objective reaches another may depend on any file.
            or (rule.family == "OKR2" and bool(self._unread))
            or (rule.family == "OKR6" and not self._all_pages)
        )

    def _is_in_force(self, file: str) -> bool:
        """Whether a file is, or is about, a set that is neither a draft nor over."""
        okr_set = self._view.set_of_file.get(file)
        if okr_set is not None:
            return self._view.in_force(okr_set)
        team = self._view.team_of_file.get(file)
        return team is None or team in self._view.teams_in_force


def _often(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
