"""Consolidate the records of one agreement: one fact that keeps every source and every contradiction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

from schemas.agreement import Party, Step
from schemas.article import Article
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, FactEvent, FactTerm
from schemas.record import AgreementRecord, Basis, EventRecord, OutcomeRecord, TermRecord
from service.core.history.claims.outlets import independent, voices
from service.core.history.claims.weighing import Sources
from service.core.history.conflicts import agreement_conflicts, is_disputed
from service.core.history.course.order import in_order
from service.core.history.lifecycle import (
    ONCE,
    ONGOING,
    REPEATABLE,
    is_open_agreement,
    is_superseded,
    status,
    status_by_party,
)
from service.core.history.silences import agreement_silences
from service.core.language.amounts import amounts, same_amounts, with_plain_sums
from service.core.language.dates import bounds, compatible, earliest, finest, width
from service.core.language.dating.zones import a_day_apart, are_far_apart
from service.core.language.names import UNNAMED, initials, is_unnamed
from service.core.language.people import distinct_people, same_person
from service.core.language.places import compatible_places, country_code, plain
from service.core.linking.clustering import Cluster

_ALIKE = 90  # token-set ratio from which two wordings of a provision are one


Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Setting:
    """What consolidation needs besides the records: the articles by id, the as-of date, who belongs to which country."""

    articles: Mapping[str, Article]
    as_of: str | None
    countries: Mapping[str, str]


def consolidate_agreement(cluster: Cluster, records: Sequence[AgreementRecord], setting: Setting) -> AgreementFact:
    """One fact from the records of one cluster. Ids of its items are set when facts are ranked."""
    events, parties = _events(records, setting), _parties(records)
    is_open = is_open_agreement(parties, events)
    ordered = in_order(
        [event.model_copy(update={"superseded": is_superseded(event, events, is_open=is_open)}) for event in events]
    )
    timeline = tuple(event.model_copy(update={"id": f"e{n}"}) for n, event in enumerate(ordered, 1))
    name = _name(records)
    sources = tuple(dict.fromkeys(record.article for record in records))
    voice = voices([setting.articles[key] for key in sources])
    fact = AgreementFact(
        id="",
        name=name,
        acronym=(acronym := _acronym(records, name)),
        aliases=tuple(sorted({n for r in records for n in _names(r)} - {name, acronym})),
        instrument=commonest([record.instrument for record in records]) or "other",
        kind=commonest([record.kind for record in records]) or "other",
        parties=parties,
        salience="main" if any(record.salience == "main" for record in records) else "background",
        status="not_told",
        status_by_party=(),
        as_of=setting.as_of,
        timeline=timeline,
        terms=merge_terms([term for record in records for term in record.terms], "t"),
        sources=sources,
        independent=independent(sources, voice),
        records=tuple(record.id for record in records),
        merges=cluster.merges,
        conflicts=(),
        silences=(),
        evidence=tuple(evidence for event in timeline for evidence in event.evidence),
    )
    codes = frozenset(party.country for party in parties if party.country)
    conflicts = agreement_conflicts(
        fact,
        Sources(articles=setting.articles, voice=voice, parties=codes),
        told={event.id: event for record in records for event in record.events},
        countries=setting.countries,
        is_open=is_open,
    )
    return _with_status(fact.model_copy(update={"conflicts": conflicts}), setting, is_open=is_open)


def _with_status(fact: AgreementFact, setting: Setting, *, is_open: bool) -> AgreementFact:
    """The fact with its status, for which a disputed step does not count, and its silences."""
    undisputed = [event for event in fact.timeline if not is_disputed(fact, event)]
    codes = [party.country or party.name for party in fact.parties]
    overall = status(undisputed, as_of=setting.as_of, parties=codes, is_open=is_open)
    return fact.model_copy(
        update={
            "status": overall,
            "status_by_party": status_by_party(undisputed, overall, is_open=is_open),
            "silences": agreement_silences(
                fact.model_copy(update={"status": overall}), setting.countries, is_open=is_open
            ),
        }
    )


def _names(record: AgreementRecord) -> tuple[str, ...]:
    """What a record calls it; that it is unnamed is no name."""
    return tuple(name for name in (record.name, record.acronym, *record.aliases) if name and not is_unnamed(name))


def _name(records: Sequence[AgreementRecord]) -> str:
    """The name most records use, without regard to case; among equals the shortest, then the first by letter."""
    names = [record.name for record in records if not is_unnamed(record.name)]
    if not names:
        return UNNAMED
    votes = Counter(plain(name) for name in names)
    return min(names, key=lambda name: (-votes[plain(name)], len(name), name))


def _acronym(records: Sequence[AgreementRecord], name: str) -> str | None:
    """The acronym of the name shown: told beside it, or its initials. Another name's acronym is an alias."""
    told = [r for r in records if r.acronym]
    return commonest(r.acronym for r in told if plain(r.name) == plain(name) or r.acronym == initials(name))


