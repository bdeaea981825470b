"""One page of the section: where links lead from, and in which language it speaks."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import TemplateError
from markupsafe import Markup, escape

from mkdocs_okr.model import Address, OkrSet
from mkdocs_okr.pages import text
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.templating import fault_in_template
from mkdocs_okr.pages.words import Words, words
from mkdocs_okr.reading import resolve_target

__all__ = ["Scope"]

_WEB_OR_MAIL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Scope:
    """One page: where links lead from, and in which language it speaks.

    Attributes:
        site: the section it belongs to.
        page: its source path.
        words: its words. In a language that is none of ours, English.
    """

    def __init__(self, site: Site, page: str, language: str | None = None) -> None:
        """The page at that source path, in that language (default: the site's)."""
        self.site = site
        self.page = page
        self.words: Words = words(language or site.language)
        self._anchors: set[str] = set()

    @property
    def language(self) -> str:
        return self.words.language

    def claim(self, anchor: str) -> str:
        """The anchor for its first owner on the page, nothing for a second: ids are unique, and two
        objectives with one id (a finding) may stand on a page of a site that is only warned."""
        if not anchor or anchor in self._anchors:
            return ""
        self._anchors.add(anchor)
        return anchor

    @property
    def root_lang(self) -> Markup:
        """The ``lang`` attribute for widgets, if they speak another language than the site."""
        return self._attribute(self.language, self.site.language)

    def lang(self, language: str) -> Markup:
        """The ``lang`` attribute for a text in that language, empty if the page speaks it."""
        return self._attribute(language, self.language)

    @staticmethod
    def _attribute(language: str, around: str) -> Markup:
        return Markup() if language == around else Markup(' lang="%s"') % language

    def marked(self, written: str | Markup, language: str) -> Markup:
        """A text in that language, marked so where the page speaks another."""
        markup = written if isinstance(written, Markup) else text.html(written)
        if language == self.language:
            return markup
        return Markup(f"<span{self.lang(language)}>{markup}</span>")

    def heading(self, written: str, language: str) -> Markup:
        """A text for a Markdown heading, marked where its language is not that of the whole
        site."""
        markup = text.heading(written)
        if language == self.site.language == self.language:
            return markup
        return Markup('<span lang="%s">%s</span>') % (language, markup)

    def href(self, target: str, anchor: str | None = None) -> str:
        """A link from this page, right inside raw HTML."""
        return self.site.paths.href(self.page, target, anchor)

    def team_href(self, team: str) -> str:
        return self.href(self.site.paths.team(team))

    def set_href(self, okr_set: OkrSet, anchor: str | None = None) -> str:
        return self.href(self.site.paths.okr_set(okr_set.team, okr_set.period.key), anchor)

    def address_href(self, address: Address) -> str:
        """A link to an objective or key result on the page of its set."""
        return self.href(*self.site.place_of(address))

    def link(self, href: str, content: Markup, language: str | None = None) -> Markup:
        attribute = self.lang(language) if language is not None else Markup()
        return Markup(f'<a href="{escape(href)}"{attribute}>{escape(content)}</a>')

    def team_name(self, team: str) -> Markup:
        """A team's name, marked with its language."""
        found = self.site.organisation.teams.get(team)
        if found is None:
            return text.html(team)
        return self.marked(found.name or found.key, self.site.language_of_set(team))

    def team_link(self, team: str) -> Markup:
        if team not in self.site.organisation.teams:
            return self.team_name(team)
        return self.link(self.team_href(team), self.team_name(team))

    def period_name(self, okr_set: OkrSet) -> str:
        return self.words.period(okr_set.period)

    def prose(self, written: str, file: str, language: str, *, inline: bool = False) -> Markup:
        """A short Markdown field of an OKR file."""

        def link_of(link: str) -> str | None:
            return self.address_of(link, file)

        render = self.site.prose.inline if inline else self.site.prose.blocks
        markup = render(written, link_of)
        if not self.lang(language):
            return markup
        tag = Markup("span") if inline and not markup.startswith("<") else Markup("div")
        return Markup("<%s%s>%s</%s>") % (tag, self.lang(language), markup, tag)

    def address_of(self, link: str, file: str) -> str | None:
        """What a link in an OKR file becomes in raw HTML on this page; None if it leads nowhere.

        Only to the web, to mail, to an OKR (``okr:``) or to something that the site publishes.
        """
        link = text.plain(link)
        if _WEB_OR_MAIL.match(link) or (link.startswith("/") and not link.startswith("//")):
            return link
        if link.startswith("okr:"):
            target = resolve_target(self.site.organisation, link.removeprefix("okr:")).target
            place = None if target is None else self.site.destination(target)
            return None if place is None else self.href(*place)
        if _SCHEME.match(link):
            return None
        published, rest = self.site.published(link, file)
        return None if published is None else self.href(published) + rest

    def render(self, template: str, **values: Any) -> Markup:
        """A template's text, with the page's words and the given values.

        Raises:
            SettingsError: the site's own template, or a part of it, is wrong.
        """
        name = f"okr/{template}"
        try:
            return Markup(
                self.site.templates.get_template(name).render(
                    _=self.words.markup,
                    n=self.words.markup_n,
                    f=self.words.formats,
                    scope=self,
                    **values,
                )
            )
        except TemplateError as error:
            raise fault_in_template(error, name) from None
