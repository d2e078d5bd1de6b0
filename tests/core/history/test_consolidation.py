from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.fact import AgreementFact, Fact, StatementFact
from schemas.record import Record
from service.core.history.consolidation import as_of, consolidate
from service.core.linking.clustering import cluster, compare_all
from service.core.linking.explanation import explain
from service.core.linking.overrides.ruling import Ruling
from service.render.text.why import why_text
from tests.records import agreement, article, event, evidence, facts_of, library, meeting, statement

RAA, ACSA = "Reciprocal Access Agreement", "Acquisition and Cross-Servicing Agreement"
ARTICLES = library(u=None, v=None, w=None, x="2025-05-29", y="2025-06-03", z="2024")
OF = st.sampled_from("uvwxyz")
DATES = st.sampled_from([None, "2025", "2025-04", "2025-04-29", "2025-05-28", "XXXX-04"])
STEPS = st.lists(
    st.builds(
        lambda step, date, by, place, planned: event(
            step, date, by=by, place=place, modality="planned" if planned else "reported"
        ),
        st.sampled_from(["exploratory_talks", "negotiating", "signed", "legislative_approval", "in_force", "noted"]),
        DATES,
        st.sampled_from([(), ("Iwaya",), ("Takeshi Iwaya", "Manalo")]),
        st.sampled_from([None, "Manila", "Tokyo"]),
        st.booleans(),
    ),
    max_size=3,
)
MADE = st.lists(
    st.one_of(
        st.builds(
            lambda of, name, steps: agreement(f"{of}/a1", name, *steps), OF, st.sampled_from([RAA, ACSA, "RAA"]), STEPS
        ),
        st.builds(
            lambda of, people, date, status: meeting(f"{of}/m1", "talks", *people, date=date, status=status),
            OF,
            st.lists(
                st.sampled_from(["Takeshi Iwaya,,JP", "Iwaya", "Enrique Manalo,,PH", "Japan,,JP"]),
                max_size=2,
                unique=True,
            ),
            DATES,
            st.sampled_from(["held", "scheduled", "postponed"]),
        ),
        st.builds(
            lambda of, text, holder: statement(f"{of}/s1", text, holder),
            OF,
            st.sampled_from(["a near-alliance", "a “near-alliance” and a “golden age”", "close partners"]),
            st.sampled_from(["Iwaya", "Takeshi Iwaya", "both sides"]),
        ),
    ),
    unique_by=lambda record: record.id,
    max_size=8,
)


def only(kind: type[Fact], facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact, kind)]


# --- as of


def test_the_latest_date_an_article_states_is_the_as_of_date() -> None:
    dated = [
        article("1", published="2025-05"),
        article("2", published="2025-05-29"),
        article("3"),
        article("4", published="2024"),
    ]
    assert as_of(dated) == as_of(dated[::-1]) == "2025-05"
    assert as_of([article("1", published="2025-05-29"), article("2", published="XXXX-06")]) == "2025-05-29"


def test_undated_articles_have_no_as_of_date() -> None:
    assert as_of([article("1"), article("2")]) is None


# --- from clusters to facts


def test_a_treaty_pending_in_one_source_and_in_force_in_another_is_one_timeline() -> None:
    pending = agreement("x/a1", RAA, event("legislative_approval", party="JP", modality="planned"))
    facts = facts_of([pending, agreement("u/a1", RAA, event("in_force"))], ARTICLES, on="2025-05-29")
    (fact,) = facts
    assert isinstance(fact, AgreementFact)
    assert (fact.id, fact.status, fact.conflicts, [step.step for step in fact.timeline]) == (
        "A1",
        "in_force",
        (),
        ["legislative_approval", "in_force"],
    )


def test_a_meeting_dates_the_step_that_another_article_ties_to_it_but_never_as_told() -> None:
    people = ("Enrique Manalo,,PH", "Takeshi Iwaya,,JP")
    facts = facts_of(
        [
            meeting("x/m1", "talks", *people, date="2025-05-28"),
            meeting("u/m1", "talks", *people),
            agreement("u/a1", ACSA, event("signed", by=("Iwaya",))),
        ],
        ARTICLES,
    )
    (fact,) = only(AgreementFact, facts)
    assert isinstance(fact, AgreementFact)
    assert [(step.date, step.basis) for step in fact.timeline] == [("2025-05-28", "inferred")]


def test_a_meeting_tells_for_which_side_a_signatory_signed() -> None:
    facts = facts_of(
        [meeting("u/m1", "visit", "Toshimitsu Motegi,,JP"), agreement("v/a1", ACSA, event("signed", by=("Motegi",)))],
        ARTICLES,
    )
    assert [silence.text for silence in facts[0].silences] == [
        "when it was signed",
        "who signed it for the Philippines",
    ]


