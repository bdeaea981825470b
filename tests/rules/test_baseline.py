"""The baseline: what is known is not told again, what is new is, and what is gone is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mkdocs_okr.findings import Place
from mkdocs_okr.model import Organisation
from mkdocs_okr.reading import read_organisation
from mkdocs_okr.reading.baseline_file import (
    Baseline,
    BaselineEntry,
    baseline_text,
    read_baseline,
)
from mkdocs_okr.reading.handbook import with_handbook
from mkdocs_okr.reading.places import Places
from mkdocs_okr.reading.settings_file import SettingsFile, read_settings_file
from mkdocs_okr.rules import check, check_with_baseline
from mkdocs_okr.rules.baseline import Compared, entries_for
from mkdocs_okr.settings import Settings, SettingsError
from tests.rules.sites import findings_of
from tests.rules.test_goldens import Case, cases

TODAY = date(2026, 1, 12)
FILE = "okrs/sign-in/2026-Q1.md"
SET = """\
---
objectives:
  - title: People sign in without having to think about it
    key_results:
      - id: time-to-sign-in
        title: Median time to sign in
        baseline: 14
        target: 5 s
      - id: given-up
        title: People who give up
        baseline: 9
        target: 2 %
---
"""
MENDED = SET.replace("5 s", "5").replace("2 %", "2")


class Site:
    """A site in a folder, whose findings can be made known."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def read(self, today: date = TODAY) -> Organisation:
        settings = self.root / "mkdocs.yml"
        organisation = read_organisation(
            self.root,
            read_settings_file(settings).settings if settings.exists() else Settings(),
            today=today,
        )
        pages = sorted((self.root / "docs").glob("*.md"))
        return with_handbook(
            organisation, [(f"docs/{each.name}", each.read_text()) for each in pages]
        )

    def known(self, today: date = TODAY) -> Baseline:
        """A baseline of everything that is found now, as it is read from its file."""
        organisation = self.read(today)
        entries, _ = entries_for(organisation, check(organisation, Places(self.root)))
        (self.root / "okr-baseline.json").write_text(baseline_text(entries), encoding="utf-8")
        found = read_baseline(
            SettingsFile(self.root / "mkdocs.yml", self.root, Settings(), True, self.root)
        )
        assert found is not None
        return found

    def compared(self, baseline: Baseline, today: date = TODAY, **options: bool) -> Compared:
        return check_with_baseline(self.read(today), Places(self.root), baseline, **options)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write({FILE: SET})
    return site


def said(compared: Compared) -> list[str]:
    return [
        f"{each.place.file}:{each.place.line} {each.code} {each.sentence}"
        for each in compared.findings
    ]


