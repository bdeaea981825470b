"""What can be set in the plugin's block of the settings file, with the defaults.

Reading the file is `mkdocs_okr.reading.settings_file`'s business; here is what comes out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from mkdocs_okr.findings import Place, Severity
from mkdocs_okr.periods import Period

__all__ = ["FieldKind", "RuleLevel", "Settings", "SettingsError"]

RuleLevel = Severity | Literal["off"]
"""What a rule may be set to."""


class SettingsError(Exception):
    """The program cannot run as it is set up: a wrong setting, or something that is not there.

    Attributes:
        sentence: what is wrong, one sentence without a full stop.
        place: where it is written, or None where it is written nowhere.
        help: what to write instead, or None.
        others: further mistakes of the same kind, found in the same run.
    """

    def __init__(
        self,
        sentence: str,
        place: Place | None = None,
        help: str | None = None,
        others: tuple[SettingsError, ...] = (),
    ) -> None:
        # Sentences repeat what somebody wrote, and that may go over several lines.
        self.sentence = " ".join(sentence.splitlines())
        super().__init__(self.sentence)
        self.place = place
        self.help = help
        self.others = others

    def __str__(self) -> str:
        """All of it in one line, without the others: ``mkdocs.yml:12:15: sentence; help``."""
        place = self.place
        at = "" if place is None else f"{place.file}:{place.line}:{place.column}: "
        return f"{at}{self.sentence}" + (f"; {self.help}" if self.help else "")


class FieldKind(StrEnum):
    """What a field declared by the site holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's settings.

    Attributes:
        okrs_dir: the folder of the OKR files, relative to the settings file's folder.
        url: the address under which the section is generated, without slashes at its ends.
        leadership: keys of the leadership's teams, in lower case.
        rules: what rules are set to, by name, code or family, as written and in the order written
            (the later wins): ``{"objective-count": Severity.WARNING, "OKR208": "off"}``.
        per_path: the same for files that match a pattern (relative to the settings file's folder).
        objectives_per_set: fewest and most, both included.
        key_results_per_objective: fewest and most, both included.
        initiatives_per_objective: the most.
        checkin_every: days between check-ins.
        on_invalid: whether errors fail the build.
        today: a fixed today, or None.
        year_starts: the month in which the financial year begins, 1…12.
        periods: periods of the site's own, by key.
        committed_threshold: the score from which a committed objective is achieved, 0…1.
        stretch_threshold: the same for a stretch objective.
        fields: fields of the site's own: level (``team``, ``set``, ``objective``, ``key_result``) →
            name → kind.
        nav: where the section goes if the site's navigation does not name it: to its end, or
            nowhere.
        teams_in_nav: how many team pages the navigation takes at most.
        health: whether there is a page that lists what the rules find, for those who write.
        baseline: the baseline file, relative to the settings file's folder; None: the one of the
            default name, if there is one.
        file: the settings file itself, as findings about what is not set name it.
    """

    okrs_dir: str = "okrs"
    url: str = "okr"
    leadership: tuple[str, ...] = ()
    rules: Mapping[str, RuleLevel] = field(default_factory=dict)
    per_path: Mapping[str, Mapping[str, RuleLevel]] = field(default_factory=dict)
    objectives_per_set: tuple[int, int] = (1, 3)
    key_results_per_objective: tuple[int, int] = (2, 3)
    initiatives_per_objective: int = 5
    checkin_every: int = 30
    on_invalid: Literal["error", "warn"] = "error"
    today: date | None = None
    year_starts: int = 1
    periods: Mapping[str, Period] = field(default_factory=dict)
    committed_threshold: Decimal = Decimal(1)
    stretch_threshold: Decimal = Decimal("0.7")
    fields: Mapping[str, Mapping[str, FieldKind]] = field(default_factory=dict)
    nav: Literal["end", "none"] = "end"
    teams_in_nav: int = 50
    health: bool = False
    baseline: str | None = None
    file: str = "mkdocs.yml"
