"""What needs attention, and why: the same facts in every language, in whole words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages.sites import Site, by_class, words_of

FILES = {
    "team/index.md": "---\nname: Team\n---\n",
    "team/2026-Q4.md": """---
objectives:
  - id: o
    title: O
    key_results:
      - {id: far, title: Far, baseline: 0, target: 100}
      - {id: below, title: Below, baseline: 23.5, target: 40}
      - {id: out, title: Out, keep: {min: 99.9}}
      - {id: today, title: Today, baseline: 0, target: 100}
      - {id: undated, title: Undated, baseline: 0, target: 100, current: 10}
      - {id: reach, title: Reach, target: {min: 12.5}, unit: "%"}
      - {id: unsure, title: Unsure, baseline: 0, target: 100}
      - {id: old, title: Old, baseline: 0, target: 100}
      - {id: none, title: None yet, baseline: 0, target: 100}
      - {id: unb, title: No start, baseline: unknown, baseline_due: 2026-12-01, target: 1}
      - {id: unt, title: No target, baseline: 0, target: unknown}
      - {id: ms, title: Steps, milestones: [A, B]}
      - {id: bin, title: Binary, done: false}
      - {id: well, title: Well, baseline: 0, target: 100}
checkins:
  - {date: 2026-10-12, values: {old: 70, far: {value: 10, confidence: 6.5}}}
  - {date: 2026-11-13, values: {far: {value: 26, confidence: 3.5}}}
  - date: 2026-11-21
    values: {below: 12.5, well: 56, out: 99.82, unsure: {value: 90, confidence: 5}, reach: 11}
  - {date: 2026-11-22, values: {today: 20}}
---
""",
    "other/2026-T3.md": """---
objectives:
  - id: o
    title: O
    key_results:
      - {id: share, title: Share, target: {min: 12.5}, unit: "%"}
---
""",
}

SAID = {
    "en": [
        "Below: Off track: 57 points behind, below the starting point, last measured 1 day ago",
        "Undated: Off track: 47 points behind, undated value",
        "Today: Off track: 37 points behind, last measured today",
        "Far: Off track: 31 points behind, last measured 9 days ago, confidence 3.5, was 6.5",
        "Out: Off track: outside the limit now, held in 0 of 1 check-in, last measured 1 day ago",
        "Reach: At risk: not yet within the limit, last measured 1 day ago",
        "Unsure: At risk: confidence 5, 33 points ahead, last measured 1 day ago",
        "Old: Outdated: last measured 41 days ago; would be on track",
        "None yet: Not started: no value yet",
        "Steps: Not started: nothing done yet",
        "Share: Not started: no value yet",
        "No start: Not started: the starting point is not known yet; due on 1 December 2026",
        "No target: Not started: the target is not known yet",
        "Binary: Not started: no news in any check-in",
    ],
    "nb": [
        "Below: Ikke i rute: 57 prosentpoeng bak, under startverdien, sist målt for 1 dag siden",
        "Undated: Ikke i rute: 47 prosentpoeng bak, måling uten dato",
        "Today: Ikke i rute: 37 prosentpoeng bak, sist målt i dag",
        "Far: Ikke i rute: 31 prosentpoeng bak, "
        "sist målt for 9 dager siden, konfidens 3,5, var 6,5",
        "Out: Ikke i rute: utenfor grensen nå, holdt i 0 av 1 statusoppdatering, "
        "sist målt for 1 dag siden",
        "Reach: Usikkert: ennå ikke innenfor grensen, sist målt for 1 dag siden",
        "Unsure: Usikkert: konfidens 5, 33 prosentpoeng foran, sist målt for 1 dag siden",
        "Old: Utdatert: sist målt for 41 dager siden; ville vært i rute",
        "None yet: Ikke startet: ingen måling ennå",
        "Steps: Ikke startet: ingenting gjort ennå",
        "Share: Ikke startet: ingen måling ennå",
        "No start: Ikke startet: startverdien er ikke kjent ennå; frist 1. desember 2026",
        "No target: Ikke startet: målverdien er ikke kjent ennå",
        "Binary: Ikke startet: ikke nevnt i noen statusoppdatering",
    ],
    "nn": [
        "Below: Ikkje i rute: 57 prosentpoeng bak, under startverdien, sist målt for 1 dag sidan",
        "Undated: Ikkje i rute: 47 prosentpoeng bak, måling utan dato",
        "Today: Ikkje i rute: 37 prosentpoeng bak, sist målt i dag",
        "Far: Ikkje i rute: 31 prosentpoeng bak, "
        "sist målt for 9 dagar sidan, konfidens 3,5, var 6,5",
        "Out: Ikkje i rute: utanfor grensa no, halde i 0 av 1 statusoppdatering, "
        "sist målt for 1 dag sidan",
        "Reach: Usikkert: enno ikkje innanfor grensa, sist målt for 1 dag sidan",
        "Unsure: Usikkert: konfidens 5, 33 prosentpoeng føre, sist målt for 1 dag sidan",
        "Old: Utdatert: sist målt for 41 dagar sidan; ville vore i rute",
        "None yet: Ikkje starta: inga måling enno",
        "Steps: Ikkje starta: ingenting gjort enno",
        "Share: Ikkje starta: inga måling enno",
        "No start: Ikkje starta: startverdien er ikkje kjend enno; frist 1. desember 2026",
        "No target: Ikkje starta: målverdien er ikkje kjend enno",
        "Binary: Ikkje starta: ikkje nemnt i noka statusoppdatering",
    ],
}


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_the_reason_is_given_in_words(build: Callable[..., Site], language: str) -> None:
    overview = build(FILES, language=language).html("okr/index.md")
    found = []
    for lines in by_class(overview, "okr-att"):
        for line in lines:
            (title,) = by_class(line, "okr-att__t")
            (reason,) = line.iter("p")
            found.append(f"{words_of(title)}: {words_of(reason)}")
    # By status, and then by how far behind; what has no gap keeps its team's order.
    assert sorted(found) == sorted(SAID[language])
    assert [line.partition(":")[0] for line in found[:7]] == [
        line.partition(":")[0] for line in SAID[language][:7]
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["at least 12.5 %", "3rd tertial 2026", "1 September 2026"]),
        ("nb", ["minst 12,5 %", "3. tertial 2026", "1. september 2026"]),
        ("nn", ["minst 12,5 %", "3. tertial 2026", "1. september 2026"]),
    ],
)
def test_numbers_periods_and_dates(
    build: Callable[..., Site], language: str, said: list[str]
) -> None:
    site = build(FILES, language=language)
    pages = ("okr/teams/other/2026-T3.md", "okr/periods/2026-T3.md")
    text = " ".join(words_of(site.html(page)) for page in pages)
    for each in said:
        assert each in text, each
