"""All that the section is made from, as one digest: the same digest means the same section.

By content and not by date, since a build must never be stale. In it are the OKR files, the
handbook's pages, the site's own templates, the baseline, the settings as they were understood, the
day, and the program itself with the packages that its output depends on.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from importlib import metadata

import mkdocs_okr
from mkdocs_okr.reading.baseline_file import baseline_name
from mkdocs_okr.reading.handbook_files import handbook_pages
from mkdocs_okr.reading.settings_file import SettingsFile

__all__ = ["inputs_digest"]

_PACKAGES = ("babel", "jinja2", "markdown", "markupsafe")
_PASSED_OVER = frozenset((".git", "__pycache__"))
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def inputs_digest(settings_file: SettingsFile, today: date) -> str:
    """The digest of all that a site's section is made from.

    Args:
        settings_file: the site's settings.
        today: the day on which everything is seen.
    """
    found = blake2b(digest_size=16)
    for name, content in _inputs(settings_file, today):
        label = name.encode("utf-8", "surrogateescape")
        # Lengths, so that no two lists of inputs run into the same text.
        found.update(b"%d %d " % (len(label), len(content)) + label + content)
    return found.hexdigest()


def _inputs(settings_file: SettingsFile, today: date) -> Iterator[tuple[str, bytes]]:
    root, settings = settings_file.root, settings_file.settings
    okrs_dir = root / settings.okrs_dir
    yield "today", str(today).encode()
    yield "settings", repr(_understood(settings_file)).encode("utf-8", "surrogateescape")
    yield "python", repr(sys.version_info[:3]).encode()
    for package in _PACKAGES:
        yield package, metadata.version(package).encode()
    yield from _files(os.path.dirname(mkdocs_okr.__file__), "program")
    yield from _files(os.fspath(okrs_dir), "okrs")
    for file, text in handbook_pages(
        settings_file.docs_dir, root, okrs_dir, settings_file.site.excluded
    ):
        yield file, text.encode()
    if settings_file.site.custom_dir is not None:
        yield from _files(os.fspath(settings_file.site.custom_dir), "templates")
    yield "baseline", _content(os.fspath(root / baseline_name(settings)))


def _understood(settings_file: SettingsFile) -> Iterable[object]:
    """What the settings file says, without where it lies: a site may be moved."""
    custom_dir = settings_file.site.custom_dir
    return (
        settings_file.settings,
        settings_file.language,
        settings_file.site_name,
        settings_file.site_url,
        settings_file.site.use_directory_urls,
        settings_file.site.repo_url,
        settings_file.site.edit_uri,
        settings_file.site.edit_uri_template,
        settings_file.site.excluded,
        os.path.relpath(settings_file.docs_dir, settings_file.root),
        custom_dir and os.path.relpath(custom_dir, settings_file.root),
    )


def _files(folder: str, shown: str) -> Iterator[tuple[str, bytes]]:
    """All files in a folder and below, in an order that is always the same.

    Links to folders are noted and not followed: where one may lead, everything is read anyway.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda each: each.name)
    except OSError as error:
        yield shown, str(error.errno).encode()
        return
    for entry in found:
        if entry.name in _PASSED_OVER:
            continue
        name = f"{shown}/{entry.name}"
        if entry.is_symlink():
            yield name, os.readlink(entry.path).encode("utf-8", "surrogateescape")
        if entry.is_dir(follow_symlinks=False):
            yield name, b""
            yield from _files(entry.path, name)
        else:
            yield name, _content(entry.path)


def _content(path: str) -> bytes:
    """What is in a file; why not, if it cannot be read. Does not wait for the writer of a pipe."""
    try:
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return b"?"
            return file.read()
    except OSError as error:
        return b"?%d" % (error.errno or 0)
