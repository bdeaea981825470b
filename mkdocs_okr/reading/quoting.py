"""Text as it has to be written in YAML."""

from __future__ import annotations

import re

__all__ = ["inline", "quoted", "shown"]

_PLAIN = re.compile(r"[\w.+/(][\w .+/()%@-]*")
_LONGEST_SHOWN = 60


def quoted(text: str) -> str:
    """The text in the quotation marks that need the least change."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def inline(text: str, *, always: bool = False) -> str:
    """The text as a value, in quotation marks if it needs them."""
    return text if not always and _PLAIN.fullmatch(text) else quoted(text)


def shown(text: str) -> str:
    """The text in quotation marks for a sentence, on one line and not too long."""
    text = " ".join(text.split())
    return f'"{text[: _LONGEST_SHOWN - 1]}…"' if len(text) > _LONGEST_SHOWN else f'"{text}"'
