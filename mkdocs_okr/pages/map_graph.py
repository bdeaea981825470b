"""The order behind the drawn map: a graph without circles, its columns, and a forest in it.

Nodes are numbers from 0. A node stands right of everything it hangs below, and no further left than
its level asks. Links that close a circle are left out: such alignments are findings, and the list
below the map shows them. Everything is done with stacks of our own, in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Forest", "Ranked", "forest_of", "ranked"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The nodes that can be reached, in an order in which parents come before their children.

    Attributes:
        order: the nodes.
        parents: for every node those it hangs below, in that order; empty for one not reached.
        columns: for every node its column from 0, without an empty one between; 0 for one not
            reached.
    """

    order: tuple[int, ...]
    parents: tuple[tuple[int, ...], ...]
    columns: tuple[int, ...]


def ranked(
    roots: Sequence[int], children: Sequence[Sequence[int]], levels: Sequence[int]
) -> Ranked:
    """The graph without circles, and the columns of its nodes.

    Args:
        roots: where to begin, in their order.
        children: for every node those that hang below it, in their order.
        levels: for every node the column in which it is to stand at the earliest.
    """
    order = _order(roots, children)
    rank = [-1] * len(children)
    for at, node in enumerate(order):
        rank[node] = at
    parents: list[list[int]] = [[] for _ in children]
    places = list(levels)
    for at, node in enumerate(order):
        # All links that lead here have been seen, for parents come first.
        right_of_here = places[node] + 1
        for child in children[node]:
            above = parents[child]
            if at < rank[child] and node not in above[-1:]:
                above.append(node)
                if places[child] < right_of_here:
                    places[child] = right_of_here
    number = {place: at for at, place in enumerate(sorted({places[node] for node in order}))}
    columns = [0] * len(children)
    for node in order:
        columns[node] = number[places[node]]
    return Ranked(tuple(order), tuple(map(tuple, parents)), tuple(columns))


def _order(roots: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """A depth-first walk's nodes by the time they are left, the last first.

    Of two nodes on a circle the one met first comes first; so the link that closes it is the one
    that leads backwards. Walked from the last to the first, so that siblings keep their order.
    """
    met: set[int] = set()
    left: list[int] = []
    for root in reversed(roots):
        stack = [root]
        while stack:
            node = stack.pop()
            if node < 0:  # all below it has been seen
                left.append(~node)
            elif node not in met:
                met.add(node)
                stack.append(~node)
                stack += children[node]
    left.reverse()
    return left


@dataclass(frozen=True, slots=True)
class Forest:
    """Every node below one of its parents only: the nearest by column, of equals the first.

    Where that parent is more than a column away there are lanes between, which hold a place for the
    link; they are numbered on behind the nodes.

    Attributes:
        roots: the nodes below none, in their order.
        below: for every node and lane what hangs below it, in order.
        columns: of nodes and lanes.
        lanes: for every node that has lanes above it these, from left to right.
        owner: for every node but the roots the parent it hangs below.
    """

    roots: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]
    columns: tuple[int, ...]
    lanes: dict[int, tuple[int, ...]]
    owner: dict[int, int]


def forest_of(graph: Ranked) -> Forest:
    """The forest in the graph."""
    columns = list(graph.columns)
    below: list[list[int]] = [[] for _ in columns]
    roots: list[int] = []
    lanes: dict[int, tuple[int, ...]] = {}
    owner: dict[int, int] = {}
    for node in graph.order:
        above = graph.parents[node]
        if not above:
            roots.append(node)
            continue
        link = above[0] if len(above) == 1 else max(above, key=graph.columns.__getitem__)
        owner[node] = link
        if columns[link] + 1 == columns[node]:
            below[link].append(node)
            continue
        first = len(columns)
        for column in range(columns[link] + 1, columns[node]):
            below[link].append(len(columns))
            link = len(columns)
            columns.append(column)
            below.append([])
        lanes[node] = tuple(range(first, len(columns)))
        below[link].append(node)
    return Forest(tuple(roots), tuple(map(tuple, below)), tuple(columns), lanes, owner)
