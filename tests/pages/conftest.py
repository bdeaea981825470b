"""Sections built from files in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.sites import SMALL, Site, make_site


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Site]:
    """Builds a section from files: ``build({"lead/2026.md": …}, language="nb")``."""
    return lambda files, **options: make_site(tmp_path, files, **options)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small organisation in English."""
    return make_site(tmp_path_factory.mktemp("small"), SMALL)
