from service.evaluation.stability.gathering import gather_agreements, gather_meetings, gather_statements
from tests.records import agreement, event, meeting, statement


def test_records_that_are_one_are_gathered_whatever_their_order() -> None:
    boats, fish = agreement("x/a1", "Boats Accord", event("signed")), agreement("x/a2", "Fishing Charter")
    found = gather_agreements([[boats], [fish, boats], [boats]])
    assert [each.first.name for each in found] == ["Boats Accord", "Fishing Charter"]
    assert [sorted(each.by_answer) for each in found] == [[0, 1, 2], [1]]


def test_of_one_answer_no_two_records_are_one() -> None:
    boats = agreement("x/a1", "Boats Accord")
    found = gather_agreements([[boats], [boats, boats]])
    assert [sorted(each.by_answer) for each in found] == [[0, 1], [1]]


def test_meetings_and_statements_are_gathered_too() -> None:
    talks = meeting("x/m1", "they met in Manila on Monday", "Ana Cruz,,PH", outcomes=["agreed on boats"])
    word = statement("x/s1", "near", "Cruz", quote="our ties are in a golden age")
    other = statement("x/s2", "far", "Cruz", quote="we oppose any such thing")
    assert [len(each.every) for each in gather_meetings([[talks], [talks]])] == [2]
    assert [len(each.every) for each in gather_statements([[word], [other, word]])] == [2, 1]


def test_no_answers_gather_nothing() -> None:
    assert gather_agreements([[], []]) == []
