"""What a server keeps, over each database."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.access import AccessKey, JournalLine
from schemas.board import BoardState, Sought
from schemas.job import Job, JobSpec
from schemas.override import Correction, Join, Pointer, Split
from service.runs.board import standing
from service.store import postgres, sqlite
from service.store.database import DatabaseStore
from tests.postgres import database
from tests.records import agreement_fact, article, fact_event, meeting_fact, statement_fact
from tests.store.test_database import done_entry, new_run

STORES: dict[str, Callable[[Path], DatabaseStore]] = {
    "sqlite": lambda folder: sqlite.open_store(folder / "store.db"),
    "postgres": lambda folder: postgres.open_store(database(folder)),
}
NOON, LATER = "2025-05-29T12:00:00+00:00", "2025-05-29T13:00:00+00:00"


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DatabaseStore]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


def a_key(name: str = "k1", **told: object) -> AccessKey:
    base = {"id": name, "name": "Desk", "digest": "d", "scopes": ("read", "write"), "created": NOON}
    return AccessKey.model_validate({**base, **told})


# --- keys


def test_a_key_comes_out_as_it_went_in(store: DatabaseStore) -> None:
    key = a_key(rpm=60, upload_bytes=2**40, monthly_usd="12.50")
    assert not store.desk.keys.any_stands()
    store.desk.keys.add(key)
    found = store.desk.keys.find("k1")
    assert found is not None
    assert found.model_copy(update={"monthly_usd": "12.50"}) == key
    assert Decimal(found.monthly_usd or 0) == Decimal("12.5")
    assert store.desk.keys.every() == (found,)
    assert store.desk.keys.any_stands()
    assert store.desk.keys.find("k2") is None


def test_a_key_is_revoked_once_and_its_logins_with_it(store: DatabaseStore) -> None:
    store.desk.keys.add(a_key())
    store.desk.keys.log_in("x", key="k1", begun=NOON, ends=LATER)
    assert store.desk.keys.logged_in("x", now=NOON) == a_key()
    assert store.desk.keys.logged_in("x", now=LATER) is None
    assert store.desk.keys.logged_in("y", now=NOON) is None
    assert store.desk.keys.revoke("k1", at=LATER)
    assert not store.desk.keys.revoke("k1", at=LATER)
    assert store.desk.keys.logged_in("x", now=NOON) is None
    assert not store.desk.keys.any_stands()


def test_a_login_ends_by_hand_and_old_ones_are_forgotten(store: DatabaseStore) -> None:
    store.desk.keys.add(a_key())
    store.desk.keys.log_in("x", key="k1", begun=NOON, ends=NOON)
    store.desk.keys.log_in("y", key="k1", begun=LATER, ends="2025-05-30T00:00:00+00:00")
    assert store.desk.keys.logged_in("x", now="2025-01-01") is None
    store.desk.keys.log_out("y")
    assert store.desk.keys.logged_in("y", now=LATER) is None


def test_spending_adds_up_by_key_and_month(store: DatabaseStore) -> None:
    for amount in ("0.5", "0.25", "0.000001"):
        store.desk.keys.spend("k1", month="2025-05", amount=Decimal(amount))
    assert store.desk.keys.spent("k1", month="2025-05") == Decimal("0.750001")
    assert store.desk.keys.spent("k1", month="2025-06") == store.desk.keys.spent("k2", month="2025-05") == 0


# --- jobs


def a_job(key: str = "k1") -> Job:
    return Job(key=key, kind="extraction", spec=JobSpec(articles=("x", "y")), submitted=NOON, total=2)


def test_jobs_are_found_listed_and_counted(store: DatabaseStore) -> None:
    jobs = store.desk.jobs
    one, two = jobs.submit(a_job()), jobs.submit(a_job("k2"))
    assert (one.id, two.id) == ("j1", "j2")
    assert jobs.find("j1") == one
    assert [job.id for job in jobs.open()] == ["j1", "j2"]
    assert [job.id for job in jobs.listed()] == ["j2", "j1"]
    assert [job.id for job in jobs.listed(key="k1", kind="extraction")] == ["j1"]
    assert [job.id for job in jobs.listed(before=2)] == ["j1"]
    assert jobs.listed(kind="brief") == ()
    assert jobs.counts() == {"queued": 2}
    assert jobs.versions(["j1", "j9", "x"]) == {"j1": 0}
    for name in ("j9", "", "j", "jx", "1", "j-1", "j٣", "j99999999999999999999"):
        assert jobs.find(name) is None


def test_a_job_changes_until_it_has_ended(store: DatabaseStore) -> None:
    jobs = store.desk.jobs
    jobs.submit(a_job())
    jobs.change("j1", state="running", cost=Decimal("0.1"))
    changed = jobs.change("j1", done=1, cost=Decimal("0.2"))
    assert changed is not None
    assert (changed.done, changed.cost, changed.version) == (1, "0.3", 2)
    ended = jobs.change("j1", state="done", ended=LATER)
    assert ended is not None
    assert ended.has_ended
    assert jobs.change("j1", state="running") is None
    assert jobs.cancel("j1", at=LATER) is None
    assert jobs.find("j1") == ended
    assert jobs.open() == ()
    assert jobs.change("j9", state="running") is None


def test_a_job_that_waits_is_cancelled_at_once_and_one_that_runs_when_that_is_seen(store: DatabaseStore) -> None:
    jobs = store.desk.jobs
    for _ in range(2):
        jobs.submit(a_job())
    jobs.change("j2", state="running")
    states = [found.state if (found := jobs.cancel(name, at=LATER)) else None for name in ("j1", "j2", "j2", "j9")]
    assert states == ["cancelled", "cancelling", "cancelling", None]


# --- decisions


def test_decisions_stand_until_they_are_taken_back(store: DatabaseStore) -> None:
    pointer = Pointer(article="x", type="agreement", name="Pact")
    other = pointer.model_copy(update={"name": "Other"})
    entries = (
        Split(split=(pointer, other), by="A", reason="b"),
        Join(join=(pointer, other), by="A", reason="b"),
        Correction(correct=pointer, field="name", value="The Pact", by="A", reason="b"),
    )
    kept = [store.desk.decisions.add(entry, key="k1", made=NOON) for entry in entries]
    assert [each.id for each in kept] == ["d1", "d2", "d3"]
    assert [each.entry.at for each in kept] == ["decision d1", "decision d2", "decision d3"]
    assert store.desk.decisions.every() == tuple(kept)
    assert store.desk.decisions.withdraw("d2", at=LATER)
    assert not store.desk.decisions.withdraw("d2", at=LATER)
    assert not store.desk.decisions.withdraw("x", at=LATER)
    assert store.decisions() == (kept[0].entry, kept[2].entry)
    assert [each.withdrawn for each in store.desk.decisions.every()] == [None, LATER, None]


# --- journal and tokens


def test_the_journal_is_read_from_its_end(store: DatabaseStore) -> None:
    lines = [JournalLine(at=NOON, key="k1", address="::1", action=f"POST /{n}", status=201) for n in range(3)]
    for line in lines:
        store.desk.journal.write(line)
    found = store.desk.journal.lines(most=2)
    assert [line.action for line in found] == ["POST /2", "POST /1"]
    assert [line.action for line in store.desk.journal.lines(before=found[-1].id)] == ["POST /0"]


def test_a_token_is_taken_once_and_tells_what_was_answered(store: DatabaseStore) -> None:
    journal = store.desk.journal
    known = {"digest": "d", "at": NOON, "stale": "2025-05-28", "given_up": "2025-05-29T11"}
    assert journal.take("k1", "t", **known) is None
    standing = journal.take("k1", "t", **known)
    assert standing == ("d", None, None)
    assert journal.take("k2", "t", **known) is None
    journal.answered("k1", "t", status=201, body="{}")
    assert journal.take("k1", "t", **known) == ("d", 201, "{}")
    journal.give_up("k2", "t")
    assert journal.take("k2", "t", **known) is None
    assert journal.take("k2", "t", **{**known, "given_up": LATER}) is None  # its process died
    assert journal.take("k1", "t", **{**known, "given_up": LATER}) == ("d", 201, "{}")
    assert journal.take("k1", "t", **{**known, "stale": LATER}) is None


# --- the shelf


def test_articles_are_added_once_listed_and_taken_out(store: DatabaseStore) -> None:
    shelf = store.desk.shelf
    one, two = article("One.", id="a"), article("Two.", id="b")
    assert shelf.add([two, one]) == {"a", "b"}
    assert shelf.add([one.model_copy(update={"source": "other.txt"})]) == frozenset()
    assert [each.id for each in shelf.listed()] == ["a", "b"]
    assert [each.id for each in shelf.listed(after="a")] == ["b"]
    assert shelf.find("a") == one
    assert shelf.missing(["a", "c", "b"]) == ("c",)
    assert shelf.remove("a", key="k1", at=NOON)
    assert not shelf.remove("a", key="k1", at=NOON)
    assert not shelf.remove("c", key="k1", at=NOON)
    assert shelf.find("a") is None
    assert shelf.missing(["a"]) == ("a",)
    assert [each.id for each in shelf.listed()] == ["b"]
    assert shelf.add([one]) == frozenset()
    assert shelf.find("a") == one


def test_what_is_taken_out_leaves_the_links_and_what_is_back_comes_into_them(store: DatabaseStore) -> None:
    known = article("Text x.", id="x")
    run = store.begin(new_run())
    store.keep_entry(done_entry(run.id, known), known)
    assert [(each.article, each.reading is None) for each in store.links.waiting(9)] == [("x", False)]
    store.desk.shelf.remove("x", key="k1", at=NOON)
    assert store.links.waiting(9) == ()  # it was never linked: there is nothing to take out
    store.desk.shelf.add([known])
    assert [(each.article, each.reading is None) for each in store.links.waiting(9)] == [("x", False)]
    assert [each.id for each in store.desk.shelf.runs()] == ["r1"]
    assert store.desk.shelf.run("r1") == store.desk.shelf.runs()[0]
    assert store.desk.shelf.run("r2") is None
    assert store.desk.shelf.runs(before=1) == ()
    assert store.desk.shelf.briefs() == ()


# --- the board

PACT = agreement_fact("A1", "Access Pact", fact_event("A1.e1", "signed", "2024-07"), kind="visiting_forces", status="signed", records=("x/a1", "y/a2"), sources=("x", "y"))  # fmt: skip
TALKS = meeting_fact("M1", "Übergabe talks", date="2025-04-29", records=("x/m1",), formats=("two_plus_two",))
SAID = statement_fact("S1", "close partners", "Iwaya", records=("y/s1",), sources=("y",))
STATE = BoardState(stamp="1", as_of="2025-05-29", facts=3, remarks=("d1: nothing",), made=NOON)


def names(store: DatabaseStore, **sought: object) -> list[str]:
    found = store.desk.board.page(Sought.model_validate(sought)).summaries
    return [str(json.loads(summary)["id"]) for _, summary in found]


def test_the_board_is_listed_filtered_and_searched(store: DatabaseStore) -> None:
    board = store.desk.board
    assert board.state() is None
    board.put([standing(fact) for fact in (PACT, TALKS, SAID)], STATE)
    assert board.state() == STATE
    assert names(store) == ["x-a1", "x-m1", "y-s1"]
    assert names(store, types=("meeting", "statement")) == ["x-m1", "y-s1"]
    assert names(store, statuses=("signed",)) == ["x-a1"]
    assert names(store, marks=(("party:JP", "party:none"),)) == ["x-a1"]
    assert names(store, marks=(("party:JP",), ("kind:two_plus_two",))) == []
    assert names(store, since="2025-01-01") == ["x-m1", "y-s1"]
    assert names(store, words=("acc", "pact")) == ["x-a1"]
    assert names(store, words=("ubergabe",)) == ["x-m1"]
    assert names(store, words=("pact", "talks")) == []
    first = board.page(Sought(), most=1).summaries
    assert [summary for _, summary in board.page(Sought(), after=first[0][0], most=1).summaries] == [
        board.page(Sought()).summaries[1][1]
    ]
    assert board.of_article("y") == ("x-a1", "y-s1")


def test_a_fact_is_found_by_each_of_its_records(store: DatabaseStore) -> None:
    store.desk.board.put([standing(PACT)], STATE)
    assert store.desk.board.find("x-a1") == store.desk.board.find("y-a2") == ("x-a1", PACT)
    assert store.desk.board.find("z-a1") is None


def test_a_page_is_read_again_when_the_board_is_another(tmp_path: Path) -> None:
    with closing(STORES["sqlite"](tmp_path)) as ours, closing(STORES["sqlite"](tmp_path)) as theirs:
        ours.desk.board.put([standing(PACT)], STATE)
        page = ours.desk.board.page(Sought())
        assert ours.desk.board.page(Sought()) is page
        theirs.desk.board.put([standing(fact) for fact in (PACT, TALKS)], STATE.model_copy(update={"stamp": "2"}))
        assert len(ours.desk.board.page(Sought()).summaries) == 2
        ours.desk.board.put([standing(SAID)], STATE)
        assert [json.loads(each)["type"] for _, each in ours.desk.board.page(Sought()).summaries] == ["statement"]


def test_no_more_pages_are_held_than_memory_should(tmp_path: Path) -> None:
    with closing(STORES["sqlite"](tmp_path)) as store:
        store.desk.board.put([standing(PACT)], STATE)
        page = store.desk.board.page(Sought())
        for most in range(1000):
            store.desk.board.page(Sought(), most=most + 1)
        assert store.desk.board.page(Sought()) is not page


def test_a_new_board_takes_the_place_of_the_old_one(store: DatabaseStore) -> None:
    board = store.desk.board
    board.put([standing(fact) for fact in (PACT, TALKS)], STATE)
    renamed = PACT.model_copy(update={"name": "Visit Treaty"})
    board.put([standing(fact) for fact in (SAID, renamed)], STATE.model_copy(update={"stamp": "2"}))
    assert names(store) == ["y-s1", "x-a1"]
    assert names(store, words=("visit",)) == ["x-a1"]
    assert names(store, words=("access",)) == names(store, words=("talks",)) == []
    state = board.state()
    assert state is not None
    assert state.stamp == "2"
    board.put([], STATE)
    assert names(store) == []
