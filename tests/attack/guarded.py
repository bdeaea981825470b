"""Meets dangers in a process of its own, whose time and memory are limited.

``python -m tests.attack.guarded NAME…`` prints a line of JSON before each danger, with its name,
and one behind it with what was found. If the process dies, the last name is the one that killed it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.attack.dangers import DANGERS
from tests.attack.survival import build_pages, survive, write

__all__ = ["PAGES", "Met", "meet_all"]

PAGES = "the pages of all"
"""What is met last: one organisation in which each danger is a set."""

MEMORY = 1024 * 1024 * 1024
"""Bytes of addresses that the process may have; some 250 MB are its own."""

_LARGE = 100_000
"""Bytes; of the dangers that are larger, every eighth is enough for one organisation."""

SECONDS = 300
"""Of processor time, for all dangers together."""


@dataclass(frozen=True)
class Met:
    """What came of a danger: the codes found, and seconds of processor time."""

    codes: frozenset[str]
    seconds: float


def meet_all(names: Iterable[str]) -> dict[str, Met]:
    """Meets the dangers in a process of its own.

    Raises:
        AssertionError: the process did not live to the end; names the danger that ended it.
    """
    process = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.attack.guarded", *names],
        capture_output=True,
        text=True,
        timeout=2 * SECONDS,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    lines = [json.loads(line) for line in process.stdout.splitlines()]
    met = {
        line["name"]: Met(frozenset(line["codes"]), line["seconds"])
        for line in lines
        if "codes" in line
    }
    assert process.returncode == 0, (
        f"died of {lines[-1]['name'] if lines else 'itself'}:\n" + (process.stderr[-4000:])
    )
    return met


def _main(names: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for name in names:
        print(json.dumps({"name": name}), flush=True)
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write(root, {"okrs/danger/2026-Q4.md": DANGERS[name].content()})
            start = time.process_time()
            codes = sorted({each.code for each in survive(root)})
            seconds = time.process_time() - start
        print(json.dumps({"name": name, "codes": codes, "seconds": seconds}), flush=True)
    print(json.dumps({"name": PAGES}), flush=True)
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        contents = [DANGERS[name].content() for name in names]
        small = [content for content in contents if len(content) <= _LARGE]
        few_large = [content for content in contents if len(content) > _LARGE][::8]
        for number, content in enumerate((*small, *few_large)):
            write(root, {f"okrs/all/danger-{number}/2026-Q4.md": content})
        build_pages(root)
    seconds = time.process_time() - start
    print(json.dumps({"name": PAGES, "codes": [], "seconds": seconds}), flush=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
