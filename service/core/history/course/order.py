"""Order: the events of one agreement as they happened, by date where there is one, by the life-cycle's steps where there is none.

It is a partial order made whole: a span of days (`2025`) gives way to the steps that must come before within it, an undated
step slots in by what it presupposes and by the day a source knew of it.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence

from schemas.fact import FactEvent
from service.core.history.lifecycle import LADDER, rank
from service.core.language.dates import bounds

_CHANGES = ("amended", "extended", "terminated", "expired")  # presuppose the ladder; a halt can come at any rung


def in_order(events: Sequence[FactEvent]) -> tuple[FactEvent, ...]:
    """Events as they happened: dated ones by date, each undated one after the steps it presupposes and before those that
    presuppose it, so that an undated entry into force stands after a dated pending approval."""
    days = _days(events)
    ordered = sorted(
        (event for event in events if event.id in days), key=lambda event: (days[event.id], rank(event.step), event.id)
    )
    undated = [event for event in events if event.id not in days]
    for event in sorted(undated, key=lambda event: (rank(event.step), event.modality == "reported", event.id)):
        ordered.insert(_slot(event, ordered), event)
    return tuple(ordered)


def _days(events: Sequence[FactEvent]) -> dict[str, str]:
    """The day that each dated event stands at: its first, or within its span that of the latest step it presupposes. A step
    `in 2025` follows a lesser one of April 2025."""
    found: dict[str, str] = {}
    lesser: list[str] = []
    waiting: list[tuple[int, str]] = []
    for event in sorted(events, key=lambda event: (rank(event.step), event.id)):
        span = bounds(_when(event))
        if span is None:
            continue
        found[event.id] = span.first
        if event.modality != "reported" or event.step not in (*LADDER, *_CHANGES):
            continue
        while waiting and waiting[0][0] < rank(event.step):
            insort(lesser, waiting.pop(0)[1])
        within = bisect_right(lesser, span.last)
        found[event.id] = max(span.first, lesser[within - 1]) if within else span.first
        waiting.append((rank(event.step), found[event.id]))
    return found


def _when(event: FactEvent) -> str | None:
    """The date an event is ordered by: its own, or for a planned step the day a source told that it was still to come."""
    if event.date and event.modality == "reported":
        return event.date
    return event.known_by if event.modality != "reported" else None


def _slot(event: FactEvent, ordered: Sequence[FactEvent]) -> int:
    """Where an undated event goes: at the end where nothing tells that it came before something, else as early as the steps
    it presupposes allow."""
    own, deadline = rank(event.step), bounds(event.known_by)
    if not own and not deadline:
        return len(ordered)
    after = [
        i for i, other in enumerate(ordered) if own and 0 < rank(other.step) <= own and other.modality == "reported"
    ]
    low = after[-1] + 1 if after else 0
    later_step = any(own and rank(other.step) > own for other in ordered[low:])
    told_later = any(
        deadline and (told := bounds(_when(other))) and told.first >= deadline.first for other in ordered[low:]
    )
    return low if later_step or told_later else len(ordered)
