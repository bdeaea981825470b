"""What a host would tell, told without one: as MkDocs would tell it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_markdown_title
from mkdocs.utils.meta import get_data

from mkdocs_okr.generate.host import edit_url, options_of, page_title
from mkdocs_okr.reading.settings_file import SettingsFile, read_settings_file

TITLES = {
    "a heading": "# Home\n",
    "below empty lines": "\n\n#  Home of all\n\nText.\n",
    "no heading first": "Text.\n\n# Home\n",
    "a lower heading": "## Home\n",
    "front matter": "---\ntitle: How we work\n---\n# Home\n",
    "front matter without a title": "---\ntags: [a]\n---\n\n# Home\n",
    "front matter that is empty": "---\ntitle:\n---\n# Home\n",
    "front matter ended by dots": "---\ntitle: 'How: we work'\n...\n# Home\n",
    "a rule": "---\n\n# Home\n",
    "Windows": "---\r\ntitle: How\r\n---\r\n# Home\r\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", TITLES.values(), ids=TITLES)
def test_a_page_has_the_title_that_the_plugin_finds(text: str) -> None:
    markdown, meta = get_data(text.replace("\r\n", "\n"))
    title = meta.get("title") or get_markdown_title(markdown)
    assert page_title(text) == title


def settings(folder: Path, text: str, name: str = "mkdocs.yml") -> SettingsFile:
    (folder / "docs").mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return read_settings_file(folder / name)


EDIT = {
    "no way to edit": "repo_url: https://code.example/handbook",
    "a folder": "repo_url: https://code.example/handbook\nedit_uri: edit/main/docs/",
    "without a slash": "repo_url: https://code.example/handbook/\nedit_uri: edit/main/docs",
    "from the top": "repo_url: https://code.example/a/b\nedit_uri: /edit/",
    "elsewhere": "repo_url: https://code.example/a\nedit_uri: https://edit.example/docs/",
    "a query": "repo_url: https://code.example/a\nedit_uri: ?query=docs/",
    "GitHub": "repo_url: https://github.com/agency/handbook",
    "GitLab": "repo_url: https://gitlab.com/agency/handbook",
    "Bitbucket": "repo_url: https://bitbucket.org/agency/handbook/",
    "switched off": "repo_url: https://github.com/agency/handbook\nedit_uri: ''",
    "a template": "repo_url: https://code.example/a\nedit_uri_template: '{path}?of={path_noext}'",
}


@pytest.mark.parametrize("text", EDIT.values(), ids=EDIT)
def test_a_file_is_edited_where_mkdocs_leads(tmp_path: Path, text: str) -> None:
    text = f"site_name: H\nplugins: []\n{text}\n"
    found = edit_url(settings(tmp_path, text), "docs/a/page.md")
    (tmp_path / "docs/a").mkdir()
    (tmp_path / "docs/a/page.md").write_text("# Page\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    file = File("a/page.md", config.docs_dir, config.site_dir, True)
    assert found == Page(None, file, config).edit_url


def test_files_beside_the_pages_are_edited_there(tmp_path: Path) -> None:
    text = "site_name: H\nrepo_url: https://code.example/h\nedit_uri: edit/main/docs/\n"
    found = edit_url(settings(tmp_path, text), "okrs/team/2026.md")
    assert found == "https://code.example/h/edit/main/okrs/team/2026.md"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("use_directory_urls: true", True),
        ("use_directory_urls: false", False),
        ("use_directory_urls: no", False),
        ("plugins: [search, offline]", False),
        ("plugins: [material/offline]", False),
        ("plugins: [{offline: {enabled: false}}]", True),
        ("plugins: [{offline: {enabled: !ENV [OFFLINE, false]}}]", True),
    ],
)
def test_addresses_are_as_the_host_makes_them(tmp_path: Path, text: str, expected: bool) -> None:
    options = options_of(settings(tmp_path, f"site_name: H\n{text}\n"))
    assert options.use_directory_urls is expected


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("material", "en"),
        ("{name: material, language: nn}", "nn"),
        ("{name: mkdocs, locale: nb_NO}", "nb"),
        ("{name: readthedocs, locale: nn}", "nn"),
    ],
)
def test_the_language_is_that_of_the_theme(tmp_path: Path, theme: str, expected: str) -> None:
    assert options_of(settings(tmp_path, f"site_name: H\ntheme: {theme}\n")).language == expected


def test_zensicals_settings_say_the_same(tmp_path: Path) -> None:
    text = (
        "[project]\nsite_name = 'H'\nsite_url = 'https://h.example/a/'\ndocs_dir = 'pages'\n"
        "use_directory_urls = false\n[project.theme]\nlanguage = 'nb'\ncustom_dir = 'over'\n"
        "[project.plugins.okr]\nurl = 'goals'\n"
    )
    options = options_of(settings(tmp_path, text, "zensical.toml"))
    assert (options.url, options.language, options.docs_dir) == ("goals", "nb", "pages")
    assert (options.site_url, options.use_directory_urls) == ("https://h.example/a/", False)
    assert options.template_dirs == (tmp_path / "over",)
