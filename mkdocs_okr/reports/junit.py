"""The report ``junit``: a test case a file, for CI that knows tests but no findings.

A file fails if one of its findings is so grave that the run fails; its other findings stand in the
case's output. Files without findings pass, so that the report shows what was looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from mkdocs_okr.findings import Finding
from mkdocs_okr.reports.message import background
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.terminal import printable

__all__ = ["lines"]

# What XML 1.0 allows in no form.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    by_file: dict[str, list[Finding]] = {file: [] for file in outcome.looked_at}
    for finding in outcome.findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    failing = sum(any(map(outcome.fails, each)) for each in by_file.values())
    counts = f'tests="{len(by_file)}" failures="{failing}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="okr check" {counts} time="0">'
    yield f'  <testsuite name="okr check" {counts} skipped="0" time="0">'
    for file in sorted(by_file):
        yield from _case(file, by_file[file], outcome)
    yield "  </testsuite>"
    yield "</testsuites>"


def _case(file: str, findings: list[Finding], outcome: Outcome) -> Iterator[str]:
    folder = posixpath.dirname(file) or "."
    names = f"name={_attribute(file)} classname={_attribute(folder)} file={_attribute(file)}"
    if not findings:
        yield f'    <testcase {names} time="0"/>'
        return
    yield f'    <testcase {names} time="0">'
    grave = [each for each in findings if outcome.fails(each)]
    if grave:
        # One failure a case: of several, some readers show only one.
        said = printable(grave[0].sentence)
        if len(grave) > 1:
            said += f" (and {len(grave) - 1} more)"
        codes = " ".join(dict.fromkeys(each.code for each in grave))
        yield f"      <failure message={_attribute(said)} type={_attribute(codes)}>"
        yield _text(grave)
        yield "</failure>"
    mild = [each for each in findings if not outcome.fails(each)]
    if mild:
        yield "      <system-out>"
        yield _text(mild)
        yield "</system-out>"
    yield "    </testcase>"


def _text(findings: list[Finding]) -> str:
    paragraphs = []
    for each in findings:
        place = each.place
        first = (
            f"{place.file}:{place.line}:{place.column}: "
            f"{each.severity}[{each.code}] {each.name}: {printable(each.sentence)}"
        )
        paragraphs.append("\n".join((first, *(f"  {line}" for line in background(each)))))
    return escape(_NO_XML.sub("\ufffd", "\n".join(paragraphs)))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))
