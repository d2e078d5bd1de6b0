import json
from typing import Any

from service.core.briefing.items import items_of
from service.core.briefing.material import material
from service.core.briefing.verification.drafts import check_draft
from service.embedded.composition import draft
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact

FACTS = (
    agreement_fact("A1", "Trade Pact", fact_event("e1", "signed", "2025-05-28"), status="signed"),
    meeting_fact("M1", "Manila talks", date="2025-05-28", basis="stated"),
    statement_fact("S1", "the ties are close", "Iwaya", sort="position"),
    statement_fact("S2", "the ties are old", "Iwaya", sort="position"),
    statement_fact("S3", "ships were rammed by others", "Iwaya", sort="context"),
)


def lines(*facts: Any) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(each)) for each in material(facts)]


def test_a_draft_has_every_part_of_the_page_and_cites_what_it_tells() -> None:
    made = draft(lines(*FACTS))
    assert made.title.text == "The Philippines and Japan: Trade Pact signed"
    assert [each.cites for each in made.bottom_line] == [["A1.e1"]]
    assert [each.cites for each in made.meetings] == [["M1"]]
    assert [each.cites for each in made.meaning] == [["S3"], ["S1"], ["S2"]]
    checked = check_draft(made, items_of(FACTS))
    assert [
        (each.slot, each.reasons) for each in checked if each.reasons and each.slot in ("title", "bottom_line")
    ] == []


def test_a_page_without_news_is_headed_by_what_there_is() -> None:
    titles = [draft(lines(fact)).title for fact in (FACTS[1], FACTS[2], agreement_fact("A1", "Trade Pact"))]
    assert [title.text for title in titles] == [
        "The Manila talks took place on 28 May 2025",
        "Iwaya said that the ties are close",
        "Trade Pact is mentioned; no step of it is told",
    ]


def test_of_nothing_nothing_is_said() -> None:
    made = draft([])
    assert (made.title.cites, made.bottom_line, made.meetings, made.meaning) == ([], [], [], [])
