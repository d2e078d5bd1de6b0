"""Steps and tense: a life-cycle word in a sentence needs that step among the cited events, in that tense.

The words are those of the UN Treaty Collection glossary. `Signed` needs a reported signature; `will` needs something
planned, a forecast, or a quote that says so; a denied step must not be one that a cited event reports.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.agreement import Step
from schemas.fact import FactEvent, MeetingFact, StatementFact
from service.core.briefing.items import Item
from service.core.briefing.verification.clauses import clause, phrase
from service.core.briefing.verification.support import countries_in

_DENIED = re.compile(r"\b(?:not|no|never|without|yet to|nor|neither|before)\b[^.;:,]{0,40}$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:pending|await\w*|yet to|to be|(?:is|are|was|were|due|set) to|planned|plans?|would|will|potential|possib\w+|towards?"
    r"|future|expected|intend\w*|needs?|needed|if|once|early|enters|takes effect|likely|must|outstanding|ahead"
    r"|(?:has|have|still) to|to come|foreseen|envisaged|anticipated|slated|required|requires|subject to|conditional"
    r"|(?:what|which) (?:still )?remains|remains? (?:open|to be)|(?:only|not) (?:when|after|once|until)|when both"
    r"|scheduled|can|could|might|should|shall|(?-i:may)"
    r"|becomes (?:effective|operational)|comes into|aims?|hopes?|wants?|before the|is with|still (?:with|before)|due)\b",
    re.IGNORECASE,
)
# Where something else is said, which a denial before it does not reach: no extension was agreed and the truce lapsed.
_ANEW = re.compile(r"\band (?:the|it|its|their|both|they)\b", re.IGNORECASE)
# What no source tells denies nothing.
_SILENT = re.compile(
    r"\bno source\b|\b(?:not|without) (?:nam|dat|tell|say|giv|stat|specif|identif)\w*\b", re.IGNORECASE
)
# Steps that say by themselves that more is to come.
_LEAD_ON: frozenset[Step] = frozenset({"negotiation_agreed"})
ENDED: frozenset[Step] = frozenset({"suspended", "withdrawn", "terminated", "expired"})


@dataclass(frozen=True, slots=True)
class StepWord:
    """A word of the life-cycle, and the steps that bear it."""

    pattern: re.Pattern[str]
    steps: frozenset[Step]
    name: str
    also: re.Pattern[str] | None = None  # what bears the word where no event is cited
    beside: re.Pattern[str] | None = None  # without which the word, such as `exchanged`, tells of no step


def _word(pattern: str, name: str, *steps: Step, beside: str = "", also: str = "") -> StepWord:
    near = re.compile(beside, re.IGNORECASE) if beside else None
    other = re.compile(also, re.IGNORECASE) if also else None
    return StepWord(re.compile(pattern, re.IGNORECASE), frozenset(steps), name, beside=near, also=other)


_WORDS = (
    _word(r"\bsign(?:ed|ing|s|ature)?\b(?! of\b)|\binked\b", "signed", "signed"),
    _word(
        r"\b(?:in(?:to)? force|(?:took|taken|takes?) (?:effect|hold)|in(?:to)? effect|effective|into operation|operational)\b",
        "in force",
        "in_force",
        "provisionally_applied",
    ),
    _word(
        r"(?<!\binstruments of )(?<!\binstrument of )\bratif\w+\b(?! instruments?\b)",
        "ratified",
        "ratified",
        "legislative_approval",
    ),
    _word(r"\bexchang\w+", "instruments exchanged", "instruments_exchanged", beside=r"\binstruments?\b"),
    _word(r"\bapprov(?:e[ds]?|al|ing)\b", "approved", "legislative_approval", "ratified", "adopted", "announced"),
    _word(
        r"\b(?:began|begun|start(?:ed)?|launch(?:ed)?|open(?:ed)?)(?: of)? (?:formal |official )?negotiations?\b",
        "negotiations begun",
        "negotiating",
    ),
    _word(r"\b(?:are|is|were) negotiating\b|\bunder negotiation\b|\bin negotiations?\b", "negotiating", "negotiating"),
    _word(
        r"\bnegotiat(?!ors?\b)\w+",
        "negotiations",
        "negotiating",
        "negotiation_agreed",
        "agreed_in_principle",
        "stalled",
    ),
    _word(
        r"\bconcluded\b|\bfinali[sz]ed\b|\bwrapped up\b",
        "concluded",
        "signed",
        "agreed_in_principle",
        "adopted",
        "in_force",
        also=r"\bconclu\w+|\bfinali[sz]\w+",
    ),
    _word(r"\b(?:initialled|initialed)\b", "initialled", "initialled"),
    _word(r"\bin principle\b", "agreed in principle", "agreed_in_principle"),
    _word(r"\badopted\b", "adopted", "adopted"),
    _word(
        r"\bsuspen[ds]\w*|\b(?:put|puts|putting|placed|placing)\b(?= (?:\w+ ){1,4}on (?:hold|ice)\b)|\bpaus(?:ed|es|ing)\b",
        "suspended",
        "suspended",
    ),
    _word(
        r"\b(?:withdrew|withdraw\w*)\b(?! (?:[\w-]+ ){0,2}(?:weapons|troops|forces|soldiers|fighters|tanks)\b)"
        r"|\b(?:left|quit|exit(?:s|ed|ing)?|abandon(?:s|ed|ing)?|pull(?:s|ed|ing)? out of)\b"
        r"(?= (?:the|its) (?:\w+ )?(?:convention|treaty|pact|agreement|accord|organi[sz]ation)\b)",
        "withdrawn",
        "withdrawn",
    ),
    _word(r"\bterminat\w+|\babrogat\w+", "terminated", "terminated"),
    _word(r"\b(?:expire[ds]?|lapsed|ran out)\b", "expired", "expired"),
    _word(
        r"\b(?:extend(?:ed|s)|prolong(?:ed|s)|renew(?:ed|s))\b"
        r"(?! (?:(?:an?|its|their|his|her|the) )?(?:invitations?|loans?|credits?|thanks|condolences|calls?|efforts?|tensions?"
        r"|fighting|ties|relations|interest|commitment|support|pressure)\b)",
        "extended",
        "extended",
    ),
    _word(r"\bamended\b", "amended", "amended"),
    _word(r"\brejected\b|\b(?:voted|turned) down\b|\bthrew out\b", "rejected", "rejected"),
    _word(r"\bstalled\b|\bran aground\b|\bdeadlocked\b|\b(?:broke|broken) down\b", "stalled", "stalled"),
)  # fmt: skip
_AGREED_TO = re.compile(
    r"\b(?:agree[ds]?|decided|resolved|undertook)\b[^.;]{0,20}\b(?:to|on)\b[^.;]{0,30}$", re.IGNORECASE
)
_WELCOMED = re.compile(r"\b(?:welcom|commend|prais|note|noted|reaffirm|hail|underlin)\w*\b[^.;]{0,60}$", re.IGNORECASE)
# A future that reaches the next word or two: `will sign`, `is to be ratified`, `is due to enter`.
_TO_BE_TAKEN = re.compile(
    r"\b(?:will|shall|(?:is|are|due|set|plans?|expected|scheduled|intends?|going) to)\s+(?:(?:be|soon|now|then|formally|come"
    r"|enter|jointly|both|all)\s+){0,3}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|is to|are to|plans? to|scheduled|expected to|intends? to|due to)\b", re.IGNORECASE)
_TO_MEET = re.compile(r"\b(?:will|is to|are to|plans? to|due to) (?:meet|visit|host|hold|call on)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(r"\b(?:cancel\w*|call\w* off|scrap\w*|drop\w*|not|no longer|abandon\w*)\b", re.IGNORECASE)
# Where nothing but an outcome is cited, talks on an agreement are negotiations of it.
_TALKS = ("negotiations", "negotiations begun", "negotiating")
_TALKS_ON = re.compile(
    r"\btalks (?:on|about|for) (?:[\w-]+ ){0,6}(?:agreement|treaty|accord|deal|pact|protocol|convention)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"effect", re.IGNORECASE)
_OF_AN_END = re.compile(r"\b(?:withdrawal|suspension|termination|extension|amendment)\b", re.IGNORECASE)
_NOTICE = re.compile(r"\b(?:notif\w+|notice|announc\w+|declar\w+)\b[^.;,]{0,30}$", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:postpon\w+|put off|deferred|delayed)\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:cancel\w*|call\w* off|scrap\w*)\b", re.IGNORECASE)
_TOOK_PLACE = re.compile(r"\b(?:took place|(?:was|were) held)\b", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:met|held|hosted|visited|called on|took place|convened|gathered|resumed|assembled)\b", re.IGNORECASE
)


def step_words(text: str) -> Iterator[tuple[StepWord, re.Match[str]]]:
    """Every life-cycle word of a text with its place, in order."""
    said = [word for word in _WORDS if not word.beside or word.beside.search(text)]
    told = [(word, match) for word in said for match in word.pattern.finditer(text)]
    return iter(sorted(told, key=lambda pair: pair[1].start()))


def tells_a_step(text: str) -> bool:
    """Whether a text holds a life-cycle word."""
    return any(word.pattern.search(text) for word in _WORDS)


def is_denied(before: str) -> bool:
    """Whether the words before a step deny it or put it off."""
    return bool(_DENIED.search(_ANEW.split(before)[-1]))


def is_open(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a step, or one that goes on from it with `which`, says that it is still to come."""
    first, last = clause(text, match.start())
    which = re.match(r",? which\b", text[last:])
    last = clause(text, last + which.end())[1] if which else last
    return bool(_OPEN.search(text[first:last]))


