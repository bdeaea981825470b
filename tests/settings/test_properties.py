"""Whatever stands in a settings file, it is read, or refused in one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_okr.reading.settings_file import (
    SettingsFile,
    read_settings_file,
    settings_from_mapping,
)
from mkdocs_okr.settings import Settings, SettingsError

NAMES = [
    "okrs_dir",
    "url",
    "leadership",
    "rules",
    "per_path",
    "objectives_per_set",
    "checkin_every",
    "on_invalid",
    "today",
    "year_starts",
    "periods",
    "thresholds",
    "fields",
    "baseline",
    "enabled",
    "starts",
    "ends",
    "objective",
    "<<",
]
YAML_PIECES = [
    *(
        "plugins:",
        "- okr:",
        "okr:",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ",",
    ),
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!ENV ",
        "!ENV [A, B]",
        "!x",
        "'",
        '"',
        "|",
        ">",
        "#",
        "---",
        "...",
        "~",
    ),
    *(
        "off",
        "2026-01-01",
        "1.5",
        "INHERIT: mkdocs.yml",
        "theme: ",
        "\t",
        "æ",
        "\x07",
        "\ufeff",
        "? ",
    ),
    *NAMES,
]
TOML_PIECES = [
    *("[project]\n", "[project.plugins.okr]\n", "[[project.x]]\n", "[", "]", "{", "}", "=", " = "),
    *(
        "\n",
        ",",
        ".",
        '"',
        "'",
        '"""',
        "'''",
        "#",
        "1",
        "1.5",
        "true",
        "2026-01-01",
        "a",
        "\\",
        "æ",
    ),
    *NAMES,
]
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates()
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def outcome(name: str, text: str) -> SettingsFile | SettingsError:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            return read_settings_file(path)
        except SettingsError as error:
            return error


def check(found: SettingsFile | SettingsError) -> None:
    if isinstance(found, SettingsFile):
        return
    for error in (found, *found.others):
        assert "\n" not in error.sentence
        assert error.place is None or (error.place.line >= 1 and error.place.column >= 1)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(YAML_PIECES), max_size=30).map("".join))
@example("plugins: {okr: {rules: &a {b: *a}}}")
def test_yaml(text: str) -> None:
    check(outcome("mkdocs.yml", text))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOML_PIECES), max_size=20).map("".join))
@example('[project.plugins.okr]\nfields."a.b" = [[1], [{c = "d"}]]\n')
@example("[[project.plugins.okr.a]]\n[project.plugins.okr.a.b]\nc.d = 1\n")
def test_toml(text: str) -> None:
    check(outcome("zensical.toml", text))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), values, max_size=4))
def test_plain_data(options: dict[str, Any]) -> None:
    try:
        found: Settings | SettingsError = settings_from_mapping(options)
    except SettingsError as error:
        found = error
    if isinstance(found, SettingsError):
        check(found)
        assert found.place is None