class TestWhatIsKnown:
    def test_everything_that_is_in_it(self, site: Site) -> None:
        found = site.compared(site.known())
        assert said(found) == []
        assert [each.sentence for each in found.known] == [
            '"5 s" is not a number',
            '"2 %" is not a number',
        ]

    def test_nothing_without_a_baseline(self, site: Site) -> None:
        found = check_with_baseline(site.read(), Places(site.root), None)
        assert len(found.findings) == 2
        assert found.known == ()

    def test_whatever_becomes_of_the_lines(self, site: Site) -> None:
        baseline = site.known()
        site.write({FILE: SET.replace("---\n", "---\n# why\n\nlang: en\n", 1) + "\nA story.\n"})
        assert said(site.compared(baseline)) == []

    def test_whatever_becomes_of_its_severity(self, site: Site) -> None:
        baseline = site.known()
        site.write({"mkdocs.yml": "plugins:\n  - okr: {rules: {OKR005: warning}}\n"})
        assert said(site.compared(baseline)) == []

    def test_on_another_day_too(self, site: Site) -> None:
        checkin = "checkins:\n  - date: 2026-01-20\n    values: {time-to-sign-in: 13}\n---\n"
        site.write(
            {
                FILE: MENDED.replace("---\n", "\0", 1)
                .replace("---\n", checkin)
                .replace("\0", "---\n")
            }
        )
        baseline = site.known()
        assert [each.code for each in baseline.entries] == ["OKR407"]
        assert said(site.compared(baseline, date(2026, 1, 14))) == []

    @pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.golden.stem}: {case.title}")
    def test_no_sentence_changes_with_the_day(self, case: Case, tmp_path: Path) -> None:
        days = [case.today, case.today + timedelta(days=1)]
        today, tomorrow = (
            {(each.code, each.place): each.sentence for each in found}
            for found in (findings_of(tmp_path, case.files, day) for day in days)
        )
        assert [today[each] for each in today if each in tomorrow] == [
            tomorrow[each] for each in today if each in tomorrow
        ]

    @pytest.mark.parametrize(
        ("text", "new"),
        [
            (SET.replace("5 s", "5 sec"), '"5 sec" is not a number'),
            (SET.replace("baseline: 9", "baseline: 9 %"), '"9 %" is not a number'),
            # One more of what is known twice is new: the last one.
            (SET.replace("2 %", "5 s"), '"5 s" is not a number'),
        ],
    )
    def test_but_nothing_else(self, site: Site, text: str, new: str) -> None:
        baseline = site.known()
        site.write({FILE: text})
        codes = [(each.code, each.sentence) for each in site.compared(baseline).findings]
        assert ("OKR005", new) in codes
        assert [code for code, _ in codes].count("OKR005") == 1

    def test_not_in_a_file_of_another_name(self, site: Site) -> None:
        baseline = site.known()
        site.write({FILE.replace("Q1", "Q2"): SET})
        assert [line.split()[0] for line in said(site.compared(baseline))] == [
            "okrs/sign-in/2026-Q2.md:8",
            "okrs/sign-in/2026-Q2.md:12",
        ]

    def test_equal_findings_as_often_as_they_are_counted(self, site: Site) -> None:
        site.write({FILE: SET.replace("2 %", "5 s")})
        baseline = site.known()
        assert [each.count for each in baseline.entries] == [2]
        site.write({FILE: SET.replace("2 %", "5 s").replace("baseline: 9", "baseline: 5 s")})
        found = site.compared(baseline)
        assert said(found) == [f'{FILE}:12 OKR005 "5 s" is not a number']
        assert len(found.known) == 2


class TestWhatCannotBeInIt:
    """What keeps an OKR file from being read."""

    @pytest.mark.parametrize(
        ("files", "codes"),
        [
            ({FILE: "---\ntitle: a: b\n---\n"}, ["OKR002"]),
            ({FILE: "---\nobjectives:\n"}, ["OKR002"]),
            ({FILE: "---\na: \0\n---\n"}, ["OKR001"]),
            ({"okrs/sign-in/index.md": "---\n- a\n---\n"}, ["OKR002"]),
            ({"okrs/index.md": "\0"}, ["OKR001"]),
            ({"okrs/sign-in/2026q1.md": SET}, ["OKR008"]),
            ({"okrs/a/sign-in/index.md": "about"}, ["OKR113"]),
        ],
    )
    def test_is_told_always(self, site: Site, files: Mapping[str, str], codes: list[str]) -> None:
        site.write({FILE: MENDED, **files})
        organisation = site.read()
        found = check(organisation, Places(site.root))
        entries, others = entries_for(organisation, found)
        assert [each.code for each in others] == codes
        # Nor does it help to write it in by hand.
        forced = [BaselineEntry(each.place.file, each.code, each.sentence) for each in others]
        still = site.compared(Baseline("b.json", (*entries, *forced)))
        assert [each.code for each in still.findings if each.code in codes] == codes

    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ({FILE: SET.replace("5 s", "&a 5")}, "OKR007"),
            ({FILE: SET.replace("target", "taget")}, "OKR004"),
            ({FILE: MENDED, "docs/index.md": "[a](okr:nowhere)"}, "OKR601"),
            ({FILE: MENDED, "okrs/portals/2026-Q1.md": MENDED}, "OKR212"),
            ({FILE: MENDED, "okrs/sign-in/Øvre/2026-Q1.md": MENDED}, "OKR114"),
        ],
    )
    def test_other_errors_can(self, site: Site, files: Mapping[str, str], code: str) -> None:
        site.write(files)
        baseline = site.known()
        assert code in [each.code for each in baseline.entries]
        assert said(site.compared(baseline)) == []


