from typing import Any

import pytest

from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from schemas.override import Correction, Pointer, RecordType
from schemas.record import Record
from service.core.history.consolidation import consolidate
from service.core.linking.clustering import cluster, compare_all
from service.core.linking.overrides.corrections import corrected, with_decisions
from service.core.linking.overrides.deciding import Corrects, Decided
from service.core.linking.overrides.ruling import ruling
from service.errors import UsageError
from tests.records import agreement, event, library, meeting, statement

ARTICLES = library(x="2025-05-29", y="2025-05-30")
PACT = [
    agreement("x/a1", "Access Pact", event("signed", "2025-05-01", place="Manila")),
    agreement("y/a1", "Access Pact", event("signed", "2025-05-02"), event("ratified", party="PH")),
]
TALKS = meeting("x/m1", "Talks", "Enrique Manalo,,PH", date="2025-05-03", date_text="Saturday", place="Tokyo")
WORD = statement("x/s1", "a golden age", "both sides")


def entry(record: str, field: str, value: str, **more: str) -> Corrects:
    kinds: dict[str, RecordType] = {"a": "agreement", "m": "meeting", "s": "statement"}
    pointer = Pointer(article=record[0], type=kinds[record[2]], name="n")
    made: dict[str, Any] = {
        "correct": pointer,
        "field": field,
        "value": value,
        "at": f"o.yaml, {field} {value}",
        **more,
    }
    return Corrects(record=record, entry=Correction(by="An Officer", reason="seen", **made))


def facts_with(*entries: Corrects, records: list[Record] | None = None) -> tuple[list[Fact], tuple[str, ...]]:
    told: list[Record] = records or [*PACT, TALKS, WORD]
    made = corrected(cluster(told, compare_all(told), {}), Decided(corrections=entries))
    return list(with_decisions(consolidate(made.clusters, ARTICLES, as_of=None), made)), made.remarks


def first(kind: type[Fact], *entries: Corrects) -> Any:  # Any: the test knows which fields its fact has
    facts, remarks = facts_with(*entries)
    assert remarks == ()
    return next(fact for fact in facts if isinstance(fact, kind))


def test_the_date_of_a_step_is_shown_as_corrected_and_the_sources_keep_theirs() -> None:
    fact = first(AgreementFact, entry("y/a1", "date", "2025-05-09", step="signed"))
    (signed,) = [each for each in fact.timeline if each.step == "signed"]
    assert (signed.date, signed.basis, fact.status) == ("2025-05-09", "stated", "signed")
    assert {each.article for each in signed.evidence} == {"x", "y"}
    (conflict,) = fact.conflicts
    assert [(claim.value, claim.evidence[0].article) for claim in conflict.claims] == [
        ("1 May 2025", "x"),
        ("2 May 2025", "y"),
    ]
    assert (conflict.id, conflict.chosen, conflict.person) == ("c1", "9 May 2025", "An Officer")
    assert conflict.rule == "corrected by An Officer: seen"
    (decision,) = fact.decisions
    assert (decision.action, decision.about, decision.by) == ("corrected", "the date it was signed", "An Officer")


def test_a_place_no_source_tells_and_a_step_of_one_party_are_corrected() -> None:
    fact = first(AgreementFact, entry("y/a1", "place", "Pasay", step="ratified", party="Philippines"))
    (ratified,) = [each for each in fact.timeline if each.step == "ratified"]
    assert (ratified.place, fact.conflicts[-1].claims[0].value) == ("Pasay", "not told")


@pytest.mark.parametrize(
    ("field", "value", "shown", "before"),
    [
        ("name", "Port Access Treaty", "Port Access Treaty", "Access Pact"),
        ("acronym", "PAT", "PAT", "not told"),
        ("kind", "visiting_forces", "visiting_forces", "other"),
        ("instrument", "treaty", "treaty", "agreement"),
    ],
)
def test_a_field_of_an_agreement_is_corrected(field: str, value: str, shown: str, before: str) -> None:
    fact = first(AgreementFact, entry("x/a1", field, value))
    assert getattr(fact, field) == shown or field == "acronym"
    assert fact.conflicts[-1].claims[0].value == before


def test_a_name_that_was_corrected_is_kept_as_another_name() -> None:
    assert first(AgreementFact, entry("x/a1", "name", "Port Access Treaty")).aliases == ("Access Pact",)


def test_parties_are_corrected_all_at_once() -> None:
    fact = first(AgreementFact, entry("x/a1", "parties", "Japan; Australia; Houthis"))
    assert [(party.name, party.country) for party in fact.parties] == [
        ("Australia", "AU"), ("Japan", "JP"), ("Houthis", None),
    ]  # fmt: skip
    assert fact.conflicts[-1].chosen == "Japan, Australia and Houthis"


def test_a_meeting_and_a_statement_are_corrected() -> None:
    held = first(MeetingFact, entry("x/m1", "date", "2025-05-04"), entry("x/m1", "place", "Osaka"))
    assert (held.date, held.date_text, held.place) == ("2025-05-04", None, "Osaka")
    assert [each.id for each in held.conflicts] == ["c1", "c2"]
    assert first(MeetingFact, entry("x/m1", "status", "cancelled")).status == "cancelled"
    said = first(StatementFact, entry("x/s1", "holder", "Takeshi Iwaya"))
    assert (said.holder, said.conflicts[0].claims[0].value) == ("Takeshi Iwaya", "both sides")


def test_a_step_that_no_source_tells_is_not_made_up() -> None:
    facts, remarks = facts_with(entry("x/a1", "date", "2025", step="in_force"))
    assert remarks == ("o.yaml, date 2025: no source tells that step of it; nothing was done for it",)
    assert facts[0].conflicts == facts_with()[0][0].conflicts


def test_one_fact_corrected_in_two_ways_is_an_error() -> None:
    with pytest.raises(
        UsageError, match=r"corrects the date it was signed to '2026', o\.yaml, date 2025 the same fact's"
    ):
        facts_with(entry("x/a1", "date", "2025", step="signed"), entry("y/a1", "date", "2026", step="signed"))


def test_a_word_on_two_records_is_shown_by_each_fact_it_touches() -> None:
    told: list[Record] = list(PACT)
    word = ruling("x/a1", "y/a1", same=False, by="An Officer", reason="two pacts", at="o.yaml, entry 1")
    made = corrected(cluster(told, compare_all(told), {}, [word]), Decided(rulings=(word,)))
    facts = with_decisions(consolidate(made.clusters, ARTICLES, as_of=None), made)
    assert [[(each.action, each.about) for each in fact.decisions] for fact in facts] == [
        [("split", "x/a1 and y/a1")], [("split", "x/a1 and y/a1")],
    ]  # fmt: skip


def test_without_a_word_facts_stay_as_they_are() -> None:
    told: list[Record] = [*PACT, TALKS]
    clusters = cluster(told, compare_all(told), {})
    assert facts_with(records=told)[0] == list(consolidate(clusters, ARTICLES, as_of=None))
