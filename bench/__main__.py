"""Takes the measurements and prints them as a table."""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import generate, site, size  # noqa: F401 - they register their measurements
from bench.measurements import REGISTRY, Bench, Measurement
from bench.process import FailedRunError


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row a measurement; the code is always 0: a bench informs, tests fail."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(REGISTRY)}")
    parser.add_argument("--quick", action="store_true", help="1,000 files, 200 pages, three rounds")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in REGISTRY]:
        parser.error(f"no measurement named {', '.join(unknown)}; there are {', '.join(REGISTRY)}")
    rounds, files = (3, 1_000) if given.quick else (5, 10_000)
    print(
        f"Python {platform.python_version()} on {platform.system()}, {rounds} interleaved rounds\n"
        "Whole processes, in seconds of the processor (user and system), which other work on the\n"
        "machine disturbs less than the clock; × is the median of the rounds' ratios.\n"
    )
    with tempfile.TemporaryDirectory(prefix="okr-bench-") as folder:
        pages = 200 if given.quick else 1_000
        bench = Bench(Path(folder), files=files, pages=pages, rounds=rounds)
        for measurement in REGISTRY.values():
            if not given.names or measurement.name in given.names:
                print(_row(measurement, bench), flush=True)


def _row(measurement: Measurement, bench: Bench) -> str:
    title = measurement.title.format(
        files=f"{bench.files:,}",
        half=f"{bench.files // 2:,}",
        few=f"{bench.few:,}",
        pages=f"{bench.pages:,}",
    )
    began = time.perf_counter()
    try:
        result = measurement.result(bench)
    except FailedRunError as failure:
        return f"{title:68}  failed: {failure}"
    took = time.perf_counter() - began
    digits = 0 if measurement.unit != "×" else 3 if measurement.limit < 0.1 else 2
    least, most = min(result.rounds), max(result.rounds)
    return (
        f"{title:68}  {result.figure:7.{digits}f} {measurement.unit:3}"
        f"  at most {measurement.limit:6.{digits}f}  {result.verdict:4}"
        f"  ({least:.{digits}f}…{most:.{digits}f}, {took:.0f} s)"
    )


if __name__ == "__main__":
    main()
