"""The MkDocs plugin: a thin adapter that puts the generated section into the host's site.

The only room that imports MkDocs. What a hook does is done elsewhere, by functions that know no
plugin: `files` (the section as MkDocs files), `nav` (its place in the navigation), `report`
(findings in the log); and for other plugins' sake `shelter`, `translations`, `excerpts`.

The host is MkDocs or ProperDocs. When ProperDocs runs, the name `mkdocs` means `properdocs`, also
where MkDocs is installed too; so everything here says `mkdocs`, and is the running host's.
"""

from mkdocs import __version__
from mkdocs.exceptions import ConfigurationError

# The package does not depend on a host, so nobody else has compared the versions.
if tuple(int(part) for part in __version__.split(".")[:2]) < (1, 6):
    raise ConfigurationError(
        f"the plugin okr needs MkDocs 1.6 or newer, and this is {__version__}: "
        "pip install 'mkdocs>=1.6,<2'"
    )

# Behind the check: an older MkDocs lacks names that these modules import.
from mkdocs_okr.plugin.hooks import OkrPlugin

__all__ = ["OkrPlugin"]
