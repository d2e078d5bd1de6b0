"""Expected records as the product's own, so that linking and consolidation can be tried without a model.

What labels leave open is left open: a kind that is not told is `other`, which contradicts nothing. Parties and people are
brought to the form that the product's own records have.
"""

import hashlib
from collections.abc import Mapping, Sequence

from schemas.agreement import Party
from schemas.evidence import Evidence
from schemas.meeting import Participant
from schemas.record import (
    AgreementRecord,
    EventRecord,
    MeetingRecord,
    OutcomeRecord,
    ParticipantRecord,
    Record,
    StatementRecord,
    TermRecord,
)
from service.core.identities import identify_participant, identify_party
from service.evaluation.gold.shape import Gold, GoldAgreement, GoldMeeting, GoldParty, GoldRecord, GoldStatement


def gold_records(gold: Gold, texts: Mapping[str, str]) -> dict[str, Record]:
    """Each expected record as a record, by its expected id. Where the text is at hand, the article has the id that its reader
    gives it and each quote its place; else the file's name and no place."""
    records: dict[str, Record] = {}
    for name, article in gold.articles.items():
        maker = _Maker(name, texts.get(name))
        lettered: tuple[tuple[str, Sequence[GoldRecord]], ...] = (
            ("a", article.agreements),
            ("m", article.meetings),
            ("s", article.statements),
        )
        for letter, told in lettered:
            for number, each in enumerate(told, 1):
                records[each.id] = maker.record(f"{maker.article}/{letter}{number}", each)
    return records


class _Maker:
    """Makes the records of one article."""

    def __init__(self, name: str, text: str | None) -> None:
        self.article = name if text is None else hashlib.sha256(text.encode()).hexdigest()[:12]
        self._text = text or ""

    def record(self, key: str, told: GoldRecord) -> Record:
        if isinstance(told, GoldAgreement):
            return self._agreement(key, told)
        return self._meeting(key, told) if isinstance(told, GoldMeeting) else self._statement(key, told)

    def _agreement(self, key: str, told: GoldAgreement) -> AgreementRecord:
        events = tuple(
            EventRecord(
                id=f"{key}/e{number}",
                step=event.step,
                party=event.party,
                date=event.date,
                date_text=event.date_text,
                basis="stated" if event.date else "none",
                place=event.place,
                by=event.by,
                modality=event.modality,
                asserted_by=event.asserted_by,
                evidence=self._evidence(event.quote),
            )
            for number, event in enumerate(told.events, 1)
        )
        terms = tuple(
            TermRecord(id=f"{key}/t{number}", text=each.text or each.quote, evidence=self._evidence(each.quote))
            for number, each in enumerate(told.terms, 1)
        )
        return AgreementRecord(
            id=key,
            article=self.article,
            name=told.name,
            acronym=told.acronym,
            aliases=told.aliases,
            instrument=told.instrument or "other",
            kind=told.kind or "other",
            parties=tuple(
                identify_party(Party(name=_called(party), country=party.country)).item for party in told.parties
            ),
            salience=told.salience,
            events=events,
            terms=terms,
        )

    def _meeting(self, key: str, told: GoldMeeting) -> MeetingRecord:
        outcomes = tuple(
            OutcomeRecord(id=f"{key}/o{number}", text=each.text or each.quote, evidence=self._evidence(each.quote))
            for number, each in enumerate(told.outcomes, 1)
        )
        return MeetingRecord(
            id=key,
            article=self.article,
            name=told.name,
            formats=told.formats,
            status=told.status or "held",
            date=told.date,
            date_text=told.date_text,
            basis="stated" if told.date else "none",
            place=told.place,
            participants=_participants(key, told.participants),
            salience=told.salience,
            topics=told.topics,
            outcomes=outcomes,
            evidence=self._evidence(told.quote),
        )

    def _statement(self, key: str, told: GoldStatement) -> StatementRecord:
        return StatementRecord(
            id=key,
            article=self.article,
            text=told.text or told.quote,
            holder=told.holder,
            role=told.role,
            about=told.about,
            sort=told.sort,
            evidence=self._evidence(told.quote),
        )

    def _evidence(self, quote: str) -> Evidence:
        start = max(0, self._text.find(quote))
        return Evidence(article=self.article, quote=quote, start=start, end=start + len(quote), match="exact")


def _participants(key: str, told: Sequence[GoldParty]) -> tuple[ParticipantRecord, ...]:
    people = [Participant(name=_called(person), role=person.role, country=person.country) for person in told]
    names = [person.name for person in people]
    known = [identify_participant(person, known=names).item for person in people]
    return tuple(
        ParticipantRecord(id=f"{key}/p{number}", name=each.name, role=each.role, country=each.country)
        for number, each in enumerate(known, 1)
    )


def _called(party: GoldParty) -> str:
    return party.name or party.country or party.role or "not named"
