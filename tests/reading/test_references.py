"""References: what they lead to, and what else they may have meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_okr.model import Address, Organisation, Resolution
from mkdocs_okr.reading import read_organisation, resolve_target
from mkdocs_okr.settings import Settings
from tests.reading.sites import TODAY, read


def a_set(*objectives: str, **fields: str) -> str:
    """A set with objectives ``id`` or ``id#kr``; the fields go to the first one."""
    lines = ["---", "objectives:"]
    for number, objective in enumerate(objectives):
        name, _, key_result = objective.partition("#")
        lines += [f"- id: {name}", f"  title: {name}"]
        if number == 0:
            lines += [f"  {field}: {text}" for field, text in fields.items()]
        if key_result:
            lines += ["  key_results:", f"  - id: {key_result}", f"    title: {key_result}"]
    return "\n".join([*lines, "---", ""])


LEADERSHIP = {
    "okrs/lead/2025.md": a_set("seamless"),
    "okrs/lead/2026.md": a_set("seamless#wait", "trusted"),
    "okrs/lead/2026-H2.md": a_set("seamless"),
    "okrs/lead/2026-Q3.md": a_set("seamless", "only-in-summer"),
    "okrs/lead/2027.md": a_set("seamless", "next-year"),
}


def alignment(
    root: Path, reference: str, period: str = "2026-Q4", **more: str
) -> tuple[Resolution, Organisation]:
    """What becomes of a reference in a set of the team ``own``."""
    files = LEADERSHIP | {f"okrs/own/{period}.md": a_set("mine", aligns_to=f'"{reference}"')} | more
    organisation = read(root, files)
    return organisation.alignments[Address("own", period, "mine")][0], organisation


@pytest.mark.parametrize(
    ("period", "reference", "target"),
    [
        ("2026-Q4", "lead/seamless", "lead/2026-H2/seamless"),
        ("2026-Q3", "lead/seamless", "lead/2026-Q3/seamless"),
        ("2026-Q1", "lead/seamless", "lead/2026/seamless"),
        ("2026-Q4", "lead/seamless#wait", "lead/2026/seamless#wait"),
        ("2026-Q4", "lead/2026/seamless", "lead/2026/seamless"),
        ("2026-Q4", "lead/2026-h2/Seamless", "lead/2026-H2/seamless"),
        ("2026-Q4", "LEAD/TRUSTED", "lead/2026/trusted"),
        # Not overlapping, but named.
        ("2026-Q4", "lead/2025/seamless", "lead/2025/seamless"),
        # None contains a year but the year's own; of those that only overlap, the longest overlap.
        ("2026-T2", "lead/only-in-summer", "lead/2026-Q3/only-in-summer"),
        ("2026", "lead/only-in-summer", "lead/2026-Q3/only-in-summer"),
    ],
)
def test_alignment(tmp_path: Path, period: str, reference: str, target: str) -> None:
    resolution, _ = alignment(tmp_path, reference, period)
    assert str(resolution.target) == target


def test_of_overlapping_sets_the_one_that_overlaps_most_then_the_latest(tmp_path: Path) -> None:
    files = {
        "okrs/lead/2026-Q2.md": a_set("goal"),
        "okrs/lead/2026-Q3.md": a_set("goal"),
        "okrs/own/2026-T2.md": a_set("mine", aligns_to="lead/goal"),
        "okrs/own/2026.md": a_set("mine", aligns_to="lead/goal"),
    }
    found = read(tmp_path, files).alignments
    # May to August: two months of each, so the latest.
    assert str(found[Address("own", "2026-T2", "mine")][0].target) == "lead/2026-Q3/goal"
    assert str(found[Address("own", "2026", "mine")][0].target) == "lead/2026-Q3/goal"


