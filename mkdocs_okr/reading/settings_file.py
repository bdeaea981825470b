"""The settings file: where it is, and what it says to us.

The plugin and the command line read it here, so that they cannot disagree. MkDocs is not needed for
it: `mkdocs.yml` is read with what MkDocs allows in it (``!ENV``, ``INHERIT``, anchors, foreign
tags), and only our own block strictly.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_okr.findings import Place
from mkdocs_okr.reading.plugin_block import listed, plugin_block
from mkdocs_okr.reading.settings_schema import BlockReader
from mkdocs_okr.reading.settings_tree import Table, Text, from_plain, parse_yaml
from mkdocs_okr.reading.site_facts import SiteFacts, language_of, site_facts
from mkdocs_okr.settings import Settings, SettingsError

__all__ = [
    "SETTINGS_FILES",
    "SettingsFile",
    "check_okrs_dir",
    "check_rule_names",
    "find_settings_file",
    "read_settings_file",
    "settings_from_mapping",
]

SETTINGS_FILES = (
    "mkdocs.yml",
    "mkdocs.yaml",
    "properdocs.yml",
    "properdocs.yaml",
    "zensical.toml",
)
"""What a settings file may be called. Of several in a folder, the first that lists the plugin."""

_MERGED = ("plugins", "theme")
_DEEPEST_MERGE = 8
_LONGEST_LINE_OF_PARENTS = 16


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What the settings file says.

    Attributes:
        path: the file.
        root: its folder; paths in findings are relative to it.
        settings: our own settings, defaults where none are given.
        has_plugin: whether the file lists the plugin at all.
        docs_dir: the folder of the handbook's pages.
        language: of the theme, such as ``nb``; ``en`` if none is given.
        site_name: the site's name, or an empty text.
        site_url: its address, or None.
        site: what else it says of the site.
        rule_names: every rule the settings name, and where; see `check_rule_names`.
        okrs_dir_place: where the folder of the OKR files is set, or None.
        baseline_place: where the baseline file is set, or None.
    """

    path: Path
    root: Path
    settings: Settings
    has_plugin: bool
    docs_dir: Path
    language: str = "en"
    site_name: str = ""
    site_url: str | None = None
    site: SiteFacts = field(default_factory=SiteFacts)
    rule_names: tuple[tuple[str, Place], ...] = ()
    okrs_dir_place: Place | None = None
    baseline_place: Place | None = None


def find_settings_file(start: Path) -> Path:
    """The settings file nearest to a folder: in it, or in a folder above it.

    Raises:
        SettingsError: if there is none, or the one in question cannot be read.
    """
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        found = [path for name in SETTINGS_FILES if (path := folder / name).is_file()]
        if len(found) > 1:
            found = [
                path for path in found if plugin_block(_load(path, folder)) is not None
            ] + found
        if found:
            return found[0]
    raise SettingsError(
        f"there is no mkdocs.yml in {start} or a folder above it",
        help="run okr in the folder of the site, or name the file with --config-file",
    )


def read_settings_file(path: Path) -> SettingsFile:
    """What a settings file says, with what it inherits from other files.

    Raises:
        SettingsError: if it cannot be read, or a setting of ours is wrong; further wrong settings
            are its `others`.
    """
    path = Path(os.path.abspath(path))
    root = path.parent
    tree = _load(path, root)
    block = plugin_block(tree)
    reader = BlockReader()
    settings = reader.read(block) if block is not None else Settings()
    settings = replace(settings, file=path.name)
    _raise_all(reader)
    okrs_dir = block.get("okrs_dir") if block is not None else None
    baseline = block.get("baseline") if block is not None else None
    return SettingsFile(
        path=path,
        root=root,
        settings=settings,
        has_plugin=block is not None,
        docs_dir=Path(os.path.normpath(root / (_text(tree, "docs_dir") or "docs"))),
        language=language_of(tree),
        site_name=_text(tree, "site_name") or "",
        site_url=_text(tree, "site_url"),
        site=site_facts(tree, listed(tree.get("plugins")), root),
        rule_names=tuple(reader.rule_names),
        okrs_dir_place=okrs_dir.place if okrs_dir is not None else None,
        baseline_place=baseline.place if baseline is not None else None,
    )


