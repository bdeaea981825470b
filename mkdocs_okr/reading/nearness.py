"""Which of the names there are somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

__all__ = ["distance", "nearest"]

# More names than this are not compared letter by letter: they are first sifted by their words.
_MOST_COMPARED = 400
# Longer names are compared by their words only.
_LONGEST_COMPARED = 64


def distance(first: str, second: str, most: int) -> int:
    """How many letters must be added, left out, replaced or swapped to make one of the other.

    Optimal string alignment; stops at ``most + 1``, which then only means "more than ``most``".
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = letter != other
            best = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + cost)
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                best = min(best, before[column - 2] + 1)
            current.append(best)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return previous[-1]


def nearest(wanted: str, names: Iterable[str], *, limit: int) -> list[str]:
    """At most ``limit`` of the names that ``wanted`` was probably meant to be, the nearest first.

    A name is near if a third of its letters at most differ, or if most of the words of the one
    (set apart by hyphens or underscores) are in the other.
    """
    if not wanted or len(wanted) > 200:
        return []
    words = _words(wanted)
    scored: list[tuple[float, str]] = []
    compared = 0
    for name in names:
        most = max(1, max(len(name), len(wanted)) // 3)
        others = _words(name)
        shared = len(words & others)
        if shared and shared * 2 > min(len(words), len(others)):
            scored.append((1 - shared / max(len(words), len(others)), name))
            continue
        if max(len(name), len(wanted)) > _LONGEST_COMPARED:
            continue
        compared += 1
        if compared > _MOST_COMPARED and name[:1] != wanted[:1]:
            continue
        letters = distance(wanted, name, most)
        if letters <= most:
            scored.append((letters / max(len(wanted), len(name)), name))
    scored.sort()
    return [name for _, name in scored[:limit]]


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace("_", "-").split("-"))
