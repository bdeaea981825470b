"""Where the section stands in the navigation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation

from .conftest import Site
from .organisation import HANDBOOK

MakeSite = Callable[[str], Site]


@pytest.fixture
def nav_of(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The navigation of the handbook with something added to its settings, as indented lines."""

    def outline(settings: str, handbook: str = HANDBOOK) -> str:
        site.write(handbook.replace("plugins:\n", f"{settings}\nplugins:\n", 1))
        seen: list[Navigation] = []

        from mkdocs_okr.plugin import OkrPlugin

        on_nav = OkrPlugin.on_nav

        @event_priority(50)
        def watched(self: OkrPlugin, nav: Navigation, **options: object) -> Navigation:
            seen.append(on_nav(self, nav, **options))  # type: ignore[arg-type]
            return seen[-1]

        monkeypatch.setattr(OkrPlugin, "on_nav", watched)
        site.build()
        (nav,) = seen
        return "\n".join(_lines(nav.items, 0))

    return outline


def _lines(items: list[object], depth: int) -> list[str]:
    lines = []
    for item in items:
        address = getattr(item, "url", None)
        shown = f"{item.title or 'Home'}" + ("" if address is None else f" <{address}>")  # type: ignore[attr-defined]
        lines.append("  " * depth + shown)
        lines += _lines(item.children or [], depth + 1)  # type: ignore[attr-defined]
    return lines


SECTION = """\
{title}
  Overview <okr/>
  Cascade <okr/cascade/>
  The agency
    The agency <okr/teams/agency/>
    Mailbox <okr/teams/mailbox/>
    Sign-in <okr/teams/sign-in/>"""


def test_without_a_nav_it_is_added_at_the_end(nav_of: Callable[..., str]) -> None:
    assert nav_of("") == "Handbook <>\n" + SECTION.format(title="OKRs")


def test_with_a_nav_that_does_not_name_it_too(nav_of: Callable[..., str]) -> None:
    assert nav_of("nav: [index.md]") == "Handbook <>\n" + SECTION.format(title="OKRs")


def test_an_entry_for_the_overview_is_where_it_goes_and_gives_its_title(
    nav_of: Callable[..., str],
) -> None:
    nav = nav_of("nav:\n  - Goals: okr/index.md\n  - Home: index.md")
    assert nav == SECTION.format(title="Goals") + "\nHome <>"


def test_a_section_that_holds_only_the_overview_is_filled(nav_of: Callable[..., str]) -> None:
    nav = nav_of("nav:\n  - Home: index.md\n  - Goals:\n      - okr/index.md")
    assert nav == "Home <>\n" + SECTION.format(title="Goals")


def test_teams_beyond_the_setting_are_left_out(nav_of: Callable[..., str]) -> None:
    one_team = HANDBOOK.replace(
        "leadership: agency\n", "leadership: agency\n      teams_in_nav: 1\n"
    )
    assert "Sign-in" not in nav_of("", one_team)


def test_every_page_knows_its_neighbours(make_site: MakeSite) -> None:
    site = make_site(
        HANDBOOK.replace("site_name: Handbook", "site_name: Handbook\ntheme: material\n")
    )
    cascade = site.page("okr/cascade/")
    relations = {each.get("rel"): each.get("href") for each in cascade.all("link")}
    assert relations["prev"] == "../"
    assert relations["next"] == "../teams/agency/"
