"""Pictures of every page kind, to be looked at: ``python -m tests.browser.screenshots OUT``.

It takes the README's and the handbook's own pictures too, so that they show what is built.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import chromium, handbooks
from tests.browser.visits import HEIGHTS, Scheme, visiting

SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# The project's own pictures: the page, and where to cut, in pixels from the top.
OWN = {"team-light.png": ("team", 1090), "overview-light.png": ("overview", 1130)}


def main(arguments: list[str]) -> int:
    """Take all pictures into the folder named, and the project's own into ``docs/assets``."""
    if len(arguments) != 1:
        print("usage: python -m tests.browser.screenshots OUT", file=sys.stderr)
        return 2
    if chromium.found() is None:
        print(chromium.MISSING, file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        folder = Path(name)
        demo = folder / "demo"
        handbooks.build_demo(demo)
        with handbooks.serving(demo) as url:
            taken = _demo(browser, url, out) + _own(browser, url)
        for theme in ("mkdocs", "mkdocs-dark", "readthedocs"):
            taken += _theme(browser, theme, folder, out)
    print(f"{taken} pictures in {out} and docs/assets.")
    return 0


def _demo(browser: Browser, url: str, out: Path) -> int:
    taken = 0
    for scheme in SCHEMES:
        for width in HEIGHTS:
            with visiting(browser, url, scheme=scheme, width=width) as visit:
                for kind, address in handbooks.DEMO_PAGES.items():
                    visit.go(address)
                    name = f"{kind}-{width}-{scheme}.png"
                    visit.page.screenshot(path=out / name, full_page=True)
                    taken += 1
    with visiting(browser, url) as visit:
        for kind in ("team", "set", "overview"):
            visit.go(handbooks.PAGES[kind])
            visit.page.pdf(path=out / f"{kind}.pdf", format="A4")
    with visiting(browser, url, forced_colors="active") as visit:
        visit.go(handbooks.PAGES["team"])
        visit.page.screenshot(path=out / "team-1280-forced-colors.png", full_page=True)
    return taken + 1


def _own(browser: Browser, url: str) -> int:
    assets = handbooks.ROOT / "docs" / "assets"
    with visiting(browser, url) as visit:
        for name, (kind, height) in OWN.items():
            visit.go(handbooks.PAGES[kind])
            clip = {"x": 0, "y": 0, "width": 1280, "height": height}
            visit.page.screenshot(path=assets / name, full_page=True, clip=clip)
    return len(OWN)


def _theme(browser: Browser, theme: str, folder: Path, out: Path) -> int:
    laid, site = folder / f"{theme}-handbook", folder / theme
    laid.mkdir()
    site.mkdir()
    taken = 0
    with handbooks.serving(site) as url:
        handbooks.build_variant(theme, laid, site, url)
        for width in (1280, 320):
            with visiting(browser, url, width=width) as visit:
                for kind, address in handbooks.PAGES.items():
                    visit.go(address)
                    name = f"{theme}-{kind}-{width}.png"
                    visit.page.screenshot(path=out / name, full_page=True)
                    taken += 1
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