class TestWhatIsGone:
    def test_is_reported_at_its_entry(self, site: Site) -> None:
        baseline = site.known()
        site.write({FILE: SET.replace("5 s", "5")})
        (found,) = site.compared(baseline).findings
        assert (found.code, found.name, found.severity) == ("OKR009", "unused-ignore", "advice")
        assert found.sentence == f"OKR005 of {FILE} is in the baseline, but not found"
        assert found.help == "run okr check --write-baseline"
        line = (site.root / "okr-baseline.json").read_text().splitlines()[found.place.line - 1]
        assert "5 s" in line
        assert line[found.place.column - 1 : found.place.end_column - 1] == line.strip().rstrip(",")

    def test_of_several_equal_ones_with_how_many(self, site: Site) -> None:
        baseline = Baseline(
            "b.json", (BaselineEntry(FILE, "OKR005", '"5 s" is not a number', 3, Place("b.json")),)
        )
        site.write({FILE: MENDED.replace("target: 5", "target: 5 s")})
        assert said(site.compared(baseline)) == [
            f"b.json:1 OKR009 OKR005 of {FILE} is in the baseline 3 times, but found once"
        ]

    def test_with_its_file(self, site: Site) -> None:
        later = FILE.replace("Q1", "Q2")
        site.write({FILE: MENDED, later: SET})
        baseline = site.known()
        (site.root / later).unlink()
        assert [line.partition(" ")[2] for line in said(site.compared(baseline))] == [
            f"OKR009 OKR005 of {later} is in the baseline, but not found"
        ] * 2

    def test_if_there_is_no_such_rule(self, site: Site) -> None:
        site.write({FILE: MENDED})
        baseline = Baseline("b.json", (BaselineEntry(FILE, "OKR099", "x", 1, Place("b.json")),))
        assert said(site.compared(baseline)) == [
            'b.json:1 OKR009 "OKR099" is in the baseline, and there is no such rule'
        ]

    @pytest.mark.parametrize("level", ["error", "warning", "off"])
    def test_as_gravely_as_the_rule_is_set(self, site: Site, level: str) -> None:
        baseline = site.known()
        site.write(
            {
                FILE: MENDED,
                "mkdocs.yml": f"""
plugins:
  - okr: {{per_path: {{'*.json': {{OKR009: {level}}}}}}}
""",
            }
        )
        severities = [each.severity for each in site.compared(baseline).findings]
        assert severities == ([] if level == "off" else [level, level])


