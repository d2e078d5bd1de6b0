"""The points of the timeline: what happened at one time stands in one point, in the order that sources give."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from schemas.agreement import Step
from schemas.brief import TimelinePoint
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact
from schemas.meeting import Format
from service.core.briefing.plain import called, party_name
from service.core.briefing.status import known_by, still_ahead
from service.core.history.conflicts import is_disputed
from service.core.history.lifecycle import LADDER, rank
from service.core.language.dates import bounds, say
from service.core.language.names import UNNAMED, is_unnamed
from service.core.language.people import is_person, name_tokens
from service.core.language.wording import MARK_WORDS, listed, step_words

# Of talks that sources tell of as agreed on or as begun, a mark says neither.
_WORDS: dict[Step, str] = MARK_WORDS | {"exploratory_talks": "talks announced"}
_KINDS: dict[Format, str] = {"visit": "visit", "call": "call", "courtesy_call": "courtesy call"}
_EVENTS, _POINTS = 14, 9  # what fits a page's width with legible labels
_COUNTED = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One happening: of what (empty for a meeting), what, when. `place` orders: dated, or known by a day, 0; undated 2;
    planned 3; `first` is the first day it can mean. `weight` sorts the weightier fact first, and of one fact its latest."""

    fact: str
    subject: str
    words: str
    date: str | None
    when: str
    place: int
    first: str
    evidence: tuple[Evidence, ...]
    weight: tuple[int, int] = (0, 0)


def timeline_points(facts: Sequence[Fact]) -> tuple[TimelinePoint, ...]:
    """The steps and dated meetings worth a mark, by time: dated ones, then those known by a day, then all that no source
    dates, then what is planned. The weightiest facts, which come first, fill the picture first."""
    events = [
        replace(event, weight=(place, -number))
        for place, fact in enumerate(facts)
        for number, event in enumerate(_events(fact))
    ]
    kept = {id(event) for event in sorted(events, key=_weight)[:_EVENTS]}
    ordered = sorted((event for event in events if id(event) in kept), key=_time)
    points = [list(some) for _, some in groupby(ordered, key=_time)]
    heaviest = sorted(points, key=lambda point: min(map(_weight, point)))[:_POINTS]
    return tuple(_point(point) for point in points if point in heaviest)


def worth_drawing(points: tuple[TimelinePoint, ...]) -> tuple[TimelinePoint, ...]:
    """The points, unless there is but one and no source dates it: a line with one mark says nothing that the table does not."""
    return () if len(points) == 1 and points[0].date is None and not points[0].planned else points


def _weight(event: _Event) -> tuple[int, int]:
    return event.weight


def _time(event: _Event) -> tuple[int, str, str]:
    return event.place, event.first, event.when


def _point(events: Sequence[_Event]) -> TimelinePoint:
    return TimelinePoint(
        facts=tuple(dict.fromkeys(event.fact for event in events)),
        label=_label(events),
        date=events[0].date,
        when=events[0].when,
        planned=events[0].place == 3,
        evidence=tuple(dict.fromkeys(quote for event in events for quote in event.evidence)),
    )


def _label(events: Sequence[_Event]) -> str:
    """Meetings first, then each agreement with its steps; agreements that took the same steps share them."""
    steps: dict[tuple[str, str], list[str]] = {}
    for event in events:
        if event.subject:
            steps.setdefault((event.fact, event.subject), []).append(event.words)
    subjects: dict[tuple[str, ...], list[str]] = {}
    for (_, subject), words in steps.items():
        subjects.setdefault(tuple(dict.fromkeys(words)), []).append(subject)
    meetings = dict.fromkeys(event.words for event in events if not event.subject)
    told = (f"{listed(_subjects(some))}: {', '.join(words)}" for words, some in subjects.items())
    label = "; ".join((*meetings, *told))
    return label[:1].upper() + label[1:]


def _subjects(names: Sequence[str]) -> list[str]:
    """The agreements of a label; several without a name are counted, for each is another."""
    several = Counter(names)[UNNAMED]
    counted = f"{_COUNTED.get(several, several)} unnamed agreements" if several > 1 else UNNAMED
    return [counted if name == UNNAMED else name for name in dict.fromkeys(names)]


def _events(fact: Fact) -> Iterable[_Event]:
    if isinstance(fact, AgreementFact):
        worth = [event for event in fact.timeline if _is_worth_a_mark(fact, event) and not is_disputed(fact, event)]
        last = [event for event in worth if event.step == "announced"][-1:]
        return [_step(fact, event) for event in worth if event.step != "announced" or event in last]
    if isinstance(fact, MeetingFact) and fact.status != "cancelled" and fact.level in ("leaders", "ministers"):
        return [_meeting(fact)] if bounds(fact.date) else []
    return []


def _is_worth_a_mark(fact: AgreementFact, event: FactEvent) -> bool:
    """Steps taken, planned steps of the ladder that nothing overtook, and what was pending on a day that a source states."""
    if event.superseded:
        return event.modality == "planned" and still_ahead(fact, event) is not None
    if event.modality == "reported":
        return event.step == "announced" or bool(rank(event.step))
    return event.step in LADDER


def _step(fact: AgreementFact, event: FactEvent) -> _Event:
    party = f" ({party_name(fact, event.party).removeprefix('the ')})" if event.party else ""
    words = _WORDS.get(event.step) or step_words(event.step, [quote.quote for quote in event.evidence])
    ahead = event.modality != "reported" and not event.superseded
    was_pending = event.modality != "reported" and event.superseded
    bound = None if ahead else event.known_by if was_pending else known_by(fact, event)
    later = [e for e in fact.timeline if e.modality == "reported" and rank(e.step) > rank(event.step)]
    told = [event, *(e for e in later if bound and not event.date and e.known_by == bound)]
    date = None if was_pending else event.date  # a planned day says nothing of the day on which it was pending
    span = bounds(date or bound)
    undated = "planned" if ahead else f"by {say(bound)}" if bound else "no date given"
    return _Event(
        fact=fact.id,
        subject=called(fact, short=True) if not is_unnamed(fact.name) else UNNAMED,
        words=f"not yet {words}{party}" if was_pending else f"{words}{party}",
        date=date or (f"/{bound}" if bound else None),
        when=_when(date, event.basis) if date else undated,
        place=3 if ahead else 0 if span else 2,
        first=span.first if span else "",
        evidence=tuple(quote for each in told for quote in each.evidence),
    )


def _meeting(fact: MeetingFact) -> _Event:
    span = bounds(fact.date)
    return _Event(
        fact=fact.id,
        subject="",
        words=meeting_label(fact),
        date=fact.date,
        when=_when(fact.date, fact.basis),
        place=0 if fact.status == "held" else 3,
        first=span.first if span else "",
        evidence=fact.evidence,
    )


def _when(date: str | None, basis: str) -> str:
    return f"{'probably ' if basis == 'inferred' else ''}{say(date)}"


def meeting_label(fact: MeetingFact) -> str:
    """A meeting in a few words: surnames of those who met, and the kind."""
    people = [person.name for person in fact.participants if is_person(person.name)]
    if 0 < len(people) <= 4:
        names = "–".join(_surname(name) for name in people[:2])
        kind = (
            "summit"
            if "summit" in fact.formats
            else _KINDS.get(fact.formats[0], "meeting")
            if fact.formats
            else "meeting"
        )
        return f"{names} {kind}"
    return fact.name


def _surname(name: str) -> str:
    words = [word for word in name.split() if name_tokens(word)]
    return words[-1].strip(",") if words else name
