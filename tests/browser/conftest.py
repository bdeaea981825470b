"""One browser and one build of each handbook for all tests of this folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import cache, partial

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium, handbooks
from tests.browser.visits import Visit, visiting

# Opens a window on a handbook; takes what `visiting` takes beside the browser and the address.
Open = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser. Where it is missing CI fails, and elsewhere the tests are skipped."""
    if chromium.found() is None:
        if os.environ.get("CI"):
            pytest.fail(chromium.MISSING, pytrace=False)
        pytest.skip(chromium.MISSING)
    with chromium.running() as running:
        yield running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Builds and serves a handbook by name, ``demo`` or a variant, once; gives its address."""
    with ExitStack() as stack:

        @cache
        def address(name: str) -> str:
            folder = tmp_path_factory.mktemp(name)
            into = folder / "site"
            into.mkdir()
            url = stack.enter_context(handbooks.serving(into))
            if name == "demo":
                handbooks.build_demo(into)
            else:
                handbooks.build_variant(name, folder, into, url)
            return url

        yield address
    logging.getLogger("mkdocs").handlers.clear()


@pytest.fixture
def demo(browser: Browser, site: Callable[[str], str]) -> Open:
    """Opens a window on this project's own handbook, which is in Material."""
    return partial(visiting, browser, site("demo"))


@pytest.fixture
def variant(browser: Browser, site: Callable[[str], str]) -> Callable[[str], Open]:
    """Opens a window on the demo's OKRs in another handbook."""
    return lambda name: partial(visiting, browser, site(name))
