"""Which version of mkdocs-okr this is."""

from __future__ import annotations

__all__ = ["version"]


def version() -> str:
    """The version as installed, ``unknown`` when run from a checkout that is not."""
    # Only here, since looking for the installed package takes a while.
    from importlib import metadata

    try:
        return metadata.version("mkdocs-okr")
    except metadata.PackageNotFoundError:
        return "unknown"
