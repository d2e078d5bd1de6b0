"""The life-cycle of an agreement over many reports: properties of what consolidation makes of them."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.fact import AgreementFact
from schemas.record import AgreementRecord, EventRecord
from service.core.history.agreements import Setting, consolidate_agreement
from service.core.history.lifecycle import rank
from service.core.linking.clustering import Cluster
from tests.records import agreement, event, library

DAYS = ("2020-01-10", "2021-01-10", "2022-01-10", "2023-01-10", "2024-01-10")
ARTICLES = library(**{f"n{n}": day for n, day in enumerate(DAYS)}, old="2019-01-10", u=None)
EVERY_STEP = (
    "negotiating", "signed", "legislative_approval", "ratified", "in_force", "extended", "amended", "stalled", "suspended",
    "withdrawn", "terminated", "expired", "noted",
)  # fmt: skip
LADDER = (
    "proposed",
    "exploratory_talks",
    "negotiating",
    "agreed_in_principle",
    "signed",
    "legislative_approval",
    "noted",
)


@st.composite
def told(draw: st.DrawFn, published: str | None, steps: tuple[str, ...] = EVERY_STEP) -> EventRecord:
    """A step as a report of a day can tell it: undated, or dated on that day or before."""
    step = draw(st.sampled_from(steps))
    days = [None, *(day for day in (*DAYS, "2018-05", "2017") if published and day <= published)]
    modality = draw(st.sampled_from(["reported", "reported", "planned"]))
    party = (
        draw(st.sampled_from([None, "PH", "JP"])) if step in ("legislative_approval", "ratified", "withdrawn") else None
    )
    date = draw(st.sampled_from(days)) if modality == "reported" else None
    return event(step, date, modality=modality, party=party, place=draw(st.sampled_from([None, "Manila"])))  # type: ignore[arg-type]  # one of the steps


@st.composite
def reports(draw: st.DrawFn) -> list[AgreementRecord]:
    keys = draw(
        st.lists(st.sampled_from([*(f"n{n}" for n in range(len(DAYS))), "u"]), min_size=1, max_size=4, unique=True)
    )
    return [
        agreement(
            f"{key}/a1", "Pact", *draw(st.lists(told(ARTICLES[key].published), max_size=3)), terms=("$6 million",)
        )
        for key in keys
    ]


def fact(records: list[AgreementRecord]) -> AgreementFact:
    setting = Setting(articles=ARTICLES, as_of="2024-01-10", countries={})
    return consolidate_agreement(Cluster(records=tuple(records), merges=()), records, setting)


def again(made: AgreementFact) -> AgreementRecord:
    """The fact as one record of its own events."""
    steps = [
        event(
            each.step, each.date, party=each.party, place=each.place, by=each.by, modality=each.modality, basis=each.basis,
        )
        for each in made.timeline
    ]  # fmt: skip
    return agreement("u/a1", made.name, *steps)


@settings(max_examples=80)
@given(reports())
def test_the_order_of_reports_changes_nothing_but_the_order_of_sources(records: list[AgreementRecord]) -> None:
    first = fact(records)
    for some in permutations(records):
        made = fact(list(some))
        assert (made.timeline, made.status, made.status_by_party) == (
            first.timeline,
            first.status,
            first.status_by_party,
        )
        assert (made.conflicts, made.silences, made.terms) == (first.conflicts, first.silences, first.terms)


@settings(max_examples=80)
@given(reports())
def test_every_event_is_a_member_of_exactly_one_event_of_the_fact(records: list[AgreementRecord]) -> None:
    members = [key for each in fact(records).timeline for key in each.members]
    assert sorted(members) == sorted(each.id for record in records for each in record.events)


@settings(max_examples=80)
@given(reports())
def test_consolidating_twice_changes_nothing(records: list[AgreementRecord]) -> None:
    assert fact(records) == fact(records)
    told_twice = fact([*records, *(r.model_copy(update={"id": f"{r.id}x"}) for r in records)])
    assert told_twice.status == fact(records).status
    assert told_twice.independent == fact(records).independent


@settings(max_examples=150)
@given(reports(), st.lists(told("2019-01-10"), min_size=1, max_size=3))
def test_an_older_report_never_moves_the_status_back(records: list[AgreementRecord], older: list[EventRecord]) -> None:
    dated = [each for each in records if each.article != "u"]
    before, after = fact(dated), fact([*dated, agreement("old/a1", "Pact", *older)])
    reached = [
        each for each in before.timeline if each.step == before.status and each.modality == "reported" and each.date
    ]
    if any(str(each.date) > "2019-01-10" for each in reached):
        assert reach(after) >= reach(before)


def reach(made: AgreementFact) -> int:
    """How far it came, by all or by the party that came furthest."""
    own = [party.status for party in made.status_by_party if party.modality == "reported"]
    return max(0 if status == "not_told" else rank(status) for status in (made.status, *own))


@settings(max_examples=80)
@given(reports(), st.lists(told("2019-01-10", LADDER), min_size=1, max_size=3))
def test_an_older_report_of_lesser_steps_leaves_a_living_agreement_where_it_stands(
    records: list[AgreementRecord], older: list[EventRecord]
) -> None:
    newer = agreement("n4/a2", "Pact", event("in_force", "2023-01-10"))
    known = [each for each in records if each.article != "u"]
    before, after = fact([*known, newer]), fact([*known, newer, agreement("old/a1", "Pact", *older)])
    assert after.status == before.status
