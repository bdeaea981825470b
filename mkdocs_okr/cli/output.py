"""Writing to the standard output."""

from __future__ import annotations

import os
import sys

import click

from mkdocs_okr.cli.failure import Failure

__all__ = ["write"]


def write(text: str) -> None:
    """Write a text, codes for colours included, and a line end.

    Raises:
        Failure: if whoever reads the output went away before its end.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # A terminal that knows no æ shall not end the program.
        reconfigure(errors="backslashreplace")
    try:
        click.echo(text, color=True)
    except BrokenPipeError:
        # What is left in the buffer would fail once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Failure("whoever reads the output went away before its end") from None
