from service.evaluation.extraction.statements import compare_statements
from service.evaluation.extraction.tally import Tally
from tests.labels import labelled, wanted_statement
from tests.records import statement

GOLDEN = wanted_statement("s", "Ana Cruz", "our ties are in a golden age")


def test_a_statement_is_found_with_its_holder_and_one_more_is_not_invented() -> None:
    tally = Tally()
    ours = [
        statement("x/s1", "t", "Cruz", quote="in a golden age"),
        statement("x/s2", "u", "Sato", quote="we oppose it"),
    ]
    assert compare_statements(tally, "a.txt", ours, labelled(GOLDEN)) == {"x/s1": "s"}
    assert tally.failures == []
    assert tally.counts["statements.found"] == 1


def test_another_holder_and_a_miss_are_named() -> None:
    tally = Tally()
    ours = [statement("x/s1", "t", "Ben Sato", quote="our ties are in a golden age")]
    compare_statements(tally, "a.txt", ours, labelled(GOLDEN, wanted_statement("n", "Cy Dee", "quite another word")))
    assert [(each.kind, each.what) for each in tally.failures] == [
        ("missed", "Cy Dee: quite another word"),
        ("wrong_holder", "our ties are in a golden age: Ben Sato, expected Ana Cruz"),
    ]
