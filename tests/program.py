"""The program `okr`, called within the tests' own process."""

from __future__ import annotations

import inspect

from click.testing import CliRunner

__all__ = ["runner"]


def runner() -> CliRunner:
    """What calls it, and keeps standard error apart: click before 8.2 has to be told to."""
    told = "mix_stderr" in inspect.signature(CliRunner).parameters
    return CliRunner(mix_stderr=False) if told else CliRunner()  # type: ignore[call-arg]
