"""What the page shows besides sentences: the table of agreements and the points of the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.brief import StatusRow, TimelinePoint
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact, PartyStatus
from service.core.briefing.plain import called, party_name
from service.core.history.conflicts import is_disputed
from service.core.history.lifecycle import LADDER, rank
from service.core.language.dates import bounds, say
from service.core.language.people import is_person, name_tokens
from service.core.language.wording import MARK_WORDS, STEP_WORDS, listed, step_words, with_article

_POINTS = 11  # what fits a page's width with legible labels


def numbers(evidence: Sequence[Evidence], numbering: Mapping[str, int]) -> tuple[int, ...]:
    """The source numbers of quotes, ascending, each once."""
    return tuple(sorted({numbering[item.article] for item in evidence}))


def status_rows(facts: Sequence[Fact], numbering: Mapping[str, int]) -> tuple[StatusRow, ...]:
    """One row for each agreement, in order of rank; its sources are those that tell of the status itself."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    parties = {
        fact.id: "–".join(p.name for p in fact.parties[:4]) + " …" * (len(fact.parties) > 4) for fact in agreements
    }
    shared = len(agreements) > 1 and len(set(parties.values())) == 1
    return tuple(
        StatusRow(
            fact=fact.id,
            name=called(fact),
            parties="" if shared else parties[fact.id],
            status=status_words(fact),
            since=_since(fact),
            sources=numbers(_status_evidence(fact), numbering),
        )
        for fact in agreements
    )


def _status_evidence(fact: AgreementFact) -> list[Evidence]:
    """The quotes behind a row: of the status, and of what a dated source still told where the status is undated."""
    events = status_events(fact)
    days = [e.known_by for e in fact.timeline if e.known_by]
    open_ended = bool(days) and any(not e.date and not known_by(fact, e) for e in events)
    before = [e for e in fact.timeline if open_ended and e.known_by == max(days)]
    return [quote for event in (*events, *before) for quote in event.evidence] or list(fact.evidence)


def status_heading(facts: Sequence[Fact]) -> str:
    """The heading of the table; it names the parties where every agreement is between the same ones."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    parties = {tuple(party.name for party in fact.parties) for fact in agreements}
    one = next(iter(parties), ())
    if len(agreements) < 2 or len(parties) > 1 or not 1 < len(one) < 4:
        return "Status of agreements"
    return f"Status of agreements between {listed([with_article(name) for name in one])}"


def status_events(fact: AgreementFact) -> list[FactEvent]:
    """The reported events that make the status, the parties' own steps among them."""
    own = {party.status for party in fact.status_by_party}
    at_status = [e for e in fact.timeline if e.step == fact.status and e.modality == "reported"]
    return [
        *at_status,
        *(e for e in fact.timeline if e.party and e.step in own and not e.superseded and e not in at_status),
    ]


def status_words(fact: AgreementFact) -> str:
    """Where an agreement stands, as the table says it, with the parties' own steps where they differ."""
    words = "no step reported" if fact.status == "not_told" else STEP_WORDS[fact.status]
    words = f"programme, {words}" if fact.instrument == "programme" else words
    words = words[:1].upper() + words[1:]
    alone = "; ".join(_party_words(fact, party) for party in fact.status_by_party)
    return f"{words} ({alone})" if alone else words


def _party_words(fact: AgreementFact, party: PartyStatus) -> str:
    step = STEP_WORDS[party.status] if party.status != "not_told" else "not told"
    name = party_name(fact, party.party).removeprefix("the ")
    return f"{name}: {step}" if party.modality == "reported" else f"{name}: {step}, pending"


def _since(fact: AgreementFact) -> str:
    told = [event for event in fact.timeline if event.step == fact.status and event.modality == "reported"]
    if not told:
        return "–"
    dates = [_when_told(fact, event) for event in told]
    dates = [dates[0], *("then undated" if date.startswith("undated") else date for date in dates[1:])]
    lead = "agreed on or begun " if fact.status == "exploratory_talks" and told[-1].date else ""
    return lead + "; ".join(dict.fromkeys(dates))


def _when_told(fact: AgreementFact, event: FactEvent) -> str:
    """The date of a step; of an undated one by when it was known, or until when no dated source knew of it."""
    if event.date:
        return f"probably {say(event.date)}" if event.basis == "inferred" else say(event.date)
    if bound := known_by(fact, event):
        return f"by {say(bound)}"
    days = [e.known_by for e in fact.timeline if e.known_by]
    return f"undated; not yet reported on {say(max(days))}" if days else "undated"


