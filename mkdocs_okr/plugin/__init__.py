"""The MkDocs plugin: a thin adapter that puts the generated section into the host's site.

The only room that imports MkDocs. What a hook does is done elsewhere, by functions that know no
plugin: `files` (the section as MkDocs files), `nav` (its place in the navigation), `report`
(findings in the log).
"""

from mkdocs_okr.plugin.hooks import OkrPlugin

__all__ = ["OkrPlugin"]
