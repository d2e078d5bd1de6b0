from dataclasses import replace

from service.core.account import ledger_of
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
    reading = Reading(articles=tuple(articles.values()), unread=(unread("z.pdf", "no"),), copies=(("y.txt", "x.txt"),))
    facts = facts_of([pact, said], articles)

    ledger = ledger_of(reading, extracted, facts)

    assert (ledger.read, ledger.copies, ledger.failed) == (("x", "y"), ("y.txt",), ("y", "z.pdf"))
    assert (ledger.records, ledger.members, ledger.facts) == (("x/a1", "x/s1"), ("x/a1", "x/s1"), ("A1", "S1"))
    assert ledger.rejected == ("x/s2",)
    assert ledger.model_copy(update={"shown": ("A1",), "cut": ("S1",)}).imbalances() == ()


def test_a_record_that_reached_no_fact_is_named() -> None:
    done = failed(article(), "")
    outcome = done.outcome.model_copy(update={"statements": (statement("x/s1", "It matters", "Marcos"),)})
    lost = Extracted(article=done.article, outcome=outcome, account=done.account)
    assert ledger_of(Reading((), (), ()), [lost], []).imbalances() == ("record x/s1",)
