import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fact import Conflict
from schemas.record import MeetingRecord
from service.core.history.claims.encounters import encounter_conflicts, favoured, held_conflict, is_outvoted
from service.core.history.claims.weighing import MORE, Sources
from tests.records import article, library, meeting

ARTICLES = library(u=None, v=None, w=None, x="2025-05-29", y="2025-06-03")
SOURCES = Sources(articles=ARTICLES | {"op": article("Op.", id="op", genre="opinion")})
MANALO, IWAYA = "Enrique Manalo, Foreign Affairs Secretary, PH", "Takeshi Iwaya, Foreign Minister, JP"
DAY = "2025-05-28"


def conflicts(*records: MeetingRecord, sources: Sources = SOURCES) -> list[Conflict]:
    found = encounter_conflicts(records, sources)
    assert encounter_conflicts(records[::-1], sources) == found
    return found


def told(conflict: Conflict) -> dict[str, int]:
    return {claim.value: claim.independent for claim in conflict.claims}


# --- the date


def test_other_days_are_a_conflict_and_more_sources_are_shown() -> None:
    days = {"u": DAY, "v": DAY, "w": "2025-05-29"}
    (conflict,) = conflicts(*(meeting(f"{of}/m1", "talks", date=day) for of, day in days.items()))
    assert (conflict.kind, conflict.about) == ("date", "the date it was held")
    assert (conflict.chosen, conflict.rule) == ("28 May 2025", MORE)
    assert told(conflict) == {"28 May 2025": 2, "29 May 2025": 1}
    assert [[each.article for each in claim.evidence] for claim in conflict.claims] == [["u", "v"], ["w"]]


def test_copies_of_one_text_count_once_and_an_opinion_weighs_less() -> None:
    copies = Sources(articles=SOURCES.articles, voice={"u": "u", "v": "u"})
    records = [meeting("u/m1", "talks", date=DAY), meeting("v/m1", "talks", date=DAY)]
    (conflict,) = conflicts(*records, meeting("w/m1", "talks", date="2025-05-29"), sources=copies)
    assert told(conflict) == {"28 May 2025": 1, "29 May 2025": 1}
    assert (conflict.chosen, conflict.rule) == ("29 May 2025", "as many independent sources; the later date")
    (conflict,) = conflicts(records[0], meeting("op/m1", "talks", date="2025-05-29"))
    assert (conflict.chosen, conflict.claims[1].genres) == ("28 May 2025", ("opinion",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-05", DAY),
        ("2025", "2025-05"),
        (None, DAY),
        ("2025-05-27/2025-05-29", DAY),
        ("2025-05", "2025-05-28/2025-06-02"),
        ("2025-05/2025-07", "2025-06/2025-08"),
        ("2025-05-28~", "2025-05-30"),
        ("XXXX-05", DAY),
        ("2025-02-30", DAY),
    ],
)
def test_a_coarser_date_or_one_day_of_several_is_none(one: str | None, other: str) -> None:
    assert conflicts(meeting("u/m1", "talks", date=one), meeting("v/m1", "talks", date=other)) == []


def test_days_that_overlap_in_part_are_a_conflict() -> None:
    spans = ("2025-05-27/2025-05-28", "2025-05-28/2025-05-30")
    (conflict,) = conflicts(*(meeting(f"{of}/m1", "talks", date=span) for of, span in zip("uv", spans, strict=True)))
    assert (conflict.kind, len(conflict.claims)) == ("date", 2)


def test_a_call_that_is_on_two_days_by_two_clocks_is_none() -> None:
    people = ("Joe Biden,,US", "Fumio Kishida,,JP")
    for formats, found in ((("call",), 0), (("summit",), 1)):
        records = [
            meeting(f"{of}/m1", "call", *people, date=f"2025-05-2{n}", formats=formats) for of, n in ("u8", "v9")
        ]
        assert len(conflicts(*records)) == found


def test_a_coarser_date_speaks_for_the_finer_one_that_it_agrees_with() -> None:
    days = {"u": "2025-04", "v": "2025-04-29", "w": DAY}
    (conflict,) = conflicts(*(meeting(f"{of}/m1", "talks", date=day) for of, day in days.items()))
    assert told(conflict) == {"29 April 2025": 2, "28 May 2025": 1}
    assert conflict.chosen == "29 April 2025"


