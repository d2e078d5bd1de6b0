"""Consolidation: clusters of records become ranked facts.

Meetings come first, for what one source of a meeting tells of its date and people completes what another leaves short.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from schemas.article import Article
from schemas.fact import Fact, MeetingFact, StatementFact
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.history.agreements import Setting, consolidate_agreement
from service.core.history.conflicts import holder_conflicts
from service.core.history.encounters import Encounters
from service.core.history.meetings import consolidate_meeting
from service.core.history.ranking import ranked
from service.core.history.statements import consolidate_statement
from service.core.language.dates import bounds
from service.core.language.people import is_person
from service.core.linking.clustering import Cluster
from service.core.linking.comparison import quoted_phrases
from service.core.linking.succession import with_related

Kind = TypeVar("Kind", bound=Record)


def as_of(articles: Sequence[Article]) -> str | None:
    """The latest date any article states for itself; None when all are undated. Never the clock."""
    dated = [(span.last, article.published) for article in articles if (span := bounds(article.published))]
    return max(dated)[1] if dated else None


def consolidate(clusters: Sequence[Cluster], articles: Mapping[str, Article], *, as_of: str | None) -> tuple[Fact, ...]:
    """Facts in order of rank, each with its id. Every record of every cluster is a member of exactly one fact."""
    told = [meeting for cluster in clusters for meeting in _only(MeetingRecord, cluster)]
    meetings = [consolidate_meeting(c, held, articles) for c in clusters if (held := _only(MeetingRecord, c))]
    encounters = Encounters(told=tuple(told), meetings=tuple(meetings))
    setting = Setting(articles=articles, as_of=as_of, countries=_countries(meetings))
    agreements = [
        consolidate_agreement(c, [encounters.complete(record) for record in records], setting)
        for c in clusters
        if (records := _only(AgreementRecord, c))
    ]
    statements = [
        consolidate_statement(c, [encounters.with_full_holder(record) for record in sayings], articles)
        for c in clusters
        if (sayings := _only(StatementRecord, c))
    ]
    facts = ranked([*agreements, *meetings, *statements])
    return with_related(_with_holder_conflicts(facts, clusters))


def _only(kind: type[Kind], cluster: Cluster) -> list[Kind]:
    return [record for record in cluster.records if isinstance(record, kind)]


def _countries(meetings: Sequence[MeetingFact]) -> dict[str, str]:
    """The country each named participant of any meeting acts for."""
    people = [person for meeting in meetings for person in meeting.participants]
    return {person.name: person.country for person in people if person.country and is_person(person.name)}


def _with_holder_conflicts(facts: Sequence[Fact], clusters: Sequence[Cluster]) -> tuple[Fact, ...]:
    statements = [fact for fact in facts if isinstance(fact, StatementFact)]
    records = {record.id: record for cluster in clusters for record in cluster.records}
    phrases = {
        fact.id: frozenset(
            phrase
            for key in fact.records
            if isinstance(record := records[key], StatementRecord)
            for phrase in quoted_phrases(record)
        )
        for fact in statements
    }
    found = holder_conflicts(statements, phrases)
    return tuple(
        fact.model_copy(update={"conflicts": (found[fact.id],)}) if fact.id in found else fact for fact in facts
    )
