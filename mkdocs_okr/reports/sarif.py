"""The report ``sarif``: SARIF 2.1.0, which code scanning services and editors read.

Errors are ``error``, warnings ``warning``, advice is ``note``. Every rule is described, from its
documentation. Columns count Unicode code points, and paths are relative to the repository's root.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from mkdocs_okr.findings import Finding, Place, Severity
from mkdocs_okr.reports.address import rule_address
from mkdocs_okr.reports.fingerprint import fingerprints
from mkdocs_okr.reports.message import message
from mkdocs_okr.reports.outcome import Outcome
from mkdocs_okr.reports.terminal import printable
from mkdocs_okr.rules.catalogue import RULES
from mkdocs_okr.rules.documentation import documentation
from mkdocs_okr.rules.registry import FAMILIES, Rule
from mkdocs_okr.version import version

__all__ = ["lines"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
)


def lines(outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The lines of the report, which is never coloured."""
    indices = {code: index for index, code in enumerate(RULES)}
    known = zip(outcome.findings, fingerprints(outcome), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "mkdocs-okr",
                "version": version(),
                "rules": [_rule(each) for each in RULES.values()],
            }
        },
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, print_, indices) for each, print_ in known],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json.dumps(log, indent=2).split("\n")


def _rule(rule: Rule) -> dict[str, object]:
    about = documentation(rule)
    details = f"{about.description}\n\nWhy: {about.why}"
    address = rule_address(rule.code)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": about.summary},
        "fullDescription": {"text": about.summary},
        "help": {"text": details, "markdown": details},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.name, FAMILIES[rule.family].lower()]},
    }


def _result(finding: Finding, fingerprint: str, indices: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {"ruleId": finding.code}
    if finding.code in indices:
        result["ruleIndex"] = indices[finding.code]
    result["level"] = _LEVELS[finding.severity]
    result["message"] = {"text": message(finding)}
    result["locations"] = [{"physicalLocation": _location(finding.place)}]
    if finding.further:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(further.place),
                "message": {"text": printable(further.label)},
            }
            for number, further in enumerate(finding.further, start=1)
        ]
    result["partialFingerprints"] = {"okrFinding/v1": fingerprint}
    return result


def _location(place: Place) -> dict[str, object]:
    return {
        "artifactLocation": {
            "uri": quote(place.file, errors="replace"),
            "uriBaseId": _ROOT,
        },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
