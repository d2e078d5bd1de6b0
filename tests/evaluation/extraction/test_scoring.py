import pytest

from service.errors import UsageError
from service.evaluation.extraction.scoring import score_extraction
from tests.labels import gold, labelled, outcome, wanted_agreement, wanted_meeting, wanted_statement
from tests.records import agreement, event, meeting, statement

PACT = wanted_agreement("a", "Boats Accord", {"step": "signed"})
TALKS = wanted_meeting("m", "they met in Manila on Monday", "Ana Cruz, PH", status="held")
WORD = wanted_statement("s", "Ana Cruz", "in a golden age")
RECORDS = (
    agreement("x/a1", "Boats Accord", event("signed")),
    meeting("x/m1", "they met in Manila on Monday", "Ana Cruz,,PH"),
    statement("x/s1", "t", "Ana Cruz", quote="in a golden age"),
)
TEXT = "Boats Accord signed; they met in Manila on Monday in a golden age."


def test_all_as_expected_scores_one() -> None:
    made = score_extraction([outcome(*RECORDS)], gold(labelled(PACT, TALKS, WORD)), {"a.txt": TEXT})
    assert made.known == {"x/a1": "a", "x/m1": "m", "x/s1": "s"}
    assert made.score.failures == ()
    figures = made.score.figures
    assert {
        figures[f"{kind}.{name}"] for kind in ("agreements", "meetings") for name in ("precision", "recall", "f1")
    } == {1.0}
    assert {figures[name] for name in ("agreements.steps.f1", "statements.recall", "quotes_exact")} == {1.0}
    assert (figures["articles"], figures["articles_missing"], figures["on_negatives"]) == (1, 0, 0)


def test_an_article_that_failed_or_was_not_asked_about_is_named_and_all_in_it_missed() -> None:
    wanted = gold(labelled(PACT), labelled(TALKS, file="b.txt"))
    made = score_extraction([outcome(status="failed", error="the endpoint is down")], wanted).score
    assert [(each.kind, each.what) for each in made.failures] == [
        ("not_extracted", "the endpoint is down"),
        ("missed", "Boats Accord"),
        ("not_extracted", "the records hold no answer for it"),
        ("missed", "they met in Manila on Monday"),
    ]
    assert (made.figures["articles_missing"], made.figures["agreements.recall"]) == (2, 0.0)


def test_a_quote_that_its_text_does_not_hold_is_named() -> None:
    made = score_extraction([outcome(*RECORDS)], gold(labelled(PACT)), {"a.txt": "Other words."}).score
    assert made.figures["quotes_exact"] == 0.0
    assert next(each.what for each in made.failures if each.kind == "quote_absent") == "signed"


def test_two_answers_for_one_labelled_article_are_refused() -> None:
    twice = [outcome(*RECORDS), outcome(*RECORDS)]
    with pytest.raises(UsageError, match="two answers for it"):
        score_extraction(twice, gold(labelled(PACT)))
    assert score_extraction(twice, gold(labelled(PACT, file="b.txt"))).score.figures["articles_missing"] == 1


def test_without_the_text_no_quote_is_judged() -> None:
    assert score_extraction([outcome(*RECORDS)], gold(labelled(PACT))).score.figures["quotes_exact"] is None
