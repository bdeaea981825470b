"""A small handbook with one team, to which a test adds another plugin.

What its OKR files say looks like the templates and directives of other plugins wherever it can.
"""

from __future__ import annotations

import os
import subprocess
import textwrap
from base64 import b64decode
from importlib.util import find_spec
from pathlib import Path

import pytest

from ..site.conftest import Site

OKR = "- okr: {today: 2026-11-15}"
SEARCH = "- search"
QUICK = "Quick {{ 7*7 }} sign-in {% include 'nothing' %}"
STORY = "The story {{ 7*7 }} of {% include 'nothing' %} and {# all #} that."

FILES = """\
=== docs/index.md
# Handbook

See [more](more.md) and [the goal](okr:sign-in/quick).

<!-- okr/objective sign-in/quick -->
=== docs/more.md
# More

Now at <!-- okr/badge sign-in --> in all.

- one

    <!-- okr/team sign-in -->
=== okrs/sign-in/index.md
---
name: Sign-in
---
The login.
=== okrs/sign-in/2026-Q3.md
---
objectives:
  - id: safe
    title: Safe sign-in
    key_results:
      - {id: leaks, title: Leaks, baseline: 9, target: 0}
      - {id: audits, title: Audits passed, baseline: 0, target: 2}
checkins:
  - date: 2026-09-30
    values: {leaks: 0, audits: 1}
---
## Retrospective

We learnt a lot.
=== okrs/sign-in/2026-Q4.md
---
objectives:
  - id: quick
    title: "QUICK"
    key_results:
      - {id: seconds, title: "Seconds {{ 7*7 }}", baseline: 14, target: 5, unit: s, tags: [speed]}
      - {id: first-try, title: At the first try, baseline: 80, target: 90, unit: "%"}
checkins:
  - date: 2026-11-09
    note: "Good, {{ 7*7 }} times."
    values: {seconds: 9.5, first-try: 85}
---
STORY See [more](../../docs/more.md).

![A dot](dot.png)
""".replace("QUICK", QUICK).replace("STORY", STORY)

OUR_ADDRESSES = (
    "okr/",
    "okr/cascade/",
    "okr/teams/sign-in/",
    "okr/teams/sign-in/2026-Q3/",
    "okr/teams/sign-in/2026-Q4/",
    "okr/periods/2026-Q3/",
    "okr/periods/2026-Q4/",
)
SET = "okr/teams/sign-in/2026-Q4/"

_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAAAAgAB4iG8MwAAAABJRU5ErkJggg=="
)


def needs(module: str) -> None:
    """Skip the tests of a plugin that is not installed, as with another host or older versions."""
    if find_spec(module) is None:
        pytest.skip(f"{module} is not installed", allow_module_level=True)


def both_orders(neighbour: str) -> pytest.MarkDecorator:
    """The plugins of a site, ours before and behind the other."""
    return pytest.mark.parametrize(
        "plugins",
        [
            pytest.param([SEARCH, neighbour, OKR], id="behind it"),
            pytest.param([SEARCH, OKR, neighbour], id="before it"),
        ],
    )


def write(
    site: Site,
    plugins: list[str],
    settings: str = "",
    more: str = "",
    theme: str = "{name: mkdocs}",
) -> Site:
    """Write the handbook.

    Args:
        site: where to.
        plugins: entries of the list of plugins.
        settings: more lines of ``mkdocs.yml``.
        more: more files, or others in the place of these.
        theme: that of ``mkdocs.yml``.
    """
    site.write(FILES)
    listed = textwrap.indent("\n".join(textwrap.dedent(each) for each in plugins), "  ")
    site.write(
        f"=== mkdocs.yml\nsite_name: Handbook\ntheme: {theme}\n{settings}\nplugins:\n{listed}\n"
    )
    (site.folder / "okrs/sign-in/dot.png").write_bytes(_DOT)
    site.write(more)
    return site


def built(
    site: Site,
    plugins: list[str],
    settings: str = "",
    more: str = "",
    theme: str = "{name: mkdocs}",
) -> Site:
    """The handbook, built strictly."""
    write(site, plugins, settings, more, theme).build()
    return site


MATERIAL = "{name: material, font: false}"


def assert_as_written(site: Site, folder: str = "") -> None:
    """What stands in OKR files is shown as it is written there, on our pages and others."""
    assert STORY in site.page(f"{folder}{SET}").article
    for address in (f"{folder}{SET}", f"{folder}"):
        article = site.page(address).article
        assert QUICK in article
        assert "Seconds {{ 7*7 }}" in article


def commit(folder: Path, day: str, *paths: str, author: str = "Team Sign-in") -> None:
    """Commit files, in a repository that is made if there is none."""
    at = f"{day}T12:00:00Z"
    email = f"{author.replace(' ', '-').lower()}@agency.example"
    environment = {
        **os.environ,
        **{f"GIT_{who}_NAME": author for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": email for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_DATE": at for who in ("AUTHOR", "COMMITTER")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }

    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True
        )

    if not (folder / ".git").exists():
        git("init", "--quiet", "--initial-branch=main")
    git("add", *(paths or (".",)))
    git("commit", "--quiet", "--message", "Write")
