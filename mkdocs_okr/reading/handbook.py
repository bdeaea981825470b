"""Directives and ``okr:`` links in the handbook's own pages.

One scanner finds them, for the plugin, which puts something in their place, and for the checker,
which tells where one leads nowhere. What stands in code is left alone; see
`mkdocs_okr.reading.markdown_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from mkdocs_okr.findings import Place, Problem
from mkdocs_okr.model import Mention, Organisation, Target
from mkdocs_okr.reading.directives import (
    DIRECTIVES,
    Directive,
    Page,
    read_directive,
    read_unclosed,
)
from mkdocs_okr.reading.inline import Inline, inlines
from mkdocs_okr.reading.markdown_text import stretches
from mkdocs_okr.reading.references import resolve_target

if TYPE_CHECKING:
    from mkdocs_okr.reading.table_query import TableQuery

__all__ = ["Directive", "OkrLink", "expand", "read_handbook", "scan", "with_handbook"]

_FRONT_MATTER = re.compile(r"\ufeff?-{3}[ \t]*\r?\n(?:[^\n]*\n)*?(?:-{3}|\.{3})[ \t]*(?:\r?\n|\Z)")

_TEMPLATE = re.compile(r"\{[{%]")

_NO_TEXT = " \t\r>"  # what a line that separates blocks may hold


@dataclass(frozen=True, slots=True)
class OkrLink:
    """A link to ``okr:…``.

    Attributes:
        reference: what stands behind ``okr:``.
        place: that.
        start: offset of its first character.
        end: offset behind its last.
        form: ``destination``: what is to be replaced is the address of a link that has a text;
            ``autolink``: it is ``<okr:…>`` as a whole, for which a whole link is to be written.
    """

    reference: str
    place: Place
    start: int
    end: int
    form: Literal["destination", "autolink"]


def scan(
    text: str, file: str = "", *, front_matter: bool = True
) -> tuple[Directive | OkrLink, ...]:
    """All directives and ``okr:`` links of a page, in their order, those with a problem too.

    Args:
        text: the page.
        file: how it is called in places.
        front_matter: whether the page may begin with front matter; False for what a host has
            already taken that from.
    """
    if "okr" not in text:
        return ()
    return tuple(_scan(Page(text, file), front_matter))


def _scan(page: Page, front_matter: bool) -> Iterator[Directive | OkrLink]:
    text = page.text
    head = _FRONT_MATTER.match(text) if front_matter else None
    for stretch in stretches(text, head.end() if head else 0):
        if stretch.is_comment:
            if (directive := read_directive(page, stretch.start, stretch.end)) is not None:
                yield directive
        elif text.find("okr", stretch.start, stretch.end) != -1:
            for inline in inlines(text, stretch.start, stretch.end):
                if (found := _found(page, inline)) is not None:
                    yield found


def _found(page: Page, inline: Inline) -> Directive | OkrLink | None:
    if inline.kind == "comment":
        return read_directive(page, inline.start, inline.end)
    if inline.kind == "unclosed":
        return read_unclosed(page, inline.start, inline.end)
    return OkrLink(
        reference=page.text[inline.reference : inline.reference_end].strip(),
        place=page.place(inline.reference, inline.reference_end),
        start=inline.start,
        end=inline.end,
        form=inline.kind,
    )


def read_handbook(
    organisation: Organisation, pages: Iterable[tuple[str, str]], *, templates_ran: bool = False
) -> tuple[tuple[Mention, ...], tuple[Problem, ...]]:
    """What the handbook's pages refer to, and what is wrong with it.

    Args:
        organisation: what they can refer to.
        pages: the pages, each as its path relative to the settings file's folder and its text.
        templates_ran: whether other plugins of a host have had their turn with the text. If not,
            nothing can be said yet of what holds a template, such as ``okr/team {{ team }}``.

    Returns:
        The mentions, and the problems (OKR601, OKR602), both in the order of the pages.
    """
    mentions: list[Mention] = []
    problems: list[Problem] = []
    for file, text in pages:
        for item in scan(text, file):
            if not templates_ran and _TEMPLATE.search(text, item.start, item.end):
                continue
            if isinstance(item, Directive):
                problems += item.problems
                if item.query is not None:
                    mentions += _of_table(organisation, item, item.query, file, problems)
                if item.problems or item.query is not None:
                    continue
                kind, reference, place = item.name, item.argument, item.argument_place
            else:
                kind, reference, place = "link", item.reference, item.place
            target = None
            if reference or kind == "link":
                target = _resolved(organisation, kind, reference, place, problems)
            mentions.append(Mention(file, place, kind, reference, target))
    return tuple(mentions), tuple(problems)


def _of_table(
    organisation: Organisation,
    directive: Directive,
    query: TableQuery,
    file: str,
    problems: list[Problem],
) -> Iterator[Mention]:
    """What a table mentions: each of its teams, or no one."""
    # Only here, since few pages hold a table.
    from mkdocs_okr.reading.table_names import wrong_periods, wrong_team

    problems += wrong_periods(organisation, query)
    for named in query.team:
        wrong = wrong_team(organisation, named)
        if wrong is not None:
            problems.append(wrong)
        target = Target(named.text.lower()) if wrong is None else None
        yield Mention(file, named.place, directive.name, named.text, target)
    if not query.team:
        yield Mention(file, directive.place, directive.name, "")


def with_handbook(organisation: Organisation, pages: Iterable[tuple[str, str]]) -> Organisation:
    """The organisation with what `read_handbook` finds added to its mentions and problems."""
    mentions, problems = read_handbook(organisation, pages)
    return replace(
        organisation,
        mentions=(*organisation.mentions, *mentions),
        problems=(*organisation.problems, *problems),
    )


def _resolved(
    organisation: Organisation, kind: str, reference: str, place: Place, problems: list[Problem]
) -> Target | None:
    """What a reference leads to; None, with a problem added, if that is nothing, or no use here."""
    found = resolve_target(organisation, reference)
    target = found.target
    if target is None:
        if not found.hidden:
            problems.append(
                Problem(
                    "OKR601",
                    f'"{reference}" leads to no team or objective'
                    if reference
                    else "the link names no team or objective",
                    place,
                    f"did you mean {found.candidates[0]}?"
                    if found.candidates
                    else "write team, team/objective or team/period/objective",
                )
            )
    elif (wrong := _wrong_kind(kind, reference, target)) is not None:
        problems.append(Problem("OKR602", wrong[0], place, wrong[1]))
        return None
    return target


def _wrong_kind(kind: str, reference: str, target: Target) -> tuple[str, str] | None:
    """Why a directive cannot show what it names, and what to write; None if it can."""
    if kind == "link":
        return None
    takes = DIRECTIVES[kind].takes
    if target.objective is None:
        if kind != "objective":
            return None
        what, instead = "a team", f"write <!-- okr/team {reference} -->, or add an objective"
        if target.period is not None:
            what = "a set"
    elif kind in ("team", "cascade"):
        what, instead = "an objective", f"write {reference.split('/')[0].strip()}"
    elif target.key_result is not None:
        what, instead = "a key result", f"write {reference.split('#')[0].strip()}"
    else:
        return None
    return f'okr/{kind} takes {takes}, and "{reference}" is {what}', instead


def expand(text: str, render: Callable[[Directive | OkrLink], str | None]) -> str:
    """The page with something else in place of its directives and ``okr:`` links.

    Args:
        text: the page without front matter.
        render: gives what is to take an item's place, None to leave it as it is. Every line of what
            takes the place of a directive alone in its line gets that line's indentation, and is
            set apart from lines of text right above and below it, so that it is a block of its own.
    """
    parts = []
    at = 0
    for item in scan(text, front_matter=False):
        new = render(item)
        if new is None:
            continue
        if isinstance(item, Directive) and item.indentation is not None:
            new = _set_apart(_indented(new, item.indentation), text, item, item.indentation)
        parts += [text[at : item.start], new]
        at = item.end
    parts.append(text[at:])
    return "".join(parts)


def _set_apart(new: str, text: str, directive: Directive, indentation: str) -> str:
    """What takes a directive's place, with an empty line to where text stands right beside it."""
    above = text.rfind("\n", 0, directive.start)
    if above >= 0 and text[text.rfind("\n", 0, above) + 1 : above].strip(_NO_TEXT):
        new = f"\n{indentation}{new}"
    below = text.find("\n", directive.end)
    if below >= 0 and text[below + 1 : _line_end(text, below + 1)].strip(_NO_TEXT):
        new = f"{new}\n{indentation.rstrip()}"
    return new


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _indented(text: str, indentation: str) -> str:
    """The text with indentation before every line but the first, which has it already."""
    first, *others = text.split("\n")
    return "\n".join([first, *((indentation + line).rstrip(" \t") for line in others)])
