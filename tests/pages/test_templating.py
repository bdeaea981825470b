"""Templates: all text is made safe, once, whatever way it takes through a template."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from mkdocs_okr.pages.templating import templates_in


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ text }}", "&lt;b&gt; &amp; {"),
        ("{{ markup }}", "<i>&amp;</i>"),
        ("{{ number }}{{ '<' }}", "3&lt;"),
        ("{{ text ~ markup }}", "&lt;b&gt; &amp; {<i>&amp;</i>"),
        ("{{ [text, markup]|join(' <u> ') }}", "&lt;b&gt; &amp; { &lt;u&gt; <i>&amp;</i>"),
        ("{% set kept %}{{ text }}{% endset %}{{ kept }}", "&lt;b&gt; &amp; {"),
        ("{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m(text) }}", "<p>&lt;b&gt; &amp; {</p>"),
        (
            "{% filter block %}<p>\n\n  {{ text }}\n</p>{% endfilter %}",
            "<p> &lt;b&gt; &amp; { </p>",
        ),
    ],
)
def test_text_is_escaped_once_and_markup_never(tmp_path: Path, template: str, printed: str) -> None:
    (tmp_path / "own.html").write_text(template, encoding="utf-8")
    values = {"text": "<b> & {", "markup": Markup("<i>&amp;</i>"), "number": 3}
    made = templates_in([tmp_path]).get_template("own.html").render(values)
    # Of a text that the template joins to others, only the block around it takes the braces.
    assert made.replace("{", "&#123;") == printed.replace("{", "&#123;")


def test_a_misspelt_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("{{ txet }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        templates_in([tmp_path]).get_template("own.html").render(text="")


def test_the_sites_own_templates_come_before_ours(tmp_path: Path) -> None:
    (tmp_path / "okr").mkdir()
    (tmp_path / "okr" / "_status.html").write_text("Ours", encoding="utf-8")
    templates = templates_in([tmp_path])
    assert templates.get_template("okr/_status.html").render() == "Ours"
    assert templates.get_template("okr/_objective.html").filename is not None
