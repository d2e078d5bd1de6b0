import re

from service.core.language.lexicon.states import FORMAL, NO_STATE, STATES
from service.core.language.places import country_code, country_name, plain


def test_every_name_is_in_the_form_in_which_it_is_looked_up() -> None:
    assert [name for name in (*STATES, *NO_STATE) if name != plain(name)] == []


def test_every_code_has_a_name() -> None:
    assert {code for code in STATES.values() if country_name(code) == code} == set()


def test_no_name_is_both_a_state_and_none() -> None:
    assert set(STATES) & NO_STATE == set()
    assert {name for name in NO_STATE if country_code(name)} == set()


def test_a_formal_name_begins_with_words_and_a_space() -> None:
    assert re.sub(f"^{FORMAL}", "", "people s democratic republic of algeria") == "algeria"
