"""Polarity: a sentence neither denies what its items affirm nor affirms what they deny.

`France would not back it` bears `would not back`, never `backs`; `they agreed` bears no `did not agree`. That no source
tells something may always be said, of a date or a name only where the cited items have none. `Ratification or entry into
force not reported` tells of no ratification; it is false where any event of the cited agreement, cited or not, reports that
step or one that presupposes it.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.agreement import Step
from schemas.fact import AgreementFact, Fact, MeetingFact
from service.core.briefing.verification.clauses import clause
from service.core.briefing.verification.steps import ENDED, tells_a_step
from service.core.briefing.verification.support import Support
from service.core.history.lifecycle import LADDER
from service.core.language.lexicon.meanings import meaning
from service.core.language.names import is_unnamed
from service.core.language.places import plain
from service.core.language.spoken import FRAME, STOP, stem

_STRICT = r"\b(?:not|never|no|neither|nor|without|none|cannot)\b|n't\b"
_DENIAL = re.compile(_STRICT, re.IGNORECASE)
_DENIED_BY_SOURCE = re.compile(_STRICT + r"|\b(?:fail|refus|declin)\w* to\b|\bunable to\b", re.IGNORECASE)
# What else turns a statement round in news prose; in a sentence it excuses, in a quote it does not deny what follows.
_TURNED = re.compile(
    _STRICT
    + r"|\b(?:refus\w+|declin\w+|reject\w+|oppos\w+|den(?:y|ies|ied)|fail\w*|ru(?:le|led|ling) out|yet to|against"
    r"|withh\w+|lack\w*|absent|un(?:willing|likely|able)|short of|instead of|rather than|avoid\w*|pending|await\w*"
    r"|left out|leaves? out|exclud\w+|omit\w*|ignor\w+|sidelin\w+|bypass\w*"
    r"|still to|(?:is|are|was|were|remains?) to be)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:(?:fail|refus|declin|oppos|collaps|abandon|scrapp)\w*|break(?:s|ing)?|broken?)\b", re.IGNORECASE
)
_EMPHASIS = re.compile(
    r"\s*(?:only|just|merely|doubt|least|later than|more than|less than|fewer than)\b", re.IGNORECASE
)
_ENDS = re.compile(r"[.;:,!?\"()\n]|\b(?:but|that|which|who|because|although|while|until)\b", re.IGNORECASE)
_SILENCE = re.compile(
    r"\bno (?:source|article|report|date|name|step)\b"
    r"|\b(?:not|n't|without) (?:yet )?(?:be(?:en)? )?(?:nam|dat|told|tell|giv|stat|specif|identif|say|report|record)\w*\b"
    r"|\bnor do(?:es)? (?:any|it)\b",
    re.IGNORECASE,
)
_AS_FAR = re.compile(r"\bas far as (?:the|any) (?:sources?|articles?) (?:tell|say|report)", re.IGNORECASE)
# What is undone, so that `no longer` is said of it.
_REVERSED = re.compile(
    r"\b(?:suspend|lift|remov|abolish|scrap|end|stop|cut|cancel|withdr|expir|free of)\w*\b", re.IGNORECASE
)
# What a cancelled meeting did not do.
_OFF = re.compile(r"\bnot (?:\w+ )?(?:take place|held|happen|go ahead|meet|convene|materiali[sz]e)\b", re.IGNORECASE)
_PLAN_DENIED = re.compile(
    r"\b(?:(?:will|would|shall) not|(?:is|are) not (?:to|due|expected|set|scheduled|planned))\b", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:vot\w+|decid\w+|came out|rul\w+|spoke|argu\w+) against\b", re.IGNORECASE)
_REACH = 3  # telling words that a denial reaches
_STEPS: dict[str, Step] = {
    "opening of negotiations": "negotiating",
    "conclusion of negotiations": "agreed_in_principle",
    "signature": "signed",
    "ratification": "legislative_approval",
    "entry into force": "in_force",
}
_STEP = rf"(?:{'|'.join(_STEPS)})"
_UNREPORTED = re.compile(
    rf"\b({_STEP}(?: or {_STEP})*)(?: (?:is|are|was|were|has been|have been))? not (?:yet )?reported\b(?! as\b)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\bnot (?:yet )?reported as (?:done|taken)\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:agreed or planned, )?not (?:yet )?reported as held\b|\bno source reports that it was held\b", re.IGNORECASE
)
_NO_NAME = re.compile(r"\bunknown\b.*?\bwhat\b([^;]*?)\b(?:is|are) called\b", re.IGNORECASE)


def polarity_failures(text: str, support: Support) -> list[str]:
    """Denials that nothing cited bears, silences that the cited items break, and what they deny told as if it were so."""
    return [
        *_denials(text, support),
        *_refusals(text, support),
        *_silences(text, support),
        *_affirmations(text, support),
    ]


def _denials(text: str, support: Support) -> list[str]:
    denied = _denied(support.text)
    ahead = [event for item in support.items for event in item.events if event.modality != "reported"]
    open_words = frozenset(word for event in ahead for quote in event.evidence for word in _telling(quote.quote))
    ended = any(event.step in ENDED for item in support.items for event in item.events)
    if any(".q" in item.id for item in support.items) or _AS_FAR.search(text):
        return []
    off = any(isinstance(i.fact, MeetingFact) and i.fact.status in ("cancelled", "postponed") for i in support.items)
    for start, reach in _reaches(text, _DENIAL):
        if (
            (off and _OFF.match(text, start))
            or _SILENCE.match(text, start)
            or not _telling(reach)
            or (reach.startswith("longer") and (ended or bool(_REVERSED.search(support.text))))
        ):
            continue
        if _PLAN_DENIED.match(text, text.rfind(" ", 0, max(start - 1, 0)) + 1) and not _telling(reach) & denied:
            return ["denies what no cited item denies: it is still to come"]
        if not (_telling(reach) & denied or (ahead and (tells_a_step(reach) or _telling(reach) & open_words))):
            return ["denies something that no cited item denies; say what no source reports, or leave it out"]
    return []


def _refusals(text: str, support: Support) -> list[str]:
    """Words such as `failed to`, `refuses` or `opposes` need a source that says so or denies something."""
    if any(_DENIAL.search(quote) for quote in support.quotes):
        return []
    own = [
        match[0]
        for match in _REFUSAL.finditer(text)
        if stem(plain(match[0])) not in support.stems and meaning(plain(match[0])) not in support.meanings
    ]
    own += [match[0] for match in _AGAINST.finditer(text) if "against" not in support.words]
    return [f"no cited item says {word}" for word in dict.fromkeys(own)]


def _silences(text: str, support: Support) -> list[str]:
    silence = _SILENCE.search(text)
    if not silence or any(".q" in item.id for item in support.items):
        return []
    first, last = clause(text, silence.start())
    said = text[first:last].lower()
    if re.search(r"\bnam(?:e|ed|es)\b", said) and not any(is_unnamed(item.fact.name) for item in support.items):
        return ["says that a name is not told, but the cited items name it"]
    if re.search(r"\bdat(?:e|ed|es)\b|\bwhen\b", said) and all(item.told for item in support.items):
        return ["says that a date is not told, but the cited items give it"]
    return []


def _affirmations(text: str, support: Support) -> list[str]:
    borne = " \n ".join((*support.quotes, *(word for item in support.items for word in item.words)))
    affirmed = _telling(_without_reaches(borne, _DENIED_BY_SOURCE))
    only_denied = _denied(borne) - affirmed
    wrong = []
    for word in re.finditer(r"\w+", _without_reaches(text)):
        first, last = clause(text, min(word.start(), len(text)))
        if stem(plain(word[0])) in only_denied and _telling(word[0]) and not _TURNED.search(text[first:last]):
            wrong.append(f"the cited items deny “{word[0]}”, which this affirms")
    return wrong[:1]


def _denied(text: str) -> frozenset[str]:
    return frozenset(word for _, reach in _reaches(text, _DENIED_BY_SOURCE) for word in _telling(reach))


def _reaches(text: str, denial: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Each denial with the words it reaches: to the end of the phrase, at most a few telling ones."""
    for match in denial.finditer(text):
        if not _EMPHASIS.match(text, match.end()):
            stop = _ENDS.search(text, match.end())
            yield match.start(), _first_words(text[match.end() : stop.start() if stop else len(text)])


