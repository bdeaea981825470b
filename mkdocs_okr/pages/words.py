"""The pages' own words in a language, from the gettext catalogues.

The catalogues' sources are the ``.po`` files; a wheel also holds them compiled. In a source tree,
where they may not be, they are compiled in memory.
"""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from markupsafe import Markup

from mkdocs_okr.pages.formats import Formats
from mkdocs_okr.pages.text import html
from mkdocs_okr.periods import Period, PeriodKind

__all__ = ["LANGUAGES", "N_", "Words", "language_of", "words"]

LANGUAGES = ("en", "nb", "nn")
_OLD_NAMES = {"no": "nb", "nb-no": "nb", "nn-no": "nn"}


def language_of(tag: str) -> str:
    """A language tag in the form the pages use: ``no`` and ``nb_NO`` are ``nb``, ``en_GB`` is
    ``en``."""
    tag = tag.replace("_", "-").lower()
    tag = _OLD_NAMES.get(tag, tag)
    return tag.split("-")[0] if tag.split("-")[0] in LANGUAGES else tag


class Words:
    """Messages and formats of one language.

    Messages have named places: ``_("%(count)s days left", count=3)``. Values that are no markup are
    escaped where the message becomes markup.

    Attributes:
        language: the language the words are in: one of `LANGUAGES`.
        formats: its numbers, dates and names of periods.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.formats = Formats(self.language)
        self._catalogue = _catalogue(self.language)

    def _(self, message: str, **values: object) -> str:
        """The message in this language, as plain text."""
        text = self._catalogue.gettext(message)
        return text % values if values else text

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """The message in the form that goes with the count, as plain text; ``%(count)s`` is
        filled."""
        return self._catalogue.ngettext(one, many, count) % {"count": count, **values}

    def markup(self, message: str, **values: object) -> Markup:
        """The same as `_`, as markup; for templates, where it is called ``_``."""
        text = self._catalogue.gettext(message)
        return Markup(text % _safe(values)) if values else Markup(text)

    def markup_n(self, one: str, many: str, count: int, **values: object) -> Markup:
        """The same as `n`, as markup; for templates, where it is called ``n``."""
        text = self._catalogue.ngettext(one, many, count)
        return Markup(text % {"count": count, **_safe(values)})

    def period(self, period: Period) -> str:
        """A period's name: ``4th quarter 2026``, ``3. tertial 2026``."""
        if period.kind is PeriodKind.CUSTOM:
            return period.name or period.key
        year = str(period.year)
        if period.financial:
            year = self._("financial year %(year)s", year=year)
        if period.kind is PeriodKind.YEAR:
            return year
        if period.kind is PeriodKind.QUARTER and not period.financial:
            return self.formats.quarter(period.starts)
        return self._(_PARTS[period.kind][period.number - 1], year=year)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Marks a message for the catalogues where it is not yet translated."""
    return message


_PARTS = {
    PeriodKind.HALF: (N_("1st half of %(year)s"), N_("2nd half of %(year)s")),
    PeriodKind.TERTIAL: (
        N_("1st tertial %(year)s"),
        N_("2nd tertial %(year)s"),
        N_("3rd tertial %(year)s"),
    ),
    PeriodKind.QUARTER: (
        N_("1st quarter of %(year)s"),
        N_("2nd quarter of %(year)s"),
        N_("3rd quarter of %(year)s"),
        N_("4th quarter of %(year)s"),
    ),
}


def _safe(values: dict[str, object]) -> dict[str, Markup]:
    return {
        name: value if isinstance(value, Markup) else html(str(value))
        for name, value in values.items()
    }


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    folder = resources.files("mkdocs_okr") / "locales" / language / "LC_MESSAGES"
    compiled = folder / "okr.mo"
    if compiled.is_file() and not _is_stale(compiled, folder / "okr.po"):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(_compiled(folder / "okr.po"))


def _is_stale(compiled: Traversable, source: Traversable) -> bool:
    with resources.as_file(compiled) as mo, resources.as_file(source) as po:
        return po.is_file() and po.stat().st_mtime > mo.stat().st_mtime


def _compiled(source: Traversable) -> io.BytesIO:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    target = io.BytesIO()
    with source.open("rb") as file:
        write_mo(target, read_po(file))
    target.seek(0)
    return target


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of a language; of English, if it is none of ours."""
    return Words(language)
