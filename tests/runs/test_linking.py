"""Linking what was kept, over the twin in memory and over SQLite: the same facts in any order, and only what is new costs."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice, product
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.link import Links
from schemas.merge import Verdict
from service.core.linking import comparison, incremental
from service.errors import AccessError, ModelError, StoreError
from service.ports import Store
from service.prompts import load_prompt
from service.runs.linking import Linked, Linker
from service.store import postgres
from service.store.sqlite import open_store
from tests.links import ACSA, RAA, Told, all_at_once, deciding, half_alike, keep, link, records, seen, told
from tests.postgres import emptied
from tests.records import agreement, statement
from tests.store.test_database import STORES
from tests.twins import MemoryLinks, MemoryStore, ScriptedModel

ANEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[Told, list[Told]]:
    """What is stored in the end, and the batches that led there: articles in any order, some told otherwise at first."""
    final = draw(told())
    order = draw(st.permutations(sorted(final)))
    first = {of: draw(records(of)) for of in draw(st.lists(st.sampled_from(order), unique=True, max_size=3))}
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    return final, [first, *({of: final[of] for of in part} for part in parts)]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


@pytest.fixture(params=STORES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Makes empty stores; a file is copied rather than made, and a database is emptied, for making one takes a second."""
    if request.param == "memory":
        return MemoryStore
    if request.param == "postgres":
        return lambda: postgres.open_store(emptied(tmp_path))
    open_store(tmp_path / "empty.db").close()
    number = count()

    def made() -> Store:
        return open_store(copyfile(tmp_path / "empty.db", tmp_path / f"{next(number)}.db"))

    return made


# --- the same as all at once


@given(arrived=arrivals(), at_once=st.integers(1, 5), asked=st.lists(st.booleans(), min_size=6, max_size=6))
@ANEW
def test_any_order_in_any_batches_gives_what_all_at_once_gives(
    empty: Callable[[], Store], arrived: tuple[Told, list[Told]], at_once: int, asked: list[bool]
) -> None:
    final, batches = arrived
    store = empty()
    for batch, now in zip(batches, asked, strict=False):
        keep(store, batch)
        link(store, deciding() if now else None, at_once=at_once)
    assert link(store, deciding(), at_once=at_once).undecided == 0
    assert seen(store.links.clusters()) == all_at_once(final)
    store.close()


@given(made=told(), gone=st.sets(st.integers(0, 11)), at_once=st.integers(1, 5))
@ANEW
def test_what_is_withdrawn_leaves_what_linking_the_rest_gives(made: Told, gone: set[int], at_once: int) -> None:
    store = MemoryStore()
    keep(store, made)
    link(store, deciding(), at_once=at_once)
    left = {of: some for number, (of, some) in enumerate(made.items()) if number not in gone}
    for of in made.keys() - left.keys():
        store.links.withdraw(of)
    link(store, deciding(), at_once=at_once)
    assert seen(store.links.clusters()) == all_at_once(left)


def test_a_record_that_tied_two_facts_parts_them_when_it_goes(store: Store) -> None:
    tie = agreement("y/a1", RAA, aliases=("Fund Boom",), between="")
    keep(store, {"x": [agreement("x/a1", "Fund Boom", between="")], "y": [tie]})
    link(store)
    assert [each.records for each in store.links.clusters()] == [("x/a1", "y/a1")]
    keep(store, {"y": [agreement("y/a1", ACSA, between="")]})
    assert link(store) == Linked(articles=1, records=1)
    assert [each.records for each in store.links.clusters()] == [("x/a1",), ("y/a1",)]
    store.links.withdraw("x")
    link(store)
    assert [each.records for each in store.links.clusters()] == [("y/a1",)]


def test_linking_twice_changes_nothing(store: Store) -> None:
    keep(store, {"x": [agreement("x/a1", RAA)], "y": [agreement("y/a1", RAA)]})
    assert link(store) == Linked(articles=2, records=2)
    before = store.links.state(), store.links.clusters()
    keep(store, {"x": [agreement("x/a1", RAA)]})
    assert link(store) == Linked()
    assert (store.links.state(), store.links.clusters()) == before


# --- what it costs


class Counting(MemoryLinks):
    """Counts the records that are looked at."""

    looked_at = 0

    def records(self, ids):  # type: ignore[no-untyped-def]  # as the port has it
        self.looked_at += len(ids)
        return super().records(ids)


