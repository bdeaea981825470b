"""The lowest versions that `pyproject.toml` allows of what the package and its extras need.

Run as a program it prints them for `pip install --constraint`, for `make lowest`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

__all__ = ["lowest", "project"]

ROOT = Path(__file__).parents[2]


def project() -> Mapping[str, Any]:
    """The table ``project`` of `pyproject.toml`."""
    table: Mapping[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return table


def lowest() -> dict[str, str]:
    """Every dependency, those of the extras too, and its lowest version.

    Raises:
        ValueError: one has no lower bound, or two that differ.
    """
    table = project()
    needed = [*table["dependencies"]]
    for extra in table["optional-dependencies"].values():
        needed += extra
    bounds: dict[str, set[str]] = {}
    for requirement in map(Requirement, needed):
        found = bounds.setdefault(requirement.name, set())
        found |= {each.version for each in requirement.specifier if each.operator == ">="}
    for name, versions in bounds.items():
        if len(versions) != 1:
            raise ValueError(f"{name} needs one lower bound, and has {sorted(versions)}")
    return {name: version for name, (version,) in sorted(bounds.items())}


if __name__ == "__main__":
    for name, version in lowest().items():
        print(f"{name}=={version}")
