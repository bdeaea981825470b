"""``feed.xml``: the check-ins of all teams as an Atom feed (RFC 4287), the team as author.

Only for a site whose address is known, since a feed is read elsewhere. An entry is a team's
check-in on one day. Its id is a ``tag:`` URI (RFC 4151) made of the site, the set and the day, so
it stays what it is whenever the feed is made; an entry is as new as its check-in.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from mkdocs_okr.model import OkrSet
from mkdocs_okr.pages.checkins import CheckinView, checkins_of
from mkdocs_okr.pages.paths import checkin_anchor
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.set_page import set_title
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.text import plain
from mkdocs_okr.pages.words import words

__all__ = ["FEED", "feed_xml", "has_feed"]

FEED = "feed.xml"
"""The file's name."""

_MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 does not allow in a text.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
# A tag names the day on which its maker had the domain; what has no day of its own has this one.
_SOME_DAY = "2020-01-01"


class _Elsewhere(Scope):
    """A page that is read elsewhere: every link in it is absolute."""

    def href(self, target: str, anchor: str | None = None) -> str:
        return self.site.url(target, anchor)

    def address_of(self, link: str, file: str) -> str | None:
        address = super().address_of(link, file)
        return None if address is None else urljoin(self.site.options.site_url or "", address)


def has_feed(site: Site) -> bool:
    """Whether the site has a feed: where its address is known and there are OKRs."""
    address = urlsplit(site.options.site_url or "")
    return bool(address.hostname and site.organisation.sets)


def feed_xml(site: Site) -> str:
    """The feed, the newest check-in first, at most a hundred."""
    said, paths = words(site.language), site.paths
    entries = heapq.nsmallest(_MOST, _checkins(site), key=lambda each: each[:2])
    feed = Element("feed", {"xmlns": _ATOM, _XML_LANG: site.language})
    SubElement(feed, "id").text = _tag(site, _SOME_DAY)
    SubElement(feed, "title").text = said._("Check-ins on objectives and key results")
    SubElement(feed, "updated").text = _moment(entries[0][2] if entries else min(_first_days(site)))
    _link(feed, "self", site.url(paths.data(FEED)), "application/atom+xml")
    _link(feed, "alternate", site.url(paths.overview), "text/html")
    for _, _, day, okr_set in entries:
        _entry(feed, day, okr_set, site)
    ElementTree.indent(feed)
    body = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _checkins(site: Site) -> Iterator[tuple[int, int, date, OkrSet]]:
    """Every day on which a set in force was looked at, up to today."""
    today = site.organisation.today
    for number, okr_set in enumerate(site.organisation.sets.values()):
        if not okr_set.draft:
            days = {each.date for each in okr_set.checkins if each.date is not None}
            for day in days | set(okr_set.notes):
                if day <= today:
                    yield -day.toordinal(), number, day, okr_set


def _first_days(site: Site) -> Iterator[date]:
    return (each.period.starts for each in site.organisation.sets.values())


def _entry(feed: Element, day: date, okr_set: OkrSet, site: Site) -> None:
    language = site.language_of_set(okr_set.team, okr_set)
    page = site.paths.okr_set(okr_set.team, okr_set.period.key)
    scope = _Elsewhere(site, page, language)
    team = site.organisation.teams.get(okr_set.team)
    title = f"{set_title(site, okr_set)}: {scope.words.formats.date(day)}"
    entry = SubElement(feed, "entry", {_XML_LANG: language})
    SubElement(entry, "id").text = _tag(
        site, day.isoformat(), f"{okr_set.team}/{okr_set.period.key}"
    )
    SubElement(entry, "title").text = _allowed(plain(title))
    SubElement(entry, "updated").text = _moment(day)
    author = SubElement(entry, "author")
    SubElement(author, "name").text = _allowed(
        plain(team.name if team is not None and team.name else okr_set.team)
    )
    _link(entry, "alternate", site.url(page, checkin_anchor(day.isoformat())), "text/html")
    content = SubElement(entry, "content", {"type": "html"})
    content.text = _allowed(str(_content(day, okr_set, scope, language)))


def _content(day: date, okr_set: OkrSet, scope: Scope, language: str) -> Markup:
    """What was said and measured on that day."""
    notes = [each.note for each in okr_set.checkins if each.date == day and each.note]
    if (story := okr_set.notes.get(day)) is not None:
        notes.append(story)
    parts = [scope.prose(note, okr_set.file, language) for note in notes]
    views = checkins_of(okr_set, scope, short=True, only=day)
    lines = [_line(each) for view in views for each in _values(view)]
    if lines:
        parts.append(Markup("<ul>%s</ul>") % Markup("").join(lines))
    return Markup("\n").join(parts)


def _values(view: CheckinView) -> Iterator[tuple[Markup, Markup]]:
    for each in view.values:
        said = [part for part in (each.change, Markup.escape(each.confidence)) if part]
        if each.note:
            said.append(each.note)
        yield each.title, Markup(" · ").join(said)


def _line(value: tuple[Markup, Markup]) -> Markup:
    title, said = value
    return Markup("<li>%s: %s</li>") % value if said else Markup("<li>%s</li>") % title


def _tag(site: Site, day: str, name: str = "") -> str:
    address = urlsplit(site.options.site_url or "")
    host = _ascii(address.hostname or "")
    place = quote(address.path.strip("/"))
    specific = "/".join(part for part in (place, "okr", name) if part)
    return f"tag:{host},{day}:{specific}"


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no name that there can be, but the site's affair
        return quote(host)


def _moment(day: date) -> str:
    """A day as Atom writes time; check-ins have no hour, so it is the day's first."""
    return f"{day.isoformat()}T00:00:00Z"


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": quote(href, safe=_IN_ADDRESSES)})


def _allowed(text: str) -> str:
    return _NO_XML.sub("", text)
