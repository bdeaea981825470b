"""Where every generated file lies, and how one page links to another.

Paths are those of source files in the site (``okr/teams/sign-in/index.md``); the address a browser
asks for follows from them and from whether the host makes a folder of every page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["Paths", "checkin_anchor", "key_result_anchor", "objective_anchor"]

_INDEX_NAMES = ("index", "readme")
# No file or folder can have these names on Windows, with whatever ending.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


def objective_anchor(objective: str) -> str:
    """The id of an objective on its set's page. Ids of ours hold letters, digits and hyphens
    only."""
    return f"okr-{objective}"


def key_result_anchor(key_result: str) -> str:
    """The id of a key result on its set's page; the underscore keeps it apart from objectives."""
    return f"okr-kr_{key_result}"


def checkin_anchor(day: str) -> str:
    """The id of a check-in on its set's page; `day` as ``2026-10-12``."""
    return f"okr-checkin_{day}"


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of the section's files.

    Attributes:
        url: the folder of the section in the site, without slashes at its ends; may be empty.
        use_directory_urls: whether the host makes ``x/`` of ``x.md`` (else ``x.html``).
        page_href: a host's own way to link from one source path to another, or None; it may give
            None too, and then the link is as the paths are.
    """

    url: str = "okr"
    use_directory_urls: bool = True
    page_href: Callable[[str, str], str | None] | None = None

    def _in_section(self, path: str) -> str:
        return f"{self.url}/{path}" if self.url else path

    @property
    def overview(self) -> str:
        return self._in_section("index.md")

    @property
    def cascade(self) -> str:
        return self._in_section("cascade.md")

    @property
    def health(self) -> str:
        return self._in_section("health.md")

    @property
    def stylesheet(self) -> str:
        return self._in_section("assets/okr.css")

    def team(self, team: str) -> str:
        return self._in_section(f"teams/{_step(team)}/index.md")

    def okr_set(self, team: str, period: str) -> str:
        return self._in_section(f"teams/{_step(team)}/{_file_name(period)}.md")

    def period(self, period: str) -> str:
        return self._in_section(f"periods/{_file_name(period)}.md")

    def badge(self, *steps: str) -> str:
        """The path of a badge without its ending; the steps are team, perhaps period, objective."""
        return self._in_section("badges/" + "/".join(map(_step, steps)))

    def data(self, name: str) -> str:
        return self._in_section(name)

    def image(self, path: str) -> str:
        """Where a file that lies beside the OKR files is published; `path` relative to their
        folder."""
        return self._in_section(f"files/{path}")

    def address(self, path: str) -> str:
        """The address of a file in the site, without a slash at its beginning."""
        stem = path.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if stem == path or not name:
            return path
        if name.lower() in _INDEX_NAMES:
            if self.use_directory_urls:
                return f"{folder}/" if folder else ""
            return posixpath.join(folder, "index.html")
        return f"{stem}/" if self.use_directory_urls else f"{stem}.html"

    def href(self, page: str, target: str, anchor: str | None = None) -> str:
        """A link from the page to the target, both as source paths, right inside raw HTML."""
        fragment = f"#{anchor}" if anchor else ""
        if page == target and anchor:
            return fragment
        told = None if self.page_href is None else self.page_href(page, target)
        if told is not None:
            return told + fragment
        return quote(_relative(self.address(page), self.address(target))) + fragment


def _relative(here: str, there: str) -> str:
    """The way from one address in the site to another; folders end with a slash."""
    start, goal = here.split("/")[:-1], there.split("/")
    common = 0
    for one, other in zip(start, goal[:-1], strict=False):
        if one != other:
            break
        common += 1
    return "../" * (len(start) - common) + "/".join(goal[common:]) or "./"


def _file_name(period: str) -> str:
    """A period's key as a file name; a site's own period may not take the place of the index."""
    return f"{period}_" if period.lower() in _INDEX_NAMES else _step(period)


def _step(name: str) -> str:
    """A key or id as a step of a path; the underscore, which no id has, keeps it unique."""
    return f"{name}_" if name.lower() in _DEVICES else name
