"""Circles in a graph, found in one pass over its edges, without recursion."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

__all__ = ["circle", "components"]

Node = TypeVar("Node", bound=Hashable)


def components(edges: Mapping[Node, Sequence[Node]]) -> tuple[tuple[Node, ...], ...]:
    """Groups of nodes of which each can be reached from each: the strongly connected components.

    Only groups that hold a circle are returned: of two nodes or more, or of one with an edge to
    itself. Tarjan's algorithm, in time linear in nodes and edges. Edges to nodes that have none are
    ignored.
    """
    found: list[tuple[Node, ...]] = []
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    open_nodes: list[Node] = []
    is_open: set[Node] = set()
    for root in edges:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        open_nodes.append(root)
        is_open.add(root)
        way = [(root, iter(edges[root]))]
        while way:
            node, rest = way[-1]
            for following in rest:
                if following not in edges:
                    continue
                if following not in number:
                    number[following] = lowest[following] = len(number)
                    open_nodes.append(following)
                    is_open.add(following)
                    way.append((following, iter(edges[following])))
                    break
                if following in is_open:
                    lowest[node] = min(lowest[node], number[following])
            else:
                way.pop()
                if way:
                    above = way[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    group: list[Node] = []
                    while not group or group[-1] != node:
                        group.append(open_nodes.pop())
                        is_open.discard(group[-1])
                    if len(group) > 1 or node in edges[node]:
                        found.append(tuple(reversed(group)))
    return tuple(found)


def circle(first: Node, edges: Mapping[Node, Sequence[Node]], within: set[Node]) -> list[Node]:
    """The shortest way from ``first`` back to itself inside a group, ``first`` foremost.

    Args:
        first: a node of the group.
        edges: as for `components`.
        within: the group, as `components` returned it.
    """
    came_from: dict[Node, Node] = {}
    layer = [first]
    while layer:
        further: list[Node] = []
        for node in layer:
            for following in edges[node]:
                if following == first:
                    way = [node]
                    while way[-1] != first:
                        way.append(came_from[way[-1]])
                    return way[::-1]
                if following in within and following not in came_from:
                    came_from[following] = node
                    further.append(following)
        layer = further
    raise ValueError("the node lies in no circle of the group")
