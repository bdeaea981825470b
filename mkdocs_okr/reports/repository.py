"""Where the repository begins, to which the reports for CI relate their paths.

Git itself is not asked: it may not be installed, and the folder may be a copy without history.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["repository_root"]

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab name the folder they have checked out."""


def repository_root(folder: Path, environment: Mapping[str, str]) -> Path:
    """The root of the repository that a folder lies in.

    The first of these: the checkout that the CI names, if it is a repository and the folder lies in
    it (so that a submodule does not count for itself); the nearest folder at or above it that holds
    ``.git``; the checkout without that; the folder itself.

    Args:
        folder: where the settings file is.
        environment: the variables of the environment.

    Returns:
        An absolute path without links, which is the folder's own or one above it.
    """
    folder = Path(os.path.realpath(folder))
    checkouts = [
        path
        for name in _CHECKOUTS
        if (value := environment.get(name))
        and folder.is_relative_to(path := Path(os.path.realpath(value)))
    ]
    repositories = [path for path in checkouts if _is_repository(path)]
    above = (path for path in (folder, *folder.parents) if _is_repository(path))
    return next(iter((*repositories, *above, *checkouts)), folder)


def _is_repository(folder: Path) -> bool:
    """Whether ``.git`` is there: a folder, or in worktrees and submodules a file."""
    return os.path.lexists(folder / ".git")
