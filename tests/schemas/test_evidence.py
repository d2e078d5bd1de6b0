import pytest
from pydantic import ValidationError

from schemas.agreement import Term
from schemas.evidence import Evidence, Span

ARTICLE = "They welcomed the launch of negotiations."


def locate(quote: str) -> Span | None:
    start = ARTICLE.find(quote)
    return None if start < 0 else Span(start=start, end=start + len(quote))


def validate(quote: str, **context: object) -> Term:
    return Term.model_validate({"text": "launch welcomed", "quote": quote}, context=context or None)


def test_a_quote_of_the_article_is_kept_as_given() -> None:
    assert validate("launch of negotiations", locate=locate).quote == "launch of negotiations"


def test_a_quote_that_the_article_does_not_hold_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValidationError, match="copy one continuous passage of it character by character"):
        validate("launch of talks", locate=locate)


def test_an_empty_quote_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        validate("", locate=locate)


def test_without_an_article_a_quote_is_taken_on_trust() -> None:
    assert validate("anything").quote == "anything"
    assert validate("anything", other=locate).quote == "anything"


def test_evidence_is_a_value() -> None:
    evidence = Evidence(article="a", quote="q", start=0, end=1, match="exact")
    with pytest.raises(ValidationError, match="frozen"):
        evidence.start = 5  # type: ignore[misc]  # the refusal is what is tested


def test_a_span_counts_as_exact_unless_told_otherwise() -> None:
    assert Span(start=0, end=1).match == "exact"
    assert Span(start=0, end=1, match="folded") != Span(start=0, end=1)
