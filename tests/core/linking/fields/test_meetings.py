from typing import Any

from service.core.linking.comparison import compare
from service.core.linking.fields.score import ASK, JOIN
from tests.records import meeting

BIDEN, SUDANI = "Joe Biden, President, US", "Mohammed Shia'a Al-Sudani, Prime Minister, IQ"


def test_one_person_in_other_spellings_and_a_meeting_announced_then_held() -> None:
    coming = meeting("x/m1", "visit", BIDEN, SUDANI, date="2024-04-15", status="scheduled")
    held = meeting(
        "y/m1", "talks", "Joseph R. Biden Jr., President, US", "Mohammed Shyaa al-Sudani,,IQ", date="2024-04-15"
    )
    assert compare(coming, held).score >= JOIN


def test_a_surname_and_another_office_are_another_person() -> None:
    one = meeting("x/m1", "talks", BIDEN, date="2024-04-15")
    assert compare(one, meeting("y/m1", "talks", "Jill Biden, First Lady, US", date="2024-04-15")).veto
    assert compare(one, meeting("y/m1", "talks", "Joe Biden,,US", date="2024-04-15")).veto is None


def test_talks_to_come_without_day_or_place_are_not_yet_those_held() -> None:
    coming = meeting("x/m1", "further discussions", BIDEN, SUDANI, status="scheduled")
    held = meeting("y/m1", "Baghdad conference", BIDEN, SUDANI, date="2024-04-15", place="Baghdad")
    assert ASK <= compare(coming, held).score < JOIN


def test_a_named_summit_with_leaders_named_in_one_text_alone() -> None:
    one = meeting("x/m1", "C5 summit", BIDEN, "President,,KZ", date="2023-09-19", formats=("summit",))
    named = meeting(
        "y/m1", "C5 Summit", BIDEN, "Kassym-Jomart Tokayev, President, KZ", date="2023-09", formats=("other",)
    )
    assert compare(one, named).score >= ASK
    assert compare(one, named.model_copy(update={"formats": ("summit",)})).score >= JOIN


def test_three_meetings_of_one_day_and_place_stay_three() -> None:
    day = {"date": "2023-09-10", "place": "Hanoi"}
    told = [
        meeting(f"{of}/m1", "talks", BIDEN, f"{name},,VN", **day)
        for of, name in (("x", "Nguyen Phu Trong"), ("y", "Vo Van Thuong"), ("z", "Pham Minh Chinh"))
    ]
    assert all(compare(one, other).veto for one in told for other in told if one is not other)


SUMMIT: dict[str, Any] = {"date": "2024-04-15", "formats": ("summit",)}


def test_another_place_alone_does_not_make_two_of_one_encounter() -> None:
    one = meeting("x/m1", "Biden-Sudani summit", BIDEN, SUDANI, place="Washington", **SUMMIT)
    other = meeting("y/m1", "Biden-Sudani summit", BIDEN, SUDANI, place="Baghdad", **SUMMIT)
    assert compare(one, other).score >= JOIN
    for told in (
        {"name": "lunch"},
        {"date": "2024-04"},
        {"date": None},
        {"status": "scheduled"},
        {"formats": ("press_conference",)},
        {"participants": other.participants[:1]},
    ):
        assert compare(one, other.model_copy(update=told)).veto == "other places: Washington and Baghdad", told


def test_the_next_day_is_another_encounter_however_alike() -> None:
    one = meeting("x/m1", "Biden-Sudani summit", BIDEN, SUDANI, place="Washington", **SUMMIT)
    assert compare(one, one.model_copy(update={"id": "y/m1", "article": "y", "date": "2024-04-16"})).veto


def test_one_call_falls_on_two_days_by_two_clocks_and_is_held_in_no_place() -> None:
    people = (BIDEN, "Fumio Kishida, Prime Minister, JP")
    late = meeting("x/m1", "phone call", *people, date="2024-04-15", place="Washington", formats=("call",))
    early = meeting("y/m1", "phone talks", *people, date="2024-04-16", place="Tokyo", formats=("call",))
    assert compare(late, early).score >= JOIN
    assert compare(late, early.model_copy(update={"date": "2024-04-17"})).veto
    near = meeting("y/m1", "phone call", BIDEN, "Justin Trudeau,,CA", date="2024-04-16", formats=("call",))
    assert compare(near, near.model_copy(update={"id": "z/m1", "article": "z", "date": "2024-04-15"})).veto
