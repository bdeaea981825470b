"""``okr check --write-baseline``: what is found now is known from now on."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs_okr.cli.failure import Failure, say
from mkdocs_okr.cli.run import Checked
from mkdocs_okr.cli.selection import Selection
from mkdocs_okr.reading.baseline_file import (
    BaselineEntry,
    baseline_name,
    baseline_text,
    read_baseline,
)
from mkdocs_okr.reading.settings_file import SettingsFile
from mkdocs_okr.rules.baseline import entries_for

__all__ = ["write_baseline"]


def write_baseline(settings_file: SettingsFile, checked: Checked, selection: Selection) -> Checked:
    """Write the findings of a run into the baseline file, and say what has changed in it.

    Entries that are not selected stay as they are. The file is written only if that changes it.

    Args:
        settings_file: the settings.
        checked: the run, without a baseline.
        selection: which findings are meant.

    Returns:
        The run as it would be with the baseline that is now written.

    Raises:
        SettingsError: if there is a file of that name, and it is no baseline.
        Failure: if the file lies among the OKRs, or cannot be written.
    """
    file = baseline_name(settings_file.settings)
    path = settings_file.root / file
    okrs_dir = os.path.realpath(settings_file.root / settings_file.settings.okrs_dir)
    if Path(os.path.realpath(path)).is_relative_to(okrs_dir):
        raise Failure(
            f'the baseline "{file}" would lie among the OKRs, which are never written to',
            "name a file elsewhere with the setting baseline",
        )
    old = read_baseline(settings_file, is_needed=False)
    before = old.entries if old is not None else ()
    found = selection.of(checked.findings)
    entries, others = entries_for(checked.organisation, found)
    kept = [each for each in before if not selection.has(each.file, each.code)]
    after = (*kept, *entries)
    if after or old is not None:
        _write(path, baseline_text(after))
    say(_changes(os.path.relpath(path), before, after, len(others), is_new=old is None))
    left = set(others)
    known = tuple(each for each in found if each not in left)
    return replace(checked, findings=others, known=known)


def _write(path: Path, text: str) -> None:
    # What comes from a file name that is not Unicode is written as JSON can say it.
    data = text.encode("utf-8", errors="backslashreplace")
    try:
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Failure(f'the baseline cannot be written to "{path}" ({reason})') from None


def _changes(
    file: str,
    before: Iterable[BaselineEntry],
    after: Iterable[BaselineEntry],
    others: int,
    *,
    is_new: bool,
) -> str:
    """What has become of the baseline, in a sentence."""
    old, new = _counts(before), _counts(after)
    added, removed, total = (new - old).total(), (old - new).total(), new.total()
    changed = [f"{n} {word}" for n, word in ((added, "added"), (removed, "removed")) if n]
    said = f"{file}: {' and '.join(changed) or 'nothing changed'}, {total} in all"
    if total and is_new:
        said += "; commit it with the handbook"
    elif not total and not is_new:
        said += "; it can be deleted"
    if others:
        said += f"; {others} cannot be in a baseline, since a file is not read because of "
        said += "it" if others == 1 else "them"
    return said


def _counts(entries: Iterable[BaselineEntry]) -> Counter[tuple[str, str, str]]:
    counts = Counter[tuple[str, str, str]]()
    for each in entries:
        counts[each.file, each.code, each.sentence] += each.count
    return counts
