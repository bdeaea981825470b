"""The long fuzz: ``python -m tests.attack.fuzz --minutes 10``, which is ``make fuzz``.

With atheris installed, guided by which code each file reaches; without it, by chance alone. Either
way a worker process has limited memory, and a limited time for each file; what kills it is written
to ``fuzz-failure.md`` in the folder for temporary files, and its seed is told.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib.util
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.attack.guarded import MEMORY
from tests.attack.mutations import SEEDS, mutated
from tests.attack.survival import build_pages, survive, write

SECONDS_PER_FILE = 20
FILES_PER_WORKER = 500
PAGES_EVERY = 50
FAILURE = Path(tempfile.gettempdir()) / "fuzz-failure.md"


def main() -> int:
    parser = argparse.ArgumentParser(description="Break OKR files until something gives.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None, help="repeat one file, in this process")
    parser.add_argument("--worker", type=int, default=None, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.seed is not None:
        _one(arguments.seed, with_pages=True)
        print("survived")
        return 0
    if arguments.worker is not None:
        return _work(arguments.worker)
    if importlib.util.find_spec("atheris") is not None:
        return _guided(arguments.minutes)
    return _by_chance(arguments.minutes)


def _by_chance(minutes: float) -> int:
    """Workers, one after the other, until the time is over or one has failed."""
    end = time.monotonic() + 60 * minutes
    seed = first = Random().randrange(2**40)
    while time.monotonic() < end:
        command = [sys.executable, "-m", "tests.attack.fuzz", "--worker", str(seed)]
        worker = subprocess.run(command, check=False)
        if worker.returncode != 0:
            print(f"died with {worker.returncode}; the file is {FAILURE}", file=sys.stderr)
            return 1
        seed += FILES_PER_WORKER
        print(f"{seed - first} files", flush=True)
    return 0


def _work(first: int) -> int:
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    for seed in range(first, first + FILES_PER_WORKER):
        # Written before it is tried, since what kills the interpreter leaves no time afterwards.
        FAILURE.write_bytes(mutated(Random(seed)))
        signal.alarm(SECONDS_PER_FILE)
        try:
            _one(seed, with_pages=seed % PAGES_EVERY == 0)
        except BaseException:
            traceback.print_exc()
            print(f"again: python -m tests.attack.fuzz --seed {seed}", file=sys.stderr)
            return 1
        signal.alarm(0)
    FAILURE.unlink()
    return 0


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS_PER_FILE} seconds")


def _one(seed: int, *, with_pages: bool) -> None:
    _try(mutated(Random(seed)), with_pages=with_pages)


def _try(content: bytes, *, with_pages: bool = False) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, {"okrs/team/2026-Q4.md": content, "okrs/team/other/index.md": content})
        survive(root)
        if with_pages:
            build_pages(root)


def _guided(minutes: float) -> int:
    import atheris  # type: ignore[import-not-found,unused-ignore]

    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(SEEDS):
        (corpus / str(number)).write_bytes(seed)
    options: list[Any] = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={round(60 * minutes)}",
        f"-timeout={SECONDS_PER_FILE}",
        f"-rss_limit_mb={MEMORY // 2**20}",
        f"-artifact_prefix={FAILURE}-",
    ]
    atheris.instrument_all()
    atheris.Setup(options, _try)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
