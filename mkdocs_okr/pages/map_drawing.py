"""The drawn map as SVG: nodes with title, status and bar, links in the lanes between them.

Every link is drawn once below all nodes, and once more, unseen, beside each of its two ends: a node
that is pointed at or focused lights its links without a script. Classes: see ``assets/okr.css``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_okr.pages.map_layout import NODE_WIDTH, Box, Layout
from mkdocs_okr.pages.shapes import SHAPES, StatusLook
from mkdocs_okr.pages.text import html, html_of_all, plain
from mkdocs_okr.pages.text_width import text_width

__all__ = ["MapNode", "draw", "node_height", "title_lines"]

_SHAPES = {status.value: shape for status, shape in SHAPES.items()}
_CHARACTERS = 31
_TITLE_WIDTH = 214
_META_WIDTH = 184
"""As `text_width` counts, whose font is wider than most."""
_SPACE_WIDTH = 4
_FIRST_LINE, _LINE_HEIGHT = 18, 14
_BAR = 4
_MARGIN = 10


class MapNode(NamedTuple):
    """An objective on the map.

    Attributes:
        lines: its title, broken.
        lang: the ``lang`` attribute of the title, or nothing.
        href: where it leads.
        name: all about it in words, for those who do not see it.
        look: its status.
        percent: its progress in words, or nothing.
        team: its team.
        progress: 0…1, or None where none is shown.
        expected: where an even pace would be, 0…1, or None.
        at_top: whether it is one of those on which all others hang.
    """

    lines: tuple[str, ...]
    lang: Markup
    href: str
    name: str
    look: StatusLook
    percent: str
    team: str
    progress: float | None
    expected: float | None
    at_top: bool = False


def title_lines(title: str) -> tuple[str, ...]:
    """A title in at most two lines that fit a node; what is cut off ends in ``…``."""
    words = plain(title).split(" ")
    first = _fitting(words)
    if first == len(words):
        return (_line(words),) if words != [""] else ()
    rest = words[first:]
    return _line(words[:first]), _line(rest, is_whole=_fitting(rest) == len(rest))


def _fitting(words: Sequence[str]) -> int:
    """How many of the words go on a line: one at least."""
    length, width = -1, -_SPACE_WIDTH
    for at, word in enumerate(words):
        length += 1 + len(word)
        width += _SPACE_WIDTH + text_width(word)
        if at and (length > _CHARACTERS or width > _TITLE_WIDTH):
            return at
    return len(words)


def _line(words: Sequence[str], *, is_whole: bool = True) -> str:
    """The words as a line, cut where it must be: one that is too long by itself, too."""
    text = " ".join(words)
    if is_whole and len(words) > 1:
        return text
    return _cut(text, _TITLE_WIDTH, _CHARACTERS)


def _cut(text: str, width: int, characters: int) -> str:
    """The text, or as much of it as there is room for."""
    if len(text) <= characters and text_width(text) <= width:
        return text
    text = text[: characters - 1]
    while text and text_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,.;:–-") + "…"


def node_height(lines: Sequence[str]) -> int:
    """How tall a node with that title is, in pixels."""
    return 30 + _LINE_HEIGHT * len(lines)


def draw(nodes: Sequence[MapNode], layout: Layout, *, label: str) -> Markup:
    """The map.

    Args:
        nodes: by number, as they were given to the layout.
        layout: where they lie.
        label: the accessible name.
    """
    paths = [_path(link.path) for link in layout.links]
    touching = [""] * len(nodes)
    for link, path in zip(layout.links, paths, strict=True):
        touching[link.parent] += path
        touching[link.child] += path
    drawn = "".join(
        [_node(nodes[number], box, touching[number]) for number, box in layout.boxes.items()]
    )
    width, height = layout.width + 2, layout.height + 2 * _MARGIN
    return Markup(
        f'<svg viewBox="-1 -{_MARGIN} {width} {height}" width="{width}" height="{height}" '
        f'role="group" aria-label="{html(label)}">'
        f'<path class="okr-map__l" d="{"".join(paths)}"/>{drawn}</svg>'
    )


def _node(node: MapNode, box: Box, links: str) -> str:
    look, height = node.look, box.height
    said = f"{node.percent} · " if node.percent else "· "
    room = _META_WIDTH - text_width(look.word) - text_width(said)
    href, name, word, said, *lines = html_of_all(
        node.href, node.name, look.word, said + _cut(node.team, room, 99), *node.lines
    )
    y, title = _FIRST_LINE, ""
    for line in lines:
        title += f'<tspan x="10" y="{y}">{line} </tspan>'
        y += _LINE_HEIGHT
    top = " okr-map__t--top" if node.at_top else ""
    unseen = f'<path class="okr-map__u" d="{links}"/>' if links else ""
    # Not `href`: Material's instant navigation writes to that of every link, and stops at one of a
    # drawing.
    return (
        f'<g class="okr-map__n">{unseen}'
        f'<a xlink:href="{href}" transform="translate({box.x} {box.y})"><title>{name}</title>'
        f'<rect class="okr-map__b" width="{NODE_WIDTH}" height="{height}"/>'
        f'<text class="okr-map__t{top}"{node.lang}>{title}</text>'
        f'<g class="okr-map__s okr-{look.tone}" transform="translate(10 {y - 8}) scale(.66)">'
        f"{_SHAPES[look.key]}</g>"
        f'<text class="okr-map__m" x="25" y="{y + 1}">'
        f'<tspan class="okr-w okr-{look.tone}">{word}</tspan> {said}</text>'
        f"{_bar(node.progress, node.expected, height - _BAR)}</a></g>"
    )


def _bar(progress: float | None, expected: float | None, top: int) -> str:
    if progress is None:
        return ""
    done = round(min(max(progress, 0), 1) * NODE_WIDTH)
    bar = (
        f'<rect class="okr-b-track" y="{top}" width="{NODE_WIDTH}" height="{_BAR}"/>'
        f'<rect class="okr-b-fill" y="{top}" width="{done}" height="{_BAR}"/>'
    )
    if expected is None:
        return bar
    x = min(max(round(expected * NODE_WIDTH), 1), NODE_WIDTH - 1)
    return (
        f'{bar}<path class="okr-b-halo" d="M{x} {top}v{_BAR}"/>'
        f'<path class="okr-b-exp" d="M{x} {top - 2}v{_BAR + 4}"/>'
    )


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Curves between columns, level lines within them."""
    x, y = points[0]
    if len(points) == 2 and points[1][1] != y:  # from a column to the next, as most do
        to_x, to_y = points[1]
        bend = (x + to_x) // 2
        return f"M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"
    drawn = f"M{x} {y}"
    is_between = True
    for next_x, next_y in points[1:]:
        if is_between and next_y != y:
            bend = (x + next_x) // 2
            drawn += f"C{bend} {y} {bend} {next_y} {next_x} {next_y}"
        else:
            drawn += f"H{next_x}"
        x, y, is_between = next_x, next_y, not is_between
    return drawn
