"""Where sources differ or are silent, and what to watch: only what conflicts, silences, plans and missing steps bear."""

import pytest
from hypothesis import given, settings

from schemas.agreement import Step
from schemas.fact import AgreementFact, Claim, Conflict, MeetingFact, Silence, StatementFact
from service.core.briefing.items import items_of
from service.core.briefing.verification.sentences import failures
from service.core.briefing.watch import difference_sentences, watch_sentences
from service.core.history.silences import NAME
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact
from tests.strategies import agreements, meetings
from tests.treaties import CHAGOS, EU_CHINA, HIGH_SEAS, MERCOSUR, PRETORIA, RAA, RIYADH, START, UNNAMED, person, quoted


def texts(*facts: AgreementFact | MeetingFact | StatementFact, as_of: str | None = "2025-08-01") -> list[str]:
    return [told.text for told in watch_sentences(facts, as_of=as_of)]


# --- what to watch


NEXT: list[tuple[Step, str | None]] = [
    ("exploratory_talks", "that negotiations have been opened"),
    ("negotiation_agreed", "that negotiations have been concluded"),
    ("negotiating", "that negotiations have been concluded"),
    ("agreed_in_principle", "a signature"),
    ("initialled", "a signature"),
    ("signed", "ratification or entry into force"),
    ("ratified", "entry into force"),
    ("in_force", None),
    ("terminated", None),
    ("announced", None),
]


@pytest.mark.parametrize(("step", "missing"), NEXT)
def test_the_next_step_that_no_source_reports_is_watched(step: Step, missing: str | None) -> None:
    fact = agreement_fact("A1", "Pact", fact_event("e1", step), status=step)
    told = watch_sentences([fact], as_of=None)
    assert [one.text.split("; ")[1] for one in told] == ([f"no source reports {missing}."] if missing else [])
    assert [one.cites for one in told] == ([("A1.e1",)] if missing else [])


def test_a_planned_step_is_watched_before_a_missing_one_with_its_party() -> None:
    assert texts(RAA) == ["RAA: planned or pending, approved by the legislature (Japan); no source reports it done."]
    assert watch_sentences([HIGH_SEAS], as_of=None)[0].cites == ("A7.e3", "A7.e1")


def test_what_was_overtaken_or_only_forecast_is_not_pending() -> None:
    ahead = [
        fact_event("e2", "ratified", modality="planned", superseded=True),
        fact_event("e3", "in_force", modality="forecast"),
        fact_event("e4", "noted", modality="planned"),
    ]
    fact = agreement_fact("A1", "Pact", fact_event("e1", "signed"), *ahead, status="signed")
    assert texts(fact) == ["Pact: signed; no source reports ratification or entry into force."]


def test_nothing_is_watched_of_what_has_no_name_or_no_step() -> None:
    assert texts(UNNAMED, agreement_fact("A1", "Pact"), RIYADH) == []


def test_a_scheduled_meeting_before_the_as_of_date_has_no_report_that_it_was_held() -> None:
    (told,) = texts(EU_CHINA)
    assert told.endswith("EU-China summit: no source reports that it was held.")


@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-07-01", "2025-07", None])
def test_a_scheduled_meeting_that_may_lie_ahead_is_only_scheduled(as_of: str | None) -> None:
    (told,) = texts(EU_CHINA, as_of=as_of)
    assert told.endswith("EU-China summit in Beijing, 24 July 2025.")


def test_scheduled_meetings_share_one_line_and_each_is_cited() -> None:
    span = meeting_fact("M2", "dialogue", status="scheduled", date="2025-05-28/2025-12-31", place="Philippines")
    put_off = meeting_fact("M9", "summit", status="postponed", date="2025-04", basis="inferred")
    (told,) = watch_sentences([EU_CHINA, span, put_off], as_of="2025-05-29")
    meetings = (
        "EU-China summit in Beijing, 24 July 2025",
        "dialogue in the Philippines, between 28 May 2025 and the end of 2025",
        "summit, probably April 2025 (postponed)",
    )
    assert "; ".join(meetings) in told.text
    assert told.text.endswith(". summit: no source reports that it was held.")
    assert told.cites == ("M3", "M2", "M9")


@pytest.mark.parametrize("date", [None, "XXXX-04"])
def test_a_meeting_without_a_year_never_counts_as_passed(date: str | None) -> None:
    (told,) = texts(meeting_fact("M1", "dialogue", status="scheduled", date=date), as_of="2030-01-01")
    assert "no source reports that it was held" not in told


@settings(max_examples=40)
@given(agreements(), meetings())
def test_whatever_is_watched_stands(agreement: AgreementFact, meeting: MeetingFact) -> None:
    items = items_of([agreement, meeting])
    for told in watch_sentences([agreement, meeting], as_of="2025-06-01"):
        assert failures(told.text, told.cites, items) == (), told.text


# --- where the sources differ or are silent


def conflict(*claims: tuple[str, str], about: str = "the date it was signed", chosen: str | None = None) -> Conflict:
    sides = tuple(Claim(value=value, evidence=quoted(quote)) for value, quote in claims)
    return Conflict(id="c1", about=about, claims=sides, chosen=chosen, rule="a rule")


def differing(fact: AgreementFact | StatementFact, *conflicts: Conflict) -> str:
    (told,) = difference_sentences([fact.model_copy(update={"conflicts": conflicts})])
    assert told.cites == (f"{fact.id}.c1",)
    return told.text


