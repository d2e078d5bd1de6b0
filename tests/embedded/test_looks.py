from schemas.record import Record
from service.core import extraction
from service.core.questions import extraction_question
from service.embedded.looks import NOTHING_SEEN, first_look, second_look
from service.embedded.model import EmbeddedModel
from service.prompts import load_prompt
from tests.records import agreement, article, event, evidence, meeting

SIGNED = "Japan and the Philippines signed the Reciprocal Access Agreement in Manila on July 8, 2024."
MET = "Japanese Foreign Minister Takeshi Iwaya met Philippine Foreign Secretary Enrique Manalo in Tokyo on Wednesday."
RECIPE = "Beat the eggs with sugar until pale. Fold in the flour and bake for forty minutes."
BOTH = f"{SIGNED}\n\n{MET}"


def places(text: str, *records: Record) -> list[tuple[str, str | None, str]]:
    return [(each.kind, each.step, each.evidence.quote) for each in second_look(article(text), records)]


def test_what_tells_of_an_agreement_or_a_meeting_is_worth_asking_about() -> None:
    assert first_look(article(SIGNED)) is first_look(article(MET)) is None
    assert first_look(article(RECIPE)) == NOTHING_SEEN


def test_what_no_record_covers_is_seen_with_its_place() -> None:
    seen = second_look(article(BOTH), ())
    assert [(each.kind, each.step) for each in seen] == [("agreement", "signed"), ("meeting", None)]
    assert all(BOTH[each.evidence.start : each.evidence.end] == each.evidence.quote for each in seen)


def test_what_a_record_quotes_is_covered() -> None:
    start = BOTH.index("signed")
    quoted = event("in_force").model_copy(update={"evidence": evidence("signed the Reciprocal", start=start)})
    whole = agreement("x/a1", "Another Name", quoted)
    assert [kind for kind, _, _ in places(BOTH, whole)] == ["meeting"]
    talks = meeting("x/m1", "talks", "Ann Example").model_copy(
        update={"evidence": evidence(MET, start=BOTH.index(MET))}
    )
    assert [kind for kind, _, _ in places(BOTH, talks)] == ["agreement"]


def test_a_step_that_a_record_tells_of_the_same_agreement_elsewhere_is_covered() -> None:
    far = event("signed").model_copy(update={"evidence": evidence("signed", start=9000)})
    told = agreement("x/a1", "Reciprocal Access Agreement", far)
    assert places(SIGNED, told) == []
    other = event("ratified").model_copy(update={"evidence": evidence("ratified", start=9000)})
    assert [step for _, step, _ in places(SIGNED, agreement("x/a1", "Reciprocal Access Agreement", other))] == [
        "signed"
    ]


async def test_nothing_is_seen_beside_its_own_records() -> None:
    known = article(BOTH)
    answer = await EmbeddedModel().ask(extraction_question(load_prompt("extract"), known))
    assert second_look(known, extraction.grounded(known, answer).records) == ()


def test_an_article_of_nothing_shows_nothing() -> None:
    assert places(RECIPE) == []
