import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.board import BoardState
from schemas.job import FactFilter
from schemas.override import Correction, Override, Overrides, Pointer
from service.core.history.ranking import ranked
from service.core.selection import Wanted, selected
from service.prompts import load_prompt
from service.runs.board import refreshed, sought, standing, summary
from service.runs.linking import Linker
from service.store.database import DatabaseStore
from service.store.sqlite import open_store
from tests.core.test_selection import FACTS
from tests.records import article
from tests.store.test_database import done_entry, new_run

KNOWN = tuple(fact.model_copy(update={"records": (f"x/{fact.id.lower()}",)}) for fact in ranked(FACTS))
STATE = BoardState(stamp="", as_of=None, facts=len(KNOWN), remarks=(), made="")
some = st.lists


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    opened = open_store(tmp_path_factory.mktemp("board") / "store.db")
    opened.desk.board.put([standing(fact) for fact in KNOWN], STATE)
    yield opened
    opened.close()


@settings(deadline=None)
@given(
    parties=some(st.sampled_from(["Japan", "JP", "Houthis", "United Kingdom", "nobody", ""]), max_size=2),
    kinds=some(st.sampled_from(["trade", "visiting forces", "two-plus-two", "meeting", "peace_ceasefire"]), max_size=2),
    statuses=some(st.sampled_from(["ratified", "not told", "held"]), max_size=2),
    since=st.sampled_from([None, "2024", "2025-05", "2025-06-07", "2030"]),
)
def test_the_board_finds_what_would_be_selected(
    store: DatabaseStore, parties: list[str], kinds: list[str], statuses: list[str], since: str | None
) -> None:
    wanted = FactFilter(parties=tuple(parties), kinds=tuple(kinds), statuses=tuple(statuses), since=since)
    found = store.desk.board.page(sought(wanted)).summaries
    asked = Wanted(parties=wanted.parties, kinds=wanted.kinds, statuses=wanted.statuses, since=since)
    expected = selected(KNOWN, asked)
    assert [told for _, told in found] == [summary(fact).model_dump_json() for fact in expected]


@settings(deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_can_be_searched_for(store: DatabaseStore, text: str) -> None:
    store.desk.board.page(sought(FactFilter(), text=text))


def test_every_word_of_a_fact_finds_it(store: DatabaseStore) -> None:
    for fact in KNOWN:
        for text in (fact.name, fact.name.upper(), *(party.name for party in fact.parties)):
            found = store.desk.board.page(sought(FactFilter(), text=text)).summaries
            assert summary(fact).model_dump_json() in [told for _, told in found], text


def test_the_board_is_made_anew_when_links_or_decisions_have_changed_and_only_then(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    opened = open_store(tmp_path_factory.mktemp("fresh") / "store.db")
    times = iter(range(60))

    def clock() -> datetime:
        return datetime(2025, 5, 29, 12, next(times), tzinfo=UTC)

    def made(*entries: Override) -> BoardState:
        return refreshed(opened, opened.desk.board, overrides=Overrides(entries=entries), clock=clock)

    empty = made()
    assert (empty.facts, made()) == (0, empty)
    known = article("Text x.", id="x", published="2025-05-28")
    opened.keep_entry(done_entry(opened.begin(new_run()).id, known), known)
    linker = Linker(links=opened.links, prompt=load_prompt("adjudicate"), model=None, say=print)
    asyncio.run(linker.link())
    whole = made()
    assert (whole.facts, whole.as_of, made()) == (4, "2025-05-28", whole)
    pact = Pointer(article=known.source, type="agreement", name="Access Agreement")
    entry = Correction(correct=pact, field="name", value="Visit Pact", by="A", reason="b")
    decided = made(entry)
    found = opened.desk.board.find("x-a1")
    assert decided != whole
    assert found is not None
    assert (found[1].name, [each.by for each in found[1].decisions]) == ("Visit Pact", ["A"])
    opened.desk.shelf.remove("x", key="k", at="")
    asyncio.run(linker.link())
    assert made().facts == 0
    opened.close()
