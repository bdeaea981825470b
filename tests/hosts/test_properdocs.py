"""ProperDocs, the fork that goes on where MkDocs stops, publishes the same section.

`make properdocs` runs all of `tests/site` under it; here its own program is called, as users do.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.site.conftest import Site
from tests.site.organisation import HANDBOOK as ORGANISATION

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent

HANDBOOK = """
=== properdocs.yml
site_name: Handbook
theme: {name: null, custom_dir: theme}
plugins:
  - okr: {today: 2026-11-22}
=== theme/main.html
<!doctype html>
<html lang="en">
<head>
<title>{{ page.title }}</title>
{% for style in config.extra_css %}<link rel="stylesheet" href="{{ style|url }}">{% endfor %}
</head>
<body>
<nav>{% for entry in nav %}{{ entry.title }}, {% endfor %}</nav>
<article>{{ page.content }}</article>
</body>
</html>
=== docs/index.md
# Handbook

<!-- okr/team sign-in -->
=== okrs/sign-in/2026-Q4.md
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - id: time-to-sign-in
        title: Median time to sign in
        baseline: 14
        target: 5
        unit: s
checkins:
  - date: 2026-11-16
    values:
      time-to-sign-in: 9.5
---
"""


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """What a command says, on standard output and standard error."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    assert "Traceback" not in said, said
    return said


def test_where_both_are_installed_each_builds_the_same_section(tmp_path: Path) -> None:
    sites = {}
    for host in ("mkdocs", "properdocs"):
        site = sites[host] = Site(tmp_path / host)
        site.write(ORGANISATION.replace("plugins:\n", "theme: material\nplugins:\n", 1))
        run(PROGRAMS / host, "build", "--strict", "--config-file", "mkdocs.yml", cwd=site.folder)
    addresses = {
        host: sorted(each for each in site.addresses() if each.startswith("okr/"))
        for host, site in sites.items()
    }
    assert len(addresses["mkdocs"]) > 30
    assert addresses["mkdocs"] == addresses["properdocs"]
    for address in addresses["mkdocs"]:
        one, other = (
            site.page(address).article if address.endswith(".html") else site.text(address)
            for site in sites.values()
        )
        assert one == other, address


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the package in it, and no host."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    venv.create(folder)
    install(folder / "bin", str(ROOT))
    return folder / "bin"


def install(programs: Path, *requirements: str) -> None:
    pip = (sys.executable, "-m", "pip", "--python", programs / "python")
    run(*pip, "install", "--quiet", "--disable-pip-version-check", *requirements, cwd=programs)
    assert "No broken requirements" in run(*pip, "check", cwd=programs)


def test_no_host_is_needed_to_check_and_properdocs_alone_to_publish(
    bare: Path, tmp_path: Path
) -> None:
    site = Site(tmp_path)
    site.write(HANDBOOK)
    assert "2 files, no findings." in run(bare / "okr", "check", cwd=tmp_path)

    install(bare, "properdocs")
    absent = run(bare / "python", "-c", "import importlib.util as u; print(u.find_spec('mkdocs'))",
                 cwd=tmp_path)  # fmt: skip
    assert absent == "None\n"
    run(bare / "properdocs", "build", "--strict", cwd=tmp_path)
    for address in ("", "okr/teams/sign-in/"):
        page = site.page(address)
        assert "Median time to sign in" in page.article
        assert "50 %" in page.article.replace("\N{NO-BREAK SPACE}", " ")
        assert page.one("nav").text == "Handbook, OKRs, "
    (style,) = site.page("okr/").all("link")
    assert style.get("href") == "assets/okr.css"
    assert (tmp_path / "site/okr/assets/okr.css").is_file()

    file = tmp_path / "okrs/sign-in/2026-Q4.md"
    file.write_text(file.read_text().replace("target: 5", "target: 5 s"))
    said = run(bare / "properdocs", "build", cwd=tmp_path, code=1)
    assert "okrs/sign-in/2026-Q4.md:8:17" in said
    assert "1 error in the OKRs, shown above" in said
