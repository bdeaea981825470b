"""The body: story, notes of check-ins, retrospective."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_okr.reading.body import Body, divide
from tests.reading.sites import read_set

DAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Story.", Body("Story.")),
        ("", Body("")),
        ("Story.\n\n## 2026-10-12\n\nNote.", Body("Story.", {DAY: "Note."})),
        ("## 2026-10-12\nNote.\n\n### More\n\nStill.\n\n## Story\n\nText.",
         Body("## Story\n\nText.", {DAY: "Note.\n\n### More\n\nStill."})),
        ("# 2026-10-12 #\nNote.", Body("", {DAY: "Note."})),
        ("## **2026-10-12** {#then .x}\nNote.", Body("", {DAY: "Note."})),
        ("2026-10-12\n----------\nNote.\n\nMore\n====\nText.",
         Body("More\n====\nText.", {DAY: "Note."})),
        ("## 2026-10-12\nA\n## 2026-10-12\nB", Body("", {DAY: "A\n\nB"})),
        ("Story.\n## Retrospective\nR\n### Deeper\nS\n# Other\nT",
         Body("Story.\n# Other\nT", {}, "R\n### Deeper\nS")),
        ("## TILBAKEBLIKK\nR", Body("", {}, "R")),
        ("## Tilbakesyn\nR", Body("", {}, "R")),
        # Headed by no check-in's day, or by more than a day.
        ("## 2026-10-13\nStory.", Body("## 2026-10-13\nStory.")),
        ("## 2026-10-12: the outage\nStory.", Body("## 2026-10-12: the outage\nStory.")),
        ("## 2026-13-12\nStory.", Body("## 2026-13-12\nStory.")),
        ("##2026-10-12\nStory.", Body("##2026-10-12\nStory.")),
        # Code and comments hold no headings.
        ("```\n## 2026-10-12\n```", Body("```\n## 2026-10-12\n```")),
        ("~~~~ md\n~~~\n## 2026-10-12\n~~~~\n## Retrospective\nR",
         Body("~~~~ md\n~~~\n## 2026-10-12\n~~~~", {}, "R")),
        ("```code``` in a line\n## 2026-10-12\nNote.",
         Body("```code``` in a line", {DAY: "Note."})),
        ("    ## 2026-10-12\n    code", Body("    ## 2026-10-12\n    code")),
        ("<!-- \n## 2026-10-12\n-->\nStory.", Body("<!-- \n## 2026-10-12\n-->\nStory.")),
        ("## 2026-10-12\n```\n## Not the end\n```\nNote.",
         Body("", {DAY: "```\n## Not the end\n```\nNote."})),
    ],
)  # fmt: skip
def test_division(body: str, expected: Body) -> None:
    assert divide(body, {DAY}) == expected


def test_a_retrospective_in_the_front_matter_leaves_the_body_alone(tmp_path: Path) -> None:
    found = read_set(tmp_path, "---\nretrospective: Front\n---\n## Retrospective\nBody\n")
    assert (found.retrospective, found.body) == ("Front", "## Retrospective\nBody")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_the_body_begins_on(tmp_path: Path, line_end: str) -> None:
    text = "\ufeff---\nlang: nb\n---\n\n \n  Story,\nmore.\n\n".replace("\n", line_end)
    found = read_set(tmp_path, text.encode())
    assert (found.body, found.body_line) == ("  Story,\nmore.", 6)


def test_notes_of_the_sets_checkins(tmp_path: Path) -> None:
    text = "---\ncheckins:\n- date: 2026-10-12\n---\nStory.\n\n## 2026-10-12\n\nNote.\n"
    found = read_set(tmp_path, text)
    assert (found.body, dict(found.notes)) == ("Story.", {DAY: "Note."})


def test_dots_close_the_front_matter_too(tmp_path: Path) -> None:
    found = read_set(tmp_path, "---\nlang: nb\n...\nStory.\n")
    assert (found.lang, found.body) == ("nb", "Story.")


def test_many_sections_take_time_in_proportion() -> None:
    body = "## 2026-10-12\nNote.\n" * 20_000
    assert len(divide(body, {DAY}).notes[DAY]) == 20_000 * len("Note.") + 19_999 * 2
