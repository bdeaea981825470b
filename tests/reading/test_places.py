"""Places are those of the file in an editor, whatever stands before the front matter."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from mkdocs_okr.findings import DataPath, Place, Spot
from mkdocs_okr.reading import Places
from tests.reading.sites import at, said_of

TEXT = """\
---
status: draft
objectives:
  - title: Blåbær 😀 til alle
    owner: [Ævar, Ødegård]
    insight: >-
      To linjer
      tekst.
    key_results:
      - title: "I anførsel"
        target: {min: 75, max: 80}
        unit:
  - plain
---
"""

Part = Literal["value", "key", "owner", "file"]
SPOTS: list[tuple[DataPath, Part, str]] = [
    ((), "file", "1:1-4"),
    ((), "owner", "2:1-7"),
    ((), "value", "2:1-13:10"),
    (("status",), "value", "2:9-14"),
    (("status",), "key", "2:1-7"),
    (("objectives",), "key", "3:1-11"),
    (("objectives",), "value", "4:3-13:10"),
    (("objectives",), "owner", "4:3-13:10"),
    (("objectives", 0), "owner", "4:5-10"),
    (("objectives", 0), "value", "4:5-12:14"),
    (("objectives", 0, "title"), "value", "4:12-29"),
    (("objectives", 0, "owner", 1), "value", "5:19-26"),
    (("objectives", 0, "owner", 1), "key", "5:19-26"),
    (("objectives", 0, "owner"), "value", "5:12-27"),
    (("objectives", 0, "insight"), "value", "6:14-8:13"),
    (("objectives", 0, "key_results", 0, "title"), "value", "10:16-28"),
    (("objectives", 0, "key_results", 0, "target"), "value", "11:17-35"),
    (("objectives", 0, "key_results", 0, "target"), "owner", "11:18-21"),
    (("objectives", 0, "key_results", 0, "target", "max"), "value", "11:32-34"),
    (("objectives", 0, "key_results", 0, "unit"), "value", "12:9-13"),
    (("objectives", 1), "owner", "13:5-10"),
    # What is not there is missing from what is above it.
    (("objectives", 0, "key_results", 0, "id"), "value", "10:9-14"),
    (("objectives", 0, "value"), "key", "4:5-10"),
    (("objectives", 7, "title"), "value", "4:3-13:10"),
    (("checkins", 0, "date"), "value", "2:1-7"),
]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", "\ufeff\n  \n", "\t\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("path", "part", "expected"), SPOTS)
def test_spots(
    tmp_path: Path, before: str, line_end: str, path: DataPath, part: Part, expected: str
) -> None:
    (tmp_path / "set.md").write_bytes((before + TEXT).replace("\n", line_end).encode())
    place = Places(tmp_path).place(Spot("set.md", path, part))
    lines = before.count("\n") if part != "file" else 0
    moved = Place(
        "set.md", place.line - lines, place.column, place.end_line - lines, place.end_column
    )
    if part == "file" and before:
        # Of a whole file the first line is marked, whatever stands in it.
        first = (before + TEXT).lstrip("\ufeff").split("\n")[0]
        assert at(place) == f"1:1-{len(first) + 1}"
    else:
        assert at(moved) == expected


@pytest.mark.parametrize("before", ["", "\ufeff", "\n \n", "\ufeff\r\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [("owner: @é", "16-18"), ("owner: é: é", "16-20"), ("weight: é", "17-18"), ("é: é", "9-10")],
)
def test_places_of_findings(
    tmp_path: Path, before: str, line_end: str, line: str, expected: str
) -> None:
    fields = f"objectives:\n- title: A 😀\n  key_results:\n      - title: A\n        {line}\n"
    text = f"{before}---\n{fields}---\n"
    text = text.replace("\r\n", "\n").replace("\n", line_end)
    number = 6 + before.count("\n")
    (found,) = said_of(tmp_path, text)
    assert found.split()[1] == f"{number}:{expected}"


def test_other_line_separators_are_text(tmp_path: Path) -> None:
    text = '---\nobjectives:\n- title: "a\u2028b\x85c"\n  weight: x\n---\n'
    (found,) = said_of(tmp_path, text)
    assert found.split()[1] == "4:11-12"


def test_a_place_stays_as_it_is(tmp_path: Path) -> None:
    place = Place("gone.md", 3, 4, 3, 9)
    assert Places(tmp_path).place(place) is place


def test_in_a_file_that_has_vanished_it_is_line_one(tmp_path: Path) -> None:
    assert Places(tmp_path).place(Spot("gone.md", ("title",))) == Place("gone.md", 1, 1, 1, 1)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "set.md").write_text(TEXT)
    places = Places(tmp_path)
    first = places.place(Spot("set.md", ("status",)))
    (tmp_path / "set.md").unlink()
    assert places.place(Spot("set.md", ("status",))) == first


def test_a_yaml_file_is_front_matter_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins:\n  - okr:\n      url: x\n")
    spot = Spot("mkdocs.yml", ("plugins", 0, "okr", "url"))
    assert at(Places(tmp_path).place(spot)) == "4:12-13"
