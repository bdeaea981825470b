"""One file's text as a team or as a set: front matter and body together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace

from mkdocs_okr.findings import Problem
from mkdocs_okr.model import OkrSet, Reference, Team
from mkdocs_okr.reading.body import divide
from mkdocs_okr.reading.build import build_checkins, build_links, build_objectives
from mkdocs_okr.reading.fields import FileFields, read_fields
from mkdocs_okr.reading.front_matter import body_of
from mkdocs_okr.reading.schema import extras_of, set_validator, team_validator
from mkdocs_okr.reading.source import Source, extra, ignores, labels, prose
from mkdocs_okr.settings import Settings

__all__ = ["DocumentReader"]


class DocumentReader:
    """Reads the texts of files under one site's settings.

    Args:
        settings: the site's settings.
        reference: what makes a reference of its text.
    """

    def __init__(self, settings: Settings, reference: Callable[[str], Reference]) -> None:
        extras = extras_of(settings)
        self._set_validator = set_validator(extras)
        self._team_validator = team_validator(extras)
        self._reference = reference
        self._extra_fields: Mapping[str, tuple[str, ...]] = {
            level: tuple(fields) for level, fields in settings.fields.items()
        }

    def team(self, team: Team, file: str, text: str) -> tuple[Team, list[Problem]]:
        """A team with what its ``index.md`` says; its parent is not looked for yet."""
        read = read_fields(file, text, self._team_validator, "team", self._extra_fields)
        source = self._source(file, read)
        get = read.fields.get
        body, line = body_of(text, read.parts)
        parent = get("parent")
        return (
            Team(
                key=team.key,
                folder=team.folder,
                file=file,
                name=" ".join((get("name") or "").split()) or team.name,
                written_parent=parent.lower() if parent else None,
                contact=prose(get("contact")),
                links=build_links(get("links"), source),
                lang=get("lang"),
                roles=labels(get("roles")),
                checkin_every=get("checkin_every"),
                ignore=ignores(get("ignore")),
                extra=extra(read.fields, source, "team", ()),
                body=body,
                body_line=line,
                faults=read.faults,
                readable=read.readable,
            ),
            source.problems,
        )

    def set(self, okr_set: OkrSet, file: str, text: str) -> tuple[OkrSet, list[Problem]]:
        """A set with everything that its file says."""
        read = read_fields(file, text, self._set_validator, "set", self._extra_fields)
        if not read.readable:
            return replace(okr_set, readable=False, faults=read.faults), list(read.problems)
        source = self._source(file, read)
        get = read.fields.get
        story, line = body_of(text, read.parts)
        checkins = build_checkins(get("checkins"), source)
        retrospective = prose(get("retrospective"))
        body = divide(
            story,
            {each.date for each in checkins if each.date is not None},
            with_retrospective=retrospective is None,
        )
        return (
            OkrSet(
                file=file,
                team=okr_set.team,
                period=okr_set.period,
                objectives=build_objectives(
                    get("objectives"),
                    source,
                    team=okr_set.team,
                    period=sys.intern(okr_set.period.key),
                ),
                checkins=checkins,
                draft=bool(get("status")),
                lang=get("lang"),
                agreed=get("agreed"),
                retrospective=retrospective or body.retrospective,
                due=get("due"),
                checkin_every=get("checkin_every"),
                ignore=ignores(get("ignore")),
                extra=extra(read.fields, source, "set", ()),
                body=body.story,
                body_line=line,
                notes=body.notes,
                faults=read.faults,
            ),
            source.problems,
        )

    def _source(self, file: str, read: FileFields) -> Source:
        return Source(
            file,
            self._reference,
            raw=read.raw,
            faults=read.faults,
            extra_fields=self._extra_fields,
            problems=list(read.problems),
        )
