"""The contract of the links of every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.link import KeptCluster, KeptPair, Links, LinkState, Waiting
from schemas.merge import Merge, Verdict
from service.ports import LinkStore, Store
from tests.links import keep
from tests.records import agreement, meeting
from tests.store.test_database import STORES

ONE, OTHER, THIRD = agreement("x/a1", "Pact"), agreement("y/a1", "Pact"), meeting("y/m1", "talks")
PAIR = KeptPair(left="x/a1", right="y/a1", score=0.8, reasons=("names “alike”",), veto=None)
AGAINST = KeptPair(left="x/a1", right="y/m1", score=0.0, reasons=(), veto="other kinds")
MERGE = Merge(left="x/a1", right="y/a1", merged=True, by="rule", score=0.8, reasons=("names",))
PACT = KeptCluster(id="x/a1", component="x/a1", records=("x/a1", "y/a1"), merges=(MERGE,), undecided=False)
TALKS = KeptCluster(id="y/m1", component="y/m1", records=("y/m1",), merges=(), undecided=True)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    keep(opened, {"x": [ONE], "y": [OTHER, THIRD]})
    opened.links.begin_anew("rules")
    yield opened
    opened.close()


def all_linked(links: LinkStore) -> Links:
    return Links(
        linked=links.waiting(9),
        withdrawn=(),
        keys={"x/a1": ("pact",), "y/a1": ("pact", "two"), "y/m1": ("talks",)},
        pairs=(PAIR, AGAINST),
        clusters=(PACT, TALKS),
    )


@pytest.fixture
def links(store: Store) -> LinkStore:
    assert store.links.keep(all_linked(store.links), generation=1)
    return store.links


def test_what_was_kept_waits_until_it_is_linked(store: Store) -> None:
    assert store.links.state() == LinkState(rules="rules", generation=1)
    assert [(each.article, each.records) for each in store.links.waiting(9)] == [("x", (ONE,)), ("y", (OTHER, THIRD))]
    assert [each.article for each in store.links.waiting(1)] == ["x"]
    assert store.links.keep(all_linked(store.links), generation=1)
    assert store.links.waiting(9) == ()
    assert store.links.state() == LinkState(rules="rules", generation=2)


def test_links_come_out_as_they_went_in(links: LinkStore) -> None:
    assert links.clusters() == (PACT, TALKS)
    assert links.pairs({"x/a1", "y/a1", "y/m1"}) == (PAIR, AGAINST)
    assert links.pairs({"x/a1", "y/a1"}) == (PAIR,)
    assert links.records({"x/a1", "y/m1", "z/a1"}) == {"x/a1": ONE, "y/m1": THIRD}
    assert links.of_articles(["y", "z"]) == ("y/a1", "y/m1")
    assert links.sharing({"two", "talks", "none"}) == {"y/a1", "y/m1"}
    assert links.beside({"y/a1"}) == {"x/a1", "y/a1"}
    assert links.beside(()) == links.sharing(()) == frozenset()
    assert links.undecided() == {"y/m1"}


def test_links_of_an_older_generation_are_not_kept(links: LinkStore) -> None:
    nothing = Links(linked=(), withdrawn=("x/a1",), keys={}, pairs=(), clusters=())
    assert not links.keep(nothing, generation=1)
    assert links.clusters() == (PACT, TALKS)


def test_what_is_withdrawn_takes_its_pairs_and_keys_along(links: LinkStore) -> None:
    links.withdraw("y")
    (gone,) = links.waiting(9)
    assert gone == Waiting(article="y", reading=None)
    alone = KeptCluster(id="x/a1", component="x/a1", records=("x/a1",), merges=(), undecided=False)
    left = Links(linked=(gone,), withdrawn=("y/a1", "y/m1"), keys={}, pairs=(), clusters=(alone,))
    assert links.keep(left, generation=2)
    assert links.clusters() == (alone,)
    assert not links.pairs({"x/a1", "y/a1", "y/m1"})
    assert not links.of_articles(["y"])
    assert not links.waiting(9)
    assert links.sharing({"pact", "two"}) == {"x/a1"}


def test_withdrawing_what_was_never_linked_is_no_fault(links: LinkStore) -> None:
    links.withdraw("unknown")
    assert links.waiting(9) == ()


def test_an_article_that_is_told_otherwise_waits_and_stands_as_it_was(store: Store, links: LinkStore) -> None:
    keep(store, {"x": [ONE]})
    assert links.waiting(9) == ()
    keep(store, {"x": [agreement("x/a1", "Other")]})
    assert [each.article for each in links.waiting(9)] == ["x"]
    assert links.records({"x/a1"}) == {"x/a1": ONE}
    keep(store, {"x": [ONE]})
    assert links.waiting(9) == ()


def test_what_was_told_otherwise_meanwhile_still_waits(store: Store) -> None:
    read = all_linked(store.links)
    keep(store, {"x": [agreement("x/a1", "Other")]})
    assert store.links.keep(read, generation=1)
    assert [each.article for each in store.links.waiting(9)] == ["x"]


def test_begun_anew_everything_waits_and_verdicts_stand(links: LinkStore) -> None:
    links.keep_verdicts({"k": Verdict(pair="P1", same=True, reason="so told")})
    links.keep_verdicts(
        {"k": Verdict(pair="P1", same=False, reason="later"), "l": Verdict(pair="P2", same=False, reason="")}
    )
    links.begin_anew("other")
    assert links.state() == LinkState(rules="other", generation=3)
    assert [each.article for each in links.waiting(9)] == ["x", "y"]
    assert not links.clusters()
    assert not links.pairs({"x/a1", "y/a1"})
    said = links.verdicts({"k", "l", "m"})
    assert {key: (each.same, each.reason) for key, each in said.items()} == {"k": (True, "so told"), "l": (False, "")}
