"""Whatever a file holds, reading says so and never fails."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_okr.reading import Places, resolve_target
from mkdocs_okr.reading.front_matter import split_file
from mkdocs_okr.reading.outline import outline
from mkdocs_okr.reading.yaml_events import NotPlainError, compose
from tests.reading.sites import FILE, read

VALID = """\
---
status: draft
agreed: 2026-09-24
objectives:
  - id: easy
    title: People sign in without having to think about it
    aligns_to: [leadership/seamless, other/2026/x#y]
    owner: Product lead
    insight: >-
      People on old phones wait
      twice as long.
    key_results:
      - title: Median time to sign in
        baseline: 14
        target: 5
        unit: s
        dropped: {date: 2026-11-03, reason: "Moved"}
      - title: Availability
        keep: {min: 99.9}
        unit: "%"
        tags: [a, b]
      - title: Survives
        milestones:
          - Passkeys
          - title: Cards
            done: 2026-10-07
checkins:
  - date: 2026-10-12
    note: |
      Fine.
    values:
      median-time-to-sign-in: {value: 11, confidence: 7, note: Under way}
      availability: 99.97
---

# Story

## 2026-10-12

More.
"""

PIECES = st.sampled_from(
    [
        "-", "- ", ":", ": ", "#", " #", "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "'",
        '"', "%", "@", "`", "\t", "\u00a0", "\n", "\r\n", "\r", "---\n", "...\n", "\ufeff",
        "\0", "\x07", "\u2028", "\x85", "é", "😀", "99,9", "null", "~", "title", "objectives:",
        "values:", "? ", "<<: ", "  ", "12.10.2026", "target:10",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A valid file with a few stretches replaced."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.one_of(PIECES, st.text(max_size=3))) + text[end:]
    return text


def check_places_lie_in(text: str, content: bytes) -> None:
    """Reads the content as a set and as a team; every place must lie in the file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files: dict[str, str | bytes] = {FILE: content, "okrs/sign-in/index.md": content}
        organisation = read(root, files)
        places = Places(root)
        for problem in organisation.problems:
            spots = [problem.spot, *(spot for _, spot in problem.further)]
            for place in map(places.place, spots):
                assert (place.line, place.column) <= (place.end_line, place.end_column)
                assert 1 <= place.line <= place.end_line <= len(lines), (problem, place)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1, (problem, place)
                assert place.end_column <= len(lines[place.end_line - 1]) + 1, (problem, place)
            assert problem.sentence == problem.sentence.strip()
            assert "\n" not in problem.sentence
            assert problem.help


@given(st.one_of(mutated(), TEXTS.map(lambda text: f"---\n{text}\n---\n"), TEXTS))
@settings(max_examples=300, deadline=None)
@example("---\n" + "[" * 100_000)
@example("---\na: " + "{a: " * 1000 + "\n---\n")
@example("---\n'\n---\n")
@example("---\ntitle: 'a\n---\n")
@example("---\n? \n---\n")
@example("---\nobjectives:\n- &a b\n---")
@example("\ufeff---\n\ufeffa: b\n---\n")
def test_any_text_is_read_and_every_place_lies_in_the_file(text: str) -> None:
    check_places_lie_in(text, text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=100))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read(content: bytes) -> None:
    check_places_lie_in(content.decode("utf-8", "replace"), content)


@given(st.one_of(mutated(), TEXTS))
@settings(max_examples=300, deadline=None)
def test_both_readings_find_the_same_data(text: str) -> None:
    parts = split_file(text)
    front = text[parts.front_start : parts.front_end]
    careful = outline(front, parts.front_start)
    try:
        data = compose(front)
    except NotPlainError:
        assert careful.error or careful.refusals
    else:
        assert careful.data == data
        assert not careful.error
        assert not careful.refusals


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_reference_is_resolved_or_not(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        organisation = read(Path(folder), {FILE: VALID.replace("leadership/seamless", "x")})
        resolve_target(organisation, text)


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        ("[" * 1_000_000, "more than 32 levels of nesting"),
        ("{a: " * 250_000, "more than 32 levels of nesting"),
        ("- " * 500_000, "more than 32 levels of nesting"),
        ("a: [" + "b, " * 300_000 + "]", "more than 20,000 keys and values"),
        ("a: {" + "b, " * 300_000 + "}", '"b" is written twice'),
        ("a: " + "b: " * 300_000, None),
        ("a: '" + "b\n " * 300_000, None),
        ("a: " + " " * 1_000_000 + "%", None),
        ("a: b" + " #c" * 300_000, None),
        ("\u00a0" * 400_000 + ": b", None),
    ],
)
def test_a_megabyte_made_to_hurt_is_done_with_quickly(
    tmp_path: Path, front: str, sentence: str | None
) -> None:
    started = time.process_time()
    organisation = read(tmp_path, {FILE: f"---\n{front}\n---\n{'## 2026-10-12' * 9}\n"})
    # A tenth of a second or two; what grows with the square takes minutes.
    assert time.process_time() - started < 10
    assert organisation.problems
    assert sentence in (None, organisation.problems[0].sentence)