def commonest(values: Iterable[Word | None]) -> Word | None:
    """The commonest value, `other` last; ties go to the first by letter, so that the order of sources is nothing."""
    votes = Counter(value for value in values if value)
    return min(votes, key=lambda value: (value == "other", -votes[value], value), default=None)


def _parties(records: Sequence[AgreementRecord]) -> tuple[Party, ...]:
    """All parties any record names, each once, states by name first."""
    found: dict[str, Party] = {}
    for party in sorted((p for r in records for p in r.parties), key=lambda p: (len(p.name), p.name)):
        code = party.country or country_code(party.name)
        found.setdefault(code or plain(party.name), party.model_copy(update={"country": code}))
    return tuple(sorted(found.values(), key=lambda party: (party.country is None, party.name)))


def _events(records: Sequence[AgreementRecord], setting: Setting) -> list[FactEvent]:
    """The steps that the records tell of, each once: those told alike to the letter first, then those that can be one."""
    far = are_far_apart({p.country for record in records for p in record.parties if p.country})
    alike: dict[tuple[object, ...], list[EventRecord]] = {}
    for event in (event for record in records for event in record.events):
        key = (event.step, event.party, event.modality, event.date, event.basis == "inferred", event.place, event.by)
        alike.setdefault(key if event.step not in REPEATABLE or event.date else (*key, event.id), []).append(event)
    told = sorted((min(some, key=lambda e: e.id) for some in alike.values()), key=_told_first)
    groups: dict[tuple[Step, str | None], dict[str, list[list[EventRecord]]]] = {}
    for event in told:
        by_year, year = groups.setdefault((event.step, event.party), {}), _year(event)
        near = (year, "") if year else tuple(by_year)
        homes = () if _stands_alone(event) else (group for each in near for group in by_year.get(each, ()))
        fitting = [group for group in homes if all(_same_step(event, member, far=far) for member in group)]
        exact = [group for group in fitting if any(compatible(event.date, member.date) for member in group)]
        if len(fitting) == 1 or exact:
            (exact or fitting)[0].append(event)
        else:
            by_year.setdefault(year, []).append([event])
    members = {some[0].id: some for some in (sorted(some, key=lambda e: e.id) for some in alike.values())}
    return [
        _fact_event([each for event in group for each in members[event.id]], setting)
        for by_year in groups.values()
        for some in by_year.values()
        for group in some
    ]


def _year(event: EventRecord) -> str:
    """The year a step can only be of; empty where it can be of several, so that steps of other years need no comparison."""
    span = bounds(event.date)
    if not span or not event.date or event.basis == "inferred" or event.step in ONGOING or event.date[-1] in "~?%":
        return ""
    return span.first[:4] if span.first[:4] == span.last[:4] else ""


def _stands_alone(event: EventRecord) -> bool:
    """Whether a step is like no other: what can happen again, undated and by nobody."""
    return event.step in REPEATABLE and event.date is None and not event.by


def _told_first(event: EventRecord) -> tuple[bool, bool, int, str]:
    return (event.date is None, event.basis == "inferred", width(event.date), event.id)


