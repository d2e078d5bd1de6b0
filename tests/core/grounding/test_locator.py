import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.evidence import Span
from service.core.grounding import Locator, fold
from service.core.grounding.folding import is_hidden
from tests.records import SEEDS, article, seed

WORDS = st.text(alphabet="abé’'\"“”—–- \n\t\u00a0\u200b\u00ad.,(0ﬁ", max_size=80)
HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\ud800\udfff\0\u202e\u200f\u2066\ufeff\u0301 a")), max_size=40
)
HIDDEN = "".join(char for char in map(chr, range(0x110000)) if is_hidden(char))
BLANKS = st.sampled_from([" ", "\n", "\t", "\u00a0", "\u2003", " \n "])
TYPOGRAPHY = {"“": '"', "”": '"', "’": "'", "—": "-", "–": "-"}


def locator(text: str, *furniture: tuple[int, int]) -> Locator:
    marked = tuple(Span(start=start, end=end) for start, end in furniture)
    return Locator(Article(id="x", source="x.txt", text=text, furniture=marked))


def borders(text: str) -> list[int]:
    """Where no word runs on, hidden characters not counted, and no mark is cut off from what it stands on."""
    found = []
    for place in range(len(text) + 1):
        before, behind = text[:place].rstrip(HIDDEN)[-1:], text[place:].lstrip(HIDDEN)[:1]
        halves = before and behind and "\ud800" <= before <= "\udbff" and "\udc00" <= behind <= "\udfff"
        mark = before and behind and unicodedata.category(behind)[0] == "M"
        if not (halves or mark or (of_word(before) and of_word(behind))):
            found.append(place)
    return found


def of_word(char: str) -> bool:
    spaced = not re.match("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]", char)
    return bool(char) and spaced and (char.isalnum() or unicodedata.category(char)[0] == "M")


@given(WORDS, st.data())
def test_any_span_between_word_borders_is_found_and_shown_as_it_stands(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(borders(text))] * 2)))
    quote = text[start:end]
    assume(re.search(r"\w", quote))
    found = locator(text).evidence(quote)
    assert found is not None
    assert text[found.start : found.end] == found.quote == quote.strip()
    assert found.match == "exact"


@given(st.sampled_from(range(len(SEEDS))), st.data())
def test_a_quote_of_a_seed_is_found_with_other_blanks_quotes_and_dashes(number: int, data: st.DataObject) -> None:
    text = seed(number).text
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(borders(text))] * 2)))
    words = text[start : min(end, start + 200)].split()[:-1]
    assume(re.search(r"\w", "".join(words)))
    told = words[0] + "".join(data.draw(BLANKS) + word for word in words[1:])
    retyped = "".join(TYPOGRAPHY.get(char, char) for char in told)
    found = locator(text).evidence(retyped)
    assert found is not None
    assert text[found.start : found.end] == found.quote
    assert fold(found.quote).text.strip() == fold(retyped).text.strip()


@given(st.one_of(WORDS, HOSTILE), st.data())
def test_any_span_is_found_from_its_folded_form_with_the_same_folded_content(text: str, data: st.DataObject) -> None:
    """Where a span stands between word borders and cuts through nothing that is folded as one."""
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(borders(text))] * 2)))
    told = fold(text[start:end]).text.strip()
    assume(re.search(r"\w", told))
    held = Article.model_construct(id="x", source="x", text=text, furniture=())
    folded = fold(text)
    places = folded.index(start), folded.index(end)
    assume(folded.text[slice(*places)].strip() == told)
    found = Locator(held)(told)
    assert found is not None
    assert fold(text[found.start : found.end]).text.strip() == told


@given(HOSTILE, HOSTILE)
def test_hostile_text_is_found_as_it_stands_or_not_at_all(text: str, quote: str) -> None:
    text_holds = Article.model_construct(id="x", source="x", text=text, furniture=())
    found = Locator(text_holds)(quote)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("a “near-alliance” status", 'a "near-alliance" status', "a “near-alliance” status"),
        ("Japan’s\u00a0role —  vital", "Japan's role - vital", "Japan’s\u00a0role —  vital"),
        ("co\u00adoper\u200bation", "cooperation", "co\u00adoper\u200bation"),
        ("the ﬁrst", "the first", "the ﬁrst"),
        ("wait… now", "wait... now", "wait… now"),
    ],
)
def test_a_folded_quote_is_shown_in_the_articles_own_characters(text: str, quote: str, shown: str) -> None:
    found = locator(f"So: {text}.").evidence(quote)
    assert found is not None
    assert (found.quote, found.match, found.article) == (shown, "folded", "x")


@pytest.mark.parametrize("quote", ["", "  ", "…", "—", "signed", "Signed in Manila", "Senate approved … ratified"])
def test_what_the_article_does_not_say_is_absent(quote: str) -> None:
    assert locator("— The Senate approved; later it was Ratified.")(quote) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They unsigned it", "signed"),
        ("They signed20 pacts", "signed"),
        ("in Malacan\u0303ang", "Malacan"),
        ("the co\u00adoperation", "operation"),
        ("“unsigned” pacts", '"un'),
    ],
)
def test_a_quote_cut_inside_a_word_is_absent(text: str, quote: str) -> None:
    assert locator(text)(quote) is None


def test_a_word_that_stands_whole_further_on_is_found_there() -> None:
    assert locator("unsigned, then signed")("signed") == Span(start=15, end=21, match="exact")
    assert locator("xa–b, then a–b")("a-b") == Span(start=11, end=14, match="folded")


def test_a_script_without_blanks_has_no_words_to_cut() -> None:
    assert locator("日本とフィリピンは協定に署名した。")("協定に署名した") == Span(start=9, end=16)


def test_a_quote_that_touches_furniture_is_absent_and_its_content_twin_is_found() -> None:
    text = "See Also signed\nThey signed"
    assert locator(text, (0, 15))("signed") == Span(start=21, end=27)
    assert locator(text, (0, 15))("Also signed") is None
    assert locator(text, (0, 15))("signed They") is None


def test_an_empty_article_holds_nothing() -> None:
    assert Locator(article(""))("signed") is None


def test_a_repeated_phrase_is_found_where_it_stands_first() -> None:
    assert locator("They “signed” it. They signed it. They signed it.")("They signed it") == Span(start=18, end=32)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the ﬁrst day", "irst day"),
        ("a \ud83d\ude00 b", "a \ud83d"),
        ("signed -\u0301 sealed", "signed -"),
        ("wait… now", "wait.. "),
    ],
)
def test_nothing_that_belongs_together_is_cut_apart(text: str, quote: str) -> None:
    assert Locator(Article.model_construct(id="x", source="x", text=text, furniture=()))(quote) is None


def test_furniture_is_known_however_its_spans_lie() -> None:
    text = "one two three four five six"
    marked = locator(text, (8, 13), (4, 7), (4, 10), (14, 14), (24, 99))
    told = ["one", "two", "three", "four", "five", "six"]
    assert [word for word in told if marked(word)] == ["one", "four", "five"]
    assert [word for word in told if marked.stands_in_furniture(word)] == ["one", "two", "three", "four", "five", "six"]
    assert not locator(text).stands_in_furniture("one")
