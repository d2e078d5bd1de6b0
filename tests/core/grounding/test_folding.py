import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.grounding.folding import fold, is_hidden

MIXED = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\ud800\udfff\0\u202e\u200f\u2066\ufeff\u00ad\u0301 \n\u00a0a-—–´\"'`“«&#;8217amp＆ﬁ¨ﾞｶㄱㅏ²½…"),
    ),
    max_size=40,
)


@given(MIXED)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text


@given(MIXED)
def test_every_folded_character_stands_for_a_stretch_of_the_text_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(MIXED)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(MIXED)
def test_what_stands_for_nothing_was_a_blank_or_hidden(text: str) -> None:
    folded = fold(text)
    covered = set()
    for start, end in zip(folded.starts, folded.ends, strict=True):
        covered |= set(range(start, end))
    assert all(is_hidden(char) for place, char in enumerate(text) if place not in covered)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a \t\u00a0\u2003\r\n b\u2028c", "a b c"),
        ("“a”\u00ad ‘\u00adb’ „c‟ «d» ‹e› `f´ ''g''", '"a" \'b\' "c" "d" \'e\' \'f\' "g"'),
        ("a‐b\u2011c‒d–e—f―g−h－i﹣j", "a-b-c-d-e-f-g-h-i-j"),
        ("role — vital – now -- then - and —", "role-vital-now-then-and-"),
        ("short- and mid-term, from -5 on", "short- and mid-term, from -5 on"),
        ("agree-\nment", "agree- ment"),
        ("co\u00adop\u200ber\u2060a\ufefftion\u200e\u202e!", "cooperation!"),
        ("the ﬁrst oﬃce ﬂag", "the first office flag"),
        ("ＡＳＥＡＮ　２０２５％", "ASEAN 2025%"),
        ("wait…", "wait..."),
        ("Malacan\u0303ang", "Malacañang"),
        ("cafe\u00ad\u0301", "café"),
        ("R&amp;D &#8217;s &#x2014; &ldquo;x&rdquo; &nbsp; y", 'R&D \'s-"x" y'),
        ("&amp;amp;lt; ＆amp; &am&#112;;", "< & &"),
        ("&bogus; &#0; &#xD800; &#9999999; AT&T; &", "&bogus; &#0; &#xD800; &#9999999; AT&T; &"),
        ("10² km² 3½ CO₂ nº", "10² km² 3½ CO2 nº"),
        ("a\0b\x07c\x85d", "abc d"),
        ("ｶﾞ ㄱㅏ 각", "ガ 가 각"),
        ("\u0301a", "\u0301a"),
        ("ﬁ\u0301", "fí"),
        ("", ""),
    ],
)
def test_what_typing_typesetting_and_transport_do_is_undone(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "words", ["not", "Polish polish", "1,000.50", "re-sign", "été", "हिन्दी", "日本とフィリピン", "مذكرة"]
)
def test_no_word_changes_and_case_stays(words: str) -> None:
    assert fold(words).text == words


def test_the_way_back_gives_whole_stretches_only() -> None:
    folded = fold("the ﬁrst &amp; last")
    assert folded.text == "the first & last"
    assert folded.unfold(4, 9) == (4, 8)
    assert folded.unfold(10, 11) == (9, 14)
    assert folded.unfold(5, 9) is None
    assert folded.unfold(0, 5) is None
    assert folded.unfold(3, 3) is None
    assert folded.unfold(0, 99) is None


def test_a_place_of_the_text_has_its_place_after_folding() -> None:
    folded = fold("a \n b&amp;c")
    assert [folded.index(place) for place in (0, 1, 4, 5, 10, 99)] == [0, 1, 2, 3, 4, 5]


def test_entities_escaped_over_and_over_end() -> None:
    assert fold("&" + "amp;" * 50_000 + "x").text == "&x"
    nested = "&" + "am&#112;" * 3 + ";"
    assert len(fold(nested * 1000).text) < len(nested) * 1000
