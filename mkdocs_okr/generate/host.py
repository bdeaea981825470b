"""What a host would tell the section of its site, where none does: from settings file and pages."""

from __future__ import annotations

import os
import posixpath
import re
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs_okr.pages import Options
from mkdocs_okr.pages.edit_links import edit_address
from mkdocs_okr.reading.excluded import publication
from mkdocs_okr.reading.settings_file import SettingsFile
from mkdocs_okr.reading.settings_tree import Text, parse_yaml
from mkdocs_okr.settings import SettingsError

__all__ = ["edit_url", "file_href", "options_of", "page_title"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_USUAL_EDIT_URIS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}


def options_of(settings_file: SettingsFile) -> Options:
    """What the section depends on besides the OKRs, as MkDocs would tell it.

    Findings are never shown on the pages: what is generated is to be published.
    """
    site = settings_file.site
    return Options(
        url=settings_file.settings.url,
        language=settings_file.language,
        use_directory_urls=site.use_directory_urls,
        site_url=settings_file.site_url,
        template_dirs=(site.custom_dir,) if site.custom_dir is not None else (),
        docs_dir=Path(os.path.relpath(settings_file.docs_dir, settings_file.root)).as_posix(),
        page_title=partial(_title_of, settings_file.docs_dir),
        page_href=file_href,
        is_published=publication(site.excluded),
        edit_url=partial(edit_url, settings_file),
    )


def file_href(page: str, target: str) -> str:
    """A link from file to file, both as source paths.

    In raw HTML too: Zensical makes addresses of all links between files, wherever they stand, and
    would take an address for a file of that name. (MkDocs leaves raw HTML alone.)
    """
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


def _title_of(docs_dir: Path, page: str) -> str | None:
    try:
        return page_title((docs_dir / page).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return None


def page_title(text: str) -> str | None:
    """The title of a page: its front matter's, else its first heading, else None."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if front_matter := _FRONT_MATTER.match(text):
        text = text[front_matter.end() :]
        try:
            title = parse_yaml(front_matter[1].encode(), "front matter").get("title")
        except SettingsError:  # the host says so when it comes to the page
            title = None
        if isinstance(title, Text) and not title.is_nothing:
            return title.text
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first.lstrip("# ") if first.startswith("# ") else None


def edit_url(settings_file: SettingsFile, file: str) -> str | None:
    """Where a file can be edited, as for a page of MkDocs; None if nobody told.

    Args:
        settings_file: the site's settings.
        file: relative to their folder.
    """
    site = settings_file.site
    usual = _USUAL_EDIT_URIS.get(urlsplit(site.repo_url or "").netloc.lower())
    return edit_address(
        settings_file.root / file,
        settings_file.docs_dir,
        repo_url=site.repo_url,
        edit_uri=site.edit_uri if site.edit_uri is not None else usual,
        template=site.edit_uri_template,
    )
