"""The generated section: model → Markdown pages, badges and data, for any host.

`build` makes the section; `Widgets` renders what directives and links in a handbook's own pages
become. Nothing here knows a host.
"""

from mkdocs_okr.pages.generated import GeneratedFile
from mkdocs_okr.pages.navigation import NavItem
from mkdocs_okr.pages.options import Options
from mkdocs_okr.pages.section import Section, build
from mkdocs_okr.pages.widgets import Widgets

__all__ = ["GeneratedFile", "NavItem", "Options", "Section", "Widgets", "build"]
