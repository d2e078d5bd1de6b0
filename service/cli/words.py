"""What is said to a person: data to stdout, the account of a run in words."""

import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.errors import OutputError
from service.render.plain import counted

if TYPE_CHECKING:
    from collections import Counter
    from decimal import Decimal

    from schemas.brief import Brief
    from schemas.run import Usage
    from service.cli.session import Session
    from service.core.account import Balance
    from service.ports import Spending

_REASONS_SHOWN = 8
_PASSWORD = re.compile(r"(://[^:/@]*:).*@")


def out(text: str) -> None:
    """Data to stdout, at once; raise OutputError when it takes no more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # nobody reads on, which is no failure
    except OSError as error:
        raise OutputError(f"stdout: cannot be written: {error.strerror}") from error


def account(brief: "Brief", spending: "Spending | None" = None) -> str:
    """The ledger in one paragraph, and what it cost."""
    ledger = brief.ledger
    return (
        f"ledger: {len(ledger.read)} read; {counted(len(ledger.proposed), 'item')} proposed = {len(ledger.grounded)} grounded + "
        f"{len(ledger.repaired)} repaired + {len(ledger.rejected)} rejected; {counted(len(ledger.records), 'record')} in "
        f"{counted(len(ledger.facts), 'fact')} = {len(ledger.shown)} shown + "
        f"{len(ledger.cut)} cut + {len(ledger.withheld)} withheld; balances.\n"
        f"{_cost(brief.usage, spending)}, {brief.model}."
    )


def balance(
    balance: "Balance", spending: "Spending | None" = None, *, run: str | None, store: str | None = None
) -> str:
    """The balance of an extraction, line by line, what was not done last; `run` is the id it was kept under, null where nothing
    was kept, `store` the place that was named for it."""
    rejected = balance.rejected.total()
    unread = balance.skipped.total()
    partly = f", {balance.partial} in part" if balance.partial else ""
    lines = [
        f"{balance.done} of {counted(balance.read + unread, 'article')} done{partly}",
        f"read {balance.read}, copies {balance.copies}, skipped {balance.passed_over}",
        _cost(balance.usage, spending),
        f"{counted(balance.proposed, 'item')} proposed = "
        + " + ".join((f"{balance.grounded} grounded", f"{balance.repaired} repaired", f"{rejected} rejected")),
        *_by_reason(balance.rejected),
    ]
    if rejected or balance.repaired:
        where = pasted(f"`entente show {run} --rejected`", store) if run else "`rejected` in the output"
        lines.append(f"each rejected or repaired item with its reason: {where}")
    asked = balance.answered + balance.failed
    undone = {"failed": balance.failed, "not asked about": balance.read - asked, "not read": unread}
    lines += [f"{count} {what}" for what, count in undone.items() if count]
    return "\n".join([*lines, *_by_reason(balance.skipped)])


@contextmanager
def balance_said(session: "Session", *, store: str | None) -> Iterator[None]:
    """Say the balance of a run that the caller interrupts, and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        session.say(balance(session.balance, session.spending, run=session.kept_as, store=store))
        if session.kept_as:
            session.say("what was answered is kept; the same command goes on where this one stopped")
        raise


def pasted(words: str, store: str | None) -> str:
    """`words` with the store that the user named put into each command, so that it works as it stands; a password in it is not
    shown."""
    shown = _PASSWORD.sub(r"\1***@", store) if store else ""
    place = f" --store {shlex.quote(shown)}" if shown else ""
    return re.sub(r"`entente (?:brief|extract|show|facts|runs)[^`]*(?=`)", lambda command: command[0] + place, words)


def _cost(usage: "Usage", spending: "Spending | None") -> str:
    stored = f", {usage.from_store} answered from the store" if usage.from_store else ""
    failed = f" ({spending.failed} failed)" if spending and spending.failed else ""
    tokens = f"{counted(usage.input_tokens, 'token')} in, {usage.output_tokens} out"
    return f"{counted(usage.calls, 'call')}{failed}, {tokens}{stored}{money(spending) if spending else ''}"


def money(spending: "Spending") -> str:
    """What was spent, at list price, where there is a price: `, $1.25 at list price`."""
    if spending.cost is None:
        return ""
    perhaps = (
        f", {dollars(spending.uncertain)} of it for calls of which no count came back" if spending.uncertain else ""
    )
    return f", {dollars(spending.cost)} at list price{perhaps}"


def dollars(amount: "Decimal") -> str:
    """`$1.25`; under ten cents to a hundredth of a cent."""
    return f"${amount:,.2f}" if amount >= 1 or not amount else f"${amount:.4f}"


def _by_reason(reasons: "Counter[str]") -> list[str]:
    most = reasons.most_common(_REASONS_SHOWN)
    rest = reasons.total() - sum(count for _, count in most)
    return [*(f"  {count} {reason}" for reason, count in most), *([f"  {rest} for other reasons"] if rest else [])]
