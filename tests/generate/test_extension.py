"""The Markdown extension `okr`: OKRs in the pages of hosts that run no plugins."""

from __future__ import annotations

import pytest
from markdown import Markdown, markdown

from mkdocs_okr.generate.failure import GenerateError
from mkdocs_okr.generate.output import language_note
from tests.generate.conftest import Handbook


def rendered(text: str, page: str = "about/us.md", **settings: str) -> str:
    return markdown(text, extensions=["okr"], extension_configs={"okr": {"page": page, **settings}})


@pytest.mark.usefixtures("handbook")
class TestAPage:
    def test_a_directive_becomes_what_it_names(self) -> None:
        html = rendered("# Us\n\n<!-- okr/objective sign-in/quick -->\n\nText.\n")
        assert html.startswith('<h1>Us</h1>\n<div class="okr-widget">')
        assert html.endswith("</div>\n<p>Text.</p>")
        assert "Quick sign-in" in html

    def test_links_lead_from_the_page_to_the_section(self) -> None:
        text = "[quick](okr:sign-in/quick), <okr:sign-in>, <!-- okr/badge sign-in -->"
        html = rendered(text)
        # From file to file, of which the host makes addresses.
        assert '<a href="../okr/teams/sign-in/2026-Q4.md#okr-quick">quick</a>' in html
        assert '<a href="../okr/teams/sign-in/index.md">Sign-in</a>' in html
        assert '<a class="okr-badge" href="../okr/teams/sign-in/index.md">' in html
        assert '<img src="../okr/badges/sign-in.svg"' in html

    def test_links_to_okr_files_lead_to_the_pages_that_show_them(self) -> None:
        html = rendered(
            "[now](../../okrs/agency/sign-in/2026-Q4.md#x), "
            "[us](<../../okrs/agency/sign-in/index.md>)"
        )
        assert '<a href="../okr/teams/sign-in/2026-Q4.md#x">now</a>' in html
        assert '<a href="../okr/teams/sign-in/index.md">us</a>' in html
        assert rendered("[at]\n\n[at]: ../../okrs/agency/sign-in/\n") == (
            '<p><a href="../okr/teams/sign-in/index.md">at</a></p>'
        )

    def test_other_links_stay(self) -> None:
        text = (
            "[a](../index.md), [b](okrs.md), [c](https://a.example/okrs/agency/sign-in/2026-Q4.md)"
        )
        assert rendered(text) == markdown(text)

    def test_it_works_in_lists(self) -> None:
        html = rendered("- One\n\n    <!-- okr/team sign-in -->\n")
        assert "<li>\n<p>One</p>\n<div" in html
        assert "<p><div" not in html

    @pytest.mark.parametrize(
        "text",
        [
            "```\n<!-- okr/team sign-in -->\n```",
            "    <!-- okr/team sign-in -->",
            "`<!-- okr/team sign-in -->`",
        ],
    )
    def test_code_stays(self, text: str) -> None:
        html = markdown(
            text,
            extensions=["fenced_code", "okr"],
            extension_configs={"okr": {"page": "us.md"}},
        )
        assert "&lt;!-- okr/team sign-in --&gt;" in html

    @pytest.mark.parametrize("text", ["<!-- okr/team nobody -->", "<!-- okr/nonsense -->"])
    def test_what_leads_nowhere_stays_for_okr_check_to_tell(self, text: str) -> None:
        assert rendered(text) == text

    def test_without_its_page_nothing_is_guessed(self) -> None:
        assert rendered("<!-- okr/team sign-in -->", page="") == "<!-- okr/team sign-in -->"

    def test_the_language_of_a_page_is_said(self) -> None:
        html = rendered("# Mål\n\nTekst.\n" + language_note("nb"))
        assert html == '<div lang="nb">\n<h1>Mål</h1>\n<p>Tekst.</p>\n</div>'

    def test_one_page_does_not_speak_for_the_next(self) -> None:
        shared = Markdown(extensions=["okr"])
        assert 'lang="nb"' in shared.convert("Tekst.\n" + language_note("nb"))
        assert shared.convert("Text.") == "<p>Text.</p>"


class _Zensical:
    """What Zensical keeps for extensions under a name of its own."""

    def __init__(self, page: str, config: dict[str, str]) -> None:
        self.page = type("Page", (), {"path": page})
        self.config = config

    def run(self, lines: list[str]) -> list[str]:
        return lines


def zensical(text: str, page: str, config: dict[str, str]) -> str:
    """A page as Zensical renders it: with extensions that are made anew for each."""
    md = Markdown(extensions=["okr"])
    md.preprocessors.register(_Zensical(page, config), "rendering_context", 0)
    return md.convert(text)


def test_a_build_without_the_section_fails(handbook: Handbook) -> None:
    with pytest.raises(GenerateError) as caught:
        zensical("<!-- okr/team sign-in -->", "a.md", {"root_dir": str(handbook.root)})
    assert str(caught.value) == (
        "there is no OKR section in docs/okr; run okr generate before the build"
    )


def test_the_okrs_are_read_once_a_build(generated: Handbook) -> None:
    handbook = generated
    text, config = "<!-- okr/objective sign-in/quick -->", {"root_dir": str(handbook.root)}
    first = zensical(text, "a.md", config)
    assert "Quick sign-in" in first
    handbook.replace("okrs/agency/sign-in/2026-Q4.md", "title: Quick sign-in", "title: Faster")
    assert zensical(text, "a.md", config) == first
    assert "Quick sign-in" in zensical(text, "b/c.md", config)
    # A host that has noticed a change reads its own settings anew.
    assert "Faster" in zensical(text, "a.md", {"root_dir": str(handbook.root)})


def test_the_settings_file_may_be_named(
    handbook: Handbook, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    file = str(handbook.root / "mkdocs.yml")
    assert "okr-widget" in rendered("<!-- okr/team sign-in -->", config_file=file)


def test_wrong_settings_are_told_in_a_sentence(handbook: Handbook) -> None:
    handbook.replace("mkdocs.yml", "leadership: agency", "leadership: agency\n      okr_dir: a")
    with pytest.raises(GenerateError, match=r"^mkdocs\.yml:8:7: .*okr_dir"):
        rendered("<!-- okr/team sign-in -->")


def test_a_page_without_okrs_needs_no_settings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    assert rendered("An okr page.") == "<p>An okr page.</p>"
