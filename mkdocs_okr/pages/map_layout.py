"""Where the nodes and links of the drawn map lie: a graph in, coordinates out.

Columns from left to right; in them each node in the middle of what hangs below it (or beside the
first of that), packed as close as that allows. A link that skips columns on its way to the node it
carries has a lane of its own; one from a further parent runs through the gaps between nodes. All
lengths are whole pixels. The same graph always gives the same drawing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from mkdocs_okr.pages.map_graph import Forest, Ranked, forest_of, ranked

__all__ = ["COLUMN_GAP", "NODE_WIDTH", "Box", "Layout", "Link", "lay_out"]

NODE_WIDTH = 204
COLUMN_GAP = 38
_ROW_GAP = 12
_TREE_GAP = 12
"""Between two trees, beyond what lies between rows."""
_LANE = 10
_ENTRY = 6
_LANE_OFFSETS = (0, 3, -3)


class Box(NamedTuple):
    """Where a node lies: its column, its left upper corner, its height and its middle."""

    column: int
    x: int
    y: int
    height: int
    middle: int


class Link(NamedTuple):
    """A link from a parent to a child.

    Attributes:
        parent: where it begins.
        child: where it ends.
        path: the points at which it leaves and enters columns: from an even one to the next it is
            to be curved, from an odd one to the next it runs level.
    """

    parent: int
    child: int
    path: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A map's geometry: the boxes of all nodes that can be reached, in the order of reading."""

    boxes: dict[int, Box]
    links: tuple[Link, ...]
    width: int
    height: int


