"""Values: dates and places of a step, and the step itself, of which sources tell that they cannot all be right.

Precision is no conflict (`April 2025` and `29 April 2025`), nor is progress (resumed after a suspension, renewed after it
expired), nor one moment that falls on two days in two time zones.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from schemas.agreement import Step
from schemas.fact import Claim, Conflict, ConflictKind, FactEvent
from service.core.history.claims.weighing import Sources, choose
from service.core.history.lifecycle import ONCE
from service.core.language.dates import bounds, compatible, say
from service.core.language.places import compatible_places, country_name
from service.core.language.wording import STEP_WORDS

# Steps that sources confuse when they tell of one occasion: the weaker first.
_CONFUSED: tuple[tuple[Step, Step], ...] = (
    ("negotiation_agreed", "negotiating"),
    ("exploratory_talks", "negotiation_agreed"),
)
_MOST = 60  # dates of one step that are held against one another
_BREAKS: frozenset[Step] = frozenset({"suspended", "stalled", "rejected", "withdrawn", "terminated", "expired"})


def value_conflicts(timeline: Sequence[FactEvent], sources: Sources) -> list[Conflict]:
    """Other dates and other places of a step that happens once; then steps that are confused on one occasion."""
    reported = [event for event in timeline if event.modality == "reported"]
    groups: dict[tuple[Step, str | None], list[FactEvent]] = {}
    for event in reported:
        if event.step in ONCE and event.basis != "inferred":
            groups.setdefault((event.step, event.party), []).append(event)
    breaks = [event for event in reported if event.step in _BREAKS]
    return [
        *(conflict for some in groups.values() for conflict in _once(some, breaks, sources)),
        *(
            _which_step(one, other, sources)
            for weak, strong in _CONFUSED
            for one in reported
            if one.step == weak
            for other in reported
            if other.step == strong and _one_occasion(one, other)
        ),
    ]


def _once(events: Sequence[FactEvent], breaks: Sequence[FactEvent], sources: Sources) -> Iterator[Conflict]:
    """The conflict of the dates and that of the places of one step, each with all its sides."""
    dated = _sides(events, lambda a, b: compatible(a.date, b.date) is False and not _between(a, b, breaks))
    if dated:
        claims = [sources.claim(say(event.date), event.evidence, event.id) for event in dated]
        yield _conflict("date", f"the date it was {_words(events[0])}", claims, sources, "the later date")
    there = _sides(
        [event for event in events if event.place][:_MOST],
        lambda a, b: compatible(a.date, b.date) is not False and compatible_places(a.place, b.place) is False,
    )
    if there:
        claims = [sources.claim(str(event.place), event.evidence, event.id) for event in reversed(there)]
        yield _conflict("place", f"where it was {_words(events[0])}", claims, sources, "the one first told")


def _sides(events: Sequence[FactEvent], differ: Callable[[FactEvent, FactEvent], bool]) -> list[FactEvent]:
    """The events that differ from another one, by date and then by place, so that the order of sources is nothing."""
    if len(events) > _MOST:  # so many dates of one step are nonsense, and each contradicts another
        return sorted(events, key=_by_date)
    found = {event.id: event for pair in combinations(events, 2) if differ(*pair) for event in pair}
    return sorted(found.values(), key=_by_date)


def _by_date(event: FactEvent) -> tuple[str, str, str]:
    return event.date or "", event.place or "", event.id


def _between(one: FactEvent, other: FactEvent, breaks: Sequence[FactEvent]) -> bool:
    """Whether a halt or an end lies between two dates of a step: then it was taken anew."""
    spans = sorted((span.first, span.last) for event in (one, other) if (span := bounds(event.date)))
    return len(spans) > 1 and any(
        (span := bounds(each.date)) and spans[0][0] <= span.last and span.first <= spans[1][1] for each in breaks
    )


def _conflict(kind: ConflictKind, about: str, claims: Sequence[Claim], sources: Sources, equals: str) -> Conflict:
    chosen, rule = choose(claims, sources, among_equals=equals)
    return Conflict(id="", kind=kind, about=about, claims=tuple(claims), chosen=chosen.value, rule=rule)


def _words(event: FactEvent) -> str:
    return STEP_WORDS[event.step] + (f" by {country_name(event.party)}" if event.party else "")


def _one_occasion(one: FactEvent, other: FactEvent) -> bool:
    if compatible(one.date, other.date):
        return True
    return bool(_articles(one) & _articles(other)) and compatible(one.date, other.date) is None


def _articles(event: FactEvent) -> set[str]:
    return {evidence.article for evidence in event.evidence}


def _which_step(weak: FactEvent, strong: FactEvent, sources: Sources) -> Conflict:
    quoted = bool(weak.asserted_by) and not strong.asserted_by
    claims = [sources.claim(STEP_WORDS[event.step], event.evidence, event.id) for event in (weak, strong)]
    more = claims[0].independent >= claims[1].independent
    rule = (
        "the officials' quoted words outrank the outlet's"
        if quoted
        else "more sources tell it so; among equals the weaker step is shown"
        if more
        else "more sources tell it so"
    )
    return Conflict(
        id="",
        kind="step",
        about=f"whether the sides had {STEP_WORDS[strong.step]} or {STEP_WORDS[weak.step]}"
        if strong.step != "negotiating"
        else "whether negotiations had begun or had only been agreed on",
        claims=tuple(claims),
        chosen=claims[0 if quoted or more else 1].value,
        rule=rule,
    )
