from typing import Any

import pytest

from service.embedded.composition.statements import statement


def said(text: str, *quotes: str, **told: Any) -> str | None:
    fact = {
        "id": "S1",
        "holder": "Takeshi Iwaya",
        "role": "Foreign Minister",
        "text": text,
        "quotes": list(quotes),
        **told,
    }
    made = statement(fact)
    return made.text if made else None


def test_what_is_quoted_stands_in_quotation_marks_and_what_is_reported_does_not() -> None:
    quoted = said("the ties are close", "“the ties are close,” he said")
    assert quoted == "Foreign Minister Takeshi Iwaya said, “the ties are close”."
    reported = said("that the ties are close.", "Iwaya noted that the ties are close")
    assert reported == "Foreign Minister Takeshi Iwaya said that the ties are close."


def test_marks_inside_a_text_stay() -> None:
    assert said("the ties are a “quasi-alliance.”") == (
        "Foreign Minister Takeshi Iwaya said that the ties are a “quasi-alliance.”."
    )
    assert said("“The ties are close.”") == "Foreign Minister Takeshi Iwaya said that The ties are close."


@pytest.mark.parametrize(
    "text", ["a golden age", "approaching a level that is new", "said to have an alliance", "is " * 50]
)
def test_what_is_no_sentence_is_not_made_one(text: str) -> None:
    assert said(text) is None


def test_a_state_holds_without_an_office() -> None:
    assert said("talks have begun", holder="Philippines", role="state") == "The Philippines said that talks have begun."
