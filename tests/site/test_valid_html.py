"""Whole pages are valid HTML, and badges valid SVG, by the Nu Html Checker (the W3C's validator).

It is a Java program; `make html-checker` fetches it. Where it is missing, CI fails; on a
developer's machine this is skipped, and the strict parser in the other tests has to do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import Site
from .test_examples import EXAMPLES

JAR = Path(__file__).parents[2] / ".venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar"
MISSING = "the Nu Html Checker or Java is not installed; `make html-checker` fetches the former"

# What Material's own templates are found at fault with, on every page of any site.
OF_THE_THEME = (
    "Attribute “autocomplete” is only allowed when the input type is",
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden",
    "Bad value “” for attribute “tabindex” on element “label”",
)


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files."""
    jar = Path(os.environ.get("OKR_VNU_JAR", JAR))
    java = shutil.which("java")
    if java is None or not jar.is_file():
        if os.environ.get("CI"):
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    return [java, "-Xss1m", "-jar", str(jar), "--exit-zero-always", "--stdout", "--format", "json"]


def errors(checker: list[str], *arguments: str, files: list[Path]) -> list[str]:
    done = subprocess.run(
        [*checker, *arguments, *map(str, files)], capture_output=True, text=True, check=True
    )
    return [
        f"{Path(each['url'].removeprefix('file:')).parent.name}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
        if each["type"] == "error" and not each["message"].startswith(OF_THE_THEME)
    ]


def test_all_pages_and_badges_are_valid(site: Site, checker: list[str]) -> None:
    shutil.copytree(EXAMPLES / "government", site.folder, dirs_exist_ok=True)
    site.build()
    built = site.folder / "site"
    pages = sorted(path for path in built.rglob("*.html") if path.name == "index.html")
    badges = sorted((built / "okr/badges").rglob("*.svg"))
    assert len(pages) > 20
    assert len(badges) > 20
    assert errors(checker, files=pages) == []
    assert errors(checker, "--svg", files=badges) == []


def test_the_checker_is_told_of_a_fault(tmp_path: Path, checker: list[str]) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!DOCTYPE html><title>A</title><p><div></div></p>", encoding="utf-8")
    assert len(errors(checker, files=[page])) == 1
