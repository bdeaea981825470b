"""mike: a version of the handbook is a site of its own, on a branch of the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..site.conftest import Site
from .handbooks import MATERIAL, OKR, SEARCH, commit, needs, write

needs("mike")
needs("material")


def published(folder: Path, path: str) -> str:
    """A file on the branch that mike writes."""
    shown = subprocess.run(
        ["git", "show", f"gh-pages:{path}"], cwd=folder, check=True, capture_output=True
    )
    return shown.stdout.decode()


@pytest.mark.parametrize("listed", [[], ["- mike"]], ids=["not listed", "listed"])
def test_a_version_has_our_section_in_its_own_folder(site: Site, listed: list[str]) -> None:
    """It builds by the program of the host, ProperDocs' where that is installed."""
    settings = "site_url: https://handbook.example/\n"
    write(site, [SEARCH, OKR, *listed], settings, theme=MATERIAL)
    commit(site.folder, "2026-11-10")
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GIT_AUTHOR_NAME": "Handbook",
        "GIT_COMMITTER_NAME": "Handbook",
        "GIT_AUTHOR_EMAIL": "handbook@agency.example",
        "GIT_COMMITTER_EMAIL": "handbook@agency.example",
    }
    deployed = subprocess.run(
        [programs / "mike", "deploy", "1.0", "latest"],
        cwd=site.folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert deployed.returncode == 0, deployed.stderr
    feed = published(site.folder, "1.0/okr/feed.xml")
    assert 'href="https://handbook.example/1.0/okr/feed.xml"' in feed
    assert "okr-obj" in published(site.folder, "1.0/okr/teams/sign-in/2026-Q4/index.html")
    assert published(site.folder, "1.0/okr/badges/sign-in.svg").startswith("<svg")
    assert published(site.folder, "latest") == "1.0"
