"""What a sentence can cite: every part of every fact, with the words, dates and evidence it brings."""

import pytest

from schemas.fact import AgreementFact, Claim, Conflict, MeetingFact
from service.core.briefing.items import items_of, numbers
from service.core.briefing.material import material
from tests.records import evidence, fact_event, meeting_fact, statement_fact
from tests.treaties import (
    CHAGOS,
    EU_CHINA,
    FACTS,
    ITEMS,
    LULA,
    MACRON,
    MOTEGI,
    RAA,
    RIYADH,
    TALKS,
    UNNAMED,
    quoted,
    with_all_evidence,
)


def test_an_agreement_can_be_cited_whole_or_by_event_term_conflict_and_silence() -> None:
    assert list(items_of([CHAGOS])) == ["A6", "A6.e1", "A6.e2", "A6.t1", "A6.c1"]
    assert list(items_of([UNNAMED])) == ["A8", "A8.e1", "A8.q1", "A8.q2"]


def test_a_meeting_can_be_cited_whole_or_by_outcome_and_a_statement_whole() -> None:
    assert list(items_of([RIYADH, MACRON])) == ["M1", "M1.o1", "M1.o2", "S1"]


def test_every_item_carries_evidence_and_knows_its_fact() -> None:
    for key, item in ITEMS.items():
        assert item.id == key
        assert item.fact.id == key.split(".", maxsplit=1)[0]
        assert item.evidence


def test_every_id_that_a_model_is_given_can_be_cited() -> None:
    def ids(told: object) -> set[str]:
        if isinstance(told, dict):
            return {told["id"]} | {key for value in told.values() for key in ids(value)} if "id" in told else set()
        return {key for one in told for key in ids(one)} if isinstance(told, list) else set()

    given = ids(material(FACTS))
    assert given
    assert given <= set(ITEMS)


def test_an_event_brings_its_agreements_names_and_parties_but_not_other_events() -> None:
    words = ITEMS["A1.e2"].words
    assert {"Reciprocal Access Agreement", "RAA", "Japan", "the Philippines", "16 December 2024"} <= set(words)
    assert "Manila" not in words
    assert ITEMS["A1.e2"].events == (RAA.timeline[1],)


def test_a_whole_agreement_brings_everything() -> None:
    whole = ITEMS["A1"]
    assert {"Manila", "Yoko Kamikawa", RAA.terms[0].text} <= set(whole.words)
    assert whole.events == RAA.timeline
    assert whole.told == ("2024-07-08", "2024-12-16", "2025-05-29")
    assert set(whole.evidence) == {*with_all_evidence(RAA).evidence, *RAA.terms[0].evidence}


def test_a_quote_that_two_items_share_is_evidence_once() -> None:
    same = CHAGOS.model_copy(update={"evidence": CHAGOS.terms[0].evidence})
    assert items_of([same])["A6"].evidence == CHAGOS.terms[0].evidence


def test_an_undated_event_tells_no_date() -> None:
    assert ITEMS["A8.e1"].told == ()
    assert "undated" not in ITEMS["A8.e1"].words


def test_an_inferred_date_is_only_probable() -> None:
    assert ITEMS["A9.e2"].probable == ("2025-09",)
    assert ITEMS["A9.e1"].probable == ()
    assert ITEMS["A9"].probable == ("2025-09",)
    assert TALKS.timeline[1].basis == "inferred"


def test_an_inferred_date_of_a_meeting_is_only_probable() -> None:
    inferred = MOTEGI.model_copy(update={"date": "2025-09", "basis": "inferred"})
    assert items_of([inferred])["M5"].probable == ("2025-09",)
    assert ITEMS["M1"].probable == ()


def test_a_meeting_brings_people_offices_place_date_and_topics() -> None:
    words = set(ITEMS["M1"].words)
    assert {"Marco Rubio", "Secretary of State", "Riyadh", "18 February 2025", "the war in Ukraine", "held"} <= words
    assert set(ITEMS["M1.o1"].words) == {*words, RIYADH.outcomes[0].text}


def test_a_meeting_ahead_says_that_it_is_scheduled() -> None:
    assert "scheduled" in items_of([EU_CHINA])["M3"].words


def test_only_a_statement_has_a_holder() -> None:
    assert {key: item.holder for key, item in ITEMS.items() if item.holder} == {
        fact.id: fact.holder for fact in FACTS if not isinstance(fact, AgreementFact | MeetingFact)
    }


@pytest.mark.parametrize("fact", [CHAGOS, meeting_fact("M1", "talks"), LULA], ids=["agreement", "meeting", "statement"])
def test_a_conflict_brings_the_quotes_of_both_sides(fact: AgreementFact | MeetingFact) -> None:
    sides = tuple(Claim(value=of, evidence=quoted(f"words of {of}", of=of)) for of in ("x", "y"))
    conflict = Conflict(id="c1", about="who said it", claims=sides, chosen=None, rule="none")
    item = items_of([fact.model_copy(update={"conflicts": (conflict,)})])[f"{fact.id}.c1"]
    assert [proof.article for proof in item.evidence] == ["x", "y"]


def test_words_that_are_not_told_are_left_out() -> None:
    item = items_of([statement_fact("S1", "a golden age", "Marcos")])["S1"]
    assert item.words == ("a golden age", "Marcos", "relations")
    event = items_of([RAA.model_copy(update={"timeline": (fact_event("e1", "noted"),), "acronym": None})])["A1.e1"]
    assert "" not in event.words


def test_source_numbers_ascend_each_once() -> None:
    told = (evidence(of="y"), evidence(of="x"), evidence("other", of="y"))
    assert numbers(told, {"x": 1, "y": 2}) == (1, 2)
