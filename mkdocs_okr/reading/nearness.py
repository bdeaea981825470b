"""Which of the names there are somebody probably meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["Names", "distance", "nearest"]

# Of more names than this, only so many that look alike are compared letter by letter.
_MOST_COMPARED = 30
# Longer names are compared by their words only.
_LONGEST_COMPARED = 64


class Names:
    """Many names, among which to look for a near one again and again.

    Sifts them by the pairs of letters they share with what is wanted, so that a look costs a small
    part of a comparison with each.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._holders: dict[str, list[int]] | None = None

    def like(self, wanted: str) -> list[str]:
        """The names that look most like it, the likest first."""
        if len(self._names) <= _MOST_COMPARED:
            return list(self._names)
        if self._holders is None:
            self._holders = {}
            for number, name in enumerate(self._names):
                for pair in _pairs(name):
                    self._holders.setdefault(pair, []).append(number)
        # A pair that many names hold ("te" of team-1, team-2 …) tells little and costs most.
        found = sorted((self._holders.get(pair, []) for pair in _pairs(wanted)), key=len)
        shared: Counter[int] = Counter()
        for holders in found:
            if len(shared) > _MOST_COMPARED and len(holders) > len(self._names) // 4:
                break
            shared.update(holders)
        likest = shared.most_common(_MOST_COMPARED)
        return [self._names[number] for number, _ in likest]


def _pairs(name: str) -> set[str]:
    framed = f"^{name[:_LONGEST_COMPARED]}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


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


def nearest(wanted: str, names: Iterable[str] | Names, *, limit: int) -> list[str]:
    """At most ``limit`` of the names that ``wanted`` was probably meant to be, the nearest first.

    A name is near if a third of its letters at most differ, or if most of the words of the one
    (set apart by hyphens or underscores) are in the other.
    """
    if not wanted or len(wanted) > 200:
        return []
    words = _words(wanted)
    scored: list[tuple[float, str]] = []
    for name in (names if isinstance(names, Names) else Names(names)).like(wanted):
        apart = []
        others = _words(name)
        shared = len(words & others)
        if shared and shared * 2 > min(len(words), len(others)):
            apart.append(1 - shared / max(len(words), len(others)))
        longer = max(len(name), len(wanted))
        if longer <= _LONGEST_COMPARED:
            most = max(1, longer // 3)
            letters = distance(wanted, name, most)
            if letters <= most:
                apart.append(letters / longer)
        if apart:
            scored.append((min(apart), name))
    scored.sort()
    return [name for _, name in scored[:limit]]


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace("_", "-").split("-"))
