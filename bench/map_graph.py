"""The map of a large organisation's objectives, drawn by us and by Graphviz `dot`.

A made-up cascade: every objective below one of the level above, every tenth below a second one. The
same arguments give the same graph on every machine.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from bench.process import FailedRunError
from mkdocs_okr.pages.map_drawing import MapNode, draw, node_height, title_lines
from mkdocs_okr.pages.map_layout import lay_out
from mkdocs_okr.pages.shapes import look
from mkdocs_okr.pages.words import words
from mkdocs_okr.progress import Status

__all__ = ["cascade", "seconds_of_dot", "seconds_of_map", "titles", "write_dot"]

_PER_PARENT = 9
_STATUSES = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.OUTDATED)

Graph = Sequence[Sequence[int]]
"""For every node those below it."""


def cascade(size: int) -> Graph:
    """A graph of so many objectives, the first the leadership's only one."""
    chance = random.Random("cascade")
    below: list[list[int]] = [[] for _ in range(size)]
    for node in range(1, size):
        parent = (node - 1) // _PER_PARENT
        below[parent].append(node)
        if parent > 1 and chance.random() < 0.1:
            below[chance.randrange(parent)].append(node)
    return below


def titles(graph: Graph) -> list[str]:
    """A title for each."""
    return [
        f"Everybody finds the way to service {node} by themselves" for node in range(len(graph))
    ]


def seconds_of_map(graph: Graph) -> float:
    """What it costs to break the titles, lay the map out and draw it, in seconds of the
    processor."""
    said = words("en")
    looks = [look(status, said) for status in _STATUSES]
    began = time.process_time()
    nodes = [
        MapNode(
            lines=title_lines(title),
            lang=Markup(),
            href=f"../teams/team-{number}/2026-Q4/#okr-goal",
            name=title,
            look=looks[number % len(looks)],
            percent="64 %",
            team=f"Team {number}",
            progress=0.64,
            expected=0.57,
        )
        for number, title in enumerate(titles(graph))
    ]
    layout = lay_out([0], graph, [node_height(node.lines) for node in nodes])
    drawn = draw(nodes, layout, label="Map")
    took = time.process_time() - began
    if drawn.count("<title>") != len(graph):
        raise FailedRunError("the map does not show every objective")
    return took


def write_dot(graph: Graph, path: Path) -> None:
    """Write the graph as `dot` reads it, with the same titles, from left to right."""
    lines = ["digraph {", "rankdir=LR; node [shape=box];"]
    for number, title in enumerate(titles(graph)):
        label = "\\n".join(title_lines(title))
        lines.append(f'{number} [label="{label}"];')
    lines += [f"{node} -> {child};" for node, below in enumerate(graph) for child in below]
    path.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


def seconds_of_dot(path: Path) -> float:
    """What `dot` costs for the graph, in seconds of the processor.

    Raises:
        FailedRunError: if it is not installed, or fails.
    """
    program = shutil.which("dot")
    if program is None:
        raise FailedRunError("dot is not installed")
    process = subprocess.Popen([program, "-Tsvg", f"-o{os.devnull}", str(path)])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedRunError(f"dot ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
