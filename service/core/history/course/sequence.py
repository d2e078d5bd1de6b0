"""Sequence: which step must come before which, by name, and what becomes of sources that tell it the other way round.

Vienna Convention on the Law of Treaties, 1969 (VCLT): a treaty is ratified once it is signed (article 14), enters into force
once consent to be bound is established for the negotiating states (article 24, 2), may be applied provisionally until then
(article 25), and binds nobody once it is terminated (articles 54 and 70). An open treaty goes into force for some and is
acceded to by others (article 15), so that only its common steps stand in an order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from schemas.agreement import Step
from schemas.fact import Conflict, FactEvent
from service.core.history.claims.weighing import Sources
from service.core.history.lifecycle import rank
from service.core.language.dates import Bounds, bounds, compatible, say
from service.core.language.places import country_name
from service.core.language.wording import STEP_WORDS

OLDER = "the older report gives way"


@dataclass(frozen=True, slots=True)
class Rule:
    """`first` comes before `then`. `each` party's `first` comes before the common `then` only where the agreement is not open."""

    name: str
    first: Step
    then: Step
    source: str


RULES: tuple[Rule, ...] = (
    Rule("signature before ratification", "signed", "ratified", "VCLT article 14"),
    Rule("signature before the exchange of instruments", "signed", "instruments_exchanged", "VCLT articles 14 and 16"),
    Rule("signature before entry into force", "signed", "in_force", "VCLT article 24"),
    Rule("a legislature's approval before ratification", "legislative_approval", "ratified", "UN Glossary, ratification"),
    Rule("consent of both before entry into force", "legislative_approval", "in_force", "VCLT article 24, 2"),
    Rule("consent of both before entry into force", "ratified", "in_force", "VCLT article 24, 2"),
    Rule("exchange of instruments before entry into force", "instruments_exchanged", "in_force", "VCLT article 16"),
    Rule("provisional application until entry into force", "provisionally_applied", "in_force", "VCLT article 25"),
    Rule("entry into force before withdrawal", "in_force", "withdrawn", "VCLT articles 54 and 56"),
    Rule("entry into force before termination", "in_force", "terminated", "VCLT article 54"),
)  # fmt: skip
NOTHING_AFTER = Rule("nothing after termination", "terminated", "terminated", "VCLT articles 54 and 70")
_OTHER_ACT = re.compile(
    r"\b(?:amend|extend|extension|renew|protocol|updat|revis|moderni[sz]|supplement|successor)", re.IGNORECASE
)
_MOST = 20  # conflicts of order in one fact; with more, its records are not of one agreement
_ENDS: frozenset[Step] = frozenset({"terminated", "expired"})


def order_conflicts(timeline: Sequence[FactEvent], sources: Sources, *, is_open: bool) -> list[Conflict]:
    """Steps that sources tell in an order that cannot be. The step that came too early is shown as disputed only where all
    its sources are older than the step that should have come first, and weigh no more: then they knew less. Otherwise both
    stand."""
    events = [event for event in timeline if event.basis != "inferred"]
    by_step: dict[Step, list[FactEvent]] = {}
    for event in events:
        by_step.setdefault(event.step, []).append(event)
    reversed_pairs = (
        (rule, then, first)
        for rule in RULES
        for first in by_step.get(rule.first, ())
        for then in by_step.get(rule.then, ())
        if then.modality == "reported"
        and _bound(first, then, is_open=is_open)
        and _is_reversed(first, then, sources)
        and not _taken_in_time(first, then, by_step)
    )
    revived = (
        (NOTHING_AFTER, end, event)
        for end in by_step.get("terminated", ())
        for event in events
        if _follows(end, event, sources)
    )
    return [_made(*each, sources) for each in islice(chain(reversed_pairs, revived), _MOST)]


def _bound(first: FactEvent, then: FactEvent, *, is_open: bool) -> bool:
    """Whether the rule holds between two steps: of one party, of all, or of one and all where each must take it."""
    if first.modality == "forecast" or _is_other_act(first) or _is_other_act(then):
        return False
    return first.party == then.party or first.party is None or (then.party is None and not is_open)


def _is_other_act(event: FactEvent) -> bool:
    """Whether a step is of an amendment, an extension or a successor, which has a life-cycle of its own."""
    return event.step in ("signed", "ratified", "legislative_approval", "in_force") and any(
        _OTHER_ACT.search(item.quote) for item in event.evidence
    )


def _is_reversed(first: FactEvent, then: FactEvent, sources: Sources) -> bool:
    start, end = _start(first, sources), _end(then)
    return bool(start and end and end.last < start and compatible(first.date, then.date) is not True)


def _start(event: FactEvent, sources: Sources) -> str | None:
    """The first day on which a step can have been taken: its own; of a planned one the last day it was still to come."""
    if event.modality == "planned":
        return sources.last_told(event.evidence) or None
    span = bounds(event.date)
    return span.first if span else None


def _end(event: FactEvent) -> Bounds | None:
    """The days by which a step had been taken: its own, or the day a source knew of it."""
    return bounds(event.date or event.known_by)


def _taken_in_time(first: FactEvent, then: FactEvent, by_step: dict[Step, list[FactEvent]]) -> bool:
    """Whether another event tells that the first step was taken in time: then this one is another occasion or another date,
    which is a conflict of its own."""
    end = _end(then)
    return any(
        other.id != first.id
        and other.modality == "reported"
        and other.party == first.party
        and (span := bounds(other.date)) is not None
        and end is not None
        and span.first <= end.last
        for other in by_step.get(first.step, ())
    )


def _follows(end: FactEvent, event: FactEvent, sources: Sources) -> bool:
    """Whether a step that only a living agreement takes is dated after its end, or still expected then."""
    alive = event.step not in _ENDS and rank(event.step) >= rank("signed") and event.modality == "reported"
    span, start = _end(end), _start(event, sources)
    return bool(
        alive and end.modality == "reported" and span and start and span.last < start and not _is_other_act(event)
    )


def _gives_way(early: FactEvent, late: FactEvent, sources: Sources) -> bool:
    """Whether all who tell the step that came too early wrote before the other, and weigh no more."""
    older = sources.all_before(early.evidence, _start(late, sources) or "")
    return older and sources.weight(early.evidence) <= sources.weight(late.evidence)


def _made(rule: Rule, early: FactEvent, late: FactEvent, sources: Sources) -> Conflict:
    """The conflict of a step told too early with the one it should have followed, or that cannot have followed it."""
    gives_way = _gives_way(early, late, sources)
    one, other = (sources.claim(_told(event), event.evidence, event.id) for event in (early, late))
    about = (
        f"whether it was {STEP_WORDS[late.step]} after it was terminated"
        if rule is NOTHING_AFTER
        else f"whether it was {STEP_WORDS[early.step]} before it was {STEP_WORDS[late.step]}"
    )
    return Conflict(
        id="",
        kind="order",
        about=about,
        claims=(one, other),
        chosen=other.value if gives_way else None,
        rule=f"{rule.name} ({rule.source}){f'; {OLDER}' if gives_way else ''}",
    )


def _told(event: FactEvent) -> str:
    party = f" by {country_name(event.party)}" if event.party else ""
    when = f" ({say(event.date)})" if event.date else f" (by {say(event.known_by)})" if event.known_by else ""
    pending = "still to be " if event.modality == "planned" else ""
    return f"{pending}{STEP_WORDS[event.step]}{party}{when}"
