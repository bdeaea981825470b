"""mkdocs-minify-plugin: pages and our style sheet get smaller and say the same."""

from __future__ import annotations

from pathlib import Path

from ..site.conftest import Site
from .handbooks import OKR, OUR_ADDRESSES, SEARCH, assert_as_written, both_orders, built, needs

needs("mkdocs_minify_plugin")

MINIFY = """\
- minify:
    minify_html: true
    minify_css: true
    css_files: [okr/assets/okr.css]
    htmlmin_opts: {remove_comments: true}
"""


@both_orders(MINIFY)
def test_the_same_is_said_in_fewer_letters(site: Site, plugins: list[str], tmp_path: Path) -> None:
    plain = built(Site(tmp_path / "plain"), [SEARCH, OKR])
    small = built(Site(tmp_path / "small"), plugins)
    for address in ("", "more/", *OUR_ADDRESSES):
        assert small.page(address).article == plain.page(address).article, address
        assert len(small.text(f"{address}index.html")) < len(plain.text(f"{address}index.html"))
    assert_as_written(small)


@both_orders(MINIFY)
def test_the_style_sheet_is_ours_and_every_page_asks_for_it(site: Site, plugins: list[str]) -> None:
    built(site, plugins)
    style = site.text("okr/assets/okr.min.css")
    assert ".okr-obj" in style
    assert "/*" not in style
    for address in ("", "more/", *OUR_ADDRESSES):
        sheets = [each.get("href", "") for each in site.page(address).all("link")]
        assert any(each.endswith("assets/okr.min.css") for each in sheets), address
