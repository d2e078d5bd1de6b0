from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.record import Record
from service.core.linking.blocking import MOST, WINDOW, candidate_pairs
from service.core.linking.fields.traits import traits
from tests.records import agreement, event, meeting, statement


def pairs(records: Sequence[Record]) -> list[tuple[int, int]]:
    return list(candidate_pairs([traits(record) for record in records]))


def meet(one: Record, other: Record) -> bool:
    assert pairs([one, other]) == pairs([other, one])
    return pairs([one, other]) == [(0, 1)]


def test_each_pair_comes_once_the_smaller_first_and_never_a_record_with_itself() -> None:
    same = [agreement(f"{of}/a1", "Reciprocal Access Agreement") for of in "wxyz"]
    assert sorted(pairs(same)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_records_of_two_kinds_never_meet() -> None:
    assert not meet(meeting("x/m1", "talks", "Marcos"), statement("y/s1", "one", "Marcos"))


def test_pairs_that_can_only_be_refused_come_where_they_are_asked_for() -> None:
    told = [
        traits(agreement("x/a1", "Trade Pact", event("signed", "2025-05-28"))),
        traits(agreement("y/a1", "Trade Pact", event("signed", "2025-05-28"), between="Japan=JP Australia=AU")),
    ]
    assert list(candidate_pairs(told)) == []
    assert list(candidate_pairs(told, contradicted=True)) == [(0, 1)]


@pytest.mark.parametrize(
    "many",
    [
        [agreement(f"{n:05}/a1", "Trade Pact") for n in range(10 * MOST)],
        [agreement(f"{n:05}/a1", "Trade Pact", event("signed", "2025-05-28")) for n in range(10 * MOST)],
        [agreement(f"{n:05}/a1", "Trade Pact", between="") for n in range(10 * MOST)],
        [meeting(f"{n:05}/m1", "talks", "Takeshi Iwaya,,JP", date="2025-05-28") for n in range(10 * MOST)],
        [statement(f"{n:05}/s1", "close partners", "Takeshi Iwaya") for n in range(10 * MOST)],
    ],
    ids=["undated", "of one day", "of nobody", "meetings", "statements"],
)
def test_pairs_of_one_block_grow_with_its_records_alone(many: list[Record]) -> None:
    met = pairs(many)
    assert len(met) == len(set(met)) <= len(many) * (WINDOW + 1) * 2
    assert {index for pair in met for index in pair} == set(range(len(many)))


def test_in_a_block_that_is_too_large_a_record_meets_its_namesakes() -> None:
    day = event("signed", "2025-05-28")
    many = [agreement(f"{n:05}/a1", f"Trade Pact {n % MOST + 1000}", day) for n in range(2 * MOST)]
    assert {(n, n + MOST) for n in range(MOST)} <= set(pairs(many))


MADE = st.lists(
    st.one_of(
        st.builds(
            lambda name, between, steps: agreement("x/a1", name, *steps, between=between),
            st.sampled_from(
                ["Free Trade Agreement", "Trade Pact on health", "Security Agreement", "Indo-Pacific Pact", ""]
            ),
            st.sampled_from(["Philippines=PH Japan=JP", "Japan=JP", "", "Japan=JP Fiji=FJ Peru=PE Chile=CL Cuba=CU"]),
            st.lists(
                st.builds(event, st.just("signed"), st.sampled_from([None, "2025", "2025-05", "2025-05-28"])),
                max_size=2,
            ),
        ),
        st.builds(
            lambda people, date, status: meeting("x/m1", "talks", *people, date=date, status=status),
            st.lists(st.sampled_from(["Enrique Manalo,,PH", "Takeshi Iwaya,,JP", "Iwaya", "Japan,,JP"]), max_size=3),
            st.sampled_from([None, "2025-05", "2025-05-28", "XXXX-05", "2025-05-28~", "2024-12/2025-01"]),
            st.sampled_from(["held", "scheduled"]),
        ),
    ),
    max_size=10,
)


@given(MADE)
def test_whether_two_records_meet_depends_on_the_two_alone(records: list[Record]) -> None:
    alone = {(i, j) for j in range(len(records)) for i in range(j) if pairs([records[i], records[j]])}
    met = pairs(records)
    assert len(met) == len(set(met))
    assert set(met) == alone