def lay_out(
    roots: Sequence[int],
    children: Sequence[Sequence[int]],
    heights: Sequence[int],
    levels: Sequence[int] | None = None,
    *,
    centred: bool = True,
) -> Layout:
    """Lays out everything that can be reached from the roots; nodes are numbers from 0.

    Args:
        roots: where to begin, in their order.
        children: for every node those that hang below it, in their order.
        heights: of the nodes.
        levels: the column in which a node is to stand at the earliest; None: any.
        centred: whether a parent stands in the middle of what hangs below it, or beside the first:
            so that both are seen where only a part of the map is.
    """
    graph = ranked(roots, children, levels or [0] * len(children))
    forest = forest_of(graph)
    columns = forest.columns
    tall = [*heights, *[_LANE] * (len(columns) - len(heights))]
    tops = _tops(forest, tall, centred)
    boxes: dict[int, Box] = {}
    for node in _reading_order(forest):
        if node < len(heights):
            top, height = tops[node], tall[node]
            column = columns[node]
            boxes[node] = Box(column, _left(column), top, height, top + height // 2)
    width = max((box.x + NODE_WIDTH for box in boxes.values()), default=0)
    height = max((tops[each] + tall[each] for each in tops), default=0)
    return Layout(boxes, tuple(_links(graph, forest, boxes, tops)), width, height)


def _left(column: int) -> int:
    return column * (NODE_WIDTH + COLUMN_GAP)


def _tops(forest: Forest, heights: Sequence[int], centred: bool) -> dict[int, int]:
    """The upper edges: what has nothing below it at the first free place of its column, all else in
    the middle of what hangs below it, or beside the first of that.

    Where that place is taken, it moves down together with all below it. The move is noted and
    handed down at the end, so that nothing is moved twice.
    """
    free = [0] * (max(forest.columns, default=-1) + 1)
    tops: dict[int, int] = {}
    moves: dict[int, int] = {}
    reach = list(forest.columns)
    for root in forest.roots:
        for each in _children_first(forest, root):
            column, below = forest.columns[each], forest.below[each]
            if below:
                first, last = below[0], below[-1] if centred else below[0]
                ends = tops[first] + heights[first] // 2 + tops[last] + heights[last] // 2
                top = (ends - heights[each]) // 2
                move = moves[each] = max(free[column] - top, 0)
                reach[each] = max([reach[child] for child in below])
                if move:
                    for further in range(column + 1, reach[each] + 1):
                        free[further] += move
                tops[each] = top + move
            else:
                tops[each] = free[column]
            free[column] = tops[each] + heights[each] + _ROW_GAP
        free = [place + _TREE_GAP for place in free]
    stack = [(root, 0) for root in forest.roots]
    while stack:
        each, move = stack.pop()
        tops[each] += move
        move += moves.get(each, 0)
        stack.extend((child, move) for child in forest.below[each])
    return tops


def _children_first(forest: Forest, root: int) -> Iterator[int]:
    stack = [root]
    while stack:
        each = stack.pop()
        if each < 0:  # all below it has been given
            yield ~each
        elif below := forest.below[each]:
            stack.append(~each)
            stack += below[::-1]
        else:
            yield each


def _reading_order(forest: Forest) -> Iterator[int]:
    """Each node before what hangs below it, from the top down."""
    stack = list(reversed(forest.roots))
    while stack:
        each = stack.pop()
        yield each
        stack += forest.below[each][::-1]


class _Gaps:
    """The free heights of a column, through which links may pass."""

    def __init__(self, edges: Sequence[tuple[int, int]]) -> None:
        """From the upper and lower edges of all that stands in it, from the top down."""
        self._gaps = [edges[0][0] - _ROW_GAP // 2]
        self._gaps += [(above[1] + below[0]) // 2 for above, below in pairwise(edges)]
        self._gaps.append(edges[-1][1] + _ROW_GAP // 2)
        self._used: dict[int, int] = {}

    def nearest(self, y: float) -> int:
        """The free height nearest to `y`; links that share a gap lie side by side in it."""
        at = bisect_right(self._gaps, y)
        if at == len(self._gaps) or (at and y - self._gaps[at - 1] <= self._gaps[at] - y):
            at -= 1
        used = self._used.get(at, 0)
        self._used[at] = used + 1
        return self._gaps[at] + _LANE_OFFSETS[used % len(_LANE_OFFSETS)]


def _links(
    graph: Ranked, forest: Forest, boxes: dict[int, Box], tops: dict[int, int]
) -> Iterator[Link]:
    gaps: dict[int, _Gaps] = {}
    for child, box in boxes.items():
        above: Sequence[int] = graph.parents[child]
        if len(above) == 1 and box.column - (start := boxes[above[0]]).column == 1:
            ends = ((start.x + NODE_WIDTH, start.middle), (box.x, box.middle))
            yield Link(above[0], child, ends)
            continue
        if len(above) > 1:
            # By where they come from, so that they do not cross at the door.
            above = sorted(above, key=lambda each: boxes[each].middle)
        entry = box.middle - (len(above) - 1) * _ENTRY // 2
        for parent in above:
            start = boxes[parent]
            path = [(start.x + NODE_WIDTH, start.middle)]
            if box.column - start.column > 1:
                if forest.owner[child] == parent:
                    levels = [tops[lane] + _LANE // 2 for lane in forest.lanes[child]]
                else:
                    gaps = gaps or _gaps(forest, boxes, tops)
                    levels = _through_gaps(start, box, entry, gaps)
                for column, y in enumerate(levels, start=start.column + 1):
                    x = column * (NODE_WIDTH + COLUMN_GAP)
                    path += [(x, y), (x + NODE_WIDTH, y)]
            path.append((box.x, entry))
            yield Link(parent, child, tuple(path))
            entry += _ENTRY


def _gaps(forest: Forest, boxes: dict[int, Box], tops: dict[int, int]) -> dict[int, _Gaps]:
    standing: dict[int, list[tuple[int, int]]] = {}
    for each, top in tops.items():
        tall = boxes[each].height if each in boxes else _LANE
        standing.setdefault(forest.columns[each], []).append((top, top + tall))
    return {column: _Gaps(sorted(edges)) for column, edges in standing.items()}


def _through_gaps(start: Box, end: Box, entry: int, gaps: dict[int, _Gaps]) -> list[int]:
    """The heights at which a link passes the columns between, near the straight way."""
    slope = (entry - start.middle) / (end.column - start.column)
    return [
        gaps[column].nearest(start.middle + slope * (column - start.column))
        for column in range(start.column + 1, end.column)
    ]
