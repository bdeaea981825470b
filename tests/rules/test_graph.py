"""Circles in graphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_okr.rules.graph import circle, components


def graph(text: str) -> dict[str, tuple[str, ...]]:
    """``a>bc b>a`` → an edge from a to b and c, and one back."""
    return {edge[0]: tuple(edge[2:]) for edge in text.split()}


@pytest.mark.parametrize(
    ("edges", "groups"),
    [
        ("", []),
        ("a>b b>c c>", []),
        ("a>a", ["a"]),
        ("a>b b>a", ["ab"]),
        ("a>b b>c c>a", ["abc"]),
        ("a>bc b>d c>d d>", []),
        ("a>b b>c c>b", ["bc"]),
        ("a>b b>ac c>d d>c", ["ab", "cd"]),
        ("a>b b>c c>ad d>c", ["abcd"]),
        ("a>x b>a", []),
    ],
)
def test_components(edges: str, groups: list[str]) -> None:
    assert sorted("".join(sorted(group)) for group in components(graph(edges))) == groups


@pytest.mark.parametrize(
    ("edges", "first", "way"),
    [
        ("a>a", "a", "a"),
        ("a>b b>c c>a", "b", "bca"),
        ("a>b b>c c>ab", "a", "abc"),
        ("a>b b>ac c>b", "b", "ba"),
    ],
)
def test_the_shortest_way_round(edges: str, first: str, way: str) -> None:
    assert "".join(circle(first, graph(edges), set("abc"))) == way


def test_there_is_no_way_round_outside_of_a_circle() -> None:
    with pytest.raises(ValueError, match="no circle"):
        circle("a", graph("a>b b>"), {"a", "b"})


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3).map(tuple)))
def test_a_node_is_in_a_component_exactly_if_it_can_reach_itself(
    edges: dict[int, tuple[int, ...]],
) -> None:
    def reach(start: int) -> set[int]:
        seen: set[int] = set()
        waiting = [each for each in edges[start] if each in edges]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += [each for each in edges[node] if each in edges]
        return seen

    found = [node for group in components(edges) for node in group]
    assert sorted(found) == sorted(node for node in edges if node in reach(node))


def test_a_long_chain_needs_no_recursion() -> None:
    chain = {number: ((number + 1) % 20_000,) for number in range(20_000)}
    assert [len(group) for group in components(chain)] == [20_000]
