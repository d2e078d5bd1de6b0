import pytest

from service.embedded.extraction.agreements.records import agreements_of
from service.embedded.extraction.text.reading import reading_of


def steps(text: str) -> dict[str, list[tuple[str, str]]]:
    found = agreements_of(reading_of(text))
    return {each.name: [(event.step, event.modality) for event in each.events] for each in found}


ITEMS = "- Volta Access Agreement\n- Memorandum of Understanding on Rail"
SIGNED = {
    "Volta Access Agreement": [("signed", "reported")],
    "Memorandum of Understanding on Rail": [("signed", "reported")],
}


@pytest.mark.parametrize(
    "lead", ["Ghana and Togo signed the following documents:", "Ghana and Togo have signed the following:"]
)
def test_what_opens_a_list_is_told_of_each_item(lead: str) -> None:
    assert steps(f"{lead}\n{ITEMS}") == SIGNED


def test_a_count_opens_a_list_as_well() -> None:
    told = steps(f"Ghana and Togo signed two agreements.\n\n{ITEMS}")
    assert {name: told[name] for name in SIGNED} == SIGNED


def test_an_item_with_a_step_of_its_own_keeps_it() -> None:
    told = steps(
        "Ghana and Togo signed the following documents:\n- Volta Access Agreement, which was ratified by Togo."
    )
    assert told == {"Volta Access Agreement": [("ratified", "reported")]}


def test_what_stands_behind_the_list_is_no_item() -> None:
    told = steps(f"Ghana and Togo signed the following documents:\n{ITEMS}\nThe Lome Fishing Agreement is old.")
    assert told["Lome Fishing Agreement"] == [("noted", "reported")]


def test_an_agreement_that_an_item_only_touches_is_not_told_of() -> None:
    text = (
        "Ghana and Togo signed the following documents:\n- A plan for boats that fish under the Lome Fishing Agreement"
    )
    assert steps(text) == {"Lome Fishing Agreement": [("noted", "reported")]}


@pytest.mark.parametrize("text", ["Ghana listed the following:\n", "The following agreements:\n"])
def test_a_list_without_a_step_tells_none(text: str) -> None:
    assert all(found == [("noted", "reported")] for found in steps(f"{text}{ITEMS}\nGhana and Togo met.").values())


def test_a_very_long_lead_still_gives_a_quote_of_the_article() -> None:
    text = f"{'At noon in the old town, ' * 30}Ghana and Togo signed the following documents:\n{ITEMS}"
    for each in agreements_of(reading_of(text)):
        assert all(event.quote in text for event in each.events)
