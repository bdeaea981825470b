"""From files to the model: what is read, how strictly, and what is said of what cannot be read."""

from __future__ import annotations

from mkdocs_okr.reading.cache import ReadingCache
from mkdocs_okr.reading.identifiers import slug
from mkdocs_okr.reading.organisation import read_organisation
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.references import TargetResolution, resolve_target

__all__ = [
    "Places",
    "ReadingCache",
    "TargetResolution",
    "read_organisation",
    "resolve_target",
    "slug",
]
