"""Shows the examples of the visual language: each is drawn by the package, from the demo's OKRs.

Directives show whole objectives; what they do not reach has a marker on the page, as
``<!-- shown: status off_track -->``, and a function here that asks the package for it. Nothing is
drawn here, so the page cannot differ from what it describes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_okr.model import Address, OkrSet, Target
from mkdocs_okr.pages.attention import attention_of
from mkdocs_okr.pages.bars import score_line
from mkdocs_okr.pages.chart_sentence import course_in_words
from mkdocs_okr.pages.charts import chart as draw
from mkdocs_okr.pages.courses import course_of
from mkdocs_okr.pages.objective_view import objective_view
from mkdocs_okr.pages.options import Options
from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.shapes import look
from mkdocs_okr.pages.site import Site
from mkdocs_okr.pages.time_view import set_time
from mkdocs_okr.pages.views import title_of, titled
from mkdocs_okr.plugin.host import host_settings
from mkdocs_okr.progress import KeyResultState, ObjectiveState, Status
from mkdocs_okr.reading import read_organisation, resolve_target
from mkdocs_okr.reading.clock import today

PAGE = "visual-language.md"
MARKER = re.compile(r"<!-- shown: (?P<what>\S+)(?: (?P<argument>\S+))? -->")
TEMPLATES = Path(__file__).parent / "templates"

# The grounds that the two schemes of Material have.
GROUNDS = {"light": "#ffffff", "dark": "#1e2129"}
SCHEMES = {"light": "body {", "dark": 'body[data-md-color-scheme="slate"]'}
TOKEN = re.compile(r"--okr-([a-z]+): (#[0-9a-f]{6});")


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what is drawn in the place of its marker.

    Raises:
        PluginError: A marker names what does not exist: the demo has changed and the page has not.
    """
    if page.file.src_uri != PAGE:
        return markdown
    scope = Scope(_site(config), PAGE)

    def shown(marker: re.Match[str]) -> str:
        try:
            return SHOWN[marker["what"]](marker["argument"] or "", scope)
        except (KeyError, StopIteration, ValueError):
            raise PluginError(f"{PAGE}: nothing to show for {marker[0]}") from None

    return MARKER.sub(shown, markdown)


def _site(config: MkDocsConfig) -> Site:
    """The demo, read as the plugin reads it, with the templates of this folder beside ours."""
    settings = host_settings(config, {})
    organisation = read_organisation(
        settings.root, settings.settings, today=today(settings.settings)
    )
    options = Options(
        url=settings.settings.url,
        use_directory_urls=config.use_directory_urls,
        template_dirs=(TEMPLATES,),
    )
    return Site(organisation, options)


def status(name: str, scope: Scope) -> Markup:
    """A status: its shape and its word."""
    return scope.render("shown_status.html", look=look(Status(name), scope.words))


def example(name: str, scope: Scope) -> Markup:
    """A key result of the demo that has a status now, the latest of them; linked."""
    site, wanted = scope.site, Status(name)
    latest = sorted(site.organisation.sets.values(), key=lambda each: each.period.starts)
    objective, key_result = next(
        (state.objective, part.key_result)
        for okr_set in reversed(latest)
        for state in site.standings.of_set(okr_set).objectives
        for part in state.key_results
        if part.status is wanted
    )
    address = Address(objective.team, objective.period, objective.id, key_result.id)
    return titled(objective, scope, address)


def row(reference: str, scope: Scope) -> Markup:
    """A key result as on its team's page."""
    state, okr_set = _objective(reference, scope)
    view = objective_view(state, okr_set, scope, prefix=None)
    number = state.key_results.index(_key_result(reference, scope)[0])
    return scope.render("shown_row.html", key_result=view.key_results[number])


def chart(reference: str, scope: Scope) -> Markup:
    """A key result's chart, as on the page of its set."""
    state, okr_set = _key_result(reference, scope)
    course = course_of(state, okr_set.period, scope.site.organisation.today)
    if course is None:
        raise ValueError(reference)
    drawn = draw(
        course,
        unit=state.key_result.unit,
        label=course_in_words(course, state, scope.words),
        words=scope.words,
        today=scope.site.organisation.today,
        claim=scope.claim,
    )
    return scope.render("shown_chart.html", chart=drawn)


def score(reference: str, scope: Scope) -> Markup:
    """The score of an objective that is over."""
    state, _ = _objective(reference, scope)
    seen = look(state.status, scope.words)
    if state.score is None:
        raise ValueError(reference)
    return scope.render(
        "shown_score.html",
        title=title_of(state.objective, scope),
        look=seen,
        line=score_line(state.score, state.threshold, state.status, label=seen.word),
        score=scope.words.formats.score(state.score),
    )


def time(reference: str, scope: Scope) -> Markup:
    """Where the time of a set stands."""
    target = _target(reference, scope)
    okr_set = scope.site.organisation.sets[target.team, target.period or ""]
    return scope.render("shown_time.html", time=set_time(okr_set, scope))


def attention(lines: str, scope: Scope) -> Markup:
    """The first lines of what needs attention."""
    return scope.render("shown_attention.html", lines=attention_of(scope)[: int(lines)])


def light(token: str, scope: Scope) -> Markup:
    """A colour on a light page, and its contrast."""
    return _colour("light", token)


def dark(token: str, scope: Scope) -> Markup:
    """A colour on a dark page, and its contrast."""
    return _colour("dark", token)


SHOWN: dict[str, Callable[[str, Scope], Markup]] = {
    each.__name__: each
    for each in (status, example, row, chart, score, time, attention, light, dark)
}


def _target(reference: str, scope: Scope) -> Target:
    found = resolve_target(scope.site.organisation, reference).target
    if found is None:
        raise ValueError(reference)
    return found


def _objective(reference: str, scope: Scope) -> tuple[ObjectiveState, OkrSet]:
    address = scope.site.address(_target(reference, scope))
    state = None if address is None else scope.site.standings.objective(address)
    okr_set = None if address is None else scope.site.organisation.set_of(address)
    if state is None or okr_set is None:
        raise ValueError(reference)
    return state, okr_set


def _key_result(reference: str, scope: Scope) -> tuple[KeyResultState, OkrSet]:
    address = scope.site.address(_target(reference, scope))
    state = None if address is None else scope.site.standings.key_result(address)
    if state is None:
        raise ValueError(reference)
    return state, _objective(reference, scope)[1]


def _colour(scheme: str, token: str) -> Markup:
    """A token's value in a scheme, as the style sheet has it."""
    sheet = (resources.files("mkdocs_okr") / "assets" / "okr.css").read_text(encoding="utf-8")
    _, _, block = sheet.partition(SCHEMES[scheme])
    value = dict(TOKEN.findall(block.partition("}")[0]))[token]
    return Markup(
        '<span class="shown-colour"><svg aria-hidden="true"><rect width="100%%" height="100%%" '
        'fill="%s"/></svg> <code>%s</code> %.1f</span>'
    ) % (value, value, _contrast(value, GROUNDS[scheme]))


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1…21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
