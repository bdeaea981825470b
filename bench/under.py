"""Runs a module as ``python -m`` would, under a policy of garbage collection that it cannot change.

``python -m bench.under on|off MODULE [ARGUMENT…]``. Both sides of a comparison run through this, so
that neither wins by switching off a collector that the other pays for.
"""

from __future__ import annotations

import gc
import runpy
import sys
from typing import Literal

__all__ = ["hold_collector"]


def hold_collector(policy: Literal["on", "off"]) -> None:
    """Set the collector, and make all further settings of it do nothing."""
    if policy == "off":
        gc.disable()

    def ignore(*_arguments: object) -> None:
        """The policy is the bench's."""

    for name in ("disable", "enable", "freeze", "set_threshold", "unfreeze"):
        setattr(gc, name, ignore)


if __name__ == "__main__":
    _, policy, module, *arguments = sys.argv
    hold_collector("off" if policy == "off" else "on")
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
