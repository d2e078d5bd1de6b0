"""Verification: does every word of a sentence that can be wrong stand in what the sentence cites?

Checked in code, sentence by sentence: citations, quotation marks, numbers, dates, places, names, life-cycle words, parties,
tense, holders, offices, negation, silences, praise, and how much of the wording the cited items bear. A sentence fails with
reasons fit to be shown to a writer.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from service.core.briefing.estimates.likelihood import likelihood_failures
from service.core.briefing.items import Item
from service.core.briefing.verification.assertions.deeds import deed_failures
from service.core.briefing.verification.assertions.doers import doer_failures
from service.core.briefing.verification.assertions.holders import holder_failures
from service.core.briefing.verification.assertions.opposites import opposite_failures
from service.core.briefing.verification.assertions.periods import period_failures
from service.core.briefing.verification.circumstances import date_failures, party_failures, place_failures
from service.core.briefing.verification.people import people_failures
from service.core.briefing.verification.polarity import polarity_failures, silence_failures, without_silences
from service.core.briefing.verification.quantities import quantity_failures
from service.core.briefing.verification.steps import step_failures, step_words, tense_failures
from service.core.briefing.verification.support import Support, countries_in, support_of
from service.core.grounding import fold
from service.core.language.lexicon.meanings import BRIDGES, COMMON_OPENERS, meaning
from service.core.language.places import country_code, country_of_place, country_of_seat, plain
from service.core.language.spoken import COUNTS, FRAME, MONTHS, OPENERS, STOP, stem
from service.core.language.wording import STEP_WORDS

BORNE = 0.6  # least share of a sentence's telling words that its cited items must hold
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*\w|[A-Z]{2,}")
_SEATED = re.compile(
    r"\b(?:parliament|lawmakers|legislature|senate|senators|government|ministry|cabinet|authorities|deputies) in $",
    re.IGNORECASE,
)
_LONGEST_ACRONYM = 10  # letters
_WHERE = re.compile(r"\b(?:in|at|to|near|visit\w*|from|outside)\s+$", re.IGNORECASE)
# What a sentence says of its sources, or of what lies ahead, which is checked apart.
_OF_SOURCES = frozenset(
    "name names date dates dated undated tell tells told give gives given state states stated"
    " unknown wording meeting meetings reported planned"
    " pending scheduled done held open remain remains mentioned step steps probably differ differs".split()
)
_OF_STEPS = frozenset(stem(word) for words in STEP_WORDS.values() for word in words.split())
# Words that praise or rank, each of which must be a source's own.
_PRAISE = frozenset(
    "first largest biggest greatest strongest highest historic landmark unprecedented major milestone breakthrough sweeping"
    " ambitious significant significantly crucial vital decisive remarkable groundbreaking".split()
)


def failures(text: str, cites: Sequence[str], items: Mapping[str, Item]) -> tuple[str, ...]:
    """Why the sentence cannot stand, in words; empty when it can."""
    unknown = [cite for cite in cites if cite not in items]
    if not cites or unknown:
        return (f"cites what does not exist: {', '.join(unknown)}" if unknown else "cites nothing",)
    support = support_of([items[cite] for cite in dict.fromkeys(cites)])
    plain_text = fold(text).text
    return tuple(reason for check in _CHECKS for reason in check(plain_text, support))


def _quotations(text: str, support: Support) -> list[str]:
    wrong = []
    for words in _QUOTED.findall(text):
        sought = _one_mark(words).strip(" .,;'")
        whole = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
        if not any(whole.search(_one_mark(quote)) for quote in support.quotes):
            wrong.append(f"“{words}” does not stand so in a quote of the cited items")
    return wrong


def _one_mark(text: str) -> str:
    """A text for comparing quotations, which stand in single marks within double ones."""
    return text.lower().replace('"', "'")


def _names(text: str, support: Support) -> list[str]:
    long = [country for country in countries_in(text) if " " in text[country.start : country.end]]
    strange = [text[c.start : c.end].removesuffix("'s") for c in long if c.code not in support.countries]
    single = [m for m in _NAME.finditer(text) if not any(c.start <= m.start() < c.end for c in long)]
    strange += [match[0].removesuffix("'s") for match in single if _is_strange(match, text, support)]
    return [f"{name} is not named in the cited items" for name in strange]


def _is_strange(match: re.Match[str], text: str, support: Support) -> bool:
    """Whether a capitalised word names somebody or something that the cited items do not."""
    name, before = plain(match[0].removesuffix("'s")), text[: match.start()]
    first = not re.search(r"\w", before) or before.rstrip().endswith((":", ";", '"'))
    if first and (_opens(name) or stem(name) in support.stems | _OF_STEPS):
        return False
    if match[0].isupper() and 2 < len(name) <= _LONGEST_ACRONYM and _is_acronym(match[0], support.text):
        return False
    place = match[0].removesuffix("'s")
    seats = {country_of_place(place), country_of_seat(place)} - {None}
    metonym = (not _WHERE.search(before) or bool(_SEATED.search(before))) and bool(seats & support.countries)
    return not metonym and any(not _is_known(piece, support) for piece in name.split() if piece != "s")


def _opens(word: str) -> bool:
    """Whether a word can begin a sentence without being a name."""
    if word in OPENERS | FRAME | _OF_SOURCES or word in COMMON_OPENERS or word.split(maxsplit=1)[0] in COUNTS:
        return True
    return word.endswith("ing") and len(word) > len("being") - 1 and country_of_place(word.title()) is None


def _is_acronym(word: str, text: str) -> bool:
    """Whether a word in capitals is made of the initials of a name in a text: WTO for the World Trade Organization."""
    between = r"(?:[\s-]+(?:of|the|for|and|on|in|to)\b)*[\s-]+"
    return bool(re.search(r"\b" + between.join(rf"{re.escape(letter)}[\w’']*" for letter in word) + r"\b", text))


def _is_known(piece: str, support: Support) -> bool:
    if piece in support.words or piece in OPENERS or piece in MONTHS:
        return True
    code = country_code(piece)
    whole = piece.removesuffix("s")
    return (code is not None and code in support.countries) or bool({whole, f"{piece}s"} & support.words)


def _wording(text: str, support: Support) -> list[str]:
    text = without_silences(text, support)
    for _, step in list(step_words(text)):
        text = text[: step.start()] + " " * len(step[0]) + text[step.end() :]
    borne = 0
    for country in list(countries_in(text)):
        if country.code in support.countries:
            borne += 1
            text = text[: country.start] + " " * (country.end - country.start) + text[country.end :]
    words = [word for word in plain(text).split() if len(word) > 3 and not word[0].isdigit()]
    telling = [word for word in words if word not in STOP | FRAME | _OF_SOURCES and word not in COUNTS]
    meant = {meaning(word) for word in support.words}
    missing = [word for word in telling if stem(word) not in support.stems and meaning(word) not in meant]
    missing = [word for word in missing if word not in BRIDGES]
    if not telling or len(missing) <= (1 - BORNE) * (len(telling) + borne):
        return []
    return [f"says more than the cited items; not in them: {', '.join(sorted(set(missing))[:8])}"]


def _praise(text: str, support: Support) -> list[str]:
    own = [word for word in plain(text).split() if word in _PRAISE and stem(word) not in support.stems]
    return [f"no cited item says {word}" for word in dict.fromkeys(own)]


def _steps(text: str, support: Support) -> list[str]:
    told = without_silences(text, support)
    return [*step_failures(told, support.items, support.text), *tense_failures(text, support.items, support.text)]


def _likelihoods(text: str, support: Support) -> list[str]:
    return likelihood_failures(text, support.items, support.text)


_CHECKS: tuple[Callable[[str, Support], list[str]], ...] = (
    _quotations,
    quantity_failures,
    date_failures,
    place_failures,
    _names,
    _steps,
    party_failures,
    people_failures,
    polarity_failures,
    silence_failures,
    _praise,
    deed_failures,
    doer_failures,
    holder_failures,
    opposite_failures,
    period_failures,
    _likelihoods,
    _wording,
)
