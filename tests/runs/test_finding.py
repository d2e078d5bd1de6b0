import pytest

from schemas.merge import Merge
from service.errors import UsageError
from service.runs.finding import (
    FoundArticle,
    FoundFact,
    FoundRecord,
    FoundRefusal,
    FoundRun,
    find,
    found_facts,
    found_run,
)
from tests.briefs import empty_brief, realistic_brief
from tests.records import library
from tests.store.test_database import done_entry, failed_entry, new_run
from tests.twins import MemoryStore

ARTICLES = library(ab1="2025-05-29", ab2=None, cd=None, cdef=None)


@pytest.fixture
def store() -> MemoryStore:
    """Three runs: a brief, an extraction and a brief about nothing. `cd` failed, `cdef` was never asked about."""
    made = MemoryStore()
    brief, extraction, last = (made.begin(new_run(command)).id for command in ("brief", "extract", "brief"))
    made.keep_articles(brief, list(ARTICLES.values()))
    made.keep_brief(brief, realistic_brief())
    for key in ("ab1", "ab2"):
        made.keep_entry(done_entry(extraction, ARTICLES[key]), ARTICLES[key])
    made.keep_entry(failed_entry(extraction, ARTICLES["cd"]), ARTICLES["cd"])
    made.keep_brief(last, empty_brief())
    return made


def told(store: MemoryStore, name: str) -> str:
    with pytest.raises(UsageError) as caught:
        find(store, name)
    return str(caught.value)


def test_a_run_is_found_with_what_it_made(store: MemoryStore) -> None:
    found = find(store, "r2")
    assert isinstance(found, FoundRun)
    assert [entry.outcome.article.id for entry in found.entries] == ["ab1", "ab2", "cd"]
    assert found_run(store).run.id == "r3"


@pytest.mark.parametrize(("name", "key"), [("ab1", "ab1"), ("cd", "cd"), ("cde", "cdef")])
def test_an_article_is_found_by_its_id_or_the_beginning_of_it(store: MemoryStore, name: str, key: str) -> None:
    assert find(store, name) == FoundArticle(ARTICLES[key], store.last_entry(key))


@pytest.mark.parametrize(
    ("name", "key"), [("ab1/a1", "ab1/a1"), ("ab1/a1/e1", "ab1/a1"), ("ab2/s1", "ab2/s1"), ("ab1/m1/p1", "ab1/m1")]
)
def test_a_record_is_found_by_its_id_or_that_of_an_item(store: MemoryStore, name: str, key: str) -> None:
    found = find(store, name)
    assert isinstance(found, FoundRecord)
    assert found.record.id == key


@pytest.mark.parametrize("name", ["ab1/a2", "ab1/a2/e1"])
def test_what_was_refused_is_found_with_why(store: MemoryStore, name: str) -> None:
    found = find(store, name)
    assert isinstance(found, FoundRefusal)
    assert [(each.id, each.reason) for each in found.rejected] == [("ab1/a2", "no such quote")]


def test_what_was_told_in_two_parts_is_found_under_either_id() -> None:
    store, article = MemoryStore(), ARTICLES["ab1"]
    entry = done_entry(store.begin(new_run()).id, article)
    merges = (merge("ab1/a1", "ab1/c2/a1"), merge("ab1/c2/a1", "ab1/c3/a1"))
    outcome = entry.outcome.model_copy(update={"merges": merges})
    store.keep_entry(entry.model_copy(update={"outcome": outcome}), article)
    for name in ("ab1/c2/a1", "ab1/c3/a1"):
        found = find(store, name)
        assert isinstance(found, FoundRecord)
        assert found.record.id == "ab1/a1"


def merge(left: str, right: str) -> Merge:
    return Merge(left=left, right=right, merged=True, by="rule", score=1.0, reasons=())


@pytest.mark.parametrize("name", ["A1", "A1.e1", "r1/A1", "r1/M2", "S6"])
def test_a_fact_is_found_in_the_latest_brief_or_a_named_one(store: MemoryStore, name: str) -> None:
    found = find(store, name)
    assert isinstance(found, FoundFact)
    assert (found.run.id, found.fact.id) == ("r1", name.removeprefix("r1/").partition(".")[0])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("r9", "r9: no such run; `entente runs` lists all"),
        ("ab", "ab: begins the ids of 2 articles (ab1, ab2); give more of it"),
        ("zz", "zz: nothing that was kept has this id; `entente runs` lists runs"),
        ("", ": nothing that was kept has this id"),
        ("%", "%: nothing that was kept has this id"),
        ("zz/a1", "zz/a1: nothing that was kept has this id"),
        ("ab1/a9", "ab1/a9: the article has no such item; it has a1, a3, m1, s1; `entente show ab1 --rejected` lists"),
        ("ab1/a1/e9", "ab1/a1/e9: record a1 has no such item; it has a1/e1"),
        ("ab1/s1/e1", "ab1/s1/e1: record s1 has no such item; it has none"),
        ("cd/a1", "cd/a1: nothing was made of the article; `entente show cd` tells why"),
        ("cdef/a1", "cdef/a1: nothing was made of the article"),
        ("A1.e99", "A1.e99: fact A1 has no such item; it has e1"),
        ("A99", "A99: no such fact in run r1; `entente facts` lists"),
        ("r2/A1", "r2: the run has no facts, for it wrote no brief"),
        ("r9/A1", "r9: no such run"),
    ],
)
def test_what_is_not_there_is_told_with_what_to_do(store: MemoryStore, name: str, words: str) -> None:
    assert told(store, name).startswith(words)


def test_many_articles_that_begin_alike_are_not_all_listed() -> None:
    store = MemoryStore()
    store.keep_articles(
        store.begin(new_run()).id, list(library(**{f"a{number}": None for number in range(20)}).values())
    )
    assert "20 articles (a0, a1, a10, a11, a12, a13, a14, a15, …)" in told(store, "a")


def test_an_empty_store_says_what_fills_it() -> None:
    store = MemoryStore()
    with pytest.raises(UsageError, match="nothing is kept yet; run `entente extract"):
        found_run(store)
    with pytest.raises(UsageError, match="no facts are kept yet; `entente brief"):
        found_facts(store)


def test_facts_come_in_order_of_rank(store: MemoryStore) -> None:
    assert [each.fact for each in found_facts(store)] == list(realistic_brief().facts)
    assert found_facts(store, "r1") == found_facts(store)
