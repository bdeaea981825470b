"""What counts as code in a page, held against Python-Markdown's own idea of it.

In every page below, each ``@`` becomes a badge directive with a number of its own. Those that are
text must be found, and those that are code must not.
"""

from __future__ import annotations

import itertools
import re
import warnings

import markdown
import pytest

from mkdocs_okr.reading.handbook import Directive, scan

PAGES = {
    "paragraphs": "a\n\n@\n\nb @ c\n",
    "fence": "```\n@\n```\n@\n",
    "fence with tildes and a language": "~~~ python\n@\n~~~\n\n@\n",
    "longer fence around a shorter": "````\n```\n@\n````\n",
    "one kind of fence inside the other": "~~~\n```\n@\n~~~\n\n@\n",
    "fence that is never closed": "```\n@\n\ntext\n",
    "fence in a list": "- a\n\n    ```\n    @\n    ```\n\n    @\n",
    "code behind a fence in a list": "- a\n\n    ```\n    x\n    ```\n\n        @\n",
    "fence in a quotation": "> ```\n> @\n> ```\n>\n> @\n",
    "fence inside indented code": "a\n\n    ```\n    @\n    ```\n\n@\n",
    "indented": "a\n\n    @\n\nb\n",
    "indented with a tab": "a\n\n\t@\n\nb\n",
    "indented at the start": "    @\n",
    "indented, with an empty line": "a\n\n    x\n\n    @\n\ny @\n",
    "indented behind a paragraph's line": "a\n    @\n\nb\n",
    "indented behind a heading": "# a\n    @\n\nb\n",
    "indented behind a rule": "a\n\n---\n    @\n",
    "indented, then a list": "    @\n- a\n\n    @\n",
    "windows line ends": "a\r\n\r\n    @\r\n\r\n@\r\n",
    "list": "- a\n\n    @\n",
    "list, deeper": "- a\n\n        @\n",
    "nested list": "- a\n    - b\n\n        @\n",
    "nested list, deeper": "- a\n    - b\n\n            @\n",
    "numbered list": "1. a\n\n    @\n\n        @\n",
    "wide number": "10. a\n\n    @\n",
    "list of two spaces": "- a\n  - b\n\n      @\n",
    "list that has ended": "- a\n\npara\n\n    @\n",
    "loose list": "- a\n- b\n\nc @\n\n        @\n",
    "starred list": "* a\n* b\n\n    @\n* c\n\n        @\n",
    "a dash in a paragraph is no list": "para\n- a\n\n    @\n",
    "admonition": "!!! note\n    @\n",
    "admonition, deeper": "!!! note\n\n        @\n",
    "admonition, deeper at once": "!!! note\n        @\n",
    "admonition that has ended": "!!! note\n\n    a\n\nb\n\n    @\n",
    "details": '??? note "a"\n\n    @\n\n        @\n',
    "content tab": '=== "a"\n\n    @\n\n        @\n',
    "footnote": "x[^1]\n\n[^1]: a\n\n    @\n\n        @\n",
    "definition list": "term\n:   a\n\n    @\n\n        @\n",
    "quotation": "> @\n",
    "quotation, indented": "> a\n>\n>     @\n",
    "list in a quotation": "> - a\n>\n>     @\n>\n>         @\n",
    "quotation that goes on": "> a\n@\n",
    "quotation that has ended": "> a\n\n    @\n",
    "quotation behind a list": "- a\n\n> q\n\n    @\n",
    "quotation in a quotation": "> > @\n> >\n> >     @\n",
    "quotation of code, and then code": ">     @\n    @\n",
    "heading in a quotation, and then code": "> q\n---\n        @\n",
    "heading in a list, and then code": "- a\n# h\n    @\n",
    "comments below each other in a list": "* a\n\n    @\n        @\n",
    "comments below each other in a quotation": "> @\n    @\n",
    "code span": "a `@` b @\n",
    "code span of two": "a `` ` @ `` b @\n",
    "code span over lines": "a `b\nc @ d` e @\n",
    "code span not over paragraphs": "a ` b\n\nc @ ` d\n",
    "code span not over list items": "- a ` b\n- c @ ` d\n",
    "code span not over a heading": "# a ` b\nc @ ` d\n",
    "escaped backtick": "a \\` @ ` b\n",
    "escaped backslash": "a \\\\` @ ` b\n",
    "unbalanced code span": "a `` @ ` b\n",
    "code span closed by fewer": "a ```` @ `` b\n",
    "code span opened by a fence that is none": "```\n            @\n`x`\n",
    "code span in a table": "| a | b |\n|---|---|\n| `@` | @ |\n",
    "code span not over table rows": "| a | b |\n|---|---|\n| ` | @ |\n| ` | c |\n",
    "pre": "<pre>\n@\n</pre>\n\n@\n",
    "script": "<script>\n// @\n</script>\n\n@\n",
    "other comment": "<!-- a -->\n\n@\n",
    "div": "<div>\n@\n</div>\n",
    "div with markdown": "<div markdown>\n\n@\n\n</div>\n",
}

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.tabbed",
    "tables",
]
CONFIGS = {"pymdownx.tabbed": {"alternate_style": True}}
CODE = re.compile(r"<(pre|code|script)\b.*?</\1>", re.DOTALL)
LIVE = re.compile(r"<!-- okr/badge x(\d+) -->")


def numbered(page: str) -> str:
    numbers = itertools.count(1)
    return re.sub("@", lambda _: f"<!-- okr/badge x{next(numbers)} -->", page)


def found(page: str) -> set[str]:
    return {each.argument[1:] for each in scan(page) if isinstance(each, Directive)}


def live_in_markdown(page: str, fences: str) -> set[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        html = markdown.markdown(page, extensions=[fences, *EXTENSIONS], extension_configs=CONFIGS)
    return set(LIVE.findall(CODE.sub("", html)))


@pytest.mark.parametrize("fences", ["fenced_code", "pymdownx.superfences"])
@pytest.mark.parametrize("name", PAGES)
def test_agrees_with_markdown(name: str, fences: str) -> None:
    page = numbered(PAGES[name])
    assert found(page) == live_in_markdown(page, fences)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # Only superfences knows fences that are indented; what it shows as code is code.
        ("- a\n\n    ```\n    a\n\n    @\n    ```\n", set()),
        ("a\n  ```\n  @\n  ```\n", set()),
        # A comment that is never closed hides what follows, as in a browser.
        ("<!-- a\n\n@\n", set()),
        ("<!-- a\n@\n-->\n@\n", {"2"}),
        ("<pre>\n@\n", set()),
    ],
)
def test_where_markdown_differs_or_does_not_say(page: str, expected: set[str]) -> None:
    assert found(numbered(page)) == expected
