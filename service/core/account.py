"""The account of a run: what was read, proposed, kept and joined, by id, each set collected where it happens."""

from collections.abc import Sequence

from schemas.fact import Fact
from schemas.ledger import Ledger
from service.core.extraction import Extracted
from service.core.reading.copies import Reading


def ledger_of(reading: Reading, extracted: Sequence[Extracted], facts: Sequence[Fact]) -> Ledger:
    """The ledger up to the facts; which of them are shown or cut is added when the page is fitted."""
    failed = [each.article.id for each in extracted if each.outcome.status == "failed"]
    return Ledger(
        read=tuple(article.id for article in reading.articles),
        copies=tuple(copy for copy, _ in reading.copies),
        failed=(*failed, *(outcome.article.source for outcome in reading.unread)),
        proposed=tuple(item for each in extracted for item in each.account.proposed),
        grounded=tuple(item for each in extracted for item in each.account.grounded),
        repaired=tuple(item for each in extracted for item in each.account.repaired),
        rejected=tuple(item for each in extracted for item in each.account.rejected),
        records=tuple(record.id for each in extracted for record in each.records),
        members=tuple(record for fact in facts for record in fact.records),
        facts=tuple(fact.id for fact in facts),
    )
