"""What `okr generate` costs where nothing has changed since."""

from __future__ import annotations

import shutil

from bench.measurements import Bench, measurement
from bench.process import Cost, run

__all__ = ["generate_unchanged"]

_FILES = 1_000


@measurement("okr generate, 1,000 files, unchanged over first", limit=0.1)
def generate_unchanged(bench: Bench) -> list[float]:
    corpus = bench.corpus(_FILES)
    # Not among the corpus' own pages, where other measurements would meet it.
    folder = bench.folder / "generated"

    def generate() -> Cost:
        return run(("-m", "mkdocs_okr", "generate", str(folder)), at=corpus.root)

    def first() -> Cost:
        shutil.rmtree(folder, ignore_errors=True)
        return generate()

    first()
    return bench.ratios(generate, first)
