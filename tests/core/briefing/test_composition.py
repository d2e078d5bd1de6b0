"""A brief always comes, and every sentence of it rests on quotes that stand in their articles."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.brief import Brief, SectionId, Sentence
from schemas.evidence import Span
from schemas.fact import AgreementFact, Fact, MeetingFact
from schemas.ledger import Ledger
from schemas.run import Usage
from service.core.briefing.commission import Commission, Earlier
from service.core.briefing.composition import Material, as_of_line, compose
from service.core.briefing.items import items_of
from service.core.briefing.verification.drafts import Checked, Slot
from service.core.briefing.verification.sentences import failures
from tests.newsroom import FORCE, TEXTS, answers, brief_of, draft, pipeline, sentence
from tests.records import agreement_fact, article, evidence, fact_event, library
from tests.strategies import agreements, meetings
from tests.treaties import (
    CHAGOS,
    EU_CHINA,
    FACTS,
    IIDA,
    MACRON,
    MERCOSUR,
    MOTEGI,
    RAA,
    RIYADH,
    START,
    UNNAMED,
    WOODSIDE,
)
from tests.twins import ScriptedModel

ARTICLES = (article(id="y", source="y.txt"), article(id="x", source="x.txt", published="2025-05-29"))


def composed(
    *facts: Fact, checked: Sequence[Checked] = (), as_of: str | None = "2025-05-29", since: str | Earlier | None = None
) -> Brief:
    made = Material(
        facts=facts,
        page=facts,
        articles=ARTICLES,
        wanted=Commission(on=as_of, since=since),
        ledger=Ledger(),
        rejections=(),
        model="m",
        usage=Usage(calls=2),
    )
    return compose(made, checked)


def passed(slot: Slot, text: str, *cites: str) -> Checked:
    return Checked(slot=slot, text=text, cites=cites, reasons=())


def failed(slot: Slot, text: str, *cites: str) -> Checked:
    return Checked(slot=slot, text=text, cites=cites, reasons=("a reason",))


def sentences(brief: Brief) -> Iterator[Sentence]:
    yield from (*brief.title, *brief.bottom_line, *brief.watch)
    yield from (row.purpose for row in brief.status if row.purpose)
    yield from (each for section in brief.sections for each in section.sentences)


def section(brief: Brief, name: SectionId) -> list[str]:
    return [each.text for part in brief.sections if part.id == name for each in part.sentences]


# --- a brief always comes


def test_without_a_draft_every_fact_is_told_by_code() -> None:
    brief = composed(*FACTS)
    assert {each.by for each in sentences(brief)} == {"code"}
    told = {cite for each in sentences(brief) for cite in each.cites} | {row.fact for row in brief.status}
    assert {fact.id for fact in FACTS if isinstance(fact, AgreementFact | MeetingFact)} <= told


def test_when_every_sentence_fails_the_brief_is_what_code_writes_and_they_are_counted() -> None:
    slots: list[Slot] = ["title", "bottom_line", "purposes", "meetings", "meaning"]
    checked = [failed(slot, "nonsense", "A1.e1") for slot in slots]
    brief = composed(*FACTS, checked=checked)
    assert brief.model_copy(update={"ledger": Ledger()}) == composed(*FACTS).model_copy(update={"ledger": Ledger()})
    assert brief.ledger.sentences_replaced == 5


def test_without_a_fact_there_is_no_sentence_and_no_section() -> None:
    brief = composed()
    assert list(sentences(brief)) == []
    assert (brief.sections, brief.status, brief.timeline) == ((), (), ())
    assert len(brief.sources) == 2


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_one_fact_is_enough_for_a_brief(fact: Fact) -> None:
    brief = composed(fact)
    assert brief.title
    assert all(each.cites == (fact.id,) for each in sentences(brief))


def test_statements_alone_make_a_bottom_line() -> None:
    brief = composed(MACRON, IIDA)
    assert [each.cites for each in brief.bottom_line] == [("S1",)]


# --- what is taken from a draft


def test_sentences_that_stand_are_taken_and_marked_as_the_models() -> None:
    checked = [
        passed("title", "New START is suspended by Russia", "A2.e4"),
        passed("bottom_line", "Russia suspended New START.", "A2.e4"),
        passed("meaning", "Macron objects.", "S1"),
    ]
    brief = composed(START, MACRON, checked=checked)
    assert [each.text for each in (*brief.title, *brief.bottom_line)] == [each.text for each in checked[:2]]
    assert section(brief, "meaning") == ["Macron objects."]
    assert {each.by for each in (*brief.title, *brief.bottom_line)} == {"model"}


def test_of_several_titles_the_first_that_stands_is_taken() -> None:
    checked = [failed("title", "One", "A2"), passed("title", "Two", "A2"), passed("title", "Three", "A2")]
    assert [each.text for each in composed(START, checked=checked).title] == ["Two"]


def test_a_failed_sentence_is_replaced_by_a_plain_one_in_the_place_of_its_fact() -> None:
    checked = [
        passed("meetings", "Rubio met Lavrov.", "M1"),
        failed("meetings", "Biden met Putin.", "M2"),
        passed("meetings", "Motegi came to Manila.", "M5"),
    ]
    told = section(composed(RIYADH, WOODSIDE, MOTEGI, checked=checked), "meetings")
    assert [told[0], told[2]] == ["Rubio met Lavrov.", "Motegi came to Manila."]
    assert told[1].startswith("Joe Biden and Xi Jinping met")


def test_a_fact_that_the_draft_leaves_out_is_told_plainly() -> None:
    told = section(composed(RIYADH, WOODSIDE, checked=[passed("meetings", "Biden met Xi.", "M2")]), "meetings")
    assert told[0].startswith("Marco Rubio and Sergey Lavrov met")
    assert told[1] == "Biden met Xi."


def test_the_sentences_of_a_section_stand_in_the_order_of_its_facts() -> None:
    checked = [
        passed("meetings", "Biden.", "M2"),
        passed("meetings", "Rubio.", "M1"),
        passed("meetings", "More.", "M1.o1"),
    ]
    assert section(composed(RIYADH, WOODSIDE, checked=checked), "meetings") == ["Rubio.", "More.", "Biden."]


def test_a_sentence_about_two_facts_tells_both_and_stands_once() -> None:
    checked = [passed("meetings", "Both met.", "M2", "M1")]
    assert section(composed(RIYADH, WOODSIDE, checked=checked), "meetings") == ["Both met."]


def test_a_sentence_in_a_section_about_none_of_its_facts_is_kept_at_its_end() -> None:
    checked = [passed("meetings", "The RAA was discussed.", "A1.e1")]
    assert section(composed(RAA, MOTEGI, checked=checked), "meetings")[-1] == "The RAA was discussed."


def test_meetings_that_lie_ahead_are_watched_and_not_told() -> None:
    brief = composed(RIYADH, EU_CHINA)
    assert not any("Beijing" in text for text in section(brief, "meetings"))
    assert any("summit in Beijing" in each.text for each in brief.watch)


def test_a_section_without_a_sentence_is_left_out() -> None:
    assert [part.id for part in composed(RIYADH).sections] == ["meetings"]


# --- what agreements do


def purposes(brief: Brief) -> dict[str, tuple[str, str] | None]:
    """What the table says that each agreement does, and who worded it."""
    return {row.fact: (row.purpose.text, row.purpose.by) if row.purpose else None for row in brief.status}


def test_an_agreement_does_what_the_sentence_that_stands_for_it_says() -> None:
    checked = [
        passed("purposes", "Leases a base.", "A6.t1"),
        passed("purposes", "Limits warheads.", "A2.t1"),
        passed("purposes", "Allows inspections.", "A2.t2"),
    ]
    assert purposes(composed(START, CHAGOS, checked=checked)) == {
        "A2": ("Limits warheads.", "model"),
        "A6": ("Leases a base.", "model"),
    }


def test_where_no_sentence_stands_an_agreement_does_what_its_first_term_says() -> None:
    told = purposes(composed(START, MERCOSUR, checked=[failed("purposes", "Bans all warheads.", "A2.t1")]))
    assert told == {"A2": (f"{START.terms[0].text}.", "code"), "A3": (f"{MERCOSUR.terms[0].text}.", "code")}


def test_where_no_source_tells_what_an_agreement_does_nothing_is_said() -> None:
    assert purposes(composed(UNNAMED, RAA))["A8"] is None


def test_a_sentence_about_several_facts_counts_for_the_first_agreement_that_has_none() -> None:
    both = passed("purposes", "Both limit arms.", "M1", "A2.t1", "A8.e1")
    assert purposes(composed(START, UNNAMED, RIYADH, checked=[both])) == {
        "A2": ("Both limit arms.", "model"),
        "A8": None,
    }
    own = passed("purposes", "Limits warheads.", "A2.t1")
    assert purposes(composed(START, UNNAMED, RIYADH, checked=[both, own])) == {
        "A2": ("Limits warheads.", "model"),
        "A8": ("Both limit arms.", "model"),
    }


def test_what_agreements_do_stands_in_the_table_alone() -> None:
    brief = composed(RAA, RIYADH, checked=[passed("purposes", "Lets forces visit.", "A1.t1")])
    assert [part.id for part in brief.sections] == ["meetings"]
    assert "Lets forces visit." not in [each.text for each in brief.bottom_line]


def test_a_bottom_line_that_code_writes_tells_of_two_agreements_and_a_meeting() -> None:
    brief = composed(RAA, CHAGOS, START, RIYADH, WOODSIDE)
    assert [each.cites for each in brief.bottom_line] == [("A1",), ("A6",), ("M1",)]


# --- every sentence rests on its sources


def test_sources_are_numbered_as_the_articles_stand() -> None:
    brief = composed(CHAGOS)
    assert [(line.number, line.article, line.source) for line in brief.sources] == [
        (1, "y", "y.txt"),
        (2, "x", "x.txt"),
    ]
    (told,) = (each for part in brief.sections if part.id == "differences" for each in part.sentences)
    assert told.numbers == (1, 2)


MENU = "Now Reading"
OPENINGS = [
    ("Japan and the  Philippines have taken another significant step.", "Japan and the Philippines have taken another significant"),
    (f"{MENU}\nBy Our Reporter\nJapan and the Philippines have taken a significant step.", "Japan and the Philippines have taken a significant"),
    ("Two words", "Two words"),
    (f"{MENU}\nTwo words\nof two lines", "Two words of two lines"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opening"), OPENINGS)
def test_a_source_is_known_by_the_first_eight_words_of_its_first_sentence(text: str, opening: str) -> None:
    menu = (Span(start=0, end=len(MENU)),) if text.startswith(MENU) else ()
    made = Material(
        facts=(),
        page=(),
        articles=(article(text, furniture=menu),),
        wanted=Commission(),
        ledger=Ledger(),
        rejections=(),
        model="m",
        usage=Usage(),
    )
    assert [line.opening for line in compose(made, ()).sources] == [opening]


@settings(max_examples=40)
@given(st.lists(st.one_of(agreements(), meetings()), max_size=4))
def test_every_sentence_that_code_writes_cites_and_stands(told: list[AgreementFact | MeetingFact]) -> None:
    facts = tuple(fact.model_copy(update={"id": f"{fact.id[0]}{n}"}) for n, fact in enumerate(told, 1))
    items = items_of(facts)
    for each in sentences(composed(*facts)):
        assert each.cites
        assert each.evidence
        assert set(each.cites) <= {fact.id for fact in facts}
        assert failures(each.text, each.items, items) == (), each.text


@pytest.mark.parametrize("script", ["draft", "no draft"])
async def test_every_citation_resolves_to_a_quote_that_stands_in_its_article(script: str) -> None:
    told = sentence("Keir Starmer and Navin Ramgoolam signed the treaty on 22 May 2025.", "A1.e1")
    answer = draft(bottom_line=[told]) if script == "draft" else {}
    brief = await brief_of(pipeline(ScriptedModel({"extract": answers, "brief": answer})))
    texts = {article(text).id: text for text in TEXTS.values()}
    for each in sentences(brief):
        assert each.evidence
        for proof in each.evidence:
            assert texts[proof.article][proof.start : proof.end] == proof.quote
        assert {brief.sources[number - 1].article for number in each.numbers} == {e.article for e in each.evidence}


async def test_an_undated_step_stays_undated_on_the_whole_page() -> None:
    brief = await brief_of(pipeline(ScriptedModel({"extract": answers, "brief": {}}), {"force.txt": FORCE}))
    assert brief.as_of is None
    assert "(undated)" in brief.bottom_line[0].text
    assert not any(character.isdigit() for each in sentences(brief) for character in each.text)


@pytest.mark.parametrize(
    ("drafted", "headed"),
    [
        ("Russia suspended New START.", "Russia suspended New START"),
        ("It is of the U.S.", "It is of the U.S."),
        ("Of A. Roe Jr.", "Of A. Roe Jr."),
    ],
)
def test_a_title_ends_without_a_stop(drafted: str, headed: str) -> None:
    assert [each.text for each in composed(START, checked=[passed("title", drafted, "A2")]).title] == [headed]


# --- the line under the title


def later(**told: Any) -> AgreementFact:
    """Signed by a dated source x; in force by source y."""
    events = (
        fact_event("e1", "signed", "2025-05-28", evidence=(evidence(of="x"),), known_by="2025-05-29"),
        fact_event("e2", "in_force", evidence=(evidence(of="y"),), **told),
    )
    return agreement_fact("A1", "Pact", *events)


def line(as_of: str | None, *facts: Fact, **published: str | None) -> str:
    articles: Sequence[Article] = list(library(**published).values())
    return as_of_line(as_of, articles, facts)


def test_the_line_says_up_to_when_the_sources_reach() -> None:
    assert line("2025-05-29", x="2025-05-29", y="2025-05-01") == "Dated sources to 29 May 2025."


def test_the_line_says_when_the_date_was_given() -> None:
    assert line("2025-12-31", x="2025-05-29").startswith("As of 31 December 2025")


def test_the_line_counts_undated_sources_and_those_that_tell_of_later_steps() -> None:
    told = line("2025-05-29", later(), x="2025-05-29", y=None, z=None)
    assert told == "Dated sources to 29 May 2025; 2 undated sources, of which 1 tells of later steps."
    assert "of which" not in line("2025-05-29", x="2025-05-29", y=None)


def test_one_undated_source_is_told_in_the_singular() -> None:
    told = line("2025-05-29", later(), x="2025-05-29", y=None)
    assert told == "Dated sources to 29 May 2025; 1 undated source, which tells of later steps."
    assert line(None, x=None) == "No date: the source does not state its own."


def test_a_step_with_a_date_or_known_by_one_is_not_later() -> None:
    assert "later" not in line("2025-05-29", later(known_by="2025-05-29"), x="2025-05-29", y=None)
    assert "later" not in line("2025-05-29", later(date="2025-05-29"), x="2025-05-29", y=None)


def test_a_step_told_by_a_dated_source_is_not_later() -> None:
    assert "later" not in line("2025-05-29", later(), x="2025-05-29", y="2025-05-29")


def test_without_a_date_the_line_says_so() -> None:
    assert "none of the 2 sources" in line(None, x=None, y=None)
    assert line(None) == "No sources."


# --- what changed


def test_what_changed_stands_first_under_the_day_it_is_counted_from() -> None:
    brief = composed(RAA, as_of="2025-05-29", since="2024-12")
    assert "changes" not in [part.id for part in brief.sections]
    assert brief.as_of_line.endswith("No change since December 2024 is told.")
    told = composed(RAA, since="2024-08").sections[0]
    assert told.heading == "What changed since August 2024"
    assert told.sentences[0].items == ("A1.e2",)


def test_against_an_earlier_brief_what_is_told_no_longer_is_named() -> None:
    earlier = Earlier(facts=[RAA, WOODSIDE, RIYADH, MOTEGI], as_of="2025-05-01")
    line = composed(RAA, since=earlier).as_of_line
    assert line.endswith(
        "Told in the brief of 1 May 2025 and no longer: Biden-Xi summit, Rubio-Lavrov talks, Motegi's visit to Manila."
    )
    assert "No change since the last brief is told." in composed(RAA, since=Earlier(facts=[RAA], as_of=None)).as_of_line
