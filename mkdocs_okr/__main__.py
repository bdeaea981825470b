"""``python -m mkdocs_okr`` is the command ``okr``."""

from mkdocs_okr.cli import main

if __name__ == "__main__":
    main()
