"""Badges: how a set or an objective is doing, as a small picture for READMEs and wikis.

Each is an SVG with an accessible name, and the same as JSON in the shields.io endpoint form. Badges
that name no period follow the set that runs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.model import Address, OkrSet, Target
from mkdocs_okr.pages.shapes import BADGE_COLOURS, SHAPES, TONES, look
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import html, plain
from mkdocs_okr.pages.text_width import text_width
from mkdocs_okr.pages.views import NOTHING, WITHOUT_NUMBER
from mkdocs_okr.pages.words import Words, words
from mkdocs_okr.progress import ObjectiveState, Status

__all__ = ["Badge", "badge_image", "badge_of", "endpoint_json", "svg"]

_LABEL_LENGTH = 40
_STYLE = {
    "okr-o": 'fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"',
    "okr-d": 'stroke-dasharray="3.6 2.47" stroke-linecap="butt"',
}


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says: whose state it is, how it is, which status that is; in which language."""

    label: str
    message: str
    status: Status
    language: str = "en"


def badge_of(site: Site, target: Target) -> Badge | None:
    """The badge of a team, one of its sets, or an objective; None if there is no such.

    A team without an agreed set has one too: it says that there are no objectives.
    """
    organisation = site.organisation
    if target.objective is not None:
        address = site.address(Target(target.team, target.period, target.objective))
        return None if address is None else _of_objective(site, address)
    team = organisation.teams.get(target.team)
    if team is None:
        return None
    okr_set = (
        organisation.current_set(team.key)
        if target.period is None
        else organisation.sets.get((target.team, target.period))
    )
    if okr_set is None:
        said = words(site.language_of_set(team.key))
        name = _shortened(team.name or team.key)
        return Badge(name, said._("no objectives"), Status.NOT_STARTED, said.language)
    return _of_set(site, okr_set)


def _of_set(site: Site, okr_set: OkrSet) -> Badge:
    said = words(site.language_of_set(okr_set.team, okr_set))
    state = site.standings.of_set(okr_set)
    team = site.organisation.teams.get(okr_set.team)
    name = team.name if team is not None and team.name else okr_set.team
    label = f"{_shortened(name)} {okr_set.period.name or okr_set.period.key}"
    if state.headline is None:
        status = Status.PLANNED if okr_set.draft else next(iter(state.counts), Status.NOT_STARTED)
        message = said._("draft") if okr_set.draft else look(status, said).inside
        return Badge(label, message, status, said.language)
    status, count = state.headline
    word = look(status, said).inside
    if status is Status.PLANNED or (status is Status.NOT_STARTED and not state.progress):
        return Badge(label, word, status, said.language)
    percent = said.formats.percent(state.progress) if state.progress is not None else NOTHING
    if count is None:
        return Badge(label, f"{percent} {word}", status, said.language)
    return Badge(label, f"{percent} · {count} {word}", status, said.language)


def _of_objective(site: Site, address: Address) -> Badge | None:
    state, okr_set = site.standings.objective(address), site.organisation.set_of(address)
    if state is None or okr_set is None:
        return None
    said = words(site.language_of_set(address.team, okr_set))
    word = look(state.status, said).inside
    label = _shortened(state.objective.title or state.objective.id)
    return Badge(label, _message(state, word, said), state.status, said.language)


def _message(state: ObjectiveState, word: str, said: Words) -> str:
    if state.score is not None:
        return f"{said.formats.score(state.score)} {word}"
    if state.progress is None or state.status in (*WITHOUT_NUMBER, Status.NOT_STARTED):
        return word
    return f"{said.formats.percent(state.progress)} {word}"


def _shortened(text: str) -> str:
    text = plain(text)
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"


def badge_image(site: Site, target: Target) -> tuple[str, Badge] | None:
    """The source path of a badge's picture, and what it says; None if there is no such badge."""
    badge = badge_of(site, target)
    if badge is None:
        return None
    steps = [step for step in (target.team, target.period, target.objective) if step is not None]
    return site.paths.badge(*steps) + ".svg", badge


def endpoint_json(badge: Badge) -> str:
    """The badge in the form of the shields.io endpoint."""
    content = {
        "schemaVersion": 1,
        "label": badge.label,
        "message": badge.message,
        "color": BADGE_COLOURS[TONES[badge.status]],
        "labelColor": "#3f4653",
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def svg(badge: Badge) -> str:
    """The badge as SVG: 20 px high, as wide as its texts."""
    label, message = text_width(badge.label), text_width(badge.message)
    left, right = label + 12, message + 29
    width, colour = left + right, BADGE_COLOURS[TONES[badge.status]]
    name = html(f"{badge.label}: {badge.message}")
    shape = _white(SHAPES[badge.status], colour)
    font = "Verdana,DejaVu Sans,Geneva,sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
        f'aria-label="{name}"><title>{name}</title>'
        f'<clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="20" fill="#3f4653"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/></g>'
        f'<rect x=".5" y=".5" width="{width - 1}" height="19" rx="2.5" fill="none" stroke="#fff" '
        f'stroke-opacity=".22"/>'
        f'<g fill="#fff" font-family="{font}" font-size="11">'
        f'<text x="6" y="14" textLength="{label}">{html(badge.label)}</text>'
        f'<text x="{left + 22}" y="14" textLength="{message}">{html(badge.message)}</text></g>'
        f'<svg x="{left + 6}" y="4.5" width="11" height="11" viewBox="0 0 16 16" fill="#fff">'
        f"{shape}</svg></svg>\n"
    )


def _white(shape: str, ground: str) -> Markup:
    """A shape in white, with attributes for what the pages' style sheet would do."""
    for name, attributes in _STYLE.items():
        shape = shape.replace(f'class="{name}"', attributes)
    both = f"{_STYLE['okr-o']} {_STYLE['okr-d']}".replace('stroke-linecap="round" ', "")
    shape = shape.replace('class="okr-o okr-d"', both)
    check = f'fill="none" stroke="{ground}" stroke-width="2.1" stroke-linecap="round"'
    return Markup(shape.replace('class="okr-k"', check))
