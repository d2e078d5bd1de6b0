import pytest

from schemas.meeting import Meeting
from service.embedded.extraction.meetings.records import encounters_told, meetings_of
from service.embedded.extraction.text.reading import reading_of
from tests.embedded.extraction.meetings.readouts import READOUTS

OLE, EVA = "Prime Minister Ole Dahl of Denmark", "President Eva Roth of Austria"


def meetings(text: str) -> list[Meeting]:
    return meetings_of(reading_of(text))


def only(text: str) -> Meeting:
    found = meetings(text)
    assert len(found) == 1, [each.name for each in found]
    return found[0]


HELD = [
    f"{OLE} met {EVA}.",
    f"{OLE} met with {EVA} on Monday.",
    f"{OLE} and {EVA} met in Vienna.",
    f"{OLE} spoke with {EVA} by phone.",
    f"{OLE} hosted {EVA} for talks.",
    f"{OLE} welcomed {EVA} to Copenhagen.",
    f"{OLE} called on {EVA}.",
    f"{OLE} held talks with {EVA}.",
    f"A meeting between {OLE} and {EVA} took place.",
    f"{OLE} thanked {EVA} during their working lunch.",
    f"{OLE} met Tuesday with {EVA}.",
    f"{OLE} met in Vienna with {EVA}.",
    f"{OLE} spoke this morning to {EVA}.",
    f"{OLE} was received by {EVA}.",
    f"{OLE} and {EVA} discussed the fisheries of the north.",
    f"{OLE} met {EVA} on the sidelines of the Lima Summit.",
    f"On the margins of the Lima Summit, {OLE} met {EVA}.",
    f"{OLE} flew to Vienna to meet {EVA}.",
    f"Remarks by {OLE} and {EVA} Before Bilateral Meeting.",
]
NOT_HELD = [
    (f"{OLE} will meet {EVA} next month.", "scheduled"),
    (f"{OLE} plans to visit {EVA} in May.", "scheduled"),
    (f"A meeting between {OLE} and {EVA} was cancelled.", "cancelled"),
    (f"A meeting between {OLE} and {EVA} has been postponed.", "postponed"),
]
NONE = [
    "The teachers met the school board.",
    f"{OLE} did not meet {EVA}.",
    f"{OLE} met reporters.",
    "Senator Ann Lee met Governor Joe Poe.",
    "Denmark welcomed the launch of the plan of Austria.",
    "Peru and Chile plan to launch discussions on a Fishing Zones Agreement.",
    "Peru hosted the games that Chile won.",
    "President Ada Lund met Secretary Bo Dahl.",
]
STATES = [
    ("Negotiators from Peru and Chile wrapped up two days of talks in Lima.", "Peru-Chile days of talks"),
    ("Peru hosted delegations from Chile and Bolivia in Lima.", "Peru-Chile meeting"),
    ("Peru, Chile and the Republic of Korea convened the Andean Water Dialogue.", "Andean Water Dialogue"),
    ("The Peru-Chile Summit took place in Lima.", "Peru-Chile Summit"),
]


BETWEEN = "Peru and Chile are neighbours. Peru and Chile share a sea.\n\n"
OF_BOTH = [
    "The two foreign ministers held talks in Lima in May.",
    "The envoys last met in Quito in May.",
    "The joint commission met in Quito in May.",
    "The joint scientific committee, which sat in Quito, met in May.",
    "The tenth round of talks was held in Quito in May.",
    "The two presidents spoke face to face in Quito in May.",
    "Talks between the two countries were held in Quito in May.",
    "The pair sat down in Quito in May.",
]
OF_NOBODY = [
    "The two ministers discussed fish.",
    "The European Commission met in Brussels in May.",
    "The two presidents held talks with Bolivia in May.",
    "The commission met in Quito in May.",
]


@pytest.mark.parametrize("text", OF_BOTH)
def test_those_who_met_are_the_two_sides_where_no_other_is_named(text: str) -> None:
    found = only(BETWEEN + text)
    assert {each.country for each in found.participants} == {"PE", "CL"}
    assert found.date == "XXXX-05"


@pytest.mark.parametrize("text", OF_NOBODY)
def test_the_two_sides_are_not_assumed_of_every_encounter(text: str) -> None:
    assert meetings(BETWEEN + text) == []


def test_sides_that_are_assumed_hide_nobody_who_is_named() -> None:
    found = only(
        f"{BETWEEN}Foreign Minister Ana Rojas of Chile visited Peru in May. The two ministers discussed fish in May."
    )
    assert found.participants[0].name == "Ana Rojas"


@pytest.mark.parametrize("verb", ["sat down with", "dined with", "had brief talks with", "phoned"])
def test_news_has_other_words_for_it(verb: str) -> None:
    assert len(only(f"{OLE} {verb} {EVA}.").participants) == 2


@pytest.mark.parametrize("text", HELD)
def test_two_people_of_two_countries_met(text: str) -> None:
    found = only(text)
    assert found.status == "held"
    assert {(each.name, each.country) for each in found.participants} == {("Ole Dahl", "DK"), ("Eva Roth", "AT")}
    assert found.quote == text


