import pytest

from schemas.fact import Level, MeetingFact
from schemas.meeting import MeetingStatus
from schemas.record import MeetingRecord
from service.core.history.meetings import consolidate_meeting
from service.core.linking.clustering import Cluster
from tests.records import library, meeting

ARTICLES = library(u=None, v=None, x="2025-05-29", y="2025-06-03", z="XXXX-07")
MANALO, IWAYA = "Enrique Manalo, Foreign Affairs Secretary, PH", "Takeshi Iwaya, Foreign Minister, JP"


def fact(*records: MeetingRecord) -> MeetingFact:
    return consolidate_meeting(Cluster(records=records, merges=()), records, ARTICLES)


def test_a_meeting_has_the_label_of_the_record_that_knows_most_of_it() -> None:
    made = fact(
        meeting("u/m1", "the meeting of ministers", MANALO, IWAYA, "Hayashi", salience="background"),
        meeting("v/m1", "talks", MANALO),
        meeting("x/m1", "Manalo-Iwaya meeting", MANALO, IWAYA),
    )
    assert (made.name, made.salience) == ("Manalo-Iwaya meeting", "main")


def test_records_add_up() -> None:
    one = meeting("u/m1", "talks", formats=("ministerial",), topics=("trade",), outcomes=("They welcomed the talks.",))
    other = meeting(
        "v/m1",
        "lunch",
        formats=("working_meal", "ministerial"),
        topics=("trade", "aid"),
        outcomes=("The talks they welcomed.",),
    )
    made = fact(one, other)
    assert (made.formats, made.topics) == (("ministerial", "working_meal"), ("trade", "aid"))
    assert [(item.id, item.members) for item in made.outcomes] == [("o1", ("u/m1/o1", "v/m1/o1"))]
    assert (made.sources, made.independent, made.records) == (("u", "v"), 2, ("u/m1", "v/m1"))
    assert [item.quote for item in made.evidence] == ["talks", "lunch"]


# --- date and place


def test_the_finest_date_is_shown_with_its_words_and_basis() -> None:
    made = fact(
        meeting("u/m1", "talks", date="2025-05", date_text="in May"),
        meeting("x/m1", "talks", date="2025-05-28", date_text="Wednesday", basis="resolved"),
    )
    assert (made.date, made.basis, made.date_text) == ("2025-05-28", "resolved", "Wednesday")


def test_undated_stays_undated_and_keeps_its_words() -> None:
    made = fact(meeting("u/m1", "talks", date_text="recently"), meeting("v/m1", "talks"))
    assert (made.date, made.basis, made.date_text) == (None, "none", "recently")


def test_a_meeting_put_off_and_then_held_has_the_date_it_was_held_on() -> None:
    put_off = meeting("x/m1", "talks", date="2025-05-20", status="scheduled")
    assert fact(put_off, meeting("y/m1", "talks", date="2025-06", date_text="June")).date == "2025-06"
    assert fact(put_off, meeting("y/m1", "talks", date="2025-05")).date == "2025-05-20"


def test_a_city_says_more_than_its_country() -> None:
    made = fact(
        meeting("u/m1", "talks", place="Japan"),
        meeting("v/m1", "talks", place="Japan"),
        meeting("x/m1", "talks", place="Tokyo"),
    )
    assert made.place == "Tokyo"
    assert fact(meeting("u/m1", "talks")).place is None


# --- status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"x": "scheduled"}, "scheduled"),
        ({"x": "held", "y": "scheduled"}, "held"),
        ({"x": "scheduled", "y": "cancelled"}, "cancelled"),
        ({"x": "postponed", "y": "scheduled"}, "scheduled"),
        ({"u": "cancelled", "x": "scheduled"}, "scheduled"),
        ({"z": "cancelled", "x": "scheduled"}, "scheduled"),
        ({"u": "cancelled", "v": "scheduled"}, "scheduled"),
    ],
)
def test_held_is_held_and_else_the_latest_dated_source_has_the_word(
    told: dict[str, MeetingStatus], status: MeetingStatus
) -> None:
    records = [meeting(f"{of}/m1", "talks", status=word) for of, word in told.items()]
    assert fact(*records).status == fact(*records[::-1]).status == status


# --- people