def settings_from_mapping(options: Mapping[str, object]) -> Settings:
    """The settings of a host that is set up without a file.

    Args:
        options: the plugin's block, as the host hands it over.

    Raises:
        SettingsError: if a setting is wrong; it has no place.
    """
    block = from_plain(options, {})
    assert isinstance(block, Table)
    reader = BlockReader()
    settings = reader.read(block)
    _raise_all(reader)
    return settings


def check_rule_names(
    settings_file: SettingsFile, unknown: Iterable[tuple[str, str | None]]
) -> None:
    """Complain of rules that the settings name and that do not exist.

    Args:
        settings_file: the settings.
        unknown: what `mkdocs_okr.rules.catalogue.unknown_rules` says of them: names as written,
            each with what was most likely meant, or None.

    Raises:
        SettingsError: if there is any.
    """
    places = dict(reversed(settings_file.rule_names))
    _raise(
        [
            SettingsError(
                f'there is no rule "{name}"',
                places.get(name),
                f"did you mean {meant}?" if meant else "okr explain lists the rules",
            )
            for name, meant in unknown
        ]
    )


def check_okrs_dir(settings_file: SettingsFile) -> None:
    """Make sure that there is a folder of OKR files.

    Raises:
        SettingsError: if there is none, or it is that of the handbook's pages.
    """
    okrs_dir = settings_file.settings.okrs_dir
    folder = settings_file.root / okrs_dir
    docs_dir = os.path.realpath(settings_file.docs_dir)
    if Path(docs_dir).is_relative_to(os.path.realpath(folder)):
        raise SettingsError(
            f'"{okrs_dir}", where the OKRs should be, holds the pages of the handbook',
            settings_file.okrs_dir_place,
            "give the OKRs a folder of their own, beside the pages or among them",
        )
    if folder.is_dir():
        return
    if folder.exists():
        sentence = f'"{okrs_dir}", where the OKRs should be, is a file and no folder'
    else:
        where = "as seen from" if okrs_dir.startswith("../") else "beside"
        sentence = f'there is no folder "{okrs_dir}" {where} {settings_file.path.name}'
    raise SettingsError(
        sentence,
        settings_file.okrs_dir_place,
        "create it, or name another with the setting okrs_dir",
    )


def _raise_all(reader: BlockReader) -> None:
    _raise(reader.errors)


def _raise(errors: list[SettingsError]) -> None:
    if errors:
        first, *others = errors
        first.others = tuple(others)
        raise first


def _shown(path: Path, root: Path) -> str:
    """How a file is called in places: relative to the folder of the settings file."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _load(path: Path, root: Path, heirs: tuple[Path, ...] = ()) -> Table:
    """The tree of a file, merged into what it inherits."""
    shown = _shown(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SettingsError(f"the settings file {shown} cannot be read ({reason})") from None
    if path.suffix == ".toml":
        from mkdocs_okr.reading.settings_toml import parse_toml

        project = parse_toml(data, shown).get("project")
        return project if isinstance(project, Table) else Table((), Place(shown))
    tree = parse_yaml(data, shown)
    inherit = tree.get("INHERIT")
    if inherit is None:
        return tree
    if not isinstance(inherit, Text):
        raise SettingsError("INHERIT takes the path of one file", inherit.place)
    parent = Path(os.path.normpath(path.parent / inherit.text))
    heirs = (*heirs, path)
    if parent in heirs or len(heirs) > _LONGEST_LINE_OF_PARENTS:
        raise SettingsError("the settings files inherit from each other in a circle", inherit.place)
    if not parent.is_file():
        raise SettingsError(
            f'the file to inherit from, "{inherit.text}", does not exist', inherit.place
        )
    return _merged(_load(parent, root, heirs), tree)


def _merged(parent: Table, child: Table, depth: int = 0) -> Table:
    """Both tables in one, mappings merged and everything else replaced by the child's."""
    values = {key.text: (key, value) for key, value in parent.flat()}
    for key, value in child.flat():
        above = values.get(key.text, (key, None))[1]
        # Only what we read ourselves is merged deep: the rest of the file is none of our business.
        if (
            isinstance(above, Table)
            and isinstance(value, Table)
            and depth < _DEEPEST_MERGE
            and (depth or key.text in _MERGED)
        ):
            value = _merged(above, value, depth + 1)
        values[key.text] = (key, value)
    return replace(child, entries=tuple(values.values()))


def _text(tree: Table, name: str) -> str | None:
    node = tree.get(name)
    return node.text if isinstance(node, Text) and node.tag is None else None
