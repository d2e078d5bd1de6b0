"""The table of agreements: where each stands, since when, and who tells of it."""

import pytest

from schemas.agreement import Step
from schemas.brief import Sentence
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, FactEvent, PartyStatus
from service.core.briefing.items import items_of
from service.core.briefing.status import besides, status_heading, status_rows, status_words
from service.core.briefing.verification.sentences import failures
from tests.records import agreement_fact, evidence, fact_event
from tests.treaties import CHAGOS, FACTS, MACRON, MERCOSUR, RAA, RIYADH, START

NUMBERING = {"x": 1, "y": 2, "z": 3}
PUBLISHED = {"x": None, "y": "2025-05-29", "z": "2025-05-29"}


def rows_of(*facts: AgreementFact) -> list[str]:
    return [row.parties for row in status_rows(facts, {}, NUMBERING, published=PUBLISHED)]


def test_every_agreement_has_one_row_in_order_of_rank() -> None:
    rows = status_rows(FACTS, {}, NUMBERING, published=PUBLISHED)
    assert [row.fact for row in rows] == [fact.id for fact in FACTS if isinstance(fact, AgreementFact)]
    assert rows[0].name == "Reciprocal Access Agreement (RAA)"
    assert rows[7].name == "Unnamed agreement"
    assert rows[0].sources == (1,)


def test_a_row_names_the_sources_of_its_status_alone() -> None:
    signed = fact_event("e2", "signed", evidence=(evidence(of="y"),))
    fact = agreement_fact("A1", "Pact", fact_event("e1", "negotiating"), signed, sources=("x", "y"), status="signed")
    assert status_rows([fact], {}, NUMBERING, published=PUBLISHED)[0].sources == (2,)
    assert status_rows(
        [agreement_fact("A1", "Pact", evidence=(evidence(of="y"),))], {}, NUMBERING, published=PUBLISHED
    )[0].sources == (2,)


def test_an_agreement_of_which_no_source_reports_a_step_has_a_line_and_no_row() -> None:
    still = agreement_fact("A9", "trade pact", acronym="TP")
    assert [row.fact for row in status_rows([RAA, still], {}, NUMBERING, published=PUBLISHED)] == ["A1"]
    told = besides([RAA, still])
    assert told is not None
    assert (told.text, told.cites) == ("No step reported: the trade pact (TP).", ("A9",))
    assert failures(told.text, told.cites, items_of([RAA, still])) == ()
    assert besides([RAA]) is None


def test_where_no_agreement_took_a_step_each_has_its_row() -> None:
    still = [agreement_fact("A1", "Pact"), agreement_fact("A2", "Deal")]
    assert len(status_rows(still, {}, NUMBERING, published=PUBLISHED)) == 2
    assert besides(still) is None


def test_parties_that_all_agreements_share_stand_in_the_heading() -> None:
    two = [agreement_fact("A1", "Pact"), agreement_fact("A2", "Deal")]
    assert rows_of(*two) == ["", ""]
    assert status_heading(two) == "Status of agreements between the Philippines and Japan"


@pytest.mark.parametrize("facts", [(), (RAA,), (RAA, START), (RIYADH, MACRON)])
def test_otherwise_the_heading_names_no_party(facts: tuple[AgreementFact, ...]) -> None:
    assert status_heading(facts) == "Status of agreements"


def test_many_parties_are_told_to_be_more() -> None:
    assert rows_of(MERCOSUR) == ["Argentina–Brazil–European Union–Paraguay …"]
    assert rows_of(RAA) == ["Philippines–Japan"]


def test_a_status_says_how_far_each_party_has_come_alone() -> None:
    alone = (
        PartyStatus(party="PH", status="legislative_approval", modality="reported"),
        PartyStatus(party="JP", status="legislative_approval", modality="planned"),
        PartyStatus(party="US", status="not_told", modality="reported"),
    )
    assert status_words(RAA.model_copy(update={"status_by_party": alone})) == (
        "Signed (Philippines: approved by the legislature; Japan: approved by the legislature, pending; US: not told)"
    )
    assert status_words(RAA) == "Signed"
    assert status_words(agreement_fact("A1", "Pact")) == "No step reported"


