from service.evaluation.extraction.tally import quotes_of
from tests.records import agreement, event, meeting, statement


def test_every_quote_of_a_record_is_found() -> None:
    pact = agreement("x/a1", "Pact", event("signed"), terms=["sixty boats"])
    talks = meeting("x/m1", "they met", outcomes=["agreed"])
    assert quotes_of([pact, talks, statement("x/s1", "t", "Cruz", quote="near")]) == [
        "signed",
        "sixty boats",
        "they met",
        "agreed",
        "near",
    ]
