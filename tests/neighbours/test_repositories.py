"""mkdocs-monorepo and mkdocs-multirepo: pages of several folders or repositories in one site."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator

import pytest

from ..site.conftest import Site, text_of
from .handbooks import OKR, SEARCH, SET, assert_as_written, both_orders, built, commit, needs, write

needs("mkdocs_monorepo_plugin")
needs("mkdocs_multirepo_plugin")


@pytest.fixture(autouse=True)
def _without_its_folders() -> Iterator[None]:
    """Monorepo leaves its temporary folder to Python, which complains."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


NAV = """\
nav:
  - index.md
  - more.md
  - Services: "!include services/mkdocs.yml"
"""
SERVICES = """\
=== services/mkdocs.yml
site_name: services
nav:
  - Mailbox: mailbox.md
=== services/docs/mailbox.md
# Mailbox

We serve [this](okr:sign-in/quick), which is at <!-- okr/badge sign-in -->.

<!-- okr/objective sign-in/quick -->
"""


@both_orders("- monorepo")
def test_pages_from_other_folders_show_and_mention_okrs(site: Site, plugins: list[str]) -> None:
    built(site, plugins, NAV, SERVICES)
    mailbox = site.page("services/mailbox/")
    assert len(mailbox.all("div", "okr-obj")) == 1
    assert mailbox.one("a", "okr-badge").get("href") == "../../okr/teams/sign-in/"
    ours = site.page(SET)
    links = {each.get("href"): text_of(each) for each in ours.all("a")}
    assert links["../../../../services/mailbox/"] == "Mailbox"
    assert "../../../../more/" in links  # from the story, which is beside the handbook's folder
    assert_as_written(site)


@both_orders("- monorepo")
def test_our_edit_links_lead_into_the_repository(site: Site, plugins: list[str]) -> None:
    settings = f"{NAV}repo_url: https://code.example/handbook\nedit_uri: edit/main/docs/\n"
    built(site, plugins, settings, SERVICES, theme="{name: readthedocs}")
    links = site.page(SET).links
    assert "https://code.example/handbook/edit/main/okrs/sign-in/2026-Q4.md" in links


def test_a_wrong_reference_there_is_told_as_if_it_were_in_the_handbook(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = SERVICES.replace("okr:sign-in/quick", "okr:sign-in/slow")
    okr = "- okr: {today: 2026-11-15, on_invalid: warn}"
    write(site, [SEARCH, "- monorepo", okr], NAV, wrong)
    site.build(strict=False)
    assert "--> docs/services/mailbox.md:3" in caplog.text
    assert caplog.text.count("OKR601") == 1


@pytest.mark.parametrize("order", ["behind", "before"])
def test_pages_from_another_repository_show_okrs(
    site: Site, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Site(site.folder / "other")
    other.write(SERVICES.replace("=== services/", "=== "))
    commit(other.folder, "2026-11-10")
    plugin = f"""\
- multirepo:
    repos:
      - section: services
        import_url: file://{other.folder}?branch=main&edit_uri=edit/main/docs
"""
    handbook = Site(site.folder / "handbook")
    # It puts what it fetches into the working folder.
    handbook.folder.mkdir()
    monkeypatch.chdir(handbook.folder)
    built(handbook, [SEARCH, plugin, OKR] if order == "behind" else [SEARCH, OKR, plugin])
    mailbox = handbook.page("services/mailbox/")
    assert len(mailbox.all("div", "okr-obj")) == 1
    assert "../../okr/teams/sign-in/2026-Q4/#okr-quick" in mailbox.links
    assert_as_written(handbook)
