"""``okr explain``: a rule's page, from its docstring."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import click

from mkdocs_okr.cli.failure import Failure
from mkdocs_okr.cli.output import write
from mkdocs_okr.rules.catalogue import RULES, rules_named, suggestion
from mkdocs_okr.rules.documentation import documentation
from mkdocs_okr.rules.registry import FAMILIES, Rule

__all__ = ["command"]

_WIDTH = 80
_FENCE = re.compile(r"^(?:```|~~~)")
_ITEM = re.compile(r"[*+-] |\d+\. ")


@click.command("explain")
@click.argument("name", required=False, metavar="[RULE]")
@click.option("--all", "every", is_flag=True, help="Explain all rules.")
def command(name: str | None, every: bool) -> None:
    """Explain a rule: what it finds, why, and what to write instead.

    RULE is its code (OKR201), its name (unknown-parent) or a family (OKR2). Without it, the rules
    are listed.
    """
    if every:
        rules = tuple(RULES.values())
    elif name is None:
        write("\n".join(_listed()))
        return
    else:
        rules = rules_named(name)
        if not rules:
            meant = suggestion(name)
            raise Failure(
                f'there is no rule "{name}"',
                f"did you mean {meant}?" if meant else "okr explain lists the rules",
            )
    write("\n\n\n".join("\n".join(_page(each)) for each in rules))


def _listed() -> Iterator[str]:
    """Every rule in a line, by family."""
    width = max(len(rule.name) for rule in RULES.values())
    family = None
    for rule in RULES.values():
        if rule.family != family:
            if family is not None:
                yield ""
            family = rule.family
            yield f"{family} {FAMILIES[family]}"
        yield f"  {rule.code}  {rule.name.ljust(width)}  {rule.severity}"


def _page(rule: Rule) -> Iterator[str]:
    """A rule's page as lines for a terminal."""
    about = documentation(rule)
    yield f"{rule.code} {rule.name} ({rule.severity})"
    yield ""
    yield from _wrapped(about.summary)
    yield ""
    yield from _wrapped(about.description)
    yield ""
    yield from _wrapped(f"Why: {about.why}")
    for title, files in (("Given", about.given), ("Bad", about.bad), ("Good", about.good)):
        if files:
            yield from ("", f"{title}:")
        for file in files:
            yield from ("", f"    {file.path}", "")
            yield from (
                f"        {line}".rstrip() for line in file.content.rstrip("\n").split("\n")
            )
    yield ""
    yield "In the settings of the plugin:"
    yield ""
    yield f"    rules: {{{rule.name}: off}}    # or error, warning, advice"


def _wrapped(markdown: str) -> Iterator[str]:
    """Markdown with its paragraphs and list items filled, and its code as it is."""
    paragraph: list[str] = []
    in_code = False
    for line in markdown.split("\n"):
        is_fence = _FENCE.match(line.strip()) is not None
        if in_code or is_fence or not line.strip() or _ITEM.match(line.strip()):
            yield from _filled(paragraph)
            paragraph = []
        if is_fence:
            in_code = not in_code
        elif in_code:
            yield f"    {line}".rstrip()
        elif not line.strip():
            yield ""
        else:
            paragraph.append(line.strip())
    yield from _filled(paragraph)


def _filled(paragraph: list[str]) -> list[str]:
    text = " ".join(paragraph)
    item = _ITEM.match(text)
    return textwrap.wrap(
        text,
        _WIDTH,
        subsequent_indent=" " * len(item[0]) if item else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
