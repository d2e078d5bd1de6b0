"""Polarity: a sentence neither denies what its items affirm nor affirms what they deny.

`France would not back it` bears `would not back`, never `backs`; `they agreed` bears no `did not agree`. That no source
tells something may always be said, of a date or a name only where the cited items have none.
"""

import re
from collections.abc import Iterator

from service.core.briefing.verification.clauses import clause
from service.core.briefing.verification.steps import tells_a_step
from service.core.briefing.verification.support import Support
from service.core.language.names import is_unnamed
from service.core.language.places import plain
from service.core.language.spoken import FRAME, STOP, stem

_STRICT = r"\b(?:not|never|no|neither|nor|without|none|cannot)\b|n't\b"
_DENIAL = re.compile(_STRICT, re.IGNORECASE)
# What else turns a statement round in news prose; in a sentence it excuses, in a quote it does not deny what follows.
_TURNED = re.compile(
    _STRICT
    + r"|\b(?:refus\w+|declin\w+|reject\w+|oppos\w+|den(?:y|ies|ied)|fail\w*|ru(?:le|led|ling) out|yet to|against"
    r"|withh\w+|lack\w*|absent|un(?:willing|likely|able)|short of|instead of|rather than|avoid\w*|pending|await\w*"
    r"|still to|(?:is|are|was|were|remains?) to be)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(r"\b(?:fail|refus|declin|oppos|collaps|abandon|scrapp|break|broke)\w*\b", re.IGNORECASE)
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
_REACH = 3  # telling words that a denial reaches


def polarity_failures(text: str, support: Support) -> list[str]:
    """Denials that nothing cited bears, silences that the cited items break, and what they deny told as if it were so."""
    return [
        *_denials(text, support),
        *_refusals(text, support),
        *_silences(text, support),
        *_affirmations(text, support),
    ]


def _denials(text: str, support: Support) -> list[str]:
    denied = _denied(" \n ".join(support.quotes)) | _denied(support.text)
    pending = any(event.modality != "reported" for item in support.items for event in item.events)
    if any(".q" in item.id for item in support.items) or _AS_FAR.search(text):
        return []
    for start, reach in _reaches(text, _DENIAL):
        if _SILENCE.match(text, start) or not _telling(reach):
            continue
        if not (_telling(reach) & denied or (pending and tells_a_step(reach))):
            return ["denies something that no cited item denies; say what no source reports, or leave it out"]
    return []


def _refusals(text: str, support: Support) -> list[str]:
    """Words such as `failed to`, `refuses` or `opposes` need a source that says so or denies something."""
    if any(_DENIAL.search(quote) for quote in support.quotes):
        return []
    own = [match[0] for match in _REFUSAL.finditer(text) if stem(plain(match[0])) not in support.stems]
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
    affirmed = _telling(_without_reaches(borne))
    only_denied = _denied(borne) - affirmed
    wrong = []
    for word in re.finditer(r"\w+", _without_reaches(text)):
        first, last = clause(text, min(word.start(), len(text)))
        if stem(plain(word[0])) in only_denied and _telling(word[0]) and not _TURNED.search(text[first:last]):
            wrong.append(f"the cited items deny “{word[0]}”, which this affirms")
    return wrong[:1]


def _denied(text: str) -> frozenset[str]:
    return frozenset(word for _, reach in _reaches(text, _DENIAL) for word in _telling(reach))


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


def _without_reaches(text: str) -> str:
    """The text with every denial and what it reaches blanked out, each character in its place."""
    for start, reach in list(_reaches(text, _DENIAL)):
        end = start
        for word in reach.split():
            end = text.index(word, end) + len(word)
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain(text).split() if len(word) > 3 and word not in STOP | FRAME)
