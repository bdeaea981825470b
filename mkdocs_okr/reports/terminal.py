"""Text for a terminal: colours, and nothing else that could steer it.

What a colour says is always said in words too.
"""

from __future__ import annotations

import re

from mkdocs_okr.findings import Severity

__all__ = ["BLUE", "BOLD", "GREEN", "paint", "printable", "severity_style"]

BOLD = "1"
BLUE = "34"
GREEN = "1;32"
_SEVERITIES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def severity_style(severity: Severity) -> str:
    """The style of a severity."""
    return _SEVERITIES[severity]


def printable(text: str) -> str:
    """The text in one line, with what could steer a terminal made visible."""
    return _STEERING.sub("\ufffd", " ".join(text.splitlines()))


def paint(text: str, style: str) -> str:
    """The text in a style."""
    return f"\033[{style}m{text}\033[0m"