def _same_step(one: EventRecord, other: EventRecord, *, far: bool) -> bool:
    """Whether two records tell of one step. Talks that go on are one state, whenever told; what can happen again (a welcome,
    an announcement) is one only where both are dated alike, or both undated and by the same people. What happens once is
    one although an inferred date differs; between states whose clocks stand hours apart also on two days in a row."""
    kind = (one.step, one.party, one.modality == "reported") == (other.step, other.party, other.modality == "reported")
    if one.step in ONGOING and one.modality == "reported":
        return kind
    if one.step in REPEATABLE and (one.date is None or other.date is None):
        known = any(same_person(a, b) for a in one.by for b in other.by)
        if not (one.date is None and other.date is None and known):
            return False
    return (
        kind
        and (
            compatible(one.date, other.date) is not False
            or (one.step in ONCE and "inferred" in (one.basis, other.basis))
            or (one.step in ONCE and far and a_day_apart(one.date, other.date))
        )
        and compatible_places(one.place, other.place) is not False
    )


def _fact_event(group: Sequence[EventRecord], setting: Setting) -> FactEvent:
    told = [event.date for event in group if event.date and event.basis != "inferred"]
    known = told or [event.date for event in group if event.date]
    date = earliest(known) if group[0].step in ONGOING else finest(known)
    agreeing = sorted((e for e in group if e.date == date), key=lambda e: (e.basis == "inferred", e.id))
    chosen = agreeing[0] if agreeing else group[0]
    basis: Basis = chosen.basis if date else "none"
    return FactEvent(
        id=min(event.id for event in group),
        step=chosen.step,
        party=chosen.party,
        date=date,
        basis=basis,
        known_by=_known_by(group, setting.articles),
        place=commonest(event.place for event in group),
        by=distinct_people([person for event in group for person in event.by]),
        modality=chosen.modality,
        superseded=False,
        asserted_by=distinct_people([event.asserted_by for event in group if event.asserted_by]),
        evidence=tuple(event.evidence for event in sorted(group, key=lambda event: event.id)),
        members=tuple(sorted(event.id for event in group)),
    )


def _known_by(group: Sequence[EventRecord], articles: Mapping[str, Article]) -> str | None:
    dates = [articles[event.evidence.article].published for event in group]
    return min((date for date in dates if date and bounds(date)), default=None)


def merge_terms(terms: Sequence[TermRecord | OutcomeRecord], letter: str) -> tuple[FactTerm, ...]:
    """Provisions or outcomes, those worded alike as one; the longest wording is shown."""
    groups: list[list[TermRecord | OutcomeRecord]] = []
    for term in sorted(terms, key=lambda term: (-len(term.text), term.id)):
        home = next((group for group in groups if _alike(term.text, group[0].text)), None)
        if home is None:
            groups.append([term])
        else:
            home.append(term)
    groups.sort(key=lambda group: (-len({term.evidence.article for term in group}), group[0].id))
    return tuple(
        FactTerm(
            id=f"{letter}{number}",
            text=group[0].text,
            evidence=_evidence(group),
            members=tuple(sorted(term.id for term in group)),
        )
        for number, group in enumerate(groups, 1)
    )


def _alike(one: str, other: str) -> bool:
    """Whether two provisions say the same: like words, the same numbers, and the same sums of the same thing, however written
    (`US$6 million`, `$6M`); a tranche is not the whole."""
    sums = amounts(one), amounts(other)
    if any(sums):
        if not same_amounts(*sums):
            return False
        one, other = with_plain_sums(one), with_plain_sums(other)
    a, b = plain(one), plain(other)
    digits = {word for word in a.split() if word.isdigit()} == {word for word in b.split() if word.isdigit()}
    return digits and token_set_ratio(a, b) >= _ALIKE


def _evidence(group: Sequence[TermRecord | OutcomeRecord]) -> tuple[Evidence, ...]:
    return tuple(term.evidence for term in sorted(group, key=lambda term: term.id))
