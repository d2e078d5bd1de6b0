import pytest

from service.core.grounding.spelling import differs_in_capitals_only, is_same_word, is_slip, key, without_accents


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"), ("Recognised", "recognized"), ("analyse", "analyze"), ("labour", "labor"),
        ("neighbouring", "neighboring"), ("centre", "center"), ("defence", "defense"), ("programmes", "programs"),
        ("dialogue", "dialog"), ("judgement", "judgment"), ("cancelled", "canceled"), ("fulfill", "fulfil"),
        ("U.S.", "US"), ("&", "and"), ("Malacañang", "MALACANANG"), ("Łódź", "lodz"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"), ("hour", "hor"), ("filled", "filed"), ("prised", "prized"), ("1.500", "1500"), ("its", "it's"),
        ("signed", "signs"), ("treaty", "treaties"), ("й", "и"), ("समझौता", "समझौते"),
    ],
)  # fmt: skip
def test_two_words_share_none(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_accents_of_latin_letters_alone_are_taken_off() -> None:
    assert without_accents("Peña Øst Straße København мой हिन्दी") == "Pena Øst Strasse Kobenhavn мой हिन्दी"


@pytest.mark.parametrize(
    ("told", "stands", "first", "headline", "same"),
    [
        ("The", "the", True, False, True),
        ("the", "The", False, False, False),
        ("May", "may", True, False, False),
        ("us", "US", True, False, False),
        ("Asean", "ASEAN", False, False, True),
        ("Who", "WHO", False, False, False),
        ("Sign", "SIGN", False, True, True),
        ("SIGN", "sign", False, True, False),
        ("A", "a", True, False, False),
        ("sign", "seal", True, True, False),
    ],
)
def test_other_capitals_mean_nothing_only_where_they_are_custom(
    told: str, stands: str, first: bool, headline: bool, same: bool
) -> None:
    assert differs_in_capitals_only(told, stands, first=first, headline=headline) is same


@pytest.mark.parametrize(
    ("told", "stands", "ascii_quote", "same"),
    [
        ("Malacanang", "Malacañang", False, True),
        ("signe", "signé", False, False),
        ("signe", "signé", True, True),
        ("signé", "signe", False, False),
        ("Peñà", "Peña", False, False),
        ("centre", "center", True, True),
        ("Center", "centre", True, False),
        ("NATO", "Nátó", True, False),
    ],
)
def test_a_word_may_lose_its_accents_as_names_do_and_never_gains_any(
    told: str, stands: str, ascii_quote: bool, same: bool
) -> None:
    assert is_same_word(told, stands, ascii_quote=ascii_quote, first=False) is same


@pytest.mark.parametrize(
    ("told", "stands", "slip"),
    [
        ("goverments", "governments", True),
        ("governmments", "governments", True),
        ("governmnets", "governments", True),
        ("government", "governments", False),
        ("overnments", "governments", False),
        ("signed", "singed", False),
        ("Goverments", "Governments", False),
        ("adaptation", "adoptation", False),
        ("countries", "counties", False),
        ("agreement", "agreeing", False),
        ("negotiations", "negotiations", False),
        ("governmants", "governments", False),
        ("disagreement", "agreement", False),
    ],
)
def test_a_slip_is_one_letter_in_the_middle_of_a_long_plain_word(told: str, stands: str, slip: bool) -> None:
    assert is_slip(told, stands) is slip
