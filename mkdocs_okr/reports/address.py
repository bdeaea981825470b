"""Where the documentation of the rules is published, as the package itself declares it."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["rule_address"]


def rule_address(code: str) -> str | None:
    """The address of a rule's page, or None where the package declares no documentation."""
    documentation = _documentation()
    return None if documentation is None else f"{documentation}rules/{code.lower()}/"


@lru_cache(maxsize=1)
def _documentation() -> str | None:
    # Only here, since looking for the installed package takes a while.
    from importlib import metadata

    try:
        declared = metadata.metadata("mkdocs-okr").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return None
    for each in declared:
        name, _, address = str(each).partition(",")
        if name.strip().lower() == "documentation":
            return f"{address.strip().rstrip('/')}/"
    return None
