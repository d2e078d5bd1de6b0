"""Sources: cited by what they say of themselves."""

import pytest

from schemas.article import Copy
from schemas.brief import SourceLine
from service.render.source import cite, cited, sources_of
from tests.briefs import empty_brief, hostile_brief, realistic_brief


def _line(**known: str | None) -> SourceLine:
    blank = dict.fromkeys(("title", "publisher", "author", "published", "genre"))
    return SourceLine.model_validate({"number": 1, "article": "a", "source": "in/some/file.txt", **blank, **known})


def test_a_source_is_cited_with_all_that_is_known() -> None:
    citation = cite(
        _line(title="A title", author="A. Author", publisher="An Outlet", published="2025-05-29", genre="opinion")
    )
    assert (citation.title, citation.details) == ("A title", "A. Author, An Outlet, 29 May 2025, opinion")


def test_news_is_not_called_news_and_an_undated_source_is_called_undated() -> None:
    assert cite(_line(title="A title", genre="news")).details == "undated"
    assert cite(_line(title="A title", genre="press_release")).details == "undated, press release"


def test_a_language_is_named_unless_it_is_english() -> None:
    assert cite(_line(title="A title", language="en")).details == "undated"
    assert cite(_line(title="A title", language="de")).details == "undated, in German"
    assert cite(_line(title="A title", language="xx")).details == "undated, in xx"


def test_who_else_carried_the_text_is_named_once_each() -> None:
    copies = [
        Copy(id="b", source="in/b.txt", publisher=publisher, near=True)
        for publisher in ("The Wire", "An Outlet", "The Wire", None, "The Post", "The Star")
    ]
    line = _line(title="A title", publisher="An Outlet").model_copy(update={"copies": tuple(copies)})
    assert cite(line).details == "An Outlet, undated, also carried by The Wire, b.txt, The Post and 1 more"
    fewer = line.model_copy(update={"copies": tuple(copies[:2])})
    assert cite(fewer).details == "An Outlet, undated, also carried by The Wire"
    assert cite(line.model_copy(update={"copies": (copies[1],)})).details == "An Outlet, undated"


def test_an_untitled_source_is_known_by_its_first_words_in_quotation_marks() -> None:
    citation = cite(_line(opening="Japan and the Philippines\nhave taken", publisher="An Outlet"))
    assert (citation.title, citation.details) == ("“Japan and the Philippines have taken …”", "An Outlet, undated")
    assert cite(_line(title="A title", opening="Japan and")).title == "A title"


def test_no_file_name_is_shown_but_of_a_source_that_has_no_words_at_all() -> None:
    assert "file" not in f"{cite(_line(opening='Japan and'))} {cite(_line(title='A title'))}"
    assert cite(_line()).title == "file.txt"
    assert cite(_line(source="C:\\in\\some\\file.txt")).title == "file.txt"


def test_an_address_is_named_by_its_host_and_linked() -> None:
    citation = cite(_line(source="https://news.example:443/a/b?c=d", title="A title"))
    assert citation.details == "undated, news.example"
    assert citation.link == "https://news.example:443/a/b?c=d"


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "file:///a", "https://", "http://[", "https://a b", "https://a\nb"]
)
def test_what_is_no_plain_web_address_is_not_linked(source: str) -> None:
    assert cite(_line(source=source)).link == ""


def test_a_point_in_time_has_the_numbers_of_the_sources_that_tell_of_it() -> None:
    brief = realistic_brief()
    told = [sources_of(point, brief.sources) for point in brief.timeline]
    assert told == [(1,), (3, 5), (2,), (2,), (4,), (1, 2)]
    assert sources_of(brief.timeline[1], brief.sources[:3]) == (3,)


def test_in_a_picture_citations_stand_behind_each_label() -> None:
    brief = realistic_brief()
    shown = cited(brief)
    assert shown[1].label == "Marcos–Ishiba summit; ACSA: negotiations agreed on [3, 5]"
    assert [point.model_copy(update={"label": ""}) for point in shown] == [
        point.model_copy(update={"label": ""}) for point in brief.timeline
    ]
    assert cited(empty_brief()) == ()


def test_a_point_of_which_no_listed_source_tells_has_no_citation() -> None:
    brief = hostile_brief().model_copy(update={"sources": ()})
    assert [point.label for point in cited(brief)] == [point.label.rstrip() for point in brief.timeline]
