"""The corpus of the bench is what it says it is: sound, and the same everywhere."""

from collections import Counter
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from bench.baseline_yaml import load_all
from bench.corpus import TODAY, Corpus, write_corpus
from bench.faults import write_faulty_copy
from bench.measurements import REGISTRY, Measurement, Result
from mkdocs_okr.progress import Status, assess
from mkdocs_okr.reading import Places, read_organisation
from mkdocs_okr.reading.settings_file import read_settings_file
from mkdocs_okr.rules import check


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    # 43 teams, so that all four levels are there, the last with fewer quarters.
    return write_corpus(tmp_path_factory.mktemp("corpus"), 340)


def okr_files(root: Path) -> list[Path]:
    return sorted((root / "okrs").rglob("*.md"))


def test_it_has_as_many_files_as_asked_for(corpus: Corpus) -> None:
    files = okr_files(corpus.root)
    assert len([file for file in files if file.name != "index.md"]) == corpus.sets == 340
    assert len([file for file in files if file.name == "index.md"]) == corpus.teams == 43
    assert load_all(str(corpus.root / "okrs")) == len(files)


def test_a_team_can_have_twelve_periods(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, 30, periods=12)
    sets = Counter(file.parent.name for file in okr_files(tmp_path) if file.name != "index.md")
    assert (corpus.teams, sorted(sets.values())) == (3, [6, 12, 12])
    assert (tmp_path / "okrs/leadership/2024-Q1.md").is_file()


def test_it_has_four_levels(corpus: Corpus) -> None:
    folders = {len(file.relative_to(corpus.root / "okrs").parts) for file in okr_files(corpus.root)}
    assert folders == {2, 3, 4, 5}


def test_a_set_has_about_two_kilobytes_of_front_matter_with_all_measures(corpus: Corpus) -> None:
    fields: set[str] = set()
    for file in okr_files(corpus.root):
        if file.name != "index.md":
            _, front_matter, _ = file.read_text("utf-8").split("---\n", 2)
            assert 2000 < len(front_matter.encode()) < 2600
            for objective in yaml.safe_load(front_matter)["objectives"]:
                fields.update(*objective["key_results"])
    assert fields >= {"baseline", "target", "keep", "milestones", "graded", "done"}


def test_it_is_the_same_wherever_it_is_written(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        corpus = write_corpus(tmp_path / name, 40)
        digest = sha256()
        for file in okr_files(corpus.root):
            digest.update(str(file.relative_to(corpus.root)).encode() + file.read_bytes())
        written.append(digest.hexdigest())
    assert written[0] == written[1]


def test_nothing_is_wrong_with_it(corpus: Corpus) -> None:
    settings = read_settings_file(corpus.root / "mkdocs.yml").settings
    organisation = read_organisation(corpus.root, settings, today=TODAY)
    assert organisation.problems == ()
    assert len(organisation.sets) == corpus.sets
    assert check(organisation, Places(corpus.root)) == ()
    resolved = [each for parents in organisation.alignments.values() for each in parents]
    assert len(resolved) == 2 * (corpus.sets - 8)
    assert all(each.target is not None for each in resolved)
    statuses = {
        objective.status
        for okr_set in organisation.sets.values()
        for objective in assess(organisation, okr_set).objectives
    }
    assert statuses >= {Status.ON_TRACK, Status.AT_RISK, Status.NOT_ACHIEVED}


@pytest.mark.parametrize(
    ("figures", "verdict"), [([0.9, 0.8, 0.1], "ok"), ([0.9, 0.81, 0], "over")]
)
def test_the_median_is_held_against_the_limit(figures: list[float], verdict: str) -> None:
    measurement = Measurement("name", "title", 0.8, "×", lambda _bench: figures)
    assert Result(measurement, figures).verdict == verdict


def test_every_limit_of_the_project_is_measured() -> None:
    import_module("bench.__main__")  # which brings all rows together
    limits = {name: (measurement.limit, measurement.unit) for name, measurement in REGISTRY.items()}
    assert limits == {
        "check-over-yaml": (0.80, "×"),
        "check-over-yaml-uncollected": (0.80, "×"),
        "check-memory": (150, "MiB"),
        "check-over-mkdocs-version": (2.2, "×"),
        "check-twice-the-files": (2.2, "×"),
        "rules-over-reading": (1.5, "×"),
        "check-with-findings": (1.3, "×"),
        "map-over-dot": (0.05, "×"),
        "generate-unchanged": (0.1, "×"),
        "page-over-handwritten": (0.9, "×"),
        "small-page-over-handwritten": (0.9, "×"),
        "pages-of-many-sets": (1.2, "×"),
        "section-memory": (60, "KiB"),
        "section-of-many-sets": (1.1, "×"),
        "size-of-a-page": (60_000, "B"),
    }


def test_the_faulty_copy_has_one_finding_for_each_mistake(corpus: Corpus, tmp_path: Path) -> None:
    faulty = write_faulty_copy(corpus, tmp_path / "faulty", 34)
    settings = read_settings_file(faulty.root / "mkdocs.yml").settings
    organisation = read_organisation(faulty.root, settings, today=TODAY)
    findings = check(organisation, Places(faulty.root))
    assert Counter(each.code for each in findings) == {
        "OKR005": 9,
        "OKR201": 9,
        "OKR004": 8,
        "OKR108": 8,
    }
