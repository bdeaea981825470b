"""What a host tells the generator about the site that the section is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the generated section depends on besides the OKRs themselves.

    Attributes:
        url: the folder of the section in the site, without slashes at its ends.
        language: the site's language, as in ``lang``; ours are en, nb, nn, any other gets English.
        use_directory_urls: whether the host makes ``x/`` of ``x.md`` (else ``x.html``).
        site_url: the address of the published site, or None if it is not known.
        show_findings: whether findings are shown on the page of the file they are in.
        template_dirs: folders whose ``okr/…`` templates take the place of ours.
        docs_dir: the handbook's own pages, relative to the folder of the settings file.
        page_title: the title of a page of the handbook by its source path, as far as the host
            knows.
        page_href: a host's own way to link from one source path to another, as an address right in
            raw HTML; None where the way from path to path tells.
        is_published: whether a page of the handbook, by its source path, is in the site.
        edit_url: the address at which a file (relative to the folder of the settings file) can be
            edited, as far as the host knows.
    """

    url: str = "okr"
    language: str = "en"
    use_directory_urls: bool = True
    site_url: str | None = None
    show_findings: bool = False
    template_dirs: tuple[Path, ...] = ()
    docs_dir: str = "docs"
    page_title: Callable[[str], str | None] | None = None
    page_href: Callable[[str, str], str | None] | None = None
    is_published: Callable[[str], bool] | None = None
    edit_url: Callable[[str], str | None] | None = None
