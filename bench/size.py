"""What becomes of the section where an organisation is large: teams with twelve periods each.

Four times the files must cost four times as much, and what is in memory must be the organisation
and not its pages, which are made one after the other.
"""

from __future__ import annotations

from bench.corpus import Corpus, write_corpus
from bench.measurements import Bench, measurement
from bench.process import Cost, run

__all__ = ["section_memory", "section_of_many_sets"]

_PERIODS = 12
"""How many sets a team has."""

_FEW, _MANY = 600, 2_400
"""How many sets there are: of 50 teams, and of 200."""


@measurement("the whole section, 2,400 sets, per set over 600 sets", limit=1.1)
def section_of_many_sets(bench: Bench) -> list[float]:
    few, many = _corpus(bench, _FEW), _corpus(bench, _MANY)
    ratios = bench.ratios(lambda: _section(many), lambda: _section(few))
    return [each * _FEW / _MANY for each in ratios]


@measurement("the whole section, 2,400 sets over 600 sets, memory a set", limit=60, unit="KiB")
def section_memory(bench: Bench) -> list[float]:
    few, many = _corpus(bench, _FEW), _corpus(bench, _MANY)
    # One round: of the same work it is always the same.
    return [(_section(many).peak - _section(few).peak) * 1024 / (_MANY - _FEW)]


def _section(corpus: Corpus) -> Cost:
    return run(("-m", "bench.section_alone"), at=corpus.root)


def _corpus(bench: Bench, sets: int) -> Corpus:
    root = bench.folder / "size" / str(sets)
    if root.exists():
        return Corpus(root, sets, sets // _PERIODS)
    return write_corpus(root, sets, _PERIODS)
