"""Whatever is done to files, the rules find things and never fail."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_okr.rules import RULES
from tests.rules.sites import findings_of
from tests.rules.test_goldens import Case, cases

CASES = [case for case in cases() if case.golden.stem[3:4] in "12"]


@st.composite
def mutilated(draw: st.DrawFn) -> tuple[Case, dict[str, bytes]]:
    """A golden's files with lines left out, doubled, moved or put in another place."""
    case = draw(st.sampled_from(CASES))
    files = {}
    for path, content in case.files.items():
        lines = content.decode().splitlines(keepends=True)
        if path.endswith(".md"):
            for _ in range(draw(st.integers(0, min(2, len(lines))))):
                at = draw(st.integers(0, len(lines) - 1))
                match draw(st.sampled_from(["leave out", "double", "indent", "empty"])):
                    case "leave out":
                        del lines[at]
                    case "double":
                        lines.insert(at, lines[at])
                    case "indent":
                        lines[at] = "  " + lines[at]
                    case "empty":
                        lines[at] = lines[at].partition(":")[0] + ":\n"
        files[path] = "".join(lines).encode()
    return case, files


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutilated())
def test_every_finding_has_a_place_in_a_file_and_a_sentence(
    drawn: tuple[Case, dict[str, bytes]],
) -> None:
    case, files = drawn
    with tempfile.TemporaryDirectory() as folder:
        found = findings_of(Path(folder), files, case.today)
    for each in found:
        assert RULES[each.code].name == each.name
        assert each.sentence
        assert not each.sentence.endswith(".")
        assert "\n" not in each.sentence
        assert each.place.file in files or each.place.file == "mkdocs.yml"
        assert each.place.line >= 1
        assert each.place.column >= 1
    assert len(found) == len({(each.code, each.place, each.sentence) for each in found})