def test_a_conflict_names_both_sides() -> None:
    sides = conflict(("22 May 2025", "on 22 May"), ("23 May 2025", "on 23 May"), chosen="22 May 2025")
    assert differing(CHAGOS, sides).startswith(
        "Chagos Archipelago treaty: sources differ on the date it was signed: 22 May 2025 or 23 May 2025"
    )


def test_a_conflict_about_a_step_is_told_in_the_words_of_the_sources() -> None:
    started = (
        "negotiations begun",
        "The two have officially begun negotiations on a landmark defense agreement, he said",
    )
    agreed = ("agreed to start negotiations", "“We have agreed to start negotiations on a pact,” Marcos said")
    told = differing(PRETORIA, conflict(agreed, started, about="whether negotiations had begun"))
    assert "“officially begun negotiations”" in told
    assert "“agreed to start negotiations”" in told


def test_a_step_whose_words_stand_in_no_quote_is_told_by_its_value() -> None:
    told = differing(PRETORIA, conflict(("negotiations begun", "talks are on"), ("signed", "it was inked")))
    assert told.endswith(": negotiations begun or signed.")


def test_a_conflict_between_holders_names_no_agreement() -> None:
    sides = conflict(("Iwaya", "Iwaya said"), ("both sides", "both said"), about="who called it “near-alliance”")
    assert differing(statement_fact("S1", "near-alliance", "Iwaya"), sides) == (
        "Sources differ on who called it “near-alliance”: Iwaya or both sides."
    )


def silent(fact: AgreementFact, *silences: str) -> AgreementFact:
    made = tuple(Silence(id=f"q{n}", text=text, evidence=quoted("words")) for n, text in enumerate(silences, 1))
    return fact.model_copy(update={"silences": made})


def test_what_no_source_tells_of_an_agreement_is_one_sentence() -> None:
    (told,) = difference_sentences([silent(START, "when it came into force", "who signed for Russia")])
    assert told.text.startswith("On the New START Treaty")
    assert told.text.endswith("no source tells when it came into force or who signed for Russia.")
    assert told.cites == ("A2.q1", "A2.q2")


def test_an_agreement_without_a_name_stays_without_one() -> None:
    (told,) = difference_sentences([silent(UNNAMED, NAME)])
    assert told.text == "On the unnamed agreement signed in Manila: no source tells what it is called."


def test_agreements_that_share_a_silence_share_a_sentence() -> None:
    (told,) = difference_sentences([silent(START, "when it was signed"), silent(UNNAMED, NAME, "when it was signed")])
    assert told.cites == ("A2.q1", "A8.q1", "A8.q2")
    assert "New START Treaty and the unnamed agreement signed in Manila" in told.text
    assert told.text.endswith("when they were signed.")


def signed(key: str, name: str) -> AgreementFact:
    return agreement_fact(key, name, fact_event("e1", "signed"), status="signed")


def under_discussion(between: str = "Philippines=PH Japan=JP") -> AgreementFact:
    return agreement_fact("A2", "Pact", fact_event("e1", "negotiating"), status="negotiating", between=between)


def test_an_unnamed_agreement_may_be_one_that_was_still_discussed_and_nobody_says_so() -> None:
    (told,) = difference_sentences([signed("A1", "unnamed agreement"), under_discussion()])
    assert "whether the unnamed agreement is the Pact" in told.text
    assert told.cites == ("A1.e1", "A2.e1")


@pytest.mark.parametrize(
    "facts",
    [
        (signed("A1", "Treaty"), under_discussion()),
        (signed("A1", "unnamed agreement"), under_discussion("Peru=PE Japan=JP")),
        (signed("A1", "unnamed agreement"), signed("A2", "Pact")),
        (agreement_fact("A1", "unnamed agreement", fact_event("e1", "noted")), under_discussion()),
    ],
    ids=["named", "other parties", "nothing open", "not signed"],
)
def test_otherwise_nothing_is_said_of_which_one_it_is(facts: tuple[AgreementFact, ...]) -> None:
    assert difference_sentences(facts) == []


def visited(key: str, name: str, role: str, country: str, date: str | None = None) -> MeetingFact:
    return meeting_fact(key, "Visit", person(name, country, role), date=date)


def test_two_people_whom_sources_give_one_office_are_told() -> None:
    meetings = (
        visited("M1", "Takeshi Iwaya", "Foreign Minister", "JP", "2025-05-28"),
        visited("M2", "Motegi", "Japanese Foreign Minister", "JP"),
    )
    (told,) = difference_sentences(meetings)
    assert "Takeshi Iwaya (28 May 2025) and Motegi (undated)" in told.text
    assert told.cites == ("M1", "M2")


@pytest.mark.parametrize(
    "second",
    [
        visited("M2", "Iwaya", "Foreign Minister", "JP"),
        visited("M2", "Manalo", "Foreign Minister", "PH"),
        visited("M2", "Gen Nakatani", "Defense Minister", "JP"),
        visited("M2", "Japan", "Foreign Minister", "JP"),
    ],
    ids=["the same person", "another country", "another office", "no person"],
)
def test_otherwise_no_office_is_in_dispute(second: MeetingFact) -> None:
    assert difference_sentences([visited("M1", "Takeshi Iwaya", "Foreign Minister", "JP"), second]) == []


def test_officials_of_one_rank_are_many() -> None:
    meetings = [visited(f"M{n}", name, "ambassador", "JP") for n, name in enumerate(("Abe Ito", "Cato Endo"), 1)]
    assert difference_sentences(meetings) == []


def test_without_a_conflict_or_a_silence_nothing_is_said() -> None:
    assert difference_sentences([MERCOSUR, RIYADH]) == []
