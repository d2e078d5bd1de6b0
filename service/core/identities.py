"""Who the parties and people of a record are: the state behind a party's name, a person's name without its titles.

What a model was told to give in a short form and did not is brought to it here, and each change has its reason. A state's own
name, a body's, and an armed group's decide over the model's code; a seat of government only where the model gave none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from schemas.agreement import Party
from schemas.article import Article
from schemas.extraction import Extraction, Genre
from schemas.meeting import Participant
from schemas.statement import Statement
from service.core.language.parties import party_of, state_in
from service.core.language.people import fullest, is_article, is_person, untitled
from service.core.language.places import country_code, country_of_seat, plain

Item = TypeVar("Item")
_OWN_WORDS: tuple[Genre, ...] = ("opinion", "press_release")  # of one author; a reporter's words are nobody's position
_SAMPLE = 2000  # letters by which the script of a text is told


@dataclass(frozen=True, slots=True)
class Identified(Generic[Item]):
    """An item as it is kept, and why it is not as it was proposed; None where it is."""

    item: Item
    reason: str | None = None


def people_of(extraction: Extraction) -> tuple[str, ...]:
    """Every person that one article names, without titles, each once."""
    names = [person.name for meeting in extraction.meetings for person in meeting.participants]
    names += [name for agreement in extraction.agreements for event in agreement.events for name in event.by]
    names += [statement.holder for statement in extraction.statements]
    return tuple(dict.fromkeys(bare for name in names if is_person(name) and (bare := untitled(name).name)))


def is_named(name: str, text: str) -> bool:
    """Whether a person stands in a text, given in plain form, by any part of the name; what names no person, or is written in
    other letters than the text, is not judged."""
    parts = [part for part in plain(name).split() if len(part) > 2] or plain(name).split()
    if not is_person(name) or country_code(name) or not parts:
        return True
    return any(part in text for part in parts) or all(part.isascii() for part in parts) != _is_latin(text)


def _is_latin(text: str) -> bool:
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    return sum(char.isascii() for char in letters) * 2 >= len(letters)


def identify_party(party: Party) -> Identified[Party]:
    """A party under the code of its state: `Tokyo` is Japan; ASEAN has no code; `UK` is put right as GB."""
    told = party_of(party.name)
    by_name = country_code(party.name) or (told.sort in ("body", "group") and country_of_seat(party.name) is None)
    if by_name:
        kept = Party(name=party.name, country=told.country)
    elif party.country:
        kept = Party(name=party.name, country=_code(party.country))
    else:
        kept = Party(name=told.name, country=told.country)
    before, after = (f"{each.name} ({each.country or 'no country'})" for each in (party, kept))
    return _changed(party, kept, f"party {before} is kept as {after}")


def _code(country: str | None) -> str | None:
    """A code as ISO has it; None for a word that is no state."""
    return country_code(country.upper() if len(country) < 4 else country) if country else None


def identify_participant(person: Participant, *, known: Sequence[str]) -> Identified[Participant]:
    """A participant by name alone, the title as the role and the country of the name or the role where none was given. A surname
    is filled out from the other names `known` in the same article."""
    name = identify_name(person.name, known=known).item
    role = person.role or (untitled(person.name).title if name != person.name else None)
    told = party_of(person.name) if not is_person(person.name) or role is None else None
    country = _code(person.country) or (told and told.country) or (state_in(role) if role else None)
    kept = Participant(name=name, role=role, country=country)
    before, after = (", ".join(part or "-" for part in (p.name, p.role, p.country)) for p in (person, kept))
    return _changed(person, kept, f"participant {before!r} is kept as {after!r}")


def identify_name(name: str, *, known: Sequence[str]) -> Identified[str]:
    """A person's name without titles, and in full where another name `known` in the same article tells it."""
    if not is_person(name):
        return Identified(name)
    kept = fullest(untitled(name).name or name, known)
    return _changed(name, kept, f"name {name!r} is kept as {kept!r}")


def identify_holder(told: Statement, article: Article) -> Identified[Statement]:
    """A statement of which `the article` is told to be the holder, under the one person whose words a text of this genre is."""
    if not is_article(told.holder) or article.genre not in _OWN_WORDS or not is_person(article.author or ""):
        return Identified(told)
    named = untitled(article.author or "")
    if not named.name or " and " in named.name:
        return Identified(told)
    kept = told.model_copy(update={"holder": named.name, "role": told.role or named.title})
    return Identified(kept, f"holder {told.holder!r} is kept as {named.name!r}, whose words the text is")


def _changed(proposed: Item, kept: Item, reason: str) -> Identified[Item]:
    return Identified(kept, reason=None if kept == proposed else reason)
