"""What is said when the program cannot do what it was asked to: one sentence, and exit code 2."""

from __future__ import annotations

import click

from mkdocs_okr.settings import SettingsError

__all__ = ["EXIT_FAILURE", "EXIT_FINDINGS", "Failure", "say"]

EXIT_FINDINGS = 1
"""There are findings that are grave enough."""

EXIT_FAILURE = 2
"""The program could not run."""


def say(sentence: str) -> None:
    """Write a sentence about a failure, or one a line, to the standard error output."""
    from mkdocs_okr.reports.terminal import printable

    click.echo("\n".join(f"okr: {printable(line)}" for line in sentence.split("\n")), err=True)


class Failure(click.ClickException):
    """A reason why the program cannot run.

    Args:
        sentence: one sentence without a full stop.
        help: what to do about it, or None.
    """

    exit_code = EXIT_FAILURE

    def __init__(self, sentence: str, help: str | None = None) -> None:
        super().__init__(f"{sentence}; {help}" if help else sentence)

    @classmethod
    def from_settings(cls, error: SettingsError) -> Failure:
        """The same for wrong settings, all of them, a line each."""
        return cls("\n".join(str(each) for each in (error, *error.others)))
