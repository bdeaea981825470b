"""What to say of a value that is not what its field holds, and how it should be written."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_okr.findings import DataPath
from mkdocs_okr.reading.hints_values import EXPLAIN, Hint
from mkdocs_okr.reading.near_numbers import near_date, near_number
from mkdocs_okr.reading.quoting import inline, shown
from mkdocs_okr.reading.yaml_events import Node

__all__ = ["explain_value"]

_EXAMPLES: Mapping[str, str] = {
    "target": "target: 5, or for a range target: {min: 75}",
    "baseline": "baseline: 14",
    "keep": "keep: {min: 99.9}",
    "current": "current: 11, or current: {value: 11, date: 2026-10-12}",
    "values": "values: {time-to-sign-in: 11}, or each id on a line of its own, without hyphens",
    "dropped": 'dropped: {date: 2026-11-03, reason: "why"}',
    "owner": "owner: Product lead, or owner: [Product lead, Designer]",
    "aligns_to": "aligns_to: team/objective, or a list of such references",
    "lifecycle": "lifecycle: operations, or lifecycle: [operations, security]",
    "ignore": 'ignore: {objective-count: "why"}',
    "links": "links: [{title: Board, link: https://…}]",
    "objectives": "a list: each objective begins with a hyphen, as in - title: …",
    "key_results": "a list: each key result begins with a hyphen, as in - title: …",
    "checkins": "a list: each check-in begins with a hyphen, as in - date: 2026-10-12",
    "milestones": "a list: each milestone begins with a hyphen, as in - title: …",
    "initiatives": "a list: each initiative begins with a hyphen, as in - title: …",
}


def explain_value(kind: str, value: Node, path: DataPath, level: str) -> Hint:
    """The sentence and the help for a value.

    Args:
        kind: what was expected, as in `Fault.kind`.
        value: what is written.
        path: where.
        level: what the mapping is that holds it.
    """
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    if not isinstance(value, str) or kind in ("dict_type", "list_type", "kind"):
        return _wrong_kind(value, path, field)
    explain = EXPLAIN.get(kind)
    if explain is None:
        return f"{shown(value)} is not a valid {field}", _example(field)
    return explain(value, field)


def _example(field: str) -> str:
    return f"write {_EXAMPLES[field]}" if field in _EXAMPLES else f"write a text: {field}: …"


def _wrong_kind(value: Node, path: DataPath, field: str) -> Hint:
    what = (
        "a mapping"
        if isinstance(value, dict)
        else "a list"
        if isinstance(value, list)
        else "a text"
    )
    if isinstance(value, str):
        return _text_for_mapping(value, path, field)
    if isinstance(value, list) and field not in _EXAMPLES:
        texts = [each for each in value if isinstance(each, str)]
        if texts and len(texts) == len(value):
            return f'"{field}" cannot be {what}', f"write {field}: {inline(', '.join(texts))}"
    if isinstance(value, dict) and field not in _EXAMPLES and len(value) == 1:
        key, inner = next(iter(value.items()))
        if inner is None:
            # {text} in braces, or a text in braces that was meant for a template.
            return f'"{field}" cannot be {what}', f"write {field}: {inline(key, always=True)}"
        if isinstance(inner, str):
            whole = inline(f"{key}: {inner}", always=True)
            return f'"{field}" cannot be {what}', f"write {field}: {whole}"
    return f'"{field}" cannot be {what}', _example(field)


def _text_for_mapping(value: str, path: DataPath, field: str) -> Hint:
    is_item = bool(path) and isinstance(path[-1], int)
    if field in ("keep", "target") and (near := near_number(value)):
        bounds = near.bounds or f"{{min: {near.number}}}"
        return f"{shown(value)} is not a range", f"write {field}: {bounds}"
    if field == "dropped":
        day = near_date(value)
        reason = inline("why" if day or value in ("true", "false") else value, always=True)
        return (
            f"{shown(value)} does not say when and why",
            f"write dropped: {{date: {day or '2026-11-03'}, reason: {reason}}}",
        )
    if field == "links":
        return f"{shown(value)} is not a link", f"write {{title: …, link: {value}}}"
    if field in ("objectives", "key_results"):
        hyphen = "- " if is_item else "a list, that is - "
        return (
            f"{shown(value)} is not {'an objective' if field == 'objectives' else 'a key result'}",
            f"write {hyphen}title: {inline(' '.join(value.split()))}",
        )
    if field == "checkins":
        day = near_date(value)
        return f"{shown(value)} is not a check-in", f"write - date: {day or '2026-10-12'}"
    return f"{shown(value)} is not what {field} can be", _example(field)
