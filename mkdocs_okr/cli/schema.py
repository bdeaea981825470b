"""``okr schema``: the JSON Schema of a file's front matter, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from mkdocs_okr.cli.failure import Failure
from mkdocs_okr.cli.output import write
from mkdocs_okr.findings import Severity
from mkdocs_okr.reading.editor_schema import editor_schema
from mkdocs_okr.reading.settings_file import SETTINGS_FILES, find_settings_file, read_settings_file
from mkdocs_okr.rules.catalogue import RULES
from mkdocs_okr.rules.documentation import documentation
from mkdocs_okr.settings import Settings, SettingsError

__all__ = ["command"]


@click.command("schema")
@click.argument("kind", type=click.Choice(["set", "team"]))
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The settings file. Default: mkdocs.yml here or in a folder above, if there is one.",
)
def command(kind: Literal["set", "team"], config_file: Path | None) -> None:
    """Print the JSON Schema of a file's front matter, for editors.

    "set" is a file of OKRs such as 2026-Q4.md, "team" a team's index.md. Inside a site, the fields
    that its settings declare are part of it.
    """
    try:
        settings = _settings(config_file)
    except SettingsError as error:
        raise Failure.from_settings(error) from None
    acceptable = {
        rule.name: documentation(rule).summary
        for rule in RULES.values()
        if rule.severity is not Severity.ERROR or rule.code == "OKR204"
    }
    write(json.dumps(editor_schema(kind, settings, acceptable), ensure_ascii=False, indent=2))


def _settings(config_file: Path | None) -> Settings:
    """The settings of the site, or the defaults outside one.

    Raises:
        SettingsError: if they are wrong.
    """
    if config_file is None:
        here = Path.cwd()
        folders = (here, *here.parents)
        if not any((folder / name).is_file() for folder in folders for name in SETTINGS_FILES):
            return Settings()
        config_file = find_settings_file(here)
    return read_settings_file(config_file).settings
