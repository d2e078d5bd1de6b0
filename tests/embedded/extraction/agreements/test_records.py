import pytest

from service.embedded.extraction.agreements.records import agreements_of
from service.embedded.extraction.text.reading import reading_of
from tests.embedded.extraction.agreements.releases import RELEASES

PEOPLE = "Peru and Chile met."
STEPS = [
    ("Peru and Chile will:\n- ratify the Volta Convention;\n- sign the Lithium Pact by May.", {"ratified": "planned", "signed": "planned"}),
    ("Peru and Chile will hold talks and sign the Lithium Pact.", {"signed": "planned"}),
    ("Peru asked for consent to ratification of the Lithium Pact with Chile.", {"ratified": "planned"}),
    ("Ratification of the Lithium Pact by Peru and Chile will take a year.", {"ratified": "planned"}),
    ("The Lithium Pact between Peru and Chile is subject to ratification.", {"ratified": "planned"}),
    ("The Lithium Pact between Peru and Chile awaits ratification.", {"ratified": "planned"}),
    ("Peru and Chile took the final steps to bring the Lithium Pact into force.", {"in_force": "reported"}),
    ("Peru and Chile will take the final steps to bring the Lithium Pact into force.", {"in_force": "planned"}),
    ("In the event of termination of the Lithium Pact, Peru and Chile will talk.", {"noted": "reported"}),
    ("Peru and Chile signed the Lithium Pact.", {"signed": "reported"}),
    ("Peru and Chile sign the Lithium Pact today.", {"signed": "reported"}),
    ("Peru joined the Andean Water Partnership with Chile.", {"signed": "reported"}),
    ("Peru joined the Andean Water Convention with Chile.", {"ratified": "reported"}),
]  # fmt: skip


BETWEEN = "Peru and Chile are neighbours. Peru and Chile share a sea.\n\n"
OF_BOTH = [
    ("The memorandum of understanding was signed on 3 May 2024.", "memorandum of understanding", "signed"),
    ("The zone was set up under a fisheries agreement that the two signed in 2000.", "fisheries agreement", "signed"),
    ("A visiting forces pact, signed in April, is long.", "visiting forces pact", "signed"),
    ("A pact on fish, ratified in April, is long.", "pact on fish", "ratified"),
    ("They signed a loan deal on better roads and a memorandum of understanding on fish.", "memorandum of understanding on fish", "signed"),
    ("They signed a declaration of principles.", "declaration of principles", "signed"),
    ("They put their names to an air transport agreement.", "air transport agreement", "signed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "step"), OF_BOTH)
def test_an_instrument_without_a_name_is_of_the_two_sides_when_it_is_signed(text: str, name: str, step: str) -> None:
    made = {each.name: each for each in agreements_of(reading_of(BETWEEN + text))}
    assert [event.step for event in made[name].events] == [step]
    assert {party.country for party in made[name].parties} == {"PE", "CL"}


@pytest.mark.parametrize(
    "text",
    ["The deal is good.", "They want a fisheries agreement.", "The agreement was signed.", "A declaration is short."],
)
def test_without_its_own_step_or_name_it_is_none(text: str) -> None:
    assert agreements_of(reading_of(BETWEEN + text)) == []


@pytest.mark.parametrize(("text", "told"), STEPS)
def test_a_step_is_told_as_taken_or_as_still_to_come(text: str, told: dict[str, str]) -> None:
    found = {event.step: event.modality for each in agreements_of(reading_of(text)) for event in each.events}
    assert found == told


def test_a_treaty_that_many_join_needs_no_parties_told() -> None:
    (made,) = agreements_of(reading_of("The Tall Mountains Treaty was adopted on 19 June 2023."))
    assert [(event.step, event.date) for event in made.events] == [("adopted", "2023-06-19")]


@pytest.mark.parametrize("text", ["The Tall Mountains Treaty is long.", "The Tall Mountains Compact was adopted."])
def test_without_a_step_or_a_name_of_that_kind_it_is_none(text: str) -> None:
    assert agreements_of(reading_of(text)) == []


def test_those_who_signed_it_are_its_parties() -> None:
    (made,) = agreements_of(reading_of("The Lithium Pact was signed by Peru and Chile."))
    assert {party.country for party in made.parties} == {"PE", "CL"}


@pytest.mark.parametrize(("step", "text"), RELEASES)
def test_the_words_of_releases_tell_one_agreement_and_its_step(step: str, text: str) -> None:
    (made,) = agreements_of(reading_of(text))
    assert (step, "reported") in {(event.step, event.modality) for event in made.events}


def test_a_truce_that_is_told_of_without_a_name_is_one() -> None:
    (made,) = agreements_of(reading_of("The parties agreed to extend the truce in Yemen for two months."))
    assert ("extended", "planned") in {(event.step, event.modality) for event in made.events}
