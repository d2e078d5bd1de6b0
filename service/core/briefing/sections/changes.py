"""What changed: against an earlier brief, or since a day. Sentences that code writes, each from steps and meetings it cites.

Two facts are one across briefs when they share a record, or words of one article, or their name and parties: ids follow rank,
and rank moves. What an earlier brief told and the sources now do not is named apart, for there is nothing left to cite.
"""

from collections.abc import Callable, Hashable, Sequence

from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact
from service.core.briefing.plain import Told, called, step_phrase
from service.core.history.lifecycle import rank
from service.core.language.dates import bounds, say
from service.core.language.names import tokens
from service.core.language.wording import STEP_WORDS, listed

_MOST = 5  # sentences
_Marks = Callable[[Fact], set[Hashable]]


def changed_since_brief(facts: Sequence[Fact], earlier: Sequence[Fact]) -> list[Told]:
    """New agreements, moved statuses, corrected dates, new meetings and meetings whose status moved, agreements first."""
    before = matched(facts, earlier)
    told = [_change(fact, before.get(fact.id)) for fact in sorted(facts, key=lambda fact: fact.type)]
    return [each for each in told if each][:_MOST]


def changed_since(facts: Sequence[Fact], day: str) -> list[Told]:
    """What was reported as taken or held after `day` (EDTF): by its own date, or by the date of the first source that knew of
    it where the step is undated."""
    told = [_news(fact, day) for fact in sorted(facts, key=lambda fact: fact.type)]
    return [each for each in told if each][:_MOST]


def withdrawn(facts: Sequence[Fact], earlier: Sequence[Fact]) -> list[str]:
    """The names of agreements and meetings that an earlier brief told and the sources now do not, in its order."""
    found = {fact.id for fact in matched(facts, earlier).values()}
    return [fact.name for fact in earlier if fact.type != "statement" and fact.id not in found]


def matched(facts: Sequence[Fact], earlier: Sequence[Fact]) -> dict[str, Fact]:
    """For each fact that an earlier brief told too, that brief's fact, by the id it has now; none counts twice."""
    found: dict[str, Fact] = {}
    taken: set[int] = set()
    for same, marks in ((_share_records, _records), (_share_words, _places), (_share_name, _names)):
        bearers = _bearers(earlier, marks)
        for fact in facts:
            if fact.id in found:
                continue
            near = sorted({number for mark in marks(fact) for number in bearers.get((fact.type, mark), ())} - taken)
            if (number := next((each for each in near if same(fact, earlier[each])), None)) is not None:
                found[fact.id] = earlier[number]
                taken.add(number)
    return found


def _bearers(facts: Sequence[Fact], marks: _Marks) -> dict[tuple[str, Hashable], list[int]]:
    """The places in `facts` of those that bear a mark: only these need be compared, however many there are."""
    found: dict[tuple[str, Hashable], list[int]] = {}
    for number, fact in enumerate(facts):
        for mark in marks(fact):
            found.setdefault((fact.type, mark), []).append(number)
    return found


def _records(fact: Fact) -> set[Hashable]:
    return set(fact.records)


def _places(fact: Fact) -> set[Hashable]:
    return {(quote.article, quote.start) for quote in fact.evidence}


def _names(fact: Fact) -> set[Hashable]:
    return {words for name in (fact.name, *fact.aliases) if (words := tokens(name))}


def _share_records(one: Fact, other: Fact) -> bool:
    return not _records(one).isdisjoint(other.records)


def _share_words(one: Fact, other: Fact) -> bool:
    """Whether both rest on the same words, and nothing in their names tells them apart."""
    places = _places(one)
    shared = sum((quote.article, quote.start) in places for quote in other.evidence)
    return 2 * shared > min(len(one.evidence), len(other.evidence)) or (shared > 0 and _share_name(one, other))


def _share_name(one: Fact, other: Fact) -> bool:
    sides = [{party.country or party.name for party in fact.parties} for fact in (one, other)]
    apart = all(sides) and sides[0].isdisjoint(sides[1])
    return not apart and not _names(one).isdisjoint(_names(other))


def _change(fact: Fact, before: Fact | None) -> Told | None:
    if isinstance(fact, AgreementFact):
        return _agreement_change(fact, before)
    return _meeting_change(fact, before) if isinstance(fact, MeetingFact) else None


def _agreement_change(fact: AgreementFact, before: Fact | None) -> Told | None:
    last = _last(fact)
    if last is None:
        return None
    if before is None:
        return Told(f"New: {called(fact)}: {step_phrase(fact, last)}.", _cites(fact, [last]))
    if fact.status != before.status:
        was = _status_words(before.status)
        return Told(
            f"Moved: {called(fact, short=True)}: {step_phrase(fact, last)}; before, {was}.", _cites(fact, [last])
        )
    known = _last(before) if isinstance(before, AgreementFact) else None
    if known and last.date and last.date != known.date:
        dated = f"now dated {say(last.date)}, before {say(known.date) if known.date else 'undated'}"
        return Told(f"Corrected: {called(fact, short=True)}, {STEP_WORDS[last.step]}: {dated}.", _cites(fact, [last]))
    return None


def _meeting_change(fact: MeetingFact, before: Fact | None) -> Told | None:
    when = f" ({say(fact.date)})" if fact.date else ""
    if before is None:
        return Told(f"New: {fact.name}{when}, {fact.status}.", (fact.id,))
    if fact.status != before.status:
        return Told(f"Moved: {fact.name}{when}: {fact.status}; before, {before.status}.", (fact.id,))
    return None


def _news(fact: Fact, day: str) -> Told | None:
    if isinstance(fact, MeetingFact) and fact.status == "held" and _is_after(fact.date, day):
        return Told(f"{fact.name}, held {say(fact.date)}.", (fact.id,))
    if not isinstance(fact, AgreementFact):
        return None
    fresh = [
        e for e in fact.timeline if e.modality == "reported" and rank(e.step) and _is_after(e.date or e.known_by, day)
    ]
    if not fresh:
        return None
    return Told(f"{called(fact)}: {listed([step_phrase(fact, event) for event in fresh])}.", _cites(fact, fresh))


def _is_after(date: str | None, day: str) -> bool:
    told, limit = bounds(date), bounds(day)
    return told is not None and limit is not None and told.first > limit.last


def _last(fact: AgreementFact) -> FactEvent | None:
    """The step that the status rests on."""
    return next((e for e in reversed(fact.timeline) if e.step == fact.status and e.modality == "reported"), None)


def _status_words(status: str | None) -> str:
    return next((words for step, words in STEP_WORDS.items() if step == status), "no step told")


def _cites(fact: Fact, events: Sequence[FactEvent]) -> tuple[str, ...]:
    return tuple(f"{fact.id}.{event.id}" for event in events)
