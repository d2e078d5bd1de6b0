"""Signatories: two sources that name other people as having signed for one side."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from schemas.agreement import Step
from schemas.evidence import Evidence
from schemas.fact import Conflict, FactEvent
from schemas.record import EventRecord
from service.core.history.claims.weighing import Sources, choose
from service.core.language.people import same_person
from service.core.language.places import country_name
from service.core.language.wording import STEP_WORDS, with_article

_SIGNING: frozenset[Step] = frozenset({"signed", "initialled"})


def signatory_conflicts(
    timeline: Sequence[FactEvent],
    told: Mapping[str, EventRecord],
    countries: Mapping[str, str],
    sources: Sources,
) -> list[Conflict]:
    """`told` holds the events of the records by id, `countries` the country each person acts for. Sources that name one
    person in common agree, however many more one of them names; two ministers may both have signed."""
    found = []
    for event in timeline:
        if event.step in _SIGNING and event.modality == "reported" and len(event.by) > 1:
            records = [told[key] for key in event.members]
            for country, people in sorted(_by_country(event, countries).items()):
                if conflict := _conflict(event, country, people, records, sources):
                    found.append(conflict)
    return found


def _by_country(event: FactEvent, countries: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in event.by:
        codes = {code for known, code in countries.items() if same_person(person, known)}
        if len(codes) == 1:
            found.setdefault(codes.pop(), []).append(person)
    return found


def _conflict(
    event: FactEvent, country: str, people: Sequence[str], records: Sequence[EventRecord], sources: Sources
) -> Conflict | None:
    named = {
        person: [r.evidence for r in records if any(same_person(person, name) for name in r.by)] for person in people
    }
    by_article: dict[str, set[str]] = {}
    for person, evidence in named.items():
        for item in evidence:
            by_article.setdefault(item.article, set()).add(person)
    apart = {a | b for a, b in _pairs(by_article) if not a & b}
    if not apart:
        return None
    claims = [sources.claim(person, _unique(named[person])) for person in sorted(named) if named[person]]
    chosen, rule = choose(claims, sources, among_equals="the last by letter")
    about = f"who {STEP_WORDS[event.step]} it for {with_article(country_name(country))}"
    return Conflict(id="", kind="signatories", about=about, claims=tuple(claims), chosen=chosen.value, rule=rule)


def _pairs(by_article: Mapping[str, set[str]]) -> list[tuple[frozenset[str], frozenset[str]]]:
    distinct = {frozenset(people) for people in by_article.values()}
    return list(combinations(sorted(distinct, key=sorted), 2))


def _unique(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(sorted(evidence, key=lambda item: (item.article, item.start))))
