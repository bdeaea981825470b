"""The command ``okr``, which loads each of its commands when it is called."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from mkdocs_okr.cli.failure import EXIT_FAILURE, say

__all__ = ["main"]

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "Check all OKRs, and what the handbook says of them.",
        "generate": "Write the whole section as files, for a host that runs no plugins.",
        "explain": "Explain a rule: what it finds, why, and what to write instead.",
        "schema": "Print the JSON Schema of a file's front matter, for editors.",
    }
)
"""The commands and what they do, in the order of the help; the module is called as the command."""


class _Okr(click.Group):
    """A group that ends every failure with one sentence and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"mkdocs_okr.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line, and end the program with its exit code."""
        result: object
        try:
            # The name is the same however it is called, as with ``python -m mkdocs_okr``.
            result = super().main(args, "okr", complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            say(_sentence(error))
            result = EXIT_FAILURE
        except click.Abort:
            say("interrupted")
            result = EXIT_FAILURE
        sys.exit(result if isinstance(result, int) else 0)


def _sentence(error: click.ClickException) -> str:
    """What the library says of wrong options, as one sentence of ours."""
    message = error.format_message()
    if not isinstance(error, click.UsageError):
        return message
    if isinstance(error, click.NoSuchOption):
        # In our own words, since those of click change from one version to the next.
        message = f"no such option '{error.option_name}'"
        if error.possibilities:
            message += f"; did you mean {' or '.join(map(repr, error.possibilities))}?"
    message = message.removesuffix(".").replace(". Did you mean", "; did you mean")
    if ";" not in message and error.ctx is not None:
        message += f"; {error.ctx.command_path} --help shows how it is used"
    return message[:1].lower() + message[1:]


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from mkdocs_okr.version import version

        click.echo(f"okr {version()}")
        ctx.exit()


@click.group(
    cls=_Okr,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(ctx: click.Context) -> None:
    """OKRs as Markdown next to a handbook: checked, and made into pages of it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
