"""Where sources differ or are silent, and what to watch: sentences that code writes, from conflicts, silences, scheduled
meetings and the missing next step of each life-cycle. Never from musing."""

import re
from collections.abc import Mapping, Sequence

from schemas.agreement import Step
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Claim, Conflict, Fact, FactEvent, MeetingFact
from service.core.briefing.material import is_ahead
from service.core.briefing.plain import Told, called, party_name
from service.core.history.lifecycle import LADDER, rank
from service.core.history.silences import NAME
from service.core.language.dates import bounds, say
from service.core.language.names import is_unnamed
from service.core.language.people import is_person, level_of, same_person
from service.core.language.places import country_code, country_name, plain
from service.core.language.wording import STEP_WORDS, listed, with_article

_NEXT: dict[Step, str] = {
    "exploratory_talks": "that negotiations have been opened",
    "negotiation_agreed": "that negotiations have been concluded",
    "negotiating": "that negotiations have been concluded",
    "agreed_in_principle": "a signature",
    "initialled": "a signature",
    "signed": "ratification or entry into force",
    "legislative_approval": "entry into force",
    "ratified": "entry into force",
}
_LONGEST_EXCERPT = 10  # words of a quote that the page can spare


def difference_sentences(facts: Sequence[Fact]) -> list[Told]:
    """One sentence a conflict, then the silences (agreements of which the same is untold share a sentence), then offices that
    sources give to two people."""
    conflicts = [_conflict(fact, conflict) for fact in facts for conflict in fact.conflicts]
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    silent: dict[tuple[str, ...], list[AgreementFact]] = {}
    for fact in agreements:
        if fact.silences:
            silent.setdefault(tuple(s.text for s in fact.silences if s.text != NAME), []).append(fact)
    silences = [_silences(some, texts) for texts, some in silent.items()]
    unnamed = [told for fact in agreements if (told := _which_one(fact, agreements))]
    return [*conflicts, *silences, *unnamed, *_offices([fact for fact in facts if isinstance(fact, MeetingFact)])]


def _conflict(fact: Fact, conflict: Conflict) -> Told:
    name = f"{called(fact, short=True)}: sources" if isinstance(fact, AgreementFact) else "Sources"
    one, other = conflict.claims[0], conflict.claims[1]
    elsewhere = {evidence.article for evidence in other.evidence}
    own = tuple(evidence for evidence in one.evidence if evidence.article not in elsewhere) or one.evidence
    claims = [_claim(one.model_copy(update={"evidence": own})), *(_claim(claim) for claim in conflict.claims[1:])]
    shown = f"; shown here: {conflict.chosen}" if conflict.chosen and conflict.about.startswith("the date") else ""
    text = f"{name} differ on {conflict.about}: {' or '.join(claims)}{shown}."
    return Told(text=text, cites=(f"{fact.id}.{conflict.id}",))


def _claim(claim: Claim) -> str:
    """A claim about a step in the words of the source that make it, where a quote has them; otherwise the value itself."""
    if claim.value not in STEP_WORDS.values():
        return claim.value
    telling = [word[:5] for word in claim.value.split() if len(word) > 3]
    excerpts = [excerpt for evidence in claim.evidence if (excerpt := _excerpt(_inline(evidence), telling))]
    return f"“{min(excerpts, key=len)}”" if excerpts else claim.value


def _excerpt(quote: str, telling: Sequence[str]) -> str:
    """The run of a quote that holds most of the telling words, the shortest of such, with an adverb before it; empty when no
    run holds two."""
    words = quote.split()
    hits = [(i, told) for i, word in enumerate(words) for told in telling if word.lower().startswith(told)]
    runs = [hits[i : j + 1] for i in range(len(hits)) for j in range(i + 1, len(hits))]
    short = [run for run in runs if run[-1][0] - run[0][0] < _LONGEST_EXCERPT and len({told for _, told in run}) > 1]
    if not short:
        return ""
    best = max(short, key=lambda run: (len({told for _, told in run}), run[0][0] - run[-1][0]))
    first = best[0][0] - (best[0][0] > 0 and words[best[0][0] - 1].endswith("ly"))
    return " ".join(words[first : best[-1][0] + 1]).strip(",.;:")


def _inline(evidence: Evidence) -> str:
    return " ".join(evidence.quote.split()).strip('“”" ').replace("“", "‘").replace("”", "’")


def _silences(facts: Sequence[AgreementFact], texts: tuple[str, ...]) -> Told:
    names = listed([_silent_name(fact) for fact in facts])
    several = len(facts) > 1
    clauses = [
        text.replace("it was", "they were").replace("signed it", "signed them") if several else text for text in texts
    ]
    told = f"{', '.join(clauses[:-1])} or {clauses[-1]}" if len(clauses) > 1 else "".join(clauses)
    cites = tuple(f"{fact.id}.{silence.id}" for fact in facts for silence in fact.silences)
    return Told(text=f"On {names}: no source tells {told or NAME}.", cites=cites)


def _silent_name(fact: AgreementFact) -> str:
    if not is_unnamed(fact.name):
        return f"the {called(fact, short=True)}"
    step = next((event for event in fact.timeline if event.modality == "reported"), None)
    place = f" in {step.place}" if step and step.place else ""
    return f"the unnamed agreement{f' {STEP_WORDS[step.step]}{place}' if step else ''}"


