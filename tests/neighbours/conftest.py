"""Sites with other plugins, made like those of `tests.site`."""

from ..site.conftest import make_site, site

__all__ = ["make_site", "site"]
