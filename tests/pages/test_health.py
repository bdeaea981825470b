"""The page that lists what the rules find, for those who write."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_okr.findings import Finding, Place, Severity
from tests.pages.sites import SMALL, Site, by_id, parse, to_html, words_of

PATH = "okr/health.md"
SET = "okrs/lead/login/2026-Q4.md"


def finding(code: str, severity: Severity, file: str, line: int, sentence: str) -> Finding:
    return Finding(code, "a-name", severity, sentence, Place(file, line, 3), "write <less>")


FINDINGS = (
    finding("OKR301", Severity.ADVICE, SET, 4, "too & many"),
    finding("OKR302", Severity.WARNING, SET, 9, "too few"),
    finding("OKR404", Severity.ADVICE, "okrs/lead/empty/index.md", 1, "none"),
    finding("OKR601", Severity.ERROR, "docs/index.md", 3, "nowhere"),
)


def health(build: Callable[..., Site], **options: object) -> Site:
    return build(SMALL, findings=FINDINGS, settings={"health": True}, **options)


def shown(site: Site) -> list[str]:
    """Headings and findings, in their order."""
    text = site.text(PATH).removeprefix("---\nsearch:\n  exclude: true\n---\n")
    document = parse(to_html(text))
    return [words_of(each) for each in document.iter() if each.tag in ("h1", "h2", "li")]


def test_it_is_there_only_where_it_is_wanted(small: Site) -> None:
    assert PATH not in small.section.files


def test_findings_stand_by_team_the_gravest_first(build: Callable[..., Site]) -> None:
    assert shown(health(build)) == [
        "Advice for the teams",
        "No goals yet",
        "advice OKR404 a-name: none (write <less>) okrs/lead/empty/index.md:1",
        "Log-in",
        f"warning OKR302 a-name: too few (write <less>) {SET}:9",
        f"advice OKR301 a-name: too & many (write <less>) {SET}:4",
        "The handbook",
        "error OKR601 a-name: nowhere (write <less>) docs/index.md:3",
        "The rules",
    ]


def test_each_finding_leads_to_its_rule_and_to_where_it_is_mended(
    build: Callable[..., Site],
) -> None:
    site = health(build, edit_url=lambda file: f"https://code.example/edit/{file}")
    document = site.html(PATH)
    links = [each.get("href") or "" for each in document.iter("a")]
    assert f"https://code.example/edit/{SET}" in links
    assert "../teams/login/" in links
    rules = [each for each in links if each.startswith("#")]
    assert len(rules) == len(FINDINGS)
    for each in rules:
        assert "Why: " in words_of(by_id(document, each[1:]))


def test_nothing_found_says_so(build: Callable[..., Site]) -> None:
    site = build(SMALL, settings={"health": True})
    assert "The rules find nothing." in site.text(PATH)


def test_it_is_in_nobodys_way(build: Callable[..., Site]) -> None:
    site = health(build)
    file = site.section.files[PATH]
    assert (file.in_nav, file.hidden, file.title) == (False, True, "Advice for the teams")
    assert file.content.startswith("---\nsearch:\n  exclude: true\n---\n")  # type: ignore[arg-type]
    for path, other in site.section.files.items():
        if other.is_page and path != PATH:
            assert "health" not in site.text(path), path
