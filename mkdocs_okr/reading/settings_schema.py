"""What may stand in the plugin's block of the settings file, and what each setting comes to.

Every mistake is collected with its place, so that one run names them all. Rule names are only
noted: which rules there are is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from mkdocs_okr.findings import Place, Severity
from mkdocs_okr.periods import Period, PeriodKind, parse_period
from mkdocs_okr.reading.settings_tree import Items, Node, Table, Text
from mkdocs_okr.reading.settings_values import ValueReader, closest
from mkdocs_okr.settings import FieldKind, RuleLevel, Settings

__all__ = ["BlockReader"]

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_KEY = re.compile(r"[a-z0-9-]+")
_PERIOD_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_LEVELS = ("team", "set", "objective", "key_result")


class BlockReader(ValueReader):
    """Reads one block.

    Attributes:
        errors: the mistakes found so far, in the order of the file.
        rule_names: every rule that is set to a level, with the place of its name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rule_names: list[tuple[str, Place]] = []
        self._readers: dict[str, Callable[[str, Node], Iterator[tuple[str, Any]]]] = {
            "okrs_dir": self._folder,
            "url": self._url,
            "leadership": self._keys,
            "rules": self._rules,
            "per_path": self._per_path,
            "objectives_per_set": self._range,
            "key_results_per_objective": self._range,
            "initiatives_per_objective": self._count,
            "checkin_every": self._count,
            "on_invalid": self._on_invalid,
            "today": self._day,
            "year_starts": self._month,
            "periods": self._periods,
            "thresholds": self._thresholds,
            "fields": self._fields,
            "nav": self._nav,
            "teams_in_nav": self._count,
            "health": self._flag,
            "baseline": self._file,
            "enabled": self._enabled,
        }

    def read(self, block: Table) -> Settings:
        """The settings of a block; what is wrong keeps its default, and is in `errors`."""
        changes: dict[str, Any] = {}
        for name, key, value in self.entries(block, None):
            reader = self._readers.get(name)
            if reader is None:
                self.unknown("setting", key, self._readers)
            elif not (isinstance(value, Text) and value.is_nothing):
                changes.update(reader(name, value))
        return replace(Settings(), **changes)

    def _folder(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (path := self.relative(name, node, may_lead_up=True)) is not None:
            yield name, path

    def _file(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (path := self.relative(name, node)) is not None:
            yield name, path

    def _url(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        text = self.text(name, node)
        if text is None:
            return
        url = text.strip("/")
        parts = url.split("/")
        if re.search(r"[\s?#\\:]", url) or any(part in ("", ".", "..") for part in parts):
            self.error(
                f'setting "{name}" takes an address within the site, not "{text}"',
                node.place,
                "write for example okr or goals/okr",
            )
        else:
            yield name, url

    def _keys(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        items = node.items if isinstance(node, Items) else (node,)
        keys = []
        for item in items:
            text = self.text(name, item, "a team's key or a list of them")
            if text is not None and not _KEY.fullmatch(text.lower()):
                last = PurePosixPath(text.replace("\\", "/")).name.lower()
                self.error(
                    f'setting "{name}" takes team keys, and "{text}" is none',
                    item.place,
                    f"write {last}"
                    if _KEY.fullmatch(last)
                    else "write the name of the team's folder, such as product-development",
                )
            elif text is not None and text.lower() not in keys:
                keys.append(text.lower())
        yield name, tuple(keys)

    def _levels(self, name: str, node: Node) -> dict[str, RuleLevel]:
        levels: dict[str, RuleLevel] = {}
        example = f"{name}: {{objective-count: warning}}"
        for rule, key, value in self.table(name, node, example):
            text = self.text(f"{name}: {rule}", value)
            # A host that reads YAML 1.1 hands "off" over as false.
            if text in ("off", "false"):
                level: RuleLevel = "off"
            elif text in tuple(Severity):
                level = Severity(text)
            else:
                if text is not None:
                    meant = closest(text, (*Severity, "off"))
                    self.error(
                        f'rule "{rule}" is set to "{text}", which is no level',
                        value.place,
                        f"did you mean {meant}?"
                        if meant
                        else "write error, warning, advice or off",
                    )
                continue
            levels.pop(rule, None)  # the later wins, in the order written
            levels[rule] = level
            self.rule_names.append((rule, key.place))
        return levels

    def _rules(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        yield name, self._levels(name, node)

    def _per_path(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        example = 'per_path: {"okrs/archive/**": {OKR3: off}}'
        patterns = {}
        for pattern, key, value in self.table(name, node, example):
            if not pattern.strip() or pattern.startswith("/"):
                self.error(
                    f'"{pattern}" of "per_path" is no pattern for paths below the settings file',
                    key.place,
                    f"write {example}",
                )
            patterns[pattern.replace("\\", "/")] = self._levels(f"{name}: {pattern}", value)
        yield name, patterns

    def _count(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        least = 1 if name == "checkin_every" else 0
        if (number := self.whole(name, node, least, 999_999)) is not None:
            yield name, number

    def _month(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (number := self.whole(name, node, 1, 12)) is not None:
            yield name, number

    def _range(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if not isinstance(node, Items) or len(node.items) != 2:
            self.error(
                f'setting "{name}" takes the fewest and the most',
                node.place,
                f"write {name}: [1, 3]",
            )
            return
        fewest, most = (self.whole(name, item, 0, 999_999) for item in node.items)
        if fewest is None or most is None:
            return
        if fewest > most:
            self.error(
                f'setting "{name}" says at least {fewest} and at most {most}',
                node.place,
                f"write {name}: [{most}, {fewest}]",
            )
        else:
            yield name, (fewest, most)

    def _on_invalid(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (text := self.choice(name, node, ("error", "warn"))) is not None:
            yield name, text

    def _nav(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (text := self.choice(name, node, ("end", "none"))) is not None:
            yield name, text

    def _enabled(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        # The host takes this one for itself; whether the plugin is on is no setting of ours.
        self.choice(name, node, ("true", "false"))
        yield from ()

    def _flag(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (text := self.choice(name, node, ("true", "false"))) is not None:
            yield name, text == "true"

    def _day(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        if (day := self.date(name, node)) is not None:
            yield name, day

    def _periods(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        example = "periods: {spring: {starts: 2026-01-01, ends: 2026-05-31, name: Spring 2026}}"
        periods: dict[str, Period] = {}
        for period, key, value in self.table(name, node, example):
            if not _PERIOD_KEY.fullmatch(period) or period.lower() in ("index", "readme"):
                self.error(
                    f'"{period}" cannot name a period',
                    key.place,
                    "use letters, digits and hyphens, as in a file's name",
                )
            elif period.lower() in map(str.lower, periods):
                self.error(
                    f'"{period}" is written twice, in capitals and in small letters',
                    key.place,
                    "give one of the two another name",
                )
            elif any(parse_period(period.upper(), year_starts=start) for start in (1, 4)):
                self.error(
                    f'"{period}" is a period already', key.place, "give your own another name"
                )
            elif (read := self._period(period, key, value, example)) is not None:
                periods[period] = read
        yield name, periods

    def _period(self, period: str, key: Text, node: Node, example: str) -> Period | None:
        days: dict[str, date | None] = {}
        called: str | None = None
        for part, part_key, value in self.table(f"periods: {period}", node, example):
            if part in ("starts", "ends"):
                days[part] = self.date(f"periods: {period}: {part}", value)
            elif part == "name":
                called = self.text(f"periods: {period}: name", value)
            else:
                self.unknown("part of a period", part_key, ("starts", "ends", "name"))
        if not isinstance(node, Table):
            return None
        for part in ("starts", "ends"):
            if part not in days:
                self.error(f'period "{period}" has no "{part}"', key.place, f"write {example}")
        starts, ends = days.get("starts"), days.get("ends")
        if starts is None or ends is None:
            return None
        if ends < starts:
            self.error(f'period "{period}" ends before it starts', key.place)
            return None
        return Period(
            period, starts, ends, PeriodKind.CUSTOM, year=starts.year, name=called or None
        )

    def _thresholds(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        known = ("committed", "stretch")
        for ambition, key, value in self.table(name, node, "thresholds: {stretch: 0.7}"):
            if ambition not in known:
                self.unknown("ambition", key, known)
                continue
            text = self.text(f"{name}: {ambition}", value, "a number")
            if text is None:
                continue
            if _NUMBER.fullmatch(text) and 0 < Decimal(text) <= 1:
                yield f"{ambition}_threshold", Decimal(text)
            else:
                self.error(
                    f'threshold "{ambition}" is a number above 0 and at most 1, not "{text}"',
                    value.place,
                    "write 0.7 for 70 %",
                )

    def _fields(self, name: str, node: Node) -> Iterator[tuple[str, Any]]:
        # Only here, since the schema takes a while to load, and few sites have fields of their own.
        from mkdocs_okr.reading.schema import FIELDS_OF

        fields: dict[str, dict[str, FieldKind]] = {}
        example = "fields: {objective: {budget_line: text}}"
        for level, key, value in self.table(name, node, example):
            if level not in _LEVELS:
                self.unknown("level of fields", key, _LEVELS)
                continue
            kinds = fields.setdefault(level, {})
            for field, field_key, kind in self.table(f"{name}: {level}", value, example):
                if field in FIELDS_OF[level]:
                    self.error(
                        f'"{field}" of "{level}" is a field already',
                        field_key.place,
                        "give your own another name",
                    )
                    continue
                text = self.choice(f"{name}: {level}: {field}", kind, tuple(FieldKind))
                if text is not None:
                    kinds[field] = FieldKind(text)
        yield name, fields
