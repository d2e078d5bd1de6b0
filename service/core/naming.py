"""What an article calls an agreement: a name, an acronym or an alias that it never says, and a state among the parties that it
never names, are not kept.

A model may describe an agreement in words that stand apart in the text, so a name need only be made of the text's words; an
acronym, which nobody describes with, must stand there. Its title, author and publisher count as said: a ministry need not name
its own state. English texts alone are judged, for names may be given in English.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.agreement import Agreement, Party
from schemas.article import Article
from service.core.language.names import UNNAMED, is_unnamed, tokens
from service.core.language.parties import party_of
from service.core.language.places import plain

_STEM = 4  # letters at the beginning of a word that tell it in any form: join, joined, joining
_LEEWAY = 4  # of so many telling words of a name the text may lack one, which it says in another form
_LONGEST = 5  # words of a state's name
_WITHIN = {"of", "the", "and"}  # in a state's name, beside words in capitals
_APART = re.compile(r"[\s,;:!?()\[\]{}“”\"‘/–—-]+")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A name that the article does not say, and what became of it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """An agreement with the names that its article says, and those that went."""

    agreement: Agreement
    unsaid: tuple[Unsaid, ...] = ()


def named(agreement: Agreement, article: Article) -> Named:
    """The agreement under names of its article: one that has none of them is unnamed."""
    if article.language not in (None, "en"):
        return Named(agreement)
    text = "\n".join([article.text, article.title or "", article.publisher or "", article.author or ""])
    aliases = [alias for alias in agreement.aliases if says(text, alias)]
    acronym = agreement.acronym if agreement.acronym and _stands(text, agreement.acronym) else None
    name = agreement.name if says(text, agreement.name) else next(iter(aliases), UNNAMED)
    parties = [party for party in agreement.parties if _names(text, party)]
    unsaid = [
        Unsaid(alias, "the article does not say this name") for alias in agreement.aliases if alias not in aliases
    ]
    if agreement.acronym and not acronym:
        unsaid.append(Unsaid(agreement.acronym, "the article does not say this acronym"))
    if name != agreement.name:
        unsaid.append(Unsaid(agreement.name, f"the article does not say this name; kept as {name}"))
    unsaid += [
        Unsaid(one.name, "the article does not name this party") for one in agreement.parties if one not in parties
    ]
    if not unsaid:
        return Named(agreement)
    changes = {"name": name, "acronym": acronym, "aliases": aliases, "parties": parties}
    return Named(agreement.model_copy(update=changes), tuple(unsaid))


def says(text: str, name: str) -> bool:
    """Whether a text says a name: word by word, or all the words that tell it from others. A name that only tells whose agreement
    it is, or that there is none, is not judged."""
    if is_unnamed(name) or _stands(text, name):
        return True
    told, stems = tokens(name), _stems(text)
    missing = [word for word in told if word[:_STEM] not in stems]
    return len(missing) * _LEEWAY <= len(told)


def _names(text: str, party: Party) -> bool:
    """Whether a text names a party that is a state, under any of its names; other parties are not judged."""
    code = party_of(party.name).country or party.country
    return code is None or _stands(text, party.name) or code.upper() in _states(text)


def _stands(text: str, name: str) -> bool:
    return f" {plain(name)} " in f" {plain(text)} "


@lru_cache(maxsize=8)
def _stems(text: str) -> frozenset[str]:
    """The beginnings of all words of a text, a plural's also without its ending."""
    words = set(plain(text).split())
    return frozenset(word[:_STEM] for word in words | {word.removesuffix("s") for word in words})


@lru_cache(maxsize=8)
def _states(text: str) -> frozenset[str]:
    """The codes of all states that a text names: by name, adjective, people, capital, seat of government or code."""
    words = [word.removesuffix("’s").removesuffix("'s").rstrip("'’") for word in _APART.split(text)]
    parts = {part for index in range(len(words)) for part in _capitalised(words[index : index + _LONGEST])}
    told = {party_of(form).country for part in parts for form in (part, part.rstrip("."))}
    return frozenset(code for code in told if code)


def _capitalised(words: Sequence[str]) -> Iterator[str]:
    """What may be a state's name at the beginning of these words: it begins and ends with a capital."""
    for size, word in enumerate(words, 1):
        if word[:1].isupper():
            yield " ".join(words[:size])
        elif size == 1 or word not in _WITHIN:
            return
