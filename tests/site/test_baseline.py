"""The plugin heeds the baseline that the command line writes."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

from mkdocs_okr.cli import main
from tests.program import runner

from .conftest import HOST_LOG, Site

TREE = """
=== mkdocs.yml
site_name: A handbook
plugins:
  - okr: {today: 2026-01-12}
=== docs/index.md
A [goal](okr:nowhere).
=== docs/draft.md
A [draft](okr:nowhere).
=== okrs/sign-in/2026-Q1.md
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - {id: time-to-sign-in, title: Median time to sign in, baseline: 14, target: 5 s}
      - {id: given-up, title: People who give up, baseline: 9, target: 2}
---
"""


def okr(*arguments: str) -> Any:
    result = runner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit | None)
    return result


@pytest.fixture
def known(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with everything that is wrong with it in its baseline."""
    site.write(TREE)
    monkeypatch.chdir(site.folder)
    assert "3 added" in okr("check", "--write-baseline").stderr
    return site


def test_what_is_in_it_does_not_fail_a_strict_build(
    known: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, HOST_LOG):
        known.build()
    told = [each.getMessage() for each in caplog.records if each.name == f"{HOST_LOG}.plugins.okr"]
    assert told == ["okr: 3 findings are in the baseline"]
    assert "okr/teams/sign-in/2026-Q1/index.html" in known.addresses()


def test_what_is_new_does(known: Site, caplog: pytest.LogCaptureFixture) -> None:
    path = known.folder / "okrs/sign-in/2026-Q1.md"
    path.write_text(path.read_text().replace("target: 2", "target: 2 %"))
    with pytest.raises((Abort, PluginError, SystemExit)):
        known.build(strict=False)
    assert '"2 %" is not a number' in caplog.text
    assert '"5 s" is not a number' not in caplog.text
    assert okr("check").exit_code == 1


def test_what_is_gone_is_advice(known: Site, caplog: pytest.LogCaptureFixture) -> None:
    path = known.folder / "okrs/sign-in/2026-Q1.md"
    path.write_text(path.read_text().replace("5 s", "5"))
    with caplog.at_level(logging.INFO, HOST_LOG):
        known.build()
    assert "advice[OKR009] unused-ignore: OKR005 of okrs/sign-in/2026-Q1.md" in caplog.text
    assert "okr-baseline.json:" in caplog.text


def test_pages_that_the_host_leaves_out_are_not_gone(
    known: Site, caplog: pytest.LogCaptureFixture
) -> None:
    settings = known.folder / "mkdocs.yml"
    settings.write_text(settings.read_text() + "exclude_docs: draft.md\n")
    with caplog.at_level(logging.INFO, HOST_LOG):
        known.build()
    assert "OKR009" not in caplog.text
    assert "2 findings are in the baseline" in caplog.text
    assert okr("check", "--fail-on", "advice").exit_code == 0


def test_a_broken_one_ends_the_build(known: Site, caplog: pytest.LogCaptureFixture) -> None:
    (known.folder / "okr-baseline.json").write_text(json.dumps({"version": 9, "findings": []}))
    with pytest.raises((Abort, PluginError, SystemExit)):
        known.build()
    assert "okr-baseline.json:1:1: the baseline has version 9" in caplog.text
