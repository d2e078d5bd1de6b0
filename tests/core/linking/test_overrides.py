"""What people decided, from the file's entries to the page, over in-memory twins."""

from schemas.fact import AgreementFact
from schemas.override import Correction, Override, Overrides, Split
from tests.llm.questions import agreement, event
from tests.newsroom import ANSWERS, HIGH_SEAS, answers, brief_of, draft, pipeline
from tests.twins import ScriptedModel

OFFICER = {"by": "An Officer", "reason": "the treaty series says so"}


def pointer(of: str, *, sort: str = "agreement", **words: str) -> dict[str, str]:
    return {"article": of, "type": sort, **words}


async def test_what_people_decided_is_in_the_facts_and_on_the_page() -> None:
    seas = pointer("seas.txt", name="High Seas Treaty")
    entries: list[Override] = [
        Split.model_validate({
            "split": [pointer("chagos.txt", quote="signed the Chagos Archipelago treaty"), pointer("force.txt", name="Chagos Archipelago treaty")],
            **OFFICER,
        }),
        Correction.model_validate({"correct": seas, "field": "date", "step": "adopted", "value": "2023-06-20", **OFFICER}),
        Correction.model_validate({"correct": pointer("none.txt", name="Pact"), "field": "name", "value": "x", "at": "o.yaml, entry 3", **OFFICER}),
    ]  # fmt: skip
    said: list[str] = []
    made = pipeline(
        ScriptedModel({"extract": answers, "brief": draft()}),
        progress=said.append,
        overrides=Overrides(entries=tuple(entries)),
    )
    brief = await brief_of(made)
    treaties = {fact.records: fact for fact in brief.facts if fact.type == "agreement"}
    assert len(treaties) == 3
    (high_seas,) = [fact for fact in treaties.values() if fact.name == "High Seas Treaty"]
    assert high_seas.timeline[0].date == "2023-06-20"
    assert [(each.chosen, each.claims[0].value, each.person) for each in high_seas.conflicts] == [
        ("20 June 2023", "19 June 2023", "An Officer")
    ]
    assert sorted(each.action for fact in treaties.values() for each in fact.decisions) == [
        "corrected",
        "split",
        "split",
    ]
    assert "o.yaml, entry 3: no article of this run is none.txt; nothing was done for it" in said
    page = " ".join(sentence.text for section in brief.sections for sentence in section.sentences)
    assert "the date it was adopted is 20 June 2023 as corrected by An Officer; sources: 19 June 2023." in page
    assert brief.ledger.imbalances() == ()


async def test_what_people_decided_holds_for_another_extraction() -> None:
    """Other numbers, another name, a longer quote: the entry still finds its record."""
    (told,) = ANSWERS[HIGH_SEAS]["agreements"]
    other = {
        **ANSWERS[HIGH_SEAS],
        "agreements": [
            agreement(event("Morocco became the 60th state", step="noted"), name="the 60th ratification", terms=[]),
            {
                **told,
                "name": "treaty on the high seas",
                "events": [
                    {**told["events"][0], "quote": "The High Seas Treaty was adopted in New York on 19 June 2023."}
                ],
            },
        ],
    }
    entry = Correction.model_validate(
        {
            "correct": pointer("seas.txt", quote="High Seas Treaty was adopted"),
            "field": "kind",
            "value": "maritime",
            **OFFICER,
        }
    )
    for answer in (ANSWERS[HIGH_SEAS], other):
        model = ScriptedModel({"extract": answer, "brief": draft()})
        made = pipeline(model, {"seas.txt": HIGH_SEAS}, overrides=Overrides(entries=(entry,)))
        facts = (await brief_of(made)).facts
        assert [fact.kind for fact in facts if isinstance(fact, AgreementFact) and fact.decisions] == ["maritime"]
