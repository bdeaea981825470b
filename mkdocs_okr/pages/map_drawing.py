"""The drawn map as SVG: nodes with title, status and bar, links in the lanes between them.

Every link is drawn once below all nodes, and once more, unseen, beside each of its two ends: a node
that is pointed at or focused lights its links without a script. Classes: see ``assets/okr.css``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.pages.map_layout import NODE_WIDTH, Box, Layout
from mkdocs_okr.pages.shapes import SHAPES, StatusLook
from mkdocs_okr.pages.text import html, html_of_all, plain
from mkdocs_okr.pages.text_width import text_width

__all__ = ["MapNode", "draw", "node_height", "title_lines"]

_SHAPES = {status.value: shape for status, shape in SHAPES.items()}
_LINES = 2
_CHARACTERS = 31
_TITLE_WIDTH = 214
_META_WIDTH = 184
"""As `text_width` counts, whose font is wider than most."""
_LINE_HEIGHT = 14
_BAR = 4
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class MapNode:
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
    lines: list[str] = []
    width = 0
    for at, word in enumerate(words):
        wide = text_width(word)
        if lines and (
            len(lines[-1]) + 1 + len(word) <= _CHARACTERS and width + 4 + wide <= _TITLE_WIDTH
        ):
            lines[-1] = f"{lines[-1]} {word}"
            width += 4 + wide
        elif len(lines) < _LINES:
            lines.append(word)
            width = wide
        else:
            lines[-1] = " ".join([lines[-1], *words[at:]])
            break
    return tuple(_cut(line, _TITLE_WIDTH, _CHARACTERS) for line in lines if line)


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
    touching: dict[int, str] = {}
    for link, path in zip(layout.links, paths, strict=True):
        for end in (link.parent, link.child):
            touching[end] = touching.get(end, "") + path
    drawn = "".join(
        _node(nodes[number], box, touching.get(number, "")) for number, box in layout.boxes.items()
    )
    width, height = layout.width + 2, layout.height + 2 * _MARGIN
    return Markup(
        f'<svg viewBox="-1 -{_MARGIN} {width} {height}" width="{width}" height="{height}" '
        f'role="group" aria-label="{html(label)}">'
        f'<path class="okr-map__l" d="{"".join(paths)}"/>{drawn}</svg>'
    )


def _node(node: MapNode, box: Box, links: str) -> str:
    look = node.look
    said = f"{node.percent} · " if node.percent else "· "
    room = _META_WIDTH - text_width(look.word) - text_width(said)
    href, name, word, said, *lines = html_of_all(
        node.href, node.name, look.word, said + _cut(node.team, room, 99), *node.lines
    )
    y, title = 18, ""
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
        f'<rect class="okr-map__b" width="{NODE_WIDTH}" height="{box.height}"/>'
        f'<text class="okr-map__t{top}"{node.lang}>{title}</text>'
        f'<g class="okr-map__s okr-{look.tone}" transform="translate(10 {y - 8}) scale(.66)">'
        f"{_SHAPES[look.key]}</g>"
        f'<text class="okr-map__m" x="25" y="{y + 1}">'
        f'<tspan class="okr-w okr-{look.tone}">{word}</tspan> {said}</text>'
        f"{_bar(node, box.height)}</a></g>"
    )


def _bar(node: MapNode, height: int) -> str:
    if node.progress is None:
        return ""
    top = height - _BAR
    done = round(min(max(node.progress, 0), 1) * NODE_WIDTH)
    bar = (
        f'<rect class="okr-b-track" y="{top}" width="{NODE_WIDTH}" height="{_BAR}"/>'
        f'<rect class="okr-b-fill" y="{top}" width="{done}" height="{_BAR}"/>'
    )
    if node.expected is None:
        return bar
    x = min(max(round(node.expected * NODE_WIDTH), 1), NODE_WIDTH - 1)
    return (
        f'{bar}<path class="okr-b-halo" d="M{x} {top}v{_BAR}"/>'
        f'<path class="okr-b-exp" d="M{x} {top - 2}v{_BAR + 4}"/>'
    )


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Curves between columns, level lines within them."""
    x, y = points[0]
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
