from service.evaluation.extraction.meetings import compare_meetings
from service.evaluation.extraction.tally import Tally
from tests.labels import labelled, wanted_meeting
from tests.records import meeting

TALKS = wanted_meeting(
    "m",
    "they met in Manila on Monday",
    "Ana Cruz, PH",
    "Ben Sato, JP",
    formats=["ministerial"],
    status="held",
    date="2025-05-28",
    place="Manila, Philippines",
)


def test_a_record_as_expected_is_right_in_every_field() -> None:
    tally = Tally()
    record = meeting(
        "x/m1", "they met in Manila on Monday", "Cruz,,PH", "Sato Ben,,JP", date="2025-05-28", place="Manila"
    )
    assert compare_meetings(tally, "a.txt", [record], labelled(TALKS)) == {"x/m1": "m"}
    assert tally.failures == []
    assert sum(count for name, count in tally.counts.items() if name.endswith(".seen")) == 5


def test_each_wrong_field_is_named_with_what_was_expected() -> None:
    tally = Tally()
    record = meeting(
        "x/m1",
        "they met in Manila on Monday",
        "Ana Cruz,,PH",
        date="2024",
        status="scheduled",
        place="Tokyo",
        formats=("visit",),
    )
    compare_meetings(tally, "a.txt", [record], labelled(TALKS))
    assert {each.kind: each.what.partition(": ")[2] for each in tally.failures} == {
        "wrong_kind": "visit, expected ministerial",
        "wrong_status": "scheduled, expected held",
        "wrong_date": "2024, expected 2025-05-28",
        "wrong_place": "Tokyo, expected Manila, Philippines",
        "wrong_party": "cruz, expected cruz, sato",
    }


def test_a_visit_told_with_its_talks_is_not_missed() -> None:
    visit = wanted_meeting("v", "his visit to the capital", "Ana Cruz, PH", "Ben Sato, JP")
    lunch = wanted_meeting("l", "lunch with another", "Cy Dee, US")
    tally = Tally()
    record = meeting(
        "x/m1", "they met in Manila on Monday", "Ana Cruz,,PH", "Ben Sato,,JP", date="2025-05-28", place="Manila"
    )
    compare_meetings(tally, "a.txt", [record], labelled(TALKS, visit, lunch))
    assert [each.what for each in tally.failures] == ["lunch with another"]


def test_what_labels_leave_open_is_not_compared() -> None:
    tally = Tally()
    told = wanted_meeting("m", "they met in Manila on Monday")
    compare_meetings(tally, "a.txt", [meeting("x/m1", "they met in Manila on Monday", "Ana Cruz")], labelled(told))
    assert not [name for name in tally.counts if name.endswith(".seen")]
