import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.grounding.folding import fold
from service.core.grounding.words import line_ends_of, split, words_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The U.S.-Japan pact, signed.", ["The", "U.S.", "Japan", "pact", "signed"]),
        ("$1,500.50 by 28-29 May; -5% at 10:30", ["$1,500.50", "by", "28-29", "May", "-5%", "at", "10:30"]),
        ("didn't 'quote' ministers' F-16", ["didn't", "quote", "ministers", "F", "16"]),
        ("treaty[12] of **note** [3]", ["treaty", "[12]", "of", "note", "3"]),
        ("日本と", ["日", "本", "と"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_words_are_what_punctuation_parts(text: str, told: list[str]) -> None:
    words = split(text)
    assert [words.word(i) for i in range(len(words))] == told


def test_fillers_and_notes_have_no_key() -> None:
    words = split("The pact[1] that stands")
    assert [words.key(i) for i in range(len(words))] == ["", "pact", "", "", "stands"]
    assert words.run == "pactstands"
    assert [words.at(place) for place in (0, 1, 4, 10)] == [1, None, 4, None]


@given(st.text(max_size=60))
def test_words_of_any_text_stand_in_order_and_their_keys_make_the_run(text: str) -> None:
    words = words_of(text)
    folded = fold(text).text
    assert "".join(words.key(i) for i in range(len(words))) == words.run
    ends = 0
    for index in range(len(words)):
        assert ends <= words.begins[index] < words.ends[index] <= len(folded)
        ends = words.ends[index]


def test_words_broken_at_the_end_of_a_line_are_known() -> None:
    text = "an agree-\nment, a long-\n  term pact\u00ad\nand co- \nop.\n-\nend -\n"
    words = words_of(text)
    assert [words.word(i) for i in sorted(line_ends_of(text))] == ["agree", "long", "pact", "co"]
    assert line_ends_of("no-\n") == frozenset()
