"""The status table: one row an agreement, with where it stands, since when, in a few words, and who tells of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.brief import Sentence, StatusRow
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, PartyStatus
from service.core.briefing.items import numbers
from service.core.briefing.plain import Told, called, party_name
from service.core.history.lifecycle import LADDER, ONGOING, rank
from service.core.language.dates import bounds, say
from service.core.language.wording import STEP_WORDS, listed, with_article

_NAMED = 3  # parties that took a step; more are counted
_UNKNOWN = "date unknown"


@dataclass(frozen=True, slots=True)
class _Dating:
    """When a step was taken, in words; `proofs` are the quotes of which any one proves the day by or after which an undated
    step was taken."""

    words: str
    proofs: tuple[Evidence, ...]


def status_rows(
    facts: Sequence[Fact],
    purposes: Mapping[str, Sentence],
    numbering: Mapping[str, int],
    *,
    published: Mapping[str, str | None],
) -> tuple[StatusRow, ...]:
    """One row for each agreement that moved, in order of rank; its sources are those that tell of the status itself.
    `purposes` says what an agreement does, by the id of its fact; `published` dates the articles."""
    agreements = rowed(facts)
    parties = {
        fact.id: "–".join(p.name for p in fact.parties[:4]) + " …" * (len(fact.parties) > 4) for fact in agreements
    }
    shared = len(agreements) > 1 and len(set(parties.values())) == 1
    rows = []
    for fact in agreements:
        since, shown = _since(fact, published)
        row = StatusRow(
            fact=fact.id,
            name=called(fact),
            parties="" if shared else parties[fact.id],
            purpose=purposes.get(fact.id),
            status=status_words(fact),
            since=since,
            sources=numbers(_status_evidence(fact, shown, numbering), numbering),
        )
        rows.append(row)
    return tuple(rows)


def rowed(facts: Sequence[Fact]) -> list[AgreementFact]:
    """The agreements that have a row: those of which a source tells a step; all where none does."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    return [fact for fact in agreements if fact.status != "not_told"] or agreements


def besides(facts: Sequence[Fact]) -> Told | None:
    """The agreements without a row, in one line: what the sources name and tell no step of."""
    rows = rowed(facts)
    others = [fact for fact in facts if isinstance(fact, AgreementFact) and fact not in rows]
    if not others:
        return None
    names = listed([f"the {fact.name} ({fact.acronym})" if fact.acronym else f"the {fact.name}" for fact in others])
    return Told(text=f"No step reported: {names}.", cites=tuple(fact.id for fact in others))


def _status_evidence(fact: AgreementFact, shown: Sequence[_Dating], numbering: Mapping[str, int]) -> list[Evidence]:
    """The quotes behind a row: of the status, and of each day that the row shows for an undated step one source that proves
    it."""
    quotes = [quote for event in status_events(fact) for quote in event.evidence] or list(fact.evidence)
    for dating in shown:
        if not {quote.article for quote in quotes} & {proof.article for proof in dating.proofs}:
            quotes += sorted(dating.proofs, key=lambda proof: numbering[proof.article])[:1]
    return quotes


def status_heading(facts: Sequence[Fact]) -> str:
    """The heading of the table; it names the parties where every agreement is between the same ones."""
    agreements = rowed(facts)
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
    """Where an agreement stands, as the table says it: `Ratified by Morocco` where parties took the step alone, with the
    parties' own steps where they differ."""
    words = "no step reported" if fact.status == "not_told" else STEP_WORDS[fact.status]
    words = "programme" if fact.instrument == "programme" and fact.status == "announced" else words
    takers = [party for party in fact.status_by_party if party.status == fact.status and party.modality == "reported"]
    lead = "of" if fact.status == "legislative_approval" else "by"
    taken = f" {lead} {_counted([party_name(fact, party.party) for party in takers])}" if takers else ""
    alone = "; ".join(_party_words(fact, party) for party in fact.status_by_party if party not in takers)
    return f"{words[:1].upper()}{words[1:]}{taken}{f' ({alone})' if alone else ''}"


