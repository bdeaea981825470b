"""Files that somebody might have broken: the demo's own, with stretches replaced at random."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

__all__ = ["SEEDS", "mutated"]

_DEMO = Path(__file__).parents[2] / "okrs"

SEEDS: tuple[bytes, ...] = tuple(
    path.read_bytes() for path in sorted(_DEMO.rglob("*.md")) if path.parent != _DEMO
)
"""The files of the demo: sets and teams."""

_TOKENS = (
    *(
        "-",
        "- ",
        ":",
        ": ",
        " #",
        "#a",
        "{",
        "}",
        "[",
        "]",
        ",",
        "?",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "|",
    ),
    *(
        ">",
        "'",
        '"',
        "%",
        "@",
        "`",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
    ),
    *(
        "\ufeff",
        "\0",
        "\x07",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\u2029",
        "\u00a0",
        "\u202e",
        "\U0001f600",
    ),
    *(
        "true",
        "no",
        "unknown",
        "1e400",
        "-0",
        ".inf",
        "NaN",
        "99,9",
        "1 000",
        "9" * 400,
        "2026-02-30",
    ),
    *("\u0661", "<script>", "{{ 7*7 }}", "{% raw %}", "]]>", "-->", "javascript:x", "../..", "\\"),
    *("objectives:\n", "key_results:\n", "checkins:\n", "values:\n", "milestones:\n", "ignore:\n"),
    *("## 2026-10-12\n", "## Retrospective\n", "```\n", "<!--", "$x$", "|\n|-|\n", "=\n", "[a](b)"),
)
_BYTES = (b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xf4\x90\x80\x80", b"\xfe\xff")


def mutated(random: Random) -> bytes:
    """A file of the demo with up to eight changes; now and then a stretch many times over."""
    content = random.choice(SEEDS)
    for _ in range(random.randint(1, 8)):
        content = random.choice(_CHANGES)(content, random)
    return content


def _insert(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    token = random.choice(_BYTES) if random.random() < 0.05 else random.choice(_TOKENS).encode()
    return content[:at] + token * random.choice((1, 1, 1, 2, 40)) + content[at:]


def _replace(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + random.choice(_TOKENS).encode() + content[end:]


def _remove(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    times = random.choice((1, 2, 50, 2_000)) if random.random() < 0.1 else 1
    return content[:end] + content[start:end] * times + content[end:]


def _change_value(content: bytes, random: Random) -> bytes:
    """Another value behind some key, which is where most of the reader's work is."""
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    key, colon, _ = lines[at].partition(b":")
    if colon:
        lines[at] = key + b": " + random.choice(_TOKENS).encode()
    return b"\n".join(lines)


def _swap_lines(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _splice(content: bytes, random: Random) -> bytes:
    other = random.choice(SEEDS)
    at, start = random.randint(0, len(content)), random.randint(0, len(other))
    return content[:at] + other[start : start + random.randint(0, 400)] + content[at:]


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + random.randint(0, 60))


_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_insert, _replace, _remove, _repeat, _change_value, _change_value, _swap_lines, _splice),
)
