"""A handbook with OKRs, built strictly, says the same thing everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from jsonschema import Draft202012Validator
from mkdocs.exceptions import Abort

from .conftest import HtmlPage, Site, text_of
from .organisation import HANDBOOK, OKRS, SETTINGS

MakeSite = Callable[[str], Site]

# (14 − 9.5) / (14 − 5) = 0.5 and (85 − 80) / (90 − 80) = 0.5
SIGN_IN_PER_CENT = "50 %"
# (0.8 + 1) / 2, the second being within its bounds
AGENCY_PER_CENT = "90 %"


@pytest.fixture
def handbook(make_site: MakeSite) -> Site:
    return make_site(HANDBOOK)


def percents(element: Element) -> list[str]:
    return re.findall(r"\d+ %", text_of(element))


def objective_blocks(page: HtmlPage) -> list[Element]:
    return page.all("div", "okr-obj")


def test_every_page_kind_has_its_address(handbook: Site) -> None:
    assert handbook.addresses() >= {
        "okr/index.html",
        "okr/cascade/index.html",
        "okr/teams/agency/index.html",
        "okr/teams/sign-in/index.html",
        "okr/teams/sign-in/2026-Q4/index.html",
        "okr/teams/mailbox/2027-Q1/index.html",
        "okr/periods/2026-Q4/index.html",
        "okr/badges/sign-in.svg",
        "okr/badges/sign-in.json",
        "okr/badges/sign-in/quick.svg",
        "okr/badges/sign-in/2026-Q3/quick.svg",
        "okr/okr.json",
        "okr/okr.csv",
        "okr/okr.schema.json",
        "okr/assets/okr.css",
    }


def test_all_pages_and_data_agree_on_an_objectives_progress(handbook: Site) -> None:
    (on_team,) = objective_blocks(handbook.page("okr/teams/sign-in/"))
    (on_set,) = objective_blocks(handbook.page("okr/teams/sign-in/2026-Q4/"))
    for block in (on_team, on_set):
        (big,) = [each for each in block.iter() if each.get("class") == "okr-big"]
        assert text_of(big).endswith(SIGN_IN_PER_CENT)
    assert SIGN_IN_PER_CENT in handbook.page("okr/cascade/").article
    assert SIGN_IN_PER_CENT in handbook.page("okr/periods/2026-Q4/").article
    badge = " ".join(handbook.text("okr/badges/sign-in/quick.svg").split())
    assert SIGN_IN_PER_CENT in badge
    endpoint = json.loads(handbook.text("okr/badges/sign-in/quick.json"))
    assert endpoint["message"].replace("\N{NO-BREAK SPACE}", " ").startswith(SIGN_IN_PER_CENT)
    data = json.loads(handbook.text("okr/okr.json"))
    assert AGENCY_PER_CENT in handbook.page("okr/").article
    found = {
        (each["team"], each["period"], objective["id"]): objective
        for each in data["sets"]
        for objective in each["objectives"]
    }
    assert found["sign-in", "2026-Q4", "quick"]["state"]["progress"] == pytest.approx(0.5)
    assert found["agency", "2026", "seamless"]["state"]["progress"] == pytest.approx(0.9)
    assert found["sign-in", "2026-Q3", "quick"]["state"]["score"] == pytest.approx(0.6)
    assert "0.60" in handbook.page("okr/teams/sign-in/").article


def test_the_data_keep_their_contract(handbook: Site) -> None:
    schema = json.loads(handbook.text("okr/okr.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(handbook.text("okr/okr.json")))


def test_every_link_of_the_section_leads_somewhere(handbook: Site) -> None:
    addresses = handbook.addresses()
    checked = 0
    for address in sorted(addresses):
        if not (address.startswith("okr/") and address.endswith("index.html")):
            continue
        page = handbook.page(address.removesuffix("index.html"))
        ids = {each.get("id") for each in page.root.iter()}
        for link in page.links:
            path, _, fragment = link.partition("#")
            if re.match(r"[a-z]+:", path) or path.startswith("//"):
                continue
            if not path:
                assert not fragment or fragment in ids, f"{address}: {link}"
                continue
            target = _resolve(address, path)
            assert target in addresses, f"{address}: {link}"
            if fragment and target.endswith(".html"):
                there = handbook.page(target.removesuffix("index.html"))
                assert fragment in {each.get("id") for each in there.root.iter()}, link
            checked += 1
    assert checked > 50


def _resolve(address: str, link: str) -> str:
    parts = address.split("/")[:-1]
    for step in link.split("/"):
        if step == "..":
            parts.pop()
        elif step not in (".", ""):
            parts.append(step)
    path = "/".join(parts)
    is_folder = link.endswith(("/", ".", ".."))
    return f"{path}/index.html".lstrip("/") if is_folder else path


def test_set_pages_are_outside_the_navigation_and_in_the_search_index(handbook: Site) -> None:
    front = handbook.page("")
    leads_to = {link.split("#")[0] for link in front.links}
    assert "okr/teams/sign-in/" in leads_to
    assert "okr/teams/sign-in/2026-Q4/" not in leads_to
    index = json.loads(handbook.text("search/search_index.json"))
    found = [each for each in index["docs"] if "Quick sign-in" in each["title"] + each["text"]]
    assert any(each["location"].startswith("okr/teams/sign-in/2026-Q4/") for each in found)


def test_the_edit_link_of_a_set_leads_to_its_file(make_site: MakeSite) -> None:
    site = make_site(
        HANDBOOK.replace("site_name: Handbook", "site_name: Handbook\ntheme: readthedocs")
    )
    page = site.page("okr/teams/sign-in/2026-Q4/")
    assert "https://code.example/handbook/edit/main/okrs/agency/sign-in/2026-Q4.md" in page.links


def test_the_story_and_the_retrospective_stand_on_the_sets_page(handbook: Site) -> None:
    page = handbook.page("okr/teams/sign-in/2026-Q4/")
    assert "The story of the quarter" in page.article
    assert any(link.endswith("../../../../") for link in page.links), page.links
    assert "We learnt a lot." in handbook.page("okr/teams/sign-in/2026-Q3/").article


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_it_builds_in_other_themes_and_address_forms(
    make_site: MakeSite, theme: str, directory_urls: bool
) -> None:
    settings = (
        f"site_name: Handbook\ntheme: {theme}\nuse_directory_urls: {str(directory_urls).lower()}"
    )
    site = make_site(HANDBOOK.replace("site_name: Handbook", settings))
    address = "okr/teams/sign-in/2026-Q4/" if directory_urls else "okr/teams/sign-in/2026-Q4.html"
    page = site.page(address)
    assert SIGN_IN_PER_CENT in page.article
    parent = "../../agency/2026/" if directory_urls else "../agency/2026.html"
    assert any(link.split("#")[0] == parent for link in page.links), page.links


def test_an_error_fails_the_build_with_the_finding_on_its_line(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(HANDBOOK.replace("baseline: 14\n", "baseline: 14,5\n"))
    with pytest.raises(Abort):
        site.build(strict=False)
    assert "OKR005" in caplog.text
    assert "okrs/agency/sign-in/2026-Q4.md:10:19" in caplog.text
    assert "14.5" in caplog.text
    assert "1 error in the OKRs" in caplog.text


def test_on_invalid_warn_lets_a_build_pass_that_is_not_strict(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(
        HANDBOOK.replace("baseline: 14\n", "baseline: 14,5\n").replace(
            "leadership: agency\n", "leadership: agency\n      on_invalid: warn\n"
        )
    )
    site.build(strict=False)
    assert "OKR005" in caplog.text
    # The broken key result is out of the sums: only the other half counts.
    assert SIGN_IN_PER_CENT in site.page("okr/teams/sign-in/").article
    with pytest.raises(Abort):
        site.build(strict=True)


def test_a_wrong_setting_is_one_sentence_with_its_line(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(HANDBOOK.replace("leadership: agency", "leadreship: agency"))
    with pytest.raises(Abort):
        site.build()
    assert "mkdocs.yml:7:7" in caplog.text
    assert "leadership" in caplog.text


def test_an_address_that_is_taken_is_an_error_that_names_both(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write(HANDBOOK + "=== docs/okr/cascade.md\n# Ours\n")
    with pytest.raises(Abort):
        site.build()
    assert "okr/cascade.md" in caplog.text
    assert "okr/cascade/index.html" in caplog.text


def test_okr_files_among_the_pages_are_not_published_as_they_are(make_site: MakeSite) -> None:
    site = make_site(
        SETTINGS.replace("today:", "okrs_dir: docs/okrs\n      today:")
        + OKRS.replace("=== okrs/", "=== docs/okrs/").replace(
            "../../../docs/index.md", "../../../index.md"
        )
    )
    assert not {each for each in site.addresses() if each.startswith("okrs/")}
    assert SIGN_IN_PER_CENT in site.page("okr/teams/sign-in/").article


def test_the_page_of_findings_is_for_those_who_write(make_site: MakeSite) -> None:
    site = make_site(HANDBOOK.replace("today:", "health: true\n      today:"))
    page = site.page("okr/health/")
    edit = "https://code.example/handbook/edit/main/okrs/agency/sign-in/2026-Q4.md"
    assert edit in page.links
    noindex = '<meta name="robots" content="noindex">'
    assert noindex in site.text("okr/health/index.html")
    assert noindex not in site.text("okr/index.html")
    assert not any("health" in link for link in site.page("okr/").links)


def test_check_ins_can_be_followed_where_the_site_has_an_address(make_site: MakeSite) -> None:
    site = make_site(
        HANDBOOK.replace("site_name:", "site_url: https://handbook.example/h/\nsite_name:")
    )
    feed = site.text("okr/feed.xml")
    assert "tag:handbook.example,2026-11-09:h/okr/sign-in/2026-Q4" in feed
    assert "feed.xml" in site.page("okr/").links


class TestDirectives:
    def page(self, make_site: MakeSite, text: str) -> HtmlPage:
        return make_site(HANDBOOK.replace("# Handbook\n", f"# Handbook\n\n{text}\n")).page("")

    def test_a_team_is_shown_without_headings(self, make_site: MakeSite) -> None:
        page = self.page(make_site, "<!-- okr/team sign-in -->")
        assert "Seconds to sign in" in page.article
        assert not page.all("h3")

    def test_an_objective_a_cascade_and_badges(self, make_site: MakeSite) -> None:
        page = self.page(
            make_site,
            "<!-- okr/objective sign-in/quick -->\n\n<!-- okr/cascade agency -->\n\n"
            "In words <!-- okr/badge sign-in --> and done.\n",
        )
        assert len(objective_blocks(page)) == 1
        assert "A seamless public service" in page.article
        (image,) = [each for each in page.all("img") if "badges" in each.get("src", "")]
        assert image.get("src") == "okr/badges/sign-in.svg"
        assert "Sign-in" in image.get("alt", "")

    def test_inside_of_other_markdown_they_are_blocks_and_not_paragraphs(
        self, make_site: MakeSite
    ) -> None:
        text = (
            "- Item.\n\n    <!-- okr/table { team: sign-in } -->\n\n"
            "> <!-- okr/objective sign-in/quick -->\n\n!!! note\n    <!-- okr/badge sign-in -->\n"
        )
        site = make_site(
            HANDBOOK.replace("# Handbook\n", f"# Handbook\n\n{text}\n").replace(
                "plugins:", "markdown_extensions: [admonition]\nplugins:"
            )
        )
        assert not re.search(r"<p>\s*<(div|ul|table)", site.text("index.html"))
        page = site.page("")
        (item,) = [each for each in page.all("li") if text_of(each).startswith("Item.")]
        assert text_of(item).startswith("Item. 2 key results · Sign-in Key result Team")

    def test_a_table_with_a_mistake_fails_the_build_at_the_word(
        self, site: Site, caplog: pytest.LogCaptureFixture
    ) -> None:
        table = "<!-- okr/table { team: sign-inn, status: [at_risc] } -->"
        site.write(HANDBOOK.replace("# Handbook\n", f"# Handbook\n\n{table}\n"))
        with pytest.raises(Abort):
            site.build(strict=False)
        for place in ("OKR601", "docs/index.md:3:24", "OKR602", "docs/index.md:3:43"):
            assert place in caplog.text

    def test_a_link_leads_to_the_objective_and_the_objective_names_the_page(
        self, make_site: MakeSite
    ) -> None:
        site = make_site(
            HANDBOOK.replace(
                "# Handbook\n", "# Handbook\n\nSee [quick sign-in](okr:sign-in/quick).\n"
            ).replace("plugins:\n", "validation: {anchors: warn}\nplugins:\n", 1)
        )
        page = site.page("")
        assert "okr/teams/sign-in/2026-Q4/#okr-quick" in page.links

    def test_the_objective_names_the_pages_that_mention_it(self, make_site: MakeSite) -> None:
        site = make_site(
            HANDBOOK.replace("# Handbook\n", "# Handbook\n\n[quick](okr:sign-in/quick)\n")
        )
        page = site.page("okr/teams/sign-in/2026-Q4/")
        assert "In the handbook Handbook" in page.article
        assert any(link in ("../../../../", "../../../..") for link in page.links)

    @pytest.mark.parametrize(
        ("text", "code", "place"),
        [
            ("[x](okr:sign-in/qick)", "OKR601", "docs/index.md:3:9"),
            ("<!-- okr/teem sign-in -->", "OKR602", "docs/index.md:3:1"),
        ],
    )
    def test_one_that_leads_nowhere_fails_the_build(
        self, site: Site, caplog: pytest.LogCaptureFixture, text: str, code: str, place: str
    ) -> None:
        site.write(HANDBOOK.replace("# Handbook\n", f"# Handbook\n\n{text}\n"))
        with pytest.raises(Abort):
            site.build(strict=False)
        assert code in caplog.text
        assert place in caplog.text
