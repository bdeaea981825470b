"""A visit to a page: what is on the screen, what was asked for, what was complained of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]

# Where themes put the page itself: Material, then `mkdocs` and `readthedocs`.
ARTICLE = "article.md-content__inner, [role=main]"

# What is ours on a page; headings and prose look as the theme has them.
WIDGETS = "[class^=okr-]"

# WCAG 2.0, 2.1 and 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

HEIGHTS = {1280: 800, 390: 844, 320: 640}


@dataclass
class Visit:
    """A page in a window of its own."""

    page: Page
    url: str
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page of the site."""
        self.page.goto(self.url + address)

    @property
    def foreign(self) -> list[str]:
        """What was asked of other hosts."""
        ours = (self.url, "data:", "blob:")
        return [each for each in self.asked if not each.startswith(ours)]

    @property
    def complaints(self) -> list[str]:
        """All that went wrong between the page and the network or its scripts."""
        return [*self.failed, *self.foreign, *self.said]

    def open_folds(self) -> None:
        """Open every fold, so that what is in it is seen too."""
        self.page.evaluate(
            "selector => document.querySelectorAll(`:is(${selector}) details`)"
            ".forEach(each => { each.open = true })",
            ARTICLE,
        )

    def resize(self, width: int) -> None:
        """Make the window that wide; one as wide as a phone is as tall as one."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    def overflow(self, parts: str = "body *") -> list[str]:
        """The parts that stick out of the screen, if one must scroll sideways to read them.

        What lies in a box that scrolls by itself, as code does, is not counted.
        """
        return self.page.evaluate(
            """parts => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return [];
              const boxed = each => {
                for (; each !== document.body; each = each.parentElement)
                  if (getComputedStyle(each).overflowX !== "visible") return true;
                return false;
              };
              return [...document.querySelectorAll(parts)]
                .filter(each => each.getBoundingClientRect().right > wide + 0.5 && !boxed(each))
                .map(each => each.outerHTML.slice(0, 160));
            }""",
            parts,
        )

    def violations(self, parts: str | None = None) -> list[str]:
        """What axe finds against the rules of WCAG, a line for each place."""
        options = {
            "runOnly": {"type": "tag", "values": RULES},
            "resultTypes": ["violations"],
            "preload": False,  # of style sheets, for a rule that is not of WCAG
        }
        found = Axe().run(self.page, context=parts, options=options).response["violations"]
        return [line for each in found for line in _lines(each)]


def _lines(violation: Mapping[str, Any]) -> Iterator[str]:
    for node in violation["nodes"]:
        # Material's script makes code that overflows focusable, but only a moment later.
        if violation["id"] == "scrollable-region-focusable" and node["html"].startswith("<code"):
            continue
        why = "; ".join(each["message"] for each in (*node["any"], *node["all"], *node["none"]))
        yield f"{violation['id']}: {why}: {node['html'][:200]}"


@contextmanager
def visiting(
    browser: Browser,
    url: str,
    *,
    scheme: Scheme = "light",
    width: int = 1280,
    **more: Any,
) -> Iterator[Visit]:
    """A new window, without a memory, that notes what its pages ask for and complain of."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 800)},
        color_scheme=scheme,
        reduced_motion="reduce",
        **more,
    )
    visit = Visit(context.new_page(), url)

    def asked(request: Request) -> None:
        visit.asked.append(request.url)

    def failed(request: Request) -> None:
        visit.failed.append(f"{request.failure}: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            visit.failed.append(f"{response.status}: {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.said.append(message.text)

    visit.page.on("request", asked)
    visit.page.on("requestfailed", failed)
    visit.page.on("response", answered)
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
    try:
        yield visit
    finally:
        context.close()
