"""The table of agreements and the points of the timeline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.agreement import Step
from schemas.fact import AgreementFact, Claim, Conflict, FactEvent, FactParticipant, PartyStatus
from service.core.briefing.picture import (
    meeting_label,
    numbers,
    status_heading,
    status_rows,
    status_words,
    timeline_points,
)
from tests.records import agreement_fact, evidence, fact_event, meeting_fact
from tests.strategies import agreements, meetings
from tests.treaties import (
    BUDAPEST,
    CHAGOS,
    EU_CHINA,
    FACTS,
    HIGH_SEAS,
    MACRON,
    MERCOSUR,
    MOTEGI,
    RAA,
    RIYADH,
    START,
    TALKS,
    UNNAMED,
    WOODSIDE,
    person,
)

NUMBERING = {"x": 1, "y": 2}


def test_source_numbers_ascend_each_once() -> None:
    told = (evidence(of="y"), evidence(of="x"), evidence("other", of="y"))
    assert numbers(told, NUMBERING) == (1, 2)


# --- the table


def test_every_agreement_has_one_row_in_order_of_rank() -> None:
    rows = status_rows(FACTS, NUMBERING)
    assert [row.fact for row in rows] == [fact.id for fact in FACTS if isinstance(fact, AgreementFact)]
    assert rows[0].name == "Reciprocal Access Agreement (RAA)"
    assert "no source names" in rows[7].name
    assert rows[0].sources == (1,)


def test_a_row_names_the_sources_of_its_status_alone() -> None:
    signed = fact_event("e2", "signed", evidence=(evidence(of="y"),))
    fact = agreement_fact("A1", "Pact", fact_event("e1", "negotiating"), signed, sources=("x", "y"), status="signed")
    assert status_rows([fact], NUMBERING)[0].sources == (2,)
    assert status_rows([agreement_fact("A1", "Pact", evidence=(evidence(of="y"),))], NUMBERING)[0].sources == (2,)


def test_parties_that_all_agreements_share_stand_in_the_heading() -> None:
    two = [agreement_fact("A1", "Pact"), agreement_fact("A2", "Deal")]
    assert [row.parties for row in status_rows(two, NUMBERING)] == ["", ""]
    assert status_heading(two) == "Status of agreements between the Philippines and Japan"


@pytest.mark.parametrize("facts", [(), (RAA,), (RAA, START), (RIYADH, MACRON)])
def test_otherwise_the_heading_names_no_party(facts: tuple[AgreementFact, ...]) -> None:
    assert status_heading(facts) == "Status of agreements"


def test_many_parties_are_told_to_be_more() -> None:
    assert status_rows([MERCOSUR], NUMBERING)[0].parties == "Argentina–Brazil–European Union–Paraguay …"
    assert status_rows([RAA], NUMBERING)[0].parties == "Philippines–Japan"


def test_a_status_says_how_far_each_party_has_come_alone() -> None:
    alone = (
        PartyStatus(party="PH", status="legislative_approval", modality="reported"),
        PartyStatus(party="JP", status="legislative_approval", modality="planned"),
        PartyStatus(party="US", status="not_told", modality="reported"),
    )
    assert status_words(RAA.model_copy(update={"status_by_party": alone})) == (
        "Signed (Philippines: approved by the legislature; Japan: approved by the legislature, pending; US: not told)"
    )
    assert status_words(RAA) == "Signed"
    assert status_words(agreement_fact("A1", "Pact")) == "No step reported"


def test_a_programme_is_called_one() -> None:
    aid = agreement_fact("A1", "Aid", fact_event("e1", "announced"), status="announced", instrument="programme")
    assert status_words(aid) == "Programme, announced"


def since(*timeline: FactEvent, status: Step = "signed") -> str:
    (row,) = status_rows([agreement_fact("A1", "Pact", *timeline, status=status)], NUMBERING)
    return row.since


def test_a_status_is_dated_as_far_as_it_is_told() -> None:
    assert since(fact_event("e1", "signed", "2025-05-28")) == "28 May 2025"
    assert since(fact_event("e1", "signed", "2025-05", basis="inferred")) == "probably May 2025"
    assert since(fact_event("e1", "signed", known_by="2025-05-29")) == "by 29 May 2025"
    assert since(fact_event("e1", "signed")) == "undated"
    assert since(fact_event("e1", "signed", modality="planned")) == "–"


def test_an_undated_step_was_taken_after_the_last_day_on_which_no_source_knew_of_it() -> None:
    pending = fact_event("e1", "ratified", modality="planned", superseded=True, known_by="2025-05-29")
    later = fact_event("e3", "ratified", modality="planned", superseded=True, known_by="2025-06-01")
    told = since(pending, later, fact_event("e2", "in_force"), status="in_force")
    assert told == "undated; not yet reported on 1 June 2025"


def test_an_undated_step_was_taken_by_the_day_a_later_one_was_known() -> None:
    steps = [fact_event("e1", "signed"), fact_event("e2", "in_force", known_by="2025-05-29")]
    assert since(*steps) == "by 29 May 2025"
    assert since(*steps, status="in_force") == "by 29 May 2025"


def test_talks_that_go_on_were_agreed_on_or_begun_on_their_date() -> None:
    assert since(fact_event("e1", "exploratory_talks", "2025-05-28"), status="exploratory_talks") == (
        "agreed on or begun 28 May 2025"
    )


def test_a_step_told_twice_has_both_dates() -> None:
    twice = [fact_event("e1", "signed", "2025-05-28"), fact_event("e2", "signed", "2025-05-29")]
    assert since(*twice) == "28 May 2025; 29 May 2025"


# --- the timeline


def test_dated_marks_come_by_date_then_undated_ones_then_what_is_planned() -> None:
    points = timeline_points([START, MERCOSUR, UNNAMED, RIYADH])
    assert [(point.label, point.when, point.planned) for point in points] == [
        ("New START Treaty: signed", "8 April 2010", False),
        ("New START Treaty: in force", "5 February 2011", False),
        ("New START Treaty: extended", "3 February 2021", False),
        ("New START Treaty: suspended (Russia)", "21 February 2023", False),
        ("EU-Mercosur Partnership Agreement: agreed in principle", "6 December 2024", False),
        ("Rubio–Lavrov meeting", "18 February 2025", False),
        ("Unnamed agreement: signed", "undated", False),
        ("EU-Mercosur Partnership Agreement: signed", "planned", True),
    ]


def test_an_inferred_date_is_only_probable() -> None:
    assert [point.when for point in timeline_points([TALKS])] == ["28 May 2025", "probably September 2025"]
    guessed = MOTEGI.model_copy(update={"date": "2025-09", "basis": "inferred"})
    assert [point.when for point in timeline_points([guessed])] == ["probably September 2025"]


def test_an_undated_step_is_marked_by_the_day_it_was_known() -> None:
    (point,) = timeline_points([agreement_fact("A1", "Pact", fact_event("e1", "signed", known_by="2025-05-29"))])
    assert (point.when, point.date) == ("by 29 May 2025", None)


def test_a_planned_step_has_its_date_and_its_party() -> None:
    points = timeline_points([HIGH_SEAS, RAA])
    assert ("BBNJ: in force", "17 January 2026") in [(point.label, point.when) for point in points if point.planned]
    assert "RAA: approved by the legislature (Japan)" in [point.label for point in points if point.planned]


@pytest.mark.parametrize(
    "event",
    [
        fact_event("e1", "signed", superseded=True, modality="planned"),
        fact_event("e1", "noted", "2025"),
        fact_event("e1", "extended", modality="planned"),
    ],
    ids=["overtaken", "noted", "planned beside the ladder"],
)
def test_some_steps_are_worth_no_mark(event: FactEvent) -> None:
    assert timeline_points([agreement_fact("A1", "Pact", event)]) == ()


def test_of_several_announcements_the_last_is_marked() -> None:
    told = [fact_event(f"e{n}", "announced", date) for n, date in enumerate(("2024", "2025"), 1)]
    assert [point.date for point in timeline_points([agreement_fact("A1", "Aid", *told)])] == ["2025"]


def test_the_losing_side_of_a_conflict_is_not_marked() -> None:
    events = (fact_event("e1", "negotiation_agreed", "2025-04"), fact_event("e2", "negotiating", "2025-04"))
    claims = tuple(
        Claim(value=value, evidence=event.evidence)
        for value, event in zip(("agreed to start negotiations", "negotiations begun"), events, strict=True)
    )
    conflict = Conflict(id="c1", about="steps", claims=claims, chosen="agreed to start negotiations", rule="r")
    fact = agreement_fact("A1", "Pact", *events, conflicts=(conflict,))
    assert [point.label for point in timeline_points([fact])] == ["Pact: negotiations agreed on"]


def test_meetings_of_leaders_and_ministers_are_marked_and_statements_are_not() -> None:
    officials = meeting_fact("M9", "committee", level="officials", date="2025")
    assert [point.fact for point in timeline_points([WOODSIDE, officials, EU_CHINA, MACRON])] == ["M2", "M3"]


@pytest.mark.parametrize("date", [None, "XXXX-04"])
def test_a_meeting_without_a_year_is_no_mark(date: str | None) -> None:
    assert timeline_points([MOTEGI.model_copy(update={"date": date})]) == ()


def test_a_meeting_that_is_not_held_yet_is_planned() -> None:
    assert [(point.when, point.planned) for point in timeline_points([EU_CHINA])] == [("24 July 2025", True)]


def test_a_cancelled_meeting_is_no_mark() -> None:
    assert timeline_points([BUDAPEST.model_copy(update={"date": "2025-10"})]) == ()


def test_the_picture_holds_eleven_marks_of_the_weightiest_facts() -> None:
    facts = [agreement_fact(f"A{n}", f"Pact {n}", fact_event("e1", "signed", f"{2030 - n}")) for n in range(1, 20)]
    points = timeline_points(facts)
    assert {point.fact for point in points} == {f"A{n}" for n in range(1, 12)}
    assert [point.date for point in points] == sorted(str(point.date) for point in points)


LABELS = [
    (
        (person("Shigeru Ishiba", "JP"), person("Ferdinand Marcos Jr.", "PH")),
        ("visit", "summit"),
        "Ishiba–Marcos summit",
    ),
    ((person("Toshimitsu Motegi", "JP"),), ("visit",), "Motegi visit"),
    (
        (person("Manalo", "PH"), person("Iwaya", "JP"), person("Hayashi", "JP")),
        ("ministerial",),
        "Manalo–Iwaya meeting",
    ),
    ((person("Japan", "JP"),), (), "Talks"),
    (tuple(person(f"Minister {name}", None) for name in "Abel Bela Cato Dora Egon".split()), (), "Talks"),
    ((person("President", None),), (), "President meeting"),
]


@pytest.mark.parametrize(("people", "formats", "label"), LABELS, ids=[label for _, _, label in LABELS])
def test_a_meeting_is_labelled_by_the_surnames_of_those_who_met(
    people: tuple[FactParticipant, ...], formats: tuple[str, ...], label: str
) -> None:
    assert meeting_label(meeting_fact("M1", "Talks", *people, formats=formats)) == label


@settings(max_examples=40)
@given(st.lists(st.one_of(agreements(), meetings()), max_size=5))
def test_an_undated_mark_shows_no_date_but_the_day_it_was_known(facts: list[AgreementFact]) -> None:
    for point in timeline_points(facts):
        if point.date is None:
            assert point.when in {"undated", "planned", "by 29 May 2025", "by 2024"}


def test_conflicting_dates_of_one_signing_stand_in_the_table_once() -> None:
    assert [row.since for row in status_rows([CHAGOS], NUMBERING)] == ["22 May 2025"]
