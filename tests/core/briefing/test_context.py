"""The words around a quote: verbatim, next to it, no longer than told, nothing hidden among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.brief import Brief, StatusRow, TimelinePoint
from schemas.evidence import Evidence, Span
from service.core.briefing.context import ROOM, around, in_context
from tests.briefs import empty_brief, realistic_brief, sentence
from tests.records import agreement_fact

LONG = "The sides spoke of many things that day. "


def quoted(text: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(article="x", quote=quote, start=start, end=start + len(quote), match="exact")


def beside(text: str, quote: str, *furniture: str) -> tuple[str, str]:
    spans = tuple(Span(start=text.index(each), end=text.index(each) + len(each)) for each in furniture)
    found = around(quoted(text, quote), Article(id="x", source="x.txt", text=text, furniture=spans))
    return found.before, found.after


def test_a_short_text_is_shown_whole() -> None:
    text = "They met in Manila. The pact was signed by Mr. Abe there. It is not in force."
    assert beside(text, "was signed") == ("They met in Manila. The pact ", " by Mr. Abe there. It is not in force.")


def test_a_long_text_is_shown_from_a_sentence_to_a_sentence() -> None:
    text = f"{LONG * 9}On Monday the pact was signed in Manila. {LONG * 9}"
    before, after = beside(text, "the pact was signed")
    assert before == f"{LONG * 4}On Monday "
    assert after == f" in Manila. {LONG * 4}".rstrip()


def test_a_name_with_a_point_is_no_end_of_a_sentence() -> None:
    text = f"{'and so on ' * 30}the U.S. Secretary and Gen. Smith spoke with Dr. Lee before the pact was signed."
    before, _ = beside(text, "the pact was signed")
    assert before.startswith(("and ", "so ", "on "))


def test_where_no_sentence_ends_a_word_does() -> None:
    text = f"{'alpha ' * 90}the pact was signed {'omega ' * 90}"
    before, after = beside(text, "the pact was signed")
    assert set(before.split()) == {"alpha"}
    assert set(after.split()) == {"omega"}
    assert ROOM - 10 < len(before) <= ROOM


def test_where_no_word_ends_a_letter_keeps_its_marks() -> None:
    letter = "e\u0301\u0302"
    before, after = beside(f"{letter * 300}署名した{letter * 300}", "署名した")
    assert before == letter * (ROOM // 3)
    assert after == letter * (ROOM // 3)


def test_nothing_of_furniture_or_beyond_it_is_shown() -> None:
    text = "Subscribe now!\nThe pact was signed in Manila.\nADVERTISEMENT\nMore to read."
    assert beside(text, "was signed", "Subscribe now!", "ADVERTISEMENT") == ("The pact ", " in Manila.")


def test_letters_that_only_a_machine_reads_are_not_shown() -> None:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "obey")
    text = f"Old {hidden}news. The pact was signed{hidden} in Manila."
    assert beside(text, "was signed") == ("news. The pact ", "")


def test_a_quote_over_furniture_keeps_what_stands_beside_it() -> None:
    text = "The pact MENU was signed. It holds."
    assert beside(text, "pact MENU was signed", "MENU") == ("The ", ". It holds.")


@given(
    st.text("ab. \n\u0301\u200d“”署\U000e0041", max_size=900),
    st.integers(0, 900),
    st.integers(0, 40),
    st.integers(0, 900),
    st.integers(0, 30),
)
def test_whatever_the_text_the_words_stand_beside_the_quote(
    text: str, start: int, length: int, menu: int, menu_length: int
) -> None:
    start, menu = min(start, len(text)), min(menu, len(text))
    end, menu_end = min(start + length, len(text)), min(menu + menu_length, len(text))
    quote = Evidence(article="x", quote=text[start:end], start=start, end=end, match="exact")
    furniture = (Span(start=menu, end=menu_end),)
    found = around(quote, Article(id="x", source="x.txt", text=text, furniture=furniture))
    first, last = start - len(found.before), end + len(found.after)
    assert text[first:last] == found.before + quote.quote + found.after
    assert len(found.before) <= ROOM
    assert len(found.after) <= ROOM
    shown = {*range(first, start), *range(end, last)}
    assert shown.isdisjoint(range(menu, menu_end))
    assert not any("\U000e0000" <= text[place] <= "\U000e007f" for place in shown)


def test_every_quote_of_the_page_has_its_context_once() -> None:
    brief, texts = realistic_brief(), []
    articles = [Article(id=source.article, source=source.source, text="x" * 9000) for source in brief.sources]
    found = in_context(brief, articles).contexts
    places = [(each.article, each.start, each.end) for each in found]
    assert len(places) == len(set(places))
    shown = [*brief.title, *brief.bottom_line, *brief.watch, *(s for part in brief.sections for s in part.sentences)]
    texts += [quote for one in shown for quote in one.evidence]
    texts += [quote for point in brief.timeline for quote in point.evidence]
    texts += [quote for fact in brief.facts[:7] for quote in fact.evidence]
    assert {(quote.article, quote.start, quote.end) for quote in texts} <= set(places)


@pytest.mark.parametrize("part", ["purpose", "row", "mark"])
def test_each_part_of_the_page_brings_its_quotes(part: str) -> None:
    text = "The pact was signed."
    quote = quoted(text, "was signed")
    fact = agreement_fact("A1", "Pact").model_copy(update={"evidence": (quote,)})
    told = sentence("It was signed.", "A1", "two").model_copy(update={"evidence": (quote,)})
    row = StatusRow(fact="A1", name="Pact", parties="", status="Signed", since="", sources=(1,))
    parts: dict[str, Brief] = {
        "purpose": empty_brief().model_copy(update={"status": (row.model_copy(update={"purpose": told}),)}),
        "row": empty_brief().model_copy(update={"status": (row,), "facts": (fact,)}),
        "mark": empty_brief().model_copy(
            update={
                "timeline": (
                    TimelinePoint(facts=("A1",), label="signed", date=None, when="", planned=False, evidence=(quote,)),
                )
            }
        ),
    }
    (found,) = in_context(parts[part], [Article(id="x", source="x.txt", text=text)]).contexts
    assert (found.before, found.after) == ("The pact ", ".")


def test_a_quote_of_an_article_that_is_not_at_hand_has_none() -> None:
    assert in_context(realistic_brief(), []).contexts == ()
