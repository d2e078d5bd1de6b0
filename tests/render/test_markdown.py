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
    parts = ["# Japan", "*As of", "**Bottom line.**", "## Status", "## Timeline", "## Agreements", "## What to watch"]
    parts += ["## Sources", "\n---\n"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert page.endswith(".\n")


def test_citations_follow_the_sentence() -> None:
    assert "on a date no source gives. [1][2][4]" in _page(realistic_brief())


def test_every_row_of_the_table_has_five_cells() -> None:
    for brief in (realistic_brief(), hostile_brief()):
        rows = [line for line in _page(brief).splitlines() if line.startswith("|")]
        assert len(rows) == len(brief.status) + 2
        assert {line.replace(r"\|", "").count("|") for line in rows} == {6}


def test_planned_steps_are_told_apart() -> None:
    page = _page(realistic_brief())
    assert "- **later in 2025**: Maritime consultations and vice-ministerial strategic dialogue *(planned)*" in page
    assert page.count("*(planned)*") == 1


def test_an_untitled_source_is_found_by_its_file_name() -> None:
    assert "- [4] Untitled article (undated, 003_a04ef4fca853bef2.txt)" in _page(realistic_brief())


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
