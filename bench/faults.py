"""A corpus with mistakes in it, of the kinds people make, spread over many files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.corpus import Corpus

__all__ = ["write_faulty_copy"]

# What stands in a set, and what somebody wrote instead; each gives one finding.
_SLIPS = (
    (re.compile(r"^( +baseline: \d+)\.(\d)$", re.MULTILINE), r"\1,\2"),
    (re.compile(r"^( +aligns_to: )", re.MULTILINE), r"\1grop-99/"),
    (re.compile(r"^( +)source: ", re.MULTILINE), r"\1sorce: "),
    (re.compile(r"^( +)found: ", re.MULTILINE), r"\1fuond: "),
)


def write_faulty_copy(corpus: Corpus, folder: Path, faults: int) -> Corpus:
    """A copy of the corpus with one mistake in each of so many of its sets.

    Args:
        corpus: the sound one.
        folder: where the copy goes; it must not exist.
        faults: how many sets get a mistake; of all kinds in turn, spread evenly.
    """
    shutil.copytree(corpus.root, folder)
    sets = sorted(file for file in (folder / "okrs").rglob("*.md") if file.name != "index.md")
    # Leadership's own sets are aligned to nothing.
    able = [file for file in sets if "    aligns_to: " in file.read_text("utf-8")]
    for number in range(faults):
        file = able[number * len(able) // faults]
        right, wrong = _SLIPS[number % len(_SLIPS)]
        text, done = right.subn(wrong, file.read_text("utf-8"), count=1)
        if not done:
            raise ValueError(f"{file} holds nothing to be mistaken by {right.pattern}")
        file.write_text(text, "utf-8")
    return Corpus(folder, corpus.sets, corpus.teams)
