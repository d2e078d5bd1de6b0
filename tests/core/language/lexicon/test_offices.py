from service.core.language.lexicon.offices import BEHIND, BESIDE, GENERATIONS, HEADS, JOINING, PARTICLES, POINTED
from service.core.language.places import plain


def test_every_word_is_one_word_in_the_form_in_which_it_is_looked_up() -> None:
    words = {*HEADS, *BESIDE, *JOINING, *BEHIND, *PARTICLES, *POINTED, *GENERATIONS}
    assert {word for word in words if word != plain(word) or " " in word} == set()


def test_a_word_that_joins_makes_no_office() -> None:
    assert set() == JOINING & (HEADS | BESIDE)


def test_a_pointed_rank_is_a_rank() -> None:
    assert POINTED <= HEADS
