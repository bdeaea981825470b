"""Files that have brought down readers of YAML, Markdown or numbers, or might well.

Each is the content of a set's file, with the codes of what is to be found in it. Codes, not
sentences: that the reader holds is the matter here; what it says is in ``tests/rules/goldens``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["DANGERS", "Danger"]

MIB = 1024 * 1024
ESCAPES = "\N{RIGHT-TO-LEFT OVERRIDE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\x85\ufeff"


@dataclass(frozen=True)
class Danger:
    """A file's content, made when it is wanted, and the codes of what is found in it."""

    content: Callable[[], bytes]
    codes: frozenset[str]


def _front(text: str) -> bytes:
    return f"---\n{text}\n---\n".encode()


def _objective(fields: str) -> bytes:
    return _front(f"objectives:\n- title: People sign in at once\n  {fields}")


def _key_result(fields: str) -> bytes:
    return _objective(f"key_results:\n  - title: Sign-ins\n    {fields}")


def _value(value: str) -> bytes:
    return _key_result(f"baseline: {value}\n    target: 5")


def _lines(line: str, times: int) -> str:
    return "".join(f"{line.replace('@', str(number))}\n" for number in range(times))


def _dangers() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Name, codes (set apart by spaces) and content."""
    # Nesting.
    deep = 100_000
    yield "brackets, never closed", "OKR002", lambda: b"---\na: " + b"[" * deep
    yield "brackets", "OKR007", lambda: _front("a: " + "[" * deep + "]" * deep)
    yield "a million brackets", "OKR002", lambda: b"---\na: " + b"[" * 1_000_000
    yield "braces", "OKR007", lambda: _front("a: " + "{a: " * deep + "}" * deep)
    yield "braces as keys", "OKR002", lambda: _front("{" * deep)
    yield "lists in lists", "OKR007", lambda: _front("- " * deep + "a")
    yield "keys of keys", "OKR002", lambda: _front("? " * deep + "a")
    yield (
        "mappings in mappings",
        "OKR007",
        lambda: _front("\n".join(f"{' ' * level}a:" for level in range(1_400))),
    )
    # Many.
    yield "a million lists", "OKR007", lambda: _front("objectives: [" + "[]," * 340_000 + "]")
    yield "lists", "OKR005", lambda: _front("objectives: [" + "[]," * 19_000 + "]")
    yield (
        "empty objectives",
        "OKR006 OKR102 OKR301",
        lambda: _front("objectives:\n" + _lines("- {}", 2_000)),
    )
    yield "200,000 objectives", "OKR007", lambda: _front("objectives:\n" + _lines("- {}", 200_000))
    yield "keys", "OKR004", lambda: _front(_lines("key@: a", 9_000))
    yield "one key over and over", "OKR003", lambda: _front(_lines("title: a", 9_000))
    yield "one key 110,000 times", "OKR003", lambda: _front(_lines("title: a", 110_000))
    yield "anchors", "OKR007", lambda: _front("objectives:\n" + _lines("- &a b", 19_000))
    yield (
        "a bomb of aliases",
        "OKR007",
        lambda: _front(
            "a: &a [b, b, b, b, b, b, b, b, b]\n"
            + "\n".join(
                f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]"
                for n in range(20)
            )
        ),
    )
    yield "aliases", "OKR007", lambda: _front("a:\n- &a b\n" + _lines("- *a", 200_000))
    yield "an alias of itself", "OKR007", lambda: _front("objectives: &a [*a]")
    yield "tags", "OKR007", lambda: _front("objectives:\n" + _lines("- !!python/none a", 9_000))
    yield "references", "OKR102 OKR201", lambda: _objective("aligns_to: [" + "t/o," * 2_000 + "]")
    yield (
        "references to oneself",
        "OKR102 OKR201 OKR301",
        lambda: _front(
            "objectives:\n" + _lines("- {title: a@, aligns_to: danger/2026-q4/a@}", 2_000)
        ),
    )
    yield (
        "ignores",
        "OKR009 OKR102",
        lambda: _objective(
            "ignore: {" + ", ".join(f"a{number}: b" for number in range(2_000)) + "}"
        ),
    )
    yield (
        "values of unknown key results",
        "OKR108 OKR302",
        lambda: _front(
            "objectives:\n- title: a\n  key_results:\n"
            + _lines("  - {title: k@, done: true}", 1_000)
            + "checkins:\n- date: 2026-10-12\n  values:\n"
            + _lines("    x@: 1", 1_000)
        ),
    )
    yield (
        "lost texts",
        "OKR011 OKR103 OKR301",
        lambda: _front("objectives:\n" + _lines("- title: a #b", 6_000)),
    )
    yield "milestones", "", lambda: _key_result("milestones: [" + "a," * 19_000 + "]")
    # Large.
    yield "a long title", "OKR102", lambda: _front("objectives:\n- title: " + "a" * 1_000_000)
    yield (
        "a title of numbers",
        "OKR102 OKR303",
        lambda: _front("objectives:\n- title: " + "5 " * 500_000),
    )
    yield "an unknown long key", "OKR002", lambda: _front("a" * 1_000_000 + ": b")
    yield "a long key with ?", "OKR004", lambda: _front("? " + "a" * 1_000_000 + "\n: b")
    yield "a quotation never closed", "OKR002", lambda: _front("a: '" + "b\n" * 500_000)
    yield "an anchor's long name", "OKR007 OKR101", lambda: _front(f"a: &{'a' * 1_000_000} b")
    yield "front matter never closed", "OKR002", lambda: b"---\n" + b"a: b\n" * 200_000
    yield "1 MiB", "OKR101", lambda: b"---\nobjectives: []\n---\n".ljust(MIB, b"x")
    yield "1 MiB and a byte", "OKR001", lambda: b"---\nobjectives: []\n---\n".ljust(MIB + 1, b"x")
    yield "1 MiB cut in a letter", "OKR001", lambda: b"---\n".ljust(MIB - 1, b"x") + b"\xc3"
    for letter in (
        " ",
        "\t",
        "\r",
        "\n",
        "#",
        "-",
        "_",
        "`",
        "[",
        "{",
        "<",
        "*",
        ":",
        "a:",
        "# \n",
    ):
        name = f"1 MiB of {letter!r}"
        yield name, "OKR101", lambda letter=letter: (letter * MIB).encode()[:MIB]
        name = f"a body of {letter!r}"
        yield (
            name,
            "OKR101",
            lambda letter=letter: _front("objectives: []") + (letter * 900_000).encode()[:900_000],
        )
    # Numbers, dates.
    for value in ("9" * 1_000_000, "0." + "1" * 1_000_000, "1e400", "1e99999999", "-1e16", "+.inf"):
        yield f"the number {value[:10]}", "OKR005", lambda value=value: _value(value)
    for value in (".inf", "-.INF", ".nan", "NaN", "Infinity", "0x1F", "0o17", "0b1", "1_", "_1"):
        yield f"the number {value}", "OKR005", lambda value=value: _value(value)
    for value in (
        "\u0661\u0662",
        "\uff11\uff12",
        "\u00b2",
        "\u2460",
        "1\u00a0000",
        "1:30",
        "\u22121",
    ):
        yield f"the number {value}", "OKR005", lambda value=value: _value(value)
    for value in ("-0", "+1", "1_000", "1e15", ".5", "1.", "0e0"):
        yield f"the number {value}", "OKR401", lambda value=value: _value(value)
    for value in (
        *("0000-00-00", "2026-02-30", "99999-01-01", "2026-1-1", "-2026-01-01", "2026-W01-1"),
        *(
            "\u0662\u0660\u0662\u0666-\u0661\u0660-\u0661\u0662",
            "1e9",
            "2026-10-12T09:00",
            "20261012",
        ),
    ):
        yield (
            f"the day {value}",
            "OKR005 OKR101",
            lambda value=value: _front(f"agreed: {value}\nobjectives: []"),
        )
    for value, codes in (("0001-01-01", "OKR109 OKR401"), ("9999-12-31", "OKR401 OKR407")):
        yield (
            f"the day {value}",
            "OKR101",
            lambda value=value: _front(f"agreed: {value}\ndue: {value}\nobjectives: []"),
        )
        yield (
            f"the end {value}",
            "",
            lambda value=value: _key_result(
                f"baseline: 1\n    target: 5\n    due: {value}\n    baseline_due: {value}"
            ),
        )
        yield (
            f"a check-in on {value}",
            codes,
            lambda value=value: (
                _key_result("baseline: 1\n    target: 5").removesuffix(b"---\n")
                + f"checkins:\n- {{date: {value}, values: {{sign-ins: 2}}}}\n---\n".encode()
            ),
        )
    yield "a weight", "OKR112", lambda: _key_result("done: true\n    weight: -0.1")
    yield "a rhythm", "OKR005 OKR101", lambda: _front("checkin_every: 99999\nobjectives: []")
    # Letters.
    for number in (*range(1, 9), 11, 12, *range(14, 32), 127):
        name = f"the control character {number:#04x}"
        yield name, "OKR002", lambda number=number: _front(f'objectives: "a{chr(number)}b"')
        yield (
            f"{name} in the body",
            "OKR101",
            lambda number=number: _front("objectives: []") + f"a{chr(number)}b".encode(),
        )
    yield "a NUL", "OKR001", lambda: _front("objectives: a\0b")
    for name, content in (
        ("a lone surrogate", b"\xed\xa0\x80"),
        ("half a pair", b"\xed\xb0\x80"),
        ("an overlong slash", b"\xc0\xaf"),
        ("beyond Unicode", b"\xf4\x90\x80\x80"),
        ("a byte alone", b"\xff"),
    ):
        yield name, "OKR001", lambda content=content: _front("objectives: a") + content
    yield "UTF-16", "OKR001", lambda: _front("objectives: []").decode().encode("utf-16")
    yield "UTF-32", "OKR001", lambda: _front("objectives: []").decode().encode("utf-32")
    for letter in ESCAPES:
        yield (
            f"U+{ord(letter):04X} in a title",
            "",
            lambda letter=letter: _front(
                f"objectives:\n- title: 'a{letter}b'\n  id: a\n"
                f"  key_results: [{{title: 'c{letter}d', id: b, done: true}}]"
            ),
        )
    yield (
        "a byte order mark in the middle",
        "OKR101",
        lambda: "---\n---\n\ufeff---\na: b\n---".encode(),
    )
    yield (
        "two byte order marks",
        "OKR101",
        lambda: "\ufeff\ufeff---\nobjectives: []\n---\n".encode(),
    )
    yield (
        "letters beyond 16 bits",
        "",
        lambda: _front(
            "objectives:\n- title: '\U0001f600\U000e0041\U0010ffff'\n  id: a\n"
            "  key_results: [{title: '\U0001f469\u200d\U0001f4bb', id: b, done: true}]"
        ),
    )
    # Lines.
    mixed = (
        "---\robjectives:\n- title: a\r\n  id: a\n  key_results:\r\n"
        "  - title: b\n    done: true\r---\n\r"
    )
    yield "mixed line ends", "", lambda: mixed.encode()
    yield (
        "line ends of the old Macintosh",
        "",
        lambda: mixed.replace("\r\n", "\n").replace("\n", "\r").encode(),
    )
    yield "nothing", "OKR101", lambda: b""
    yield "an opening line alone", "OKR101", lambda: b"---"
    yield "two documents", "OKR007", lambda: _front("objectives: []\n--- a")
    yield "a document's end", "OKR101", lambda: _front("objectives: []\n... ")
    yield "a directive", "OKR002", lambda: _front("%YAML 9.9\n--- a")
    # Keys.
    for name, codes, text in (
        ("a list", "OKR002", "? [a]: b"),
        ("a mapping", "OKR002", "? {a: b}\n: c"),
        ("braces", "OKR002", "{{a}}: b"),
        ("a merge", "OKR004", "<<: {a: b}\nobjectives: []"),
        ("a merge of an alias", "OKR007 OKR101", "a: &a {}\n<<: *a"),
        ("nothing", "OKR002", ": a"),
        ("an empty text", "OKR002", '"": a'),
        ("null", "OKR004", "null: a\nobjectives: []"),
        ("a number", "OKR004", "1: a\nobjectives: []"),
        ("an alias", "OKR007", "a: &a b\n*a : c"),
        ("an anchor", "OKR007 OKR101", "&a b: c"),
        ("a value", "OKR004", "=: a\nobjectives: []"),
        ("__proto__", "OKR004", "__proto__: a\n__class__: b\nobjectives: []"),
        ("letters that look like others", "OKR004", "\u043ebjectives: []"),
        ("twice, once quoted", "OKR003", 'objectives: []\n"objectives": []'),
    ):
        yield f"a key that is {name}", codes, lambda text=text: _front(text)


DANGERS: Mapping[str, Danger] = {
    name: Danger(content, frozenset(codes.split())) for name, codes, content in _dangers()
}
