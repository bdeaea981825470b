"""What a status looks like and is called: a shape, a word, a tone.

Solid shapes are known and running, hollow ones not known, boxes settled, the rest is not counted;
so a status is told apart without colour. Each shape is drawn once, on a grid of 16.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.pages.words import N_, Words
from mkdocs_okr.progress import Status

__all__ = ["BADGE_COLOURS", "ORDER", "SHAPES", "TONES", "StatusLook", "look", "shape"]

TONES = {
    Status.ON_TRACK: "good",
    Status.AT_RISK: "risk",
    Status.OFF_TRACK: "bad",
    Status.OUTDATED: "mute",
    Status.NOT_STARTED: "mute",
    Status.ACHIEVED: "good",
    Status.NOT_ACHIEVED: "bad",
    Status.NO_RESULT: "mute",
    Status.DROPPED: "mute",
    Status.WITHHELD: "mute",
    Status.PLANNED: "mute",
}

BADGE_COLOURS = {"good": "#1a7544", "risk": "#8f5600", "bad": "#b3261e", "mute": "#5d6673"}
"""The tones on a white page; white text on them has a contrast of 5.7 or more."""

ORDER = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.OUTDATED,
    Status.NOT_STARTED,
    Status.NOT_ACHIEVED,
    Status.NO_RESULT,
    Status.PLANNED,
    Status.WITHHELD,
    Status.DROPPED,
)
"""The order in which statuses are counted up, so that readers find each in the same place."""

_WORDS = {
    Status.ON_TRACK: N_("On track"),
    Status.AT_RISK: N_("At risk"),
    Status.OFF_TRACK: N_("Off track"),
    Status.OUTDATED: N_("Outdated"),
    Status.NOT_STARTED: N_("Not started"),
    Status.ACHIEVED: N_("Achieved"),
    Status.NOT_ACHIEVED: N_("Not achieved"),
    Status.NO_RESULT: N_("Not measured"),
    Status.DROPPED: N_("Dropped"),
    Status.WITHHELD: N_("Withheld"),
    Status.PLANNED: N_("Planned"),
}

_BOX = '<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2.4"/>'

SHAPES = {
    Status.ON_TRACK: '<circle cx="8" cy="8" r="6"/>',
    Status.AT_RISK: '<path d="M8 1.2 15.3 14.3H.7z"/>',
    Status.OFF_TRACK: '<path d="M8 .4 15.6 8 8 15.6.4 8z"/>',
    Status.OUTDATED: ('<path class="okr-o" d="M8 1.8a6.2 6.2 0 1 0 .01 0M8 4.4v3.8l2.6 1.7"/>'),
    Status.NOT_STARTED: '<circle class="okr-o" cx="8" cy="8" r="5.6"/>',
    Status.ACHIEVED: f'{_BOX}<path class="okr-k" d="M4.2 8.3 7 11l5-5.8"/>',
    Status.NOT_ACHIEVED: f'{_BOX}<path class="okr-k" d="m4.9 4.9 6.2 6.2m0-6.2-6.2 6.2"/>',
    Status.NO_RESULT: '<path class="okr-o" d="M2 2h12v12H2zM5 8h6"/>',
    Status.DROPPED: '<path class="okr-o" d="M8 2.4a5.6 5.6 0 1 0 .01 0M2.6 13.4 13.4 2.6"/>',
    Status.WITHHELD: (
        '<rect x="2.6" y="7" width="10.8" height="7.6" rx="1.4"/>'
        '<path class="okr-o" d="M5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7"/>'
    ),
    Status.PLANNED: '<circle class="okr-o okr-d" cx="8" cy="8" r="5.8"/>',
}


@dataclass(frozen=True, slots=True)
class StatusLook:
    """A status as readers meet it.

    Attributes:
        key: its name in data, e.g. ``on_track``.
        word: its word in the page's language.
        tone: ``good``, ``risk``, ``bad`` or ``mute``.
        shape: its shape as SVG, hidden from screen readers, which get the word.
    """

    key: str
    word: str
    tone: str
    shape: Markup

    @property
    def inside(self) -> str:
        """The word as it stands inside a sentence."""
        return self.word[:1].lower() + self.word[1:]


def shape(status: Status) -> Markup:
    """The shape of a status, in the colour of its tone."""
    return _MARKUP[status]


def look(status: Status, words: Words) -> StatusLook:
    """A status as it looks on a page in that language."""
    return StatusLook(status.value, words._(_WORDS[status]), TONES[status], shape(status))


_MARKUP = {
    status: Markup(
        f'<svg class="okr-s okr-{TONES[status]}" viewBox="0 0 16 16" aria-hidden="true">'
        f"{SHAPES[status]}</svg>"
    )
    for status in Status
}
