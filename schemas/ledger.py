"""The ledger: every id that a run met, in the set where it ended. Nothing is dropped in silence.

proposed = grounded + repaired + rejected (items of records); every kept record is a member of exactly one fact;
facts = shown + cut + withheld. `imbalances` names each id that broke the account.
"""

from collections import Counter

from schemas.shape import Value


class Ledger(Value):
    """The account of one run, by id. `copies` are the sources of texts that another of the run stands for; `skipped` are the
    articles in which a first look saw nothing to ask about; `unanswered` holds parts of long texts, `<article>/c<number>`."""

    read: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    grounded: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    sentences_replaced: int = 0

    def imbalances(self) -> tuple[str, ...]:
        """Ids that are on one side of an equation only, or on one side twice; empty when the ledger balances."""
        return (
            *_differences("item", self.proposed, (*self.grounded, *self.repaired, *self.rejected)),
            *_differences("record", self.records, self.members),
            *_differences("fact", self.facts, (*self.shown, *self.cut, *self.withheld)),
        )


def _differences(noun: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    one, other = Counter(left), Counter(right)
    return tuple(f"{noun} {key}" for key in sorted((one - other) + (other - one)))