# --- the place


def test_a_country_speaks_for_the_city_in_it_where_there_is_but_one() -> None:
    places = {"u": "Japan", "v": "Tokyo", "w": "Manila"}
    (conflict,) = conflicts(*(meeting(f"{of}/m1", "talks", place=place) for of, place in places.items()))
    assert (told(conflict), conflict.chosen) == ({"Tokyo": 2, "Manila": 1}, "Tokyo")
    cities = {**places, "x": "Osaka"}
    (conflict,) = conflicts(*(meeting(f"{of}/m1", "talks", place=place) for of, place in cities.items()))
    assert set(told(conflict)) == {"Japan", "Tokyo", "Manila", "Osaka"}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Tokyo", "Manila", 1),
        ("Washington", "New York", 1),
        ("Tokyo", "Japan", 0),
        ("Malacañang Palace", "Manila", 0),
        ("Tokyo", "the Iikura Guest House", 0),
        ("Kiev", "Kyiv", 0),
        (None, "Manila", 0),
    ],
)
def test_places_that_cannot_be_one_are_a_conflict(one: str | None, other: str, found: int) -> None:
    records = [meeting(f"{of}/m1", "talks", date=DAY, place=place) for of, place in (("u", one), ("v", other))]
    assert [conflict.kind for conflict in conflicts(*records)] == ["place"] * found


def test_a_visit_a_call_and_talks_of_several_days_are_in_several_places() -> None:
    for more in ({"formats": ("visit",)}, {"formats": ("call",)}, {"date": "2025-05-27/2025-05-29"}):
        assert (
            conflicts(*(meeting(f"{p[0]}/m1", "talks", place=p[1], **more) for p in (("u", "Tokyo"), ("v", "Manila"))))
            == []
        )


def test_other_places_on_other_days_are_a_conflict_of_dates_alone() -> None:
    records = [
        meeting("u/m1", "talks", date=DAY, place="Tokyo"),
        meeting("v/m1", "talks", date="2025-05-30", place="Manila"),
    ]
    assert [conflict.kind for conflict in conflicts(*records)] == ["date"]


def test_what_is_to_come_is_told_so() -> None:
    records = [
        meeting(f"{of}/m1", "talks", date=day, status="scheduled") for of, day in (("u", DAY), ("v", "2025-05-30"))
    ]
    assert [conflict.about for conflict in conflicts(*records)] == ["the date it was to be held"]


# --- the people


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "Lloyd Austin, Secretary of Defense, US",
            "Pete Hegseth, Defense Secretary, US",
            "as defense secretary of the US",
        ),
        ("Lloyd Austin,,US", "Pete Hegseth,,US", "for the US"),
        ("Lloyd Austin, Secretary, US", "Pete Hegseth, Secretary, US", "for the US"),
    ],
)
def test_another_person_for_one_office_or_for_a_side_is_a_conflict(one: str, other: str, about: str) -> None:
    (conflict,) = conflicts(meeting("u/m1", "talks", one), meeting("v/m1", "talks", other))
    assert conflict.kind == "participants"
    assert conflict.about.startswith("who took part ")
    assert conflict.about.replace("United States", "US").endswith(about)
    assert set(told(conflict)) == {"Lloyd Austin", "Pete Hegseth"}


def test_one_office_differs_beside_another_in_which_the_sources_agree() -> None:
    blinken = "Antony Blinken, Secretary of State, US"
    (conflict,) = conflicts(
        meeting("u/m1", "2+2", blinken, "Lloyd Austin, Secretary of Defense, US"),
        meeting("v/m1", "2+2", blinken, "Pete Hegseth, Secretary of Defense, US"),
    )
    assert "as secretary of defense" in conflict.about


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([MANALO, IWAYA], [IWAYA]),
        ([IWAYA, "Kenichi Masamoto,,JP"], [IWAYA, "Hideo Suzuki,,JP"]),
        (["Iwaya,,JP"], [IWAYA]),
        (["Japan,,JP"], [IWAYA]),
        ([IWAYA, "Yoko Kato, Deputy Minister, JP"], [IWAYA, "Ken Mori, Deputy Minister, JP"]),
        (["Mohammed Shia'a Al-Sudani, Prime Minister, IQ"], ["Mohammed Shyaa al-Sudani, Prime Minister, IQ"]),
        (["Lloyd Austin"], ["Pete Hegseth"]),
    ],
)
def test_part_of_a_delegation_or_another_spelling_is_none(one: list[str], other: list[str]) -> None:
    assert conflicts(meeting("u/m1", "talks", *one), meeting("v/m1", "talks", *other)) == []


