"""Dangerous files: no traceback, no hang, no crash of the interpreter, memory within bounds."""

from __future__ import annotations

import sys

import pytest

from tests.attack.dangers import DANGERS

if sys.platform == "win32":
    pytest.skip("limits of time and memory need setrlimit", allow_module_level=True)

from tests.attack.guarded import PAGES, meet_all

SECONDS = 15
"""Of processor time, for one file: many times what is needed, far less than what is quadratic."""


def test_every_danger_is_met_and_yields_its_findings_and_nothing_takes_long() -> None:
    # One test, since they are met in one process, whose time and memory are limited.
    met = meet_all(DANGERS)
    assert list(met) == [*DANGERS, PAGES]
    found = {name: sorted(each.codes) for name, each in met.items() if name in DANGERS}
    assert found == {name: sorted(each.codes) for name, each in DANGERS.items()}
    slow = {name for name, each in met.items() if each.seconds > SECONDS}
    assert slow <= {PAGES}
    assert met[PAGES].seconds < 4 * SECONDS
