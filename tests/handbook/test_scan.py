"""Directives and links in a page: what is found, where, and what is wrong with it."""

from __future__ import annotations

import pytest

from mkdocs_okr.reading.handbook import Directive, OkrLink, scan


def directives(page: str) -> list[Directive]:
    return [each for each in scan(page, "docs/a.md") if isinstance(each, Directive)]


def links(page: str) -> list[OkrLink]:
    return [each for each in scan(page, "docs/a.md") if isinstance(each, OkrLink)]


def marked(page: str, start: int, end: int) -> str:
    return page[start:end]


class TestDirectives:
    @pytest.mark.parametrize(
        ("written", "name", "argument", "columns"),
        [
            ("<!-- okr/team id-porten -->", "team", "id-porten", (15, 24)),
            ("<!--okr/team id-porten-->", "team", "id-porten", (14, 23)),
            ("<!--  okr/team   id-porten  -->", "team", "id-porten", (18, 27)),
            ('<!-- okr/team "id-porten" -->', "team", "id-porten", (15, 26)),
            ("<!-- okr/objective a/b#c -->", "objective", "a/b#c", (20, 25)),
            ("<!-- okr/cascade -->", "cascade", "", (1, 21)),
            ("<!-- okr/badge a/2026-Q4/b -->", "badge", "a/2026-Q4/b", (16, 27)),
        ],
    )
    def test_is_read(
        self, written: str, name: str, argument: str, columns: tuple[int, int]
    ) -> None:
        (found,) = directives(f"# Title\n\n{written}\n")
        assert (found.name, found.argument, found.problem) == (name, argument, None)
        place = found.argument_place
        assert (place.file, place.line, place.end_line) == ("docs/a.md", 3, 3)
        assert (place.column, place.end_column) == columns

    def test_may_go_over_several_lines(self) -> None:
        page = "    \n\n!!! note\n\n    <!-- okr/team\n      id-porten\n    -->\n"
        (found,) = directives(page)
        assert (found.argument, found.indentation) == ("id-porten", "    ")
        assert (found.place.line, found.place.end_line) == (5, 7)
        assert (found.argument_place.line, found.argument_place.column) == (6, 7)

    @pytest.mark.parametrize(
        ("page", "indentation"),
        [
            ("<!-- okr/team a -->", ""),
            ("<!-- okr/team a -->  \r\n", ""),
            ("- x\n\n    <!-- okr/team a -->\n", "    "),
            ("- x\n\n\t<!-- okr/team a -->\n", "\t"),
            ("> <!-- okr/team a -->\n", "> "),
            ("x <!-- okr/badge a -->\n", None),
            ("<!-- okr/badge a --> x\n", None),
            ("- <!-- okr/badge a -->\n", None),
        ],
    )
    def test_has_the_indentation_of_its_line(self, page: str, indentation: str | None) -> None:
        (found,) = directives(page)
        assert (found.indentation, found.problem) == (indentation, None)

    def test_comments_of_other_kinds_are_none(self) -> None:
        page = (
            "<!-- okr -->\n\n<!-- see okr/team a -->\n\n<!-- okra/team a -->\n\n<!-- okrs: a -->\n"
        )
        assert scan(page) == ()

    def test_several_in_a_line(self) -> None:
        page = "a <!-- okr/badge b --> c <!-- x --> <!-- okr/badge d -->"
        assert [each.argument for each in directives(page)] == ["b", "d"]


class TestBadDirectives:
    @pytest.mark.parametrize(
        ("written", "sentence", "help", "columns"),
        [
            (
                "<!-- okr/taem id-porten -->",
                'there is no directive "okr/taem"',
                "did you mean okr/team?",
                (1, 28),
            ),
            (
                "<!-- okr/goals -->",
                'there is no directive "okr/goals"',
                "there are okr/team, okr/objective, okr/cascade, okr/badge, okr/table",
                (1, 19),
            ),
            (
                "<!-- okr/ team id-porten -->",
                'there is no directive "okr/"',
                "there are okr/team, okr/objective, okr/cascade, okr/badge, okr/table",
                (1, 29),
            ),
            (
                "<!-- okr/team -->",
                "okr/team does not say which team",
                "name a team, as in <!-- okr/team product-development -->",
                (1, 18),
            ),
            (
                "<!-- okr/team id-porten altinn -->",
                'okr/team takes one reference, not "id-porten altinn"',
                "name a team, as in <!-- okr/team product-development -->",
                (15, 31),
            ),
            (
                "<!-- okr/objective {id: a} -->",
                'okr/objective takes one reference, not "{id: a}"',
                "name an objective, as in <!-- okr/objective product-development/faster-sign-in "
                "-->",
                (20, 27),
            ),
            (
                "<!-- okr/cascade a b -->",
                'okr/cascade takes one reference, not "a b"',
                "name a team, as in <!-- okr/cascade leadership -->",
                (18, 21),
            ),
            (
                "Our team: <!-- okr/team a -->",
                "okr/team shares its line with other text",
                "put it on a line of its own; only okr/badge may stand inside a sentence or a "
                "table",
                (11, 30),
            ),
            (
                "<!-- okr:team id-porten -->",
                "okr:team is written with a colon",
                "write <!-- okr/team id-porten -->",
                (1, 28),
            ),
            (
                "<!-- okr/team id-porten",
                "the directive okr/team is never closed",
                "end it with -->, as in <!-- okr/team product-development -->",
                (1, 24),
            ),
        ],
    )
    def test_is_said(
        self, written: str, sentence: str, help: str, columns: tuple[int, int]
    ) -> None:
        (found,) = directives(f"# Title\n\n{written}\n")
        assert found.problem is not None
        assert (found.problem.code, found.problem.sentence) == ("OKR602", sentence)
        assert found.problem.help == help
        place = found.problem.spot
        assert (place.file, place.line, place.column, place.end_column) == (
            "docs/a.md",
            3,
            *columns,
        )

    def test_an_unclosed_one_does_not_swallow_the_next(self) -> None:
        page = "<!-- okr/team a\n\ntext\n\n<!-- okr/team b -->\n"
        first, second = directives(page)
        assert first.problem is not None
        assert first.place.line == 1
        assert (second.argument, second.problem, second.place.line) == ("b", None, 5)

    def test_what_somebody_wrote_is_repeated_only_in_part(self) -> None:
        (found,) = directives(f"<!-- okr/team {'a ' * 500}-->\n")
        assert found.problem is not None
        assert len(found.problem.sentence) < 120