def test_parties_that_took_the_last_step_alone_are_named_few_and_counted_many() -> None:
    def alone(*codes: str) -> tuple[PartyStatus, ...]:
        return tuple(PartyStatus(party=code, status="ratified", modality="reported") for code in codes)

    pact = agreement_fact("A1", "Pact", status="ratified")
    assert (
        status_words(pact.model_copy(update={"status_by_party": alone("PH", "JP")}))
        == "Ratified by the Philippines and Japan"
    )
    assert (
        status_words(pact.model_copy(update={"status_by_party": alone("PH", "JP", "US", "AU")}))
        == "Ratified by 4 parties"
    )


def test_a_programme_is_called_one_where_it_was_announced() -> None:
    def programme(step: Step) -> str:
        return status_words(agreement_fact("A1", "Aid", fact_event("e1", step), status=step, instrument="programme"))

    assert [programme("announced"), programme("in_force"), programme("signed")] == ["Programme", "In force", "Signed"]


def since(*timeline: FactEvent, status: Step = "signed") -> str:
    (row,) = status_rows([agreement_fact("A1", "Pact", *timeline, status=status)], {}, NUMBERING, published=PUBLISHED)
    return row.since


def test_a_status_is_dated_as_far_as_it_is_told() -> None:
    assert since(fact_event("e1", "signed", "2025-05-28")) == "28 May 2025"
    assert since(fact_event("e1", "signed", "2025-05", basis="inferred")) == "probably May 2025"
    assert since(fact_event("e1", "signed", known_by="2025-05-29")) == "by 29 May 2025"
    assert since(fact_event("e1", "signed")) == "date unknown"
    assert since(fact_event("e1", "signed", modality="planned")) == ""


def pending(key: str, step: Step, known_by: str) -> FactEvent:
    """A step that a dated source still knew as pending and another reports."""
    return fact_event(key, step, modality="planned", superseded=True, known_by=known_by)


def test_an_undated_step_was_taken_after_the_last_day_on_which_it_was_still_pending() -> None:
    told = [pending("e1", "in_force", "2025-05-29"), pending("e3", "in_force", "2025-06-01")]
    assert since(*told, fact_event("e2", "in_force"), status="in_force") == "after 1 June 2025"


def test_an_undated_step_was_taken_after_a_step_that_must_come_before_it_was_pending() -> None:
    told = [pending("e1", "ratified", "2025-05-29"), fact_event("e2", "in_force")]
    assert since(*told, status="in_force") == "after 29 May 2025"


def test_an_undated_step_was_taken_after_the_day_on_which_a_source_told_of_the_talks_before_it() -> None:
    told = [fact_event("e1", "negotiating", "2025-05", known_by="2025-05-29"), fact_event("e2", "signed")]
    assert since(*told) == "after 29 May 2025"


@pytest.mark.parametrize(
    "last",
    [
        fact_event("e1", "noted", known_by="2025-05-29"),
        fact_event("e1", "noted", modality="planned", known_by="2025-05-29"),
        fact_event("e1", "in_force", modality="planned", known_by="2025-05-29"),
    ],
    ids=["noted", "to be noted", "a later step pending"],
)
def test_a_source_that_says_nothing_of_a_step_gives_no_day_after_which_it_was_taken(last: FactEvent) -> None:
    assert since(last, fact_event("e2", "signed")) == "date unknown"


def test_a_source_that_recalls_a_signature_does_not_say_that_the_next_step_was_still_to_come() -> None:
    told = [fact_event("e1", "signed", "2024-07-08", known_by="2025-05-29"), fact_event("e2", "in_force")]
    assert since(*told, status="in_force") == "date unknown"


WELCOMED = Evidence(article="y", quote="welcomed the start of talks", start=10, end=37, match="exact")
TALKS = Evidence(article="y", quote="start of talks", start=23, end=37, match="exact")


def welcomed(date: str | None, *, talks: tuple[Evidence, ...] = (TALKS,), **told: str) -> str:
    """Since when an agreement is signed of which talks that no source dates were welcomed."""
    events = (
        fact_event("e1", "noted", date, known_by="2025-05-29", evidence=(WELCOMED,), **told),
        fact_event("e2", "negotiating", known_by="2025-05-29", evidence=talks),
        fact_event("e3", "signed"),
    )
    return since(*events)


def test_an_undated_step_was_taken_after_the_day_on_which_the_talks_before_it_were_welcomed() -> None:
    assert welcomed("2025-05-28") == "after 28 May 2025"


