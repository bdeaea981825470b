"""A rule's docstring as data: what `okr explain` prints and the handbook's rule pages show.

The form of a docstring, which a test holds every rule to::

    One sentence that says what the rule finds.

    A paragraph or more, Markdown, with the details.

    Why: a paragraph.

    Given:                  (optional: files that both examples share)

    ```yaml
    # okrs/leadership/2026.md
    objectives: …
    ```

    Bad:                    (one file or more, on which the rule finds something, and no other does)

    Good:                   (the same, mended: no rule finds anything)

Every example is one file in a fence. Its first line is a comment that names the file. Behind
``yaml`` stands what the file has as front matter (for a path that ends in ``.md``) or all of it;
behind ``markdown`` the file as it is. A word behind that names an encoding other than UTF-8. Every
example is to be read on `EXAMPLE_DAY`.
"""

from __future__ import annotations

import inspect
import re
from datetime import date
from typing import NamedTuple

from mkdocs_okr.rules.registry import Rule

__all__ = ["EXAMPLE_DAY", "Documentation", "ExampleFile", "documentation"]

EXAMPLE_DAY = date(2026, 1, 12)
"""The day on which the examples are looked at: early in the year and in its first quarter."""

_SECTION = re.compile(r"^(Why|Given|Bad|Good):", re.MULTILINE)
_FENCE = re.compile(
    r"^```(?P<language>yaml|markdown)(?: (?P<encoding>[\w-]+))?\n"
    r"(?:# |<!-- )(?P<path>\S+?)(?: -->)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class ExampleFile(NamedTuple):
    """A file of an example.

    Attributes:
        path: relative to the folder of the settings file.
        content: all of it.
        encoding: how it is stored.
    """

    path: str
    content: str
    encoding: str = "utf-8"

    @property
    def stored(self) -> bytes:
        """The file as it is on the disk."""
        return self.content.encode(self.encoding)


class Documentation(NamedTuple):
    """What there is to say about a rule.

    Attributes:
        summary: one sentence.
        description: Markdown: what it finds, in detail.
        why: Markdown.
        given: files that both examples share.
        bad: files on which the rule, and no other, finds something.
        good: the same files, mended.
    """

    summary: str
    description: str
    why: str
    given: tuple[ExampleFile, ...]
    bad: tuple[ExampleFile, ...]
    good: tuple[ExampleFile, ...]


def _files(section: str) -> tuple[ExampleFile, ...]:
    files = []
    for fence in _FENCE.finditer(section):
        path, text = fence["path"], fence["text"]
        if fence["language"] == "yaml" and path.endswith(".md"):
            text = f"---\n{text}---\n"
        files.append(ExampleFile(path, text, fence["encoding"] or "utf-8"))
    return tuple(files)


def documentation(rule: Rule) -> Documentation:
    """The rule's documentation, from its docstring.

    Raises:
        ValueError: if the docstring does not have the form described above.
    """
    head, *parts = _SECTION.split(inspect.cleandoc(rule.docstring))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    summary, _, description = head.strip().partition("\n\n")
    found = Documentation(
        summary=" ".join(summary.split()),
        description=description.strip(),
        why=sections.get("Why", "").strip(),
        given=_files(sections.get("Given", "")),
        bad=_files(sections.get("Bad", "")),
        good=_files(sections.get("Good", "")),
    )
    if not (found.summary and found.description and found.why and found.bad and found.good):
        raise ValueError(f"the documentation of {rule.code} lacks a part")
    return found
