import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.extraction import with_furniture
from service.core.passage import Passage
from service.core.reading.chunking import parts_of
from tests.longtext import long_article, passages
from tests.records import article

LOAN = "Sweden will lend €40 million."


def test_words_that_a_text_repeats_are_found_where_they_were_read() -> None:
    text = long_article().text
    first, second, third = passages()
    assert [text.count(LOAN), first(LOAN) is None, third(LOAN)] == [2, False, None]
    spans = [span for passage in (first, second) if (span := passage(LOAN))]
    assert [span.start for span in spans] == [text.index(LOAN), text.rindex(LOAN)]
    assert all(text[span.start : span.end] == LOAN for span in spans)


def test_evidence_is_in_the_articles_own_characters_and_places() -> None:
    text = long_article().text
    found = passages()[1].evidence("Both sides welcomed the Framework")
    assert found is not None
    assert (found.article, found.quote, found.match) == ("x", "Both sides welcomed the\nFramework", "folded")
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize("quote", ["They signed the Framework", "William Ruto", "", "}\n\n", '"part": "2 of 3"'])
def test_what_stands_in_another_part_or_in_the_note_is_absent(quote: str) -> None:
    assert passages()[1](quote) is None
    assert passages()[1].evidence(quote) is None


def test_furniture_inside_a_part_is_not_quotable() -> None:
    told = with_furniture(
        article("A title\nOne sentence of a part.\n\nAdvertisement\nAnother sentence here.\nSee Also\n")
    )
    first, second = (Passage(told, part) for part in parts_of(told, budget=7))
    assert [first("One sentence"), second("Another sentence")] != [None, None]
    assert all(passage(words) is None for passage in (first, second) for words in ("Advertisement", "See Also"))


@given(st.text(max_size=200), st.integers(1, 20), st.integers(0, 200), st.integers(1, 60))
def test_whatever_is_found_stands_there(text: str, budget: int, start: int, length: int) -> None:
    told = article("Words. " + text.encode("utf-8", "replace").decode() + " More words.")
    for part in parts_of(told, budget=budget):
        span = Passage(told, part)(told.text[start : start + length])
        if span:
            assert part.span.start <= span.start < span.end <= part.span.end
            if span.match == "exact":
                assert told.text[span.start : span.end] == told.text[start : start + length].strip()
