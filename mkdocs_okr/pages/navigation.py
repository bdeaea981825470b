"""What of the section is in the navigation, and what the rest stands under."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import plain
from mkdocs_okr.pages.words import words

__all__ = ["NavItem", "above_teams", "navigation", "paths_of"]


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation: a page, a heading over others, or both."""

    title: str
    path: str | None = None
    children: tuple[NavItem, ...] = ()


def navigation(site: Site) -> tuple[NavItem, ...]:
    """The section's navigation: the overview, the cascade, and as many teams as there is room for,
    nested as the organisation is."""
    organisation, paths, said = site.organisation, site.paths, words(site.language)
    room = organisation.settings.teams_in_nav
    chosen: dict[str, None] = {}
    level = list(organisation.children[None])
    while level and len(chosen) < room:  # whole levels first, so that no team lacks the one above
        for team in level[: room - len(chosen)]:
            chosen[team.key] = None
        level = [
            child
            for team in level
            if team.key in chosen
            for child in organisation.children.get(team.key, ())
            if child.key not in chosen
        ]

    def entries(parent: str | None) -> tuple[NavItem, ...]:
        return tuple(
            NavItem(plain(team.name or team.key), paths.team(team.key), entries(team.key))
            for team in organisation.children.get(parent, ())
            if team.key in chosen
        )

    return (
        NavItem(said._("Overview"), paths.overview),
        NavItem(said._("Cascade"), paths.cascade),
        *entries(None),
    )


def above_teams(site: Site, shown: Collection[str]) -> dict[str, str]:
    """For the page of every team the nearest page above it that is in the navigation."""
    children, paths = site.organisation.children, site.paths
    above: dict[str, str] = {}
    level = [(paths.team(team.key), team, paths.overview) for team in children[None]]
    while level:
        above |= {path: nearest for path, _, nearest in level}
        level = [
            (below, child, path if path in shown else nearest)
            for path, team, nearest in level
            for child in children.get(team.key, ())
            if (below := paths.team(child.key)) not in above
        ]
    return above


def paths_of(items: Sequence[NavItem]) -> Iterator[str]:
    """The paths of all pages in a navigation."""
    for item in items:
        if item.path is not None:
            yield item.path
        yield from paths_of(item.children)