@pytest.mark.parametrize(
    "weaker",
    [
        welcomed("2015-05-28"),
        welcomed("2025-05"),
        welcomed("2025-05-28", basis="inferred"),
        welcomed(None),
        welcomed("2025-05-28", talks=(evidence("start of talks", of="y", start=80),)),
        welcomed("2025-05-28", talks=(TALKS.model_copy(update={"article": "x"}),)),
    ],
    ids=["long ago", "a month", "inferred", "undated", "other words", "another source"],
)
def test_what_was_welcomed_otherwise_gives_no_day(weaker: str) -> None:
    assert weaker == "date unknown"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2025-05-28", "after 28 May 2025"),
        ("2025-05", "after 29 May 2025"),
        ("2010-03-01", "date unknown"),
        ("2025-04", "date unknown"),
        (None, "date unknown"),
    ],
)
def test_talks_give_a_day_only_where_they_were_news(date: str | None, told: str) -> None:
    talks = fact_event("e1", "negotiating", date, known_by="2025-05-29")
    assert since(talks, fact_event("e2", "signed")) == told


@pytest.mark.parametrize(
    "timeline",
    [
        (pending("e1", "ratified", "2025-05").model_copy(update={"known_by": "2025-05"}), fact_event("e2", "in_force")),
        (pending("e1", "signed", "2025-05-29"), fact_event("e2", "signed", "2025-04"), fact_event("e3", "in_force")),
        (
            pending("e1", "in_force", "2025-05-29").model_copy(update={"date": "2025-03"}),
            fact_event("e2", "in_force"),
        ),
        (pending("e1", "ratified", "2025-05-29"), fact_event("e2", "provisionally_applied")),
        (
            pending("e1", "ratified", "2025-05-29").model_copy(update={"party": "JP"}),
            fact_event("e2", "ratified", party="PH"),
        ),
    ],
    ids=["a month", "taken by then", "planned for a day gone by", "provisional application", "another party"],
)
def test_a_pending_step_proves_no_more_than_it_says(timeline: tuple[FactEvent, ...]) -> None:
    assert "after" not in since(*timeline, status=timeline[-1].step)


def test_of_many_parties_some_may_go_on_without_one() -> None:
    waiting = pending("e1", "ratified", "2025-05-29").model_copy(update={"party": "MA"})
    many = MERCOSUR.model_copy(update={"timeline": (waiting, fact_event("e2", "in_force")), "status": "in_force"})
    two = many.model_copy(update={"parties": RAA.parties})
    told = [row.since for row in status_rows([many, two], {}, NUMBERING, published=PUBLISHED)]
    assert told == ["date unknown", "after 29 May 2025"]


def test_a_source_of_a_month_is_one_in_that_month() -> None:
    told = [fact_event("e1", "noted", known_by="2025-05"), fact_event("e2", "signed")]
    assert since(*told) == "date unknown"


def test_an_undated_step_was_taken_by_the_day_a_later_one_was_known() -> None:
    steps = [fact_event("e1", "signed"), fact_event("e2", "in_force", known_by="2025-05-29")]
    assert since(*steps) == "by 29 May 2025"
    assert since(*steps, status="in_force") == "by 29 May 2025"


def test_talks_that_go_on_were_last_reported_on_the_day_of_the_latest_dated_source() -> None:
    def talks(*articles: str, date: str | None = "2025-04") -> str:
        quotes = tuple(evidence(of=article) for article in articles)
        event = fact_event("e1", "exploratory_talks", date, evidence=quotes)
        fact = agreement_fact("A1", "Pact", event, status="exploratory_talks")
        days = {"x": None, "y": "2025-05-29", "z": "2025-06-02"}
        return status_rows([fact], {}, NUMBERING, published=days)[0].since

    assert talks("x") == "April 2025"
    assert talks("x", "y") == "last reported 29 May 2025"
    assert talks("z", "y") == "last reported 2 June 2025"
    assert talks("x", date=None) == "date unknown"


def test_talks_that_officials_spoke_of_on_a_day_were_last_reported_on_it() -> None:
    def talks(noted: str | None) -> str:
        quotes = (evidence(of="y"),)
        begun = fact_event("e1", "exploratory_talks", "2025-04", evidence=quotes)
        fact = agreement_fact("A1", "Pact", begun, fact_event("e2", "noted", noted), status="exploratory_talks")
        return status_rows([fact], {}, NUMBERING, published={"y": "2025-05-29"})[0].since

    assert talks("2025-05-28") == "last reported 28 May 2025"
    assert talks("2025-05") == talks(None) == "last reported 29 May 2025"


