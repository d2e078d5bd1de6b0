import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.page.lines import RULED, bare, goes_on, is_wrapped, lines_of

WRAPPED = (
    "The two ministers met in the capital on Monday and signed the agreement that\n"
    "their governments had been negotiating since the spring of last year, and\n"
    "they said it would enter into force once both parliaments had approved of\n"
    "it. The agreement has a term of ten years."
)


def test_a_line_stands_where_its_words_do() -> None:
    text = "  One.  \r\n\n\tTwo\u2028Three"
    lines = lines_of(text)
    assert [text[line.start : line.end] for line in lines] == ["One.", "Two", "Three"]
    assert [line.follows for line in lines] == [False, False, True]


@given(st.text())
def test_every_word_of_a_text_stands_in_one_line(text: str) -> None:
    lines = lines_of(text)
    assert all(text[line.start : line.end] == line.words == line.words.strip() for line in lines)
    assert "".join("".join(line.words for line in lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("words", "compared"),
    [
        ("  * **See Also:** ", "see also"),
        ("[Read more](https://a.example/b)", "read more"),
        ("\u200eAdvertisement\u200f", "advertisement"),
        ("Editor’s Picks »", "editor's picks"),
        ("x" * (RULED + 1), ""),
    ],
)
def test_a_line_is_compared_without_its_ornaments(words: str, compared: str) -> None:
    assert bare(words) == compared


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("They signed the agreement in Manila on Monday evening.", True),
        ("They signed the agreement in Manila on Monday evening", False),
        ("They met.", False),
        ("両国の外相は二十八日に東京で会談し、協定の交渉開始で一致した。", True),
        ("word " * 45, True),
    ],
)
def test_prose_is_a_sentence_or_a_great_many_words(words: str, prose: bool) -> None:
    assert lines_of(words)[0].is_prose is prose


def test_a_text_broken_at_a_column_is_told_from_one_with_a_line_a_paragraph() -> None:
    assert is_wrapped(lines_of(WRAPPED))
    assert not is_wrapped(lines_of(WRAPPED.replace("\n", " ")))
    assert not is_wrapped(lines_of("Title\nshare\ntweet\nprint\n"))


@pytest.mark.parametrize(
    ("text", "number", "piece"),
    [
        ("They called the whole affair an\nadvertisement", 1, True),
        ("Menu\nof the lunch that they had", 0, True),
        ("A headline of some words\n\nadvertisement", 1, False),
        ("They met.\nadvertisement", 1, False),
        (f"{WRAPPED}\nthe minister for the economy and the secretary of\nTrade", 5, True),
        ("A long unfinished line that nobody wrapped at any column\nTrade", 1, False),
    ],
)
def test_a_line_that_may_be_a_piece_of_a_sentence_is_known(text: str, number: int, piece: bool) -> None:
    lines = lines_of(text)
    assert goes_on(lines, number, wrapped=is_wrapped(lines)) is piece


def test_what_stands_apart_is_no_piece() -> None:
    lines = lines_of("Click here to share this\nshare2")
    assert goes_on(lines, 1, wrapped=False)
    assert not goes_on(lines, 1, wrapped=False, apart={0})
