"""The cascade: objectives below the ones they are aligned to, as a nested list.

An objective with several parents stands in full below the first and is named again, "shown above",
below the others. So nothing is shown twice, and alignments that run in a circle come to an end. The
tree is walked with a stack of our own and handed on as a flat run of steps: its depth is no limit.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from mkdocs_okr.model import Address, Organisation
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.views import Brief, brief, counted_in_words
from mkdocs_okr.periods import Period

__all__ = ["Cascade", "Step", "below", "cascade_of", "in_period", "list_steps", "running"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the nested list: an item opens or closes, or the list of what serves it does.

    Attributes:
        kind: what happens.
        brief: the objective, where an item opens.
        again: whether it has been shown in full before.
        also: the other goals that it serves.
        summary: what serves it, counted, where its list opens.
    """

    kind: Literal["item", "end-item", "list", "end-list"]
    brief: Brief | None = None
    again: bool = False
    also: tuple[Markup, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Cascade:
    """Which objectives are shown, and how they hang together.

    Attributes:
        roots: the leadership's objectives, in their order.
        loose: objectives below which others hang but which reach no root, and those quite alone.
        children: for every objective the ones that are aligned to it or to a key result of it.
        parents: the same the other way round.
    """

    roots: tuple[Address, ...]
    loose: tuple[Address, ...]
    children: Mapping[Address, tuple[Address, ...]]
    parents: Mapping[Address, tuple[Address, ...]]


def running(organisation: Organisation) -> list[Address]:
    """The objectives of all current sets."""
    return [
        objective.address
        for team in organisation.teams
        for okr_set in reversed(organisation.current_sets(team))
        for objective in okr_set.objectives
    ]


def in_period(organisation: Organisation, period: Period) -> list[Address]:
    """The objectives of the sets for a period, drafts too, and all goals that they serve."""
    found: dict[Address, None] = {}
    waiting = deque(
        objective.address
        for okr_set in organisation.sets.values()
        if okr_set.period.key == period.key
        for objective in okr_set.objectives
    )
    while waiting:
        address = waiting.popleft()
        if address not in found:
            found[address] = None
            waiting.extend(_goals(organisation, address))
    order = {each: number for number, each in enumerate(organisation.sets)}
    return sorted(found, key=lambda each: order[each.team, each.period])


def _goals(organisation: Organisation, address: Address) -> list[Address]:
    """The objectives that one is aligned to, straight or through a key result of theirs."""
    goals: dict[Address, None] = {}
    for resolution in organisation.alignments.get(address, ()):
        target = resolution.target
        if target is not None:
            goals[Address(target.team, target.period, target.objective)] = None
    return list(goals)


def cascade_of(organisation: Organisation, shown: Iterable[Address]) -> Cascade:
    """How the given objectives hang together, from the leadership's down."""
    order = list(dict.fromkeys(shown))
    known = set(order)
    parents = {
        each: tuple(goal for goal in _goals(organisation, each) if goal in known) for each in order
    }
    children: dict[Address, list[Address]] = {}
    for each, goals in parents.items():
        for goal in goals:
            children.setdefault(goal, []).append(each)
    settled = {parent: tuple(below) for parent, below in children.items()}
    roots = tuple(each for each in order if each.team in organisation.leadership)
    reached = _reached(roots, settled)
    loose = [each for each in order if each not in reached and not parents[each]]
    reached |= _reached(loose, settled)
    for each in order:  # what is left runs in circles
        if each not in reached:
            loose.append(each)
            reached |= _reached([each], settled)
    return Cascade(roots, tuple(loose), settled, parents)


def below(cascade: Cascade, team: str) -> Cascade:
    """The part of a cascade that begins with one team's objectives."""
    own = tuple(each for each in cascade.parents if each.team == team)
    return Cascade(own, (), cascade.children, cascade.parents)


def _reached(
    start: Iterable[Address], children: Mapping[Address, tuple[Address, ...]]
) -> set[Address]:
    found: set[Address] = set()
    waiting = list(start)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting.extend(children.get(each, ()))
    return found


def list_steps(
    cascade: Cascade, roots: Collection[Address], scope: Scope, shown: set[Address]
) -> Iterator[Step]:
    """The nested list as steps.

    Args:
        cascade: how the objectives hang together.
        roots: where to begin.
        scope: the page.
        shown: the objectives that are shown in full already; those of this list are added.
    """
    stack: list[tuple[Address, Address | None] | Step] = [
        (root, None) for root in reversed(tuple(roots))
    ]
    while stack:
        top = stack.pop()
        if isinstance(top, Step):
            yield top
            continue
        address, parent = top
        found = brief(address, scope, with_bar=address not in shown)
        if found is None or (parent is None and address in shown):
            continue
        again = address in shown
        shown.add(address)
        yield Step("item", found, again, _others(cascade, address, parent, scope))
        children = () if again else cascade.children.get(address, ())
        stack.append(Step("end-item"))
        if children:
            yield Step("list", summary=_summary(children, scope))
            stack.append(Step("end-list"))
            stack.extend((child, address) for child in reversed(children))


def _others(
    cascade: Cascade, address: Address, parent: Address | None, scope: Scope
) -> tuple[Markup, ...]:
    others = (each for each in cascade.parents.get(address, ()) if each != parent)
    found = (brief(each, scope) for each in others) if parent is not None else ()
    return tuple(each.title for each in found if each is not None)


def _summary(children: Collection[Address], scope: Scope) -> str:
    standings = scope.site.standings
    states = [state for each in children if (state := standings.objective(each)) is not None]
    return scope.words.n(
        "%(count)s objective serves this: %(statuses)s",
        "%(count)s objectives serve this: %(statuses)s",
        len(states),
        statuses=counted_in_words((each.status for each in states), scope),
    )
