"""Spelling: whether two words are one word written in two ways, and no other word.

Deliberately narrow. A name, a number, a negation, a tense or a plural that differs makes another word; so do most single
letters (adopted, adapted). What is left is what typists and editors do: accents dropped from a name, British and
American spelling, capitals of a headline, one letter lost, doubled or swapped in the middle of a long plain word.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(ations?|e[drs]?|ing|ers?)$"), r"iz\1"),
    (re.compile(r"ys(e[drs]?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|able|ably|ite|ites|ful|hood|ly)?$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s|d)?$"), r"er\1"),
    (re.compile(r"^(def|off|lic|pret)ence(s|d|less)?$"), r"\1ense\2"),
    (re.compile(r"^programme(s)?$"), r"program\1"),
    (re.compile(r"(?<=al|ol)ogue(s)?$"), r"og\1"),
    (re.compile(r"^(judg|acknowledg)ement(s)?$"), r"\1ment\2"),
    (
        re.compile(r"^(travel|cancel|signal|model|label|channel|counsel|fuel|marshal|total|level)l(ed|ing|ers?|ors?)$"),
        r"\1\2",
    ),
    (re.compile(r"^(fulfil|enrol)l(s|ment|ments)?$"), r"\1\2"),
)
# Words that are other words without a capital, so that a sentence's first letter is no excuse for them.
_OTHER_WHEN_SMALL = frozenset("august bill chad china guinea march mark may polish turkey us will".split())
# Long words of which one slip of the pen makes another word.
_TWINS = frozenset(
    "contacts contacted contacting contracts contracted contracting counties countries internment interment "
    "mediation medication meditation interstate intestate complaint compliant complaints desertion dissertation "
    "conversation conservation persecution prosecution persecuted prosecuted statutes statuses reserves reverses "
    "reserved reversed imported imparted protection projection".split()
)
_SLIP_LENGTH = 8


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What all spellings of a word share: small letters without accents, American, abbreviations without their dots."""
    plain = word.casefold()
    if not plain.isascii():
        plain = without_accents(plain)
    if plain == "&":
        return "and"
    if "." in plain and not any(char.isdigit() for char in plain):
        plain = plain.replace(".", "")
    if len(plain) > 4:
        for pattern, american in _BRITISH:
            plain, changed = pattern.subn(american, plain)
            if changed:
                break
    return plain


def without_accents(word: str) -> str:
    """The word with the accents of Latin letters taken off; marks of other scripts make other letters and stay."""
    split = unicodedata.normalize("NFD", word.translate(_LETTERS))
    bare = re.sub(r"([A-Za-z])[\u0300-\u036f]+", r"\1", split)
    return unicodedata.normalize("NFC", bare)


def differs_in_capitals_only(told: str, stands: str, *, first: bool, headline: bool) -> bool:
    """Whether a quote's word is the text's word in other capitals, which mean nothing here: at the beginning of the quote,
    in a headline set in capitals, or a long word set in capitals."""
    if told.casefold() != stands.casefold():
        return False
    if headline:
        return stands.isupper()
    if len(told) > 3 and {told, stands} == {told.upper(), told.capitalize()}:
        return True
    small = told[1:] == stands[1:] and told.casefold() not in _OTHER_WHEN_SMALL
    return first and small and len(told) > 1


def is_same_word(told: str, stands: str, *, ascii_quote: bool, first: bool) -> bool:
    """Whether two words of the same key are one word: both with a capital or both without (but for the first), and accents
    lost only from a name or all over the quote, never another accent put on."""
    if told[:1].isupper() != stands[:1].isupper() and not first:
        return False
    if told.isupper() != stands.isupper():
        return False
    if told.isascii() and not stands.isascii():
        return ascii_quote or stands[:1].isupper()
    return told.isascii() == stands.isascii() and _marks(told) == _marks(stands)


def is_slip(told: str, stands: str) -> bool:
    """Whether two long plain words are one but for a letter lost, added, or swapped with the next, neither at the
    beginning (un-, in-, re-) nor at the end (-s, -ed, -ing), and neither is a word known to have such a twin."""
    short, long = sorted((told, stands), key=len)
    if len(short) < _SLIP_LENGTH or not (told + stands).isalpha() or not (told.islower() and stands.islower()):
        return False
    if told in _TWINS or stands in _TWINS or len(long) - len(short) > 1:
        return False
    place = next((i for i, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if not 2 <= place <= len(short) - 3:
        return False
    if len(short) == len(long):
        swapped = long[:place] + long[place + 1] + long[place] + long[place + 2 :]
        return short == swapped and place <= len(short) - 4
    return short[place:] == long[place + 1 :]


def _marks(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if unicodedata.category(char)[0] == "M")
