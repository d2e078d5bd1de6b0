"""The life-cycle of an agreement: how far each step goes, which order events stand in, where the agreement stands.

Steps and their order follow the UN Treaty Collection, "Glossary of terms relating to Treaty actions", and the Vienna
Convention on the Law of Treaties, 1969: negotiation, adoption, initialling and signature, then approval and ratification by
each party, exchange of instruments, entry into force; later amendment, suspension, withdrawal or termination. `announced`
and `noted` stand beside the ladder.
"""

from collections.abc import Sequence

from schemas.agreement import Step
from schemas.fact import FactEvent, PartyStatus, Status
from service.core.language.dates import Bounds, bounds

LADDER: dict[Step, int] = {
    "proposed": 1,
    "exploratory_talks": 2,
    "negotiation_agreed": 3,
    "negotiating": 4,
    "agreed_in_principle": 5,
    "adopted": 6,
    "initialled": 7,
    "signed": 8,
    "legislative_approval": 9,
    "ratified": 10,
    "instruments_exchanged": 11,
    "provisionally_applied": 12,
    "in_force": 13,
}
AFTER: dict[Step, int] = {
    "amended": 14,
    "extended": 15,
    "stalled": 16,
    "suspended": 17,
    "rejected": 18,
    "withdrawn": 19,
    "terminated": 20,
    "expired": 20,
}
_HALTS = {"stalled", "suspended"}  # hold a step up without taking it or ruling it out
_PARTY_STEPS = {"legislative_approval", "ratified", "withdrawn"}
ONCE: frozenset[Step] = frozenset(
    {"adopted", "initialled", "signed", "instruments_exchanged", "in_force", "terminated", "expired"}
)
REPEATABLE: frozenset[Step] = frozenset({"announced", "noted", "amended", "extended", "stalled", "suspended"})
ONGOING: frozenset[Step] = frozenset({"exploratory_talks", "negotiating"})


def rank(step: Step) -> int:
    """How far a step goes: 0 for `noted`, which moves nothing, and for `announced`, which only a programme has."""
    return LADDER.get(step) or AFTER.get(step) or 0


def is_superseded(event: FactEvent, others: Sequence[FactEvent]) -> bool:
    """Whether a planned step was overtaken: a reported step at least as far, by the same party or by all, and not older."""
    if event.modality == "reported" or not rank(event.step):
        return False
    own = bounds(event.known_by)
    return any(
        other.modality == "reported"
        and other.step not in _HALTS
        and rank(other.step) >= rank(event.step)
        and (other.party is None or other.party == event.party)
        and not _before(bounds(other.date), own)
        for other in others
    )


def _before(date: Bounds | None, reference: Bounds | None) -> bool:
    return date is not None and reference is not None and date.last < reference.first


def in_order(events: Sequence[FactEvent]) -> tuple[FactEvent, ...]:
    """Events as they happened: dated ones by date, each undated one after the steps it presupposes and before those that
    presuppose it, so that an undated entry into force stands after a dated pending approval."""
    ordered = sorted(
        (event for event in events if _day(event)), key=lambda event: (_day(event), rank(event.step), event.id)
    )
    undated = [event for event in events if not _day(event)]
    for event in sorted(undated, key=lambda event: (rank(event.step), event.modality == "reported", event.id)):
        ordered.insert(_place(event, ordered), event)
    return tuple(ordered)


def _when(event: FactEvent) -> str | None:
    """The date an event is ordered by: its own, or for a planned step the day a source told that it was still to come."""
    if event.date and event.modality == "reported":
        return event.date
    return event.known_by if event.modality != "reported" else None


def _day(event: FactEvent) -> str:
    """The first day an event is ordered by; empty where there is none."""
    span = bounds(_when(event))
    return span.first if span else ""


def _place(event: FactEvent, ordered: Sequence[FactEvent]) -> int:
    """Where an undated event goes: at the end where nothing tells that it came before something, else as early as the steps
    it presupposes allow."""
    own, deadline = rank(event.step), bounds(event.known_by)
    after = [
        i for i, other in enumerate(ordered) if own and 0 < rank(other.step) <= own and other.modality == "reported"
    ]
    low = after[-1] + 1 if after else 0
    later_step = any(own and rank(other.step) > own for other in ordered[low:])
    told_later = any(
        deadline and (told := bounds(_when(other))) and told.first >= deadline.first for other in ordered[low:]
    )
    return low if later_step or told_later else len(ordered)


def status(events: Sequence[FactEvent], *, as_of: str | None) -> Status:
    """The furthest step reported as taken by `as_of`: of the steps taken together where there is one, else of the
    parties' own. A halt (stalled, suspended, rejected) that a later dated step overtook does not count. `announced` is
    the status only where nothing else is told; `not_told` where no source tells a step."""
    limit = bounds(as_of)
    taken = [e for e in events if e.modality == "reported" and not (limit and _before(limit, bounds(e.date)))]
    moved = [event for event in taken if rank(event.step) and not _overtaken(event, taken)]
    together = [event for event in moved if event.party is None and event.step not in _PARTY_STEPS]
    pool = together or moved
    if pool:
        return max(pool, key=lambda event: rank(event.step)).step
    return "announced" if any(event.step == "announced" for event in taken) else "not_told"


def _overtaken(event: FactEvent, taken: Sequence[FactEvent]) -> bool:
    if event.step not in (*_HALTS, "rejected"):
        return False
    return any(
        rank(other.step) and other.step != event.step and _before(bounds(event.date), bounds(other.date))
        for other in taken
    )


def status_by_party(events: Sequence[FactEvent], overall: Status) -> tuple[PartyStatus, ...]:
    """How far each party came alone, where that differs: empty once the agreement is in force for all."""
    if overall in ("in_force", "terminated", "expired", "not_told"):
        return ()
    furthest: dict[str, PartyStatus] = {}
    for event in sorted(events, key=lambda event: (event.modality == "reported", rank(event.step), event.id)):
        if event.party and event.step in _PARTY_STEPS and not event.superseded:
            furthest[event.party] = PartyStatus(party=event.party, status=event.step, modality=event.modality)
    return tuple(furthest[party] for party in sorted(furthest))
