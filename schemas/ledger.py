"""The ledger: every id that a run met, in the set where it ended. Nothing is dropped in silence.

proposed = grounded + repaired + rejected (items of records); every kept record is a member of exactly one fact;
facts = shown + cut + withheld. `imbalances` names each id that broke the account.
"""

from collections import Counter

from schemas.record import RejectionKind
from schemas.shape import Value


class Ledger(Value):
    """The account of one run, by id."""

    read: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
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


class Skipped(Value):
    """Something that was given and not asked about, and why."""

    source: str
    reason: str


class Balance(Value):
    """The account of an extraction in numbers: read = asked + skipped; asked = answered + failed; proposed = grounded +
    repaired + rejected. `rejected_by` adds up to `rejected`; an item that was changed twice stands twice in `repaired_by`.
    Both are in order of number, the largest first."""

    skipped: tuple[Skipped, ...] = ()
    asked: int = 0
    failed: tuple[Skipped, ...] = ()
    proposed: int = 0
    grounded: int = 0
    repaired: int = 0
    rejected: int = 0
    rejected_by: tuple[tuple[RejectionKind, int], ...] = ()
    repaired_by: tuple[tuple[RejectionKind, int], ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The balance in words, a line for each side of an equation."""
        return (
            f"{self.asked + len(self.skipped)} read = {self.asked} asked + {len(self.skipped)} skipped",
            f"{self.asked} asked = {self.asked - len(self.failed)} answered + {len(self.failed)} failed",
            f"{self.proposed} proposed = {self.grounded} grounded + {self.repaired} repaired + {self.rejected} rejected",
            *((f"rejected: {_counted(self.rejected_by)}",) if self.rejected_by else ()),
            *((f"repaired: {_counted(self.repaired_by)}",) if self.repaired_by else ()),
        )


def _counted(kinds: tuple[tuple[RejectionKind, int], ...]) -> str:
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds)


def _differences(noun: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    one, other = Counter(left), Counter(right)
    return tuple(f"{noun} {key}" for key in sorted((one - other) + (other - one)))
