"""Comparison: how alike two records are, field by field, and what forbids to join them.

The terms are those of record linkage (Fellegi and Sunter 1969): a comparison gives evidence for and against a match. A
*veto* (cannot-link) uses only what contradicts and outranks any likeness; what is missing contradicts nothing.
"""

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.language.dates import compatible
from service.core.language.names import is_unnamed, numbers, similarity, tokens
from service.core.language.people import is_person, name_tokens, same_person
from service.core.language.places import compatible_places, country_code, plain
from service.core.language.spoken import STOP

JOIN = 0.75  # at or above: one fact
ASK = 0.5  # from here up to JOIN: undecided, a model is asked; below: two facts

_QUOTED = (re.compile(r"“([^”]*)”"), re.compile(r"‘([^’]*)’"), re.compile(r'"([^"]*)"'))
_BELOW = ASK - 0.01
_ALIKE = 0.6  # likeness of names from which a model is asked, where two parties or the subject are the same too
_MOST = 0.75  # share of the shorter statement's telling words that makes two statements one
_RELATIONS = frozenset(
    "relations relationship ties partnership bilateral countries country two current cooperation united states remain remains"
    " remained committed commitment important importance support strong continue continued further people".split()
)
_DEFENCE = {
    "visiting_forces",
    "defence_logistics",
    "information_security",
    "arms",
    "security_assistance",
    "peace_ceasefire",
    "arms_control",
}
_ECONOMY = {"trade", "economic_partnership", "investment", "aid", "infrastructure", "energy"}
_OTHER = {"health", "education_culture", "migration", "legal", "climate_environment", "space", "science_technology"}
_FAMILIES = (_DEFENCE, _ECONOMY, _OTHER)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Likeness from 0 to 1 with its reasons; `veto` says what contradicts, None when nothing does."""

    score: float
    reasons: tuple[str, ...]
    veto: str | None = None


def compare(one: Record, other: Record) -> Comparison:
    """Compare two records of one kind; records of different kinds are never one fact."""
    if isinstance(one, AgreementRecord) and isinstance(other, AgreementRecord):
        return _agreements(one, other)
    if isinstance(one, MeetingRecord) and isinstance(other, MeetingRecord):
        return _meetings(one, other)
    if isinstance(one, StatementRecord) and isinstance(other, StatementRecord):
        return _statements(one, other)
    return Comparison(score=0.0, reasons=(), veto="different kinds of record")


def party_keys(record: AgreementRecord) -> frozenset[str]:
    """The parties as ISO codes, or as plain names where there is no code."""
    return frozenset(party.country or country_code(party.name) or plain(party.name) for party in record.parties)


def _agreements(one: AgreementRecord, other: AgreementRecord) -> Comparison:
    a, b = party_keys(one), party_keys(other)
    veto = _agreement_veto(one, other, a, b)
    if veto:
        return Comparison(score=0.0, reasons=(), veto=veto)
    if is_unnamed(one.name) or is_unnamed(other.name):
        return _unnamed(one, other, a, b)
    names = max(similarity(x, y) for x in _names(one) for y in _names(other))
    parties = 0.1 if a and a == b else 0.05 if a & b else 0.0
    subject = 0.05 if one.kind == other.kind and one.kind != "other" else 0.0
    reasons = [f"names {names:.2f} alike: {one.name} / {other.name}"]
    reasons += [f"parties {', '.join(sorted(a & b))}"] * bool(a & b)
    reasons += [f"same subject, {one.kind}"] * bool(subject)
    score = round(min(1.0, 0.85 * names + parties + subject), 3)
    both = bool(subject) and a == b and len(a) > 1
    worth_asking = both or (names >= _ALIKE and (len(a & b) > 1 or bool(subject)))
    return Comparison(score=score if score >= JOIN or worth_asking else min(score, _BELOW), reasons=tuple(reasons))


def _names(record: AgreementRecord) -> list[str]:
    return [name for name in (record.name, record.acronym, *record.aliases) if name]


def _agreement_veto(one: AgreementRecord, other: AgreementRecord, a: frozenset[str], b: frozenset[str]) -> str | None:
    if one.article == other.article and (is_unnamed(one.name) or plain(one.name) != plain(other.name)):
        return "one article tells them apart"
    if len(a) > 1 and len(b) > 1 and not (a <= b or b <= a) and not _is_open(one, other, a, b):
        return f"other parties: {', '.join(sorted(a))} and {', '.join(sorted(b))}"
    here, there = numbers(one.name), numbers(other.name)
    if here and there and here != there:
        return f"other years or numbers in the name: {', '.join(sorted(here))} and {', '.join(sorted(there))}"
    families = [[index for index, family in enumerate(_FAMILIES) if record.kind in family] for record in (one, other)]
    if families[0] and families[1] and families[0] != families[1]:
        return f"subjects that exclude each other: {one.kind} and {other.kind}"
    return None


def _is_open(one: AgreementRecord, other: AgreementRecord, a: frozenset[str], b: frozenset[str]) -> bool:
    """An open multilateral is told apart by its name, never by the parties one text happens to mention."""
    return max(len(a), len(b)) > 3 and len(tokens(one.name)) > 1 and tokens(one.name) == tokens(other.name)


def _unnamed(one: AgreementRecord, other: AgreementRecord, a: frozenset[str], b: frozenset[str]) -> Comparison:
    """An unnamed agreement is known only by parties, step, date and place, all of which must be told and agree."""
    if not (is_unnamed(one.name) and is_unnamed(other.name) and a and a == b):
        return Comparison(score=0.0, reasons=("one of them has no name",))
    for x in one.events:
        for y in other.events:
            if x.step == y.step and compatible(x.date, y.date) and compatible_places(x.place, y.place):
                return Comparison(score=0.8, reasons=("same parties, step, date and place",))
    return Comparison(score=0.0, reasons=("both have no name, and no step with date and place joins them",))


def _meetings(one: MeetingRecord, other: MeetingRecord) -> Comparison:
    people = _shared_people(one, other)
    veto = _meeting_veto(one, other)
    if veto:
        return Comparison(score=0.0, reasons=(), veto=veto)
    when = compatible(one.date, other.date)
    where = compatible_places(one.place, other.place)
    label = token_set_ratio(plain(one.name), plain(other.name)) / 100
    sides = _sides(one) & _sides(other)
    reasons = [f"the same people: {', '.join(people)}"] * bool(people)
    reasons += [f"dates agree: {one.date}, {other.date}"] * bool(when) + ["places agree"] * bool(where)
    reasons += [f"labels {label:.2f} alike"]
    if len(people) >= 2:
        score = (
            0.72
            + 0.15 * bool(when)
            + 0.05 * bool(where)
            + 0.05 * (one.salience == other.salience)
            + 0.1 * (label > 0.7)
        )
    elif people:
        score = 0.35 + 0.2 * bool(when) + 0.15 * bool(where) + 0.15 * _same_format(one, other)
    else:
        score = _by_label(one, other, label=label, when=when, sides=sides)
    return Comparison(score=round(min(score, 1.0), 3), reasons=tuple(reasons))


def _by_label(
    one: MeetingRecord, other: MeetingRecord, *, label: float, when: bool | None, sides: frozenset[str]
) -> float:
    """Meetings in which the records share no named person: sides, format, date and label must carry the likeness."""
    if len(sides) < 2 and not (sides and label > 0.8):
        return 0.55 * label if label > 0.9 else 0.0
    if bool(_people(one)) != bool(_people(other)):
        return 0.25 + 0.3 * bool(when) + 0.2 * _same_format(one, other)
    return 0.8 * (label > 0.75) + 0.1 * bool(when) + 0.4 * (0.6 < label <= 0.75)


def _same_format(one: MeetingRecord, other: MeetingRecord) -> bool:
    return bool(set(one.formats) & set(other.formats) - {"other"})


def _people(record: MeetingRecord) -> list[tuple[str, str | None]]:
    return [(person.name, person.country) for person in record.participants if is_person(person.name)]


def _sides(record: MeetingRecord) -> frozenset[str]:
    return frozenset(code for p in record.participants if (code := p.country or country_code(p.name)))


def _shared_people(one: MeetingRecord, other: MeetingRecord) -> list[str]:
    """People of both records under their longer names, each matched once: one Ishiba is not also the other Ishiba."""
    shared, left = [], _people(other)
    for name, here in _people(one):
        match = next((p for p in left if same_person(name, p[0]) and (not p[1] or not here or p[1] == here)), None)
        if match:
            left.remove(match)
            shared.append(max(name, match[0], key=len))
    return shared


def _meeting_veto(one: MeetingRecord, other: MeetingRecord) -> str | None:
    if one.article == other.article and not _one_encounter(one, other):
        return "one article tells them apart"
    moved = {"scheduled", "postponed"} & {one.status, other.status} and one.status != other.status
    if compatible(one.date, other.date) is False and not moved:
        return f"other dates: {one.date} and {other.date}"
    if compatible_places(one.place, other.place) is False:
        return f"other places: {one.place} and {other.place}"
    a, b = _sides(one), _sides(other)
    if len(a) > 1 and len(b) > 1 and not (a <= b or b <= a):
        return f"other sides: {', '.join(sorted(a))} and {', '.join(sorted(b))}"
    for side in sorted(a & b):
        here = [name for name, country in _people(one) if country == side]
        there = [name for name, country in _people(other) if country == side]
        if here and there and not any(same_person(a, b) for a in here for b in there):
            return f"other people for {side}: {', '.join(here)} and {', '.join(there)}"
    return None


def _one_encounter(one: MeetingRecord, other: MeetingRecord) -> bool:
    """Within one article: a visit and its talks, or talks and their press conference, told as two records."""
    parts = {"visit", "press_conference", "working_meal"}
    here, there = (frozenset().union(*(name_tokens(n) for n, _ in _people(r))) for r in (one, other))
    contained = bool(here and there) and (here <= there or there <= here)
    dated = compatible(one.date, other.date) is not False and one.status == other.status
    return contained and dated and bool(parts & {*one.formats, *other.formats}) and one.date == other.date


def _statements(one: StatementRecord, other: StatementRecord) -> Comparison:
    if not _same_holder(one, other):
        return Comparison(score=0.0, reasons=(), veto=f"other holders: {one.holder} and {other.holder}")
    words = token_set_ratio(plain(one.text), plain(other.text)) / 100
    shared = quoted_phrases(one) & quoted_phrases(other)
    telling = _telling(one.text) & _telling(other.text)
    if (
        not shared
        and len(telling) > 1
        and len(telling) >= _MOST * min(len(_telling(one.text)), len(_telling(other.text)))
        and _one_subject(one, other)
    ):
        shared = frozenset({" ".join(sorted(telling))})
    score = max(0.9 if shared else 0.0, words if words > 0.85 else words * 0.5)
    reasons = (f"both say {', '.join(sorted(shared))}",) if shared else (f"wording {words:.2f} alike",)
    if one.article == other.article and score < 0.9:
        return Comparison(score=0.0, reasons=(), veto="one article tells them apart")
    return Comparison(score=round(score, 3), reasons=reasons)


def _one_subject(one: StatementRecord, other: StatementRecord) -> bool:
    """Whether two statements can be about the same: their subjects share a word or a country."""
    a, b = (set(plain(record.about).split()) - STOP for record in (one, other))
    codes = [{country_code(word) for word in words} - {None} for words in (a, b)]
    return bool(a & b or codes[0] & codes[1])


def _telling(text: str) -> frozenset[str]:
    """The words of a statement that are not common to all talk of relations between states."""
    words = {word for word in plain(text).split() if word not in STOP | _RELATIONS and country_code(word) is None}
    return frozenset(word for word in words if len(word) > 2)


def _same_holder(one: StatementRecord, other: StatementRecord) -> bool:
    if plain(one.holder) == plain(other.holder):
        return True
    return is_person(one.holder) and is_person(other.holder) and same_person(one.holder, other.holder)


def quoted_phrases(record: StatementRecord) -> frozenset[str]:
    """Telling words of a record: what stands in quotation marks in its text or quote, at most six words, and the hyphenated
    coinages of a characterisation (`quasi-alliance`), in plain form."""
    told = [match for text in (record.text, record.evidence.quote) for mark in _QUOTED for match in mark.findall(text)]
    known = {phrase for phrase in map(plain, told) if 1 <= len(phrase.split()) <= 6}
    coined = re.findall(r"[a-z]+-[a-z]+", record.text) if record.sort == "characterisation" else []
    return frozenset(known | {plain(word) for word in coined})
