import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.language.aliases import aliases_of, is_alias
from service.core.language.places import countries

PATTERNS = [each["regex"].pattern for each in countries()]
ALIASES = aliases_of(PATTERNS)
LETTERS = sorted({word.lower() for pattern in PATTERNS for word in re.findall(r"[A-Za-z]{2,}", pattern)})
MADE = ["ab", "^abc", "abcd?", "abc(?!def)", "(abc|xyz)w", "a[bc]cde", "abc|x", r"abc\.d", "abcx{0,2}", "a.*b", "ABC"]


def found_by_any(word: str, patterns: list[str]) -> bool:
    return any(re.search(each, word, re.IGNORECASE) for each in patterns)


@pytest.mark.parametrize("pattern", MADE)
@given(word=st.text("abcdefwxyz.", max_size=8))
def test_a_pattern_finds_what_it_finds_alone(pattern: str, word: str) -> None:
    assert is_alias(word, aliases_of([pattern])) == found_by_any(word, [pattern])


@given(word=st.one_of(st.sampled_from(LETTERS), st.text("abcdefghijklmnopqrstuvwxyz' .", max_size=12)))
def test_the_aliases_of_states_find_what_all_of_them_find(word: str) -> None:
    assert is_alias(word, ALIASES) == found_by_any(word, PATTERNS)


def test_no_patterns_find_nothing() -> None:
    assert not is_alias("tanzania", aliases_of([]))