def step_failures(text: str, items: Sequence[Item], supporting: str) -> list[str]:
    """Life-cycle words that no cited event bears, or that deny a reported one."""
    events = [event for item in items for event in item.events]
    wrong = []
    for word, match in step_words(text):
        reason = _step_failure(word, match, text, events, supporting)
        if reason and reason not in wrong:
            wrong.append(reason)
    return wrong


def _step_failure(
    word: StepWord, match: re.Match[str], text: str, events: Sequence[FactEvent], supporting: str
) -> str | None:
    before = text[: match.start()]
    own = [event for event in events if event.step in word.steps]
    if word.name == "in force" and _EFFECT.search(match[0]) and (end := _OF_AN_END.search(phrase_of(text, match))):
        own = [event for event in events if event.step[:6] == end[0][:6].lower()]
    if word.name == "in force" and _EFFECT.search(match[0]) and not own:
        own = [event for event in events if event.step in ENDED]
    reported = [event for event in own if event.modality == "reported"]
    if word.name == "withdrawn" and not reported and _gives_notice(before, supporting):
        return None
    if is_denied(before):
        return _denial(word, match, text, reported) if not _is_over(before, events) else None
    if reported and len(reported) == len(own) and _TO_BE_TAKEN.search(before) and not _FUTURE.search(supporting):
        return f"tells {word.name} as to come, which the cited items report"
    if reported or _AGREED_TO.search(before) or _WELCOMED.search(before):
        agreed = _AGREED_TO.search(before) and not any(event.step == "negotiation_agreed" for event in events)
        return None if not agreed or word.pattern.search(supporting) else f"no cited item tells of {match[0]}"
    if own:
        return None if is_open(text, match) else f"{word.name} is only planned or pending in the cited items: say so"
    return None if _is_worded(word, match, text, events, supporting) else f"no cited event says {word.name}"


