"""What the handbook says of versions is what is declared, tested, and asked of a host."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from pathlib import Path

import mkdocs
import pytest
from mkdocs.exceptions import ConfigurationError
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import mkdocs_okr.plugin

from .lowest import ROOT, lowest, project

SUPPORT = (ROOT / "docs/support.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def rows(heading: str) -> dict[str, list[str]]:
    """The table below a heading of the support page, by first cell."""
    section = SUPPORT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells[1:]}


class TestThePage:
    def test_lists_every_host_and_dependency_with_its_lowest_version(self) -> None:
        listed = {name.strip("`"): cells[0] for name, cells in rows("What it runs with").items()}
        names = {"Python", "Zensical"}
        assert {name: listed[name] for name in listed.keys() - names} == lowest()

    def test_lists_the_pythons_of_the_classifiers(self) -> None:
        prefix = "Programming Language :: Python :: 3."
        classified = [each[len(prefix) - 2 :] for each in project()["classifiers"]
                      if each.startswith(prefix)]  # fmt: skip
        assert classified == [f"3.{minor}" for minor in range(11, 11 + len(classified))]
        assert rows("What it runs with")["Python"][0] == classified[0]
        assert f"Python {classified[0]} to {classified[-1]}" in SUPPORT
        assert project()["requires-python"] == f">={classified[0]}"
        assert sys.version.startswith(tuple(f"{each}." for each in classified))

    def test_names_targets_that_are_there(self) -> None:
        named = set(re.findall(r"`make (\S+?)(?: [A-Z]+=\S+)?`", SUPPORT))
        assert {"lowest", "properdocs"} <= named
        for target in named:
            assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target

    def test_is_in_the_handbook(self) -> None:
        assert "- support.md\n" in (ROOT / "mkdocs.yml").read_text()


class TestTheMakefile:
    def test_tries_the_lowest_versions_with_the_oldest_python(self) -> None:
        oldest = project()["requires-python"].removeprefix(">=")
        assert f"python{oldest}; do" in MAKEFILE
        assert f"!= ({oldest.replace('.', ', ')}))' 2>/dev/null" in MAKEFILE

    def test_tries_both_in_what_ci_runs(self) -> None:
        (steps,) = re.findall(r"^test: (.*)$", MAKEFILE, re.MULTILINE)
        assert steps.endswith("pytest properdocs $(if $(OLDEST)$(CI),lowest)")


class TestTheDeclaration:
    def test_needs_no_host(self) -> None:
        needed = {Requirement(each).name for each in project()["dependencies"]}
        assert not needed & {"mkdocs", "mkdocs-material", "properdocs"}

    def test_offers_every_host_as_an_extra(self) -> None:
        offered = {
            name: [Requirement(each).name for each in extra]
            for name, extra in project()["optional-dependencies"].items()
        }
        assert offered == {
            "mkdocs": ["mkdocs"],
            "material": ["mkdocs", "mkdocs-material"],
            "properdocs": ["properdocs"],
        }

    def test_is_for_mkdocs_1(self) -> None:
        (requirement,) = map(Requirement, project()["optional-dependencies"]["mkdocs"])
        assert requirement.specifier == SpecifierSet(">=1.6,<2")

    def test_is_what_the_tests_run_with(self) -> None:
        groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
        bounds = {Requirement(each).name: Requirement(each) for each in groups["hosts"]}
        for name in ("mkdocs-material", "properdocs"):
            assert bounds[name].specifier == SpecifierSet(f">={lowest()[name]}")


@pytest.mark.parametrize("version", ["1.0", "1.5.3", "0.17"])
def test_an_older_mkdocs_is_told_what_is_needed(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs, "__version__", version)
    with pytest.raises(ConfigurationError) as caught:
        importlib.reload(mkdocs_okr.plugin)
    least = lowest()["mkdocs"]
    assert str(caught.value) == (
        f"the plugin okr needs MkDocs {least} or newer, and this is {version}: "
        f"pip install 'mkdocs>={least},<2'"
    )


@pytest.mark.parametrize("version", ["1.6", "1.6.0", "1.10.dev0", "1.6.7"])
def test_a_newer_one_is_not(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs, "__version__", version)
    importlib.reload(mkdocs_okr.plugin)


def test_the_lowest_versions_are_those_of_everything_declared() -> None:
    names = {Requirement(each).name for each in project()["dependencies"]}
    assert names < lowest().keys()
    assert all(re.fullmatch(r"[0-9.]+", version) for version in lowest().values())
    assert Path(__file__).with_name("lowest.py").name in MAKEFILE
