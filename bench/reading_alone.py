"""Reads a site's OKRs as ``okr check`` does, and checks nothing."""

from __future__ import annotations

from pathlib import Path

from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.settings_file import read_settings_file

if __name__ == "__main__":
    found = read_settings_file(Path("mkdocs.yml"))
    organisation = read_organisation(found.root, found.settings, today=today(found.settings))
    print(len(organisation.sets))
