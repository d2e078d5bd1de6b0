"""What to watch: sentences that code writes from scheduled meetings and the missing next step of each life-cycle. Never from
musing."""

import re
from collections.abc import Sequence

from schemas.agreement import Step
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact
from service.core.briefing.material import is_ahead
from service.core.briefing.plain import Told, called, party_name
from service.core.briefing.verification.polarity import unreported_failures
from service.core.history.lifecycle import LADDER
from service.core.language.dates import bounds, say
from service.core.language.names import is_unnamed
from service.core.language.places import country_code
from service.core.language.wording import STEP_WORDS, listed, with_article

_NEXT: dict[Step, str] = {
    "exploratory_talks": "opening of negotiations",
    "negotiation_agreed": "conclusion of negotiations",
    "negotiating": "conclusion of negotiations",
    "agreed_in_principle": "signature",
    "initialled": "signature",
    "signed": "ratification or entry into force",
    "legislative_approval": "entry into force",
    "ratified": "entry into force",
}
_TAKEN_ALONE: frozenset[Step] = frozenset(("initialled", "signed", "legislative_approval", "ratified"))
_COMMON = frozenset(
    "annual bilateral consultations defence defense dialogue diplomatic economic foreign further inaugural intergovernmental"
    " joint leaders maritime meeting military ministerial ministers negotiations official officials peace political security"
    " senior session state strategic summit talks technical trade trilateral vice-ministerial visit working".split()
)
_TWO = 2  # states that can stand before a meeting's name
_SIDES = re.compile(r"(\w[\w.]*)[-–](\w[\w.]*) (?=\w)")


