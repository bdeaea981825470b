"""A handbook of hand-written pages: what OKR pages are compared with.

Each page has about 3 KB of Markdown of the kind people write: paragraphs with emphasis and links,
headings, lists, a table, a block of code, a quotation. The same arguments give the same bytes on
every machine. The pages are outside the navigation, as the pages of OKR sets are.
"""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["write_handbook"]

_SENTENCES = (
    "Before a change goes out, somebody who did not write it reads it and says *in words* "
    "what it does.",
    "We keep what we decide in the [log of decisions]({link}), one short page each, with the "
    "reason on top.",
    "A message to many people is written the day before it is sent, and read once more in the "
    "morning.",
    "The register answers within **two seconds** on an ordinary day; when it does not, the page "
    "says so itself.",
    "Whoever is on duty may stop everything else, and nobody asks them to make up for it "
    "afterwards.",
    "Personal data stays where it is collected; a copy for testing is made up and looks like it.",
    "What a word means to us stands in the [glossary](https://glossary.example/words), and "
    "letters use no other.",
    "Set `dry_run` to see what would happen; nothing is written before you have seen it.",
    "Municipalities call the *service desk* first, which knows who has time and who knows the "
    "case.",
    "If the same question comes three times in a week, the answer belongs on a page and not in a "
    "mailbox.",
)
_HEADINGS = ("When to do it", "How it goes", "Who is told", "If something goes wrong")
_ITEMS = (
    "the form itself, with the **date** of its last change",
    "a link to the [guide]({link}) it follows",
    "who answers for it, as a role and not a person",
    "what it cost, if it cost anything",
    "`status`, one of *new*, *agreed* and *over*",
)
_ROLES = ("Product lead", "Service designer", "Operations lead", "Head of insight", "Case worker")
_LENGTH = 3_000  # bytes


def write_handbook(root: Path, pages: int) -> Path:
    """Write a handbook with so many pages outside the navigation; its folder."""
    docs = root / "docs"
    (docs / "routines").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Handbook\nnot_in_nav: /routines/\nnav:\n  - index.md\nplugins:\n  - search\n",
        encoding="utf-8",
    )
    (docs / "index.md").write_text("# Handbook\n", encoding="utf-8")
    for number in range(pages):
        text = _page(number, pages)
        (docs / "routines" / f"routine-{number + 1}.md").write_text(text, encoding="utf-8")
    return root


def _page(number: int, pages: int) -> str:
    chance = random.Random(f"routine {number}")

    def filled(text: str) -> str:
        return text.replace("{link}", f"routine-{chance.randrange(pages) + 1}.md")

    def paragraph(sentences: int) -> str:
        return filled(" ".join(chance.sample(_SENTENCES, sentences)))

    parts = [f"# Routine {number + 1}", paragraph(3)]
    for heading in _HEADINGS:
        parts += [f"## {heading}", paragraph(2)]
        if heading == _HEADINGS[0]:
            parts.append("\n".join(f"- {filled(item)}" for item in chance.sample(_ITEMS, 4)))
        elif heading == _HEADINGS[1]:
            rows = [
                f"| {role} | {chance.randrange(1, 9)} days | {chance.choice(_ROLES)} |"
                for role in chance.sample(_ROLES, 4)
            ]
            parts.append("\n".join(["| Role | Time | Stands in |", "|---|---:|---|", *rows]))
        elif heading == _HEADINGS[2]:
            parts.append(
                f"```yaml\nroutine: {number + 1}\ndry_run: true\nteams:\n  - service-desk\n"
                f"  - register\nlimit: {chance.randrange(100)}\n```"
            )
        else:
            parts.append(f"> {paragraph(1)}")
            parts.append("\n".join(f"1. {filled(item)}" for item in chance.sample(_ITEMS, 3)))
    while sum(len(part) + 2 for part in parts) < _LENGTH - 150:
        parts.append(paragraph(1 if sum(map(len, parts)) > _LENGTH - 350 else 2))
    return "\n\n".join(parts) + "\n"
