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


# --- what came of it


def test_the_day_of_an_approval_an_extension_or_a_withdrawal_is_asked_for() -> None:
    assert silences(fact_event("e1", "ratified", party="PH")) == ["when it was ratified by the Philippines"]
    assert silences(fact_event("e1", "withdrawn", party="PH")) == ["when the Philippines withdrew from it"]
    assert silences(fact_event("e1", "in_force", party="XX")) == ["when it came into force for XX"]


def test_an_undated_telling_of_a_dated_step_asks_nothing() -> None:
    assert silences(fact_event("e1", "amended", "2022-08"), fact_event("e2", "amended")) == []


def test_how_long_an_extension_runs() -> None:
    untold, told = evidence("the truce was extended"), evidence("extended the truce for another two months")
    for quote, asked in ((untold, ["until when it was extended"]), (told, [])):
        fact = agreement_fact(
            "A1", "Truce", fact_event("e1", "extended", "2022-08", evidence=(quote,)), status="extended"
        )
        assert [silence.text for silence in agreement_silences(fact, {})] == asked
    assert silences(fact_event("e1", "extended", "2022-08")) == []  # not the status


def test_of_two_parties_one_consented() -> None:
    approved = fact_event("e2", "legislative_approval", "2024-12", party="PH")
    pending = fact_event("e3", "legislative_approval", party="JP", modality="planned")
    fact = agreement_fact("A1", "Pact", fact_event("e1", "signed", "2024"), approved, status="signed")
    assert [silence.text for silence in agreement_silences(fact, {})] == ["whether Japan approved or ratified it"]
    assert agreement_silences(fact, {}, is_open=True) == ()
    told = fact.model_copy(update={"timeline": (*fact.timeline, pending)})
    assert agreement_silences(told, {}) == ()


def test_a_plan_whose_day_passed_without_a_report() -> None:
    plans = [
        fact_event("e1", "signed", "2025-05-03", modality="planned"),
        fact_event("e2", "in_force", "2025-05", modality="planned"),
        fact_event("e3", "ratified", "2025-04", modality="planned", party="JP"),
        fact_event("e4", "expired", "2025-06-30", modality="planned"),  # still ahead
        fact_event("e5", "adopted", "2025-01", modality="planned", superseded=True),
        fact_event("e6", "noted", "2025-01", modality="planned"),
        fact_event("e7", "terminated", "2025-01", modality="forecast"),
    ]
    fact = agreement_fact("A1", "Pact", *plans, as_of="2025-06-01")
    assert [silence.text for silence in agreement_silences(fact, {})] == [
        "whether it was signed as planned for 3 May 2025",
        "whether it came into force as planned for May 2025",
        "whether it was ratified by Japan as planned for April 2025",
    ]
    assert agreement_silences(fact.model_copy(update={"as_of": None}), {}) == ()


def test_an_open_agreement_is_signed_by_more_than_a_page_can_ask_for() -> None:
    signed = fact_event("e1", "signed", "2025", place="Brussels")
    assert agreement_silences(agreement_fact("A1", "Pact", signed), {}, is_open=True) == ()
