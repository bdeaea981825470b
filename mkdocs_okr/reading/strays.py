"""Files in the OKR folder that are named for no period: what they should be called."""

from __future__ import annotations

import os

from mkdocs_okr.periods import suggest_period
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.settings import Settings

__all__ = ["advice_on_name", "meant_name"]

INDEX = "index.md"


def meant_name(name: str, settings: Settings) -> str | None:
    """The name that a file was probably meant to have, or None."""
    stem = os.path.splitext(name)[0]
    if stem.lower() == "index":
        return INDEX
    for key in settings.periods:
        if slug(key) == slug(stem):
            return f"{key}.md"
    suggested = suggest_period(stem, year_starts=settings.year_starts)
    return f"{suggested}.md" if suggested else None


def advice_on_name(name: str, settings: Settings) -> str:
    """What to do with a file in a team's folder whose name is no period."""
    meant = meant_name(name, settings)
    if meant is not None:
        is_yaml = name.lower().endswith((".yml", ".yaml"))
        delimiters = ", and write --- above and below its fields" if is_yaml else ""
        return f"rename it to {meant}{delimiters}"
    if name.upper().startswith("FY") and settings.year_starts == 1:
        return "set year_starts to the month in which your financial year begins, such as 10"
    return (
        f"name it for its period, such as 2026.md or 2026-Q4.md, or _{name} to have it passed over"
    )
