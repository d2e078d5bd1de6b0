"""A text as the rules read it: its sentences, each with the parties and people it names, found once for all of them."""

from dataclasses import dataclass
from functools import cached_property

from service.core.reading.page.lines import Line, lines_of
from service.core.reading.page.masthead import masthead
from service.embedded.extraction.text.parties import PartyMention, parties_in, principal
from service.embedded.extraction.text.people import People, PersonMention, people_of
from service.embedded.extraction.text.sentences import Sentence, sentences_of


@dataclass(frozen=True)
class Reading:
    """An article's text and what it is made of; `published` is EDTF where it is known."""

    text: str
    published: str | None
    lines: tuple[Line, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_of(self.text, self.lines)

    @cached_property
    def people(self) -> People:
        return people_of(sentence.text for sentence in self.sentences)

    @cached_property
    def parties(self) -> tuple[tuple[PartyMention, ...], ...]:
        """The parties of each sentence, by its number."""
        return tuple(parties_in(sentence.text) for sentence in self.sentences)

    @cached_property
    def persons(self) -> tuple[tuple[PersonMention, ...], ...]:
        """The people of each sentence, by its number."""
        return tuple(self.people.within(sentence.text) for sentence in self.sentences)

    @cached_property
    def principal(self) -> tuple[PartyMention, ...]:
        """The two parties that the article is between; none where it is not plainly between two."""
        return principal(zip(self.sentences, self.parties, strict=True))


def reading_of(text: str, *, published: str | None = None) -> Reading:
    """The text, dated by what is known or by what its own lines state."""
    lines = lines_of(text)
    return Reading(text, published or masthead(lines, frozenset()).published, lines)
