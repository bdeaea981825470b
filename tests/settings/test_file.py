"""Where the settings file is, and what else may stand in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_okr.reading.settings_file import (
    SettingsFile,
    check_okrs_dir,
    check_rule_names,
    find_settings_file,
    read_settings_file,
    settings_from_mapping,
)
from mkdocs_okr.settings import Settings, SettingsError

Read = Callable[..., SettingsFile]


class TestTheBlock:
    @pytest.mark.parametrize(
        ("plugins", "has_plugin"),
        [
            ("[search, okr]", True),
            ("[search, /okr]", True),
            ("[search]", False),
            ("[]", False),
            ("{search: {}, okr: {}}", True),
            ("{search: {}, okr: }", True),
            ("[{okr: {}}]", True),
            ("[{okr: }]", True),
            ("[{group: {enabled: true, plugins: [okr]}}]", True),
            ("[okra]", False),
        ],
    )
    def test_is_listed(self, read: Read, plugins: str, has_plugin: bool) -> None:
        found = read(f"site_name: A site\nplugins: {plugins}\n")
        assert (found.has_plugin, found.settings) == (has_plugin, Settings())

    def test_is_read_in_either_form(self, read: Read) -> None:
        assert read("plugins: [{okr: {url: goals}}]").settings.url == "goals"
        assert read("plugins: {okr: {url: goals}}").settings.url == "goals"

    def test_must_be_a_mapping(self, read: Read) -> None:
        with pytest.raises(SettingsError, match='the plugin "okr" are no mapping') as raised:
            read("plugins:\n  - okr: okrs\n")
        assert str(raised.value).startswith("mkdocs.yml:2:10: ")

    def test_an_empty_file_has_none(self, read: Read) -> None:
        assert not read("").has_plugin
        assert not read("# nothing yet\n").has_plugin


class TestTheSite:
    def test_what_is_read_of_it(self, read: Read, tmp_path: Path) -> None:
        found = read("""
            site_name: Håndboka
            site_url: https://example.com/
            docs_dir: pages
            theme: {name: material, language: nb}
        """)
        assert found.root == tmp_path
        assert found.path == tmp_path / "mkdocs.yml"
        assert found.docs_dir == tmp_path / "pages"
        assert (found.language, found.site_name) == ("nb", "Håndboka")
        assert found.site_url == "https://example.com/"

    def test_defaults(self, read: Read, tmp_path: Path) -> None:
        found = read("theme: material\n")
        assert found.docs_dir == tmp_path / "docs"
        assert (found.language, found.site_name, found.site_url) == ("en", "", None)


class TestWhatMkdocsAllows:
    def test_foreign_tags_are_passed_over(self, read: Read) -> None:
        found = read("""
            markdown_extensions:
              - pymdownx.emoji:
                  emoji_index: !!python/name:material.extensions.emoji.twemoji
              - toc:
                  slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
              - pymdownx.snippets: {base_path: !relative $config_dir}
            plugins: [{okr: {url: goals}}]
        """)
        assert found.settings.url == "goals"

    def test_anchors_and_merge_keys_work(self, read: Read) -> None:
        found = read("""
            x-common: &common {url: goals, teams_in_nav: 9}
            x-name: &name A site
            site_name: *name
            plugins:
              - okr:
                  <<: *common
                  teams_in_nav: 7
        """)
        assert found.site_name == "A site"
        assert (found.settings.url, found.settings.teams_in_nav) == ("goals", 7)

    @pytest.mark.parametrize(
        ("written", "environment", "url"),
        [
            ("!ENV OKR_URL", {"OKR_URL": "goals"}, "goals"),
            ("!ENV OKR_URL", {}, "okr"),
            ("!ENV [OKR_URL, OKR_ADDRESS, aims]", {"OKR_ADDRESS": "goals"}, "goals"),
            ("!ENV [OKR_URL, OKR_ADDRESS, aims]", {}, "aims"),
            ("!ENV [OKR_URL]", {"OKR_URL": "goals"}, "goals"),
        ],
    )
    def test_env_is_evaluated(
        self,
        read: Read,
        monkeypatch: pytest.MonkeyPatch,
        written: str,
        environment: dict[str, str],
        url: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert read(f"plugins: [{{okr: {{url: {written}}}}}]").settings.url == url

    def test_a_wrong_value_from_env_has_a_place(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OKR_TODAY", "soon")
        with pytest.raises(
            SettingsError, match='setting "today" takes a date, not "soon"'
        ) as raised:
            read("plugins:\n  - okr:\n      today: !ENV OKR_TODAY\n")
        assert str(raised.value).startswith("mkdocs.yml:3:14: ")


class TestInherit:
    def test_mappings_are_merged_and_lists_replaced(
        self, read: Read, write: Callable[..., Path]
    ) -> None:
        write(
            """
            site_name: Base
            docs_dir: pages
            theme: {name: material, language: nb}
            plugins:
              okr: {url: base, teams_in_nav: 9, leadership: [a, b]}
            """,
            "base.yml",
        )
        found = read(
            """
            INHERIT: ../base.yml
            site_name: Mine
            plugins:
              okr: {url: mine, leadership: [c]}
            """,
            "site/mkdocs.yml",
        )
        assert (found.site_name, found.language) == ("Mine", "nb")
        assert found.docs_dir == found.root / "pages"
        assert found.settings == Settings(url="mine", teams_in_nav=9, leadership=("c",))

    def test_a_list_of_plugins_replaces_a_list(
        self, read: Read, write: Callable[..., Path]
    ) -> None:
        write("plugins: [{okr: {url: base}}]", "base.yml")
        assert not read("INHERIT: base.yml\nplugins: [search]\n").has_plugin

    def test_a_mistake_is_placed_in_the_file_it_is_in(
        self, read: Read, write: Callable[..., Path]
    ) -> None:
        write("plugins:\n  okr:\n    year_starts: 13\n", "base.yml")
        with pytest.raises(SettingsError) as raised:
            read("INHERIT: ../base.yml\nplugins: {okr: {url: goals}}\n", "site/mkdocs.yml")
        assert raised.value.place is not None
        assert (raised.value.place.file, raised.value.place.line) == ("../base.yml", 3)

    @pytest.mark.parametrize(
        ("base", "said"),
        [
            (None, 'mkdocs.yml:1:10: the file to inherit from, "base.yml", does not exist'),
            (
                "INHERIT: mkdocs.yml\n",
                "base.yml:1:10: the settings files inherit from each other in a circle",
            ),
            ("a: [", "base.yml:2:1: the settings file is not valid YAML: "),
        ],
    )
    def test_what_cannot_be_inherited(
        self, read: Read, write: Callable[..., Path], base: str | None, said: str
    ) -> None:
        if base is not None:
            write(base + "\n", "base.yml")
        with pytest.raises(SettingsError) as raised:
            read("INHERIT: base.yml\n")
        assert str(raised.value).startswith(said)


class TestZensical:
    def test_is_read(self, read: Read) -> None:
        found = read(
            """
            [project]
            site_name = "Håndboka"
            docs_dir = "pages"

            [project.theme]
            language = "nn"

            [project.plugins.okr]
            leadership = ["lederlaget"]
            today = 2026-10-01
            objectives_per_set = [1, 4]
            thresholds.stretch = 0.6
            rules = { OKR208 = "off", objective-count = "warning" }

            [project.plugins.okr.fields.objective]
            budget_line = "text"
            """,
            "zensical.toml",
        )
        assert (found.site_name, found.language) == ("Håndboka", "nn")
        assert found.settings.file == "zensical.toml"
        assert replace(found.settings, file="mkdocs.yml") == settings_from_mapping(
            {
                "leadership": "lederlaget",
                "today": "2026-10-01",
                "objectives_per_set": [1, 4],
                "thresholds": {"stretch": "0.6"},
                "rules": {"OKR208": "off", "objective-count": "warning"},
                "fields": {"objective": {"budget_line": "text"}},
            }
        )

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ('url = "a b"', '5:7: setting "url" takes an address'),
            ("objectives_per_set = [\n  1,\n  'x' ]", '7:3: setting "objectives_per_set" takes a'),
            ("rules = { a = 'on' }", '5:15: rule "a" is set to "on"'),
            ("rules.a = 'on'", '5:11: rule "a" is set to "on"'),
            ('"chekin_every" = 1', '5:1: unknown setting "chekin_every"'),
            ("thresholds.stretch = 7.5", '5:22: threshold "stretch" is a number'),
            ("[project.plugins.okr.rules]\na = 'on'", '6:5: rule "a" is set to "on"'),
            ("fields.set = {a = '''\n''', b = 'x'}", '6:10: setting "fields: set: b" takes'),
            ("url = ", "5:7: the settings file is not valid TOML: invalid value"),
        ],
    )
    def test_mistakes_have_places(self, read: Read, lines: str, said: str) -> None:
        with pytest.raises(SettingsError) as raised:
            read(
                f"[project]\n# [x]\nnav = [['a'], {{b = 'c'}}]\n[project.plugins.okr]\n{lines}\n",
                "zensical.toml",
            )
        told = [str(each) for each in (raised.value, *raised.value.others)]
        assert any(each.startswith(f"zensical.toml:{said}") for each in told), told


class TestFinding:
    @pytest.mark.parametrize(
        ("there", "found"),
        [
            (["mkdocs.yml"], "mkdocs.yml"),
            (["mkdocs.yaml"], "mkdocs.yaml"),
            (["properdocs.yml"], "properdocs.yml"),
            (["zensical.toml"], "zensical.toml"),
            (["mkdocs.yml", "docs/mkdocs.yml"], "docs/mkdocs.yml"),
        ],
    )
    def test_upwards_from_a_folder(
        self, write: Callable[..., Path], tmp_path: Path, there: list[str], found: str
    ) -> None:
        for name in there:
            write("", name)
        folder = tmp_path / "docs" / "deep"
        folder.mkdir(parents=True)
        assert find_settings_file(folder) == tmp_path / found

    def test_of_several_the_one_with_the_plugin(
        self, write: Callable[..., Path], tmp_path: Path
    ) -> None:
        write("site_name: Old", "mkdocs.yml")
        write("[project.plugins.okr]", "zensical.toml")
        assert find_settings_file(tmp_path) == tmp_path / "zensical.toml"

    def test_there_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(
            SettingsError, match=r"^there is no mkdocs\.yml in .* or a folder above it; run okr"
        ):
            find_settings_file(tmp_path)


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"a: [1\nb: 2\n", "mkdocs.yml:2:2: the settings file is not valid YAML: "),
            (b"a: b: c\n", "mkdocs.yml:1:5: the settings file is not valid YAML: "),
            (b"a: 1\n---\nb: 2\n", "mkdocs.yml:2:1: a settings file is one YAML document"),
            (b"a: 1\nb: \xff\n", "mkdocs.yml:2:1: the settings file is not in UTF-8"),
            (b"a: \x00\n", "mkdocs.yml:1:1: the settings file is not valid YAML: "),
            (b"- a\n- b\n", "mkdocs.yml:1:1: the settings file holds no settings"),
            (b"a: *nothing\n", 'mkdocs.yml:1:4: the alias "*nothing" refers to nothing'),
            (b"a: &b {c: *b}\n", 'mkdocs.yml:1:11: the alias "*b" refers to nothing'),
            (b"[" * 90_000, "mkdocs.yml:1:66: the settings file is nested more than 64 levels"),
            (b"#" * 1_100_000, "mkdocs.yml:1:1: the settings file is larger than 1 MiB"),
            (b"a: !ENV {b: c}\n", "mkdocs.yml:1:4: !ENV takes the name of a variable"),
        ],
    )
    def test_is_said_in_one_sentence(self, tmp_path: Path, content: bytes, said: str) -> None:
        path = tmp_path / "mkdocs.yml"
        path.write_bytes(content)
        with pytest.raises(SettingsError) as raised:
            read_settings_file(path)
        assert str(raised.value).startswith(said)
        assert "\n" not in str(raised.value)

    def test_a_bom_and_crlf_are_fine(self, tmp_path: Path) -> None:
        path = tmp_path / "mkdocs.yml"
        path.write_bytes(b"\xef\xbb\xbfplugins:\r\n- okr:\r\n    url: goals\r\n")
        assert read_settings_file(path).settings.url == "goals"

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(
            SettingsError,
            match=r"^the settings file mkdocs\.yml cannot be read \(no such file or directory\)$",
        ):
            read_settings_file(tmp_path / "mkdocs.yml")


class TestWithoutAFile:
    def test_python_values_are_taken_as_what_was_written(self) -> None:
        assert settings_from_mapping(
            {"rules": {"OKR208": False}, "checkin_every": 14, "thresholds": {"stretch": 0.6}}
        ) == settings_from_mapping(
            {"rules": {"OKR208": "off"}, "checkin_every": "14", "thresholds": {"stretch": "0.6"}}
        )

    def test_mistakes_have_no_place(self) -> None:
        with pytest.raises(SettingsError) as raised:
            settings_from_mapping({"url": 1, "today": 1})
        assert raised.value.place is None
        assert str(raised.value) == 'setting "today" takes a date, not "1"; write it as 2026-10-12'


class TestWhatIsNotThere:
    def test_unknown_rules_are_told_with_their_places(self, read: Read) -> None:
        found = read("plugins:\n  - okr:\n      rules: {OKR9: off, OKR2: off, nix: off}\n")
        with pytest.raises(SettingsError) as raised:
            check_rule_names(found, [("OKR9", "OKR0"), ("nix", None)])
        assert [str(each) for each in (raised.value, *raised.value.others)] == [
            'mkdocs.yml:3:15: there is no rule "OKR9"; did you mean OKR0?',
            'mkdocs.yml:3:37: there is no rule "nix"; okr explain lists the rules',
        ]
        check_rule_names(found, [])

    def test_the_folder_of_okrs(self, read: Read, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as raised:
            check_okrs_dir(read("plugins: [okr]\n"))
        assert str(raised.value) == (
            'there is no folder "okrs" beside mkdocs.yml; '
            "create it, or name another with the setting okrs_dir"
        )
        found = read("plugins:\n  - okr: {okrs_dir: goals}\n")
        with pytest.raises(SettingsError, match='there is no folder "goals"') as raised:
            check_okrs_dir(found)
        assert str(raised.value).startswith("mkdocs.yml:2:21: ")
        (tmp_path / "goals").mkdir()
        check_okrs_dir(found)
