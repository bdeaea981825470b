"""Our block in a settings file: wherever the plugin may be listed."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_okr.reading.settings_tree import Items, Node, Table, Text
from mkdocs_okr.settings import SettingsError

__all__ = ["listed", "plugin_block"]

_PLUGIN = ("okr", "/okr")
_GROUPS = ("group", "/group", "material/group")


def plugin_block(tree: Table) -> Table | None:
    """The plugin's block, empty where it is listed by its name alone; None where it is not.

    Raises:
        SettingsError: it is no mapping, or the plugin is listed twice.
    """
    plugins = tree.get("plugins")
    found = [(key, value) for key, value in listed(plugins) if key.text in _PLUGIN]
    if len(found) > 1 and isinstance(plugins, Items):
        raise SettingsError(
            'the plugin "okr" is listed twice', found[1][0].place, "keep one of the two"
        )
    for key, value in found[-1:]:  # in a mapping the last one counts
        if value is None or (isinstance(value, Text) and value.is_nothing):
            return Table((), key.place)
        if not isinstance(value, Table):
            raise SettingsError(
                'the settings of the plugin "okr" are no mapping',
                value.place,
                "write a setting and its value, such as okrs_dir: okrs",
            )
        return value
    for key, value in listed(plugins):
        if key.text in _GROUPS and isinstance(value, Table):
            block = plugin_block(value)
            if block is not None:
                return block
    return None


def listed(plugins: Node | None) -> Iterator[tuple[Text, Node | None]]:
    """The plugins of a list or mapping, each with its settings, if any."""
    if isinstance(plugins, Table):
        yield from plugins.flat()
    elif isinstance(plugins, Items):
        for item in plugins.items:
            if isinstance(item, Text):
                yield item, None
            elif isinstance(item, Table):
                yield from item.flat()