class TestLinks:
    @pytest.mark.parametrize(
        ("page", "reference", "replaced"),
        [
            ("[a](okr:b/c)", "b/c", "okr:b/c"),
            ("see [a](okr:b/c) now", "b/c", "okr:b/c"),
            ('[a](okr:b/c "Title")', "b/c", "okr:b/c"),
            ("[a](okr:b/c 'Title')", "b/c", "okr:b/c"),
            ("[a](<okr:b/c>)", "b/c", "okr:b/c"),
            ("[a]( okr:b/c )", "b/c", "okr:b/c"),
            ("[a](okr:b/c#d)", "b/c#d", "okr:b/c#d"),
            ("[a](okr:b c)", "b c", "okr:b c"),
            ("[a](okr:)", "", "okr:"),
            ("[a `b` c](okr:d)", "d", "okr:d"),
            ("[![a](b.png)](okr:d)", "d", "okr:d"),
            ("[over\nlines](okr:d)", "d", "okr:d"),
            ("| [a](okr:d) |", "d", "okr:d"),
            ("[a]: okr:b/c", "b/c", "okr:b/c"),
            ("[a]: <okr:b/c>", "b/c", "okr:b/c"),
            ('  [a]: okr:b/c "Title"', "b/c", "okr:b/c"),
            ("> [a]: okr:b/c", "b/c", "okr:b/c"),
            ("<okr:b/c>", "b/c", "<okr:b/c>"),
        ],
    )
    def test_is_found(self, page: str, reference: str, replaced: str) -> None:
        (found,) = links(page)
        assert found.reference == reference
        assert page[found.start : found.end] == replaced

    @pytest.mark.parametrize(
        "page",
        [
            "okr:b/c",
            "`[a](okr:b)`",
            "    [a](okr:b)",
            "[a](https://example.com/okr:b)",
            "[a](okr:b",
            "a](okr:b)",
            "\\[a](okr:b)",
            "[a\\](okr:b)",
            "[a] (okr:b)",
            "[^a]: okr:b",
            "x [a]: okr:b",
            "<!-- [a](okr:b) -->",
            "```\n[a]: okr:b\n```",
            "<okr:b c>",
        ],
    )
    def test_is_none(self, page: str) -> None:
        assert scan(page) == ()

    def test_places_are_those_of_the_file(self) -> None:
        page = "---\ntitle: okr:x\n---\n\nÆ [a](okr:b/c) og [d](okr:e).\n\n[f]: okr:g\n"
        assert [
            (each.place.line, each.place.column, each.place.end_column) for each in links(page)
        ] == [(5, 11, 14), (5, 27, 28), (7, 10, 11)]


class TestFrontMatter:
    PAGE = "---\ndescription: <!-- okr/team a -->\n---\n<!-- okr/team b -->\n"

    def test_is_passed_over(self) -> None:
        assert [each.argument for each in directives(self.PAGE)] == ["b"]
        assert [each.argument for each in directives(self.PAGE.replace("\n", "\r\n"))] == ["b"]

    def test_ends_with_dots_too(self) -> None:
        (found,) = directives(self.PAGE.replace("---\n<", "...\n<"))
        assert (found.argument, found.place.line) == ("b", 4)

    def test_is_text_where_the_host_has_taken_it_off(self) -> None:
        assert len(scan(self.PAGE, front_matter=False)) == 2

    def test_a_rule_at_the_start_is_no_front_matter(self) -> None:
        assert len(scan("---\n\n<!-- okr/team a -->\n")) == 1
