"""The catalogues: complete, without leftovers, and right in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import mkdocs_okr
from mkdocs_okr.pages.formats import rounded_percent
from mkdocs_okr.pages.words import language_of, words
from mkdocs_okr.periods import Period, PeriodKind, parse_period

PACKAGE = Path(mkdocs_okr.__file__).parent
METHODS = [("pages/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "n": (1, 2), "markup": None, "markup_n": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)s")


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _ids(catalogue: Catalog) -> set[str]:
    return {_first(message.id) for message in catalogue if message.id}


def _first(text: str | Iterable[str]) -> str:
    return text if isinstance(text, str) else next(iter(text))


@pytest.fixture(scope="module")
def extracted() -> set[str]:
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=())
    return {_first(message) for _, _, message, _, _ in found}


def test_the_template_holds_what_the_pages_say(extracted: set[str]) -> None:
    assert _ids(_catalogue(PACKAGE / "locales/messages.pot")) == extracted
    assert len(extracted) > 150


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_message_is_translated_and_none_is_left_over(
    language: str, extracted: set[str]
) -> None:
    catalogue = _catalogue(PACKAGE / f"locales/{language}/LC_MESSAGES/okr.po")
    assert _ids(catalogue) == extracted
    assert not catalogue.obsolete
    for message in catalogue:
        if message.id:
            forms = [message.string] if isinstance(message.string, str) else message.string
            assert all(forms), f"untranslated: {message.id}"
            assert not message.fuzzy, f"fuzzy: {message.id}"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_translations_keep_the_places_to_fill(language: str) -> None:
    catalogue = _catalogue(PACKAGE / f"locales/{language}/LC_MESSAGES/okr.po")
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(PLACE.findall(_first(message.id))) | (
            set(PLACE.findall(message.id[1])) if not isinstance(message.id, str) else set()
        )
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        for form in forms:
            assert set(PLACE.findall(form)) <= wanted, message.id
        assert set(PLACE.findall(forms[-1])) == wanted, message.id


@pytest.mark.parametrize(
    ("english", "bokmål", "nynorsk"),
    [
        ("Objective", "Mål", "Mål"),
        ("Initiatives", "Tiltak", "Tiltak"),
        ("Check-ins", "Statusoppdateringer", "Statusoppdateringar"),
        ("Confidence", "Konfidens", "Konfidens"),
        ("On track", "I rute", "I rute"),
        ("At risk", "Usikkert", "Usikkert"),
        ("Off track", "Ikke i rute", "Ikkje i rute"),
        ("Latest", "Siste måling", "Siste måling"),
        ("Progress", "Fremdrift", "Framdrift"),
        ("Owner", "Ansvarlig", "Ansvarleg"),
        ("Starting point", "Startverdi", "Startverdi"),
        ("Target", "Målverdi", "Målverdi"),
        ("Serves %(goal)s", "Bidrar til %(goal)s", "Bidreg til %(goal)s"),
        ("Supported by", "Støttes av", "Blir støtta av"),
        ("Cascade", "Målhierarki", "Målhierarki"),
        ("committed", "forpliktende", "forpliktande"),
        ("Dropped", "Forkastet", "Forkasta"),
        ("Achieved", "Oppnådd", "Oppnådd"),
        ("Not achieved", "Ikke oppnådd", "Ikkje oppnådd"),
        ("Not measured", "Ikke målt", "Ikkje målt"),
        ("Retrospective", "Tilbakeblikk", "Tilbakeblikk"),
        ("Draft", "Utkast", "Utkast"),
        ("Not started", "Ikke startet", "Ikkje starta"),
        ("Outdated", "Utdatert", "Utdatert"),
        ("Score", "Måloppnåelse", "Måloppnåing"),
        ("Insight", "Innsikt", "Innsikt"),
        ("Value", "Verdi", "Verdi"),
        ("Maintain", "Stabil drift", "Stabil drift"),
    ],
)
def test_the_fields_own_words_are_used(english: str, bokmål: str, nynorsk: str) -> None:
    said = [words(language)._(english) for language in ("en", "nb", "nn")]
    assert said == [english, bokmål, nynorsk]


def test_confidence_is_never_called_certainty() -> None:
    for language in ("nb", "nn"):
        catalogue = _catalogue(PACKAGE / f"locales/{language}/LC_MESSAGES/okr.po")
        for message in catalogue:
            if "onfidence" in str(message.id):
                assert "onfidens" in str(message.string)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("no", "nb"), ("nb_NO", "nb"), ("nn-NO", "nn"), ("en_GB", "en"), ("de", "de")],
)
def test_language_tags(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_any_other_language_gets_english() -> None:
    assert words("de")._("On track") == "On track"


def test_plural_forms() -> None:
    for language, one, many in (
        ("en", "1 key result", "2 key results"),
        ("nb", "1 nøkkelresultat", "2 nøkkelresultater"),
        ("nn", "1 nøkkelresultat", "2 nøkkelresultat"),
    ):
        said = words(language)
        forms = ("%(count)s key result", "%(count)s key results")
        assert (said.n(*forms, 1), said.n(*forms, 2)) == (one, many)


@pytest.mark.parametrize(
    ("number", "english", "norwegian"),
    [
        ("99.94", "99.94", "99,94"),
        ("99.90", "99.90", "99,90"),
        ("11", "11", "11"),
        ("1200", "1,200", "1\u00a0200"),
        ("4100000", "4,100,000", "4\u00a0100\u00a0000"),
        ("1E+3", "1,000", "1\u00a0000"),
        ("0.000001", "0.000001", "0,000001"),
    ],
)
def test_numbers(number: str, english: str, norwegian: str) -> None:
    assert words("en").formats.number(Decimal(number)) == english
    assert words("nb").formats.number(Decimal(number)) == norwegian
    assert words("nn").formats.number(Decimal(number)) == norwegian


def test_equal_numbers_keep_the_decimals_they_were_written_with() -> None:
    for written in ("0.50", "0.5", "0.500", "0.5"):
        assert words("en").formats.number(Decimal(written)) == written


@pytest.mark.parametrize(
    ("fraction", "percent"),
    [
        (Fraction(0), 0),
        (Fraction(1, 200), 1),
        (Fraction(2, 3), 67),
        (Fraction(999, 1000), 99),
        (Fraction(1), 100),
        (Fraction(6, 5), 120),
    ],
)
def test_percentages_never_round_up_to_the_whole(fraction: Fraction, percent: int) -> None:
    assert rounded_percent(fraction) == percent


def test_percentages_and_quantities_have_a_no_break_space() -> None:
    for language in ("en", "nb", "nn"):
        assert words(language).formats.percent(Fraction(3, 4)) == "75\u00a0%"
    assert words("nb").formats.quantity(Decimal("12.5"), "%") == "12,5\u00a0%"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1 December 2026"), ("nb", "1. desember 2026"), ("nn", "1. desember 2026")],
)
def test_dates(language: str, expected: str) -> None:
    assert words(language).formats.date(date(2026, 12, 1)) == expected


@pytest.mark.parametrize(
    ("key", "english", "bokmål", "nynorsk"),
    [
        ("2026", "2026", "2026", "2026"),
        ("2026-H2", "2nd half of 2026", "2. halvår 2026", "2. halvår 2026"),
        ("2026-T3", "3rd tertial 2026", "3. tertial 2026", "3. tertial 2026"),
        ("2026-Q4", "4th quarter 2026", "4. kvartal 2026", "4. kvartal 2026"),
        ("FY2027", "financial year 2027", "regnskapsåret 2027", "rekneskapsåret 2027"),
        (
            "FY2027-Q1",
            "1st quarter of financial year 2027",
            "1. kvartal regnskapsåret 2027",
            "1. kvartal rekneskapsåret 2027",
        ),
    ],
)
def test_periods(key: str, english: str, bokmål: str, nynorsk: str) -> None:
    period = parse_period(key, year_starts=10)
    assert period is not None
    said = [words(language).period(period) for language in ("en", "nb", "nn")]
    assert said == [english, bokmål, nynorsk]


def test_a_period_of_the_sites_own_has_the_sites_name() -> None:
    days = (date(2026, 1, 1), date(2026, 2, 1))
    assert words("nb").period(Period("athens", *days, PeriodKind.CUSTOM, name="Athens")) == "Athens"
    assert words("nb").period(Period("athens", *days, PeriodKind.CUSTOM)) == "athens"
