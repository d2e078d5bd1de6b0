import pytest

from schemas.agreement import Kind
from schemas.record import Record
from service.core.linking.fields.keys import beginnings, keys, namesakes, place_among, stands
from service.core.linking.fields.traits import traits
from tests.records import agreement, event, meeting, statement

ACCESS = "Reciprocal Access Agreement"


def meet(one: Record, other: Record) -> bool:
    here, there = traits(one), traits(other)
    mine, theirs = keys(here), keys(there)
    found = set(mine.seeks) & set(stands(there, beginnings(mine.seeks)))
    found |= set(theirs.seeks) & set(stands(here, beginnings(theirs.seeks)))
    return bool(found or set(mine.meets) & set(theirs.meets))


def signed(key: str, name: str, date: str | None, *, kind: Kind = "other") -> Record:
    return agreement(key, name, event("signed", date), kind=kind)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", "troop access pact", "2025-06-12"), True),
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", "troop access pact", "2025-09-12"), False),
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", "Loan Agreement", "2025-05-28"), False),
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", "the deal", "2025-05-28"), True),
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", ACCESS, None), True),
        (signed("x/a1", ACCESS, "2025-05-28"), signed("y/a1", ACCESS, "2025"), True),
        (signed("x/a1", f"{ACCESS} on health", None), signed("y/a1", "visiting forces pact for health", None), True),
        (signed("x/a1", "Loan Agreement on health", None), signed("y/a1", "ODA loan for railways", "2025-05"), False),
        (signed("x/a1", "Loan Agreement", None), signed("y/a1", "ODA loan for railways", "2025-05"), True),
        (signed("x/a1", "ODA loan for railways", None), signed("y/a1", "Loan Agreement", "2025-05"), True),
        (signed("x/a1", "Railways pact", None), signed("y/a1", "ODA loan for railways", "2025-05"), True),
        (signed("x/a1", "ODA loan for railways", None), signed("y/a1", "Railways pact", "2025-05"), True),
        (signed("x/a1", "Pact", None, kind="trade"), signed("y/a1", "Tariff loan", "2025", kind="trade"), True),
        (agreement("x/a1", "Railways pact", between=""), agreement("y/a1", "Railways deal"), True),
        (agreement("x/a1", "Railways pact", between="Japan=JP"), agreement("y/a1", "Railways deal"), True),
        (agreement("x/a1", "Railways pact", between="Peru=PE"), agreement("y/a1", "Railways deal"), False),
        (agreement("x/a1", "unnamed agreement", between="Japan=JP"), agreement("y/a1", "pact, not named"), True),
        (agreement("x/a1", "the deal", acronym="XYZ", between=""), agreement("y/a1", "Long name (XYZ)"), True),
        (agreement("x/a1", "Indo-Pacific Pact"), agreement("y/a1", "Pacific Pact", between="Japan=JP Fiji=FJ"), True),
        (
            agreement("x/a1", "Joint Initiative on Domestic Services Rules", between="Japan=JP"),
            agreement("y/a1", "Initiative on Domestic Services Rules", between="Peru=PE Fiji=FJ"),
            True,
        ),
    ],
)
def test_agreements_meet_where_they_can_be_one(one: Record, other: Record, *, met: bool) -> None:
    assert meet(one, other) is meet(other, one) is met


def test_meetings_meet_by_a_person_or_their_sides_and_the_month() -> None:
    talks = meeting("x/m1", "talks", "Enrique Manalo,,PH", "Takeshi Iwaya,,JP", date="2025-05-28")
    assert meet(talks, meeting("y/m1", "lunch", "Iwaya", date="2025-05"))
    assert meet(talks, meeting("y/m1", "lunch", "Iwaya"))
    assert meet(talks, meeting("y/m1", "lunch", "Iwaya", date="2025-05-01~"))
    assert meet(talks, meeting("y/m1", "lunch", "Iwaya", date="2025-07-01", status="scheduled"))
    assert meet(talks, meeting("y/m1", "lunch", "Japan,,JP", "Philippines,,PH", date="2025-04-30/2025-05-02"))
    assert not meet(talks, meeting("y/m1", "lunch", "Iwaya", date="2025-07-01"))
    assert not meet(talks, meeting("y/m1", "lunch", "Marco Rubio,,US"))


def test_meetings_of_nobody_meet_by_their_name() -> None:
    assert meet(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "asean summit"))
    assert not meet(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "Quad Summit"))


def test_statements_meet_by_their_holder_and_a_telling_word() -> None:
    near = statement("x/s1", "a near-alliance of partners", "President Marcos")
    assert meet(near, statement("y/s1", "this is an alliance", "Ferdinand Marcos Jr."))
    assert meet(near, statement("y/s1", "it is so", "Marcos"))
    assert not meet(near, statement("y/s1", "tariffs must fall", "Marcos"))
    assert not meet(near, statement("y/s1", "a near-alliance of partners", "Iwaya"))
    assert meet(statement("x/s1", "it is so", "the President"), statement("y/s1", "so it is", "The President"))


def test_every_record_stands_or_meets_somewhere() -> None:
    for record in (agreement("x/a1", "Pact"), meeting("x/m1", ""), statement("x/s1", "", "")):
        told = traits(record)
        assert any(keys(told))


def test_only_agreements_have_namesakes() -> None:
    assert namesakes(traits(agreement("x/a1", "Trade Pact", between="Japan=JP"))) == (("like", "JP", "trade"),)
    assert namesakes(traits(meeting("x/m1", "talks"))) == namesakes(traits(agreement("x/a1", ""))) == ()


def test_a_place_among_others_is_by_name_then_date() -> None:
    assert place_among(traits(signed("x/a1", "Trade Pact", "2025"))) == ("trade", "2025-01-01")
    assert place_among(traits(meeting("x/m1", "Talks", date="2025"))) == ("talks", "2025")
    assert place_among(traits(statement("x/s1", "Close!", "Marcos"))) == ("close", "")
