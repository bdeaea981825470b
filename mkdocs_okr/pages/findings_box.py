"""Findings of a file, shown on its page while the site is served to those who write."""

from __future__ import annotations

from mkdocs_okr.findings import Finding, Severity
from mkdocs_okr.pages.scope import Scope

__all__ = ["findings_of", "severity_word"]


def findings_of(scope: Scope, *files: str | None) -> list[tuple[str, Finding]]:
    """The findings in the files, the gravest first, each with its severity in words."""
    if not scope.site.options.show_findings:
        return []
    found = [each for file in files if file for each in scope.site.findings.get(file, ())]
    found.sort(key=lambda each: (each.severity.rank, each.place))
    return [(severity_word(each.severity, scope), each) for each in found]


def severity_word(severity: Severity, scope: Scope) -> str:
    """The severity in the page's language."""
    words = scope.words
    return {
        Severity.ERROR: words._("error"),
        Severity.WARNING: words._("warning"),
        Severity.ADVICE: words._("advice"),
    }[severity]
