"""The account of a run: what was read, proposed, kept and joined, by id, each set collected where it happens."""

from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.fact import Fact
from schemas.ledger import Balance, Ledger, Skipped
from schemas.record import RejectionKind
from service.core.extraction import Extracted
from service.core.reading.copies import Reading


def ledger_of(reading: Reading, extracted: Sequence[Extracted], facts: Sequence[Fact]) -> Ledger:
    """The ledger up to the facts; which of them are shown or cut is added when the page is fitted."""
    failed = [each.article.id for each in extracted if each.outcome.status == "failed"]
    return Ledger(
        read=tuple(article.id for article in reading.articles),
        failed=(*failed, *(outcome.article.source for outcome in reading.unread)),
        proposed=tuple(item for each in extracted for item in each.account.proposed),
        grounded=tuple(item for each in extracted for item in each.account.grounded),
        repaired=tuple(item for each in extracted for item in each.account.repaired),
        rejected=tuple(item for each in extracted for item in each.account.rejected),
        records=tuple(record.id for each in extracted for record in each.records),
        members=tuple(record for fact in facts for record in fact.records),
        facts=tuple(fact.id for fact in facts),
    )


def balance(extracted: Sequence[Extracted], *, skipped: Iterable[Skipped] = ()) -> Balance:
    """What became of the articles that were asked about and of every item that was proposed, counted by reason."""
    failed = [each for each in extracted if each.outcome.status == "failed"]
    return Balance(
        skipped=tuple(skipped),
        asked=len(extracted),
        failed=tuple(Skipped(source=each.article.source, reason=each.outcome.error or "") for each in failed),
        proposed=sum(len(each.account.proposed) for each in extracted),
        grounded=sum(len(each.account.grounded) for each in extracted),
        repaired=sum(len(each.account.repaired) for each in extracted),
        rejected=sum(len(each.account.rejected) for each in extracted),
        rejected_by=_by_kind(kind for each in extracted for kind in _rejected(each)),
        repaired_by=_by_kind(kind for each in extracted for kind in _repaired(each)),
    )


def skipped_of(reading: Reading) -> tuple[Skipped, ...]:
    """What was given and is not asked about: files that could not be read, and copies of what is asked about anyway."""
    return (
        *(Skipped(source=outcome.article.source, reason=outcome.error or "") for outcome in reading.unread),
        *(Skipped(source=copy, reason=f"the same text as {original}") for copy, original in reading.copies),
    )


def _rejected(each: Extracted) -> Iterable[RejectionKind]:
    """The reason of every rejected item; one without its own went with the record it belongs to."""
    reasons = {one.id: one.kind for one in each.outcome.rejected if not one.kept}
    return (reasons.get(item, "record_rejected") for item in each.account.rejected)


def _repaired(each: Extracted) -> Iterable[RejectionKind]:
    items = set(each.account.repaired)
    return (one.kind for one in each.outcome.rejected if one.kept and one.id in items)


def _by_kind(kinds: Iterable[RejectionKind]) -> tuple[tuple[RejectionKind, int], ...]:
    return tuple(sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0])))