def test_a_step_told_twice_has_its_first_date_and_its_last() -> None:
    days = [fact_event(f"e{n}", "signed", f"2025-05-2{n}") for n in (7, 8, 9)]
    assert since(*days) == "since 27 May 2025; last 29 May 2025"
    assert since(days[0], fact_event("e2", "signed")) == "since 27 May 2025"
    assert since(days[0], fact_event("e2", "signed", "2025-05-27")) == "27 May 2025"


def test_the_first_time_of_several_is_told_as_far_as_it_is_known() -> None:
    day, known, undated = (
        fact_event("e9", "extended", "2025-06-02"),
        fact_event("e1", "extended", known_by="2025-05-29"),
        fact_event("e2", "extended"),
    )
    probably = fact_event("e1", "extended", "2025-05", basis="inferred")
    assert since(known, undated, status="extended") == "first by 29 May 2025"
    assert since(undated, day, status="extended") == "last 2 June 2025"
    assert since(probably, day, status="extended") == "probably since May 2025; last 2 June 2025"
    assert since(day, known, status="extended") == "since 2 June 2025; last by 29 May 2025"


def test_a_cell_is_short_and_leaves_place_and_people_to_the_sentences() -> None:
    told = {"place": "Manila", "by": ("Yoko Kamikawa", "Gilberto Teodoro")}
    assert since(fact_event("e1", "signed", "2024-07-08", **told)) == "8 July 2024"
    assert since(fact_event("e1", "signed", place="Manila")) == "date unknown"


def test_conflicting_dates_of_one_signing_stand_in_the_table_once() -> None:
    assert since(*CHAGOS.timeline) == "22 May 2025"


# --- what it does


def test_a_row_says_what_its_own_agreement_does_and_nothing_where_nobody_tells() -> None:
    purpose = Sentence(
        text="Does it.", cites=("A2",), items=("A2.t1",), numbers=(1,), evidence=(evidence(),), by="code"
    )
    rows = status_rows([RAA, START], {"A2": purpose, "M1": purpose}, NUMBERING, published=PUBLISHED)
    assert [row.purpose for row in rows] == [None, purpose]


# --- who tells of it


def test_a_row_names_the_source_that_told_last_where_its_status_has_no_date() -> None:
    known = pending("e1", "in_force", "2025-05-29").model_copy(update={"evidence": (evidence(of="y"),)})
    dated, undated = fact_event("e2", "in_force", "2025-06-20"), fact_event("e2", "in_force")
    sources = [
        status_rows([agreement_fact("A1", "Pact", known, step, status="in_force")], {}, NUMBERING, published=PUBLISHED)[
            0
        ].sources
        for step in (dated, undated)
    ]
    assert sources == [(1,), (1, 2)]


@pytest.mark.parametrize(
    ("bound", "status", "cited"),
    [
        (("noted", {"known_by": "2025-05-29"}), "signed", (1,)),
        (("in_force", {"known_by": "2025-05-29", "modality": "planned", "superseded": True}), "in_force", (1, 2)),
        (("amended", {"known_by": "2025-05-29"}), "signed", (1, 2)),
    ],
    ids=["no day shown", "after which day", "by which day"],
)
def test_a_row_names_one_source_that_proves_the_day_it_shows(
    bound: tuple[Step, dict[str, str]], status: Step, cited: tuple[int, ...]
) -> None:
    quotes = tuple(evidence(of=of) for of in ("z", "y", "x"))
    step, told = bound
    fact = agreement_fact("A1", "Pact", fact_event("e1", step, evidence=quotes, **told), fact_event("e2", status))
    (row,) = status_rows([fact.model_copy(update={"status": status})], {}, NUMBERING, published=PUBLISHED)
    assert row.sources == cited


def test_a_row_names_no_further_source_where_one_of_its_own_proves_the_day() -> None:
    noted = fact_event("e1", "noted", known_by="2025-05-29", evidence=(evidence(of="y"), evidence(of="z")))
    signed = fact_event("e2", "signed", evidence=(evidence(of="z"),))
    (row,) = status_rows(
        [agreement_fact("A1", "Pact", noted, signed, status="signed")], {}, NUMBERING, published=PUBLISHED
    )
    assert row.sources == (3,)