class TestWhatMayBeGoneIsSilent:
    def entry(self, code: str, file: str = FILE) -> Baseline:
        return Baseline("b.json", (BaselineEntry(file, code, "x", 1, Place("b.json")),))

    @pytest.mark.parametrize(
        ("code", "reported"),
        [("OKR005", 1), ("OKR104", 1), ("OKR303", 1), ("OKR401", 0), ("OKR404", 0)],
    )
    def test_if_it_comes_and_goes_with_the_day(self, site: Site, code: str, reported: int) -> None:
        site.write({FILE: MENDED})
        assert len(site.compared(self.entry(code)).findings) == reported

    @pytest.mark.parametrize(
        "settings", ["rules: {OKR303: off}", "per_path: {'okrs/sign-in/*': {OKR3: off}}"]
    )
    def test_if_the_rule_is_off(self, site: Site, settings: str) -> None:
        site.write({FILE: MENDED, "mkdocs.yml": f"plugins:\n  - okr: {{{settings}}}\n"})
        assert said(site.compared(self.entry("OKR303"))) == []
        assert len(site.compared(self.entry("OKR104")).findings) == 1

    def test_if_the_rule_looks_at_running_sets_and_the_set_is_over(self, site: Site) -> None:
        site.write({FILE: MENDED})
        later = date(2026, 4, 2)
        found = site.compared(self.entry("OKR303"), later).findings
        assert "OKR009" not in [each.code for each in found]

    @pytest.mark.parametrize(
        ("code", "file", "text", "reported"),
        [
            ("OKR104", FILE, "---\na: b: c\n---\n", False),
            ("OKR104", FILE, SET, False),
            ("OKR104", "okrs/sign-in/2026-Q2.md", SET, True),
            ("OKR204", "okrs/sign-in/2026-Q2.md", SET, False),
        ],
    )
    def test_if_something_new_keeps_it_from_being_read(
        self, site: Site, code: str, file: str, text: str, reported: bool
    ) -> None:
        site.write({FILE: text, "okrs/sign-in/2026-Q2.md": MENDED})
        codes = [each.code for each in site.compared(self.entry(code, file)).findings]
        assert ("OKR009" in codes) is reported

    def test_but_not_if_that_is_known_too(self, site: Site) -> None:
        baseline = site.known()
        entry = BaselineEntry(FILE, "OKR104", "x", 1, Place("b.json"))
        found = site.compared(replace(baseline, entries=(*baseline.entries, entry)))
        assert said(found) == [
            f"b.json:1 OKR009 OKR104 of {FILE} is in the baseline, but not found"
        ]

    @pytest.mark.parametrize("all_pages", [True, False])
    def test_if_not_all_pages_were_looked_at(self, site: Site, all_pages: bool) -> None:
        site.write({FILE: MENDED})
        found = site.compared(self.entry("OKR601", "docs/draft.md"), all_pages=all_pages)
        assert len(found.findings) == all_pages