def test_who_is_outvoted_is_told_from_who_is_not() -> None:
    records = [
        meeting("u/m1", "talks", MANALO, "Lloyd Austin,,US"),
        meeting("v/m1", "talks", "Lloyd Austin,,US"),
        meeting("w/m1", "talks", MANALO, "Pete Hegseth,,US"),
    ]
    found = conflicts(*records)
    out = [person.name for record in records for person in record.participants if is_outvoted(person, record, found)]
    assert out == ["Pete Hegseth"]


# --- whether it was held


def test_held_and_called_off_are_a_conflict_unless_it_was_called_off_before() -> None:
    held, off = meeting("x/m1", "talks"), meeting("y/m1", "talks", status="cancelled")
    conflict = held_conflict([held, off], SOURCES)
    assert conflict is not None
    assert (conflict.kind, conflict.about, conflict.chosen) == ("status", "whether it was held", "cancelled")
    assert conflict.rule == "as many independent sources; the later report"
    before = meeting("x/m1", "talks", status="cancelled")
    assert held_conflict([meeting("y/m1", "talks"), before], SOURCES) is None
    assert held_conflict([meeting("u/m1", "talks"), before], SOURCES) is not None
    assert held_conflict([held, meeting("y/m1", "talks", status="postponed")], SOURCES) is None


def test_the_records_of_the_chosen_side_are_those_favoured() -> None:
    records = [
        meeting("u/m1", "a", date=DAY),
        meeting("v/m1", "b", date="2025-05-29"),
        meeting("w/m1", "c", date="2025-05"),
    ]
    found = conflicts(*records)
    assert favoured(records, found, "date") == records[1:2]
    assert favoured(records, found, "place") == records


# --- whatever comes


MADE = st.builds(
    lambda of, date, place, people, formats: meeting(
        f"{of}/m1", "talks", *people, date=date, place=place, formats=formats
    ),
    st.sampled_from("uvwxy"),
    st.sampled_from(
        [None, "2025", "2025-05", DAY, "2025-05-29", "2025-05-27/2025-05-28", "-4712", "9999-12-31", "XXXX-05", "?"]
    ),
    st.sampled_from([None, "Tokyo", "Manila", "Japan", "", "{{ x }}", "<b>"]),
    st.lists(
        st.sampled_from([MANALO, IWAYA, "Yoko Kamikawa, Foreign Minister, JP", "Japan,,JP", " and ,,JP"]), max_size=3
    ),
    st.sampled_from([("ministerial",), ("call",), ("visit",), ()]),
)


@given(records=st.lists(MADE, max_size=6, unique_by=lambda record: record.id))
def test_every_conflict_has_sides_of_which_one_is_chosen_whatever_the_order(records: list[MeetingRecord]) -> None:
    for some in itertools.islice(itertools.permutations(records), 3):
        found = conflicts(*some)
        assert found == encounter_conflicts(records, SOURCES)
        for conflict in found:
            assert len(conflict.claims) > 1
            assert conflict.chosen in told(conflict)
            assert all(claim.evidence and claim.independent for claim in conflict.claims)


def test_hundreds_of_dates_and_people_are_bounded() -> None:
    articles = library(**{f"n{n}": None for n in range(300)})
    records = [
        meeting(f"n{n}/m1", "talks", f"Person{n} Of{n},,JP", date=f"{1700 + n}-05-28", place="Tokyo")
        for n in range(300)
    ]
    assert [conflict.kind for conflict in conflicts(*records, sources=Sources(articles=articles))] == [
        "date",
        "participants",
    ]
