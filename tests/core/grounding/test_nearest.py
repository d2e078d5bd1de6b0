import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from service.core.grounding import Locator

TEXT = "The Senate of the Philippines approved the agreement in 2024.\n" * 3 + (
    "In Tokyo, Prime Minister Ishiba told reporters that both sides would begin talks on sharing information."
)


def nearest(quote: str, text: str = TEXT) -> str | None:
    found = Locator(Article.model_construct(id="x", source="x", text=text, furniture=())).nearest(quote)
    if found is not None:
        assert text[found.start : found.end] == found.text
    return found.text if found else None


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (
            "Prime Minister Ishiba told reporters both sides had begun talks on sharing information",
            "Prime Minister Ishiba told reporters that both sides would begin talks on sharing information",
        ),
        (
            "The House of the Philippines approved the agreement in 2025",
            "The Senate of the Philippines approved the agreement in 2024",
        ),
        ("Ishiba told the nation … talks on sharing secrets", "Ishiba told reporters that both sides would begin talks on sharing information"),
        ("completely other words", None),
        ("", None),
        ("…", None),
        ("Ishiba", None),
    ],
)  # fmt: skip
def test_the_passage_with_most_words_in_common_is_nearest(quote: str, passage: str | None) -> None:
    assert nearest(quote) == passage


def test_words_that_stand_everywhere_are_looked_up_only_when_there_are_no_others() -> None:
    text = "The pact stands. " * 500 + "The pact was signed in Manila."
    assert nearest("the pact had been signed in Manila", text) == "stands. The pact was signed in Manila"
    assert nearest("pact pact stands", text) is not None


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_quote_of_any_text_has_a_passage_of_it_or_none(text: str, quote: str) -> None:
    nearest(quote, text)
    nearest(text[5:30], text)
