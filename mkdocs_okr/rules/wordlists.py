"""The words by which titles are judged, from the files in ``words``: one for each language.

A title is looked up in the words of all languages at once: handbooks mix them, and no word that
says what is made in one language is common at the beginning of a title in another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Words", "words"]

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of all languages.

    Attributes:
        output_verbs: a title that begins with one says what is made.
        output_phrases: matches where a title holds one, at the boundaries of words.
        output_beginnings: the first words of the phrases, to pass over other titles quickly.
        number_verbs: a number right behind one, at the beginning of a title, is no part of a name.
    """

    output_verbs: frozenset[str]
    output_phrases: re.Pattern[str]
    output_beginnings: frozenset[str]
    number_verbs: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words; the files are read once."""
    lists: dict[str, list[str]] = {}
    for file in sorted(_FOLDER.glob("*.txt")):
        current: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                current = lists.setdefault(line.strip("[]"), [])
            elif line and not line.startswith("#"):
                current.append(line)
    phrases = "|".join(re.escape(each) for each in lists["output phrases"])
    return Words(
        frozenset(lists["output verbs"]),
        re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE),
        frozenset(each.partition(" ")[0] for each in lists["output phrases"]),
        frozenset(lists["number verbs"]),
    )
