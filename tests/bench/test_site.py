"""The sites that pages are compared in are what the bench says; and a large page is light."""

from hashlib import sha256
from pathlib import Path

import pytest

from bench import site
from bench.handwritten import write_handbook
from bench.measurements import REGISTRY, Bench
from bench.quarter import PAGE


def test_a_large_page_of_a_set_is_light(tmp_path: Path) -> None:
    """All of it, as Material renders it: three objectives, nine key results, and a check-in in each
    of 13 weeks that names them all."""
    (size,) = site.size_of_a_page(Bench(tmp_path))
    html = (tmp_path / "quarter" / "site" / PAGE).read_text("utf-8")
    assert html.count("okr-obj__h") == 3
    assert html.count('class="okr-chart"') == html.count('class="okr-spark"') == 9
    assert html.count('id="okr-checkin_') == 13
    assert html.count('<th scope="row">') == 9 * 13
    assert size == len(html.encode())
    assert size <= REGISTRY["size-of-a-page"].limit == 60_000


def test_hand_written_pages_have_three_kilobytes_of_all_that_markdown_has(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, 40)
    pages = [path.read_text("utf-8") for path in (root / "docs" / "routines").iterdir()]
    assert len(set(pages)) == 40
    sizes = [len(page.encode()) for page in pages]
    assert min(sizes) >= 2_700
    assert max(sizes) <= 3_000
    for page in pages:
        for part in ("# Routine", "\n## ", "\n- ", "\n1. ", "| --", "```yaml", "\n> ", ".md)"):
            assert part.replace("| --", "|---") in page


def test_hand_written_pages_are_the_same_everywhere(tmp_path: Path) -> None:
    write_handbook(tmp_path, 7)
    page = (tmp_path / "docs" / "routines" / "routine-7.md").read_bytes()
    assert (
        sha256(page).hexdigest()
        == "2e5cdcbd23e3fc6fb3eaea21ac0aec50a8eb5dd0765f910a834f9db016f8293e"
    )


def test_both_kinds_of_pages_stand_in_like_sites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page costs what the larger site takes more than the small one, by the pages it has more."""
    seconds = {"sets/50": 1.0, "sets/100": 3.0, "handwritten/50": 2.0, "handwritten/100": 10.0}
    roots = []

    def built(root: Path) -> float:
        roots.append(root)
        return seconds[str(root.relative_to(tmp_path))]

    monkeypatch.setattr(site, "_build", built)
    found = site.page_over_handwritten(Bench(tmp_path, pages=100, rounds=2))
    assert found == [pytest.approx(2 / 8)] * 2
    settings = [(root / "mkdocs.yml").read_text("utf-8") for root in set(roots)]
    assert all("name: material" in each and "pymdownx.superfences" in each for each in settings)
    assert sorted("teams_in_nav: 0" in each for each in settings) == [False, False, True, True]
    assert sorted("not_in_nav: /routines/" in each for each in settings) == [False] * 2 + [True] * 2