def _counted(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= _NAMED else f"{len(names)} parties"


def _party_words(fact: AgreementFact, party: PartyStatus) -> str:
    step = STEP_WORDS[party.status] if party.status != "not_told" else "not told"
    name = party_name(fact, party.party).removeprefix("the ")
    return f"{name}: {step}" if party.modality == "reported" else f"{name}: {step}, pending"


def _since(fact: AgreementFact, published: Mapping[str, str | None]) -> tuple[str, list[_Dating]]:
    """When the status was reached, as far as told, and the datings that this shows. Of several times the first, and the last
    where it has a day."""
    told = [event for event in fact.timeline if event.step == fact.status and event.modality == "reported"]
    if not told:
        return "", []
    first, *later = {dating.words: dating for dating in _datings(fact, told, published)}.values()
    if later:
        dated = [dating for dating in (first, later[-1]) if dating.words != _UNKNOWN]
        words = (_begun(first.words), f"last {later[-1].words}" * (later[-1].words != _UNKNOWN))
        return "; ".join(filter(None, words)), [dating for dating in dated if dating.proofs]
    if fact.status == "exploratory_talks" and (last := _last_reported(fact, told, published)):
        return f"last reported {say(last)}", [first]  # agreed on or begun: what counts is until when they were told of
    return first.words, [first]


def _last_reported(fact: AgreementFact, told: Sequence[FactEvent], published: Mapping[str, str | None]) -> str | None:
    """The last day on which officials are told to have spoken of a step, else the day of the latest source that tells of it."""
    noted = [event.date for event in fact.timeline if event.step == "noted" and event.modality == "reported"]
    spoken = [day for day in noted if day and (span := bounds(day)) and span.first == span.last]
    days = {published.get(quote.article) for event in told for quote in event.evidence}
    return max(spoken, default=None) or max((day for day in days if day), default=None)


def _begun(words: str) -> str:
    """The dating of a step's first time, where it was told of several: `since 2023`, `first by 29 May 2025`."""
    if words == _UNKNOWN:
        return ""
    if words.startswith(("by ", "after ")):
        return f"first {words}"
    return f"probably since {words.removeprefix('probably ')}" if words.startswith("probably ") else f"since {words}"


def _datings(fact: AgreementFact, told: Sequence[FactEvent], published: Mapping[str, str | None]) -> Iterator[_Dating]:
    """When a step was taken, as each event of it tells: its date; of an undated one by when it was known, or after which day it
    was taken, where a source proves one. What proves that is the same for all events of one party."""
    of_party: dict[str | None, _Dating] = {}
    for event in told:
        if event.date:
            yield _Dating(f"probably {say(event.date)}" if event.basis == "inferred" else say(event.date), ())
        elif bound := known_by(fact, event):
            yield _Dating(f"by {say(bound)}", _told_on(bound, _at_least(fact, event), published))
        else:
            if event.party not in of_party:
                of_party[event.party] = _after(fact, event, published)
            yield of_party[event.party]


def _after(fact: AgreementFact, event: FactEvent, published: Mapping[str, str | None]) -> _Dating:
    """The last day on which an undated step had not been taken."""
    not_taken = _days_not_taken(fact, event, published)
    if not not_taken:
        return _Dating(_UNKNOWN, ())
    day = max(day for day, _ in not_taken)
    return _Dating(f"after {say(day)}", tuple(q for each, quotes in not_taken for q in quotes if each == day))


def _told_on(day: str, events: Sequence[FactEvent], published: Mapping[str, str | None]) -> tuple[Evidence, ...]:
    """The quotes of events from sources of one day."""
    return tuple(quote for event in events for quote in event.evidence if published.get(quote.article) == day)


def _days_not_taken(
    fact: AgreementFact, event: FactEvent, published: Mapping[str, str | None]
) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Days on which a step had not been taken, with the quotes that prove it: a source of that day still expected it or a
    step that must come before it, or talks about the agreement were news. That a source only recalls an earlier step proves
    nothing."""
    found = []
    for one in fact.timeline if event.step in LADDER else ():
        day = still_ahead(fact, one)
        if day and _is_day(day) and _must_precede(fact, one, event):
            found.append((day, _told_on(day, [one], published)))
        if one.modality == "reported" and one.step in ONGOING and rank(one.step) < rank(event.step):
            if (day := _day_of_talks(one)) and one.known_by:
                found.append((day, _told_on(one.known_by, [one], published)))
            for other in fact.timeline:
                found += [(day, _of_day(other, quotes, published)) for day, quotes in _welcomed(one, other)]
    return found


def _of_day(
    event: FactEvent, quotes: tuple[Evidence, ...], published: Mapping[str, str | None]
) -> tuple[Evidence, ...]:
    """Those quotes of an event that are of its dated source, where it is one of theirs; else all."""
    return tuple(quote for quote in quotes if published.get(quote.article) == event.known_by) or quotes


def _must_precede(fact: AgreementFact, one: FactEvent, other: FactEvent) -> bool:
    """Whether a step must be taken before another, or is the same. Of many parties some may go on without one; provisional
    application waits for nobody (Vienna Convention on the Law of Treaties, 1969, article 25)."""
    same_party = one.party in (None, other.party) or (other.party is None and len(fact.parties) <= 2)
    waits = other.step != "provisionally_applied" or one.step == other.step
    return same_party and waits and rank(one.step) <= rank(other.step)


def _day_of_talks(talks: FactEvent) -> str | None:
    """The last day on which a dated source had talks going on: its own day where they are dated by a span around it, the
    day they began where that was news."""
    told, day = bounds(talks.date), bounds(talks.known_by)
    if told and day and _is_day(talks.known_by) and told.first <= day.first <= told.last:
        return talks.known_by
    return talks.date if _is_news(talks) else None


def _welcomed(talks: FactEvent, noted: FactEvent) -> list[tuple[str, tuple[Evidence, ...]]]:
    """The day on which talks were welcomed, where that was news: what is welcomed holds the words that tell of the talks."""
    if noted.step != "noted" or noted.modality != "reported" or talks.date or not noted.date or not _is_news(noted):
        return []
    quotes = tuple(
        quote
        for quote in noted.evidence
        for told in talks.evidence
        if quote.article == told.article and quote.start <= told.start and told.end <= quote.end
    )
    return [(noted.date, quotes)] if quotes else []


def _is_news(event: FactEvent) -> bool:
    """Whether a step of a stated day is told by a source of at most a month later."""
    if not event.date or event.basis == "inferred" or not _is_day(event.date) or not _is_day(event.known_by):
        return False
    told, day = date.fromisoformat(event.date), date.fromisoformat(event.known_by or "")
    return timedelta() <= day - told <= timedelta(days=31)


def _is_day(day: str | None) -> bool:
    """Whether a date is one day of the calendar."""
    span = bounds(day)
    return span is not None and day == span.first == span.last


def still_ahead(fact: AgreementFact, event: FactEvent) -> str | None:
    """The day of the source by which a planned step still lay ahead; None where none says so, where the day it was planned
    for had passed, or where it was told as taken by then."""
    day, plan = bounds(event.known_by), bounds(event.date)
    if event.modality == "reported" or event.step not in LADDER or not day or (plan and plan.last < day.first):
        return None
    for other in fact.timeline:
        known = [span for span in (bounds(other.date), bounds(other.known_by)) if span]
        as_far = other.modality == "reported" and rank(other.step) >= rank(event.step)
        if as_far and other.party in (None, event.party) and any(span.last <= day.last for span in known):
            return None
    return event.known_by


def known_by(fact: AgreementFact, event: FactEvent) -> str | None:
    """The day by which an undated step was taken: a dated source reports it, or a step that must come after it."""
    return min((e.known_by for e in _at_least(fact, event) if e.known_by), default=None)


def _at_least(fact: AgreementFact, event: FactEvent) -> list[FactEvent]:
    """A step and the reported ones that go further."""
    own = rank(event.step)
    return [e for e in fact.timeline if e.modality == "reported" and (e.id == event.id or 0 < own < rank(e.step))]
