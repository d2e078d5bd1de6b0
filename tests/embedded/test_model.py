"""The port's promises, kept by rules: typed, grounded, free, the same each time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.brief import Draft, Rewrite
from schemas.extraction import Extraction
from schemas.merge import Adjudication, Verdict
from schemas.run import Usage
from service.core.carried import Carried
from service.core.passage import Passage
from service.core.questions import draft_question, extraction_question, part_question
from service.core.reading.chunking import parts_of
from service.embedded.model import NAME, EmbeddedModel
from service.errors import ModelError
from service.prompts import load_prompt
from tests.llm.questions import question
from tests.records import article

SIGNED = "Japan and the Philippines signed the Reciprocal Access Agreement (RAA) in Manila on July 8, 2024."
EXTRACT = load_prompt("extract")


async def told(text: str, **known: object) -> Extraction:
    answer = await EmbeddedModel().ask(extraction_question(EXTRACT, article(text, **known)))
    return answer.value


async def test_an_article_is_answered_in_the_same_shape_without_a_call() -> None:
    answer = await EmbeddedModel().ask(extraction_question(EXTRACT, article(SIGNED)))
    (found,) = answer.value.agreements
    assert (found.acronym, [event.step for event in found.events]) == ("RAA", ["signed"])
    assert found.events[0].quote in SIGNED
    assert (answer.usage, answer.model, answer.rejected) == (Usage(), NAME, ())
    assert answer.proposed["agreements"]


async def test_nothing_is_kept_of_an_answer_that_costs_nothing() -> None:
    answer = await EmbeddedModel().ask(extraction_question(EXTRACT, article(SIGNED)))
    assert answer.text == ""
    assert (EmbeddedModel.identity.base_url, EmbeddedModel.identity.model) == ("embedded:", NAME)


async def test_the_note_that_goes_with_a_part_is_not_read() -> None:
    filler = "Nothing else was told of the day, and nobody said more about it than that. " * 40
    long = article(f"{SIGNED}\n\n{filler}\n\n{filler}")
    parts = parts_of(long, budget=300)
    assert len(parts) > 1
    asked = part_question(EXTRACT, Passage(long, parts[-1]), Carried())
    answer = await EmbeddedModel().ask(asked)
    assert answer.value.agreements == []


async def test_a_quote_that_the_article_does_not_hold_does_not_stand() -> None:
    nowhere: dict[str, Any] = {"locate": lambda _quote: None}
    answer = await EmbeddedModel().ask(question(material=SIGNED, context=nowhere))
    assert answer.value.agreements == []
    assert {rejection.kind for rejection in answer.rejected} >= {"quote_absent"}


async def test_a_draft_and_its_rewrite_and_pairs_are_answered_too() -> None:
    brief = load_prompt("brief")
    facts = [{"id": "S1", "type": "statement", "holder": "Iwaya", "sort": "position", "text": "ties are close"}]
    made = await EmbeddedModel().ask(draft_question(brief, facts, as_of="no date is stated", points=5))
    assert isinstance(made.value, Draft)
    assert [each.cites for each in made.value.meaning] == [["S1"]]
    again = await EmbeddedModel().ask(question(shape=Rewrite, material="{}"))
    assert again.value.model_dump() == {"sentences": []}
    none = await EmbeddedModel().ask(question(shape=Adjudication, material=""))
    assert none.value.model_dump() == {"verdicts": []}


async def test_a_question_of_another_shape_is_refused_by_name() -> None:
    with pytest.raises(ModelError, match="article 003: the embedded model has no answer to prompt extract"):
        await EmbeddedModel().ask(question(shape=Verdict))
    await EmbeddedModel().close()


WORDS = st.sampled_from(
    [
        *SIGNED.split(),
        "treaty",
        "met",
        "President",
        "{{ article }}",
        "“",
        "”",
        "\n\n",
        "\0",
        "2025",
        "will",
        "not",
        "said",
        "é́",
        "))(",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
async def test_whatever_the_text_every_quote_stands_in_it_and_the_answer_is_the_same_twice(text: str) -> None:
    if not text.strip():
        return
    first, second = await told(text), await told(text)
    assert first == second
    quotes = [event.quote for agreement in first.agreements for event in agreement.events]
    quotes += [meeting.quote for meeting in first.meetings]
    quotes += [statement.quote for statement in first.statements]
    assert [quote for quote in quotes if quote not in text] == []
