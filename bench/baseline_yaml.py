"""The other side of the comparison: the same front matter through a bare ``yaml.load``.

``python -m bench.baseline_yaml DIR`` reads every Markdown file below the folder, splits its front
matter off by hand and loads it with libyaml's `CSafeLoader`. Nothing is checked and nothing is
kept.
"""

from __future__ import annotations

import os
import sys

import yaml

__all__ = ["load_all"]


def load_all(folder: str) -> int:
    """Load the front matter of all Markdown files below the folder; how many there were."""
    loaded = 0
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".md"):
                with open(os.path.join(path, name), encoding="utf-8") as file:
                    text = file.read()
                _, front_matter, _ = text.split("---\n", 2)
                yaml.load(front_matter, yaml.CSafeLoader)
                loaded += 1
    return loaded


if __name__ == "__main__":
    print(load_all(sys.argv[1]))
