from hypothesis import given
from hypothesis import strategies as st

from service.store.words import escaped, unescaped


@given(st.text(st.sampled_from("ab\0\x10zdé")))
def test_what_is_escaped_holds_no_nul_and_comes_out_equal(text: str) -> None:
    kept = escaped(text)
    assert kept is not None
    assert "\0" not in kept
    assert unescaped(kept) == text


def test_plain_text_is_left_as_it_is_and_nothing_stays_nothing() -> None:
    text = "黄金 and “quotes”"
    assert escaped(text) is text
    assert unescaped(text) is text
    assert escaped(None) is unescaped(None) is None
