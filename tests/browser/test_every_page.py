"""Every kind of page, in both schemes, wide and narrow: for everybody, on the screen, in peace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

import pytest

from .conftest import Open
from .handbooks import DEMO_PAGES, PAGES
from .visits import HEIGHTS, WIDGETS, Scheme, Visit

pytestmark = pytest.mark.browser


def faults_at_every_width(
    visit: Visit, widths: Iterable[int] = HEIGHTS, parts: str | None = None
) -> list[str]:
    """What is wrong with the page that is open, its folds open too."""
    visit.open_folds()
    found = []
    for width in widths:
        visit.resize(width)
        found += [f"{width}: too wide: {each}" for each in visit.overflow(parts or "body *")]
        found += [f"{width}: {each}" for each in visit.violations(parts)]
    return found + visit.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", DEMO_PAGES)
def test_it_is_accessible_fits_the_screen_and_asks_nobody_else(
    demo: Open, kind: str, scheme: Scheme
) -> None:
    with demo(scheme=scheme) as visit:
        visit.go(DEMO_PAGES[kind])
        slate = "body[data-md-color-scheme=slate]"
        assert visit.page.locator(slate).count() == (scheme == "dark")
        assert faults_at_every_width(visit) == []


# What the theme `mkdocs` itself complains of: its dark mode misses the highlighter.
THEIRS = ("(setting 'disabled')",)


# A theme's own colours of links and code fall short of WCAG in its prose; the widgets do not.
@pytest.mark.parametrize(
    ("theme", "kind"),
    [
        *product(("mkdocs", "readthedocs"), ("overview", "team", "set", "period-over", "handbook")),
        *product(("mkdocs-dark",), ("team", "set")),
    ],
)
def test_so_are_its_widgets_in_other_themes(
    variant: Callable[[str], Open], theme: str, kind: str
) -> None:
    with variant(theme)() as visit:
        visit.go(PAGES[kind])
        assert visit.page.locator(WIDGETS).count() > 5
        faults = faults_at_every_width(visit, (1280, 320), WIDGETS)
        assert [each for each in faults if not each.endswith(THEIRS)] == []
