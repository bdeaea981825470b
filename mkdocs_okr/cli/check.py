"""``okr check``: read everything, check it, report it. Writes no OKR file, ever."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from mkdocs_okr.cli.failure import EXIT_FINDINGS, Failure
from mkdocs_okr.cli.output import write
from mkdocs_okr.cli.selection import select
from mkdocs_okr.cli.viewpoint import viewed
from mkdocs_okr.findings import Severity
from mkdocs_okr.reports.outcome import FolderSources, Outcome
from mkdocs_okr.reports.registry import FORMATS, report
from mkdocs_okr.reports.summary import summary
from mkdocs_okr.settings import SettingsError

if TYPE_CHECKING:
    from mkdocs_okr.cli.run import Checked

__all__ = ["command"]


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The settings file. Default: mkdocs.yml here or in a folder above.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="How the findings are written.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report to a file.",
)
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The mildest severity for which the exit code is 1.",
)
@click.option(
    "--select",
    "rules",
    multiple=True,
    metavar="RULE",
    help="Report these rules only: names, codes or families; may be given several times.",
)
@click.option(
    "--write-baseline",
    "writes_baseline",
    is_flag=True,
    help="Write what is found into the baseline file, from where on it is not reported.",
)
@click.option(
    "--no-baseline",
    "without_baseline",
    is_flag=True,
    help="Report what is in the baseline too.",
)
@click.option(
    "--add-ignore",
    "reason",
    metavar="REASON",
    help="Show the lines with which the findings would be accepted, and where to add them.",
)
@click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colours; auto: in a terminal.",
)
def command(
    paths: tuple[Path, ...],
    config_file: Path | None,
    format_name: str,
    output: Path | None,
    fail_on: str,
    rules: tuple[str, ...],
    writes_baseline: bool,
    without_baseline: bool,
    reason: str | None,
    colour: str,
) -> int:
    """Check all OKRs, and what the handbook says of them.

    PATH limits what is reported to these files and folders; everything is read and checked all the
    same. No OKR file is ever changed.

    Exit code: 0: nothing as grave as --fail-on was found; 1: something was; 2: the check could not
    be run.
    """
    with _without_garbage_collection():
        try:
            if reason is not None and writes_baseline:
                raise Failure("--add-ignore and --write-baseline cannot go together")
            outcome, checked, root = _outcome(
                paths,
                config_file,
                output,
                rules,
                "write" if writes_baseline else "pass over" if without_baseline else "heed",
            )
        except SettingsError as error:
            raise Failure.from_settings(error) from None
        outcome = replace(outcome, fail_on=Severity(fail_on))
        if reason is None:
            outcome = viewed(outcome, root, format_name)
            is_coloured = _is_coloured(colour) if output is None else colour == "always"
            lines = report(format_name, outcome, colour=is_coloured)
        else:
            from mkdocs_okr.cli.add_ignore import ignore_lines

            lines = ignore_lines(checked.organisation, outcome.findings, root, reason)
        if output is None:
            write("\n".join(lines))
        else:
            _write_file(output, lines)
            write(summary(outcome))
        if format_name == "github" and reason is None:
            from mkdocs_okr.cli.step_summary import add_step_summary

            add_step_summary(outcome)
    gravest = min((each.severity.rank for each in outcome.findings), default=99)
    return EXIT_FINDINGS if gravest <= Severity(fail_on).rank else 0


def _outcome(
    paths: tuple[Path, ...],
    config_file: Path | None,
    output: Path | None,
    rules: tuple[str, ...],
    baseline: Literal["heed", "pass over", "write"],
) -> tuple[Outcome, Checked, Path]:
    """What is to be reported, all that was found, and the folder to which paths are relative.

    Raises:
        SettingsError: if it cannot be run as it is set up.
        Failure: if it cannot be run as it is called.
    """
    from mkdocs_okr.cli.run import run
    from mkdocs_okr.reading.settings_file import find_settings_file, read_settings_file

    for path in paths:
        if not os.path.lexists(path):
            raise Failure(f'there is no file or folder "{path}"')
    if config_file is None:
        start = paths[0] if paths else Path()
        config_file = find_settings_file(start if start.is_dir() else start.parent)
    settings_file = read_settings_file(config_file)
    root = settings_file.root
    if output is not None and _lies_in(output, root / settings_file.settings.okrs_dir):
        raise Failure(
            f'--output "{output}" lies among the OKRs, which are never written to',
            "name a file elsewhere",
        )
    selection = select(root, paths, rules)
    checked = run(settings_file, with_baseline=baseline == "heed")
    if baseline == "write":
        from mkdocs_okr.cli.baseline import write_baseline

        checked = write_baseline(settings_file, checked, selection)
    files = frozenset(each for each in checked.files if selection.has_file(each))
    outcome = Outcome(
        selection.of(checked.findings),
        len(files),
        FolderSources(root),
        looked_at=files,
        in_baseline=len(selection.of(checked.known)),
    )
    return outcome, checked, root


def _lies_in(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _is_coloured(colour: str) -> bool:
    if colour != "auto":
        return colour == "always"
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _write_file(output: Path, lines: Iterator[str]) -> None:
    try:
        with open(output, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Failure(f'the report cannot be written to "{output}" ({reason})') from None


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Spare the collector from walking again and again over a model that only grows."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
