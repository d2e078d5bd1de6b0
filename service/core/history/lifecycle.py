"""The life-cycle of an agreement: how far each step goes, which plans were overtaken, where the agreement stands.

Steps and their order follow the UN Treaty Collection, "Glossary of terms relating to Treaty actions", and the Vienna
Convention on the Law of Treaties, 1969 (VCLT): negotiation, adoption (article 9), initialling and signature (10 to 12, 18),
then approval and ratification by each party (14, 16), exchange of instruments (13, 16), provisional application (25), entry
into force (24); later amendment (39 to 41), suspension (57, 58), withdrawal or termination (54, 56, 70). `announced`
and `noted` stand beside the ladder. The order of events is that of
`course/order.py`, what contradicts it `course/sequence.py`.
"""

import re
from collections.abc import Collection, Sequence

from schemas.agreement import Party, Step
from schemas.fact import FactEvent, PartyStatus, Status
from service.core.language.dates import Bounds, bounds
from service.core.language.parties import party_of

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
_PARTY_STEPS: frozenset[Step] = frozenset({"legislative_approval", "ratified", "withdrawn"})
_OWN_HALTS: frozenset[Step] = frozenset({"suspended", "rejected"})
_ONE_SUFFICES: frozenset[Step] = frozenset({"stalled", "suspended", "rejected", "withdrawn"})
_PASSING: frozenset[Step] = _ONE_SUFFICES | {"terminated", "expired"}
_FEW = 2  # parties: what one of two does, it does to the agreement
_COLLECTIVE = re.compile(
    r"\b(?:parties|states|members|countries|signatories|allies|nations)\b(?<!United Nations)", re.IGNORECASE
)
ONCE: frozenset[Step] = frozenset(
    {"adopted", "initialled", "signed", "instruments_exchanged", "in_force", "terminated", "expired"}
)
REPEATABLE: frozenset[Step] = frozenset({"announced", "noted", "amended", "extended", "stalled", "suspended"})
ONGOING: frozenset[Step] = frozenset({"exploratory_talks", "negotiating"})


def rank(step: Step) -> int:
    """How far a step goes: 0 for `noted`, which moves nothing, and for `announced`, which only a programme has."""
    return LADDER.get(step) or AFTER.get(step) or 0


def is_superseded(event: FactEvent, others: Sequence[FactEvent], *, is_open: bool = False) -> bool:
    """Whether a planned step was overtaken: a reported step at least as far, by the same party or by all, and not older. Entry
    into force of an agreement between a few states is that each consented (VCLT, article 24, 2); of an open one it is not,
    so that a party's pending accession (article 15) stays pending."""
    if event.modality == "reported" or not rank(event.step):
        return False
    own = bounds(event.known_by)
    return any(
        other.modality == "reported"
        and other.step not in _HALTS
        and rank(other.step) >= rank(event.step)
        and (other.party == event.party or (other.party is None and not is_open))
        and not _before(bounds(other.date), own)
        for other in others
    )


def is_open_agreement(parties: Sequence[Party], events: Sequence[FactEvent]) -> bool:
    """Whether an agreement is open to states that come later (accession: VCLT, article 15): a body or `the states parties` are
    among its parties, or one of more than two parties consented after it was in force."""
    if any(not p.country and (_COLLECTIVE.search(p.name) or party_of(p.name).sort == "body") for p in parties):
        return True
    starts = [
        span
        for e in events
        if e.step == "in_force" and not e.party and e.modality == "reported" and (span := bounds(e.date))
    ]
    return len(parties) > _FEW and any(
        e.party
        and e.step in _PARTY_STEPS - {"withdrawn"}
        and e.modality == "reported"
        and _before(start, bounds(e.date))
        for e in events
        for start in starts
    )


def _before(date: Bounds | None, reference: Bounds | None) -> bool:
    return date is not None and reference is not None and date.last < reference.first


def status(
    events: Sequence[FactEvent], *, as_of: str | None, parties: Collection[str] = (), is_open: bool = False
) -> Status:
    """The furthest step reported as taken by `as_of`: of those taken together once it is signed, else of the parties' own too,
    for a party consents to what is concluded (VCLT, articles 11 and 14), whether or not a source tells so. A step that every
    one of `parties` took counts as taken together; so does one party's halt, refusal or withdrawal where there are but two
    (articles 56, 57 and 60: between two, one can end or suspend it for both). A halt or an end that a later step overtook
    does not count, and a report older than what is known moves nothing back. `announced` is the status only where nothing
    else is told; `not_told` where no source tells a step."""
    limit = bounds(as_of)
    taken = [e for e in events if e.modality == "reported" and not (limit and _before(limit, bounds(e.date)))]
    moved = [event for event in taken if rank(event.step) and not _overtaken(event, taken)]
    two = len(parties) == _FEW and not is_open
    together = [
        event
        for event in moved
        if (event.party is None and event.step not in _PARTY_STEPS)
        or (two and event.step in _ONE_SUFFICES)
        or (not is_open and _by_all(event.step, moved, parties))
    ]
    concluded = any(rank(event.step) >= rank("signed") for event in together)
    pool = together if concluded else moved
    if pool:
        return max(pool, key=_reach).step
    return "announced" if any(event.step == "announced" for event in taken) else "not_told"


def _by_all(step: Step, events: Sequence[FactEvent], parties: Collection[str]) -> bool:
    """Whether each of two or more parties took a step."""
    return len(parties) >= _FEW and set(parties) <= {event.party for event in events if event.step == step}


def _reach(event: FactEvent) -> tuple[float, str, int]:
    """How far an event goes; of changes to an agreement in force (amended, extended) the later one goes further."""
    span = bounds(event.date)
    change = event.step in ("amended", "extended")
    return (AFTER["amended"] if change else rank(event.step), span.first if span and change else "", rank(event.step))


def _overtaken(event: FactEvent, taken: Sequence[FactEvent]) -> bool:
    """Whether a halt or an end was certainly over when a later step was taken: talks resumed, operation resumed, a state that
    left came back. What is held up is not yet in force: an entry into force ends a hold-up that is not told of as later."""
    if event.step not in _PASSING:
        return False
    last = bounds(event.date or event.known_by)
    return any(
        rank(other.step)
        and other.step != event.step
        and (event.party in (None, other.party) or (other.party is None and event.step in _HALTS))
        and (_before(last, bounds(other.date)) or (event.step == "stalled" and _is_beyond(other, event)))
        for other in taken
    )


def _is_beyond(force: FactEvent, stalled: FactEvent) -> bool:
    later = _before(bounds(force.date or force.known_by), bounds(stalled.date))
    return force.step == "in_force" and not later


def status_by_party(events: Sequence[FactEvent], overall: Status, *, is_open: bool = False) -> tuple[PartyStatus, ...]:
    """How far each party came alone, where that differs: empty once the agreement is in force for all. An open agreement is
    in force for those that consented: there each party keeps its own."""
    if overall in ("terminated", "expired") or (overall in ("in_force", "not_told") and not is_open):
        return ()
    furthest: dict[str, PartyStatus] = {}
    counted = [event for event in events if not (event.modality == "reported" and _overtaken(event, events))]
    for event in sorted(counted, key=lambda event: (event.modality == "reported", rank(event.step), event.id)):
        if event.party and event.step in _PARTY_STEPS | _OWN_HALTS and not event.superseded:
            furthest[event.party] = PartyStatus(party=event.party, status=event.step, modality=event.modality)
    return tuple(furthest[party] for party in sorted(furthest))
