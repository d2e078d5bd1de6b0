from service.core.linking.fields.score import JOIN
from service.core.linking.fields.statements import compare_statements
from tests.records import statement


def test_statements_of_one_holder_in_one_wording_are_one() -> None:
    one = statement("x/s1", "Ties are a “quiet alliance”", "Iwaya")
    assert compare_statements(one, statement("y/s1", "a “quiet alliance” it is", "Takeshi Iwaya")).score >= JOIN
    assert compare_statements(one, statement("y/s1", one.text, "Manalo")).veto == "other holders: Iwaya and Manalo"