def test_words_that_one_source_gives_to_a_person_and_another_to_both_sides_are_a_conflict() -> None:
    said = statement("x/s1", "a near-alliance", "Iwaya", evidence=evidence('a "near-alliance" status', of="x"))
    summed_up = statement("u/s1", "ties are a near-alliance", "both sides")
    facts = facts_of([said, summed_up, statement("u/s2", "it matters", "Marcos")], ARTICLES)
    assert {fact.holder: len(fact.conflicts) for fact in facts if isinstance(fact, StatementFact)} == {
        "Iwaya": 1,
        "both sides": 0,
        "Marcos": 0,
    }


def test_a_holder_known_from_a_meeting_is_shown_with_the_full_name() -> None:
    facts = facts_of(
        [
            meeting("x/m1", "talks", "Takeshi Iwaya,,JP", "Enrique Manalo,,PH"),
            meeting("u/m1", "talks", "Iwaya", "Manalo"),
            statement("u/s1", "close partners", "Iwaya"),
        ],
        ARTICLES,
    )
    assert [fact.holder for fact in facts if isinstance(fact, StatementFact)] == ["Takeshi Iwaya"]


def test_nothing_told_makes_no_fact() -> None:
    assert facts_of([], ARTICLES) == ()


# --- properties


@settings(max_examples=60)
@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(records: list[Record], random: Random) -> None:
    shuffled, articles = list(records), list(ARTICLES.items())
    random.shuffle(shuffled)
    random.shuffle(articles)
    assert facts_of(shuffled, dict(articles), on="2025-05-29") == facts_of(records, ARTICLES, on="2025-05-29")


@settings(max_examples=60)
@given(MADE)
def test_every_record_and_every_event_is_a_member_of_exactly_one_fact(records: list[Record]) -> None:
    facts = facts_of(records, ARTICLES)
    assert sorted(key for fact in facts for key in fact.records) == sorted(record.id for record in records)
    told = sorted(step.id for record in records if hasattr(record, "events") for step in record.events)
    assert told == sorted(
        key for fact in facts if isinstance(fact, AgreementFact) for step in fact.timeline for key in step.members
    )


@settings(max_examples=60)
@given(MADE)
def test_no_date_is_shown_as_told_that_no_record_tells(records: list[Record]) -> None:
    told = {step.date for record in records if hasattr(record, "events") for step in record.events}
    for fact in only(AgreementFact, facts_of(records, ARTICLES)):
        assert isinstance(fact, AgreementFact)
        assert {step.date for step in fact.timeline if step.basis != "inferred"} <= {*told, None}
        assert all((step.date is None) is (step.basis == "none") for step in fact.timeline)


# --- meetings that sources tell differently

PEOPLE = ("Enrique Manalo, Foreign Affairs Secretary, PH", "Takeshi Iwaya, Foreign Minister, JP")


def talks(of: str, **told: object) -> Record:
    return meeting(f"{of}/m1", "Manalo-Iwaya meeting", *PEOPLE, **{"date": "2025-05-28", "place": "Tokyo", **told})  # type: ignore[arg-type]  # fields of a meeting


def test_reports_that_differ_in_the_place_alone_are_one_meeting_with_a_conflict() -> None:
    (fact,) = facts_of([talks("u"), talks("v"), talks("w", place="Manila")], ARTICLES)
    (conflict,) = fact.conflicts
    assert (fact.id, conflict.id, conflict.kind, conflict.chosen) == ("M1", "c1", "place", "Tokyo")
    assert [(claim.value, claim.independent) for claim in conflict.claims] == [("Tokyo", 2), ("Manila", 1)]
    shown = why_text(explain("r1", fact, [fact]))
    assert "c1  sources differ on where it was held: Tokyo (u, v; 2 independent); Manila (w; 1 independent)" in shown
    assert "shown: Tokyo" in shown


def test_another_day_is_another_meeting_unless_a_person_joins_them() -> None:
    records = [talks("u"), talks("v", date="2025-05-29")]
    assert len(facts_of(records, ARTICLES)) == 2
    joined = Ruling(left="u/m1", right="v/m1", same=True, by="An Officer", reason="one meeting", at="line 1")
    (fact,) = consolidate(cluster(records, compare_all(records), {}, [joined]), ARTICLES, as_of=None)
    assert [(conflict.kind, conflict.chosen) for conflict in fact.conflicts] == [("date", "29 May 2025")]


def test_days_that_overlap_in_part_are_one_meeting_with_a_conflict() -> None:
    records = [talks("u", date="2025-05-27/2025-05-28"), talks("v", date="2025-05-28/2025-05-30")]
    (fact,) = facts_of(records, ARTICLES)
    assert [conflict.about for conflict in fact.conflicts] == ["the date it was held"]


def test_a_coarser_date_and_a_containing_place_are_none() -> None:
    (fact,) = facts_of([talks("u"), talks("v", date="2025-05", place="Japan")], ARTICLES)
    assert fact.conflicts == ()
