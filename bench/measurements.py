"""What is measured, and the limit each is held against.

A measurement is a function that takes the `Bench`, returns its figures round by round, and
registers itself with a title, a limit and a unit. To add one, write one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.corpus import Corpus, write_corpus
from bench.faults import write_faulty_copy
from bench.map_graph import cascade, seconds_of_dot, seconds_of_map, write_dot
from bench.process import Cost, run

__all__ = ["REGISTRY", "Bench", "Measurement", "Result"]


@dataclass
class Bench:
    """The frame of a run.

    Attributes:
        folder: where corpora are written.
        files: how many files "many" is; "half as many" and "few" follow.
        few: how many files "few" is.
        pages: how many pages the sites have that pages are compared in.
        rounds: how often everything is run.
    """

    folder: Path
    files: int = 10_000
    few: int = 100
    pages: int = 1_000
    rounds: int = 5
    _corpora: dict[int, Corpus] = field(default_factory=dict)

    def corpus(self, files: int) -> Corpus:
        """A corpus of that many sets, written when first asked for."""
        if files not in self._corpora:
            self._corpora[files] = write_corpus(self.folder / str(files), files)
        return self._corpora[files]

    def faulty_corpus(self, files: int) -> Corpus:
        """The same with a mistake in every tenth set."""
        folder = self.folder / f"{files}-faulty"
        if not folder.exists():
            write_faulty_copy(self.corpus(files), folder, files // 10)
        return Corpus(folder, files, self.corpus(files).teams)

    def ratios(self, one: Callable[[], Cost], other: Callable[[], Cost]) -> list[float]:
        """One over the other in seconds of the processor, a ratio a round.

        Both run in every round, so that a slow minute of the machine meets both, and in turns
        first. A round before the first, which is not counted, fills the caches of compiled modules
        and of the disk.
        """
        one(), other()
        found = []
        for number in range(self.rounds):
            if number % 2:
                below = other().seconds
                above = one().seconds
            else:
                above = one().seconds
                below = other().seconds
            found.append(above / below)
        return found


@dataclass(frozen=True)
class Result:
    """What a measurement has found: the median of its rounds, held against its limit."""

    measurement: Measurement
    rounds: Sequence[float]

    @property
    def figure(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)

    @property
    def verdict(self) -> str:
        """``ok``, or ``over`` if the limit is exceeded."""
        return "ok" if self.figure <= self.measurement.limit else "over"


@dataclass(frozen=True)
class Measurement:
    """One row of the table.

    Attributes:
        name: its name on the command line.
        title: what is measured, with ``{files}``, ``{half}``, ``{few}`` and ``{pages}`` for the
            sizes.
        limit: the most it may be.
        unit: ``×`` for a ratio, ``MiB``, ``KiB`` or ``B``.
        take: the function.
    """

    name: str
    title: str
    limit: float
    unit: str
    take: Callable[[Bench], list[float]]

    def result(self, bench: Bench) -> Result:
        """Measure."""
        return Result(self, self.take(bench))


REGISTRY: dict[str, Measurement] = {}
"""All measurements by name, in the order in which they are taken."""


def measurement(
    title: str, *, limit: float, unit: str = "×"
) -> Callable[[Callable[[Bench], list[float]]], Callable[[Bench], list[float]]]:
    """Register a function as a measurement, under its name with hyphens."""

    def register(take: Callable[[Bench], list[float]]) -> Callable[[Bench], list[float]]:
        name = take.__name__.replace("_", "-")
        REGISTRY[name] = Measurement(name, title, limit, unit, take)
        return take

    return register


def _check(corpus: Corpus, *launcher: str, expected: Sequence[int] = (0,)) -> Cost:
    return run(("-m", *launcher, "mkdocs_okr", "check"), at=corpus.root, expected=expected)


def _bare_yaml(corpus: Corpus, *launcher: str) -> Cost:
    return run(("-m", *launcher, "bench.baseline_yaml", "okrs"), at=corpus.root)


def _over_yaml(bench: Bench, policy: str) -> list[float]:
    corpus = bench.corpus(bench.files)
    return bench.ratios(
        lambda: _check(corpus, "bench.under", policy),
        lambda: _bare_yaml(corpus, "bench.under", policy),
    )


@measurement("okr check, {files} files, over bare yaml.load; collector on for both", limit=0.80)
def check_over_yaml(bench: Bench) -> list[float]:
    return _over_yaml(bench, "on")


@measurement("okr check, {files} files, over bare yaml.load; collector off for both", limit=0.80)
def check_over_yaml_uncollected(bench: Bench) -> list[float]:
    return _over_yaml(bench, "off")


@measurement("okr check, {files} files, peak memory", limit=150, unit="MiB")
def check_memory(bench: Bench) -> list[float]:
    corpus = bench.corpus(bench.files)
    return [_check(corpus).peak for _ in range(min(bench.rounds, 3))]


@measurement("okr check, {few} files, over mkdocs --version", limit=2.2)
def check_over_mkdocs_version(bench: Bench) -> list[float]:
    corpus = bench.corpus(bench.few)
    return bench.ratios(
        lambda: _check(corpus), lambda: run(("-m", "mkdocs", "--version"), at=corpus.root)
    )


@measurement("okr check, {files} files, over {half} files", limit=2.2)
def check_twice_the_files(bench: Bench) -> list[float]:
    whole, half = bench.corpus(bench.files), bench.corpus(bench.files // 2)
    return bench.ratios(lambda: _check(whole), lambda: _check(half))


@measurement("okr check, {files} files, over reading alone; collector off for both", limit=1.5)
def rules_over_reading(bench: Bench) -> list[float]:
    corpus = bench.corpus(bench.files)
    return bench.ratios(
        lambda: _check(corpus, "bench.under", "off"),
        lambda: run(("-m", "bench.under", "off", "bench.reading_alone"), at=corpus.root),
    )


@measurement("okr check, {files} files, a finding in every tenth, over none", limit=1.3)
def check_with_findings(bench: Bench) -> list[float]:
    clean, faulty = bench.corpus(bench.files), bench.faulty_corpus(bench.files)
    return bench.ratios(lambda: _check(faulty, expected=(1,)), lambda: _check(clean))


@measurement("drawing the map of 3,000 objectives, over Graphviz dot; in one process", limit=0.05)
def map_over_dot(bench: Bench) -> list[float]:
    graph, path = cascade(3_000), bench.folder / "map.dot"
    write_dot(graph, path)
    dot = [seconds_of_dot(path) for _ in range(bench.rounds)]
    seconds_of_map(graph)
    return [seconds_of_map(graph) / seconds for seconds in dot]
