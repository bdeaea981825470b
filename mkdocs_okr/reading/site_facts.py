"""What the settings file says of the site besides our own settings.

MkDocs tells its plugins these things. Where no plugin runs, they are read here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_okr.reading.settings_tree import Node, Table, Text

__all__ = ["SiteFacts", "language_of", "site_facts"]

_FALSE = frozenset(("false", "no", "off", "n"))
_OFFLINE = ("offline", "material/offline")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the generated section depends on besides the OKRs and our own settings.

    Attributes:
        use_directory_urls: whether ``x/`` is made of ``x.md`` (else ``x.html``).
        custom_dir: the folder with the site's own templates, or None.
        repo_url: where the repository can be looked at, or None.
        edit_uri: behind that, where a page can be edited; None: as is usual on that host.
        edit_uri_template: the same with ``{path}`` in it, or None.
        excluded: the patterns of ``exclude_docs`` and ``draft_docs``, or nothing.
    """

    use_directory_urls: bool = True
    custom_dir: Path | None = None
    repo_url: str | None = None
    edit_uri: str | None = None
    edit_uri_template: str | None = None
    excluded: tuple[str, ...] = ()


def site_facts(tree: Table, plugins: Iterable[tuple[Text, Node | None]], root: Path) -> SiteFacts:
    """What a settings file says of its site.

    Args:
        tree: the file.
        plugins: the plugins it lists, each with its settings.
        root: the folder of the file.
    """
    theme = tree.get("theme")
    custom_dir = _text(theme, "custom_dir")
    is_offline = any(_is_on(block) for name, block in plugins if name.text in _OFFLINE)
    return SiteFacts(
        use_directory_urls=not is_offline and not _is_false(_text(tree, "use_directory_urls")),
        custom_dir=Path(os.path.normpath(root / custom_dir)) if custom_dir else None,
        repo_url=_text(tree, "repo_url"),
        edit_uri=_text(tree, "edit_uri"),
        edit_uri_template=_text(tree, "edit_uri_template"),
        excluded=(_text(tree, "exclude_docs") or "", _text(tree, "draft_docs") or ""),
    )


def language_of(tree: Table) -> str:
    """The language of the site: Material's ``language``, else the ``locale`` of other themes."""
    theme = tree.get("theme")
    locale = (_text(theme, "locale") or "").replace("_", "-").partition("-")[0]
    return _text(theme, "language") or locale or "en"


def _is_on(block: Node | None) -> bool:
    return not _is_false(_text(block, "enabled"))


def _is_false(text: str | None) -> bool:
    return text is not None and text.lower() in _FALSE


def _text(tree: Node | None, name: str) -> str | None:
    node = tree.get(name) if isinstance(tree, Table) else None
    if not isinstance(node, Text) or node.tag is not None or node.is_nothing:
        return None
    return node.text