@pytest.mark.parametrize(("text", "status"), NOT_HELD)
def test_a_meeting_that_was_not_held_is_told_as_what_it_is(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_encounter_of_two_sides_is_none(text: str) -> None:
    assert meetings(text) == []


def test_a_visit_its_talks_and_its_dinner_are_one() -> None:
    text = f"{OLE} visited Vienna on 3 May 2024. {OLE} met {EVA} on 3 May 2024.\nTheir talks ended with a dinner. The two leaders met for an hour."
    found = only(text)
    assert (found.date, found.place) == ("2024-05-03", "Vienna")
    assert {"visit", "working_meal"} <= set(found.formats)
    assert len(encounters_told(reading_of(text))[0]) > 3


def test_meetings_at_other_times_are_others() -> None:
    text = f"{OLE} met {EVA} on 3 May 2024. {OLE} met {EVA} on 9 June 2024."
    assert [each.date for each in meetings(text)] == ["2024-05-03", "2024-06-09"]


def test_that_of_two_others_is_another_meeting() -> None:
    text = f"Their meeting followed that of {OLE} and {EVA} in April."
    assert [(each.name, each.date) for each in meetings(text)] == [("Dahl-Roth meeting", "XXXX-04")]


def test_dialogues_that_two_sides_agree_to_hold_are_scheduled_each_by_itself() -> None:
    text = "Peru and Chile agreed to hold maritime consultations and a strategic dialogue this year."
    found = meetings(text)
    assert [(each.name, each.status) for each in found] == [
        ("Peru-Chile maritime consultations", "scheduled"),
        ("Peru-Chile strategic dialogue", "scheduled"),
    ]
    assert {each.country for meeting in found for each in meeting.participants} == {"PE", "CL"}


def test_a_meeting_with_a_name_keeps_it() -> None:
    found = only("Peru and Chile will convene the Peru-Chile Andean Water Dialogue in Lima later this year.")
    assert (found.name, found.status, found.place) == ("Peru-Chile Andean Water Dialogue", "scheduled", "Lima")


def test_a_title_does_not_say_whether_a_visit_was_made() -> None:
    text = f"Statement on the Visit of {EVA} to Denmark\n\n{OLE} will host {EVA} on May 23, 2024."
    found = only(text)
    assert (found.status, found.date) == ("scheduled", "2024-05-23")


def test_a_person_of_no_told_country_is_of_the_side_that_nobody_else_is_of() -> None:
    text = "Ghana and Togo are near.\nForeign Minister Ama Osei and Togolese Foreign Minister Kofi Ayeva met in Accra. Ghana and Togo agreed."
    found = only(text)
    assert {(each.name, each.country) for each in found.participants} == {("Ama Osei", "GH"), ("Kofi Ayeva", "TG")}
    assert found.formats == ["ministerial"]


@pytest.mark.parametrize(("text", "name"), STATES)
def test_states_meet_though_nobody_is_named(text: str, name: str) -> None:
    assert only(text).name == name


def test_all_states_of_a_row_took_part() -> None:
    found = only("Peru, Chile and the Republic of Korea convened the Andean Water Dialogue.")
    assert [each.country for each in found.participants] == ["PE", "CL", "KR"]


def test_an_office_alone_stands_for_who_holds_it() -> None:
    text = f"{OLE} spoke on Monday. The Prime Minister met with {EVA}."
    assert [each.name for each in only(text).participants] == ["Ole Dahl", "Eva Roth"]


def test_an_office_whose_holder_is_not_named_stays_one() -> None:
    found = only(f"The Prime Minister spoke to {EVA} this morning.")
    assert [(each.name, each.country) for each in found.participants] == [("Prime Minister", None), ("Eva Roth", "AT")]
    assert found.name == "Prime Minister-Roth meeting"


def test_a_counterpart_is_of_the_state_that_is_told() -> None:
    found = only(f"{OLE} welcomed his Lithuanian counterpart Jonas Petraitis in Copenhagen.")
    assert [(each.name, each.country) for each in found.participants] == [("Ole Dahl", "DK"), ("Jonas Petraitis", "LT")]


def test_two_holders_of_one_office_are_of_two_states() -> None:
    assert only("President Ada Lund and President Bo Dahl met.").status == "held"


def test_leaders_who_meet_abroad_are_of_two_sides() -> None:
    assert only("President Ada Lund and Prime Minister Bo Dahl held a meeting in Tokyo.").place == "Tokyo"


def test_a_visit_that_is_recalled_is_another_than_the_talks() -> None:
    text = f"{OLE} met {EVA} on Monday. {OLE}, recalling Roth’s visit to Copenhagen in January, thanked her."
    assert [(each.name, each.date_text, each.place) for each in meetings(text)] == [
        ("Dahl-Roth meeting", "Monday", None),
        ("Roth-Denmark visit", "January", "Copenhagen"),
    ]


def test_a_king_is_called_by_his_whole_name() -> None:
    assert only(f"{OLE} met King Paul II of Jordan.").name == "Dahl-Paul II meeting"


def test_an_adjective_is_no_place() -> None:
    found = only(f"{OLE} met {EVA} at Danish Prime Minister Dahl’s house.")
    assert found.place is None


@pytest.mark.parametrize("adjective", ["Japanese", "Greek", "Swiss", "Filipino", "Philippine", "Argentine"])
def test_a_language_or_nationality_is_no_place(adjective: str) -> None:
    assert only(f"{OLE} met {EVA} in {adjective} on Monday.").place is None


@pytest.mark.parametrize("text", READOUTS)
def test_the_words_of_readouts_tell_a_meeting_of_two_sides_or_more(text: str) -> None:
    first = meetings(text)[0]
    assert len(first.participants) > 1
    assert first.quote in text


def test_a_visit_that_will_take_place_is_to_come() -> None:
    made = only("The visit of Prime Minister Anwar Ibrahim to Moscow will take place from 13 to 16 May.")
    assert (made.status, made.place) == ("scheduled", "Moscow")


@pytest.mark.parametrize(
    "text", ["Ministers had a talk on fish in Lima.", "It was a small talk between Peru and Chile."]
)
def test_a_talk_is_a_call_only_by_telephone(text: str) -> None:
    assert meetings(text) == []
