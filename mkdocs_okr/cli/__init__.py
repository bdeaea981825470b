"""The command line ``okr``: a module a command. It never imports MkDocs."""

from mkdocs_okr.cli.main import main

__all__ = ["main"]
