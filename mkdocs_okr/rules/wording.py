"""How findings put names into sentences, and guess what somebody meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_okr.model import KeyResult, Objective
from mkdocs_okr.reading.nearness import Names, nearest

__all__ = ["closest", "did_you_mean", "joined", "name_of", "quoted"]


def quoted(name: str) -> str:
    """A name as it stands in a sentence."""
    return f'"{name}"'


def name_of(part: Objective | KeyResult) -> str:
    """What to call an objective or key result in a sentence: its id, else its title, quoted."""
    return quoted(part.id or part.title)


def joined(names: Sequence[str], word: str = "and", most: int = 6) -> str:
    """Names as a list in a sentence (``a, b and c``); of many, the first and how many more."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} {word} {len(names) - most + 1} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def closest(name: str, known: Iterable[str] | Names) -> str | None:
    """The known name that ``name`` most likely means, or None if none is near."""
    found = nearest(name.lower(), known, limit=1)
    return found[0] if found else None


def did_you_mean(
    name: str, known: Iterable[str] | Names, otherwise: str | None = None
) -> str | None:
    """Help that names the nearest known name, else ``otherwise``."""
    near = closest(name, known)
    return f"did you mean {near}?" if near else otherwise