def watch_sentences(facts: Sequence[Fact], *, as_of: str | None) -> list[Told]:
    """Missing next steps of the agreements, those that wait for the same step together, then the scheduled meetings: a point
    for those whose day has passed, one for the others. Each point opens with what it is about."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    scheduled = [fact for fact in facts if isinstance(fact, MeetingFact) and is_ahead(fact)]
    return [*_missing(agreements), *_scheduled(scheduled, as_of, _shared_parties(facts))]


def _shared_parties(facts: Sequence[Fact]) -> set[str]:
    """The two states that every agreement of the page is between; empty where there are no such two."""
    parties = {
        frozenset(p.country or p.name for p in fact.parties) for fact in facts if isinstance(fact, AgreementFact)
    }
    one = set(next(iter(parties), ()))
    return one if len(parties) == 1 and len(one) == _TWO else set()


def _missing(agreements: Sequence[AgreementFact]) -> list[Told]:
    """In order of rank: what is planned of one, or by which parties alone its last step was taken; else one sentence for all
    that lack the same step."""
    alike: dict[str, list[AgreementFact]] = {}
    found: dict[str, Told | None] = {}
    for fact in agreements:
        if is_unnamed(fact.name) or fact.status == "not_told":
            continue
        if told := _planned(fact):
            found[fact.id] = told
        elif missing := _next_step(fact):
            key = fact.id if _takers(fact) else missing
            alike.setdefault(key, []).append(fact)
            found[key] = Told(
                text=_unreported(missing, alike[key]),
                cites=tuple(f"{each.id}.{event.id}" for each in alike[key] for event in _taken(each)),
            )
    return [told for told in found.values() if told]


def _taken(fact: AgreementFact) -> list[FactEvent]:
    return [event for event in fact.timeline if event.step == fact.status and event.modality == "reported"]


def _takers(fact: AgreementFact) -> list[str]:
    """The parties that took the last step alone, where no source tells of it for all: one party's ratification is not that
    of all."""
    alone = list(dict.fromkeys(party_name(fact, event.party) for event in _taken(fact)))
    return alone if all(alone) and fact.status in _TAKEN_ALONE else []


def _planned(fact: AgreementFact) -> Told | None:
    ahead = [e for e in fact.timeline if e.modality == "planned" and not e.superseded and e.step in LADDER][:2]
    if not ahead:
        return None
    told = ", ".join(_pending(fact, event) for event in ahead)
    cites = (*(f"{fact.id}.{event.id}" for event in ahead), *(f"{fact.id}.{event.id}" for event in _taken(fact)))
    return Told(text=f"{_label([fact])}: {told}, planned or pending, not reported as done.", cites=cites)


def _next_step(fact: AgreementFact) -> str | None:
    """The step that comes next and that no source reports; None where there is none, and where a report goes beyond it: a
    step that is disputed, or dated after the day of the brief."""
    missing = None if fact.status == "not_told" else _NEXT.get(fact.status)
    consents = any(e.modality == "reported" and e.step in ("legislative_approval", "ratified") for e in fact.timeline)
    missing = missing.removeprefix("ratification or ") if missing and consents else missing
    if not missing or not _taken(fact) or unreported_failures(f"{missing} is not reported", [fact]):
        return None
    return missing


def _unreported(missing: str, facts: Sequence[AgreementFact]) -> str:
    first = facts[0]
    if alone := _takers(first):
        of = "of" if first.status == "legislative_approval" else "by"
        taken = STEP_WORDS[_taken(first)[0].step]
        return f"{_label(facts)}: {taken} {of} {listed(alone)}; {missing} is not reported."
    return f"{_label(facts)}: {missing} is not reported."


def _label(facts: Sequence[AgreementFact]) -> str:
    """The agreements that a point is about, as its opening words."""
    label = listed([called(fact, short=True) for fact in facts])
    return label[:1].upper() + label[1:]


def _pending(fact: AgreementFact, event: FactEvent) -> str:
    party = f" ({party_name(fact, event.party)})" if event.party else ""
    return f"{STEP_WORDS[event.step]}{party}"


def _scheduled(meetings: Sequence[MeetingFact], as_of: str | None, parties: set[str]) -> list[Told]:
    """Those whose day has passed, then those that may lie ahead."""
    passed = [fact for fact in meetings if _has_passed(fact, as_of)]
    ahead = [fact for fact in meetings if fact not in passed]
    told = (
        (
            f"Planned for a day that has passed: {_all(passed, parties)}; no source reports that {_they(passed)} held.",
            passed,
        ),
        (f"Planned meetings: {_all(ahead, parties)}, not reported as held.", ahead),
    )
    return [Told(text=text, cites=tuple(fact.id for fact in some)) for text, some in told if some]


def _all(meetings: Sequence[MeetingFact], parties: set[str]) -> str:
    return listed([f"{_inside(_short(fact, parties))}{_when(fact)}" for fact in meetings])


def _they(meetings: Sequence[MeetingFact]) -> str:
    return "they were" if len(meetings) > 1 else "it was"


def _inside(name: str) -> str:
    """A label inside a sentence: a common word at its beginning, where no capital follows, needs none."""
    first, _, rest = name.partition(" ")
    common = first.lower() in _COMMON and rest == rest.lower()
    return name[:1].lower() + name[1:] if common else name


def _short(fact: MeetingFact, parties: set[str]) -> str:
    """A meeting's label without `next meeting of`, which a list of what lies ahead says already, and without two states in
    front where they are the parties of every agreement, which the table names."""
    name = re.sub(r"^(?:the )?next (?:meeting|session|round) of (?:the )?", "", fact.name, flags=re.IGNORECASE)
    sides = _SIDES.match(name)
    named = {country_code(side) for side in sides.groups()} if sides else set()
    return name[sides.end() :] if sides and named and named == parties else name


def _when(fact: MeetingFact) -> str:
    """Place and date: the date where a source's own date settles it, else the source's words, quoted as its own."""
    place = f" in {with_article(fact.place)}" if fact.place else ""
    probably = "probably " if fact.basis == "inferred" else ""
    date = f"{probably}{say(fact.date)}" if fact.date else f"“{fact.date_text}”" if fact.date_text else ""
    told = ", ".join(each for each in (date, "postponed" * (fact.status == "postponed")) if each)
    return f"{place}{f' ({told})' if told else ''}"


def _has_passed(fact: MeetingFact, as_of: str | None) -> bool:
    span, limit = bounds(fact.date), bounds(as_of)
    return bool(span and limit and span.last < limit.first)
