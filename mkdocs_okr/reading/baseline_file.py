"""The baseline file: findings that were there when a handbook began to be checked.

JSON, for it is written by a program, with one entry a line, so that a change is one line in a
review:

- ``version``: of this format, 1.
- ``findings``: a list, by file, rule and sentence, of ``{"file", "code", "sentence", "count"}``:
  what a finding is known by, and how often it is there. No lines, since they move.

What makes a finding one of these is `mkdocs_okr.rules.baseline`'s business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mkdocs_okr.findings import Place
from mkdocs_okr.reading.places import LineMap
from mkdocs_okr.reading.settings_file import SettingsFile
from mkdocs_okr.settings import Settings, SettingsError

__all__ = [
    "DEFAULT_BASELINE",
    "Baseline",
    "BaselineEntry",
    "baseline_name",
    "baseline_text",
    "read_baseline",
]

DEFAULT_BASELINE = "okr-baseline.json"
"""What the baseline file is called where the setting says nothing else."""

_VERSION = 1
_EXAMPLE = '{"file": "okrs/sign-in/2026-Q4.md", "code": "OKR005", "sentence": "…", "count": 1}'
_WAY_OUT = "mend it, or delete it and run okr check --write-baseline"


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """A finding that was there.

    Attributes:
        file: the file it is in, as findings call it.
        code: the rule's code.
        sentence: what the finding says.
        count: how often it is there, at least once.
        place: where the entry stands in the baseline file, or None if it is a new one.
    """

    file: str
    code: str
    sentence: str
    count: int = 1
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file holds.

    Attributes:
        file: its path relative to the settings file's folder.
        entries: as they stand there.
    """

    file: str
    entries: tuple[BaselineEntry, ...] = ()


def baseline_name(settings: Settings) -> str:
    """The path of the baseline file relative to the settings file's folder."""
    return settings.baseline or DEFAULT_BASELINE


def read_baseline(settings_file: SettingsFile, *, is_needed: bool = True) -> Baseline | None:
    """The site's baseline, or None if it has none.

    Args:
        settings_file: the settings.
        is_needed: whether a file that the settings name has to be there.

    Raises:
        SettingsError: if it is not there though the settings name it, or it is no baseline.
    """
    settings = settings_file.settings
    file = baseline_name(settings)
    path = settings_file.root / file
    try:
        if not path.exists():
            if settings.baseline is None or not is_needed:
                return None
            raise SettingsError(
                f'there is no file "{file}", which the setting "baseline" names',
                settings_file.baseline_place,
                "write it with okr check --write-baseline, or leave the setting out",
            )
        if not path.is_file():  # which a pipe is not, and would be waited for
            raise SettingsError(f'the baseline "{file}" is no file', settings_file.baseline_place)
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SettingsError(
            f'the baseline "{file}" cannot be read ({reason})', settings_file.baseline_place
        ) from None
    except UnicodeDecodeError:
        raise _broken(Place(file), "the baseline is not UTF-8") from None
    return Baseline(file, tuple(_Text(file, text).entries()))


def baseline_text(entries: Iterable[BaselineEntry]) -> str:
    """What a baseline file with these entries holds; the same for the same entries."""
    lines = ",".join(
        "\n    "
        + json.dumps(
            {
                "file": each.file,
                "code": each.code,
                "sentence": each.sentence,
                "count": each.count,
            },
            ensure_ascii=False,
        )
        for each in sorted(entries)
    )
    end = "\n  " if lines else ""
    return f'{{\n  "version": {_VERSION},\n  "findings": [{lines}{end}]\n}}\n'


def _broken(place: Place, sentence: str, help: str = _WAY_OUT) -> SettingsError:
    return SettingsError(sentence, place, help)


class _Text:
    """The text of a baseline file, read so that it is known where each entry stands."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._lines = LineMap(text)

    def entries(self) -> Iterator[BaselineEntry]:
        """Its entries.

        Raises:
            SettingsError: if it is no baseline.
        """
        data = self._load()
        version = data.get("version") if isinstance(data, dict) else None
        if version is None or not isinstance(data.get("findings"), list):
            raise _broken(
                Place(self._file),
                "this is no baseline: it has no version and findings",
                "name another file with the setting baseline, or delete this one",
            )
        if version != _VERSION:
            raise _broken(
                Place(self._file),
                f"the baseline has version {json.dumps(version)}, and this program knows "
                f"{_VERSION} only",
                "install a newer mkdocs-okr, or delete it and run okr check --write-baseline",
            )
        for item, start, end in self._items():
            yield self._entry(item, self._lines.place(self._file, (start, end)))

    def _load(self) -> Any:
        try:
            return json.loads(self._text)
        except json.JSONDecodeError as error:
            place = self._lines.place(self._file, (error.pos, error.pos + 1))
            reason = error.msg[:1].lower() + error.msg[1:]
            raise _broken(place, f"the baseline is not valid JSON: {reason}") from None
        except (RecursionError, ValueError):  # nested too deep, or a number of 5,000 digits
            raise _broken(Place(self._file), "the baseline is not valid JSON") from None

    def _entry(self, item: object, place: Place) -> BaselineEntry:
        match item:
            case {
                "file": str(file),
                "code": str(code),
                "sentence": str(sentence),
                "count": int(count),
                **rest,
            } if count > 0 and not isinstance(count, bool) and not rest:
                return BaselineEntry(file, code, sentence, count, place)
        raise _broken(place, "this is no entry of a baseline", f"write {_EXAMPLE}")

    def _items(self) -> Iterator[tuple[object, int, int]]:
        """The items of ``findings``, each with where it begins and ends in the valid text."""
        decode = json.JSONDecoder().raw_decode
        at = self._past(0, "{")
        while self._text[at] != "}":
            key, at = decode(self._text, at)
            at = self._past(at, ":")
            if key != "findings" or self._text[at] != "[":
                at = self._past(decode(self._text, at)[1], ",")
                continue
            at = self._past(at, "[")
            while self._text[at] != "]":
                item, end = decode(self._text, at)
                yield item, at, end
                at = self._past(end, ",")
            at = self._past(at + 1, ",")

    def _past(self, at: int, sign: str) -> int:
        """Past white space, the sign if it is there, and more white space."""
        found = re.compile(rf"[ \t\r\n]*{re.escape(sign)}?[ \t\r\n]*").match(self._text, at)
        return found.end() if found else at
