"""The section as files for a host that runs no plugins: contents, and a file for the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.generate.failure import GenerateError, reason
from mkdocs_okr.generate.navigation import NAVIGATION, navigation_file
from mkdocs_okr.pages import GeneratedFile, Section

__all__ = ["language_note", "output", "paths"]


def paths(section: Section) -> list[str]:
    """The path of every file, relative to the section's folder."""
    return [*(_inside(section, path) for path in section.files), NAVIGATION]


def output(section: Section) -> Iterator[tuple[str, bytes]]:
    """Every file with its content. Each is made when its turn comes, and kept nowhere."""
    for path, file in section.files.items():
        yield _inside(section, path), _content(file)
    yield NAVIGATION, navigation_file(section).encode()


def _inside(section: Section, path: str) -> str:
    return path.removeprefix(f"{section.url}/") if section.url else path


def _content(file: GeneratedFile) -> bytes:
    try:
        content = file.content
    except OSError as error:  # an image that went away meanwhile
        raise GenerateError(f"{file.source} cannot be read ({reason(error)})") from None
    if isinstance(content, bytes):
        return content
    if file.is_page:
        content = content.rstrip("\n") + "\n" + language_note(file.lang)
    return content.encode()


def language_note(language: str | None) -> str:
    """What tells our Markdown extension the language of a page where it is not the site's.

    A comment at the end, since a page has to be right on hosts without the extension too.
    """
    return "" if language is None else f"\n<!-- page language: {language} -->\n"