def test_a_set_is_never_its_own_parent(tmp_path: Path) -> None:
    files = {
        "okrs/own/2026.md": a_set("mine"),
        "okrs/own/2026-Q4.md": a_set("mine", aligns_to="[mine, 2026-Q4/mine, own/mine]"),
    }
    found = read(tmp_path, files).alignments[Address("own", "2026-Q4", "mine")]
    assert [(str(each.target), each.failure) for each in found] == [
        ("own/2026/mine", None), ("None", "self"), ("own/2026/mine", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "failure", "candidates"),
    [
        ("laed/seamless", "team", ("lead/seamless",)),
        ("lead/seemless", "objective", ("lead/seamless",)),
        ("lead/trsuted#x", "objective", ("lead/trusted",)),
        ("lead/seamless#weit", "objective", ("lead/seamless#wait",)),
        ("lead/next-year", "period", ("lead/2027/next-year",)),
        ("lead/2026-Q1/seamless", "objective", ("lead/seamless",)),
        ("Trusted", "objective", ("lead/trusted",)),
        ("okrs/lead/seamless", "team", ("lead/seamless",)),
        ("division/lead/trusted", "team", ("lead/trusted",)),
        ("lead/qqqqqq", "objective", ()),
        ("nobody/qqqqqq", "team", ()),
    ],
)
def test_failures_and_what_was_meant(
    tmp_path: Path, reference: str, failure: str, candidates: tuple[str, ...]
) -> None:
    resolution, _ = alignment(tmp_path, reference)
    assert (resolution.target, resolution.failure) == (None, failure)
    assert resolution.candidates == candidates
    for candidate in candidates:
        again, _ = alignment(tmp_path, candidate)
        assert again.target is not None, candidate


def test_what_the_team_defines(tmp_path: Path) -> None:
    resolution, _ = alignment(tmp_path, "lead/nothing-of-the-kind")
    assert resolution.defined == (
        ("seamless", "okrs/lead/2027.md", ("objectives", 0)),
        ("trusted", "okrs/lead/2026.md", ("objectives", 1)),
        ("only-in-summer", "okrs/lead/2026-Q3.md", ("objectives", 1)),
        ("next-year", "okrs/lead/2027.md", ("objectives", 1)),
    )


BROKEN = "---\nobjectives:\n- title: A: b\n---\n"


@pytest.mark.parametrize(
    ("files", "reference", "failure"),
    [
        # What could not be read may hold it.
        ({"okrs/lead/2026.md": BROKEN}, "lead/elsewhere", "hidden"),
        ({"okrs/lead/2026.md": BROKEN}, "lead/2026/elsewhere", "hidden"),
        ({"okrs/lead/2026.md": BROKEN}, "lead/2025/elsewhere", "objective"),
        ({"okrs/lead/2026-q1.md": a_set("elsewhere")}, "lead/elsewhere", "hidden"),
        ({"okrs/x/LEAD/2024.md": a_set("elsewhere")}, "lead/elsewhere", "hidden"),
        ({"okrs/lead/2026.md": "---\nobjectives:\n- 7: 8\n---\n"}, "lead/elsewhere", "hidden"),
        ({"okrs/lead/2026.md": "---\nmål:\n- title: A\n---\n"}, "lead/elsewhere", "hidden"),
        ({"okrs/日本/2026.md": a_set("a")}, "elsewhere/a", "hidden"),
        # What could be read does not.
        ({"okrs/other/2026.md": BROKEN}, "lead/elsewhere", "objective"),
        ({"okrs/lead/2026.md": BROKEN}, "laed/seamless", "team"),
    ],
)
def test_references_into_what_could_not_be_read(
    tmp_path: Path, files: dict[str, str], reference: str, failure: str
) -> None:
    resolution, _ = alignment(tmp_path, reference, **files)
    assert resolution.failure == failure


def test_key_results_that_could_not_be_read(tmp_path: Path) -> None:
    text = "---\nobjectives:\n- id: goal\n  title: A\n  key_results:\n  - nothing: 1\n---\n"
    resolution, _ = alignment(tmp_path, "lead/2026/goal#kr", **{"okrs/lead/2026.md": text})
    assert resolution.failure == "hidden"


