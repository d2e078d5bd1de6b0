import pytest

from service.core.language.names import UNNAMED, acronyms, initials, is_unnamed, numbers, similarity, tokens


def test_telling_words_leave_out_parties_head_nouns_and_parentheses() -> None:
    assert tokens("the Japan-Philippines Reciprocal Access Agreement (RAA)") == ("acces", "reciprocal")


def test_a_name_that_says_only_whose_agreement_it_is_is_like_no_other() -> None:
    assert tokens("the U.S.-European Union Agreement") == ()
    assert similarity("U.S.-EU Agreement", "U.S.-EU Agreement") == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Agreement on the Security of Information", "Information Security Agreement"),
        ("Security of Information Agreement", "General Security of Information Agreement (GSOIA)"),
        ("Acquisition and Cross-Servicing Agreement", "ACSA"),
        ("Philippine-Japan Economic Partnership Agreement (PJEPA)", "PJEPA"),
    ],
)
def test_two_names_of_one_agreement_are_alike(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reciprocal Access Agreement", "Acquisition and Cross-Servicing Agreement"),
        ("Reciprocal Access Agreement", "ACSA"),
        ("Reciprocal Access Agreement", ""),
    ],
)
def test_names_of_two_agreements_are_not(one: str, other: str) -> None:
    assert similarity(one, other) < 0.5


def test_one_shared_word_leaves_it_open() -> None:
    assert similarity("Trade Agreement", "Free Trade Agreement") == 0.5


def test_years_and_roman_numerals_tell_a_successor_from_its_forerunner() -> None:
    assert numbers("Protocol III of 1980") == {"iii", "1980"}
    assert numbers("Civil Code") == frozenset()


def test_acronyms_stand_alone_or_in_parentheses() -> None:
    assert acronyms("Reciprocal Access Agreement (RAA)", "GSoIA", None, "Visiting Forces", "A B") == {"RAA", "GSOIA"}


def test_initials_are_those_of_capitalised_words() -> None:
    assert initials("Agreement on the Security of Information (X)") == "ASI"


@pytest.mark.parametrize(
    ("name", "told"), [(UNNAMED, True), ("Unnamed treaty", True), ("agreement, not named", True), ("Named Pact", False)]
)
def test_an_unnamed_agreement_says_so(name: str, told: bool) -> None:
    assert is_unnamed(name) is told
