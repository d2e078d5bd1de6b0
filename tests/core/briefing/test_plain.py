"""Plain sentences: what code says of a fact by itself is what the fact holds, and no more."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.agreement import Step
from schemas.fact import AgreementFact, FactEvent, MeetingFact
from service.core.briefing.items import items_of
from service.core.briefing.plain import (
    called,
    party_name,
    plain_purpose,
    plain_sentence,
    plain_title,
    principals,
    step_phrase,
    when,
)
from service.core.briefing.verification.sentences import failures
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact
from tests.strategies import agreements, events, meetings
from tests.treaties import (
    BUDAPEST,
    CHAGOS,
    EU_CHINA,
    IIDA,
    MACRON,
    MERCOSUR,
    MOTEGI,
    RAA,
    RIYADH,
    START,
    TALKS,
    UNNAMED,
    person,
    quoted,
    term,
)

SENTENCES = [
    (RAA, "Reciprocal Access Agreement (RAA): signed in Manila by Yoko Kamikawa and Gilberto Teodoro on 8 July 2024; approved by the Senate of the Philippines on 16 December 2024; approved by the legislature of Japan: planned or pending as of 29 May 2025."),
    (MERCOSUR, "EU-Mercosur Partnership Agreement: agreed in principle in Montevideo by Ursula von der Leyen on 6 December 2024; signed: planned or pending."),
    (UNNAMED, "Unnamed agreement: signed in Manila (undated)."),
    (TALKS, "Information Security Agreement: exploratory talks on 28 May 2025; in force probably in September 2025."),
    (RIYADH, "Marco Rubio and Sergey Lavrov met in Riyadh (18 February 2025): ministers' meeting."),
    (EU_CHINA, "EU-China summit: the European Union and China, scheduled in Beijing (24 July 2025)."),
    (BUDAPEST, "Trump-Putin summit in Budapest, cancelled (undated)."),
    (MOTEGI, "Motegi's visit to Manila (undated)."),
    (MACRON, "Emmanuel Macron (President of France): unacceptable as it stands."),
    (IIDA, "Masafumi Iida: approaching a “quasi-alliance”."),
    (statement_fact("S1", "“ties are strong.”", "Japan", role="government"), "Japan: “ties are strong.”"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text"), SENTENCES, ids=lambda value: getattr(value, "name", ""))
def test_a_fact_is_said_in_its_own_words_and_steps(fact: AgreementFact, text: str) -> None:
    assert plain_sentence(fact).text == text


# --- agreements


def test_each_step_that_is_told_is_cited() -> None:
    assert plain_sentence(RAA).cites == ("A1.e1", "A1.e2", "A1.e3")


def test_of_many_steps_the_latest_four_that_count_are_told() -> None:
    steps = [fact_event(f"e{n}", step) for n, step in enumerate(get_args(Step)[:9], 1)]
    counted = [steps[0], fact_event("e0", "noted"), fact_event("e10", "signed", modality="planned", superseded=True)]
    assert plain_sentence(agreement_fact("A1", "Pact", *counted, *steps[5:])).cites == (
        "A1.e6",
        "A1.e7",
        "A1.e8",
        "A1.e9",
    )


def test_an_agreement_without_a_step_is_told_by_a_provision() -> None:
    told = plain_sentence(agreement_fact("A1", "Pact", fact_event("e1", "noted"), terms=(term("t1", "cuts duties."),)))
    assert (told.text, told.cites) == ("Pact, of which no step is told: cuts duties.", ("A1.t1",))


def test_an_agreement_of_which_nothing_is_told_is_a_mention() -> None:
    told = plain_sentence(agreement_fact("A1", "Pact"))
    assert (told.text, told.cites) == ("Pact is mentioned; no step of it is told.", ("A1",))


@pytest.mark.parametrize(
    ("fact", "long", "short"),
    [
        (RAA, "Reciprocal Access Agreement (RAA)", "RAA"),
        (CHAGOS, "Chagos Archipelago treaty", "Chagos Archipelago treaty"),
        (agreement_fact("A1", "RAA", acronym="RAA"), "RAA", "RAA"),
        (UNNAMED, "Unnamed agreement", "Unnamed agreement"),
    ],
)
def test_an_agreement_is_called_by_its_name_or_said_to_have_none(fact: AgreementFact, long: str, short: str) -> None:
    assert (called(fact), called(fact, short=True)) == (long, short)


def test_what_an_agreement_does_is_its_first_term_in_one_sentence() -> None:
    told = plain_purpose(agreement_fact("A1", "Pact", terms=(term("t1", "cuts duties"), term("t2", "opens ports."))))
    assert told is not None
    assert (told.text, told.cites) == ("cuts duties.", ("A1.t1",))
    stopped = plain_purpose(agreement_fact("A1", "Pact", terms=(term("t2", "opens ports."),)))
    assert stopped is not None
    assert (stopped.text, stopped.cites) == ("opens ports.", ("A1.t2",))


def test_of_an_agreement_without_a_term_nobody_tells_what_it_does() -> None:
    assert plain_purpose(UNNAMED) is None


def test_a_party_is_named_with_the_article_it_has() -> None:
    assert [party_name(RAA, code) for code in ("PH", "JP", "XX", None)] == ["the Philippines", "Japan", "XX", ""]


WHEN = [
    (fact_event("e1", "signed", "2025-05-28"), "on 28 May 2025"),
    (fact_event("e1", "signed", "2025-05"), "in May 2025"),
    (fact_event("e1", "signed", "2025"), "in 2025"),
    (fact_event("e1", "signed", "XXXX-04"), "in April"),
    (fact_event("e1", "signed", "XXXX-04-12"), "on 12 April"),
    (fact_event("e1", "signed", "2025-04~"), "about April 2025"),
    (fact_event("e1", "signed", "2025-05-28/2025-12-31"), "between 28 May 2025 and the end of 2025"),
    (fact_event("e1", "signed", "2025-05-28/2025-06-02"), "from 28 May 2025 to 2 June 2025"),
    (fact_event("e1", "signed", "2025-05-28", basis="inferred"), "probably on 28 May 2025"),
    (fact_event("e1", "signed", known_by="2025-05-29"), "by 29 May 2025"),
    (fact_event("e1", "signed", known_by="2025-05-29", modality="planned"), "(undated)"),
    (fact_event("e1", "signed"), "(undated)"),
]


@pytest.mark.parametrize(("event", "words"), WHEN, ids=[words for _, words in WHEN])
def test_a_step_is_dated_as_far_as_it_is_told_and_no_further(event: FactEvent, words: str) -> None:
    assert when(event) == words


def test_a_step_of_one_party_names_the_party_not_the_people() -> None:
    step = fact_event("e1", "ratified", "2025", party="PH", by=("Marcos",))
    assert step_phrase(RAA, step) == "ratified by the Philippines in 2025"


# --- meetings


def test_those_who_met_are_those_of_the_meetings_own_level() -> None:
    fact = meeting_fact(
        "M1", "Summit", person("Ishiba", "JP", "Prime Minister"), person("Marcos", "PH", "President"),
        person("Yoshiko Ishiba", "JP", "spouse"), level="leaders",
    )  # fmt: skip
    assert principals(fact) == ["Ishiba", "Marcos"]


def test_where_no_level_is_told_everybody_met() -> None:
    fact = meeting_fact("M1", "Talks", person("Ishiba", "JP"), person("Marcos", "PH"), person("Japan", "JP"))
    assert principals(fact) == ["Ishiba", "Marcos"]


def test_an_inferred_date_of_a_meeting_is_only_probable() -> None:
    fact = meeting_fact("M1", "Talks", person("Ishiba", "JP"), person("Marcos", "PH"), date="2025-04", basis="inferred")
    assert plain_sentence(fact).text == "Ishiba and Marcos met (probably April 2025): meeting."


def test_a_meeting_without_a_date_says_the_words_of_the_source() -> None:
    assert plain_sentence(meeting_fact("M1", "Talks", date_text="last week")).text == "Talks (last week)."


# --- titles


@pytest.mark.parametrize(
    ("facts", "text", "cites"),
    [
        ((RAA, CHAGOS, MERCOSUR), "RAA signed; Chagos Archipelago treaty signed", ("A1.e1", "A6.e1")),
        ((START, RIYADH), "New START Treaty suspended by Russia", ("A2.e4",)),
        (
            (RIYADH, MACRON),
            "Marco Rubio and Sergey Lavrov met in Riyadh (18 February 2025): ministers' meeting",
            ("M1",),
        ),
        ((MACRON,), "Emmanuel Macron (President of France): unacceptable as it stands", ("S1",)),
        ((agreement_fact("A1", "Pact"),), "Pact is mentioned; no step of it is told", ("A1",)),
    ],
)
def test_a_title_says_where_the_weightiest_agreements_stand(
    facts: tuple[AgreementFact, ...], text: str, cites: tuple[str, ...]
) -> None:
    told = plain_title(facts)
    assert (told.text, told.cites) == (text, cites)


# --- every fact that the builders can make


@given(agreements())
def test_whatever_is_said_of_an_agreement_stands(fact: AgreementFact) -> None:
    told = plain_sentence(fact)
    assert failures(told.text, told.cites, items_of([fact])) == (), told.text


@given(agreements())
def test_whatever_an_agreement_does_stands(fact: AgreementFact) -> None:
    told = plain_purpose(fact)
    assert (told is None) == (fact.terms == ())
    assert told is None or failures(told.text, told.cites, items_of([fact])) == ()


@given(meetings())
def test_whatever_is_said_of_a_meeting_stands(fact: MeetingFact) -> None:
    told = plain_sentence(fact)
    assert failures(told.text, told.cites, items_of([fact])) == (), told.text


@given(
    st.sampled_from(["a golden age", "“near-alliance”", "trade will grow by 5 per cent in 2026.", "no need for bases"]),
    st.sampled_from(["Marcos", "both sides", "Japan", "the article", "Ministry of Foreign Affairs"]),
    st.sampled_from([None, "President", "spokesman"]),
)
def test_whatever_is_said_of_a_statement_stands(text: str, holder: str, role: str | None) -> None:
    quote = quoted(f"{holder} said: {text}")
    fact = statement_fact("S1", text, holder, role=role, evidence=quote)
    told = plain_sentence(fact)
    assert failures(told.text, told.cites, items_of([fact])) == (), told.text


@given(events(["JP", "PH"]))
def test_an_undated_step_is_never_given_a_date_of_its_own(event: FactEvent) -> None:
    undated = event.model_copy(update={"date": None, "basis": "none", "known_by": None})
    text = step_phrase(RAA, undated)
    assert not any(character.isdigit() for character in text)
    assert "(undated)" in text or "planned or pending" in text
