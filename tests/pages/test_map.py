"""The drawn map: where nodes and links lie, by properties; and what is drawn of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings, strategies

from mkdocs_okr.pages.map_drawing import title_lines
from mkdocs_okr.pages.map_graph import forest_of, ranked
from mkdocs_okr.pages.map_layout import COLUMN_GAP, NODE_WIDTH, Box, Layout, lay_out
from mkdocs_okr.pages.text_width import text_width
from tests.pages.sites import Site, by_class, one, words_of
from tests.pages.test_cascade import shown

SIZE = 14
HREF = "{http://www.w3.org/1999/xlink}href"
Graph = list[list[int]]


def graphs() -> strategies.SearchStrategy[Graph]:
    """Any graph, circles and loops too."""
    ends = strategies.integers(0, SIZE - 1)
    links = strategies.lists(strategies.tuples(ends, ends), max_size=40)

    def as_children(pairs: list[tuple[int, int]]) -> Graph:
        children: Graph = [[] for _ in range(SIZE)]
        for parent, child in pairs:
            children[parent].append(child)
        return children

    return links.map(as_children)


HEIGHTS = strategies.lists(strategies.sampled_from([44, 58]), min_size=SIZE, max_size=SIZE)
LEVELS = strategies.lists(strategies.integers(0, 4), min_size=SIZE, max_size=SIZE)
ROOTS = strategies.lists(strategies.integers(0, SIZE - 1), min_size=1, max_size=4, unique=True)


def apart(one_: Box, other: Box) -> bool:
    return (
        one_.x != other.x
        or one_.y + one_.height <= other.y + 1e-6
        or other.y + other.height <= one_.y + 1e-6
    )


@settings(max_examples=300, deadline=None)
@given(ROOTS, graphs(), HEIGHTS, LEVELS, strategies.booleans())
def test_whatever_the_graph(
    roots: list[int], children: Graph, heights: list[int], levels: list[int], centred: bool
) -> None:
    layout = lay_out(roots, children, heights, levels, centred=centred)
    assert set(layout.boxes) == reachable(roots, children)
    for one_, other in itertools.combinations(layout.boxes.values(), 2):
        assert apart(one_, other), "no two nodes overlap"
    for link in layout.links:
        assert layout.boxes[link.parent].column < layout.boxes[link.child].column
        assert link.child in children[link.parent]
        for (x, y), (next_x, next_y) in itertools.pairwise(link.path):
            assert next_x > x, "links lead to the right"
            if (round(x) + COLUMN_GAP) % (NODE_WIDTH + COLUMN_GAP) != 0:
                assert y == next_y, "they run level through columns"
                crossed = [box for box in layout.boxes.values() if box.x == round(x)]
                assert not any(box.y < y < box.y + box.height for box in crossed)
    columns = {box.column for box in layout.boxes.values()}
    assert columns == set(range(len(columns))), "no column is empty"
    assert all(box.y >= -1e-6 for box in layout.boxes.values())
    assert layout.height >= max(box.y + box.height for box in layout.boxes.values())
    again = lay_out(roots, children, heights, levels, centred=centred)
    assert again == layout, "the same again"


def reachable(roots: Sequence[int], children: Graph) -> set[int]:
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(children[node])
    return found


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_without_circles_every_link_is_drawn(children: Graph) -> None:
    downwards = [[child for child in below if child > node] for node, below in enumerate(children)]
    layout = lay_out(range(SIZE), downwards, [58] * SIZE)
    drawn = {(link.parent, link.child) for link in layout.links}
    assert drawn == {(node, child) for node, below in enumerate(downwards) for child in below}


def simple(children: Graph, levels: list[int] | None = None, roots: Sequence[int] = (0,)) -> Layout:
    return lay_out(roots, children, [50] * len(children), levels)


def test_a_parent_stands_in_the_middle_of_its_children() -> None:
    layout = simple([[1, 2, 3], [], [], []])
    assert [box.y for box in layout.boxes.values()] == [62, 0, 62, 124]
    assert [box.column for box in layout.boxes.values()] == [0, 1, 1, 1]
    assert (layout.width, layout.height) == (NODE_WIDTH * 2 + COLUMN_GAP, 174)


def test_on_a_large_map_a_parent_stands_beside_its_first_child() -> None:
    layout = lay_out([0], [[1, 2, 3], [], [], []], [50] * 4, centred=False)
    assert [box.y for box in layout.boxes.values()] == [0, 0, 62, 124]


def test_siblings_keep_their_order() -> None:
    layout = simple([[3, 1, 2], [], [4], [], []])
    ys = {node: box.y for node, box in layout.boxes.items()}
    assert ys[3] < ys[1] < ys[2]
    assert list(layout.boxes) == [0, 3, 1, 2, 4]


def test_a_second_parent_enters_six_pixels_apart() -> None:
    layout = simple([[2], [2], []], roots=(0, 1))
    ends = [link.path[-1][1] for link in layout.links]
    assert [round(end - layout.boxes[2].middle) for end in ends] == [-3, 3]
    assert [link.parent for link in layout.links] == [0, 1], "in the order they come from"


def test_a_link_that_skips_a_column_has_a_lane_of_its_own() -> None:
    layout = simple([[1, 2, 3], [4], [], [5], [], []], levels=[0, 1, 2, 1, 2, 2])
    assert layout.boxes[2].column == 2
    (lane,) = [link.path for link in layout.links if link.child == 2]
    assert len(lane) == 4
    assert lane[1][1] == lane[2][1]
    above, below = layout.boxes[1], layout.boxes[3]
    assert above.y + above.height < lane[1][1] < below.y


def test_levels_make_columns_and_empty_ones_close() -> None:
    layout = simple([[1], []], levels=[2, 7])
    assert [box.column for box in layout.boxes.values()] == [0, 1]


def test_a_circle_is_opened_where_it_closes() -> None:
    graph = ranked([0], [[1], [2], [0]], [0, 0, 0])
    assert graph.order == (0, 1, 2)
    assert graph.parents == ((), (0,), (1,))
    assert forest_of(graph).roots == (0,)
    assert simple([[0]]).links == ()


def test_depth_is_no_limit() -> None:
    layout = simple([[node + 1] for node in range(4999)] + [[]])
    assert layout.boxes[4999].column == 4999


def test_titles_break_into_two_lines() -> None:
    assert title_lines("Short") == ("Short",)
    assert title_lines("People sign in without having to think about it") == (
        "People sign in without having",
        "to think about it",
    )
    lines = title_lines("Newcomers get a digital identity without a visit to an office of ours")
    assert lines == ("Newcomers get a digital", "identity without a visit to an…")
    (long,) = title_lines("Rindfleischetikettierungsüberwachungsgesetz")
    assert long.endswith("…")
    assert title_lines("") == ()


@given(strategies.text("abcWM .,æ…å漢", max_size=90))
def test_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title)
    assert len(lines) <= 2
    assert all(len(line) <= 31 and text_width(line) <= 214 for line in lines)


# ---- what is drawn


def test_the_map_stands_above_the_list() -> None:
    _, page = shown({"a": [], "b": ["a"], "c": ["b"], "d": ["a", "b"]})
    assert [words_of(each) for each in page.iter("h2")] == ["Objective by objective"]
    drawing = one(page, "okr-map")
    assert len(by_class(drawing, "okr-map__n")) == 4
    (svg,) = drawing
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == "Map of how 4 objectives hang together; the list says the same"


def test_a_node_links_to_its_objective_and_tells_all(small: Site) -> None:
    page = small.html("okr/cascade.md")
    links = [each for each in one(page, "okr-map").iter() if each.get(HREF)]
    assert [each.get(HREF) for each in links] == [
        "../teams/lead/2026/#okr-seamless",
        "../teams/login/2026-Q4/#okr-simple",
        "../teams/login/2026-Q4/#okr-secret",
    ]
    names = [words_of(next(iter(each))) for each in links]
    assert names == [
        "A seamless service: on track, 95 %. Leadership, 2026",
        "Simple log-in: at risk, 67 %. Log-in, 4th quarter 2026",
        "Weaknesses are closed: withheld. Log-in, 4th quarter 2026",
    ]
    bars = [len(by_class(each, "okr-b-track")) for each in links]
    assert bars == [1, 1, 0], "a bar where there is a progress"
    assert [len(by_class(each, "okr-map__s")) for each in links] == [1, 1, 1]


def test_every_link_is_lit_from_both_its_ends(small: Site) -> None:
    drawing = one(small.html("okr/cascade.md"), "okr-map")
    whole = one(drawing, "okr-map__l").get("d", "")
    lit = [each.get("d", "") for each in by_class(drawing, "okr-map__u")]
    curves = re.findall(r"M[^M]+", whole)
    assert len(curves) == 2
    assert lit == [whole, *curves]


def test_circles_are_drawn_without_end() -> None:
    _, page = shown({"a": ["c"], "b": ["a"], "c": ["b"]})
    assert len(by_class(page, "okr-map__n")) == 3


def test_nothing_is_drawn_where_nothing_hangs_together() -> None:
    _, page = shown({"a": [], "b": [], "c": ["b"]})
    assert not by_class(page, "okr-map")
    assert "Objective by objective" not in words_of(page)


def test_a_large_map_scrolls_in_a_frame_that_can_be_skipped() -> None:
    _, page = shown({"a": []} | {f"b{number}": ["a"] for number in range(60)})
    frame = one(page, "okr-map__v")
    assert (frame.get("tabindex"), frame.get("role")) == ("0", "region")
    assert frame.get("aria-label")
    skip = one(page, "okr-skip")
    target = (skip.get("href") or "").removeprefix("#")
    assert [each.tag for each in page.iter() if each.get("id") == target] == ["div"]
    assert not by_class(page, "okr-map--wide")


def test_a_deep_map_is_wider_than_a_page() -> None:
    _, page = shown({"a": [], "b": ["a"], "c": ["b"], "d": ["c"]})
    assert by_class(page, "okr-map--wide")


def test_maps_stand_in_period_pages_and_directives_too(small: Site) -> None:
    assert len(by_class(small.html("okr/periods/2026-Q4.md"), "okr-map")) == 1
    assert len(by_class(small.html("okr/periods/2026-Q3.md"), "okr-map")) == 1


def test_a_directive_draws_a_teams_part(build: Callable[..., Site]) -> None:
    files = {
        "lead/2026.md": "---\nobjectives:\n  - {title: Top, id: top, key_results: [{title: T, "
        "id: t, done: false}]}\n---\n\n<!-- okr/cascade lead -->\n",
        "lead/team/2026.md": "---\nobjectives:\n  - {title: Down, aligns_to: lead/top, "
        "key_results: [{title: T, id: t, done: false}]}\n---\n",
    }
    page = build(files).html("okr/teams/lead/2026.md")
    drawing = one(page, "okr-map")
    assert len(by_class(drawing, "okr-map__n")) == 2
    assert not [each for each in drawing.iter() if each.get("id")], "it may stand there twice"


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_the_map_speaks_the_sites_language(build: Callable[..., Site], language: str) -> None:
    files = {
        "lead/2026.md": "---\nlang: nn\nobjectives:\n  - {title: Topp, id: top, key_results: "
        "[{title: T, id: t, done: false}]}\n---\n",
        "lead/team/2026.md": "---\nobjectives:\n  - {title: Down, aligns_to: lead/top, "
        "key_results: [{title: T, id: t, done: false}]}\n---\n",
    }
    drawing = one(build(files, language=language).html("okr/cascade.md"), "okr-map")
    statuses = {"en": "Not started", "nb": "Ikke startet", "nn": "Ikkje starta"}
    assert statuses[language] in words_of(drawing)
    marked = [each.get("lang") for each in drawing.iter() if each.get("lang")]
    assert marked == ([] if language == "nn" else ["nn"])
