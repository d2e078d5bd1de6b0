import pytest

from service.core.linking.fields.subjects import called, forms_and_words, place_in

PH_JP = frozenset({"PH", "JP"})


@pytest.mark.parametrize(
    ("name", "forms", "words"),
    [
        ("Japan, Philippines ink Loan Agreement on farming in Manila", {"loan"}, {"farming"}),
        ("Philippine-Japanese defense industries pact", set(), {"defence", "industrie"}),
        ("Agreement between the Republic of the Philippines and Japan", set(), set()),
        ("Security Cooperation Framework 2025", set(), set()),
        ("x", set(), set()),
    ],
)
def test_a_subject_is_what_not_every_agreement_is_about(name: str, forms: set[str], words: set[str]) -> None:
    assert forms_and_words([name], PH_JP) == (frozenset(forms), frozenset(words))


def test_what_a_party_is_called_is_no_subject() -> None:
    assert forms_and_words(["New Zealander sheep pact"], frozenset({"NZ"})) == (frozenset[str](), frozenset({"sheep"}))
    assert called("african", frozenset({"ZA"}))
    assert not called("african", PH_JP)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Joint Statement on the Trade Meeting in Geneva", "Geneva"),
        ("Pact signed in New Delhi ", "New Delhi"),
        ("Treaty on Peace in Our Time", None),
        ("Geneva Agreement", None),
    ],
)
def test_the_place_with_which_a_name_ends(name: str, place: str | None) -> None:
    assert place_in(name) == place
