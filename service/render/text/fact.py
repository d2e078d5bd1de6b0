"""Facts: one with all its sources tell, or many as a table."""

import json
from collections.abc import Iterator, Sequence

from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, FactTerm, MeetingFact, StatementFact
from schemas.why import Why
from service.render.edtf import words
from service.render.plain import counted, plain
from service.render.sheets.facts import last_date
from service.render.text.record import named, quoted, said
from service.render.text.table import table
from service.render.text.why import conflict_text, joined_line


def facts_table(facts: Sequence[tuple[str, Fact]]) -> str:
    """One line for each fact under the id it is given here, with the date of the last step that is told of it. The date as of
    which they stand is in the head, where all have the same."""
    dates = {fact.as_of for _, fact in facts if fact.as_of}
    status = f"status on {dates.pop()}" if len(dates) == 1 else "status"
    return table(
        ("id", "type", status, "last step", "sources", "parties", "name"),
        [
            (
                name,
                fact.type,
                named(fact.status or ""),
                last_date(fact) or "",
                len(fact.sources),
                said(party.country or party.name for party in fact.parties),
                fact.name + _pointing(fact),
            )
            for name, fact in facts
        ],
    )


def _pointing(fact: Fact) -> str:
    related = fact.related if isinstance(fact, AgreementFact) else ()
    return f" ({', '.join(f'{each.relation} {each.fact}' for each in related)})" if related else ""


def facts_json(facts: Sequence[tuple[str, Fact]]) -> str:
    """One list; each fact with the run whose brief it stands in."""
    made = [{"run": run, **fact.model_dump(mode="json")} for run, fact in facts]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def fact_text(why: Why, fact: Fact) -> str:
    """The fact, its items under the ids that a brief cites (`A1.e2`) with their quotes, what its sources differ in, and how
    each of its records came to it."""
    names = said([fact.acronym, *fact.aliases])
    lines = [f"{fact.id}  {fact.type}: {plain(fact.name)}{f' ({names})' if names else ''}"]
    sources = f"{counted(len(fact.sources), 'source')}, {fact.independent} independent"
    as_of = f"as of {words(fact.as_of)}" if fact.as_of else None
    lines.append(f"  {said([named(fact.status or ''), as_of, sources, f'run {why.run}'])}")
    if fact.parties:
        lines.append(f"  parties: {said(party.name for party in fact.parties)}")
    lines += [f"  {line}" for line in _told(fact)]
    lines += [f"  {fact.id}.{conflict.id}  {conflict_text(conflict)}" for conflict in fact.conflicts]
    lines += [f"  {fact.id}.{silence.id}  no source tells: {plain(silence.text)}" for silence in fact.silences]
    lines += [f"  {each.relation} {each.fact}: {plain(each.reason)}" for each in why.related]
    lines += [
        f"  {each.action} by {plain(each.by)}, {plain(each.about)}: {plain(each.reason)}" for each in fact.decisions
    ]
    lines += [f"  record {joined_line(member)}" for member in why.members]
    if why.near:
        lines.append(f"  nearly joined: {len(why.near)}; `entente facts --why {fact.id}` tells why they were not")
    return "".join(f"{line}\n" for line in lines)


def _told(fact: Fact) -> Iterator[str]:
    for event in fact.timeline:
        yield f"{fact.id}.{event.id}  {_event(event)}"
        yield from _quotes(event.evidence)
    if isinstance(fact, AgreementFact):
        yield from _terms(fact.id, fact.terms)
    elif isinstance(fact, MeetingFact):
        when = words(fact.date) if fact.date else "undated"
        yield said([when, fact.place, *(named(form) for form in fact.formats)])
        for person in fact.participants:
            yield f"  {said([person.name, *person.roles, person.country])}"
        yield from _quotes(fact.evidence)
        yield from _terms(fact.id, fact.outcomes)
    elif isinstance(fact, StatementFact):
        yield f"{fact.sort} of {said([fact.holder, fact.role])}, about {plain(fact.about)}"
        yield from _quotes(fact.evidence)


def _terms(fact: str, terms: Sequence[FactTerm]) -> Iterator[str]:
    for term in terms:
        yield f"{fact}.{term.id}  {plain(term.text)}"
        yield from _quotes(term.evidence)


def _event(event: FactEvent) -> str:
    date = words(event.date) if event.date else "undated"
    probably = "probably " if event.basis == "inferred" else ""
    modality = None if event.modality == "reported" else event.modality
    overtaken = "overtaken by a later report" if event.superseded else None
    return said([named(event.step), event.party, probably + date, event.place, modality, overtaken])


def _quotes(evidence: Sequence[Evidence]) -> Iterator[str]:
    for each in evidence:
        yield f"    {each.article}  {quoted(each)}"