def test_drafts_can_be_referred_to(tmp_path: Path) -> None:
    draft = a_set("soon").replace("---\n", "---\nstatus: draft\n", 1)
    resolution, _ = alignment(tmp_path, "lead/soon", **{"okrs/lead/2026-T3.md": draft})
    assert str(resolution.target) == "lead/2026-T3/soon"


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("lead/seamless", "lead/2026-Q3/seamless"),
        ("lead/2025/seamless", "lead/2025/seamless"),
        ("seamless", "own/2026-Q3/seamless"),
        ("own/2026-Q2/seamless", "own/2026-Q2/seamless"),
        ("lead/next-year", None),
    ],
)
def test_predecessors(tmp_path: Path, reference: str, target: str | None) -> None:
    files = LEADERSHIP | {
        "okrs/own/2026-Q2.md": a_set("seamless"),
        "okrs/own/2026-Q3.md": a_set("seamless"),
        "okrs/own/2026-Q4.md": a_set("seamless", continues=reference),
    }
    found = read(tmp_path, files).predecessors[Address("own", "2026-Q4", "seamless")]
    assert (str(found.target) if found.target else None) == target


def test_predecessors_of_key_results(tmp_path: Path) -> None:
    key_result = "  key_results:\n  - title: B\n    continues: a#b\n"
    text = f"---\nobjectives:\n- id: a\n  title: A\n{key_result}---\n"
    files = {"okrs/own/2026-Q3.md": a_set("a#b"), "okrs/own/2026-Q4.md": text}
    found = read(tmp_path, files).predecessors
    assert str(found[Address("own", "2026-Q4", "a", "b")].target) == "own/2026-Q3/a#b"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("lead", "lead"),
        ("Lead/2026-h2", "lead/2026-H2"),
        ("lead/seamless", "lead/2026-H2/seamless"),
        ("lead/seamless#wait", "lead/2026/seamless#wait"),
        ("lead/2025/seamless", "lead/2025/seamless"),
        ("lead/only-in-summer", "lead/2026-Q3/only-in-summer"),
        ("lead/next-year", "lead/2027/next-year"),
    ],
)
def test_targets_of_handbook_pages(tmp_path: Path, text: str, target: str) -> None:
    found = resolve_target(read(tmp_path, LEADERSHIP), text).target
    assert found is not None
    parts = [found.team, found.period, found.objective]
    written = "/".join(part for part in parts if part)
    assert written + (f"#{found.key_result}" if found.key_result else "") == target


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("laed", ("lead",)),
        ("laed/seamless", ("lead/seamless",)),
        ("lead/seemless", ("lead/seamless",)),
        ("lead/seamless#weit", ("lead/seamless#wait",)),
        ("seamless", ("lead/seamless",)),
        ("okrs/lead", ("lead",)),
        ("okrs/lead/seamless", ("lead/seamless",)),
        ("lead/2026-Q1", ("lead/2026-H2", "lead/2026-Q3", "lead/2027")),
        ("lead/2026h2", ("lead/2026-H2",)),
        ("qqqqq", ()),
        ("", ()),
        ("#", ()),
        ("lead#x", ()),
    ],
)
def test_targets_that_lead_nowhere(tmp_path: Path, text: str, candidates: tuple[str, ...]) -> None:
    found = resolve_target(read(tmp_path, LEADERSHIP), text)
    assert found.target is None
    assert found.hidden is False
    assert found.candidates == candidates


def test_targets_in_what_could_not_be_read(tmp_path: Path) -> None:
    organisation = read(tmp_path, LEADERSHIP | {"okrs/lead/2026.md": BROKEN})
    assert resolve_target(organisation, "lead/trusted").hidden
    assert not resolve_target(organisation, "lead/2025/trusted").hidden


def test_many_references_that_lead_nowhere_take_time_in_proportion(tmp_path: Path) -> None:
    # With every name compared to every other, this would be some forty million comparisons.
    for number in range(400):
        folder = tmp_path / f"okrs/team-{number:03}"
        folder.mkdir(parents=True)
        text = a_set(
            *(f"objective-of-ours-{number}-{each}" for each in range(20)),
            aligns_to="["
            + ", ".join(f"teem-{number}{each}/nothing-{each}" for each in range(10))
            + "]",
        )
        (folder / "2026.md").write_text(text)
    organisation = read_organisation(tmp_path, Settings(), today=TODAY)
    failures = [each.failure for found in organisation.alignments.values() for each in found]
    assert failures == ["team"] * 4000
