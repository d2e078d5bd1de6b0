"""Markdown: the form of the page, and the attacks that only Markdown has."""

import pytest

from schemas.brief import Brief
from service.render import markdown
from tests.briefs import empty_brief, hostile_brief, realistic_brief, sentence


def _page(brief: Brief) -> str:
    return markdown.render(brief).content.decode()


def _titled(text: str) -> str:
    """The first line of a page whose title is `text`, without the mark of a heading and the citation."""
    brief = empty_brief().model_copy(update={"title": (sentence(text, "A1", "two"),)})
    return _page(brief).splitlines()[0].removeprefix("# ").removesuffix(" [4]")


def test_the_parts_stand_in_the_order_of_the_page() -> None:
    page = _page(realistic_brief())
    parts = ["# Japan", "*As of", "**Bottom line.**", "## Status", "## Meetings", "## Why it matters"]
    parts += ["## Open points, and what to watch", "## Timeline", "## Sources", "\n---\n", "*From 5 articles"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_citations_follow_the_sentence() -> None:
    assert "held talks and a working lunch in Japan on 28 May 2025. [2]" in _page(realistic_brief())


def _table(brief: Brief) -> list[str]:
    return [line for line in _page(brief).splitlines() if line.startswith("|")]


def test_every_row_of_the_table_has_as_many_cells_as_its_heading() -> None:
    alike = [row.model_copy(update={"parties": ""}) for row in realistic_brief().status]
    shared = realistic_brief().model_copy(update={"status": tuple(alike)})
    for brief, cells in ((realistic_brief(), 4), (hostile_brief(), 4), (shared, 3)):
        rows = _table(brief)
        assert len(rows) == len(brief.status) + 2
        assert {line.replace(r"\|", "").count("|") for line in rows} == {cells + 1}


def test_a_row_says_what_an_agreement_does_and_where_it_stands_each_with_its_sources() -> None:
    rows = _table(realistic_brief())
    assert rows[0] == "| Agreement | Parties | What it does | Where it stands |"
    assert rows[3].endswith(
        "| Lets either force deploy to the other's soil. [2] | **In force**, no date given, after 29 May 2025 [1][2][3][4] |"
    )
    assert rows[6].endswith("| **No step reported** [5] |")
    assert rows[7].endswith("| not told | **Signed**, no date given [4] |")


def test_a_point_in_time_is_told_with_its_sources() -> None:
    page = _page(realistic_brief())
    assert "- **no date given**: RAA: in force; ACSA and unnamed agreement: signed; OSA: announced [4]" in page


def test_the_label_of_a_point_is_set_in_bold() -> None:
    page = _page(realistic_brief())
    assert "- **ACSA:** no source reports approval by either legislature, or entry into force. [4]" in page


def test_the_footer_is_one_line() -> None:
    brief = realistic_brief()
    assert _page(brief).endswith(f"\n---\n\n*{' '.join(brief.notes)}*\n")


def test_planned_steps_are_told_apart() -> None:
    page = _page(realistic_brief())
    assert (
        "- **later in 2025**: Maritime consultations and vice-ministerial strategic dialogue *(planned)* [1][2]" in page
    )
    assert page.count("*(planned)*") == 1


def test_an_untitled_source_is_found_by_its_first_words() -> None:
    assert "- [4] “Japan and the Philippines have taken another …” (undated)" in _page(realistic_brief())


def test_no_line_of_a_hostile_page_opens_with_markup_from_an_article() -> None:
    known = ("# ", "## ", "- ", "|", "*", "**Bottom", "---")
    assert [line for line in _page(hostile_brief()).splitlines() if line and not line.startswith(known)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("&lt;b&gt; and R&D", "&amp;lt;b&amp;gt; and R&D"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("https://evil.example", r"https\://evil.example"),
        ("WWW.evil.example mailto:a@b", "WWW\\.evil.example mailto\\:a@\u200bb"),
        ("*a* _b_ snake_case `c` ~d~ $e$ \\f", r"\*a\* \_b\_ snake_case \`c\` \~d\~ \$e\$ \\f"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("a\n\n# b\tc", "a # b c"),
        ("2+2 talks at 5.30", r"2\+2 talks at 5.30"),
    ],
)
def test_markup_becomes_words(text: str, shown: str) -> None:
    assert _titled(text) == shown
