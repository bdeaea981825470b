"""Small organisations as files, and their generated sections read back as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import markdown

from mkdocs_okr import pages
from mkdocs_okr.findings import Finding
from mkdocs_okr.model import Organisation
from mkdocs_okr.pages.raw_blocks import RawBlocks
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.settings import Settings

TODAY = date(2026, 11, 22)

SMALL = {
    "lead/index.md": "---\nname: Leadership\n---\n\nWe lead.\n",
    "lead/2026.md": """---
agreed: 2025-12-11
objectives:
  - id: seamless
    title: A seamless service
    anchored_in: "Strategy, aim 1"
    key_results:
      - {id: errands, title: Errands without retyping, baseline: 40, target: 60, unit: "%"}
      - {id: uptime, title: Uptime, keep: {min: 99.9}, unit: "%"}
checkins:
  - date: 2026-11-12
    values: {errands: 58, uptime: {value: 99.94, confidence: 8}}
---
""",
    "lead/login/index.md": "---\nname: Log-in\ncontact: login@example.org\n---\n\n"
    "The one way in.\n",
    "lead/login/2026-Q3.md": """---
objectives:
  - id: simple
    title: Simple log-in
    aligns_to: lead/seamless
    key_results:
      - {id: time, title: Time to log in, baseline: 20, target: 10, unit: s}
      - {id: calls, title: Fewer calls, baseline: 100, target: 50}
checkins:
  - date: 2026-09-20
    values: {time: 12, calls: 80}
---

## Retrospective

We learnt **much**.
""",
    "lead/login/2026-Q4.md": """---
agreed: 2026-09-24
objectives:
  - id: simple
    title: Simple log-in
    aligns_to: lead/seamless
    continues: simple
    owner: Product lead
    value: Nine seconds saved.
    insight: People *wait*.
    key_results:
      - id: time
        title: Time to log in
        baseline: 14
        target: 5
        unit: s
        lifecycle: development
        initiatives: [{title: Passkeys, done: true}, {title: Faster start}]
      - {id: up, title: Availability, keep: {min: 99.9}, unit: "%", guardrail: true}
      - {id: steps, title: Sites, milestones: [{title: One, done: 2026-10-07}, Two, Three]}
      - id: gone
        title: Calls
        baseline: 10
        target: 5
        dropped: {date: 2026-11-03, reason: Counted elsewhere}
  - id: secret
    title: Weaknesses are closed
    aligns_to: lead/seamless#uptime
    key_results:
      - {id: open, title: Open weaknesses, withheld: Not closed yet}
checkins:
  - date: 2026-10-12
    values: {time: 11.4, up: 99.82}
  - date: 2026-11-20
    note: Fewer reminders.
    values: {time: {value: 7.9, confidence: 8, forecast: 5.4}, up: {value: 99.94, confidence: 8}}
---

The story, with [last quarter](2026-Q3.md) and ![a picture](seconds.svg).

## 2026-10-12

Forty minutes **down**.
""",
    "lead/login/seconds.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "lead/login/2027-Q1.md": """---
status: draft
objectives:
  - {title: The same on every device, key_results: [{title: Devices, id: devices, done: false}]}
---
""",
    "lead/empty/index.md": "---\nname: No goals yet\n---\n",
}
"""A leadership and a team with a year, three quarters and most of what can be written."""


@dataclass(frozen=True)
class Site:
    """A built section with what it was built from."""

    organisation: Organisation
    section: pages.Section

    def text(self, path: str) -> str:
        """The content of a file as text."""
        content = self.section.files[path].content
        return content if isinstance(content, str) else content.decode()

    def html(self, path: str) -> Element:
        """A page as a browser gets it, without a theme."""
        return parse(to_html(self.text(path)))


def make_site(
    root: Path,
    files: Mapping[str, str],
    *,
    findings: tuple[Finding, ...] = (),
    settings: Mapping[str, Any] | None = None,
    **options: Any,
) -> Site:
    """Writes the files below ``okrs/``, reads them and builds the section."""
    for name, text in files.items():
        path = root / "okrs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    organisation = read_organisation(root, Settings(**(settings or {})), today=TODAY)
    section = pages.build(organisation, pages.Options(**options), findings, root)
    return Site(organisation, section)


def to_html(text: str, *, with_extension: bool = False) -> str:
    """Markdown as MkDocs renders it: with its own three extensions and no others."""
    extensions: list[Any] = ["toc", "tables", "fenced_code"]
    if with_extension:
        extensions.append(RawBlocks())
    return markdown.markdown(text, extensions=extensions)


def parse(html: str) -> Element:
    """HTML read by a parser that follows the standard; the first error in it is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(f"<!DOCTYPE html><title>.</title><body>{html}")
    return document


def words_of(element: Element) -> str:
    """An element's text on one line, no-break spaces as spaces."""
    text = "".join(element.itertext()).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text).strip()


def by_class(root: Element, name: str) -> list[Element]:
    """All elements that have the class, in their order."""
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def one(root: Element, name: str) -> Element:
    """The only element with the class."""
    (found,) = by_class(root, name)
    return found


def by_id(root: Element, name: str) -> Element:
    """The element with the id."""
    (found,) = [each for each in root.iter() if each.get("id") == name]
    return found
