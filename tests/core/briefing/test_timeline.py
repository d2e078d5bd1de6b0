"""The points of the timeline: what happened at one time shares one, in the order that sources give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.brief import TimelinePoint
from schemas.fact import AgreementFact, Claim, Conflict, Fact, FactEvent, FactParticipant
from service.core.briefing.timeline import meeting_label, timeline_points, worth_drawing
from tests.records import agreement_fact, evidence, fact_event, meeting_fact
from tests.strategies import agreements, meetings
from tests.treaties import (
    BUDAPEST,
    EU_CHINA,
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


def pact(key: str, name: str, *timeline: FactEvent) -> AgreementFact:
    return agreement_fact(key, name, *timeline)


def only(*facts: Fact) -> TimelinePoint:
    """The one point that these facts make."""
    (point,) = timeline_points(facts)
    return point


# --- what shares a point


def test_what_happened_on_one_day_shares_a_point_meetings_first() -> None:
    signed = [pact(f"A{n}", name, fact_event("e1", "signed", "2025-05-28")) for n, name in ((1, "Pact"), (2, "Deal"))]
    met = MOTEGI.model_copy(update={"date": "2025-05-28", "basis": "stated"})
    point = only(*signed, met)
    assert point.label == "Motegi visit; Pact and Deal: signed"
    assert (point.facts, point.when) == (("A1", "A2", "M5"), "28 May 2025")


def test_steps_of_one_agreement_on_one_day_stand_behind_its_name() -> None:
    both = [fact_event("e1", "negotiating", "2025-05"), fact_event("e2", "agreed_in_principle", "2025-05")]
    point = only(pact("A1", "Pact", *both), pact("A2", "Deal", both[1]))
    assert point.label == "Pact: negotiations, agreed in principle; Deal: agreed in principle"
    assert point.facts == ("A1", "A2")


def test_a_step_told_twice_on_one_day_is_said_once_and_shows_every_quote() -> None:
    told = [fact_event(f"e{n}", "signed", "2025", evidence=(evidence(of=of),)) for n, of in ((1, "x"), (2, "y"))]
    point = only(pact("A1", "Pact", *told, fact_event("e3", "signed", "2025", evidence=(evidence(of="y"),))))
    assert (point.label, point.facts) == ("Pact: signed", ("A1",))
    assert [quote.article for quote in point.evidence] == ["x", "y"]


def test_all_that_no_source_dates_shares_one_point_for_nobody_tells_its_order() -> None:
    steps = [fact_event("e1", "signed"), fact_event("e2", "in_force")]
    point = only(pact("A1", "Pact", *steps), pact("A2", "Deal", steps[0]), UNNAMED)
    assert point.label == "Pact: signed, in force; Deal and unnamed agreement: signed"
    assert (point.when, point.date, point.planned) == ("no date given", None, False)


def test_what_was_known_by_one_day_shares_a_point_and_stays_apart_from_that_day() -> None:
    known = [pact(f"A{n}", f"Pact {n}", fact_event("e1", "signed", known_by="2025-05-29")) for n in (1, 2)]
    dated = pact("A3", "Deal", fact_event("e1", "signed", "2025-05-29"))
    assert [(point.label, point.when) for point in timeline_points([*known, dated])] == [
        ("Deal: signed", "29 May 2025"),
        ("Pact 1 and Pact 2: signed", "by 29 May 2025"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact_event("e1", "signed", "2025-05"), fact_event("e1", "signed", "2025-05-01")),
        (fact_event("e1", "signed", "2025-05"), fact_event("e1", "signed", "2025-05", basis="inferred")),
        (fact_event("e1", "signed", "2025-05"), fact_event("e1", "signed", "2025-05", modality="planned")),
        (fact_event("e1", "signed"), fact_event("e1", "signed", "XXXX-05")),
        (fact_event("e1", "signed"), fact_event("e1", "signed", modality="planned")),
    ],
    ids=["a month and its first day", "told and inferred", "taken and planned", "a year untold", "undated and planned"],
)
def test_what_is_not_known_to_be_of_one_time_shares_no_point(one: FactEvent, other: FactEvent) -> None:
    points = timeline_points([pact("A1", "Pact", one), pact("A2", "Deal", other)])
    assert sorted(point.facts for point in points) == [("A1",), ("A2",)]


@settings(max_examples=40)
@given(st.lists(st.one_of(agreements(), meetings()), max_size=5))
def test_no_two_points_are_of_one_time(facts: list[Fact]) -> None:
    points = timeline_points(facts)
    times = [(point.when, point.date, point.planned) for point in points]
    assert len(times) == len(set(times))
    assert all(point.label and point.facts and point.evidence for point in points)


# --- in which order they come


def test_points_come_by_date_or_the_day_they_were_known_then_undated_ones_then_what_is_planned() -> None:
    known = pact("A12", "Pact", fact_event("e1", "ratified", known_by="2025-01-02"))
    points = timeline_points([START, MERCOSUR, UNNAMED, known, RIYADH])
    assert [(point.label, point.when, point.planned) for point in points] == [
        ("New START Treaty: signed", "8 April 2010", False),
        ("New START Treaty: in force", "5 February 2011", False),
        ("New START Treaty: extended", "3 February 2021", False),
        ("New START Treaty: suspended (Russia)", "21 February 2023", False),
        ("EU-Mercosur Partnership Agreement: agreed in principle", "6 December 2024", False),
        ("Pact: ratified", "by 2 January 2025", False),
        ("Rubio–Lavrov meeting", "18 February 2025", False),
        ("Unnamed agreement: signed", "no date given", False),
        ("EU-Mercosur Partnership Agreement: signed", "planned", True),
    ]


def test_an_inferred_date_is_only_probable() -> None:
    assert [point.when for point in timeline_points([TALKS])] == ["28 May 2025", "probably September 2025"]
    guessed = MOTEGI.model_copy(update={"date": "2025-09", "basis": "inferred"})
    assert [point.when for point in timeline_points([guessed])] == ["probably September 2025"]


def test_an_undated_step_is_marked_by_the_day_it_was_known() -> None:
    known = fact_event("e2", "in_force", known_by="2025-05-29", evidence=(evidence(of="y"),))
    point = timeline_points([pact("A1", "Pact", fact_event("e1", "signed"), known)])[0]
    assert (point.when, point.date) == ("by 29 May 2025", "/2025-05-29")
    assert [quote.article for quote in point.evidence] == ["x", "y"]


def test_a_planned_step_has_its_date_and_its_party() -> None:
    points = timeline_points([HIGH_SEAS, RAA])
    assert ("BBNJ: in force", "17 January 2026") in [(point.label, point.when) for point in points if point.planned]
    assert "RAA: approved by the legislature (Japan)" in [point.label for point in points if point.planned]


def test_what_was_pending_on_a_day_that_a_source_states_is_not_yet_done_by_then() -> None:
    overtaken = fact_event("e1", "in_force", modality="planned", superseded=True, known_by="2025-05-29")
    points = timeline_points([pact("A1", "Pact", overtaken, fact_event("e2", "in_force", "2025-07-01"))])
    assert [(point.label, point.when, point.date, point.planned) for point in points] == [
        ("Pact: not yet in force", "by 29 May 2025", "/2025-05-29", False),
        ("Pact: in force", "1 July 2025", "2025-07-01", False),
    ]


def test_what_was_planned_for_a_later_day_is_not_yet_done_on_the_day_of_its_source_only() -> None:
    overtaken = fact_event("e1", "in_force", "2025-09-01", modality="planned", superseded=True, known_by="2025-05-29")
    points = timeline_points([pact("A1", "Pact", overtaken, fact_event("e2", "in_force", "2025-07-01"))])
    assert [point.when for point in points if "not yet" in point.label] == ["by 29 May 2025"]


def test_a_plan_that_a_source_only_recalls_is_not_told_as_still_ahead() -> None:
    recalled = fact_event("e1", "signed", modality="planned", superseded=True, known_by="2025-05-29")
    points = timeline_points([pact("A1", "Pact", recalled, fact_event("e2", "signed", known_by="2025-05-29"))])
    assert [point.label for point in points] == ["Pact: signed"]


@pytest.mark.parametrize(
    "event",
    [
        fact_event("e1", "signed", superseded=True, modality="planned"),
        fact_event("e1", "signed", "2025-03", superseded=True, modality="planned", known_by="2025-05-29"),
        fact_event("e1", "noted", "2025"),
        fact_event("e1", "extended", modality="planned"),
    ],
    ids=["overtaken", "planned for a day gone by", "noted", "planned beside the ladder"],
)
def test_some_steps_are_worth_no_mark(event: FactEvent) -> None:
    assert timeline_points([pact("A1", "Pact", event)]) == ()


def test_of_several_announcements_the_last_is_marked() -> None:
    told = [fact_event(f"e{n}", "announced", date) for n, date in enumerate(("2024", "2025"), 1)]
    assert [point.date for point in timeline_points([pact("A1", "Aid", *told)])] == ["2025"]


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
    points = timeline_points([WOODSIDE, officials, EU_CHINA, MACRON])
    assert [point.facts for point in points] == [("M2",), ("M3",)]


@pytest.mark.parametrize("date", [None, "XXXX-04"])
def test_a_meeting_without_a_year_is_no_mark(date: str | None) -> None:
    assert timeline_points([MOTEGI.model_copy(update={"date": date})]) == ()


def test_a_meeting_that_is_not_held_yet_is_planned() -> None:
    assert [(point.when, point.planned) for point in timeline_points([EU_CHINA])] == [("24 July 2025", True)]


def test_a_cancelled_meeting_is_no_mark() -> None:
    assert timeline_points([BUDAPEST.model_copy(update={"date": "2025-10"})]) == ()


def test_the_picture_holds_nine_points_of_the_weightiest_facts() -> None:
    facts = [pact(f"A{n}", f"Pact {n}", fact_event("e1", "signed", f"{2030 - n}")) for n in range(1, 20)]
    points = timeline_points(facts)
    assert {fact for point in points for fact in point.facts} == {f"A{n}" for n in range(1, 10)}
    assert [point.date for point in points] == sorted(str(point.date) for point in points)


def test_of_one_agreement_the_latest_steps_fill_the_picture() -> None:
    many = pact("A1", "Pact", *(fact_event(f"e{n}", "extended", f"20{n}") for n in range(10, 22)))
    assert [point.date for point in timeline_points([many, RIYADH])] == [f"20{n}" for n in range(13, 22)]


def test_two_agreements_without_a_name_are_counted() -> None:
    two = [pact(f"A{n}", "unnamed agreement", fact_event("e1", "signed")) for n in (1, 2)]
    assert only(*two).label == "Two unnamed agreements: signed"
    assert only(pact("A3", "Pact", fact_event("e1", "signed")), *two).label == "Pact and two unnamed agreements: signed"
    one, other = two[0], pact("A2", "unnamed agreement", fact_event("e1", "in_force"))
    assert only(one, other).label == "Unnamed agreement: signed; unnamed agreement: in force"


def test_a_point_holds_no_more_than_fourteen_steps_of_the_weightiest_facts() -> None:
    point = only(*(pact(f"A{n}", f"Pact {n}", fact_event("e1", "signed")) for n in range(1, 20)))
    assert point.facts == tuple(f"A{n}" for n in range(1, 15))


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


def test_one_mark_without_a_date_is_not_worth_a_picture() -> None:
    undated = timeline_points([pact("A1", "Pact", fact_event("e1", "signed"))])
    assert len(undated) == 1
    assert worth_drawing(undated) == ()


@pytest.mark.parametrize(
    "events",
    [
        [fact_event("e1", "signed", "2025-05-28")],
        [fact_event("e1", "signed", modality="planned")],
        [fact_event("e1", "signed", known_by="2025-05-28")],
        [fact_event("e1", "negotiating", "2025-04"), fact_event("e2", "signed")],
    ],
)
def test_a_mark_that_tells_a_time_or_two_marks_are_worth_one(events: list[FactEvent]) -> None:
    points = timeline_points([pact("A1", "Pact", *events)])
    assert worth_drawing(points) == points != ()
