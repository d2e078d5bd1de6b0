from service.embedded.extraction.text.quotes import quote_of
from service.embedded.extraction.text.sentences import sentences_of


def test_a_sentence_is_quoted_whole() -> None:
    (only,) = sentences_of("Ghana and Togo signed a treaty.")
    assert quote_of(only, 0, 5) == only.raw


def test_of_a_very_long_sentence_the_clause_is_quoted() -> None:
    text = (
        "Ghana, " + "a state of rivers, " * 30 + "signed a treaty with Togo, " + "which has lagoons, " * 30 + "in May."
    )
    (only,) = sentences_of(text)
    start = text.index("signed")
    quote = quote_of(only, start, start + len("signed a treaty"))
    assert "signed a treaty with Togo" in quote
    assert quote in text
    assert len(quote) < 600


def test_a_long_sentence_without_commas_is_cut_between_words() -> None:
    text = "word " * 130 + "signed a treaty " + "word " * 130
    (only,) = sentences_of(text)
    start = text.index("signed")
    quote = quote_of(only, start, start + len("signed a treaty"))
    assert "signed a treaty" in quote
    assert set(quote.split()) <= {"word", "signed", "a", "treaty"}