def test_each_person_stands_once_with_every_role() -> None:
    made = fact(meeting("u/m1", "talks", "Iwaya, Japan's top diplomat"), meeting("v/m1", "talks", MANALO, IWAYA))
    assert [(person.name, person.roles, person.country) for person in made.participants] == [
        ("Takeshi Iwaya", ("Foreign Minister", "Japan's top diplomat"), "JP"),
        ("Enrique Manalo", ("Foreign Affairs Secretary",), "PH"),
    ]


def test_a_side_is_shown_only_where_no_person_of_it_is_named() -> None:
    made = fact(meeting("u/m1", "talks", "Japan,,JP", "Philippines,,PH", "ASEAN"), meeting("v/m1", "talks", IWAYA))
    assert [person.name for person in made.participants] == ["Philippines", "ASEAN", "Takeshi Iwaya"]


def test_two_people_of_one_name_from_two_countries_are_two() -> None:
    made = fact(meeting("u/m1", "talks", "Kim,,KR"), meeting("v/m1", "talks", "Kim,,KP"))
    assert sorted(person.country or "" for person in made.participants) == ["KP", "KR"]


def test_the_same_side_from_two_sources_stands_once() -> None:
    made = fact(meeting("u/m1", "talks", "Japan,,JP"), meeting("v/m1", "talks", "Japan"))
    assert [(person.name, person.country) for person in made.participants] == [("Japan", "JP")]


@pytest.mark.parametrize(
    ("people", "formats", "level"),
    [
        ((MANALO, "Shigeru Ishiba, Prime Minister, JP"), ("ministerial",), "leaders"),
        ((MANALO, IWAYA), ("summit",), "ministers"),
        (("A Person, Ambassador, JP",), ("summit",), "officials"),
        (("Marcos", "Ishiba"), ("summit", "visit"), "leaders"),
        (("Japan, host, JP",), ("vice_ministerial",), "officials"),
        ((), ("visit",), "not_told"),
    ],
)
def test_the_level_is_that_of_the_highest_office_or_where_none_is_told_of_the_format(
    people: tuple[str, ...], formats: tuple[str, ...], level: Level
) -> None:
    assert fact(meeting("u/m1", "talks", *people, formats=formats)).level == level


# --- what sources differ in


def test_the_value_that_was_chosen_is_shown_and_the_other_is_kept() -> None:
    day, next_day = "2025-05-28", "2025-05-29"
    records = [
        meeting("u/m1", "talks", MANALO, IWAYA, date=day, place="Tokyo"),
        meeting("v/m1", "talks", MANALO, IWAYA, date=day, place="Tokyo"),
        meeting("x/m1", "talks", MANALO, "Yoko Kamikawa, Foreign Minister, JP", date=next_day, place="Manila"),
        meeting("y/m1", "talks", MANALO, IWAYA, date="2025-05", place="Beijing"),
    ]
    made = fact(*records)
    assert (made.date, made.place) == (day, "Tokyo")
    assert {claim.value for claim in made.conflicts[1].claims} == {"Tokyo", "Beijing"}  # Manila is of the other day
    assert [person.name for person in made.participants] == ["Enrique Manalo", "Takeshi Iwaya"]
    assert [(conflict.id, conflict.kind) for conflict in made.conflicts] == [
        ("c1", "date"),
        ("c2", "place"),
        ("c3", "participants"),
    ]
    assert fact(*records[::-1]).conflicts == made.conflicts


def test_called_off_outweighs_held_where_more_sources_say_so() -> None:
    off = [meeting(f"{of}/m1", "talks", status="cancelled") for of in "uv"]
    made = fact(meeting("x/m1", "talks"), *off)
    assert (made.status, [conflict.kind for conflict in made.conflicts]) == ("cancelled", ["status"])
    later = fact(meeting("y/m1", "talks"), meeting("x/m1", "talks", status="cancelled"))
    assert (later.status, later.conflicts) == ("held", ())


def test_planned_for_one_day_and_held_on_another_is_progress() -> None:
    put_off = meeting("x/m1", "talks", date="2025-05-20", place="Manila", status="scheduled")
    assert fact(put_off, meeting("y/m1", "talks", date="2025-05-28", place="Tokyo")).conflicts == ()
