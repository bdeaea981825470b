"""One cause, one finding: a handbook with over forty faults of all families yields exactly those.

``many_faults.txt`` is the handbook, as it is written, with the faults marked: a line of ``^`` under
a line marks a stretch of it, ``|`` a place before a character, each followed by the code that is to
be found there. Nothing else may be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.rules.sites import findings_of

TODAY = date(2026, 11, 22)
_FILE = re.compile(r"=== (?P<name>\S+)(?: (?P<encoding>\S+))?")
_MARK = re.compile(r"(?P<before> *)(?P<stretch>\^+|\|) (?P<code>OKR[0-9]{3})")


@dataclass
class Marked:
    """The files of a handbook without the marks, and what the marks say.

    Attributes:
        files: path → content.
        faults: ``file:line:column-end code``, as marked.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_marked(text: str) -> Marked:
    marked = Marked()
    for part in re.split(r"^(?==== )", text, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        head = _FILE.fullmatch(first)
        assert head, first
        lines: list[str] = []
        for line in rest:
            if mark := _MARK.fullmatch(line):
                column = len(mark["before"]) + 1
                end = column + len(mark["stretch"].strip("|"))
                marked.faults.append(f"{head['name']}:{len(lines)}:{column}-{end} {mark['code']}")
            else:
                lines.append(line)
        content = "".join(f"{line}\n" for line in lines)
        marked.files[head["name"]] = content.encode(head["encoding"] or "utf-8")
    return marked


MARKED = read_marked((Path(__file__).parent / "many_faults.txt").read_text(encoding="utf-8"))


def test_every_fault_is_found_where_it_is_and_nothing_else(tmp_path: Path) -> None:
    found = findings_of(tmp_path, MARKED.files, TODAY)
    assert all(each.place.line == each.place.end_line for each in found)
    shown = [
        f"{each.place.file}:{each.place.line}:{each.place.column}-{each.place.end_column} "
        f"{each.code}"
        for each in found
    ]
    assert sorted(shown) == sorted(MARKED.faults)


def test_there_are_faults_of_all_families() -> None:
    codes = [fault.rpartition(" ")[2] for fault in MARKED.faults]
    assert len(codes) >= 40
    assert {code[:4] for code in codes} == {"OKR0", "OKR1", "OKR2", "OKR3", "OKR4", "OKR6"}
    assert len(set(codes)) >= 35
