"""Confidence by rule: sources, independence, genre and open conflicts give the degree, and the reason says them."""

import pytest

from schemas.fact import Claim, Conflict
from service.core.briefing.estimates.confidence import confidence_of, with_confidence
from tests.records import agreement_fact, article, evidence, meeting_fact


def told_by(*genres: str | None, independent: int | None = None, chosen: str | None = "one") -> str:
    library = {f"x{n}": article(f"Text {n}.", id=f"x{n}", genre=genre) for n, genre in enumerate(genres)}
    claims = (Claim(value="one", evidence=(evidence(),)), Claim(value="other", evidence=(evidence(),)))
    conflicts = (Conflict(id="c1", about="the date", claims=claims, chosen=chosen, rule=""),)
    fact = agreement_fact(
        "A1", "Pact", sources=tuple(library), independent=independent or len(genres), conflicts=conflicts
    )
    return str(confidence_of(fact, library))


@pytest.mark.parametrize(
    ("genres", "said"),
    [
        (("news", "press_release"), "high confidence: two independent reports, one of them official"),
        (("news", "news"), "moderate confidence: two independent reports, no official text"),
        (("news", "opinion", "other"), "moderate confidence: three independent reports, no official text"),
        (("joint_statement",), "moderate confidence: one report alone, an official text"),
        (("news",), "low confidence: one report alone, no official text"),
        ((None,), "low confidence: one report alone, no official text"),
        (("opinion", "opinion"), "low confidence: two independent opinion pieces, no official text"),
    ],
)
def test_the_sources_give_the_degree_and_the_reason(genres: tuple[str | None, ...], said: str) -> None:
    assert told_by(*genres) == said


def test_a_copy_makes_no_fact_surer() -> None:
    said = told_by("news", "news", independent=1)
    assert said == "low confidence: one report alone, no official text, one more a copy"


def test_a_copy_of_an_official_text_counts_once() -> None:
    assert told_by("press_release", "press_release", independent=1).startswith(
        "moderate confidence: one report alone, an"
    )


def test_an_open_conflict_takes_a_degree_away_and_is_named() -> None:
    open_one = told_by("news", "transcript", chosen=None)
    assert open_one == "moderate confidence: two independent reports, one of them official, sources differ on the date"
    assert told_by("news", chosen=None).startswith("low confidence")


def test_every_fact_gets_its_confidence_and_nothing_else_changes() -> None:
    facts = (agreement_fact("A1", "Pact"), meeting_fact("M1", "Talks", sources=("unknown",)))
    given = with_confidence(facts, [article(id="x", genre="transcript")])
    assert [fact.confidence and fact.confidence.word for fact in given] == ["moderate", "low"]
    assert tuple(fact.model_copy(update={"confidence": None}) for fact in given) == facts
