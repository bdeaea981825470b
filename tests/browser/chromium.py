"""The browser that the pages are looked at in: Chromium as the system installed it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is not installed; as root, `make browser-ready` installs it"

# A browser that asks nobody anything, and that draws glyphs alike on every machine.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


def found() -> str | None:
    """The path of the installed browser."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def running() -> Iterator[Browser]:
    """The browser without a window.

    Raises:
        RuntimeError: None is installed.
    """
    path = found()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root; the pages it shows here are our own.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(
            executable_path=path, args=list(QUIET), chromium_sandbox=not root
        )
        yield browser
        browser.close()
