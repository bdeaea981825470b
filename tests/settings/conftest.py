"""Settings files for these tests, written into a temporary folder."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_okr.reading.settings_file import SettingsFile, read_settings_file
from mkdocs_okr.settings import Settings, SettingsError

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the temporary folder."""

    def write_file(text: str, name: str = "mkdocs.yml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def block(write: Write) -> Callable[[str], Settings]:
    """Reads settings from the lines of the plugin's block."""

    def read(lines: str) -> Settings:
        return read_settings_file(write(_site(lines))).settings

    return read


@pytest.fixture
def mistakes(write: Write) -> Callable[[str], list[str]]:
    """What is said of the lines of the plugin's block, which begin on line 4 with four spaces."""

    def read(lines: str) -> list[str]:
        with pytest.raises(SettingsError) as raised:
            read_settings_file(write(_site(lines)))
        return [str(each) for each in (raised.value, *raised.value.others)]

    return read


def _site(lines: str) -> str:
    indented = textwrap.indent(textwrap.dedent(lines).strip("\n"), "    ")
    return f"site_name: A site\nplugins:\n- okr:\n{indented}\n"


@pytest.fixture
def read(write: Write) -> Callable[..., SettingsFile]:
    """Writes a settings file and reads it."""

    def read_file(text: str, name: str = "mkdocs.yml") -> SettingsFile:
        return read_settings_file(write(text, name))

    return read_file
