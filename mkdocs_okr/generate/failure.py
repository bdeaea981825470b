"""Why the section cannot be written."""

from __future__ import annotations

__all__ = ["GenerateError", "reason"]


class GenerateError(Exception):
    """The section cannot be written, or not there.

    Attributes:
        sentence: what is wrong, one sentence without a full stop.
        help: what to do about it, or None.
    """

    def __init__(self, sentence: str, help: str | None = None) -> None:
        super().__init__(f"{sentence}; {help}" if help else sentence)
        self.sentence = sentence
        self.help = help


def reason(error: OSError) -> str:
    """Why, in the system's words."""
    return (error.strerror or "unknown reason").lower()
