"""Keys and ids become paths of the site: none leads out of it, no two are the same anywhere."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from mkdocs_okr.findings import Finding
from mkdocs_okr.pages import Options, Section, build
from mkdocs_okr.pages.paths import Paths
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.settings_file import read_settings_file
from mkdocs_okr.rules import check
from mkdocs_okr.settings import SettingsError
from tests.attack.survival import TODAY, write

DEVICES = ("con", "prn", "aux", "nul", "com1", "lpt9")
CUSTOM = """\
site_name: Handbook
plugins:
  - okr:
      periods:
        spring: {starts: 2026-01-01, ends: 2026-05-31}
        con: {starts: 2026-06-01, ends: 2026-12-31}
"""


def a_set(*ids: str) -> bytes:
    objectives = "".join(
        f"  - {{id: {json.dumps(each)}, title: T, key_results: [{{title: K, done: true}}]}}\n"
        for each in ids
    )
    return f"---\nobjectives:\n{objectives}---\n".encode()


def section(
    root: Path, files: dict[str, bytes], settings: str = "site_name: H\nplugins: [okr]\n"
) -> tuple[Section, tuple[Finding, ...]]:
    """The section made of OKR files, written below ``okrs``, and what is found in them."""
    write(root, {f"okrs/{name}": content for name, content in files.items()})
    write(root, {"mkdocs.yml": settings.encode()})
    organisation = read_organisation(
        root, read_settings_file(root / "mkdocs.yml").settings, today=TODAY
    )
    findings = check(organisation, Places(root))
    return build(organisation, Options(), findings, root), findings


def check_paths(made: Section) -> None:
    """No path leads out of the section, and on no disk are two the same or impossible."""
    addresses = [Paths().address(path) for path in made.files]
    for path in (*made.files, *addresses):
        steps = path.rstrip("/").split("/")
        assert steps[0] == "okr", path
        assert "\\" not in path, path
        assert not path.startswith("/"), path
        for step in steps:
            assert step not in ("", ".", ".."), path
            assert re.fullmatch(r"[\w.-]+", step), path
            assert step == step.rstrip(". "), path
            assert step.partition(".")[0].lower() not in DEVICES, path
    assert len({path.casefold() for path in made.files}) == len(made.files)
    assert len({address.casefold() for address in addresses}) == len(addresses)
    # A file and a folder of the same name cannot lie beside each other either.
    folders = {
        str(above) for path in made.files for above in PurePosixPath(path.casefold()).parents
    }
    assert not folders & {path.casefold() for path in made.files}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "...",
            "..\\..",
            "a..b",
            " ",
            "a ",
            "a.",
            ".a",
            "C:",
            "a\\b",
            "~",
            "$HOME",
            "%2e%2e",
            "-",
        ),
        *("æ", "A", "a_b", "a/../../..", "日本", "\N{FULLWIDTH FULL STOP}" * 2, "a" * 120),
    ],
)
def test_a_folder_of_any_name_stays_inside_the_section(tmp_path: Path, name: str) -> None:
    made, findings = section(
        tmp_path, {f"team/{name}/2026-Q4.md": a_set("a"), "team/2026-Q4.md": a_set("b")}
    )
    check_paths(made)
    inside = (tmp_path / "okrs/team" / name).resolve().is_relative_to(tmp_path / "okrs/team")
    is_key = re.fullmatch("[a-z0-9-]+", name.lower()) or name.startswith(".")
    assert is_key or not inside or "OKR114" in {each.code for each in findings}


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "..",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "a.svg",
        "",
        " ",
        "a b",
        "C:",
        "%2e",
        "æ",
        "a\0b",
        "A",
    ],
)
def test_an_id_that_is_no_id_makes_no_path(tmp_path: Path, name: str) -> None:
    made, findings = section(tmp_path, {"team/2026-Q4.md": a_set(name, "good")})
    check_paths(made)
    assert {each.code for each in findings} & {"OKR002", "OKR005", "OKR006"}
    assert "okr/badges/team/good.svg" in made.files
    badges = [path for path in made.files if path.endswith(".svg")]
    # What comes nearest to an id takes its place, so that the rest can be read.
    assert len(badges) in (4, 6)


def test_names_of_devices_are_files_on_every_system(tmp_path: Path) -> None:
    files = {f"lead/{name}/2026-Q4.md": a_set(*DEVICES) for name in DEVICES}
    made, _ = section(tmp_path, {**files, "lead/con.md": a_set("con")}, CUSTOM)
    check_paths(made)
    assert "okr/teams/con_/index.md" in made.files
    assert "okr/badges/con_/nul_.svg" in made.files
    assert "okr/badges/con_/2026-Q4/nul_.json" in made.files
    assert "okr/periods/con_.md" in made.files


def test_generated_names_are_free_for_teams_and_objectives(tmp_path: Path) -> None:
    taken = ("index", "readme", "teams", "periods", "badges", "files", "assets", "cascade", "okr")
    files = {
        f"lead/{name}/2026-Q4.md": a_set(*taken, "2026-q4", "2026", "fy2027-q1") for name in taken
    }
    made, _ = section(tmp_path, {**files, "lead/2026.md": a_set(*taken)})
    check_paths(made)
    assert made.files["okr/teams/index/index.md"].source == "okrs/lead/index/2026-Q4.md" or (
        made.files["okr/teams/index/index.md"].source is None
    )


def test_a_badge_named_like_a_period_is_that_of_the_period(tmp_path: Path) -> None:
    made, _ = section(
        tmp_path,
        {
            "team/2026-Q4.md": a_set("2026-q4", "2026-q3", "spring", "index"),
            "team/spring.md": a_set("spring", "2026-q4"),
        },
        CUSTOM,
    )
    check_paths(made)
    assert "okr/badges/team/2026-Q4/2026-q4.svg" in made.files
    assert made.files["okr/badges/team/2026-Q4.svg"].source == "okrs/team/2026-Q4.md"
    assert made.files["okr/badges/team/spring.svg"].source == "okrs/team/spring.md"


def test_keys_of_teams_are_compared_without_case(tmp_path: Path) -> None:
    made, findings = section(
        tmp_path, {"a/Team/2026-Q4.md": a_set("x"), "b/team/2026-Q4.md": a_set("y")}
    )
    check_paths(made)
    assert "OKR113" in {each.code for each in findings}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("index",), '"index" cannot name a period'),
        (("README",), '"README" cannot name a period'),
        (("../x",), '"../x" cannot name a period'),
        (("a b",), '"a b" cannot name a period'),
        (("2026-q4",), '"2026-q4" is a period already'),
        (("spring", "Spring"), '"Spring" is written twice, in capitals and in small letters'),
    ],
)
def test_a_period_of_ones_own_cannot_take_a_name(
    tmp_path: Path, keys: tuple[str, ...], said: str
) -> None:
    days = {"starts": date(2026, 1, 1).isoformat(), "ends": date(2026, 5, 1).isoformat()}
    own = "".join(f"        {json.dumps(key)}: {json.dumps(days)}\n" for key in keys)
    write(
        tmp_path,
        {"mkdocs.yml": f"site_name: H\nplugins:\n  - okr:\n      periods:\n{own}".encode()},
    )
    with pytest.raises(SettingsError, match=re.escape(said)):
        read_settings_file(tmp_path / "mkdocs.yml")


def test_the_section_cannot_be_told_to_lie_outside(tmp_path: Path) -> None:
    for url in ("..", "../x", "a/../../b", "a\\..\\b", "C:/x", "https://x.example"):
        write(
            tmp_path,
            {"mkdocs.yml": f"site_name: H\nplugins: [{{okr: {{url: '{url}'}}}}]\n".encode()},
        )
        with pytest.raises(SettingsError):
            read_settings_file(tmp_path / "mkdocs.yml")
