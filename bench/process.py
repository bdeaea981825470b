"""What a whole process costs, by the operating system's own account."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cost", "FailedRunError", "run"]

REPOSITORY = Path(__file__).parent.parent


class FailedRunError(Exception):
    """A measured process did not end as it should, so its cost means nothing."""


@dataclass(frozen=True)
class Cost:
    """What one run cost.

    Attributes:
        seconds: of the processor, in user and system mode, of the process and its children. Not the
            clock's: other work on the machine moves that one.
        peak: the most memory it held at once, in MiB.
    """

    seconds: float
    peak: float


def run(arguments: Sequence[str], *, at: Path, expected: Sequence[int] = (0,)) -> Cost:
    """Run this Python with the arguments in a folder and tell what it cost.

    Raises:
        FailedRunError: if it ended with another code than one expected.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONHASHSEED": "0",
        # As a reader's terminal is not there, nothing is to be spent on colours.
        "NO_COLOR": "1",
    }
    # An installed program is compiled once; measured without that, every start compiles it anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=at,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expected:
        last = said.decode(errors="replace").strip().splitlines()[-5:]
        raise FailedRunError(
            f"{' '.join(arguments)} ended with {process.returncode}: " + " | ".join(last)
        )
    # Linux counts in KiB, macOS in bytes.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
