from schemas.fact import FactParticipant, MeetingFact
from schemas.record import EventRecord, MeetingRecord
from service.core.history.encounters import Encounters
from tests.records import agreement, event, evidence, meeting, meeting_fact, statement

MARCOS = FactParticipant(name="Ferdinand Marcos Jr.", roles=("President",), country="PH")
ISHIBA = FactParticipant(name="Shigeru Ishiba", roles=("Prime Minister",), country="JP")


def fact(*records: str, date: str | None = "2025-04-29", **told: object) -> MeetingFact:
    return meeting_fact("", "summit", MARCOS, ISHIBA, date=date, records=records, **told)


def completed(step: EventRecord, *told: MeetingRecord, meetings: tuple[MeetingFact, ...]) -> EventRecord:
    """The step of article x after the meetings lent to it."""
    record = agreement("x/a1", "Pact", step)
    return Encounters(told=told, meetings=meetings).complete(record).events[0]


SUMMIT = meeting(
    "x/m1",
    "summit",
    "Marcos",
    "Ishiba",
    date_text="in April",
    evidence=evidence("They met in April", of="x", start=100),
)


def test_a_step_told_in_the_words_of_a_dated_meeting_gets_its_date_as_inferred() -> None:
    made = completed(event("negotiation_agreed", evidence=evidence("met", start=105)), SUMMIT, meetings=(fact("x/m1"),))
    assert (made.date, made.basis) == ("2025-04-29", "inferred")


def test_a_step_told_in_the_words_of_an_outcome_gets_the_date_too() -> None:
    decided = meeting(
        "x/m1", "summit", outcomes=("They agreed to negotiate.",), evidence=evidence("They met", start=500)
    )
    assert (
        completed(
            event("negotiation_agreed", evidence=evidence("agreed", start=5)), decided, meetings=(fact("x/m1"),)
        ).date
        == "2025-04-29"
    )


def test_a_step_dated_in_the_same_words_gets_the_date() -> None:
    assert (
        completed(event("negotiation_agreed", date_text="in April"), SUMMIT, meetings=(fact("x/m1"),)).date
        == "2025-04-29"
    )
    assert completed(event("negotiation_agreed", date_text="in May"), SUMMIT, meetings=(fact("x/m1"),)).date is None


def test_a_step_taken_by_the_people_of_a_meeting_the_article_is_about_gets_the_date() -> None:
    step = event("negotiation_agreed", by=("Ishiba",), asserted_by="Marcos")
    assert completed(step, SUMMIT, meetings=(fact("x/m1"),)).date == "2025-04-29"
    recalled = SUMMIT.model_copy(update={"salience": "background"})
    assert completed(step, recalled, meetings=(fact("x/m1"),)).date is None


def test_talks_that_go_on_are_dated_by_a_meeting_only_in_the_same_words() -> None:
    spoken_of = evidence("met", start=105)
    assert (
        completed(event("negotiating", by=("Ishiba",), evidence=spoken_of), SUMMIT, meetings=(fact("x/m1"),)).date
        is None
    )
    assert completed(event("negotiating", date_text="in April"), SUMMIT, meetings=(fact("x/m1"),)).date == "2025-04-29"


def test_the_closest_meeting_lends_its_date() -> None:
    other = meeting("x/m2", "lunch", "Ishiba", evidence=evidence("lunch", start=900))
    step = event("negotiation_agreed", by=("Ishiba", "Marcos"))
    made = completed(step, other, SUMMIT, meetings=(fact("x/m2", date="2025-01-15"), fact("x/m1")))
    assert made.date == "2025-04-29"


def test_in_doubt_between_two_meetings_nothing_is_lent() -> None:
    other = SUMMIT.model_copy(update={"id": "x/m2"})
    made = completed(
        event("negotiation_agreed", date_text="in April"),
        SUMMIT,
        other,
        meetings=(fact("x/m1"), fact("x/m2", date="2025-04-01")),
    )
    assert (made.date, made.basis) == (None, "none")


def test_two_records_of_one_meeting_are_no_doubt() -> None:
    other = SUMMIT.model_copy(update={"id": "x/m2"})
    assert (
        completed(
            event("negotiation_agreed", date_text="in April"), SUMMIT, other, meetings=(fact("x/m1", "x/m2"),)
        ).date
        == "2025-04-29"
    )


def test_an_undated_meeting_or_one_not_held_or_of_another_article_lends_nothing() -> None:
    step = event("negotiation_agreed", date_text="in April")
    assert completed(step, SUMMIT, meetings=(fact("x/m1", date=None),)).basis == "none"
    assert completed(step, SUMMIT.model_copy(update={"status": "scheduled"}), meetings=(fact("x/m1"),)).date is None
    elsewhere = meeting("y/m1", "summit", "Marcos", date_text="in April")
    assert completed(step, elsewhere, meetings=(fact("y/m1"),)).date is None


def test_a_told_date_and_a_plan_stay_as_told() -> None:
    told = completed(event("signed", "2025", date_text="in April"), SUMMIT, meetings=(fact("x/m1"),))
    assert (told.date, told.basis) == ("2025", "stated")
    assert (
        completed(event("signed", date_text="in April", modality="planned"), SUMMIT, meetings=(fact("x/m1"),)).date
        is None
    )


def test_people_get_the_full_name_that_their_articles_meetings_give() -> None:
    made = completed(event("signed", by=("Marcos", "Motegi"), asserted_by="Ishiba"), SUMMIT, meetings=(fact("x/m1"),))
    assert (made.by, made.asserted_by) == (("Ferdinand Marcos Jr.", "Motegi"), "Shigeru Ishiba")


def test_a_holder_gets_the_full_name_only_from_meetings_of_the_same_article() -> None:
    encounters = Encounters(told=(SUMMIT,), meetings=(fact("x/m1"),))
    assert encounters.with_full_holder(statement("x/s1", "close", "Ishiba")).holder == "Shigeru Ishiba"
    assert encounters.with_full_holder(statement("y/s1", "close", "Ishiba")).holder == "Ishiba"


def test_a_name_that_the_meetings_fact_does_not_hold_stays() -> None:
    told = meeting("x/m1", "summit", "Japan,,JP")
    encounters = Encounters(told=(told,), meetings=(fact("x/m1"),))
    assert encounters.with_full_holder(statement("x/s1", "close", "Japan")).holder == "Japan"
