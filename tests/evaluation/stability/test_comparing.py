import pytest

from service.errors import UsageError
from service.evaluation.stability.comparing import score_stability
from tests.labels import outcome
from tests.records import agreement, event, meeting, statement

SIGNED = agreement("x/a1", "Boats Accord", event("signed", "2025"))
IN_FORCE = agreement("x/a1", "Boats Accord", event("signed", "2025"), event("in_force"))
TALKS = meeting("x/m1", "they met in Manila on Monday", "Ana Cruz,,PH")
WORD = statement("x/s1", "near", "Ana Cruz", quote="our ties are in a golden age")


def test_answers_that_are_the_same_agree_in_everything() -> None:
    same = [outcome(SIGNED, TALKS, WORD)]
    score = score_stability([same, same, same])
    assert score.failures == ()
    assert (score.figures["answers"], score.figures["articles"], score.figures["agreements.records"]) == (3, 1, 1)
    shares = [value for name, value in score.figures.items() if "." in name and not name.endswith("records")]
    assert len(shares) == 22
    assert set(shares) == {1.0}


def test_a_field_that_wavers_is_told_with_how_often_each_value_came() -> None:
    score = score_stability([[outcome(SIGNED)], [outcome(IN_FORCE)], [outcome(SIGNED)]])
    assert score.figures["agreements.status"] == 0.333
    assert score.figures["agreements.name"] == 1.0
    assert "Boats Accord, status: signed (2); in_force (1)" in [each.what for each in score.failures]
    assert {each.kind for each in score.failures} == {"wavers"}


def test_another_wording_is_told_apart_from_another_answer() -> None:
    called = agreement("x/a1", "the Boats  Accord of Manila", event("signed", "2025"))
    score = score_stability([[outcome(SIGNED)], [outcome(called)]])
    assert [(each.kind, each.what) for each in score.failures] == [
        ("other_words", "Boats Accord, name: boats accord (1); the boats accord of manila (1)")
    ]
    assert score.figures["agreements.name"] == 0.0


def test_a_record_that_some_answers_lack_is_told_with_its_share() -> None:
    score = score_stability([[outcome(SIGNED, TALKS)], [outcome(SIGNED)], [outcome(SIGNED, WORD)]])
    assert (score.figures["meetings.presence"], score.figures["meetings.in_every"]) == (0.333, 0.0)
    assert score.figures["meetings.date"] is None
    assert [(each.where, each.what) for each in score.failures] == [
        ("a.txt meetings", "they met in Manila on Monday: in 1 of 3 answers"),
        ("a.txt statements", "near: in 1 of 3 answers"),
    ]


def test_an_article_that_one_answer_lacks_or_failed_in_is_counted() -> None:
    failed = outcome(status="failed", error="down")
    one = [outcome(SIGNED), outcome(TALKS, file="b.txt"), outcome(WORD, file="c.txt")]
    score = score_stability(
        [one, [outcome(SIGNED), outcome(TALKS, file="b.txt")], [failed, outcome(TALKS, file="b.txt")]]
    )
    figures = score.figures
    assert (figures["articles"], figures["articles_not_compared"], figures["articles_not_in_every_answer"]) == (2, 1, 1)
    assert figures["agreements.presence"] == 1.0


def test_answers_about_other_articles_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="no article is answered in two"):
        score_stability([[outcome(SIGNED)], [outcome(SIGNED, file="b.txt")]])
