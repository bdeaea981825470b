"""What needs attention: key results that are not as they should be, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.model import OkrSet
from mkdocs_okr.pages import phrases
from mkdocs_okr.pages.paths import key_result_anchor
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import StatusLook, look
from mkdocs_okr.pages.text import html
from mkdocs_okr.pages.words import Words
from mkdocs_okr.progress import KeyResultState, Status

__all__ = ["Attention", "attention_of", "why"]

_NEEDS = (Status.OFF_TRACK, Status.AT_RISK, Status.OUTDATED, Status.NOT_STARTED)
_MEASURED = (Status.OFF_TRACK, Status.AT_RISK)  # the others say themselves when, or that never


@dataclass(frozen=True, slots=True)
class Attention:
    """A key result that needs somebody."""

    look: StatusLook
    title: Markup
    team: Markup
    reason: str


def attention_of(scope: Scope) -> list[Attention]:
    """Key results of running sets that are not as they should be, the weakest first."""
    found: list[tuple[int, int, float, KeyResultState, OkrSet]] = []
    organisation = scope.site.organisation
    for number, key in enumerate(organisation.teams):
        for okr_set in organisation.current_sets(key):
            for objective in scope.site.standings.of_set(okr_set).objectives:
                if objective.status in (Status.DROPPED, Status.WITHHELD):
                    continue
                for state in objective.key_results:
                    if state.status in _NEEDS:
                        gap = float(state.gap or 0)
                        rank = _NEEDS.index(state.status)
                        found.append((rank, number, gap, state, okr_set))
    found.sort(key=lambda each: (each[0], each[2], each[1]))
    return [_line(state, okr_set, scope) for _, _, _, state, okr_set in found]


def _line(state: KeyResultState, okr_set: OkrSet, scope: Scope) -> Attention:
    language = scope.site.language_of_set(okr_set.team, okr_set)
    title = html(state.key_result.title or state.key_result.id)
    anchor = key_result_anchor(state.key_result.id) if state.key_result.id else None
    return Attention(
        look(state.status, scope.words),
        scope.link(scope.set_href(okr_set, anchor), title, language),
        scope.team_name(okr_set.team),
        why(state, scope.words),
    )


def why(state: KeyResultState, words: Words) -> str:
    """Why a key result has its status, in full: what decided it comes first."""
    said = [phrases.reason(state, words)]
    if state.status in _MEASURED:
        said.append(phrases.last_measured(state, words))
    sure = phrases.confidence(state, words)
    said = [sure, *said] if state.cause == "confidence" else [*said, sure]
    return ", ".join(each for each in said if each)
