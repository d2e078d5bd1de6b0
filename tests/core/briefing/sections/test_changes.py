"""What changed: new, moved, corrected and withdrawn facts, told from what they cite; nothing where nothing changed."""

from schemas.fact import Fact
from service.core.briefing.items import items_of
from service.core.briefing.sections.changes import changed_since, changed_since_brief, matched, withdrawn
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact
from tests.treaties import HIGH_SEAS, RAA, START, UNNAMED, quoted

SIGNED = agreement_fact("A1", "Fisheries Pact", fact_event("e1", "signed", "2025-06-03"), status="signed")
TALKS = agreement_fact("A1", "Fisheries Pact", fact_event("e1", "negotiating", "2025-02"), status="negotiating")
MET = meeting_fact("M1", "Oslo meeting", date="2025-06-03")
AHEAD = meeting_fact("M1", "Oslo meeting", date="2025-06-03", status="scheduled")


def texts(facts: list[Fact], earlier: list[Fact]) -> list[str]:
    return [told.text for told in changed_since_brief(facts, earlier)]


def test_the_same_facts_have_not_changed() -> None:
    facts: list[Fact] = [RAA, START, HIGH_SEAS, MET]
    assert texts(facts, facts) == []
    assert withdrawn(facts, facts) == []


def test_an_agreement_and_a_meeting_that_were_not_told_are_new() -> None:
    assert texts([SIGNED, MET], []) == [
        "New: Fisheries Pact: signed on 3 June 2025.",
        "New: Oslo meeting (3 June 2025), held.",
    ]


def test_a_status_that_moved_says_where_it_stood() -> None:
    assert texts([SIGNED], [TALKS]) == ["Moved: Fisheries Pact: signed on 3 June 2025; before, negotiations begun."]
    assert texts([MET], [AHEAD]) == ["Moved: Oslo meeting (3 June 2025): held; before, scheduled."]


def test_a_date_that_was_corrected_says_both() -> None:
    before = agreement_fact("A4", "Fisheries Pact", fact_event("e1", "signed", "2025-06-02"), status="signed")
    assert texts([SIGNED], [before]) == [
        "Corrected: Fisheries Pact, signed: now dated 3 June 2025, before 2 June 2025."
    ]
    undated = agreement_fact("A4", "Fisheries Pact", fact_event("e1", "signed"), status="signed")
    assert texts([SIGNED], [undated]) == ["Corrected: Fisheries Pact, signed: now dated 3 June 2025, before undated."]


def test_what_is_told_no_more_is_named() -> None:
    assert withdrawn([MET], [SIGNED, MET, statement_fact("S1", "a golden age", "Marcos")]) == ["Fisheries Pact"]


def test_an_agreement_without_a_step_and_a_statement_are_no_news() -> None:
    assert texts([agreement_fact("A1", "Pact"), statement_fact("S1", "a golden age", "Marcos")], []) == []


def test_facts_are_one_by_their_records_whatever_their_ids_and_names() -> None:
    now = SIGNED.model_copy(update={"id": "A7", "name": "Cod Accord", "records": ("x/a1",)})
    before = TALKS.model_copy(update={"records": ("x/a1", "x/a9")})
    assert matched([now], [before]) == {"A7": before}


def test_facts_are_one_by_the_words_they_rest_on() -> None:
    words = quoted("signed the pact in Oslo", "the pact lasts ten years")
    now = SIGNED.model_copy(update={"name": "Cod Accord", "records": ("n/a1",), "evidence": words})
    before = TALKS.model_copy(update={"id": "A3", "records": ("o/a1",), "evidence": words})
    assert matched([now], [before]) == {"A1": before}


def test_a_name_between_other_parties_is_another_agreement() -> None:
    other = agreement_fact("A1", "Fisheries Pact", between="Norway=NO Iceland=IS", status="signed")
    ours = agreement_fact("A2", "Fisheries Pact", between="Chile=CL Peru=PE", status="signed")
    other, ours = (
        fact.model_copy(update={"records": (f"{fact.id}/r",), "evidence": quoted("a", of=fact.id)})
        for fact in (other, ours)
    )
    assert matched([ours], [other]) == {}


def test_one_earlier_fact_is_matched_once() -> None:
    twin = SIGNED.model_copy(update={"id": "A2"})
    assert len(matched([SIGNED, twin], [TALKS])) == 1


def test_since_a_day_only_later_steps_are_told() -> None:
    (all_steps,) = changed_since([RAA], "2024-07-07")
    (approval,) = changed_since([RAA], "2024-07-08")
    assert "signed in Manila" in all_steps.text
    assert "signed" not in approval.text
    assert approval.cites == ("A1.e2",)
    assert changed_since([RAA], "2025") == []


def test_since_a_day_counts_held_meetings_and_what_sources_knew_of_later() -> None:
    known = agreement_fact("A1", "Pact", fact_event("e1", "in_force", known_by="2025-06-01"), status="in_force")
    assert [told.text for told in changed_since([known, MET, AHEAD], "2025-05")] == [
        "Pact: in force by 1 June 2025.", "Oslo meeting, held 3 June 2025.",
    ]  # fmt: skip
    assert changed_since([known, MET], "2025-06-03") == []


def test_every_sentence_cites_items_of_the_page() -> None:
    facts: list[Fact] = [SIGNED, UNNAMED, MET]
    cites = {
        cite for told in (*changed_since_brief(facts, [TALKS]), *changed_since(facts, "2020")) for cite in told.cites
    }
    assert cites
    assert cites <= set(items_of(facts))
