"""Ids made from titles."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

__all__ = ["slug"]

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})
_OTHERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def slug(title: str) -> str:
    """The id that a title gives: ``Raskere pålogging`` → ``raskere-palogging``.

    æ becomes ae, ø o and å a; other letters lose their marks; what is then neither a to z nor a
    digit becomes a hyphen. Empty if nothing is left: then an id has to be written.
    """
    # Composed first: an å typed as a and a ring is an å.
    text = unicodedata.normalize("NFC", title).translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return sys.intern(_OTHERS.sub("-", text).strip("-"))
