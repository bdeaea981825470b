"""Reads and checks a site's OKRs and makes the content of every file of its section, once.

As a host does, but without one, and nothing is written: what is left is ours. Prints how many files
there are.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs_okr.pages import Options, build
from mkdocs_okr.reading import Places, read_organisation
from mkdocs_okr.reading.clock import today
from mkdocs_okr.reading.settings_file import read_settings_file
from mkdocs_okr.rules import check

if __name__ == "__main__":
    found = read_settings_file(Path("mkdocs.yml"))
    organisation = read_organisation(found.root, found.settings, today=today(found.settings))
    findings = check(organisation, Places(found.root))
    section = build(organisation, Options(), findings, found.root)
    if not all(file.content for file in section.files.values()):
        raise SystemExit("a file of the section is empty")
    print(len(section.files))