def _is_worded(word: StepWord, match: re.Match[str], text: str, events: Sequence[FactEvent], supporting: str) -> bool:
    """Whether the words of the cited items bear a step that no cited event is."""
    agreed_on = any(event.step == "negotiation_agreed" for event in events)
    if word.name in _TALKS and ((agreed_on and is_open(text, match)) or (not events and _TALKS_ON.search(supporting))):
        return True
    if _stands_so(match, text, supporting):
        return True
    said_open = not events or is_open(text, match) or '"' in text[: match.start()]
    return said_open and bool((word.also or word.pattern).search(supporting))


def _stands_so(match: re.Match[str], text: str, supporting: str) -> bool:
    """Whether a word stands in the cited items beside the same neighbour, neither denied nor to come: `withdrew its`."""
    before, behind = re.search(r"\w+ $", text[: match.start()]), re.match(r" \w+", text[match.end() :])
    pairs = ((before[0] if before else "") + match[0], match[0] + (behind[0] if behind else ""))
    return any(
        not is_denied(supporting[: told.start()]) and not is_open(supporting, told)
        for near in pairs
        if " " in near
        for told in re.finditer(rf"\b{re.escape(near)}\b", supporting, re.IGNORECASE)
    )


def phrase_of(text: str, match: re.Match[str]) -> str:
    """The phrase in which a step is told."""
    first, last = phrase(text, match.start())
    return text[first:last]


