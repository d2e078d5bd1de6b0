import pytest

from schemas.brief import Brief, Sentence
from service.evaluation.brief import score_brief, sentences
from tests.labels import gold, labelled
from tests.newsroom import TEXTS, answers, brief_of, draft, pipeline, sentence
from tests.twins import ScriptedModel

TREATY = {
    "fact": "Chagos treaty in force",
    "type": "agreement",
    "names": ["chagos archipelago"],
    "status": ["in_force"],
}
TALKS = {"fact": "Lammy met Ramful", "type": "meeting", "people": ["lammy", "Ramful"], "sources": ["lammy.txt"]}
FINE = sentence("Britain and Mauritius signed the Chagos Archipelago treaty on 22 May 2025.", "A1.e1")


@pytest.fixture
async def page() -> Brief:
    return await brief_of(pipeline(ScriptedModel({"extract": answers, "brief": draft(bottom_line=[FINE])})))


def with_sentence(page: Brief, **changes: object) -> Brief:
    """The page with its first bottom line changed."""
    first, *rest = page.bottom_line
    return page.model_copy(update={"bottom_line": (first.model_copy(update=changes), *rest)})


def test_a_page_that_holds_what_it_must_and_cites_what_supports_it_scores_one(page: Brief) -> None:
    wanted = gold(labelled(), must_have=[TREATY, TALKS], forbidden=[{"words": ["terminated"], "why": "no"}])
    score = score_brief(page, wanted, TEXTS)
    assert score.failures == ()
    assert (score.figures["brief.must_have_present"], score.figures["brief.forbidden_said"]) == (1.0, 0)
    assert (score.figures["brief.citations_support"], score.figures["brief.sentences"]) == (1.0, len(sentences(page)))


@pytest.mark.parametrize(
    "changed",
    [
        {"names": ["High Seas Accord"]},
        {"status": ["terminated"]},
        {"sources": ["seas.txt"]},
        {"type": "meeting"},
    ],
)
def test_a_fact_that_is_not_as_it_must_be_is_missing(page: Brief, changed: dict[str, object]) -> None:
    score = score_brief(page, gold(labelled(), must_have=[{**TREATY, **changed}]))
    assert [(each.kind, each.what) for each in score.failures] == [("fact_missing", "Chagos treaty in force")]
    assert score.figures["brief.must_have_present"] == 0.0


def test_people_of_a_meeting_must_all_be_there(page: Brief) -> None:
    score = score_brief(page, gold(labelled(), must_have=[{**TALKS, "people": ["Lammy", "Starmer"]}]))
    assert [each.kind for each in score.failures] == ["fact_missing"]


def test_a_forbidden_statement_is_named_with_its_reason_when_all_its_words_stand_in_one_sentence(page: Brief) -> None:
    both = [{"words": ["MAURITIUS", "signed the"], "why": "so"}, {"words": ["Mauritius", "terminated"], "why": "no"}]
    said = [each.what for each in score_brief(page, gold(labelled(), forbidden=both)).failures]
    assert said
    assert all(each.endswith("(so)") for each in said)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"cites": ()}, "cites no fact"),
        ({"cites": ("A99",)}, "cites no fact"),
        ({"evidence": ()}, "brings no quote"),
        ({"text": "Britain and Mauritius signed the Chagos Archipelago treaty on 23 June 2024."}, "2024"),
    ],
)
def test_a_sentence_that_what_it_cites_does_not_support_is_named(
    page: Brief, changes: dict[str, object], why: str
) -> None:
    changed = with_sentence(page, **changes)
    (failure,) = score_brief(changed, gold(labelled()), TEXTS).failures
    assert failure.kind == "unsupported"
    assert why in failure.what


def test_a_quote_that_does_not_stand_at_its_place_supports_nothing(page: Brief) -> None:
    first: Sentence = page.bottom_line[0]
    moved = tuple(each.model_copy(update={"start": each.start + 1}) for each in first.evidence)
    changed = with_sentence(page, evidence=moved)
    (failure,) = score_brief(changed, gold(labelled()), TEXTS).failures
    assert "does not stand in its text" in failure.what
    assert score_brief(changed, gold(labelled())).failures == ()


def test_a_sentence_of_code_is_not_held_against_the_writers_rules(page: Brief) -> None:
    changed = with_sentence(page, text="Unknown: when it was ratified in 1999.", by="code")
    assert score_brief(changed, gold(labelled()), TEXTS).failures == ()
