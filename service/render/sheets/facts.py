"""A row for each fact: what it is, where it stands, since when, and how well it is known."""

from typing import Final

from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact, StatementFact
from service.render.sheets.cells import Columns, Row

COLUMNS: Final[Columns] = {
    "run": "text",
    "id": "text",
    "type": "text",
    "name": "text",
    "acronym": "text",
    "aliases": "list",
    "kind": "list",
    "instrument": "text",
    "status": "text",
    "as_of": "text",
    "last_date": "text",
    "place": "text",
    "parties": "list",
    "countries": "list",
    "steps": "list",
    "told": "list",
    "holder": "text",
    "conflicts": "list",
    "confidence": "text",
    "sources": "list",
    "source_count": "number",
    "independent_sources": "number",
    "quotes": "list",
    "records": "list",
}


def row(run: str, name: str, fact: Fact) -> Row:
    """The row of a fact under the id it is given here; `run` is empty where it stands in no brief."""
    agreement = fact if isinstance(fact, AgreementFact) else None
    meeting = fact if isinstance(fact, MeetingFact) else None
    statement = fact if isinstance(fact, StatementFact) else None
    told = agreement.terms if agreement else meeting.outcomes if meeting else ()
    evidence = [each for event in fact.timeline for each in event.evidence] + [*fact.evidence]
    return (
        run or None,
        name,
        fact.type,
        fact.name,
        fact.acronym,
        fact.aliases,
        (agreement.kind,) if agreement else meeting.formats if meeting else (statement.sort,) if statement else (),
        agreement.instrument if agreement else None,
        fact.status,
        fact.as_of,
        last_date(fact),
        meeting.place if meeting else None,
        tuple(party.name for party in fact.parties),
        tuple(party.country for party in fact.parties if party.country),
        tuple(_step(event) for event in fact.timeline),
        tuple(each.text for each in told),
        statement.holder if statement else None,
        tuple(f"{each.about}: {' / '.join(claim.value for claim in each.claims)}" for each in fact.conflicts),
        fact.confidence.word if fact.confidence else None,
        fact.sources,
        len(fact.sources),
        fact.independent,
        tuple(dict.fromkeys(each.quote for each in evidence)),
        fact.records,
    )


def last_date(fact: Fact) -> str | None:
    """That of the last step which a source reports as taken (noted is none), or of the meeting; None where none is told."""
    if isinstance(fact, MeetingFact):
        return fact.date
    steps = [event for event in fact.timeline if event.modality == "reported" and event.step != "noted"]
    taken = [event.date for event in steps if event.date]
    return taken[-1] if taken else None


def _step(event: FactEvent) -> str:
    """`signed 2025-05-28 in Manila`; what is not reported as taken says so."""
    how = None if event.modality == "reported" else event.modality
    parts = (event.step, event.party, event.date or "undated", event.place and f"in {event.place}", how and f"({how})")
    return " ".join(part for part in parts if part)