def known_by(fact: AgreementFact, event: FactEvent) -> str | None:
    """The day by which an undated step was taken: a dated source reports it, or a step that must come after it."""
    own = rank(event.step)
    later = [e for e in fact.timeline if e.modality == "reported" and (e.id == event.id or 0 < own < rank(e.step))]
    return min((e.known_by for e in later if e.known_by), default=None)


def timeline_points(facts: Sequence[Fact]) -> tuple[TimelinePoint, ...]:
    """The steps and dated meetings worth a mark: dated ones by date, then undated ones known by a day, then those of which
    nothing dated is known, then what is planned. The weightiest facts fill the picture first."""
    marks = [mark for fact in facts for mark in _marks(fact)][:_POINTS]
    ordered = sorted(marks, key=lambda mark: (mark.place, mark.first))
    return tuple(mark.point for mark in ordered)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A point with what orders it: dated 0, known by a day 1, undated 2, planned 3."""

    point: TimelinePoint
    place: int
    first: str


def _mark(point: TimelinePoint, *, bound: str | None = None) -> _Mark:
    span = bounds(point.date or bound)
    place = 0 if point.date and span else 3 if point.planned else 1 if span else 2
    return _Mark(point=point, place=place, first=span.first if span else "")


def _marks(fact: Fact) -> list[_Mark]:
    if isinstance(fact, AgreementFact):
        worth = [event for event in fact.timeline if _is_worth_a_mark(event) and not is_disputed(fact, event)]
        last = [event for event in worth if event.step == "announced"][-1:]
        return [_event_mark(fact, event) for event in worth if event.step != "announced" or event in last]
    if isinstance(fact, MeetingFact) and fact.status != "cancelled" and fact.level in ("leaders", "ministers"):
        return [_meeting_mark(fact)] if bounds(fact.date) else []
    return []


def _is_worth_a_mark(event: FactEvent) -> bool:
    """Steps taken, and planned steps of the ladder that nothing overtook."""
    if event.superseded:
        return False
    if event.modality == "reported":
        return event.step == "announced" or bool(rank(event.step))
    return event.step in LADDER


def _event_mark(fact: AgreementFact, event: FactEvent) -> _Mark:
    party = f" ({party_name(fact, event.party).removeprefix('the ')})" if event.party else ""
    words = MARK_WORDS.get(event.step) or step_words(event.step, [quote.quote for quote in event.evidence])
    label = f"{called(fact, short=True)}: {words}{party}"
    planned = event.modality != "reported"
    bound = None if planned else known_by(fact, event)
    probably = "probably " if event.basis == "inferred" else ""
    undated = "planned" if planned else f"by {say(bound)}" if bound else "undated"
    when = f"{probably}{say(event.date)}" if event.date else undated
    later = [e for e in fact.timeline if e.modality == "reported" and rank(e.step) > rank(event.step)]
    told = [event, *(e for e in later if bound and not event.date and e.known_by == bound)]
    evidence = tuple(dict.fromkeys(quote for each in told for quote in each.evidence))
    point = TimelinePoint(fact=fact.id, label=label, date=event.date, when=when, planned=planned, evidence=evidence)
    return _mark(point, bound=bound)


def _meeting_mark(fact: MeetingFact) -> _Mark:
    probably = "probably " if fact.basis == "inferred" else ""
    when = f"{probably}{say(fact.date)}"
    label, planned = meeting_label(fact), fact.status != "held"
    point = TimelinePoint(fact=fact.id, label=label, date=fact.date, when=when, planned=planned, evidence=fact.evidence)
    return _mark(point)


def meeting_label(fact: MeetingFact) -> str:
    """A meeting in a few words: surnames of those who met, and the kind."""
    people = [person.name for person in fact.participants if is_person(person.name)]
    if 0 < len(people) <= 4:
        names = "–".join(_surname(name) for name in people[:2])
        kind = "summit" if "summit" in fact.formats else "visit" if fact.formats[:1] == ("visit",) else "meeting"
        return f"{names} {kind}"
    return fact.name


def _surname(name: str) -> str:
    words = [word for word in name.split() if name_tokens(word)]
    return words[-1].strip(",") if words else name
