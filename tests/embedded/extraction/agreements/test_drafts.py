import pytest

from service.embedded.extraction.agreements.drafts import Draft, drafts_of
from service.embedded.extraction.text.reading import reading_of


def drafts(text: str) -> list[Draft]:
    return list(drafts_of(reading_of(text)))


SIGNED = "Ghana and Togo signed the Volta Access Agreement."
ONE = [
    f"{SIGNED} The agreement is short.",
    f"{SIGNED} The pact is short.",
    f"{SIGNED} The Ghana-Togo Volta Access Agreement is short.",
    "Ghana and Togo signed the Volta Access Agreement (VAA). The VAA is short.",
    "Ghana and Togo signed the Framework on Volta Access (the “Volta Agreement”). The agreement is short.",
    "Ghana and Togo signed the Volta Protocols. The Protocols are short.",
    "Ghana and Togo signed a landmark defence agreement.\n\nThe two signed the Volta Access Agreement at noon.",
    "Ghana and Togo signed a lagoon agreement. The lagoon agreement is short.",
    "The Volta Access Agreement, a security pact, was signed by Ghana and Togo.",
    "Ghana and Togo signed the Volta Amendment to the Lome Protocol. The Volta Amendment is short.",
    "The truce in Yemen was extended. A truce is not peace.",
    f"{SIGNED}" + " It rained." * 5 + " The agreement is short.",
]
TWO = [
    f"{SIGNED} Ghana and Togo signed the Lome Fishing Agreement.",
    "Ghana and Togo signed the 2010 Volta Access Agreement. The 2020 Volta Access Agreement is short.",
    f"{SIGNED} They signed a loan agreement.",
    "Ghana and Togo signed a lagoon agreement. The two began talks on the Volta Access Agreement.",
]


@pytest.mark.parametrize("text", ONE)
def test_mentions_of_one_agreement_are_put_together(text: str) -> None:
    assert len(drafts(text)) == 1


@pytest.mark.parametrize("text", TWO)
def test_mentions_of_two_are_kept_apart(text: str) -> None:
    assert len(drafts(text)) == 2


def test_what_points_back_to_nothing_is_nothing() -> None:
    assert drafts("The agreement is short. The agreements are short.") == []


def test_a_word_for_another_instrument_does_not_point_back() -> None:
    (only,) = drafts(f"{SIGNED} The Memorandum is short.")
    assert len(only.places) == 1


def test_what_is_told_of_others_by_way_of_explanation_is_not_told_of_it() -> None:
    text = "Ghana and Togo discussed the Volta Access Agreement, a deal that Ghana has struck with Peru."
    (only,) = drafts(text)
    assert [step.step for place in only.places for step in place.steps] == ["noted"]


def test_the_parties_are_told_each_once() -> None:
    (only,) = drafts(f"{SIGNED} Ghana ratified the agreement with Togo.")
    assert sorted(each.key for each in only.parties) == ["GH", "TG"]


def test_an_agreement_of_other_parties_is_not_what_the_lead_described() -> None:
    text = "Ghana signed a landmark treaty with Togo over the lagoon.\n\nThe Accra Rail Agreement was signed by Peru and Ghana."
    assert [draft.first.name for draft in drafts(text)] == ["landmark treaty", "Accra Rail Agreement"]


def test_agreements_that_are_counted_and_named_at_once_are_those_named() -> None:
    text = "Ghana and Togo signed two agreements: the Volta Access Agreement and the Lome Fishing Agreement."
    assert [draft.names for draft in drafts(text)] == [["Volta Access Agreement"], ["Lome Fishing Agreement"]]


def test_one_that_is_counted_and_not_named_stays() -> None:
    text = "Ghana and Togo signed three agreements: the Volta Access Agreement and the Lome Fishing Agreement."
    assert [draft.first.way for draft in drafts(text)] == ["counted", "named", "named"]
