from dataclasses import replace

from schemas.ledger import Balance, Skipped
from schemas.record import Rejection
from service.core.account import balance, ledger_of, skipped_of
from service.core.extraction import Extracted, failed, unread
from service.core.reading.copies import Reading
from service.core.records import Account
from tests.records import agreement, article, event, facts_of, library, statement


def test_the_ledger_collects_each_set_where_it_happened_and_balances() -> None:
    articles = library(x=None, y=None)
    pact = agreement("x/a1", "Reciprocal Access Agreement", event("signed"))
    said = statement("x/s1", "It matters", "Marcos")
    done = failed(articles["x"], "")
    outcome = done.outcome.model_copy(update={"status": "done", "agreements": (pact,), "statements": (said,)})
    account = Account(
        proposed=("x/a1", "x/a1/e1", "x/s1", "x/s2"),
        grounded=("x/a1", "x/s1"),
        repaired=("x/a1/e1",),
        rejected=("x/s2",),
    )
    extracted = [replace(done, outcome=outcome, account=account), failed(articles["y"], "down")]
    reading = Reading(articles=tuple(articles.values()), unread=(unread("z.pdf", "no"),), copies=())
    facts = facts_of([pact, said], articles)

    ledger = ledger_of(reading, extracted, facts)

    assert (ledger.read, ledger.failed) == (("x", "y"), ("y", "z.pdf"))
    assert (ledger.records, ledger.members, ledger.facts) == (("x/a1", "x/s1"), ("x/a1", "x/s1"), ("A1", "S1"))
    assert ledger.rejected == ("x/s2",)
    assert ledger.model_copy(update={"shown": ("A1",), "cut": ("S1",)}).imbalances() == ()


def test_a_record_that_reached_no_fact_is_named() -> None:
    done = failed(article(), "")
    outcome = done.outcome.model_copy(update={"statements": (statement("x/s1", "It matters", "Marcos"),)})
    lost = Extracted(article=done.article, outcome=outcome, account=done.account)
    assert ledger_of(Reading((), (), ()), [lost], []).imbalances() == ("record x/s1",)


def test_the_balance_counts_every_rejected_item_once_by_its_reason() -> None:
    done = failed(article(), "")
    account = Account(
        proposed=("x/a1", "x/a1/e1", "x/a1/p1", "x/s1", "x/s2", "x/m1"),
        grounded=("x/s2",),
        repaired=("x/m1",),
        rejected=("x/a1", "x/a1/e1", "x/a1/p1", "x/s1"),
    )
    refused = (
        Rejection(id="x/a1", item="", reason="", kind="no_quote_left"),
        Rejection(id="x/a1/e1", item="", reason="", kind="quote_absent"),
        Rejection(id="x/s1", item="", reason="", kind="quote_absent"),
        Rejection(id="x/m1", item="", reason="", kind="quote_repaired", kept=True),
        Rejection(id="x/m1", item="", reason="", kind="invalid_date", kept=True),
        Rejection(id="x/cut-off", item="", reason="", kind="cut_off", kept=True),
    )
    outcome = done.outcome.model_copy(update={"status": "done", "error": None, "rejected": refused})
    counted = balance(
        [replace(done, outcome=outcome, account=account), failed(article(), "down")],
        skipped=[Skipped(source="z.pdf", reason="it is empty")],
    )
    assert counted == Balance(
        skipped=(Skipped(source="z.pdf", reason="it is empty"),),
        asked=2,
        failed=(Skipped(source=article().source, reason=f"{article().source}: down"),),
        proposed=6,
        grounded=1,
        repaired=1,
        rejected=4,
        rejected_by=(("quote_absent", 2), ("no_quote_left", 1), ("record_rejected", 1)),
        repaired_by=(("invalid_date", 1), ("quote_repaired", 1)),
    )
    assert counted.lines() == (
        "3 read = 2 asked + 1 skipped",
        "2 asked = 1 answered + 1 failed",
        "6 proposed = 1 grounded + 1 repaired + 4 rejected",
        "rejected: 2 quote absent, 1 no quote left, 1 record rejected",
        "repaired: 1 invalid date, 1 quote repaired",
    )
    assert len(balance([]).lines()) == 3


def test_unread_files_and_copies_are_skipped_with_their_reason() -> None:
    reading = Reading(articles=(), unread=(unread("z.pdf", "it is empty"),), copies=(("b.txt", "a.txt"),))
    assert skipped_of(reading) == (
        Skipped(source="z.pdf", reason="it is empty"),
        Skipped(source="b.txt", reason="the same text as a.txt"),
    )
