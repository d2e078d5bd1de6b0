"""Holders: many where one is cited, and an article's judgement that is told as a fact."""

import pytest

from schemas.fact import StatementFact
from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.holders import holder_failures
from service.core.briefing.verification.support import support_of
from tests.records import statement_fact
from tests.treaties import quoted


def failures(said: str, *facts: StatementFact) -> list[str]:
    return holder_failures(said, support_of(list(items_of(facts).values())))


ONE = statement_fact("S1", "the pact is weak", "Ama Mensah", evidence=quoted("The pact is weak, Mensah said"))
OTHER = statement_fact("S2", "the pact is weak", "Kofi Boateng", evidence=quoted("It is weak, Boateng said"))
ARTICLE = statement_fact("S3", "the pact is weak", "the article", evidence=quoted("The pact is weak"))
CONTEXT = statement_fact("S4", "the pact is old", "the article", sort="context", evidence=quoted("The pact is old"))
GROUP = statement_fact("S5", "the pact is weak", "analysts", evidence=quoted("Analysts say the pact is weak"))


@pytest.mark.parametrize("plural", ["Analysts", "Experts of both sides", "Critics also", "Aid groups"])
def test_one_holder_is_not_many(plural: str) -> None:
    (reason,) = failures(f"{plural} say the pact is weak.", ONE)
    assert reason.endswith("but the cited items name one holder")


def test_two_holders_or_a_source_that_says_so_are_many() -> None:
    assert failures("Analysts say the pact is weak.", ONE, OTHER) == []
    assert failures("Analysts say the pact is weak.", GROUP) == []


def test_a_judgement_of_an_article_is_told_as_its_own() -> None:
    assert failures("The pact is weak.", ARTICLE) == ["S3 is an article's judgement: say so"]
    assert failures("According to one report the pact is weak.", ARTICLE) == []
    assert failures("The pact is old.", CONTEXT) == []


def test_one_article_is_not_several() -> None:
    elsewhere = ARTICLE.model_copy(update={"id": "S6", "evidence": quoted("It is weak", of="y")})
    assert failures("Articles say the pact is weak.", ARTICLE) == ["tells of articles, but one article alone is cited"]
    assert failures("Articles say the pact is weak.", ARTICLE, elsewhere) == []
