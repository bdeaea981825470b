"""The parser that YAML events come from: libyaml's, or PyYAML's own where it was built without."""

from __future__ import annotations

from typing import Any, Protocol

__all__ = ["EventParser"]


class _Parser(Protocol):
    """Gives one event after the other, None behind the last."""

    def __init__(self, stream: str) -> None: ...

    def get_event(self) -> Any:
        """The next event; raises `yaml.YAMLError` where the text is no YAML."""


EventParser: type[_Parser]

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _PureParser(Reader, Scanner, Parser):
        """Slower, and to the same effect."""

        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)

    EventParser = _PureParser
else:
    EventParser = CParser
