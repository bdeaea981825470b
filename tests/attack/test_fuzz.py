"""A few hundred broken files, each time others; ``make fuzz`` does it for as long as one likes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attack.mutations import mutated
from tests.attack.survival import build_pages, survive, write

BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.lists(st.randoms(use_true_random=False), min_size=1, max_size=4))
@BOUNDED
def test_broken_files_are_read_checked_and_reported(randoms: list[Random]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        survive(_written(Path(folder), [mutated(each) for each in randoms]))


@given(st.lists(st.randoms(use_true_random=False), min_size=3, max_size=8))
@settings(BOUNDED, max_examples=6)
def test_pages_are_built_of_broken_files(randoms: list[Random]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_pages(_written(Path(folder), [mutated(each) for each in randoms]))


def _written(root: Path, contents: list[bytes]) -> Path:
    """An organisation of broken files: the first is leadership's set, the second a team."""
    names = ["lead/2026.md", "lead/a/index.md", *(f"lead/a/2026-Q{n}.md" for n in range(1, 5))]
    names += ["lead/b/2026-Q3.md", "lead/b/2026-Q4.md"]
    write(root, {f"okrs/{name}": each for name, each in zip(names, contents, strict=False)})
    return root
