"""The cascade as a drawn map: from its objectives to the nodes and links of the drawing.

The columns follow the organisation: an objective of a team two levels further down stands two
columns further right, so that what all teams of a level are after can be read down one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.model import Address
from mkdocs_okr.pages.cascade import Cascade
from mkdocs_okr.pages.map_drawing import MapNode, draw, node_height, title_lines
from mkdocs_okr.pages.map_layout import lay_out
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import look
from mkdocs_okr.pages.text import plain
from mkdocs_okr.pages.views import NOTHING, WITHOUT_NUMBER, shown_percent
from mkdocs_okr.progress import ObjectiveState

__all__ = ["CascadeMap", "cascade_map"]

_WIDEST = 690
_TALLEST = 2400
_SHEET = 900
"""As tall as a map may be to be printed."""
_MANY = 12
"""As many links as one passes with the keyboard without wishing for a way round."""


@dataclass(frozen=True, slots=True)
class CascadeMap:
    """A map for the templates.

    Attributes:
        drawing: the SVG.
        label: its name in words.
        is_large: whether it is to scroll in a frame of its own.
        is_wide: whether it is wider than a page, so that it scrolls sideways too.
        is_tall: whether it is taller than a sheet of paper.
        end: the anchor behind a map of many nodes, to which those who come with the keyboard can
            skip; empty where there is none.
    """

    drawing: Markup
    label: str
    is_large: bool
    is_wide: bool
    is_tall: bool
    end: str


def cascade_map(
    cascade: Cascade, roots: Iterable[Address], scope: Scope, *, with_anchor: bool = True
) -> CascadeMap | None:
    """The map of all that hangs below the roots; None where nothing does, so that there is nothing
    to draw.

    Args:
        cascade: how the objectives hang together.
        roots: where to begin.
        scope: the page.
        with_anchor: whether it may have an id; not where it may stand on a page more than once.
    """
    roots = list(dict.fromkeys(roots))
    addresses = _reachable(cascade, roots)
    states = [scope.site.standings.objective(address) for address in addresses]
    known = [(at, state) for at, state in zip(addresses, states, strict=True) if state is not None]
    number = {address: at for at, (address, _) in enumerate(known)}
    children = [
        [number[child] for child in cascade.children.get(address, ()) if child in number]
        for address, _ in known
    ]
    if not any(children):
        return None
    at_top = set(roots)
    nodes = [_node(state, scope, address in at_top) for address, state in known]
    starts = [number[root] for root in roots if root in number]
    heights = [node_height(node.lines) for node in nodes]
    levels = _levels([address for address, _ in known], scope)
    layout = lay_out(starts, children, heights, levels)
    is_large = layout.width > _WIDEST or layout.height > _TALLEST
    if layout.height > _TALLEST:
        layout = lay_out(starts, children, heights, levels, centred=False)
    label = scope.words.n(
        "Map of how %(count)s objective hangs together; the list says the same",
        "Map of how %(count)s objectives hang together; the list says the same",
        len(nodes),
    )
    return CascadeMap(
        draw(nodes, layout, label=label),
        label,
        is_large=is_large,
        is_wide=layout.width > _WIDEST,
        is_tall=layout.height > _SHEET,
        end=scope.claim("okr-behind-the-map") if len(nodes) > _MANY and with_anchor else "",
    )


def _reachable(cascade: Cascade, roots: Sequence[Address]) -> list[Address]:
    found = dict.fromkeys(roots)
    waiting = list(roots)
    while waiting:
        for child in cascade.children.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)


def _levels(addresses: Sequence[Address], scope: Scope) -> list[int]:
    """How far down in the organisation each one's team is."""
    organisation = scope.site.organisation
    teams = dict.fromkeys(address.team for address in addresses)
    depth = {team: sum(1 for _ in organisation.ancestors(team)) for team in teams}
    return [depth[address.team] for address in addresses]


def _node(state: ObjectiveState, scope: Scope, at_top: bool) -> MapNode:
    objective, words, organisation = state.objective, scope.words, scope.site.organisation
    okr_set = organisation.set_of(objective.address)
    team = organisation.teams.get(objective.team)
    name = team.name if team is not None and team.name else objective.team
    seen, percent = look(state.status, words), shown_percent(state, scope)
    title = objective.title or objective.id
    status = seen.inside if percent == NOTHING else f"{seen.inside}, {percent}"
    period = "" if okr_set is None else f", {scope.period_name(okr_set)}"
    has_bar = state.status not in WITHOUT_NUMBER
    return MapNode(
        lines=title_lines(title),
        lang=scope.lang(scope.site.language_of_set(objective.team, okr_set)),
        href=scope.address_href(objective.address),
        name=f"{title}: {status}. {name}{period}",
        look=seen,
        percent="" if percent == NOTHING else percent,
        team=plain(name),
        progress=float(state.progress) if has_bar and state.progress is not None else None,
        expected=(
            float(state.expected)
            if has_bar and state.expected is not None and state.score is None
            else None
        ),
        at_top=at_top,
    )
