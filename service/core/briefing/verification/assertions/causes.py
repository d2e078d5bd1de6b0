"""Causes and objects: why a thing was done, and which of two things is commended, as the cited items tell it.

A cause is held to the words of its own phrase, for a sentence that is borne otherwise may still invent the reason. An object is
held to the quote that has the same verb: who commends the start of talks on concluding a pact commends no conclusion.
"""

import re

from service.core.briefing.verification.steps import step_words
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.lexicon.meanings import BRIDGES, meaning
from service.core.language.places import plain
from service.core.language.spoken import COUNTS, FRAME, MONTHS, STOP, numbers_in, stem

_CAUSE = re.compile(
    r"\b(?:because of|because|due to|owing to|in response to|in retaliation for|in protest (?:at|against|over)|citing|blaming"
    r"|as a result of|thanks to|(?:prompted|triggered|worried|alarmed|driven|motivated|angered) by|fearing|in return for"
    r"|in exchange for)\s+|(?<=\w )(?:over|after)\s+(?!the year\b)",
    re.IGNORECASE,
)
_SPANS = frozenset("decade decades period next coming past century hours minutes night weekend".split())
_ENDS = re.compile(r"[.;:,!?\"()]|\b(?:but|while|which|who|and|in|on|at|said|says)\b", re.IGNORECASE)
_ATTITUDE = re.compile(
    r"\b(commend|welcom|prais|hail|condemn|criticis|criticiz|regret|deplor|celebrat|applaud)\w*\s+"
    r"(?:(?:the|a|an|its|their|his|her|both)\s+)?(?:\w+ly\s+)?(\w+)",
    re.IGNORECASE,
)


def cause_failures(text: str, support: Support) -> list[str]:
    """Reasons of which no word stands in the cited items, and another object of the same praise or blame."""
    return [*_causes(text, support), *_objects(text, support)]


def _causes(text: str, support: Support) -> list[str]:
    wrong = []
    for _, step in step_words(text):
        text = text[: step.start()] + " " * len(step[0]) + text[step.end() :]
    for match in _CAUSE.finditer(text):
        stop = _ENDS.search(text, match.end())
        said = text[match.end() : stop.start() if stop else len(text)]
        words = [word for word in plain(said).split() if len(word) > 3 and not _is_measure(word)]
        states = {country.code for country in countries_in(said)} & support.countries
        if words and not states and not any(stem(w) in support.stems or meaning(w) in support.meanings for w in words):
            wrong.append(f"no cited item gives “{match[0].strip()} {said.strip()}”")
    return wrong


def _is_measure(word: str) -> bool:
    return word in STOP | FRAME | BRIDGES | _SPANS or word in COUNTS or word in MONTHS or bool(numbers_in(word))


def _objects(text: str, support: Support) -> list[str]:
    """What is commended in a sentence and stands in the quote elsewhere than behind the same verb."""
    wrong = []
    for said in _ATTITUDE.finditer(text):
        told = [each for quote in support.quotes for each in _ATTITUDE.finditer(quote) if _same(each[1], said[1])]
        objects = {stem(plain(each[2])) for each in told} | {meaning(plain(each[2])) for each in told}
        own = {stem(plain(said[2])), meaning(plain(said[2]))}
        if told and not own & objects and stem(plain(said[2])) in support.stems and len(said[2]) > 3:
            wrong.append(f"the cited items tell {told[0][0]}, not {said[0]}")
    return wrong


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()