class TestTheFile:
    def test_is_sorted_with_an_entry_a_line(self) -> None:
        entries = [
            BaselineEntry("b.md", "OKR005", "ø", 2),
            BaselineEntry("a.md", "OKR201", 'the "x"'),
            BaselineEntry("a.md", "OKR005", "z"),
        ]
        assert (
            baseline_text(entries)
            == baseline_text(reversed(entries))
            == (
                "{\n"
                '  "version": 1,\n'
                '  "findings": [\n'
                '    {"file": "a.md", "code": "OKR005", "sentence": "z", "count": 1},\n'
                '    {"file": "a.md", "code": "OKR201", "sentence": "the \\"x\\"", "count": 1},\n'
                '    {"file": "b.md", "code": "OKR005", "sentence": "ø", "count": 2}\n'
                "  ]\n"
                "}\n"
            )
        )
        assert baseline_text([]) == '{\n  "version": 1,\n  "findings": []\n}\n'

    def read(self, root: Path, text: str | bytes, name: str | None = None) -> Baseline | None:
        data = text if isinstance(text, bytes) else text.encode()
        (root / (name or "okr-baseline.json")).write_bytes(data)
        place = Place("mkdocs.yml", 3, 17, 3, 20)
        settings = Settings(baseline=name)
        return read_baseline(
            SettingsFile(root / "mkdocs.yml", root, settings, True, root, baseline_place=place)
        )

    @pytest.mark.parametrize("ending", ["\n", "\r\n"])
    def test_may_be_written_in_any_form_of_json(self, tmp_path: Path, ending: str) -> None:
        text = (
            '\ufeff{ "findings" :[ {"code":"OKR005",\n"count" : 2, "sentence": "a",\n'
            ' "file":"\\u00f8.md"},{"file":"b","code":"c","sentence":"]","count":1} ]\n'
            ', "version": 1,\n "findings2": {"a": [1, "]}"]}}'
        )
        found = self.read(tmp_path, text.replace("\n", ending), "known.json")
        assert found == Baseline(
            "known.json", (BaselineEntry("ø.md", "OKR005", "a", 2), BaselineEntry("b", "c", "]"))
        )
        assert found is not None
        assert [each.place for each in found.entries] == [
            Place("known.json", 1, 17, 3, 21),
            Place("known.json", 3, 22, 3, 70),
        ]

    def test_none(self, tmp_path: Path) -> None:
        assert (
            read_baseline(SettingsFile(tmp_path / "a", tmp_path, Settings(), True, tmp_path))
            is None
        )

    ENTRY = '{"file": "a", "code": "b", "sentence": "c", "count": 1}'

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                '{"version": 1,\n "findings": [,]}',
                "okr-baseline.json:2:15: the baseline is not valid JSON: expecting value; mend it, "
                "or delete it and run okr check --write-baseline",
            ),
            (
                '{\n<<<<<<< ours\n  "version": 1\n}',
                "okr-baseline.json:2:1: the baseline is not valid JSON: expecting property name "
                "enclosed in double quotes; mend it, or delete it and run okr check "
                "--write-baseline",
            ),
            ("[" * 200_000, "okr-baseline.json:1:1: the baseline is not valid JSON; mend it"),
            ("", "okr-baseline.json:1:1: the baseline is not valid JSON: expecting value; mend it"),
            (b"\xff", "okr-baseline.json:1:1: the baseline is not UTF-8; mend it"),
            (
                '{"name": "a-package", "version": "1.0.0"}',
                "okr-baseline.json:1:1: this is no baseline: it has no version and findings; name "
                "another file with the setting baseline, or delete this one",
            ),
            ("[]", "okr-baseline.json:1:1: this is no baseline"),
            ('{"version": 1, "findings": {}}', "okr-baseline.json:1:1: this is no baseline"),
            (
                '{"version": 2, "findings": []}',
                "okr-baseline.json:1:1: the baseline has version 2, and this program knows 1 only; "
                "install a newer mkdocs-okr, or delete it and run okr check --write-baseline",
            ),
            (
                f'{{"version": 1, "findings": [{ENTRY},\n  {{"file": "a"}}]}}',
                "okr-baseline.json:2:3: this is no entry of a baseline; write {"
                '"file": "okrs/sign-in/2026-Q4.md", "code": "OKR005", "sentence": "…", "count": 1}',
            ),
            *(
                (
                    f'{{"version": 1, "findings": [{changed}]}}',
                    "okr-baseline.json:1:29: this is no entry of a baseline",
                )
                for changed in (
                    ENTRY.replace("1}", "0}"),
                    ENTRY.replace("1}", "true}"),
                    ENTRY.replace("1}", "1.5}"),
                    ENTRY.replace("1}", '1, "why": "x"}'),
                    ENTRY.replace('"a"', "null"),
                    "3",
                )
            ),
        ],
    )
    def test_a_broken_one_is_a_settings_error(
        self, tmp_path: Path, text: str | bytes, message: str
    ) -> None:
        with pytest.raises(SettingsError) as caught:
            self.read(tmp_path, text)
        assert str(caught.value).startswith(message)

    def test_that_the_settings_name_has_to_be_there(self, tmp_path: Path) -> None:
        place = Place("mkdocs.yml", 3, 17, 3, 20)
        settings_file = SettingsFile(
            tmp_path / "mkdocs.yml",
            tmp_path,
            Settings(baseline="known.json"),
            True,
            tmp_path,
            baseline_place=place,
        )
        with pytest.raises(SettingsError) as caught:
            read_baseline(settings_file)
        assert str(caught.value) == (
            'mkdocs.yml:3:17: there is no file "known.json", which the setting "baseline" names; '
            "write it with okr check --write-baseline, or leave the setting out"
        )
        assert read_baseline(settings_file, is_needed=False) is None
        (tmp_path / "known.json").mkdir()
        with pytest.raises(SettingsError, match=r'the baseline "known\.json" is no file'):
            read_baseline(settings_file)
