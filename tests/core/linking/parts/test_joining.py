from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.linking.parts.joining import Joined, joined
from service.core.records import Account, Made
from tests.records import agreement, event, evidence, meeting, statement

NOTHING = Account(proposed=(), grounded=(), repaired=(), rejected=())
US_EC = "United_States=US Ecuador=EC"
US_GT = "United_States=US Guatemala=GT"
US_AR = "United_States=US Argentina=AR"
RECIPROCAL = "Framework for an Agreement on Reciprocal Trade"


def part(*records: Record) -> Made:
    return Made(
        agreements=tuple(record for record in records if isinstance(record, AgreementRecord)),
        meetings=tuple(record for record in records if isinstance(record, MeetingRecord)),
        statements=tuple(record for record in records if isinstance(record, StatementRecord)),
        rejected=(),
        account=NOTHING,
    )


def pact(key: str, name: str, *aliases: str, **told: Any) -> AgreementRecord:
    words = evidence(f"signed as {key}")
    return agreement(f"x/{key}", name, event("signed", evidence=words), aliases=aliases, **told)


def ids(made: Joined) -> list[str]:
    records: list[Record] = [*made.agreements, *made.meetings, *made.statements]
    return [record.id for record in records]


def join(*parts: Sequence[Record]) -> list[str]:
    return ids(joined([part(*records) for records in parts]))


# --- agreements


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pact("c1/a1", "Artemis Accords"), pact("c2/a1", "the Artemis Accords")),
        (pact("c1/a1", "Reciprocal Access Agreement"), pact("c2/a1", "RAA")),
        (pact("c1/a1", "Reciprocal Access Agreement", acronym="RAA"), pact("c2/a1", "access pact", acronym="RAA")),
        (pact("c1/a1", "RAA"), pact("c2/a1", "Japan-Philippines Reciprocal Access Agreement")),
        (pact("c1/a1", "Reciprocal Access Agreement"), pact("c2/a1", "the pact", "Reciprocal Access Agreement")),
        (pact("c1/a1", "Artemis Accords"), pact("c2/a1", "Artemis Accords", between="Japan=JP")),
        (pact("c1/a1", "Artemis Accords"), pact("c2/a1", "Artemis Accords", between="")),
    ],
)
def test_an_agreement_that_two_parts_name_is_one_record(one: AgreementRecord, other: AgreementRecord) -> None:
    made = joined([part(one), part(other)])
    assert ids(made) == ["x/c1/a1"]
    (merge,) = made.merges
    assert (merge.left, merge.right, merge.merged, merge.by) == ("x/c1/a1", "x/c2/a1", True, "rule")
    assert merge.reasons[0].startswith("two parts of one text: both name ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pact("c1/a1", RECIPROCAL, between=US_EC), pact("c2/a1", RECIPROCAL, between=US_GT)),
        (pact("c1/a1", "Artemis Accords", between="Japan=JP"), pact("c2/a1", "Artemis Accords", between="India=IN")),
        (pact("c1/a1", "MOU on space", acronym="MOU"), pact("c2/a1", "MOU on semiconductors", acronym="MOU")),
        (pact("c1/a1", "Fisheries Framework", "the Framework"), pact("c2/a1", "Energy Framework", "the Framework")),
        (pact("c1/a1", "Partnership Framework"), pact("c2/a1", "Partnership Framework")),
        (pact("c1/a1", "Defence Cooperation Agreement"), pact("c2/a1", "Digital Commerce Agreement")),
        (pact("c1/a1", "Paris Protocol of 1994"), pact("c2/a1", "Paris Protocol of 2005")),
        (pact("c1/a1", "unnamed agreement"), pact("c2/a1", "unnamed agreement")),
        (pact("c1/a1", "General Access Pact", kind="trade"), pact("c2/a1", "General Access Pact", kind="arms")),
        (pact("c1/a1", "Quantum Arrangement"), pact("c2/a1", "Quantum and Artificial Intelligence Arrangement")),
    ],
)
def test_two_agreements_stay_two(one: AgreementRecord, other: AgreementRecord) -> None:
    made = joined([part(one), part(other)])
    assert (ids(made), made.merges) == (["x/c1/a1", "x/c2/a1"], ())


def test_three_frameworks_of_one_name_are_told_apart_by_their_parties_in_every_part() -> None:
    first = [pact(f"c1/a{n}", RECIPROCAL, between=sides) for n, sides in enumerate((US_EC, US_GT, US_AR), 1)]
    again = [pact(f"c2/a{n}", RECIPROCAL, between=sides) for n, sides in enumerate((US_AR, US_EC), 1)]
    made = joined([part(*first), part(*again)])
    assert ids(made) == ["x/c1/a1", "x/c1/a2", "x/c1/a3"]
    assert [(merge.left, merge.right) for merge in made.merges] == [("x/c1/a3", "x/c2/a1"), ("x/c1/a1", "x/c2/a2")]


