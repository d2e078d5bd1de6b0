"""Names: whoever and whatever a sentence names stands in what it cites.

Every capitalised word is held against the cited items. The word that opens a sentence is capitalised anyway: it counts as a name
where it reads as one, before a verb that people do, before another name, or before a comma and an office.
"""

import re

from service.core.briefing.verification.support import NamedCountry, Support, countries_in
from service.core.language.lexicon.meanings import COMMON_OPENERS
from service.core.language.lexicon.verbs import ACTING, PAST, SPEAKING
from service.core.language.names import is_unnamed
from service.core.language.places import country_code, country_of_place, country_of_seat, plain
from service.core.language.spoken import COUNTS, FRAME, MONTHS, OPENERS, STOP, stem
from service.core.language.wording import STEP_WORDS

# What a sentence says of its sources, or of what lies ahead, which is checked apart.
OF_SOURCES = frozenset(
    "name names date dates dated undated tell tells told give gives given state states stated"
    " unknown wording meeting meetings reported planned"
    " pending scheduled done held open remain remains mentioned step steps probably differ differs".split()
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*\w|[A-Z]{2,}")
_SEATED = re.compile(
    r"\b(?:parliament|lawmakers|legislature|senate|senators|government|ministry|cabinet|authorities|deputies) in $",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|titled|entitled|dubbed|known as|name is|styled)\s+(?:the\s+)?[\"']?([A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3})"
)
_LONGEST_ACRONYM = 10  # letters
_WHERE = re.compile(
    r"\b(?:in|at|to|near|visit\w*|from|outside|(?:port|city|town|island|airport) of)\s+$", re.IGNORECASE
)
_OF_STEPS = frozenset(stem(word) for words in STEP_WORDS.values() for word in words.split())
# Endings of English nouns and adverbs, which no surname before a verb has; those of the second group some surnames have too.
_NOUN = re.compile(r".{3,}(?:ments?|[st]ions?|ness|ships?|it(?:y|ies)|ings?|isms?)$")
_MAYBE_NOUN = re.compile(r".{4,}(?:[ae]nces?|ures?|ly|ages?|ives?|[ao]rs|ers|ists)$")
_NEXT = re.compile(r"\s*(?P<mark>[,'’]s?)?\s*(?P<word>[\w-]+)?(?:\s+(?P<third>[\w-]+))?")
_FINITE = frozenset(
    "is was are were has had have will would shall should may might can could must did does and or of".split()
)
_ADVERBS = frozenset("also then later never again still yet not now himself herself too once".split())
_AFTER_A_NOUN = frozenset(
    "is was are were has had have will would may might can could must remain remains for in on between with by under".split()
)


def name_failures(text: str, support: Support) -> list[str]:
    """Names that the cited items do not hold."""
    long = [country for country in countries_in(text) if " " in text[country.start : country.end]]
    strange = [text[c.start : c.end].removesuffix("'s") for c in long if c.code not in support.countries]
    strange += [text[c.start : c.end] for c in long if _is_other_seat(text, c, support)]
    single = [m for m in _NAME.finditer(text) if not any(c.start <= m.start() < c.end for c in long)]
    strange += [match[0].removesuffix("'s") for match in single if _is_strange(match, text, support)]
    return [f"{name} is not named in the cited items" for name in strange]


def _is_other_seat(text: str, named: NamedCountry, support: Support) -> bool:
    """Whether a seat of government is told as the place of something, and no cited item names it."""
    name = text[named.start : named.end].removesuffix("'s")
    place = _WHERE.search(text[: named.start]) and country_code(name) is None
    return bool(place) and plain(name) not in plain(support.text)


def called_failures(text: str, support: Support) -> list[str]:
    """A name that a sentence gives an agreement which the cited items leave without one."""
    unnamed = [item for item in support.items if is_unnamed(item.fact.name)]
    said = _CALLED.search(text) if unnamed and len(unnamed) == len(support.items) else None
    if said is None or plain(said[1]) in plain(" ".join(support.quotes)):
        return []
    return [f"no cited item names this agreement: leave “{said[1]}” out"]


def _is_strange(match: re.Match[str], text: str, support: Support) -> bool:
    """Whether a capitalised word names somebody or something that the cited items do not."""
    place = match[0].removesuffix("'s").removesuffix("'")
    name, before = plain(place), text[: match.start()]
    first = not re.search(r"\w", before) or before.rstrip().endswith((":", ";", '"'))
    if first and (_opens(name) or stem(name) in support.stems | _OF_STEPS or not _reads_as_name(match, text, support)):
        return False
    if place.isupper() and 2 < len(name) <= _LONGEST_ACRONYM and _is_acronym(place, support.text):
        return False
    seats = {country_code(place), country_of_seat(place)} - {None}
    metonym = (not _WHERE.search(before) or bool(_SEATED.search(before))) and bool(seats & support.countries)
    pieces = plain(" ".join(re.findall(r"[A-ZÀ-Þ][^-]*", place))).split()
    return not metonym and any(not _is_known(piece, support) for piece in pieces if piece != "s")


def _reads_as_name(match: re.Match[str], text: str, support: Support) -> bool:
    """Whether the word that opens a sentence can be a name, by its ending and by what follows it."""
    word, follows = match[0].removesuffix("'s"), _NEXT.match(text, match.end())
    if follows is None or "-" in word or not word[1:].islower() or country_of_place(word) or country_code(word):
        return True
    mark, behind, third = follows["mark"], follows["word"] or "", follows["third"] or ""
    if _NOUN.match(word.lower()) and behind not in SPEAKING:
        return False
    if _MAYBE_NOUN.match(word.lower()) and behind not in SPEAKING | ACTING:
        return False
    if mark or match[0].endswith("'s"):
        return not (mark == "," and word.endswith("ed"))
    if behind == "of" and word.endswith("s"):
        return False
    if behind[:1].isupper():
        return plain(behind) in support.words or not (country_of_place(behind) or plain(behind) in OPENERS)
    if behind in _FINITE | _ADVERBS | SPEAKING or behind in PAST or behind.endswith("ly"):
        return True
    if behind.endswith("ed"):
        return True
    return behind.endswith("s") and len(behind) > 3 and third not in _AFTER_A_NOUN and not third.endswith("ed")


def _opens(word: str) -> bool:
    """Whether a word can begin a sentence without being a name."""
    if word in OPENERS | FRAME | OF_SOURCES or word in COMMON_OPENERS or word.split(maxsplit=1)[0] in COUNTS:
        return True
    return word.endswith("ing") and len(word) > len("being") - 1 and country_of_place(word.title()) is None


def _is_acronym(word: str, text: str) -> bool:
    """Whether a word in capitals is made of the initials of a name in a text: WTO for the World Trade Organization."""
    between = r"(?:[\s-]+(?:of|the|for|and|on|in|to)\b)*[\s-]+"
    return bool(re.search(r"\b" + between.join(rf"{re.escape(letter)}[\w’']*" for letter in word) + r"\b", text))


def _is_known(piece: str, support: Support) -> bool:
    if piece in support.words or piece in OPENERS or piece in MONTHS or piece in STOP:
        return True
    code = country_code(piece)
    whole = piece.removesuffix("s")
    return (code is not None and code in support.countries) or bool({whole, f"{piece}s"} & support.words)
