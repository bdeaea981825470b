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
    rank = {node: at for at, node in enumerate(order)}
    parents: list[list[int]] = [[] for _ in children]
    for node in order:
        for child in dict.fromkeys(children[node]):
            if rank[node] < rank[child]:
                parents[child].append(node)
    found: dict[int, int] = {}
    for node in order:
        right_of_parents = max((found[each] + 1 for each in parents[node]), default=0)
        found[node] = max(right_of_parents, levels[node])
    number = {column: at for at, column in enumerate(sorted(set(found.values())))}
    columns = tuple(number[found[node]] if node in found else 0 for node in range(len(children)))
    return Ranked(tuple(order), tuple(map(tuple, parents)), columns)


def _order(roots: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """A depth-first walk's nodes by the time they are left, the last first.

    Of two nodes on a circle the one met first comes first; so the link that closes it is the one
    that leads backwards. Walked from the last to the first, so that siblings keep their order.
    """
    met: set[int] = set()
    left: list[int] = []
    for root in reversed(roots):
        stack = [(root, False)]
        while stack:
            node, is_done = stack.pop()
            if is_done:
                left.append(node)
            elif node not in met:
                met.add(node)
                stack.append((node, True))
                stack.extend((child, False) for child in children[node] if child not in met)
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
        link = owner[node] = max(above, key=graph.columns.__getitem__)
        first = len(columns)
        for column in range(columns[link] + 1, columns[node]):
            below[link].append(len(columns))
            link = len(columns)
            columns.append(column)
            below.append([])
        if len(columns) > first:
            lanes[node] = tuple(range(first, len(columns)))
        below[link].append(node)
    return Forest(tuple(roots), tuple(map(tuple, below)), tuple(columns), lanes, owner)
