"""Where sources differ or are silent, and what to watch: only what conflicts, silences, plans and missing steps bear."""

import pytest
from hypothesis import given, settings

from schemas.agreement import Step
from schemas.fact import AgreementFact, MeetingFact, StatementFact
from service.core.briefing.items import items_of
from service.core.briefing.sections.watch import watch_sentences
from service.core.briefing.verification.sentences import failures
from service.core.history.lifecycle import status
from tests.records import agreement_fact, fact_event, meeting_fact
from tests.strategies import agreements, meetings
from tests.treaties import EU_CHINA, HIGH_SEAS, RAA, RIYADH, UNNAMED, person


def texts(*facts: AgreementFact | MeetingFact | StatementFact, as_of: str | None = "2025-08-01") -> list[str]:
    return [told.text for told in watch_sentences(facts, as_of=as_of)]


NEXT: list[tuple[Step, str | None]] = [
    ("exploratory_talks", "opening of negotiations"),
    ("negotiation_agreed", "conclusion of negotiations"),
    ("negotiating", "conclusion of negotiations"),
    ("agreed_in_principle", "signature"),
    ("initialled", "signature"),
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
    assert [one.text for one in told] == ([f"Pact: {missing} is not reported."] if missing else [])
    assert [one.cites for one in told] == ([("A1.e1",)] if missing else [])


def test_a_planned_step_is_watched_before_a_missing_one_with_its_party() -> None:
    assert texts(RAA) == ["RAA: approved by the legislature (Japan), planned or pending, not reported as done."]
    assert watch_sentences([HIGH_SEAS], as_of=None)[0].cites == ("A7.e3", "A7.e1")


def test_what_was_overtaken_or_only_forecast_is_not_pending() -> None:
    ahead = [
        fact_event("e2", "ratified", modality="planned", superseded=True),
        fact_event("e3", "in_force", modality="forecast"),
        fact_event("e4", "noted", modality="planned"),
    ]
    fact = agreement_fact("A1", "Pact", fact_event("e1", "signed"), *ahead, status="signed")
    assert texts(fact) == ["Pact: ratification or entry into force is not reported."]


def test_nothing_is_watched_of_what_has_no_name_or_no_step() -> None:
    assert texts(UNNAMED, agreement_fact("A1", "Pact"), RIYADH) == []


def test_a_scheduled_meeting_before_the_as_of_date_has_no_report_that_it_was_held() -> None:
    (told,) = texts(EU_CHINA)
    assert told == (
        "Planned for a day that has passed: EU-China summit in Beijing (24 July 2025); no source reports that it was held."
    )


@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-07-01", "2025-07", None])
def test_a_scheduled_meeting_that_may_lie_ahead_is_only_scheduled(as_of: str | None) -> None:
    (told,) = texts(EU_CHINA, as_of=as_of)
    assert told == "Planned meetings: EU-China summit in Beijing (24 July 2025), not reported as held."


def test_scheduled_meetings_share_a_point_with_those_of_their_time_and_each_is_cited() -> None:
    span = meeting_fact("M2", "dialogue", status="scheduled", date="2025-05-28/2025-12-31", place="Philippines")
    put_off = meeting_fact("M9", "summit", status="postponed", date="2025-04", basis="inferred")
    passed, ahead = watch_sentences([EU_CHINA, span, put_off], as_of="2025-05-29")
    assert passed.text == (
        "Planned for a day that has passed: summit (probably April 2025, postponed); no source reports that it was held."
    )
    assert ahead.text == (
        "Planned meetings: EU-China summit in Beijing (24 July 2025) and dialogue in the Philippines (between 28 May 2025 and "
        "the end of 2025), not reported as held."
    )
    assert (passed.cites, ahead.cites) == (("M9",), ("M3", "M2"))


def test_several_meetings_whose_day_has_passed_share_a_sentence() -> None:
    geneva = meeting_fact("M2", "Geneva dialogue", status="scheduled", date="2025-04")
    (told,) = watch_sentences([EU_CHINA, geneva], as_of="2025-08-01")
    assert told.text.endswith("and Geneva dialogue (April 2025); no source reports that they were held.")
    assert failures(told.text, told.cites, items_of([EU_CHINA, geneva])) == ()


@pytest.mark.parametrize("date", [None, "XXXX-04"])
def test_a_meeting_without_a_year_never_counts_as_passed(date: str | None) -> None:
    (told,) = texts(meeting_fact("M1", "dialogue", status="scheduled", date=date), as_of="2030-01-01")
    assert "no source reports that it was held" not in told


# --- how a meeting that lies ahead is told


def planned(name: str, **told: str | None) -> str:
    """What a list of what lies ahead says of one meeting."""
    (*_, text) = texts(RAA, meeting_fact("M1", name, status="scheduled", **told))
    return text.removeprefix("Planned meetings: ").removesuffix(", not reported as held.")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Japan-Philippines maritime consultations", "maritime consultations"),
        ("Philippines–Japan Vice-Ministerial Strategic Dialogue", "Vice-Ministerial Strategic Dialogue"),
        ("next meeting of the Japan-Philippines Joint Committee", "Joint Committee"),
        ("Vice-ministerial strategic dialogue", "vice-ministerial strategic dialogue"),
        ("Next round of consultations", "consultations"),
        ("Japan-Philippines", "Japan-Philippines"),
        ("visit of the Japan-Philippines parliamentary league", "visit of the Japan-Philippines parliamentary league"),
    ],
)
def test_what_a_list_of_meetings_ahead_need_not_say_is_left_out(name: str, shown: str) -> None:
    assert planned(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maritime consultations", "maritime consultations"),
        ("Joint Committee", "Joint Committee"),
        ("Geneva talks", "Geneva talks"),
        ("Summit", "summit"),
    ],
)
def test_only_a_common_word_loses_its_capital_inside_a_sentence(name: str, shown: str) -> None:
    (told,) = texts(EU_CHINA, meeting_fact("M2", name, status="scheduled"), as_of=None)
    assert told.endswith(f" and {shown}, not reported as held.")


