"""Where a file can be edited on its code host, put together as MkDocs does for pages."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from urllib.parse import urljoin

__all__ = ["edit_address"]


def edit_address(
    file: Path,
    docs_dir: Path,
    *,
    repo_url: str | None,
    edit_uri: str | None,
    template: str | None,
) -> str | None:
    """The address at which a file can be edited; None if nobody told, or nobody can tell.

    Args:
        file: the file.
        docs_dir: the folder of the handbook's pages.
        repo_url: the address of the repository.
        edit_uri: what leads from there to the folder of the pages.
        template: the same with ``{path}`` or ``{path_noext}`` in it; goes before ``edit_uri``.
    """
    if not repo_url or not (edit_uri or template):
        return None
    try:
        path = Path(os.path.relpath(file, docs_dir)).as_posix()
        rest = (template or "").format(path=path, path_noext=posixpath.splitext(path)[0])
    except (ValueError, LookupError):  # on another drive, or a template with other names in it
        return None
    if not rest:
        rest = f"{(edit_uri or '').rstrip('/')}/{path}"
    base = repo_url if rest.startswith(("?", "#")) else f"{repo_url.rstrip('/')}/"
    return urljoin(base, rest)
