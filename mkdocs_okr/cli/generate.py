"""``okr generate``: the whole section as files, for a host that runs no plugins."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_okr.cli.failure import EXIT_FINDINGS, Failure, say
from mkdocs_okr.cli.output import write
from mkdocs_okr.findings import Severity
from mkdocs_okr.generate.failure import GenerateError
from mkdocs_okr.generate.folder import Folder, open_folder
from mkdocs_okr.generate.inputs import inputs_digest
from mkdocs_okr.generate.place import section_folder
from mkdocs_okr.generate.writing import Changes, compare, confirm
from mkdocs_okr.generate.writing import write as write_section
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.settings_file import (
    SettingsFile,
    check_okrs_dir,
    find_settings_file,
    read_settings_file,
)
from mkdocs_okr.settings import SettingsError

if TYPE_CHECKING:
    from mkdocs_okr.cli.run import Checked
    from mkdocs_okr.findings import Finding
    from mkdocs_okr.pages import Section

__all__ = ["command"]

_MOST_NAMED = 20


@click.command("generate")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The settings file. Default: mkdocs.yml here or in a folder above.",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; the exit code is 1 if something would change.",
)
@click.option(
    "--nav",
    "only_nav",
    is_flag=True,
    help="Write nothing; print the section's entry for the nav of the settings file.",
)
def command(folder: Path | None, config_file: Path | None, only_check: bool, only_nav: bool) -> int:
    """Write the whole section as files, for a host that runs no plugins.

    DIR is the section's own folder among the handbook's pages, by default docs_dir/url. Only what
    differs is written, and what is no longer generated is removed. Nothing is touched that this
    command has not written. If an OKR is invalid, nothing is written.

    Exit code: 0: the folder is up to date; 1: an OKR is invalid, or with --check something would
    change; 2: the section could not be written.
    """
    try:
        settings_file = read_settings_file(config_file or find_settings_file(Path.cwd()))
        check_okrs_dir(settings_file)
        if only_nav:
            return _print_nav(settings_file)
        return _generate(settings_file, folder, only_check)
    except SettingsError as error:
        raise Failure.from_settings(error) from None
    except GenerateError as error:
        raise Failure(error.sentence, error.help) from None
    finally:
        gc.unfreeze()


def _generate(settings_file: SettingsFile, folder: Path | None, only_check: bool) -> int:
    day = today(settings_file.settings)
    path = section_folder(settings_file, folder)
    there = open_folder(path, _shown(path))
    inputs = inputs_digest(settings_file, day)
    if there.is_as_written(inputs):
        if not only_check:
            confirm(there)
        write(Changes(unchanged=len(there.digests)).summary(only_checked=only_check))
        return 0
    checked = _checked(settings_file)
    grave = tuple(each for each in checked.findings if each.severity is not Severity.ADVICE)
    if grave:
        _report(grave, checked, settings_file)
    only_warn = settings_file.settings.on_invalid == "warn"
    if not only_warn and any(each.severity is Severity.ERROR for each in grave):
        say(f"nothing was written to {there.shown}, since OKRs are invalid")
        return EXIT_FINDINGS
    # What was said of it has to be said again, and what changed meanwhile is not what was read.
    is_settled = not grave and inputs_digest(settings_file, day) == inputs
    return _bring_up_to_date(
        there, _section(settings_file, checked), inputs if is_settled else "", only_check
    )


def _bring_up_to_date(there: Folder, section: Section, inputs: str, only_check: bool) -> int:
    from mkdocs_okr.generate.output import output, paths

    if only_check:
        there.check_room_for(paths(section))
        changes = compare(there, output(section))
        lines = _named("would be written", changes.written, there)
        lines += _named("would be removed", changes.removed, there)
        write("\n".join([*lines, changes.summary(only_checked=True)]))
        return EXIT_FINDINGS if changes else 0
    write(write_section(there, paths(section), output(section), inputs).summary())
    return 0


def _named(what: str, files: Iterable[str], there: Folder) -> list[str]:
    named = [f"{there.shown}/{file} {what}" for file in files]
    more = len(named) - _MOST_NAMED
    return named if more <= 0 else [*named[:_MOST_NAMED], f"and {more} more {what}"]


def _print_nav(settings_file: SettingsFile) -> int:
    from mkdocs_okr.generate.navigation import nav_lines

    section = _section(settings_file, _checked(settings_file))
    write("\n".join(nav_lines(section, toml=settings_file.path.suffix == ".toml")))
    return 0


def _checked(settings_file: SettingsFile) -> Checked:
    from mkdocs_okr.cli.run import run

    # Not to walk again and again over a model that only grows, and that stays from here on.
    gc.disable()
    try:
        return run(settings_file)
    finally:
        gc.freeze()
        gc.enable()


def _section(settings_file: SettingsFile, checked: Checked) -> Section:
    from mkdocs_okr.generate.host import options_of
    from mkdocs_okr.pages import build

    return build(
        checked.organisation, options_of(settings_file), checked.findings, settings_file.root
    )


def _report(grave: tuple[Finding, ...], checked: Checked, settings_file: SettingsFile) -> None:
    """Show what is wrong as `okr check` does; its advice is not shown."""
    from mkdocs_okr.cli.viewpoint import viewed
    from mkdocs_okr.reports.outcome import FolderSources, Outcome
    from mkdocs_okr.reports.registry import report

    sources = FolderSources(settings_file.root)
    outcome = Outcome(grave, len(checked.files), sources, looked_at=checked.files)
    write("\n".join(report("full", viewed(outcome, settings_file.root, "full"), colour=False)))


def _shown(path: Path) -> str:
    """A folder as it is called in sentences: from where the command is run, if it lies below."""
    here = os.getcwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path)
