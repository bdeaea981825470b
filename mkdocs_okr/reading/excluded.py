"""Which of the files in the handbook's folder are in its site, as MkDocs has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["publication"]

_HIDDEN = ".*"
_TEMPLATES = "/templates/"  # a folder of this name at the top is no part of the site


def publication(excluded: Sequence[str]) -> Callable[[str], bool]:
    """What tells of a file, by its path relative to the handbook's folder, whether it is published.

    Args:
        excluded: patterns as in a ``.gitignore``, one a line: what the site sets for
            ``exclude_docs``, which may bring hidden files back, and ``draft_docs``.
    """
    if not any(excluded):
        return _is_usual
    # Only here, since few handbooks exclude anything.
    from pathspec.gitignore import GitIgnoreSpec

    first, *others = excluded
    try:
        specs = [
            GitIgnoreSpec.from_lines([_HIDDEN, _TEMPLATES, *first.splitlines()]),
            *(GitIgnoreSpec.from_lines(each.splitlines()) for each in others),
        ]
    except ValueError:  # of which MkDocs complains
        return _is_usual
    return lambda path: not any(spec.match_file(path) for spec in specs)


def _is_usual(path: str) -> bool:
    return not path.startswith((".", "templates/")) and "/." not in path