def test_the_sides_of_a_meeting_are_left_out_only_where_the_page_is_about_them() -> None:
    other = meeting_fact("M1", "China-Russia summit", person("China", "CN"), person("Russia", "RU"), status="scheduled")
    (*_, told) = texts(RAA, other)
    assert told.startswith("Planned meetings: China-Russia summit,")


def test_the_words_of_a_source_for_a_date_are_quoted_and_a_date_is_not() -> None:
    assert planned("talks", date_text="later this year") == "talks (“later this year”)"
    assert planned("talks", date="2025-09", date_text="in September") == "talks (September 2025)"
    assert planned("talks", place="Philippines", date_text="this year") == "talks in the Philippines (“this year”)"
    assert planned("talks") == "talks"


def test_a_step_that_parties_took_alone_is_told_of_them() -> None:
    steps = [fact_event(f"e{n}", "ratified", party=party) for n, party in enumerate(("PH", "JP"), 1)]
    both = texts(agreement_fact("A1", "Pact", *steps, status="ratified"))
    assert both == ["Pact: ratified by the Philippines and Japan; entry into force is not reported."]
    assert texts(agreement_fact("A1", "Pact", steps[1], status="ratified")) == [
        "Pact: ratified by Japan; entry into force is not reported."
    ]


def test_a_step_that_any_event_reports_is_not_called_unreported() -> None:
    approved = fact_event("e2", "legislative_approval", party="PH")
    assert texts(agreement_fact("A1", "Pact", fact_event("e1", "signed"), approved, status="signed")) == [
        "Pact: entry into force is not reported."
    ]
    disputed = fact_event("e2", "in_force")
    assert texts(agreement_fact("A1", "Pact", fact_event("e1", "signed"), disputed, status="signed")) == []


@settings(max_examples=100)
@given(agreements(), meetings())
def test_whatever_is_watched_stands(agreement: AgreementFact, meeting: MeetingFact) -> None:
    agreement = agreement.model_copy(update={"status": status(agreement.timeline, as_of=None)})
    items = items_of([agreement, meeting])
    for told in watch_sentences([agreement, meeting], as_of="2025-06-01"):
        assert failures(told.text, told.cites, items) == (), told.text
