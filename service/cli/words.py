"""What is said to a person: data to stdout, the account of a run in words."""

import sys
from typing import TYPE_CHECKING

from service.errors import OutputError

if TYPE_CHECKING:
    from collections import Counter

    from schemas.brief import Brief
    from schemas.run import Usage
    from service.core.account import Balance

_REASONS_SHOWN = 8


def out(text: str) -> None:
    """Data to stdout, at once; raise OutputError when it takes no more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # nobody reads on, which is no failure
    except OSError as error:
        raise OutputError(f"stdout: cannot be written: {error.strerror}") from error


def account(brief: "Brief") -> str:
    """The ledger in one paragraph."""
    ledger = brief.ledger
    return (
        f"ledger: {len(ledger.read)} read; {len(ledger.proposed)} items proposed = {len(ledger.grounded)} grounded + "
        f"{len(ledger.repaired)} repaired + {len(ledger.rejected)} rejected; {len(ledger.records)} records in "
        f"{len(ledger.facts)} facts = {len(ledger.shown)} shown + "
        f"{len(ledger.cut)} cut + {len(ledger.withheld)} withheld; balances.\n"
        f"{_cost(brief.usage)}, {brief.model}."
    )


def balance(balance: "Balance", *, run: str | None) -> str:
    """The balance of an extraction, line by line; `run` is the id it was kept under, null where nothing was kept."""
    rejected = balance.rejected.total()
    asked = balance.answered + balance.failed
    partly = f", {balance.partial} in part" if balance.partial else ""
    lines = [
        f"{balance.done} of {balance.read + balance.skipped.total()} articles done{partly}",
        f"read {balance.read}, copies {balance.copies}, skipped {balance.passed_over}, not read {balance.skipped.total()}",
        *_by_reason(balance.skipped),
        f"asked about {asked}, failed {balance.failed}"
        + (f", not asked about {balance.read - asked}" if balance.read > asked else ""),
        _cost(balance.usage),
        f"{balance.proposed} items proposed = "
        + " + ".join((f"{balance.grounded} grounded", f"{balance.repaired} repaired", f"{rejected} rejected")),
        *_by_reason(balance.rejected),
    ]
    if rejected or balance.repaired:
        where = f"`entente show {run} --rejected`" if run else "`rejected` in the output"
        lines.append(f"each rejected or repaired item with its reason: {where}")
    return "\n".join(lines)


def _cost(usage: "Usage") -> str:
    stored = f", {usage.from_store} answered from the store" if usage.from_store else ""
    return f"{usage.calls} calls, {usage.input_tokens} tokens in, {usage.output_tokens} out{stored}"


def _by_reason(reasons: "Counter[str]") -> list[str]:
    most = reasons.most_common(_REASONS_SHOWN)
    rest = reasons.total() - sum(count for _, count in most)
    return [*(f"  {count} {reason}" for reason, count in most), *([f"  {rest} for other reasons"] if rest else [])]