def _gives_notice(before: str, supporting: str) -> bool:
    """Whether a withdrawal is only said to be notified or announced, as the cited items say too."""
    return bool(_NOTICE.search(before)) and bool(
        re.search(r"\b(?:notic|notif|announc|declar)", supporting, re.IGNORECASE)
    )


def _denial(word: StepWord, match: re.Match[str], text: str, reported: Sequence[FactEvent]) -> str | None:
    """Why a step cannot be denied: a cited event reports it, of the party that the clause names where it names one."""
    first, last = phrase(text, match.start())
    before = text[: match.start()]
    if _SILENT.search(before) or re.search(r"\bbefore\b[^.;,]{0,40}$", before, re.IGNORECASE):
        return None
    named = {country.code for country in countries_in(text[first:last])}
    denied = [event for event in reported if not (event.party and named and event.party not in named)]
    denied = [event for event in denied if event.step != "announced"]  # announced, a sum is not yet approved
    return f"denies {word.name}, which a cited event reports" if denied else None


def _is_over(before: str, events: Sequence[FactEvent]) -> bool:
    """Whether `no longer` is said of what a cited event ended."""
    return before.lower().rstrip().endswith("no longer") and any(event.step in ENDED for event in events)


def tense_failures(text: str, items: Sequence[Item], supporting: str) -> list[str]:
    """A future that nothing planned bears, and a meeting told as held that was only scheduled."""
    wrong = []
    meetings = [item.fact for item in items if isinstance(item.fact, MeetingFact)]
    open_items = any(event.modality != "reported" or event.step in _LEAD_ON for item in items for event in item.events)
    promised = any(
        not item.events and item.id != item.fact.id for item in items
    )  # a term or an outcome says what is to be
    scheduled = any(meeting.status != "held" for meeting in meetings)
    spoken = any(isinstance(item.fact, StatementFact) for item in items)
    if _FUTURE.search(text) and not (
        open_items or promised or scheduled or spoken or _FUTURE.search(supporting) or _OPEN.search(supporting)
    ):
        wrong.append("tells of the future, but nothing cited is planned")
    ahead = bool(meetings) and all(meeting.status != "held" for meeting in meetings)
    said_open = _OPEN.search(text) or _FUTURE.search(text) or "agreed" in text.lower()
    if meetings and all(meeting.status == "held" for meeting in meetings) and _TO_MEET.search(text):
        wrong.append("tells a meeting as to come that was held")
    if ahead and _MET.search(text) and not said_open:
        wrong.append("tells a meeting as held that is only scheduled")
    off = bool(meetings) and all(meeting.status == "cancelled" for meeting in meetings)
    if off and not _CALLED_OFF.search(text):
        wrong.append("does not say that the meeting was cancelled")
    events = [event for item in items for event in item.events]
    planned = bool(events) and not meetings and not spoken and all(event.modality != "reported" for event in events)
    if planned and _TOOK_PLACE.search(text) and not (said_open or _TOOK_PLACE.search(supporting)):
        wrong.append("tells as held what is only planned")
    return wrong + _fate_failures(text, meetings, supporting)


def _fate_failures(text: str, meetings: Sequence[MeetingFact], supporting: str) -> list[str]:
    """A meeting told as cancelled that was put off, or the other way round."""
    told = {meeting.status for meeting in meetings}
    fates = ((_CANCELLED, "cancelled"), (_PUT_OFF, "postponed"))
    return [
        f"tells a meeting as {fate} that is {' and '.join(sorted(told))} in the cited items"
        for words, fate in fates
        if told and fate not in told and words.search(text) and not words.search(supporting)
    ]
