"""Under ``mkdocs serve``: what has not changed is not read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkdocs_okr.model import Address, Organisation
from mkdocs_okr.reading import ReadingCache, fields, read_organisation
from mkdocs_okr.reading.front_matter import Parts
from mkdocs_okr.settings import FieldKind, Settings
from tests.reading.sites import TODAY

PARENT = "---\nobjectives:\n- title: Goal\n---\n"
CHILD = "---\nobjectives:\n- title: Mine\n  aligns_to: lead/goal\n  kpi: x\n---\n"


class Site:
    """A site that is read again and again; `read_files` is what was parsed the last time."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.cache = ReadingCache()
        self.read_files: list[str] = []
        original = fields.load_front_matter

        def count(text: str, parts: Parts) -> dict[str, object]:
            self.read_files.append(text)
            return original(text, parts)

        monkeypatch.setattr(fields, "load_front_matter", count)
        self.write("lead/2026.md", PARENT)
        self.write("own/2026-Q4.md", CHILD)
        self.write("own/index.md", "---\nname: Our own\n---\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / "okrs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, settings: Settings | None = None) -> Organisation:
        self.read_files.clear()
        return read_organisation(self.root, settings or Settings(), today=TODAY, cache=self.cache)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


def test_nothing_is_read_again_and_all_is_said_again(site: Site) -> None:
    first = site.read()
    assert len(site.read_files) == 3
    second = site.read()
    assert site.read_files == []
    assert second == first
    assert len(second.problems) == 1
    assert all(second.sets[key] is first.sets[key] for key in first.sets)


def test_only_what_has_changed_is_read_again_and_references_are_resolved_anew(site: Site) -> None:
    first = site.read()
    site.write("lead/2026.md", PARENT.replace("Goal", "Other goal"))
    second = site.read()
    assert len(site.read_files) == 1
    address = Address("own", "2026-Q4", "mine")
    assert first.alignments[address][0].failure is None
    assert second.alignments[address][0].failure == "objective"
    assert second.sets["own", "2026-Q4"] is first.sets["own", "2026-Q4"]


def test_a_file_that_was_merely_touched_gives_the_same_objects(site: Site) -> None:
    first = site.read()
    os.utime(site.root / "okrs/lead/2026.md", ns=(1, 1))
    second = site.read()
    assert site.read_files == []
    assert second.sets["lead", "2026"] is first.sets["lead", "2026"]


def test_a_file_that_is_gone_and_one_that_is_new(site: Site) -> None:
    site.read()
    (site.root / "okrs/own/2026-Q4.md").rename(site.root / "okrs/own/2027-Q1.md")
    assert list(site.read().sets) == [("lead", "2026"), ("own", "2027-Q1")]


def test_a_team_that_moves_below_another(site: Site) -> None:
    assert site.read().teams["own"].parent is None
    site.write("own/index.md", "---\nparent: lead\n---\n")
    assert site.read().teams["own"].parent == "lead"
    assert site.read().teams["own"].parent == "lead"


def test_other_settings_are_other_files(site: Site) -> None:
    first = site.read()
    declared = Settings(fields={"objective": {"kpi": FieldKind.TEXT}})
    second = site.read(declared)
    assert len(site.read_files) == 3
    assert (len(first.problems), len(second.problems)) == (1, 0)