def _first_words(words: str) -> str:
    kept, count = [], 0
    for word in words.split():
        kept.append(word)
        count += len(_telling(word))
        if count == _REACH:
            break
    return " ".join(kept)


def _without_reaches(text: str, denial: re.Pattern[str] = _DENIAL) -> str:
    """The text with every denial and what it reaches blanked out, each character in its place."""
    blanked = text
    for start, reach in _reaches(text, denial):
        end = start
        for word in reach.split():
            end = text.index(word, end) + len(word)
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    return blanked


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain(text).split() if len(word) > 3 and word not in STOP | FRAME)


def silence_failures(text: str, support: Support) -> list[str]:
    """Steps, meetings and names of which a sentence says that nobody tells, and which the cited facts tell."""
    facts = list({item.fact.id: item.fact for item in support.items}.values())
    return [
        *unreported_failures(text, facts),
        *_not_done(text, support),
        *_not_held(text, facts),
        *_without_name(text, facts),
    ]


def without_silences(text: str, support: Support) -> str:
    """The text with what it says of unreported steps and meetings, and of a name that is not told, blanked out, each
    character in its place: no quote needs to bear it."""
    agreements = any(isinstance(item.fact, AgreementFact) for item in support.items)
    meetings = any(isinstance(item.fact, MeetingFact) for item in support.items)
    spans = [match.span() for match in _UNREPORTED.finditer(text) if agreements]
    spans += [match.span() for match in _NOT_HELD.finditer(text) if meetings]
    spans += [(match.end(1), match.end()) for match in _NO_NAME.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def unreported_failures(text: str, facts: Sequence[Fact]) -> list[str]:
    """Steps said to be unreported that an event of a cited agreement reports, or that a reported one presupposes."""
    reported = [
        LADDER[event.step]
        for fact in facts
        for event in fact.timeline
        if event.modality == "reported" and event.step in LADDER
    ]
    said = [name for match in _UNREPORTED.finditer(text) for name in re.findall(_STEP, match[1].lower())]
    return [
        f"says that {name} is not reported, but the cited agreement has that step or a later one"
        for name in dict.fromkeys(said)
        if max(reported, default=0) >= LADDER[_STEPS[name]]
    ]


def _not_done(text: str, support: Support) -> list[str]:
    overtaken = any(
        event.superseded and event.modality != "reported" for item in support.items for event in item.events
    )
    wrong = _NOT_DONE.search(text) and overtaken
    return ["says that a step is not reported as done, but a later event reports it"] if wrong else []


def _not_held(text: str, facts: Sequence[Fact]) -> list[str]:
    held = any(isinstance(fact, MeetingFact) and fact.status == "held" for fact in facts)
    return ["says that a meeting is not reported as held, but it was held"] if _NOT_HELD.search(text) and held else []


def _without_name(text: str, facts: Sequence[Fact]) -> list[str]:
    said = [match[1].lower() for match in _NO_NAME.finditer(text)]
    named = [fact for fact in facts if not is_unnamed(fact.name)]
    names = [name.lower() for fact in named for name in (fact.name, fact.acronym, *fact.aliases) if name]
    wrong = said and (len(named) == len(facts) or any(name in words for words in said for name in names))
    return ["says that a name is not told, but the cited items name it"] if wrong else []
