from schemas.record import Record
from service.core.linking.blocking import MOST, WINDOW, candidate_pairs, keys
from tests.records import agreement, meeting, statement


def meet(one: Record, other: Record) -> bool:
    return list(candidate_pairs([one, other])) == [(0, 1)]


def test_agreements_meet_by_a_telling_word_an_acronym_or_their_subject() -> None:
    access = agreement("x/a1", "Reciprocal Access Agreement (RAA)", kind="visiting_forces")
    assert meet(access, agreement("y/a1", "Access pact"))
    assert meet(access, agreement("y/a1", "the deal", acronym="RAA"))
    assert meet(access, agreement("y/a1", "the deal", kind="visiting_forces"))
    assert not meet(access, agreement("y/a1", "Economic Partnership Agreement", kind="trade"))


def test_meetings_meet_by_a_person_or_their_sides() -> None:
    talks = meeting("x/m1", "talks", "Enrique Manalo,,PH", "Takeshi Iwaya,,JP")
    assert meet(talks, meeting("y/m1", "lunch", "Iwaya"))
    assert meet(talks, meeting("y/m1", "lunch", "Japan,,JP", "Philippines,,PH"))
    assert not meet(talks, meeting("y/m1", "lunch", "Marco Rubio,,US"))


def test_meetings_of_nobody_meet_by_their_name() -> None:
    assert meet(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "asean summit"))
    assert not meet(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "Quad Summit"))


def test_statements_meet_by_their_holder() -> None:
    assert meet(statement("x/s1", "one", "President Marcos"), statement("y/s1", "two", "Ferdinand Marcos Jr."))
    assert meet(statement("x/s1", "one", "the President"), statement("y/s1", "two", "The President"))
    assert not meet(statement("x/s1", "one", "Marcos"), statement("y/s1", "two", "Iwaya"))


def test_records_of_two_kinds_never_meet() -> None:
    assert not meet(meeting("x/m1", "talks", "Marcos"), statement("y/s1", "one", "Marcos"))


def test_every_record_stands_in_a_block() -> None:
    assert all(keys(record) for record in (agreement("x/a1", ""), meeting("x/m1", ""), statement("x/s1", "", "")))


def test_each_pair_comes_once_in_order_and_never_a_record_with_itself() -> None:
    same = [agreement(f"{of}/a1", "Reciprocal Access Agreement") for of in "wxyz"]
    assert list(candidate_pairs(same)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_a_block_that_is_too_large_is_parted_by_its_sides() -> None:
    many = [agreement(f"{n:05}/a1", "Trade Pact", between=f"Japan=JP Body{n // 2}") for n in range(2 * MOST)]
    assert list(candidate_pairs(many)) == [(n, n + 1) for n in range(0, 2 * MOST, 2)]


def test_pairs_of_one_block_grow_with_its_records_alone() -> None:
    many = [agreement(f"{n:05}/a1", "Trade Pact") for n in range(10 * MOST)]
    assert len(list(candidate_pairs(many))) < 10 * MOST * (WINDOW + 1)
