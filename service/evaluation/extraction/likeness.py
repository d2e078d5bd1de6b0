"""How alike a record and an expected record are, from 0 to 1: by names, parties or people, dates and shared quotes.

A name weighs most for an agreement, the people and the quoted words for a meeting, the quoted words alone for a statement.
The weights are those by which the development labels were matched, so that figures can be compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.core.language.dates import bounds
from service.evaluation.gold.shape import GoldAgreement, GoldMeeting, GoldParty, GoldStatement

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
_ENOUGH = 0.5
_LABEL = 0.01  # what a meeting is called decides only between equals
_SAME_NAME = 0.7  # one name, one set of parties, no word quoted in common


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
        [*(each.evidence.quote for each in record.events), *(each.evidence.quote for each in record.terms)], gold.quotes
    )
    if party < _OTHER_PARTIES and (shared < _SAME_WORDS or len(ours) == len(theirs)):
        return 0.0
    unnamed = "unnamed" in fold(record.name) + fold(gold.name)
    by_words = unnamed or (named < _WEAK_NAME and shared >= _SAME_WORDS)
    return max(0.55 * named + 0.15 * party + 0.3 * shared, _by_words(shared, party) if by_words else 0.0)


def meeting_likeness(record: MeetingRecord, gold: GoldMeeting) -> float:
    """How alike two meetings are; a date weighs little, for many texts give none, and a name only tells apart what one sentence
    tells of the same people."""
    ours = {part for each in record.participants for part in ends(each.name)}
    theirs = {part for each in gold.participants for part in ends(each.name)}
    people = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.5
    here, there = codes(each.country for each in record.participants), lands(gold.participants)
    land = len(here & there) / len(here | there) if here and there else 1.0
    shared = quotes_likeness([record.evidence.quote, *(each.evidence.quote for each in record.outcomes)], gold.quotes)
    dated = 0.0 if date_meets(record.date, gold.date) is False else 0.1
    called = names_likeness([record.name], [gold.name])
    return 0.35 * people + 0.2 * land + 0.35 * shared + dated + _LABEL * called


def statement_likeness(record: StatementRecord, gold: GoldStatement) -> float:
    """How alike two statements are: by the words quoted, of which one quote may hold the other, and a little by the holder."""
    ours, theirs = fold(record.evidence.quote), fold(gold.quote)
    shared = 1.0 if ours in theirs or theirs in ours else quotes_likeness([ours], [theirs])
    return 0.9 * shared + (0.1 if same_person(record.holder, gold.holder) else 0.0)


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


def lands(people: Iterable[GoldParty]) -> set[str]:
    """The countries of the people or parties expected."""
    return codes(each.country for each in people)


def surnames(names: Iterable[str | None]) -> set[str]:
    """The last word of each name."""
    return {parts[-1] for name in names if (parts := fold(name).split())}


def ends(name: str | None) -> tuple[str, ...]:
    """First and last word of a name: either may be the family's name."""
    parts = fold(name).split()
    return (parts[0], parts[-1]) if parts else ()


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names can be one person's or body's: they share a first or last word, whatever stands between."""
    return bool(set(ends(one)) & set(ends(other)))


def _by_words(shared: float, party: float) -> float:
    """Quoted words where the names tell nothing: never so much as one name and one set of parties, for one passage may tell of
    two agreements of which the record names the one."""
    words = 0.75 * shared + 0.2 * party
    return words if words < _ENOUGH else _ENOUGH + (words - _ENOUGH) * (_SAME_NAME - _ENOUGH) / _ENOUGH


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
