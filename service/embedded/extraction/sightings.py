"""Sightings: sentences in which something is told of an agreement or a meeting, for triage and for a second opinion."""

from dataclasses import dataclass
from typing import Literal

from service.embedded.extraction.agreements.records import agreements_of
from service.embedded.extraction.meetings.records import meetings_of
from service.embedded.extraction.text.reading import reading_of


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence at `start:end` of the text in which an event of an agreement or a meeting is seen, and the word that shows it."""

    sentence: str
    start: int
    end: int
    kind: Literal["agreement", "meeting"]
    cue: str


def sightings(text: str) -> tuple[Sighting, ...]:
    """Every sentence of a text in which an event is seen, in order."""
    return ()


def sees(text: str) -> bool:
    """Whether a text is worth asking a large model about."""
    reading = reading_of(text)
    return bool(agreements_of(reading) or meetings_of(reading))
