"""The list of all files of the section: where each lies, what it is called, what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from pathlib import Path

from mkdocs_okr.model import OkrSet, Organisation, Target, Team
from mkdocs_okr.pages.badges import badge_of, endpoint_json, svg
from mkdocs_okr.pages.cascade_page import cascade_page
from mkdocs_okr.pages.data import data_texts
from mkdocs_okr.pages.feed import FEED, feed_xml, has_feed
from mkdocs_okr.pages.health_page import health_page, health_title
from mkdocs_okr.pages.overview import overview_page
from mkdocs_okr.pages.period_page import period_page, period_title
from mkdocs_okr.pages.schema import schema_text
from mkdocs_okr.pages.set_page import set_page, set_title
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.team_page import team_page
from mkdocs_okr.pages.text import plain
from mkdocs_okr.pages.words import words
from mkdocs_okr.reading.references import period_keys

__all__ = ["GeneratedFile", "generated_files"]


@dataclass(frozen=True)
class GeneratedFile:
    """A file of the section.

    Attributes:
        path: where it lies in the site's source, ``/`` between folders.
        render: makes its content.
        title: a page's title as text, empty for other files.
        source: the OKR file it shows, relative to the settings' folder, or None.
        in_nav: whether it is in the navigation.
        lang: a page's language where it is not the site's, else None; a host that can wraps the
            page in it.
        hidden: whether a page is for those who write and not for readers; a host that can asks
            search engines to pass it over.
        is_copy: whether it is its source as it is, which a host may as well copy itself.
        above: the path of the page under which a page stands: a set's is under its team's. Of a
            team whose own parent is not in the navigation, it is the nearest that is.
    """

    path: str
    render: Callable[[], str | bytes] = field(repr=False)
    title: str = ""
    source: str | None = None
    in_nav: bool = False
    lang: str | None = None
    hidden: bool = False
    is_copy: bool = False
    above: str | None = None

    @property
    def content(self) -> str | bytes:
        """Markdown of a page, text or bytes of any other file; made whenever it is asked for, since
        a host does so once, and all of a large section would fill the memory."""
        made = self.render()
        # Plain text, not text that is safe in HTML: that would escape what others put behind it.
        return str(made) if isinstance(made, str) else made

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown, for the host to render."""
        return self.path.endswith(".md")


def generated_files(site: Site, root: Path) -> Iterator[GeneratedFile]:
    """All files of the section.

    Args:
        site: the section as a whole.
        root: the folder of the settings file, for reading the images that are published.
    """
    organisation, paths, said = site.organisation, site.paths, words(site.language)
    yield GeneratedFile(
        paths.overview,
        lambda: overview_page(site),
        said._("Objectives and key results"),
        organisation.introduction_file,
    )
    yield GeneratedFile(
        paths.cascade, lambda: cascade_page(site), said._("Cascade"), above=paths.overview
    )
    if organisation.settings.health:
        yield GeneratedFile(
            paths.health,
            lambda: health_page(site),
            health_title(site),
            hidden=True,
            above=paths.overview,
        )
    for team in organisation.teams.values():
        yield _team_file(site, team)
        yield from _badges(site, Target(team.key))
    for okr_set in organisation.sets.values():
        yield _set_file(site, okr_set)
        yield from _badges(site, Target(okr_set.team, okr_set.period.key), okr_set.file)
        for objective in okr_set.objectives:
            if objective.id:
                yield from _badges(
                    site, Target(okr_set.team, okr_set.period.key, objective.id), okr_set.file
                )
    for team_key, ids in _objective_ids(organisation).items():
        for objective_id in ids:
            yield from _badges(site, Target(team_key, None, objective_id))
    periods = {each.period.key: each.period for each in organisation.sets.values()}
    for period in periods.values():
        yield GeneratedFile(
            paths.period(period.key),
            lambda period=period: period_page(site, period),  # type: ignore[misc]
            period_title(site, period),
            above=paths.overview,
        )
    yield from _data_files(site)
    yield GeneratedFile(paths.data("okr.schema.json"), schema_text)
    if has_feed(site):
        yield GeneratedFile(paths.data(FEED), lambda: feed_xml(site))
    style = resources.files("mkdocs_okr") / "assets" / "okr.css"
    yield GeneratedFile(paths.stylesheet, lambda: style.read_text(encoding="utf-8"))
    for image, path in site.image_paths.items():
        yield GeneratedFile(path, (root / image).read_bytes, source=image, is_copy=True)


def _data_files(site: Site) -> Iterator[GeneratedFile]:
    """The data as JSON and CSV, which are made in one pass; each is kept until it is asked for."""
    waiting: dict[str, str] = {}

    def made(name: str) -> str:
        if name not in waiting:
            texts = data_texts(site)
            waiting.update({"okr.json": texts.json, "okr.csv": texts.csv})
        return waiting.pop(name)

    for name in ("okr.json", "okr.csv"):
        yield GeneratedFile(site.paths.data(name), partial(made, name))


def _team_file(site: Site, team: Team) -> GeneratedFile:
    return GeneratedFile(
        site.paths.team(team.key),
        lambda: team_page(site, team),
        plain(team.name or team.key),
        team.file or _shown_by(site.organisation.current_set(team.key)),
        lang=_foreign(site, site.language_of_set(team.key)),
        above=site.paths.overview,
    )


def _shown_by(okr_set: OkrSet | None) -> str | None:
    return None if okr_set is None else okr_set.file


def _set_file(site: Site, okr_set: OkrSet) -> GeneratedFile:
    return GeneratedFile(
        site.paths.okr_set(okr_set.team, okr_set.period.key),
        lambda: set_page(site, okr_set),
        plain(set_title(site, okr_set)),
        okr_set.file,
        lang=_foreign(site, site.language_of_set(okr_set.team, okr_set)),
        above=site.paths.team(okr_set.team),
    )


def _foreign(site: Site, language: str) -> str | None:
    return None if language == site.language else language


def _objective_ids(organisation: Organisation) -> dict[str, dict[str, None]]:
    """For every team the ids that a reference without a period can name: no period's keys.

    So no badge of an objective takes the place of a set's, not even where names are told apart
    without case.
    """
    key_of = period_keys(organisation.settings)
    found: dict[str, dict[str, None]] = {}
    for okr_set in organisation.sets.values():
        ids = found.setdefault(okr_set.team, {})
        ids.update(
            (each.id, None) for each in okr_set.objectives if each.id and key_of(each.id) is None
        )
    return found


def _badges(site: Site, target: Target, source: str | None = None) -> Iterator[GeneratedFile]:
    steps = [target.team, target.period, target.objective]
    path = site.paths.badge(*(step for step in steps if step is not None))

    def made(write: Callable[..., str]) -> Callable[[], str]:
        def render() -> str:
            badge = badge_of(site, target)
            return "" if badge is None else write(badge)

        return render

    yield GeneratedFile(f"{path}.svg", made(svg), source=source)
    yield GeneratedFile(f"{path}.json", made(endpoint_json), source=source)