def _which_one(fact: AgreementFact, others: Sequence[AgreementFact]) -> Told | None:
    """Of an unnamed agreement, whether it is one that the same parties were still discussing when last told of."""
    steps = [event for event in fact.timeline if event.modality == "reported" and rank(event.step) >= rank("signed")]
    parties = {party.country for party in fact.parties}
    open_ones = [
        other
        for other in others
        if {party.country for party in other.parties} == parties and 0 < _reach(other) < rank("signed")
    ]
    if not is_unnamed(fact.name) or not steps or not open_ones:
        return None
    names = listed([f"the {called(other, short=True)}" for other in open_ones])
    cites = (
        f"{fact.id}.{steps[0].id}",
        *(f"{o.id}.{e.id}" for o in open_ones for e in o.timeline if e.step == o.status),
    )
    text = f"No source tells whether the unnamed agreement is {names}, still under discussion when last reported."
    return Told(text=text, cites=tuple(dict.fromkeys(cites)))


def _reach(fact: AgreementFact) -> int:
    return rank(fact.status) if fact.status != "not_told" else 0


def _offices(meetings: Sequence[MeetingFact]) -> list[Told]:
    """Two people to whom sources give one state's office of foreign minister, leader or the like, at different meetings."""
    holders: dict[tuple[str, str], dict[str, MeetingFact]] = {}
    for meeting in meetings:
        for person in meeting.participants:
            for role in person.roles:
                office = " ".join(word for word in role.split() if country_code(word) is None)
                if person.country and level_of(office) in ("leaders", "ministers") and is_person(person.name):
                    known = holders.setdefault((person.country, plain(office)), {})
                    same = next((name for name in known if same_person(name, person.name)), person.name)
                    known.setdefault(same, meeting)
    return [_two_holders(office, code, known) for (code, office), known in holders.items() if len(known) > 1]


def _two_holders(office: str, code: str, known: Mapping[str, MeetingFact]) -> Told:
    told = [f"{name} ({say(m.date) if m.date else 'undated'})" for name, m in known.items()]
    cites = tuple(dict.fromkeys(meeting.id for meeting in known.values()))
    return Told(
        text=f"Sources name two people as {office} of {with_article(country_name(code))}: {listed(told)}.", cites=cites
    )


def watch_sentences(facts: Sequence[Fact], *, as_of: str | None) -> list[Told]:
    """Missing next steps of the agreements, then the scheduled meetings folded into one line."""
    steps = [told for fact in facts if isinstance(fact, AgreementFact) and (told := _next_step(fact))]
    scheduled = [fact for fact in facts if isinstance(fact, MeetingFact) and is_ahead(fact)]
    return [*steps, *_scheduled(scheduled, as_of)]


def _next_step(fact: AgreementFact) -> Told | None:
    if is_unnamed(fact.name) or fact.status == "not_told":
        return None
    name = called(fact, short=True)
    taken = [f"{fact.id}.{e.id}" for e in fact.timeline if e.step == fact.status and e.modality == "reported"]
    ahead = [e for e in fact.timeline if e.modality == "planned" and not e.superseded and e.step in LADDER][:2]
    if ahead:
        told = listed([_pending(fact, event) for event in ahead])
        cites = (*(f"{fact.id}.{event.id}" for event in ahead), *taken)
        return Told(text=f"{name}: planned or pending, {told}; no source reports it done.", cites=cites)
    missing = _NEXT.get(fact.status)
    text = f"{name}: {STEP_WORDS[fact.status]}; no source reports {missing}."
    return Told(text=text, cites=tuple(taken)) if missing and taken else None


def _pending(fact: AgreementFact, event: FactEvent) -> str:
    party = f" ({party_name(fact, event.party)})" if event.party else ""
    return f"{STEP_WORDS[event.step]}{party}"


def _scheduled(meetings: Sequence[MeetingFact], as_of: str | None) -> list[Told]:
    if not meetings:
        return []
    told = [f"{_short(fact.name)}{_when(fact)}{' (postponed)' * (fact.status == 'postponed')}" for fact in meetings]
    passed = [fact for fact in meetings if _has_passed(fact, as_of)]
    text = f"Agreed or planned, with no report that {'it was' if len(meetings) == 1 else 'they were'} held: {'; '.join(told)}."
    if passed:
        text += f" {listed([fact.name for fact in passed])}: no source reports that it was held."
    return [Told(text=text, cites=tuple(fact.id for fact in meetings))]


def _short(name: str) -> str:
    """A meeting's label without `next meeting of`, which a list of what lies ahead says already."""
    return re.sub(r"^(?:the )?next (?:meeting|session|round) of (?:the )?", "", name, flags=re.IGNORECASE)


def _when(fact: MeetingFact) -> str:
    """Place and date: the date where a source's own date settles it, else the source's words as its own."""
    place = f" in {with_article(fact.place)}" if fact.place else ""
    probably = "probably " if fact.basis == "inferred" else ""
    date = (
        f"{probably}{say(fact.date)}"
        if fact.date
        else f"{fact.date_text} in the source's words"
        if fact.date_text
        else ""
    )
    return f"{place}{', ' + date if date else ''}"


def _has_passed(fact: MeetingFact, as_of: str | None) -> bool:
    span, limit = bounds(fact.date), bounds(as_of)
    return bool(span and limit and span.last < limit.first)
