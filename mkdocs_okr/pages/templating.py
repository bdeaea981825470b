"""The templates: the site's own before ours, with all text made safe in one place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from mkdocs_okr.findings import Place
from mkdocs_okr.pages import text
from mkdocs_okr.settings import SettingsError

__all__ = ["fault_in_template", "templates_in"]


class _Generator(CodeGenerator):
    """Escapes what is printed once: `text.finish` has made it safe, so that Jinja need not look at
    the same text again, hundreds of times on a page."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("(")
        if finalize.src is not None:
            self.write(finalize.src)


class _Environment(Environment):
    code_generator_class = _Generator


def templates_in(folders: Sequence[Path]) -> Environment:
    """The templates.

    Args:
        folders: where the site may have some of its own.
    """
    environment = _Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("mkdocs_okr")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=text.finish,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["block"] = text.block
    environment.filters["heading"] = text.heading
    return environment


def fault_in_template(error: TemplateError, name: str) -> SettingsError:
    """What is wrong with a template of the site's own, with its place.

    Args:
        error: as Jinja raised it.
        name: of the template that was asked for; the fault may lie in a part of it.
    """
    file, line = name, 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or error.name or name, error.lineno
    else:
        # Jinja has put the templates' own lines into the traceback.
        for frame, number in walk_tb(error.__traceback__):
            if frame.f_code.co_filename.endswith(".html"):
                file, line = frame.f_code.co_filename, number
    if isinstance(error, TemplateNotFound):
        sentence = f"there is no template {error.name}"
    else:
        sentence = f"the template cannot be used: {error.message}"
    return SettingsError(sentence, Place(file, line, 1))
