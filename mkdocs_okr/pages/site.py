"""What all generated pages share: the organisation, where it stands, the host's options.

A page of it, from which links lead and which speaks a language: `mkdocs_okr.pages.scope`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_okr.findings import Finding
from mkdocs_okr.model import Address, Mention, OkrSet, Organisation, Target
from mkdocs_okr.pages.bars import samples
from mkdocs_okr.pages.options import Options
from mkdocs_okr.pages.paths import Paths, key_result_anchor, objective_anchor
from mkdocs_okr.pages.prose import Prose
from mkdocs_okr.pages.templating import templates_in
from mkdocs_okr.pages.words import language_of
from mkdocs_okr.progress import Standings
from mkdocs_okr.reading import resolve_target

__all__ = ["Site"]


class Site:
    """The section as a whole.

    Attributes:
        organisation: whose OKRs they are.
        options: what the host has told.
        standings: where every set stands.
        paths: where every page lies.
        prose: renders short Markdown.
        language: the site's language.
        findings: for every file the findings in it.
    """

    def __init__(
        self, organisation: Organisation, options: Options, findings: Sequence[Finding] = ()
    ) -> None:
        self.organisation = organisation
        self.options = options
        self.standings = Standings(organisation)
        self.paths = Paths(options.url, options.use_directory_urls, options.page_href)
        self.prose = Prose()
        self.language = language_of(options.language)
        self.findings: dict[str, list[Finding]] = {}
        for finding in findings:
            self.findings.setdefault(finding.place.file, []).append(finding)

    @cached_property
    def samples(self) -> tuple[Markup, Markup, Markup]:
        """Drawings for the key to the bars, which stands on hundreds of pages."""
        return samples()

    @cached_property
    def templates(self) -> Environment:
        """The templates: the site's own before ours."""
        return templates_in(self.options.template_dirs)

    def language_of_set(self, team: str, okr_set: OkrSet | None = None) -> str:
        """The language in which a team's texts, or those of one of its sets, are written."""
        language = self.organisation.language(team, okr_set)
        return self.language if language is None else language_of(language)

    @cached_property
    def page_of_file(self) -> Mapping[str, str]:
        """For every OKR file (relative to the settings' folder) the page that shows it."""
        organisation, pages = self.organisation, {}
        for team in organisation.teams.values():
            if team.file is not None:
                pages[team.file] = self.paths.team(team.key)
        for okr_set in organisation.sets.values():
            pages[okr_set.file] = self.paths.okr_set(okr_set.team, okr_set.period.key)
        if organisation.introduction_file is not None:
            pages[organisation.introduction_file] = self.paths.overview
        return pages

    @cached_property
    def image_paths(self) -> Mapping[str, str]:
        """For every file beside the OKR files (relative to the settings' folder) where it goes."""
        start = self.organisation.settings.okrs_dir
        return {
            image: self.paths.image(posixpath.relpath(image, start))
            for image in self.organisation.images
        }

    @cached_property
    def mentions(self) -> Mapping[Target, tuple[Mention, ...]]:
        """For every objective and key result the mentions of it in the handbook's own pages."""
        found: dict[Target, dict[str, Mention]] = {}
        for mention in self.organisation.mentions:
            target = mention.target
            if target is None:
                continue
            if target.objective is not None and target.period is None:
                target = self.settled(target) or target
            found.setdefault(target, {}).setdefault(mention.file, mention)
        return {target: tuple(pages.values()) for target, pages in found.items()}

    @cached_property
    def successors(self) -> Mapping[Address, tuple[Address, ...]]:
        """For every objective and key result the later ones that continue it."""
        found: dict[Address, list[Address]] = {}
        for later, resolution in self.organisation.predecessors.items():
            if resolution.target is not None and later.key_result is None:
                found.setdefault(resolution.target, []).append(later)
        return {earlier: tuple(later) for earlier, later in found.items()}

    def settled(self, target: Target) -> Target | None:
        """The target, an objective's with the period in which it is meant; None if nothing holds
        it."""
        if target.period is not None or target.objective is None:
            return target
        end = f"#{target.key_result}" if target.key_result else ""
        return resolve_target(self.organisation, f"{target.team}/{target.objective}{end}").target

    def address(self, target: Target) -> Address | None:
        """The address of the objective or key result that is meant; None if there is no such."""
        settled = self.settled(target)
        if settled is None or settled.period is None or settled.objective is None:
            return None
        address = Address(settled.team, settled.period, settled.objective, settled.key_result)
        organisation = self.organisation
        if settled.key_result is None:
            return None if organisation.objective(address) is None else address
        return None if organisation.key_result(address) is None else address

    def destination(self, target: Target) -> tuple[str, str | None] | None:
        """The source path and anchor of what is meant; None if there is no such.

        A team without a period: its page; an objective without one: in the set that is meant.
        """
        organisation, paths = self.organisation, self.paths
        if target.objective is None:
            if target.period is None:
                return (
                    (paths.team(target.team), None) if target.team in organisation.teams else None
                )
            okr_set = organisation.sets.get((target.team, target.period))
            return None if okr_set is None else (paths.okr_set(target.team, target.period), None)
        address = self.address(target)
        return None if address is None else self.place_of(address)

    def place_of(self, address: Address) -> tuple[str, str]:
        """The source path and anchor of an objective or key result: on the page of its set."""
        anchor = (
            objective_anchor(address.objective)
            if address.key_result is None
            else key_result_anchor(address.key_result)
        )
        return self.paths.okr_set(address.team, address.period), anchor

    def published(self, link: str, file: str) -> tuple[str | None, str]:
        """Where a relative link in an OKR file leads, as a source path in the site, with its
        fragment; None if it leads nowhere that is published."""
        path, mark, fragment = link.partition("#")
        path, question, query = path.partition("?")
        rest = f"{question}{query}{mark}{fragment}"
        place = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
        if path == "":
            place = file
        if (page := self.page_of(place)) is not None:
            return page, rest
        docs = posixpath.normpath(self.options.docs_dir)
        if place.startswith(f"{docs}/"):
            return place[len(docs) + 1 :], rest
        return None, rest

    def page_of(self, place: str) -> str | None:
        """Where in the site an OKR file, a folder of OKRs or an image beside them is shown.

        Args:
            place: its path, relative to the settings' folder.
        """
        for candidate in (place, f"{place}/index.md", f"{place}.md"):
            if (page := self.page_of_file.get(candidate)) is not None:
                return page
        if place == self.organisation.settings.okrs_dir:
            return self.paths.overview
        return self.image_paths.get(place)

    def is_published(self, page: str) -> bool:
        """Whether a page of the handbook is in the site, as far as the host tells."""
        return self.options.is_published is None or self.options.is_published(page)

    def page_title(self, page: str) -> str:
        """The title of a page of the handbook; its name, where the host does not tell."""
        title = None if self.options.page_title is None else self.options.page_title(page)
        return title or page.removesuffix("index.md").removesuffix(".md").strip("/") or page

    def url(self, path: str, anchor: str | None = None) -> str:
        """The address of a file: absolute where the site's is known, else from the site's root."""
        base = (self.options.site_url or "").rstrip("/")
        fragment = f"#{anchor}" if anchor else ""
        address = f"{quote(self.paths.address(path))}{fragment}"
        return f"{base}/{address}" if base else address
