from schemas.fact import FactEvent
from service.core.history.silences import agreement_silences
from tests.records import PH_JP, agreement_fact, evidence, fact_event

COUNTRIES = {"Toshimitsu Motegi": "JP", "Enrique Manalo": "PH", "Marco Rubio": "US"}


def silences(*events: FactEvent, name: str = "Pact", between: str = PH_JP) -> list[str]:
    found = agreement_silences(agreement_fact("A1", name, *events, between=between), COUNTRIES)
    assert [silence.id for silence in found] == [f"q{n}" for n, _ in enumerate(found, 1)]
    return [silence.text for silence in found]


def test_a_name_that_no_source_tells_is_a_silence_with_the_words_that_raise_it() -> None:
    fact = agreement_fact("A1", "unnamed agreement", evidence=(evidence("two agreements"),))
    (silence,) = agreement_silences(fact, {})
    assert (silence.text, silence.evidence[0].quote) == ("what it is called", "two agreements")


def test_an_undated_last_step_is_a_silence() -> None:
    assert silences(fact_event("e1", "signed")) == ["when it was signed"]
    assert silences(fact_event("e1", "signed"), fact_event("e2", "in_force")) == ["when it came into force"]


def test_a_dated_or_planned_or_lesser_step_is_none() -> None:
    assert silences(fact_event("e1", "signed", "2025")) == []
    assert silences(fact_event("e1", "signed", modality="planned")) == []
    assert silences(fact_event("e1", "negotiating")) == []
    assert silences() == []


def test_a_signing_by_one_side_alone_asks_for_the_other() -> None:
    assert silences(fact_event("e1", "signed", "2025", by=("Motegi",))) == ["who signed it for the Philippines"]
    three = f"{PH_JP} Australia=AU"
    assert silences(fact_event("e1", "signed", "2025", by=("Motegi",)), between=three) == [
        "who signed it for the Philippines and Australia"
    ]


def test_a_signing_of_which_only_the_place_is_told_asks_who_signed() -> None:
    assert silences(fact_event("e1", "signed", "2025", place="Manila")) == ["who signed it"]


def test_a_signing_by_all_by_strangers_or_for_nobody_of_the_parties_asks_nothing() -> None:
    assert silences(fact_event("e1", "signed", "2025", by=("Motegi", "Manalo"))) == []
    assert silences(fact_event("e1", "signed", "2025", by=("Somebody Else",))) == []
    assert silences(fact_event("e1", "signed", "2025", by=("Rubio",))) == []
