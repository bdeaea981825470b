"""What in the folder of the OKRs is part of them.

Where that folder lies among the handbook's pages, this is not published as it is: pages take its
place. What else lies there is the handbook's own.
"""

from __future__ import annotations

import os

__all__ = ["IMAGES", "TEXTS", "is_part_of_okrs"]

IMAGES = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
TEXTS = frozenset((".md", ".markdown", ".mdown", ".mkd", ".yaml", ".yml"))
_OF_THE_FOLDER = ("index.md", "readme.md")


def is_part_of_okrs(path: str) -> bool:
    """Whether a file is an OKR file, lies among them to no purpose, or is an image they show.

    Args:
        path: the file's, relative to the folder of the OKRs.
    """
    *folders, name = path.split("/")
    ending = os.path.splitext(name)[1].lower()
    if name.startswith("."):
        return False
    if ending in IMAGES:
        return not any(step[0] in "._" for step in (*folders, name))
    # Beside the teams' folders other pages may lie.
    return ending in TEXTS and bool(folders or name.lower() in _OF_THE_FOLDER)
