"""What the pages of OKRs cost a site, over those that people write by hand; and how large they are.

A page of a set is charged with everything that grows with the number of sets: reading and checking
their files, the page itself, its share in the pages of its team and period, its badges (an SVG and
a JSON file each) and its lines in the data. It is compared with pages of 3 KB, written by hand.
Both kinds are outside the navigation, in a Material site with the Markdown extensions that this
project's own handbook has.

A set is one of `bench.corpus`: 2 objectives with value and insight, 6 key results of all measures,
2 check-ins with 6 values each, a story and a retrospective. One team has 8 of them. A small set is
one as a team begins with: 1 objective, 2 key results, 1 check-in.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.corpus import write_corpus
from bench.handwritten import write_handbook
from bench.measurements import Bench, measurement
from bench.process import run
from bench.quarter import PAGE, write_quarter

__all__ = [
    "page_over_handwritten",
    "pages_of_many_sets",
    "size_of_a_page",
    "small_page_over_handwritten",
]

_FEW = 50
"""The pages of the small site whose time is taken off, so that what remains is that of pages."""

_THEME = """
theme:
  name: material
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
"""


_SMALL = """\
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - id: time-to-sign-in
        title: Median time to sign in
        baseline: 14
        target: 5
        unit: s
      - id: first-try
        title: Sign-ins completed at the first try
        baseline: 81
        target: 91
        unit: "%"
checkins:
  - date: 2026-11-12
    values: {time-to-sign-in: 11, first-try: 84}
---
"""


@measurement("a set's page in mkdocs build, {pages} sets, over a hand-written page", limit=0.9)
def page_over_handwritten(bench: Bench) -> list[float]:
    return _over_handwritten(bench, _sets(bench, _FEW), _sets(bench, bench.pages))


@measurement("a small set's page, {pages} sets, over a hand-written page", limit=0.9)
def small_page_over_handwritten(bench: Bench) -> list[float]:
    return _over_handwritten(bench, _small_sets(bench, _FEW), _small_sets(bench, bench.pages))


@measurement("a set's page in mkdocs build, 3,000 sets, over 300 sets", limit=1.2)
def pages_of_many_sets(bench: Bench) -> list[float]:
    base, few, many = (_sets(bench, number) for number in (_FEW, 300, 3_000))
    return [
        _per_page(base, many, 3_000) / _per_page(base, few, 300)
        for _ in range(min(bench.rounds, 3))
    ]


@measurement(
    "a set's page in HTML, 3 objectives, 9 key results, 13 check-ins", limit=60_000, unit="B"
)
def size_of_a_page(bench: Bench) -> list[float]:
    root = write_quarter(bench.folder / "quarter")
    _build(root)
    return [(root / "site" / PAGE).stat().st_size]


def _over_handwritten(bench: Bench, few_sets: Path, sets: Path) -> list[float]:
    few_hand, hand = _handwritten(bench, _FEW), _handwritten(bench, bench.pages)
    found = [
        _per_page(few_sets, sets, bench.pages) / _per_page(few_hand, hand, bench.pages)
        for _ in range(bench.rounds + 1)
    ]
    return found[1:]  # the first round fills the caches of the disk


def _per_page(base: Path, whole: Path, pages: int) -> float:
    """Seconds of the processor for a page more."""
    return (_build(whole) - _build(base)) / (pages - _FEW)


def _build(root: Path) -> float:
    """Build the site in an empty folder; seconds of the processor."""
    shutil.rmtree(root / "site", ignore_errors=True)
    return run(("-m", "mkdocs", "build", "--quiet"), at=root).seconds


def _sets(bench: Bench, number: int) -> Path:
    return _written(bench.folder / "sets" / str(number), lambda root: _write_sets(root, number))


def _small_sets(bench: Bench, number: int) -> Path:
    def write(root: Path) -> None:
        # Nobody's goals serve another's in these sets.
        _write_sets(root, number, "      rules: {OKR204: off}\n")
        for file in (root / "okrs").rglob("20*.md"):
            file.write_text(_SMALL, encoding="utf-8")

    return _written(bench.folder / "small-sets" / str(number), write)


def _write_sets(root: Path, number: int, more: str = "") -> None:
    write_corpus(root, number)
    # A team's page is in the navigation, if there are few teams.
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8") + "      teams_in_nav: 0\n" + more
    settings.write_text(text, encoding="utf-8")


def _handwritten(bench: Bench, number: int) -> Path:
    return _written(
        bench.folder / "handwritten" / str(number), lambda root: write_handbook(root, number)
    )


def _written(root: Path, write: Callable[[Path], object]) -> Path:
    if not root.exists():
        write(root)
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write(_THEME)
    return root
