from dataclasses import replace

from schemas.record import Rejection
from schemas.run import Usage
from service.core.account import balance_of, ledger_of
from service.core.extraction import Extracted, failed, gathered, unanswered, unread
from service.core.reading.copies import Reading
from service.core.records import Account
from tests.longtext import long_article, passages, told
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


def test_parts_of_long_texts_without_an_answer_are_named() -> None:
    gap = unanswered(passages()[1], "down")
    told_in_part = gathered(long_article(), [told(1)], [gap], usage=Usage())
    assert ledger_of(Reading((), (), ()), [told_in_part], []).unanswered == ("x/c2",)


def test_a_record_that_reached_no_fact_is_named() -> None:
    done = failed(article(), "")
    outcome = done.outcome.model_copy(update={"statements": (statement("x/s1", "It matters", "Marcos"),)})
    lost = Extracted(article=done.article, outcome=outcome, account=done.account)
    assert ledger_of(Reading((), (), ()), [lost], []).imbalances() == ("record x/s1",)


# --- the balance


def test_before_anything_is_asked_the_balance_tells_what_was_read_and_why_the_rest_was_not() -> None:
    bad = (
        unread("z.pdf", "z.pdf: a binary file, not a text; save it"),
        unread("y.doc", "y.doc: a binary file, not a text; no"),
    )
    reading = Reading(articles=tuple(library(x=None).values()), unread=bad, copies=(("b.txt", "a.txt"),))
    balance = balance_of(reading)
    assert (balance.read, balance.copies, balance.skipped) == (1, 1, {"a binary file, not a text": 2})
    assert (balance.done, balance.failed, balance.proposed) == (0, 0, 0)


def test_each_article_adds_to_the_balance_and_each_rejected_item_to_its_reason() -> None:
    done = failed(article(id="x"), "", usage=Usage(calls=2))
    refusals = (
        Rejection(id="x/a1", item="Pact", reason="`pact` is none of the values kind may have", kind="invalid_value"),
        Rejection(
            id="x/a2", item="Treaty", reason="`treaty` is none of the values kind may have", kind="invalid_value"
        ),
        Rejection(id="x/s1", item="?", reason="a date", kept=True),
    )
    account = Account(
        proposed=("x/a1", "x/a1/e1", "x/a2", "x/s1", "x/s2"),
        grounded=("x/s2",),
        repaired=("x/s1",),
        rejected=("x/a1", "x/a1/e1", "x/a2"),
    )
    outcome = done.outcome.model_copy(update={"status": "done", "rejected": refusals})
    balance = balance_of(Reading(tuple(library(x=None, y=None).values()), (), ()))
    balance = balance.with_extracted(replace(done, outcome=outcome, account=account))
    balance = balance.with_extracted(failed(article(id="y"), "down", usage=Usage(from_store=1)))
    assert (balance.done, balance.failed, balance.usage) == (1, 1, Usage(calls=2, from_store=1))
    assert balance.proposed == balance.grounded + balance.repaired + balance.rejected.total() == 5
    assert balance.rejected == {
        "invalid value": 2,
        "record rejected": 1,
    }
