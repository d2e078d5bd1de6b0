"""The contract of every store, over the twin in memory and over each database. Another database joins as one more line of
STORES."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from schemas.answer import KeptAnswer
from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.evidence import Span
from schemas.grounding import Grounding
from schemas.ledger import Ledger
from schemas.outcome import ArticleHeader, Outcome
from schemas.record import Rejection
from schemas.run import Run, Usage
from service.core import extraction
from service.ports import Store
from service.store import postgres, sqlite
from tests.briefs import empty_brief, realistic_brief
from tests.postgres import database
from tests.records import agreement, article, event, facts_of, library, meeting, statement
from tests.twins import MemoryStore

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _folder: MemoryStore(),
    "sqlite": lambda folder: sqlite.open_store(folder / "store.db"),
    "postgres": lambda folder: postgres.open_store(database(folder)),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


def kept_answer(key: str = "k1", text: str = '{"a": 1}') -> KeptAnswer:
    return KeptAnswer(
        key=key,
        prompt="extract",
        version=3,
        fingerprint="f" * 16,
        base_url="http://127.0.0.1/v1",
        model="m",
        parameters={"mode": "tools", "temperature": 0, "max_tokens": 16_000},
        material="a" * 64,
        messages="b" * 64,
        text=text,
        answered_by="m-1",
        usage=Usage(calls=2, input_tokens=30, output_tokens=4),
        asked="2025-05-29T10:11:12+00:00",
    )


def new_run(command: str = "extract") -> Run:
    return Run(
        command=command,
        started="2025-05-29T10:11:12+00:00",
        base_url="http://127.0.0.1/v1",
        model="m",
        prompts={"extract": 3, "brief": 2},
        paths=("articles/", "Café “x”.txt"),
    )


def done_entry(run: str, of: Article, *, calls: int = 1) -> Entry:
    """An article with a record of each kind and a rejected item."""
    key = of.id
    outcome = extraction.failed(of, "").outcome.model_copy(
        update={
            "status": "done",
            "error": None,
            "agreements": (
                agreement(f"{key}/a1", "Access Agreement", event("signed", "2025-05-28"), terms=["free ports"]),
                agreement(f"{key}/a3", "Other Agreement"),
            ),
            "meetings": (meeting(f"{key}/m1", "Summit", "Marcos, President, PH", outcomes=["agreed"]),),
            "statements": (statement(f"{key}/s1", "A golden age 黄金", "Marcos"),),
            "rejected": (Rejection(id=f"{key}/a2", item="Pact", reason="no such quote"),),
            "usage": Usage(calls=calls, input_tokens=100, output_tokens=10, from_store=1 - calls),
        }
    )
    ledger = Ledger(read=(key,), proposed=(f"{key}/a1", f"{key}/a2"), grounded=(f"{key}/a1",), rejected=(f"{key}/a2",))
    return Entry(run=run, outcome=outcome, ledger=ledger)


def failed_entry(run: str, of: Article) -> Entry:
    return Entry(run=run, outcome=extraction.failed(of, "the endpoint is down").outcome, ledger=Ledger())


def unread_entry(run: str) -> Entry:
    return Entry(run=run, outcome=extraction.unread("a.pdf", "a.pdf: a binary file"), ledger=Ledger())


# --- answers


def test_an_answer_comes_out_as_it_went_in(store: Store) -> None:
    assert store.answer("k1") is None
    assert store.keep_answer(kept_answer()) == kept_answer()
    assert store.answer("k1") == kept_answer()
    assert store.answer("k2") is None


def test_the_first_answer_stands_until_it_is_forgotten(store: Store) -> None:
    first, second = kept_answer(text="first"), kept_answer(text="second")
    store.keep_answer(first)
    assert store.keep_answer(second) == first
    assert store.answer("k1") == first
    store.forget_answer(first)
    assert store.answer("k1") is None
    assert store.keep_answer(second) == second


def test_forgetting_what_was_never_kept_is_no_fault(store: Store) -> None:
    store.forget_answer(kept_answer("nothing"))
    assert store.answer("nothing") is None


@pytest.mark.parametrize("name", STORES)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
@example(text="a\0\x10z\x10d")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_whole(name: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = STORES[name](tmp_path_factory.getbasetemp() / "any")
    try:
        opened.forget_answer(kept_answer(text, text))
        opened.keep_answer(kept_answer(text, text))
        assert opened.answer(text) == kept_answer(text, text)
        run = opened.begin(new_run()).id
        opened.keep_articles(run, [article(text, title=text)])
        assert opened.article(article(text).id) == article(text, title=text)
    finally:
        opened.close()


# --- runs


def test_runs_are_numbered_and_listed_the_newest_first(store: Store) -> None:
    assert store.runs() == ()
    first, second = store.begin(new_run()), store.begin(new_run("brief"))
    assert (first.id, second.id) == ("r1", "r2")
    assert first == new_run().model_copy(update={"id": "r1"})
    assert store.runs() == (second, first)


def test_a_run_is_counted_as_it_goes(store: Store) -> None:
    run = store.begin(new_run()).id
    one, other = library(x="2025-05-29", y=None).values()
    store.keep_articles(run, [one, other])
    store.keep_entry(unread_entry(run), None)
    store.keep_entry(done_entry(run, one), one)
    (killed,) = store.runs()
    assert (killed.status, killed.articles, killed.done, killed.failed) == ("running", 2, 1, 1)
    store.keep_entry(done_entry(run, other, calls=0), other)
    store.end(run, status="done", ended="2025-05-29T10:12:00+00:00", cost="0.5")
    (ended,) = store.runs()
    assert (killed.cost, ended.cost) == (None, "0.5")
    assert (ended.status, ended.ended, ended.done, ended.failed) == ("done", "2025-05-29T10:12:00+00:00", 2, 1)
    assert ended.usage == Usage(calls=1, input_tokens=200, output_tokens=20, from_store=1)


def test_entries_come_back_in_order_and_equal(store: Store) -> None:
    run, later = store.begin(new_run()).id, store.begin(new_run()).id
    one, other = library(x="2025-05-29", y=None).values()
    entries = (unread_entry(run), done_entry(run, one), failed_entry(run, other))
    for entry, of in zip(entries, (None, one, other), strict=True):
        store.keep_entry(entry, of)
    store.keep_entry(done_entry(later, one, calls=0), one)
    assert store.entries(run) == entries
    assert store.entries(later) == (done_entry(later, one, calls=0),)
    assert store.entries("r9") == store.entries("x") == store.entries("r" + "9" * 12) == ()


def test_the_last_entry_of_an_article_is_the_latest_that_is_done(store: Store) -> None:
    (one,) = library(x=None).values()
    runs = [store.begin(new_run()).id for _ in range(4)]
    assert store.last_entry("x") is None
    store.keep_entry(failed_entry(runs[0], one), one)
    assert store.last_entry("x") == failed_entry(runs[0], one)
    store.keep_entry(done_entry(runs[1], one), one)
    store.keep_entry(done_entry(runs[2], one, calls=0), one)
    store.keep_entry(failed_entry(runs[3], one), one)
    assert store.last_entry("x") == done_entry(runs[2], one, calls=0)


def test_an_article_without_records_is_kept_as_one(store: Store) -> None:
    run, (one,) = store.begin(new_run()).id, library(x=None).values()
    empty = Entry(run=run, outcome=Outcome(status="done", error=None, article=failed_entry(run, one).outcome.article), ledger=Ledger())  # fmt: skip
    store.keep_entry(empty, one)
    assert store.entries(run) == (empty,)


# --- what was made of answers


def test_what_was_made_of_an_answer_is_recalled_whole_until_the_answer_is_forgotten(store: Store) -> None:
    run = store.begin(new_run()).id
    one, other = library(x="2025-05-29", y=None).values()
    told = one.model_copy(update={"title": "Its own title", "furniture": (Span(start=0, end=2),)})
    answer = store.keep_answer(kept_answer())
    header = done_entry(run, told).outcome.model_copy(update={"article": header_of(told)})
    entry = done_entry(run, told).model_copy(update={"outcome": header})
    store.keep_entry(entry, told, Grounding(key="g1", answer=answer.key))
    store.keep_entry(done_entry(run, other), other)
    found = store.recalled(["g1", "g2"])
    assert set(found) == {"g1"}
    assert found["g1"].article == told
    assert found["g1"].outcome == entry.outcome.model_copy(update={"usage": Usage(from_store=1)})
    assert found["g1"].ledger == entry.ledger
    store.forget_answer(kept_answer(text="another"))
    assert set(store.recalled(["g1"])) == {"g1"}
    store.forget_answer(answer)
    assert store.recalled(["g1"]) == {}


def test_a_run_that_recalls_is_counted_and_told_in_order(store: Store) -> None:
    first, second = store.begin(new_run()).id, store.begin(new_run()).id
    articles = tuple(
        each.model_copy(update={"title": key}) for key, each in library(x="2025-05-29", y=None, z=None).items()
    )
    for each in articles:
        entry = done_entry(first, each)
        outcome = entry.outcome.model_copy(update={"article": header_of(each)})
        made = Grounding(key=f"g {each.id}", answer="k1")
        store.keep_entry(entry.model_copy(update={"outcome": outcome}), each, made)
    found = store.recalled([f"g {each.id}" for each in articles])
    store.keep_articles(second, [each.model_copy(update={"title": None}) for each in articles])
    store.keep_entry(unread_entry(second), None)
    store.keep_recalled(second, [found[f"g {each.id}"] for each in articles[:2]])
    store.keep_recalled(second, [found["g z"]])
    told = store.entries(second)
    assert [entry.outcome for entry in told] == [
        unread_entry(second).outcome,
        *(found[f"g {each.id}"].outcome for each in articles),
    ]
    assert [entry.ledger for entry in told[1:]] == [entry.ledger for entry in store.entries(first)]
    assert [store.article(each.id) for each in articles] == list(articles)
    (run, _) = store.runs()
    assert (run.done, run.failed, run.usage) == (3, 1, Usage(from_store=3))
    assert sorted(each.article for each in store.links.waiting(9)) == ["x", "y", "z"]


def header_of(of: Article) -> ArticleHeader:
    return extraction.failed(of, "").outcome.article


# --- articles


def test_an_article_is_kept_whole_and_as_it_was_last_seen(store: Store) -> None:
    run = store.begin(new_run()).id
    first = article("Line one.\r\n\0Line two.", source="a.txt")
    later = first.model_copy(update={"title": "A title", "publisher": "P", "published": "2025-05", "source": "b.txt"})
    store.keep_articles(run, [first])
    assert store.article(first.id) == first
    store.keep_articles(run, [later])
    assert store.article(first.id) == later
    assert store.article("unknown") is None


def test_articles_are_found_by_the_beginning_of_their_ids(store: Store) -> None:
    run = store.begin(new_run()).id
    store.keep_articles(run, list(library(ab1=None, ab2=None, b_c=None, bxc=None).values()))
    assert store.article_ids("ab") == ("ab1", "ab2")
    assert store.article_ids("b_") == ("b_c",)
    assert store.article_ids("") == ("ab1", "ab2", "b_c", "bxc")
    assert store.article_ids("%") == store.article_ids("c") == store.article_ids("AB") == ()


# --- briefs


def with_merges(brief: Brief) -> Brief:
    """A brief about two records that were taken for one agreement."""
    articles = library(x="2025-05-28", y="2025-05-29")
    told = [agreement(f"{key}/a1", "Reciprocal Access Agreement", event("signed"), acronym="RAA") for key in articles]
    facts = facts_of(told, articles)
    assert facts[0].merges
    return brief.model_copy(update={"facts": facts})


def test_a_brief_comes_back_with_its_facts_in_order(store: Store) -> None:
    run, other = store.begin(new_run("brief")).id, store.begin(new_run("brief")).id
    brief = with_merges(realistic_brief())
    assert (store.brief(run), store.facts(run)) == (None, ())
    store.keep_brief(run, brief)
    store.keep_brief(other, realistic_brief())
    assert store.brief(run) == brief
    assert store.facts(run) == brief.facts
    assert store.facts(other) == realistic_brief().facts
    assert [(each.id, each.facts, each.usage) for each in store.runs()] == [
        (other, len(realistic_brief().facts), realistic_brief().usage),
        (run, 1, brief.usage),
    ]


def test_a_brief_about_nothing_is_one(store: Store) -> None:
    run = store.begin(new_run("brief")).id
    store.keep_brief(run, empty_brief())
    assert store.brief(run) == empty_brief()
    assert store.facts(run) == ()
