"""Wording: a sentence may say in its own words what the cited items tell, and little that they do not.

What other checks hold against the items by itself (names of states, numbers, dates, life-cycle words) counts as borne; verbs of
speech and the words of the trade (`process`, `text`, `round`) claim nothing. Of all else, most must be in the items, by the word,
its stem or its meaning.
"""

import re

from schemas.fact import AgreementFact
from service.core.briefing.verification.assertions.names import OF_SOURCES
from service.core.briefing.verification.polarity import without_silences
from service.core.briefing.verification.steps import step_words
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.lexicon.meanings import BRIDGES, meaning
from service.core.language.lexicon.verbs import SPEAKING
from service.core.language.places import plain
from service.core.language.spoken import COUNTS, FRAME, MONTHS, STOP, month_dates, numbers_in, stem

BORNE = 0.55  # least share of a sentence's telling words and anchors that the cited items must hold
_SHOWN = 8  # words of a reason
_ANCHORS = 3  # of numbers, dates and steps, which alone do not bear a sentence
_PRAISE = frozenset(
    "first largest biggest greatest strongest highest historic landmark unprecedented major milestone breakthrough sweeping"
    " ambitious significant significantly crucial vital decisive remarkable groundbreaking".split()
)

_FIELD = re.compile(
    r"\b(trade|military|defen[cs]e|security|nuclear|energy|gas|oil|fisher(?:y|ies)|tax|visa|climate|health|labou?r|migration|space"
    r"|cyber|investment|extradition|border|peace|arms|aviation|maritime|water|mining|monetary|fiscal|customs)\s+"
    r"(?:agreements?|pacts?|treat(?:y|ies)|deals?|accords?|talks|negotiations|alliances?|conventions?|partnerships?)\b",
    re.IGNORECASE,
)

# The fields of which agreements of a kind are, whether their sources say so or not.
_KINDS = (
    ("trade investment customs", "trade economic_partnership investment"),
    (
        "military defence defense security",
        "visiting_forces defence_logistics information_security defence_cooperation arms security_assistance arms_control",
    ),
    ("peace", "peace_ceasefire"),
    ("energy gas oil", "energy"),
    ("labour labor migration visa", "migration"),
    ("maritime fishery fisheries", "maritime"),
    ("climate", "climate_environment"),
    ("health", "health"),
)


def wording_failures(text: str, support: Support) -> list[str]:
    """A sentence of whose telling words too few stand in the cited items."""
    text, borne = _without_anchors(without_silences(text, support), support)
    words = [word for word in plain(text).split() if len(word) > 3 and not word[0].isdigit()]
    telling = [word for word in words if not _tells_nothing(word)]
    missing = [word for word in telling if not bears(word, support)]
    if not telling or len(missing) <= (1 - BORNE) * (len(telling) + borne):
        return []
    return [f"says more than the cited items; not in them: {', '.join(sorted(set(missing))[:_SHOWN])}"]


def bears(word: str, support: Support) -> bool:
    """Whether a plain word stands in the cited items, by its stem or its meaning, or claims nothing by itself."""
    if stem(word) in support.stems or word in BRIDGES or _tells_nothing(word):
        return True
    return meaning(word) in support.meanings


def field_failures(text: str, support: Support) -> list[str]:
    """An agreement or talks of a field, such as trade, of which the cited items do not speak."""
    said = dict.fromkeys(match[1].lower() for match in _FIELD.finditer(text))
    kinds = {item.fact.kind for item in support.items if isinstance(item.fact, AgreementFact)}
    own = {field for fields, of in _KINDS for field in fields.split() if kinds & set(of.split())}
    return [f"no cited item tells of {word} here" for word in said if word not in own and not bears(word, support)]


def praise_failures(text: str, support: Support) -> list[str]:
    """Words that praise or rank, each of which must be a source's own."""
    own = [word for word in plain(text).split() if word in _PRAISE and stem(word) not in support.stems]
    return [f"no cited item says {word}" for word in dict.fromkeys(own)]


def _tells_nothing(word: str) -> bool:
    return word in STOP | FRAME | OF_SOURCES | SPEAKING or word in COUNTS or word in MONTHS or bool(numbers_in(word))


def _without_anchors(text: str, support: Support) -> tuple[str, int]:
    """The text without what is checked apart, and how much of it the cited items bear."""
    steps = list(step_words(text))
    anchors = len(steps) + len(month_dates(text)) + len(numbers_in(text))
    for _, step in steps:
        text = text[: step.start()] + " " * len(step[0]) + text[step.end() :]
    states = 0
    for country in list(countries_in(text)):
        if country.code in support.countries:
            states += 1
            text = text[: country.start] + " " * (country.end - country.start) + text[country.end :]
    return text, states + min(anchors, _ANCHORS)
