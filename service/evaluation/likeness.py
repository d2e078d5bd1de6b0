"""How alike a record and an expected record are, from 0 to 1: by names, parties or people, dates and shared quotes.

A name weighs most for an agreement, the people and the quoted words for a meeting. The weights are those by which
the development labels were matched, so that figures can be compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from schemas.record import AgreementRecord, MeetingRecord
from service.core.language.dates import bounds
from service.evaluation.gold import GoldAgreement, GoldMeeting, GoldParty

_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
_GENERIC = frozenset(
    "the a an of on and for to in with between agreement treaty deal pact accord memorandum understanding its their joint".split()
)
_LANDS = frozenset(
    "japan japanese philippines philippine us united states uk kingdom australia australian india france korea china eu"
    " european union".split()
)
_SHARED_WORDS = 4  # fewer words in common are chance
_SAME_WORDS = 0.7
_WEAK_NAME = 0.5
_OTHER_PARTIES = 0.3


def fold(text: str | None) -> str:
    """Text without differences of writing: form, case, quotes, dashes, white space."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_QUOTES)
    return " ".join(plain.split()).lower()


def agreement_likeness(record: AgreementRecord, gold: GoldAgreement) -> float:
    """How alike two agreements are; 0 for other parties, unless the same words are quoted."""
    named = names_likeness([record.name, record.acronym, *record.aliases], [gold.name, gold.acronym, *gold.aliases])
    ours, theirs = codes(each.country for each in record.parties), codes(each.country for each in gold.parties)
    party = _party_likeness(ours, theirs)
    shared = quotes_likeness(
        [*(each.evidence.quote for each in record.events), *(each.evidence.quote for each in record.terms)],
        [*(each.quote for each in gold.events), *(each.quote for each in gold.terms)],
    )
    if party < _OTHER_PARTIES and (shared < _SAME_WORDS or len(ours) == len(theirs)):
        return 0.0
    unnamed = "unnamed" in fold(record.name) + fold(gold.name)
    by_words = unnamed or (named < _WEAK_NAME and shared >= _SAME_WORDS)
    return max(0.55 * named + 0.15 * party + 0.3 * shared, 0.75 * shared + 0.2 * party if by_words else 0.0)


def meeting_likeness(record: MeetingRecord, gold: GoldMeeting) -> float:
    """How alike two meetings are; a date weighs little, for many texts give none."""
    ours = {part for each in record.participants for part in ends(each.name)}
    theirs = {part for each in gold.participants for part in ends(each.name)}
    people = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.5
    here, there = codes(each.country for each in record.participants), gold_lands(gold.participants)
    land = len(here & there) / len(here | there) if here and there else 1.0
    shared = quotes_likeness(
        [record.evidence.quote, *(each.evidence.quote for each in record.outcomes)],
        [gold.quote, *(each.quote for each in gold.outcomes)],
    )
    return 0.35 * people + 0.2 * land + 0.35 * shared + (0.0 if date_meets(record.date, gold.date) is False else 0.1)


def names_likeness(ours: Iterable[str | None], theirs: Iterable[str | None]) -> float:
    """The best likeness of any two names: 1 when alike but for writing, else by their telling words."""
    left, right = {fold(each) for each in ours if each}, {fold(each) for each in theirs if each}
    if (left & right) - {""}:
        return 1.0
    return max((_words_likeness(_telling(a), _telling(b)) for a in left for b in right), default=0.0)


def quotes_likeness(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """The best share of the shorter quote's words that stand in the other."""
    left, right = [fold(each).split() for each in ours], [fold(each).split() for each in theirs]
    return max((_overlap(Counter(a), Counter(b)) for a in left for b in right), default=0.0)


def date_meets(ours: str | None, expected: str | None) -> bool | None:
    """Whether two dates can mean the same day; None when no date is expected. A date without its year takes the other's."""
    if expected is None:
        return None
    if ours and "XXXX" in ours + expected:
        year = next((each[:4] for each in (expected, ours) if "XXXX" not in each), "2000")
        ours, expected = ours.replace("XXXX", year), expected.replace("XXXX", year)
    here, there = bounds(ours), bounds(expected)
    return here is not None and there is not None and here.first <= there.last and there.first <= here.last


def codes(countries: Iterable[str | None]) -> set[str]:
    """Country codes, where they are given."""
    return {each.upper() for each in countries if each}


def gold_lands(people: Iterable[GoldParty]) -> set[str]:
    """The countries of the people or parties expected."""
    return codes(each.country for each in people)


def surnames(names: Iterable[str | None]) -> set[str]:
    """The last word of each name."""
    return {parts[-1] for name in names if (parts := fold(name).split())}


def ends(name: str | None) -> tuple[str, ...]:
    """First and last word of a name: either may be the family's name."""
    parts = fold(name).split()
    return (parts[0], parts[-1]) if parts else ()


def _party_likeness(ours: set[str], theirs: set[str]) -> float:
    if not ours or not theirs:
        return 1.0
    both = len(ours & theirs)
    return 0.5 * both / len(ours | theirs) + 0.5 * both / min(len(ours), len(theirs))


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.sub(r"s$", "", each) for each in re.findall(r"[a-z0-9]+", name)) - _GENERIC - _LANDS


def _words_likeness(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.0
    both, short, long = len(left & right), min(len(left), len(right)), max(len(left), len(right))
    return both / short * (0.6 + 0.4 * both / long)


def _overlap(left: Counter[str], right: Counter[str]) -> float:
    both = (left & right).total()
    return both / min(left.total(), right.total()) if both >= _SHARED_WORDS else 0.0
