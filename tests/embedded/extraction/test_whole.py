"""What a text tells: one sentence a case, verb by tense, negation and modality."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.agreement import Agreement, Step
from schemas.article import Article
from schemas.extraction import Extraction
from service.core.grounding import Locator
from service.embedded.extraction import extract


def only(text: str) -> Agreement:
    found = extract(text).agreements
    assert len(found) == 1, [each.name for each in found]
    return found[0]


def told(text: str) -> set[tuple[str, str | None, str]]:
    return {(each.step, each.party, each.modality) for each in only(text).events}


REPORTED: list[tuple[str, Step, str | None]] = [
    ("Ghana and Togo signed a border treaty.", "signed", None),
    ("A border treaty between Ghana and Togo was signed in Accra.", "signed", None),
    ("Ghana and Togo have signed a border treaty.", "signed", None),
    ("The signing of a border treaty between Ghana and Togo took an hour.", "signed", None),
    ("Ghana and Togo inked a border pact.", "signed", None),
    ("Ghana and Togo initialled a border treaty.", "initialled", None),
    ("Ghana and Togo reached a border deal.", "agreed_in_principle", None),
    ("A border deal between Ghana and Togo has been struck.", "agreed_in_principle", None),
    ("Ghana and Togo adopted the Volta Fisheries Protocol.", "adopted", None),
    ("Ghana ratified the border treaty with Togo.", "ratified", "GH"),
    ("Ghana's parliament ratified the border treaty with Togo.", "legislative_approval", "GH"),
    ("The border treaty between Ghana and Togo entered into force.", "in_force", None),
    ("The border treaty between Ghana and Togo took effect.", "in_force", None),
    ("The border treaty between Ghana and Togo is in force.", "in_force", None),
    ("Ghana and Togo amended the border treaty.", "amended", None),
    ("Ghana and Togo extended the fishing agreement.", "extended", None),
    ("Ghana and Togo suspended the fishing agreement.", "suspended", None),
    ("Ghana rejected the fishing agreement with Togo.", "rejected", None),
    ("Ghana withdrew from the fishing agreement with Togo.", "withdrawn", "GH"),
    ("Ghana pulled out of the fishing agreement with Togo.", "withdrawn", "GH"),
    ("Ghana and Togo terminated the fishing agreement.", "terminated", None),
    ("The fishing agreement between Ghana and Togo expired.", "expired", None),
    ("Ghana and Togo agreed to start negotiations on a fishing agreement.", "negotiation_agreed", None),
    ("Ghana and Togo began negotiations on a fishing agreement.", "negotiating", None),
    ("Ghana and Togo are negotiating a fishing agreement.", "negotiating", None),
    ("Ghana and Togo started exploring a fishing agreement.", "exploratory_talks", None),
    ("Ghana and Togo held talks towards a fishing agreement.", "exploratory_talks", None),
    ("Ghana proposed a fishing agreement with Togo.", "proposed", None),
]
NOT_YET = [
    ("Ghana and Togo will sign a border treaty.", ("signed", "planned")),
    ("Ghana and Togo are expected to sign a border treaty.", ("signed", "planned")),
    ("Ghana and Togo plan to sign a border treaty.", ("signed", "planned")),
    ("A border treaty between Ghana and Togo is to be signed in May.", ("signed", "planned")),
    ("Ghana and Togo have yet to sign a border treaty.", ("signed", "planned")),
    ("Ghana has yet to ratify the border treaty with Togo.", ("ratified", "planned")),
    ("Ghana and Togo could sign a border treaty.", ("signed", "forecast")),
    ("Ghana and Togo are likely to sign a border treaty.", ("signed", "forecast")),
    ("Ghana refused to sign a border treaty with Togo.", ("rejected", "reported")),
    ("The border treaty between Ghana and Togo is pending in Togo's legislature.", ("legislative_approval", "planned")),
]
NOTHING = [
    "Ghana and Togo did not sign a border treaty.",
    "Ghana and Togo failed to reach a border deal.",
    "If Ghana and Togo sign a border treaty, trade will grow.",
    "The union reached a tentative agreement with the factory in Ohio.",
    "Lawmakers in Congress struck a budget deal.",
    "The company signed an agreement to buy a rival from Ghana and sell its Togo stake.",
    "The principles of the UN Charter were invoked by Ghana and Togo.",
    "Ghana and Togo have trade agreements.",
]


@pytest.mark.parametrize(("text", "step", "party"), REPORTED, ids=[each[0] for each in REPORTED])
def test_a_step_that_was_taken_is_reported(text: str, step: Step, party: str | None) -> None:
    assert (step, party, "reported") in told(text)


@pytest.mark.parametrize(("text", "step"), NOT_YET, ids=[each[0] for each in NOT_YET])
def test_a_step_that_was_not_taken_is_told_as_what_it_is(text: str, step: tuple[str, str]) -> None:
    assert step in {(name, modality) for name, _, modality in told(text)}
    assert step[1] == "reported" or not [each for each in told(text) if each[2] == "reported" and each[0] == step[0]]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_denied_supposed_or_not_between_states_tells_no_step(text: str) -> None:
    assert [
        (each.name, event.step) for each in extract(text).agreements for event in each.events if event.step != "noted"
    ] == []


def test_talks_that_are_welcomed_are_not_begun_anew_by_the_one_who_welcomes() -> None:
    text = "Ghana and Togo welcomed the progress of the Volta Access Agreement."
    assert told(text) == {("noted", None, "reported")}


def test_names_that_nobody_knows_are_found_with_their_parties() -> None:
    found = only("The Treaty on Shared Lagoons (TSL) was signed by Ghana and Togo on 3 May 2024 in Accra.")
    assert (found.name, found.acronym) == ("Treaty on Shared Lagoons", "TSL")
    assert {each.country for each in found.parties} == {"GH", "TG"}
    assert [(each.date, each.date_text, each.place) for each in found.events] == [("2024-05-03", "3 May 2024", "Accra")]


def test_the_records_of_one_agreement_are_one() -> None:
    text = (
        "Ghana and Togo signed the Volta Access Agreement (VAA) in 2021.\n"
        "The agreement came into force in May 2022. Ghana has since suspended the VAA."
    )
    assert [each[0] for each in sorted(told(text))] == ["in_force", "signed", "suspended"]


def test_agreements_that_are_counted_and_not_named_stay_unnamed() -> None:
    text = "Ghana and Togo signed two trade agreements in Accra. One of the agreements, known as the Transit Protocol, covers roads."
    found = extract(text).agreements
    assert [each.name for each in found] == ["unnamed agreement", "Transit Protocol"]
    assert [event.step for each in found for event in each.events] == ["signed", "signed"]


def test_one_legislature_is_not_both() -> None:
    text = "The Volta Pact has been ratified by the Ghana Senate but is currently pending in Togo's legislature."
    assert told(text) == {("legislative_approval", "GH", "reported"), ("legislative_approval", "TG", "planned")}


def test_joining_a_body_is_an_agreement() -> None:
    found = only("The Hungarian parliament voted to approve Sweden’s application to join NATO.")
    assert (found.name, found.kind) == ("Sweden’s application to join NATO", "membership")
    assert [(each.step, each.party) for each in found.events] == [("legislative_approval", "HU")]


def test_a_truce_needs_no_states() -> None:
    found = only("The parties to the conflict in Yemen have extended the truce for two months.")
    assert [each.step for each in found.events] == ["extended"]


def test_the_header_says_nothing_for_code_has_read_it() -> None:
    header = extract("A title\n\nGhana and Togo signed a border treaty.").header
    assert (header.title, header.published, header.genre) == (None, None, "other")


def test_a_date_is_counted_from_the_known_date_of_the_article() -> None:
    text = "Ghana and Togo signed a border treaty on Wednesday."
    assert extract(text).agreements[0].events[0].date is None
    assert extract(text, published="2025-05-29").agreements[0].events[0].date == "2025-05-28"


PIECES = st.sampled_from(
    [each[0] for each in REPORTED]
    + [each[0] for each in NOT_YET]
    + NOTHING
    + [
        "President Ana Costa of Brazil met Prime Minister Ole Dahl of Denmark in Oslo on 4 May 2024.",
        "The two leaders agreed to hold a maritime dialogue this year.",
        "Costa said “Brazil is a golden friend of Denmark, always and everywhere.”",
        "(((Treaty)) of the - of",
        "Agreement Between The and on for to",
        "{{ article }} <b>Accord</b> `pact` \\d+ [treaty](x)",
        "“Pact",
        "\n\n",
        "\n",
        " ",
        "’s Treaty ’s",
        "Pact " * 40,
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=9).map(" ".join)


@given(TEXTS)
def test_any_text_is_read_with_quotes_that_stand_in_it_and_twice_the_same(text: str) -> None:
    found = extract(text)
    locate = Locator(Article(id="a", source="a", text=text))
    quotes = [event.quote for each in found.agreements for event in each.events]
    quotes += [each.quote for each in found.meetings] + [each.quote for each in found.statements]
    assert [quote for quote in quotes if quote not in text or locate(quote) is None] == []
    assert {event.step for each in found.agreements for event in each.events} <= set(get_args(Step))
    assert extract(text).model_dump_json() == found.model_dump_json()
    assert Extraction.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    "piece", ["Pact of ", "Agreement, and ", "President A B met the Minister C D of France in ", "(", "Treaty "]
)
def test_a_text_that_repeats_itself_without_end_is_read(piece: str) -> None:
    assert len(extract(piece * 300).agreements) <= 200
