"""The material of the brief's prompt: the ranked facts that can stand on a page, with the ids a sentence cites."""

from collections.abc import Sequence

from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact, StatementFact
from schemas.statement import Sort
from service.core.history.conflicts import is_disputed
from service.core.language.dates import say
from service.core.language.wording import MARK_WORDS, STEP_WORDS

AGREEMENTS, HELD, SCHEDULED = 7, 6, 5  # the most that a page can hold; what is beyond is counted as cut
STATEMENTS: dict[Sort, int] = {"characterisation": 5, "rationale": 4, "position": 6, "forecast": 3, "context": 10}
_QUOTES = 2  # quotes given for one item; further sources say it alike


def chosen(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that are put to the model, by rank: the choice is code's, never the model's. Of statements some of every
    sort, so that a page tells how the sides see each other, and why, and under which circumstances."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)][:AGREEMENTS]
    meetings = [fact for fact in facts if isinstance(fact, MeetingFact)]
    held = [fact for fact in meetings if not is_ahead(fact)][:HELD]
    ahead = [fact for fact in meetings if is_ahead(fact)][:SCHEDULED]
    statements = [fact for fact in facts if isinstance(fact, StatementFact)]
    of_sort = {
        sort: _by_turns([fact for fact in statements if fact.sort == sort])[:most] for sort, most in STATEMENTS.items()
    }
    return (*agreements, *held, *ahead, *(fact for fact in statements if fact in of_sort[fact.sort]))


def _by_turns(statements: Sequence[StatementFact]) -> list[StatementFact]:
    """Each holder's first statement before anyone's second, so that no voice drowns the others."""
    turns: dict[str, int] = {}
    order: list[tuple[int, StatementFact]] = []
    for fact in statements:
        turns[fact.holder] = turns.get(fact.holder, 0) + 1
        order.append((turns[fact.holder], fact))
    return [fact for _, fact in sorted(order, key=lambda each: each[0])]


def is_ahead(fact: Fact) -> bool:
    """Whether a fact is a meeting that no source reports as held or called off."""
    return isinstance(fact, MeetingFact) and fact.status in ("scheduled", "postponed")


def material(facts: Sequence[Fact]) -> list[dict[str, object]]:
    """One object a fact, its items with their ids; empty fields are left out, and so are meetings that lie ahead, which code
    itself puts under what to watch."""
    return [_without_empty(_fact(fact)) for fact in facts if not is_ahead(fact)]


def failed_lines(failed: Sequence[tuple[str, Sequence[str], str]]) -> list[dict[str, object]]:
    """Sentences that failed: text, cites and the reason, one object each."""
    return [{"thrown_out": text, "cites": list(cites), "reason": reason} for text, cites, reason in failed]


def _fact(fact: Fact) -> dict[str, object]:
    if isinstance(fact, AgreementFact):
        return {
            "id": fact.id,
            "type": "agreement",
            "name": fact.name,
            "acronym": fact.acronym,
            "also_called": list(fact.aliases),
            "parties": [party.name for party in fact.parties],
            "status": fact.status,
            "events": [_without_empty(_event(fact, event)) for event in fact.timeline],
            "terms": [{"id": f"{fact.id}.{t.id}", "text": t.text, "quotes": _quotes(t.evidence)} for t in fact.terms],
        }
    if isinstance(fact, MeetingFact):
        return {
            "id": fact.id,
            "type": "meeting",
            "name": fact.name,
            "status": fact.status,
            "formats": list(fact.formats),
            "date": say(fact.date) if fact.date else fact.date_text,
            "place": fact.place,
            "participants": [f"{p.name} ({', '.join([*p.roles, p.country or ''])})" for p in fact.participants],
            "topics": list(fact.topics),
            "outcomes": [
                {"id": f"{fact.id}.{o.id}", "text": o.text, "quotes": _quotes(o.evidence)} for o in fact.outcomes
            ],
            "quotes": _quotes(fact.evidence),
        }
    return {
        "id": fact.id,
        "type": "statement",
        "holder": fact.holder,
        "role": fact.role,
        "about": fact.about,
        "sort": fact.sort,
        "text": fact.name,
        "quotes": _quotes(fact.evidence),
    }


def _event(fact: AgreementFact, event: FactEvent) -> dict[str, object]:
    return {
        "id": f"{fact.id}.{event.id}",
        "step": MARK_WORDS.get(event.step, STEP_WORDS[event.step]),
        "party": event.party,
        "date": _date(event),
        "basis": event.basis if event.basis == "inferred" else None,
        "known_by": say(event.known_by) if event.known_by and not event.date else None,
        "place": event.place,
        "by": list(event.by),
        "planned": event.modality != "reported",
        "superseded": event.superseded,
        "disputed": is_disputed(fact, event),
        "said_by": list(event.asserted_by),
        "quotes": _quotes(event.evidence),
    }


def _date(event: FactEvent) -> str:
    """The date in words; that of exploratory talks says that it may be the day they were only agreed on."""
    unsure = (
        ", when they were agreed on or begun, not told which"
        if event.step == "exploratory_talks" and event.date
        else ""
    )
    return f"{say(event.date)}{unsure}"


def _quotes(evidence: Sequence[Evidence]) -> list[str]:
    return [" ".join(quote.split()) for quote in dict.fromkeys(e.quote for e in evidence)][:_QUOTES]


def _without_empty(told: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in told.items() if value not in (None, "", [], False)}
