"""Fields that a site has declared itself, as rows on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from mkdocs_okr.pages.scope import Scope
from mkdocs_okr.pages.text import html
from mkdocs_okr.settings import FieldKind

__all__ = ["Row", "extra_rows", "text_or_link"]


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what is said under it."""

    label: str
    content: Markup


def extra_rows(
    level: str, extra: Mapping[str, str], scope: Scope, language: str, file: str
) -> list[Row]:
    """The site's own fields of a team, set, objective or key result.

    Args:
        level: ``team``, ``set``, ``objective`` or ``key_result``.
        extra: field → value as written, which reading has checked against its kind.
        scope: the page.
        language: the language of the values.
        file: the OKR file, from which links lead.
    """
    kinds = scope.site.organisation.settings.fields.get(level, {})
    return [
        Row(_label(name), _content(value, kinds.get(name, FieldKind.TEXT), scope, language, file))
        for name, value in extra.items()
    ]


def _label(name: str) -> str:
    label = name.replace("_", " ")
    return label[:1].upper() + label[1:]


def _content(value: str, kind: FieldKind, scope: Scope, language: str, file: str) -> Markup:
    formats = scope.words.formats
    if kind is FieldKind.DATE:
        return html(formats.date(date.fromisoformat(value)))
    if kind is FieldKind.NUMBER:
        return html(formats.number(Decimal(value)))
    if kind is FieldKind.LINK:
        return text_or_link(value, scope, language, file)
    return scope.marked(value, language)


def text_or_link(written: str, scope: Scope, language: str, file: str) -> Markup:
    """Short Markdown; where the whole of it is an address, a link to it."""
    if written.startswith(("https://", "http://")) and " " not in written:
        return scope.link(written, html(written.partition("://")[2].rstrip("/")))
    return scope.prose(written, file, language, inline=True)
