"""What the rules find in the teams' files, as a page for those who write (``health: true``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_okr.findings import Finding
from mkdocs_okr.pages.findings_box import severity_word
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.site import Site

__all__ = ["health_page", "health_title"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A finding: `severity` in words, `anchor` of its rule, `edit` the address to mend it at."""

    finding: Finding
    severity: str
    anchor: str
    edit: str


@dataclass(frozen=True, slots=True)
class _Part:
    """The findings of a team; of what belongs to no team, without a link."""

    heading: Markup
    link: Markup
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _RuleText:
    """A rule, and what there is to say about it."""

    anchor: str
    code: str
    name: str
    text: Markup


def health_title(site: Site) -> str:
    """The page's title."""
    return Scope(site, "").words._("Advice for the teams")


def health_page(site: Site) -> str:
    """The page as Markdown, with what keeps it out of the search."""
    scope = Scope(site, site.paths.health)
    parts = list(_parts(scope))
    codes = {line.finding.code for part in parts for line in part.lines}
    return scope.render(
        "health_page.html",
        title=health_title(site),
        command=Markup("<code>okr check</code>"),
        parts=parts,
        rules=list(_rules(codes, scope)),
    )


def _parts(scope: Scope) -> Iterator[_Part]:
    """The teams that have findings, in the organisation's order; then what is no team's."""
    organisation = scope.site.organisation
    rest = dict(scope.site.findings)
    for team in organisation.teams.values():
        sets = organisation.sets_of_team.get(team.key, ())
        files = [*([team.file] if team.file else []), *(each.file for each in reversed(sets))]
        found = [finding for file in files for finding in rest.pop(file, ())]
        if found:
            name = scope.heading(team.name or team.key, scope.site.language_of_set(team.key))
            yield _Part(name, scope.team_link(team.key), _lines(found, scope))
    found = [finding for file in sorted(rest) for finding in rest[file]]
    if found:
        heading = scope.heading(scope.words._("The handbook"), scope.language)
        yield _Part(heading, Markup(), _lines(found, scope))


def _lines(findings: list[Finding], scope: Scope) -> tuple[_Line, ...]:
    edit_url = scope.site.options.edit_url
    return tuple(
        _Line(
            each,
            severity_word(each.severity, scope),
            _anchor(each.code),
            (edit_url(each.place.file) or "") if edit_url is not None else "",
        )
        for each in sorted(findings, key=lambda each: each.severity.rank)
    )


def _anchor(code: str) -> str:
    return f"okr-rule_{code.lower()}"


def _rules(codes: set[str], scope: Scope) -> Iterator[_RuleText]:
    # Only here, since no other page needs the rules, and they are many.
    from mkdocs_okr.rules.catalogue import RULES
    from mkdocs_okr.rules.documentation import documentation

    for code in sorted(codes & RULES.keys()):
        rule = RULES[code]
        about = documentation(rule)
        text = "\n\n".join([about.summary, about.description, f"Why: {about.why}"])
        prose = scope.site.prose.blocks(text, lambda link: None)
        yield _RuleText(_anchor(code), code, rule.name, prose)
