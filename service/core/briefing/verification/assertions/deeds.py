"""Deeds: what the cited items only promise is not told as done, and what they report as done is not told as open.

`Thailand is to release 18 soldiers` bears `is to free`, never `has freed`; a sum that is announced has not been given.
Life-cycle words are held against events instead (`steps`).
"""

import re
from collections.abc import Iterator

from schemas.fact import StatementFact
from service.core.briefing.verification.clauses import phrase
from service.core.briefing.verification.steps import step_words
from service.core.briefing.verification.support import Support
from service.core.language.lexicon.verbs import BASE, PAST, SAYING, TRANSFERS
from service.core.language.places import plain

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|can|must|(?:is|are|was|were|be|due|set|have|has|had|need\w*|want\w*|hop\w+|aim\w*"
    r"|expect\w*|plan\w*|agree\w*|intend\w*|vow\w*|pledg\w+|promis\w+|decid\w+|vot\w+|ready|yet|still|seek\w*|commit\w*|undert\w+)"
    r" to|call\w* (?:for|on)|propos\w+|urg\w+|possib\w+|potential\w*|if|once|plans? for|to be)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:,!?\"()\n]|\b(?:but|while|although|after|when|which|who)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|no|without|nor|neither)\b|n't\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:yet|still|remains?|fail\w*|refus\w+|declin\w+) to (?:be )?([a-z]+)", re.IGNORECASE)
# What is given without anything passing from hand to hand.
_ABSTRACT = re.compile(
    r"\s+(?:(?:its|their|his|her|the|a|an|no|final|formal|full) ){0,2}(?:approval|consent|assent|notice|support|backing|way"
    r"|speech|assurances?|details?|priority|evidence|permission|reasons?|up|in|rise|green light|blessing|mandate|attention)\b"
)
_WHEN = re.compile(r"\b(?:takes effect|enters|comes into|applies)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:once|when|after|until|as soon as)\b[^.;,]*$", re.IGNORECASE)
_ACCORD = re.compile(
    r"\b(?:agreed (?:up)?on|(?:reached|struck) an? (?:\w+ )?(?:agreement|deal|accord))\b", re.IGNORECASE
)
_AGREED = re.compile(r"\bagree[ds]?\b|\baccord\b|\bdeal\b|\bconclu|\bdecided\b", re.IGNORECASE)
_REACHED = frozenset(
    {"agreed_in_principle", "signed", "adopted", "initialled", "negotiation_agreed", "announced", "in_force"}
)
_WORD = re.compile(r"[^\W\d_]+")


def deed_failures(text: str, support: Support) -> list[str]:
    """Deeds told as done that are only to come, deeds told as open that are done, gifts that are only announced."""
    ahead, done = _ahead(support.text), {base for base, _ in _done(support.text)}
    steps = {match.start() for _, match in step_words(text)}
    told = [(base, word) for base, word in _done(text) if word.start() not in steps and not _is_condition(text, word)]
    quoted = any(isinstance(item.fact, StatementFact) for item in support.items)
    wrong = [
        f"“{word[0]}” tells as done what the cited items say is to come"
        for base, word in told
        if base in ahead and base not in done and not (quoted and base in _SAYING)
    ]
    if not wrong and not done & _TRANSFERS:
        given = [word[0] for base, word in told if base in _TRANSFERS and not _ABSTRACT.match(text, word.end())]
        wrong += [f"“{word}” tells as done what is only announced or promised" for word in given[:1]]
    for match in _OPEN.finditer(text):
        if match.start(1) not in steps and (base := base_of(match[1])) in done and base not in ahead:
            wrong.append(f"tells “{match[1]}” as open, which the cited items report as done")
    return list(dict.fromkeys([*wrong, *_accords(text, support)]))


def _is_condition(text: str, word: re.Match[str]) -> bool:
    """Whether a past form stands in what must come first: `will take effect when both have approved it`."""
    return bool(_CONDITION.search(text[: word.start()])) and bool(_AHEAD.search(text) or _WHEN.search(text))


def _accords(text: str, support: Support) -> list[str]:
    """An accord that is told as reached, of which the cited items tell a proposal or talks alone."""
    said = _ACCORD.search(text)
    reached = any(
        event.step in _REACHED and event.modality == "reported" for item in support.items for event in item.events
    )
    return (
        [f"no cited item tells that they {said[0]}"]
        if said and not reached and not _AGREED.search(support.text)
        else []
    )


def base_of(word: str) -> str:
    """What the forms of a verb share: `release`, `releases` and `released` give `releas`."""
    key = plain(word)
    return BASE.get(key) or re.sub(r"(?<=[a-z]{3})(?:ies|ied|y|ing|ed|es|s|e)$", "", key)


def _is_adjective(word: re.Match[str], text: str) -> bool:
    """Whether a participle that is no past tense, such as `written`, stands without `has` or `was`: `a written text`."""
    return word[0].lower() in _PARTICIPLES and not _AUXILIARY.search(text[: word.start()])


def is_past(word: str) -> bool:
    """Whether a word can be the past of a verb."""
    key = word.lower()
    return key in PAST or (len(key) > len("need") and key.endswith("ed"))


_PARTICIPLES = frozenset(word for word in PAST if word.endswith(("en", "wn")) and word not in ("given", "taken"))
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|been|be)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SAYING = frozenset(base_of(verb) for verb in SAYING)
_TRANSFERS = frozenset(base_of(verb) for verb in TRANSFERS)


def _ahead(text: str) -> frozenset[str]:
    """The bases of all words that a text puts ahead: behind `will`, `is to`, `agreed to`, to the end of the phrase."""
    return frozenset(base_of(word) for first, last in _reaches(text) for word in _WORD.findall(text[first:last]))


def _reaches(text: str) -> Iterator[tuple[int, int]]:
    for match in _AHEAD.finditer(text):
        stop = _ENDS.search(text, match.end())
        yield match.end(), stop.start() if stop else len(text)


def _is_in_a_name(word: re.Match[str], text: str) -> bool:
    """Whether a past form is part of a name: `United States`, `the Allied Command`."""
    return word[0][0].isupper() and bool(re.match(r" [A-Z]", text[word.end() :]))


def _done(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The verbs that a text tells in the past and neither denies nor puts ahead, by their bases."""
    ahead = list(_reaches(text))
    for word in _WORD.finditer(text):
        if not is_past(word[0]) or _is_adjective(word, text) or _is_in_a_name(word, text):
            continue
        first, _ = phrase(text, word.start())
        led = text[first : word.start()]
        denied = _DENIED.search(led) or re.search(
            r"\b(?:be|to|being|than|more|most|as|an?|of|with|for|from)\s+$", led, re.IGNORECASE
        )
        if not denied and not any(start <= word.start() < end for start, end in ahead):
            yield base_of(word[0]), word