def test_a_record_that_fits_two_agreements_stays_apart() -> None:
    first = [pact("c1/a1", RECIPROCAL, between=US_EC), pact("c1/a2", RECIPROCAL, between=US_GT)]
    assert join(first, [pact("c2/a1", RECIPROCAL, between="United_States=US")]) == ["x/c1/a1", "x/c1/a2", "x/c2/a1"]


def test_what_one_part_tells_apart_is_never_joined() -> None:
    twice = [pact("c2/a1", "Artemis Accords"), pact("c2/a2", "Artemis Accords")]
    assert join([pact("c1/a1", "Artemis Accords")], twice) == ["x/c1/a1", "x/c2/a2"]
    assert join(twice) == ["x/c2/a1", "x/c2/a2"]


def test_parts_are_joined_over_a_part_that_is_silent() -> None:
    many = [[pact(f"c{n}/a1", "Artemis Accords")] if n % 2 else [] for n in range(1, 12)]
    assert join(*many) == ["x/c1/a1"]


# --- meetings


def talks(key: str, name: str = "Geneva summit", **told: Any) -> MeetingRecord:
    people = ("Joe Biden, President, US", "Vladimir Putin, President, RU")
    return meeting(f"x/{key}", name, *people, **told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (talks("c1/m1", date="2021-06-16"), talks("c2/m1", "Biden-Putin meeting", date="2021-06")),
        (talks("c1/m1", place="Geneva"), talks("c2/m1", "Biden-Putin meeting", place="Geneva, Switzerland")),
        (talks("c1/m1"), talks("c2/m1", "Geneva Summit")),
    ],
)
def test_a_meeting_that_two_parts_tell_of_is_one_record(one: MeetingRecord, other: MeetingRecord) -> None:
    made = joined([part(one), part(other)])
    assert ids(made) == ["x/c1/m1"]
    assert "the same people" in made.merges[0].reasons[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (talks("c1/m1", date="2021-06-16"), talks("c2/m1", date="2021-12-07")),
        (talks("c1/m1", place="Geneva"), talks("c2/m1", place="Helsinki")),
        (talks("c1/m1", "phone call"), talks("c2/m1", "video call")),
        (talks("c1/m1", date="2021-06"), talks("c2/m1", date="2021-06", status="scheduled")),
        (talks("c1/m1"), meeting("x/c2/m1", "Geneva summit", "Guy Parmelin, President, CH")),
    ],
)
def test_two_meetings_stay_two(one: MeetingRecord, other: MeetingRecord) -> None:
    assert join([one], [other]) == ["x/c1/m1", "x/c2/m1"]


# --- statements


def test_a_statement_told_twice_in_one_wording_is_one() -> None:
    said = [statement("x/c1/s1", "A golden age", "Marcos"), statement("x/c2/s1", "a golden age.", "Marcos")]
    other = statement("x/c2/s2", "A golden age", "Ishiba")
    made = joined([part(said[0]), part(said[1], other)])
    assert ids(made) == ["x/c1/s1", "x/c2/s2"]
    assert made.merges[0].reasons == ("two parts of one text: Marcos says the same",)


# --- what holds for any parts

NAMES = st.sampled_from(
    ["Artemis Accords", "RAA", "Reciprocal Access Agreement", "unnamed agreement", RECIPROCAL, "MOU"]
)
SIDES = st.sampled_from(["", US_EC, US_GT, "Japan=JP Philippines=PH", "Japan=JP"])
PACTS = st.lists(st.lists(st.tuples(NAMES, SIDES), max_size=4), max_size=5)


@given(PACTS)
def test_every_record_is_kept_or_told_to_be_joined_and_none_twice(told: list[list[tuple[str, str]]]) -> None:
    parts = [
        part(*(pact(f"c{n}/a{m}", name, between=sides) for m, (name, sides) in enumerate(records, 1)))
        for n, records in enumerate(told, 1)
    ]
    made = joined(parts)
    every = [item for one in parts for record in one.agreements for item in (record.id, *(e.id for e in record.events))]
    kept = [item for record in made.agreements for item in (record.id, *(e.id for e in record.events))]
    assert sorted(kept + [merge.right for merge in made.merges]) == sorted(every)
    assert {merge.left for merge in made.merges} <= set(kept)
    assert made == joined(parts)
