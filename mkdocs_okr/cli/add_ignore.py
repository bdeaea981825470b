"""``okr check --add-ignore REASON``: the lines with which findings would be accepted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_okr.cli.failure import Failure
from mkdocs_okr.findings import DataPath, Finding
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading.files import UnreadableError, read_text
from mkdocs_okr.reading.insertion import Change, accepting
from mkdocs_okr.reports.terminal import printable
from mkdocs_okr.rules.acceptable import Acceptable

__all__ = ["ignore_lines"]


def ignore_lines(
    organisation: Organisation, findings: Iterable[Finding], root: Path, reason: str
) -> Iterator[str]:
    """What to write, and where, to accept the findings; and which cannot be accepted.

    Places are those of the files as they are, before any of the lines are added: whoever begins
    with a file's last change can make them one by one.

    Args:
        organisation: as it was read.
        findings: what is to be accepted; by file.
        root: the folder of the settings file, to which the findings' places are relative.
        reason: why.

    Raises:
        Failure: if there is no reason.
    """
    if not reason.strip():
        raise Failure(
            "--add-ignore takes a reason",
            'write for example --add-ignore "two teams merged in October"',
        )
    acceptable = Acceptable(organisation)
    accepted: dict[str, dict[DataPath, dict[str, str]]] = {}
    refused: list[str] = []
    number = 0
    for finding in findings:
        owner, refusal = acceptable.owner(finding), acceptable.refusal(finding)
        if owner is None:
            refused.append(f"{_label(finding, root)} cannot be accepted: {refusal}")
        else:
            number += 1
            in_file = accepted.setdefault(finding.place.file, {})
            in_file.setdefault(owner, {})[finding.name] = reason
    for file, owners in accepted.items():
        try:
            changes = accepting(file, read_text(root, file), owners)
        except UnreadableError as error:
            raise Failure(f'"{file}" {error.sentence}', error.help) from None
        for change in changes:
            yield f"{_where(file, change, root)}: {_what_to_do(change)}"
            yield from change.lines
            yield ""
    yield from refused
    if refused:
        yield ""
    yield _closing(number, len(refused))


def _shown(file: str, root: Path) -> str:
    """The file's path from where the user stands."""
    try:
        return printable(Path(os.path.relpath(root / file)).as_posix())
    except ValueError:  # on another drive
        return printable(file)


def _where(file: str, change: Change, root: Path) -> str:
    return f"{_shown(file, root)}:{max(change.line, 1)}"


def _what_to_do(change: Change) -> str:
    if change.replaces:
        return "write this line as"
    lines = "this line" if len(change.lines) == 1 else "these lines"
    return f"add {lines} {'below it' if change.line else 'at the top'}"


def _label(finding: Finding, root: Path) -> str:
    place = finding.place
    where = f"{_shown(place.file, root)}:{place.line}:{place.column}"
    return f"{where}: {finding.severity}[{finding.code}] {finding.name}"


def _closing(accepted: int, refused: int) -> str:
    if not accepted:
        return "There is nothing that can be accepted." if refused else "No findings to accept."
    found = f"{accepted} finding{'' if accepted == 1 else 's'}"
    others = f"; {refused} cannot be accepted" if refused else ""
    return f"No file was changed. The lines above accept {found}{others}."
