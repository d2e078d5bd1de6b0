import pytest

from schemas.brief import Brief
from schemas.entry import Entry
from schemas.ledger import Ledger
from schemas.record import Record
from service.errors import UsageError
from service.runs.reasons import reasons
from tests.briefs import empty_brief
from tests.records import agreement, facts_of, library, outcome_of
from tests.store.test_database import new_run
from tests.twins import MemoryStore

RAA = "Reciprocal Access Agreement"
ARTICLES = library(abc1=None, abd2=None, xyz=None)
RECORDS: list[Record] = [
    agreement("abc1/a1", RAA),
    agreement("abd2/c1/a1", RAA),
    agreement("abd2/c1/a12", "Fish Deal"),
    agreement("xyz/a1", RAA, between="Japan=JP Australia=AU"),
]


@pytest.fixture
def store() -> MemoryStore:
    """A brief, then an extraction, then a brief about nothing."""
    made = MemoryStore()
    run = made.begin(new_run("brief")).id
    made.keep_articles(run, list(ARTICLES.values()))
    for key, of in ARTICLES.items():
        outcome = outcome_of(key, *(record for record in RECORDS if record.article == key))
        made.keep_entry(Entry(run=run, outcome=outcome, ledger=Ledger()), of)
    brief: Brief = empty_brief()
    made.keep_brief(run, brief.model_copy(update={"facts": facts_of(RECORDS, ARTICLES)}))
    extracted = made.begin(new_run("extract")).id
    made.keep_entry(Entry(run=extracted, outcome=outcome_of("xyz"), ledger=Ledger()), ARTICLES["xyz"])
    return made


@pytest.mark.parametrize("name", ["A1", "r1/A1"])
def test_a_fact_is_told_with_all_its_records(store: MemoryStore, name: str) -> None:
    why = reasons(store, name)
    assert (why.subject, why.run) == ("A1", "r1")
    assert [(each.record, each.article) for each in why.members] == [
        ("abc1/a1", "abc1.txt"),
        ("abd2/c1/a1", "abd2.txt"),
    ]
    assert reasons(store, "A1", run="r1") == why


@pytest.mark.parametrize(
    ("name", "record"), [("abc/a1", "abc1/a1"), ("abd2/c1/a1/e2", "abd2/c1/a1"), ("abd/c1/a12", "abd2/c1/a12")]
)
def test_a_record_is_told_also_by_an_item_and_the_beginning_of_its_article(
    store: MemoryStore, name: str, record: str
) -> None:
    assert reasons(store, name).subject == record


@pytest.mark.parametrize("name", ["abc1/a1+xyz/a1", "abc1/a1 + xyz/a1"])
def test_a_pair_is_told(store: MemoryStore, name: str) -> None:
    why = reasons(store, name, run="r1")
    assert (why.subject, why.compared and why.compared.same) == ("abc1/a1 + xyz/a1", False)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("A9", "no such fact"),
        ("r1", "is a run; --why takes a fact"),
        ("abc1", "is an article; --why takes a fact"),
        ("abc1/a9", "no record of that run"),
        ("/a1", "no record of that run"),
        ("abc1/a1+", "no record of that run"),
        ("abc1/a1+abc1/a1", "one record twice"),
    ],
)
def test_what_is_not_there_is_told(store: MemoryStore, name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        reasons(store, name)


def test_a_beginning_that_two_articles_share_and_a_record_of_no_fact_are_told(store: MemoryStore) -> None:
    run = store.begin(new_run("brief")).id
    twins: list[Record] = [agreement("abc1/a1", RAA), agreement("abd2/a1", RAA)]
    for record in twins:
        outcome = outcome_of(record.article, record)
        store.keep_entry(Entry(run=run, outcome=outcome, ledger=Ledger()), ARTICLES[record.article])
    store.keep_brief(run, empty_brief().model_copy(update={"facts": facts_of(twins[:1], ARTICLES)}))
    with pytest.raises(UsageError, match="begins the ids of 2 records"):
        reasons(store, "ab/a1")
    with pytest.raises(UsageError, match=f"abd2/a1: no fact of run {run} holds it"):
        reasons(store, "abd2/a1")