def test_one_article_more_is_compared_with_its_candidates_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand records of other facts are stored; counted are comparisons, wherever they are made."""
    store = MemoryStore()
    words = ("".join(letters) for letters in product("abcdefghijklm", repeat=3))
    others = {word: [statement(f"{word}/s1", f"{word} matters", word.title())] for word in islice(words, 2000)}
    store.links = counting = Counting()
    keep(store, {**others, "x": [agreement("x/a1", RAA, kind="visiting_forces")]})
    link(store)
    compared: list[tuple[str, str]] = []
    really = comparison.compare_traits

    def counted(one, other):  # type: ignore[no-untyped-def]  # as the function has it
        compared.append((one.id, other.id))
        return really(one, other)

    monkeypatch.setattr(incremental, "compare_traits", counted)
    counting.looked_at = 0
    keep(store, {"y": [agreement("y/a1", f"{RAA} (RAA)", kind="visiting_forces")]})
    assert link(store) == Linked(articles=1, records=1)
    assert compared == [("x/a1", "y/a1")]
    assert counting.looked_at == 2
    assert ("x/a1", "y/a1") in {each.records for each in store.links.clusters()}


def test_a_pair_is_asked_about_once(store: Store) -> None:
    model = deciding()
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    assert link(store, model).usage.calls == 1
    keep(store, {"u": [agreement("u/a1", RAA)]})
    link(store, model)
    link(store, model)
    assert model.asked("adjudicate") == 1


def test_verdicts_outlive_the_rules(store: Store) -> None:
    """Made anew, the links are the same, and the verdicts stand."""
    model = deciding()
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    link(store, model)
    store.links.begin_anew("other rules")
    assert link(store, model).undecided == 0
    assert model.asked("adjudicate") == 1


# --- the undecided


def test_without_a_model_the_undecided_wait(store: Store) -> None:
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    assert link(store) == Linked(articles=2, records=2, undecided=1)
    assert [each.undecided for each in store.links.clusters()] == [True, True]
    assert link(store) == Linked(undecided=1)
    model = ScriptedModel({"adjudicate": {"verdicts": [{"pair": "P1", "same": True, "reason": "so told"}]}})
    assert link(store, model).undecided == 0
    (one,) = store.links.clusters()
    assert (one.records, one.undecided) == (("x/a1", "y/a1"), False)
    assert (one.merges[0].by, one.merges[0].reasons[-1]) == ("model", "so told")


def test_a_model_that_fails_leaves_them_waiting_and_says_so(store: Store) -> None:
    said: list[str] = []
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    failing = ScriptedModel({"adjudicate": ModelError("no answer")})
    assert link(store, failing, said=said).undecided == 1
    assert said == ["undecided, 1 pair left apart: no answer"]
    silent = ScriptedModel({"adjudicate": {"verdicts": []}})
    assert link(store, silent).undecided == 1
    assert link(store, deciding()).undecided == 0


def test_a_refused_key_ends_it_and_what_was_linked_stands(store: Store) -> None:
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    with pytest.raises(AccessError):
        link(store, ScriptedModel({"adjudicate": AccessError("no key")}))
    assert len(store.links.clusters()) == 2
    assert store.links.waiting(9) == ()


def test_a_verdict_that_would_not_be_asked_for_now_decides_nothing() -> None:
    """Of two clusters the likeliest pair is asked about; what was said of another, before it arrived, is left aside."""
    pair = Verdict(pair="", same=False, reason="so told")
    (part,) = incremental.components(
        (some := [agreement("x/a1", RAA), agreement("y/a1", RAA)]), incremental.compare_new(some, [])
    )
    (one,) = incremental.clusters_of(part, incremental.open_pairs(part), {"x/a1 + y/a1": pair})
    assert one.records == ("x/a1", "y/a1")


# --- rules and other programs


def test_other_rules_make_the_links_anew(store: Store) -> None:
    keep(store, {"x": [agreement("x/a1", RAA)], "y": [agreement("y/a1", RAA)]})
    link(store)
    before = store.links.clusters()
    store.links.begin_anew("of an older program")
    assert store.links.clusters() == ()
    assert link(store) == Linked(articles=2, records=2)
    assert store.links.clusters() == before


class Hurried(MemoryLinks):
    """Links that another program changes between looking and keeping, as often as told."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def keep(self, links: Links, *, generation: int) -> bool:
        self.times -= 1
        return super().keep(links, generation=generation) if self.times < 0 else False


def test_what_another_program_changed_meanwhile_is_linked_again() -> None:
    store = MemoryStore()
    store.links = Hurried(2)
    keep(store, {"x": [agreement("x/a1", RAA)], "y": [agreement("y/a1", RAA)]})
    assert link(store) == Linked(articles=2, records=2)
    assert [each.records for each in store.links.clusters()] == [("x/a1", "y/a1")]


def test_links_that_never_hold_still_are_given_up() -> None:
    store = MemoryStore()
    store.links = Hurried(1000)
    keep(store, {"x": [agreement("x/a1", RAA)]})
    with pytest.raises(StoreError, match="another program keeps changing what is linked; run this again"):
        link(store)


def test_another_question_makes_the_links_anew_and_asks_again() -> None:
    store = MemoryStore()
    keep(store, {"x": [half_alike("x")], "y": [half_alike("y", "Free Trade Agreement")]})
    link(store, deciding())
    other = replace(load_prompt("adjudicate"), version=99)
    linker = Linker(links=store.links, prompt=other, model=None, say=print)
    assert asyncio.run(linker.link()) == Linked(articles=2, records=2, undecided=1)
