"""The account of a run: what was read, proposed, kept and joined. The ledger holds ids, each set collected where it happens;
the balance holds numbers, for people, and grows with every article so that a run of any length has one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schemas.fact import Fact
from schemas.ledger import Ledger
from schemas.record import RejectionKind
from schemas.run import Usage
from service.core.extraction import Extracted
from service.core.reading.copies import Reading


def ledger_of(reading: Reading, extracted: Sequence[Extracted], facts: Sequence[Fact]) -> Ledger:
    """The ledger up to the facts; which of them are shown or cut is added when the page is fitted."""
    failed = [each.article.id for each in extracted if each.outcome.status == "failed"]
    return Ledger(
        read=tuple(article.id for article in reading.articles),
        copies=tuple(copy for copy, _ in reading.copies),
        skipped=tuple(each.article.id for each in extracted if each.outcome.status == "skipped"),
        failed=(*failed, *(outcome.article.source for outcome in reading.unread)),
        unanswered=tuple(f"{e.article.id}/c{gap.part}" for e in extracted for gap in e.outcome.unanswered),
        proposed=tuple(item for each in extracted for item in each.account.proposed),
        grounded=tuple(item for each in extracted for item in each.account.grounded),
        repaired=tuple(item for each in extracted for item in each.account.repaired),
        rejected=tuple(item for each in extracted for item in each.account.rejected),
        records=tuple(record.id for each in extracted for record in each.records),
        members=tuple(record for fact in facts for record in fact.records),
        facts=tuple(fact.id for fact in facts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Numbers of one run: articles read; inputs skipped, by reason; copies, read once; what nobody named and is not read,
    passed over; articles done, done in part, failed, and unasked, for a first look saw nothing in them; items proposed =
    grounded + repaired + rejected, the last by kind."""

    read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    passed_over: int = 0
    done: int = 0
    partial: int = 0
    failed: int = 0
    unasked: int = 0
    usage: Usage = field(default_factory=Usage)
    proposed: int = 0
    grounded: int = 0
    repaired: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def answered(self) -> int:
        """Articles that gave records, though perhaps not of all their parts."""
        return self.done + self.partial

    def with_extracted(self, each: Extracted) -> "Balance":
        """The balance when one more article was asked about."""
        account, status = each.account, each.outcome.status
        return replace(
            self,
            done=self.done + (status == "done"),
            partial=self.partial + (status == "partial"),
            failed=self.failed + (status == "failed" and each.asked),
            unasked=self.unasked + (status == "skipped"),
            usage=self.usage + each.outcome.usage,
            proposed=self.proposed + len(account.proposed),
            grounded=self.grounded + len(account.grounded),
            repaired=self.repaired + len(account.repaired),
            rejected=self.rejected + Counter(kind.replace("_", " ") for kind in _kinds(each)),
        )


def balance_of(reading: Reading) -> Balance:
    """The balance when everything was read and nothing asked."""
    reasons = [(outcome.error or "").removeprefix(f"{outcome.article.source}: ") for outcome in reading.unread]
    skipped = Counter(reason.partition(";")[0] for reason in reasons)
    return Balance(
        read=len(reading.articles),
        skipped=skipped,
        copies=len(reading.copies),
        passed_over=len(reading.skipped),
    )


def _kinds(each: Extracted) -> list[RejectionKind]:
    """Why each rejected item was refused; one without a reason of its own went with its record."""
    told = {rejection.id: rejection.kind for rejection in each.outcome.rejected if not rejection.kept}
    return [told.get(item, "record_rejected") for item in each.account.rejected]
