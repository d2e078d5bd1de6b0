"""Sightings: sentences in which something is told of an agreement or a meeting, for triage and for a second opinion."""

from dataclasses import dataclass
from typing import Literal

from service.embedded.extraction.agreements.drafts import drafts_of
from service.embedded.extraction.agreements.records import is_between_states
from service.embedded.extraction.meetings.encounters import encounters_of
from service.embedded.extraction.meetings.records import encounters_told
from service.embedded.extraction.text.reading import reading_of
from service.embedded.extraction.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence at `start:end` of the text in which an event of an agreement or a meeting is seen, and what shows it."""

    sentence: str
    start: int
    end: int
    kind: Literal["agreement", "meeting"]
    cue: str


def sightings(text: str) -> tuple[Sighting, ...]:
    """Every sentence of a text in which an event of an agreement or a meeting is seen, in order; each kind once a sentence."""
    reading = reading_of(text)
    found: dict[tuple[int, str], Sighting] = {}
    for draft in drafts_of(reading):
        if not is_between_states(reading, draft):
            continue
        for place in draft.places:
            for step in place.steps:
                if step.step != "noted":
                    _see(found, place.sentence, "agreement", step.cue.word)
    for mentions in encounters_told(reading):
        for each in mentions:
            _see(found, each.sentence, "meeting", each.cue.words)
    return tuple(found[key] for key in sorted(found))


def _see(
    found: dict[tuple[int, str], Sighting], sentence: Sentence, kind: Literal["agreement", "meeting"], cue: str
) -> None:
    seen = Sighting(sentence.raw, sentence.start, sentence.end, kind, cue)
    found.setdefault((sentence.number, kind), seen)


def sees(text: str) -> bool:
    """Whether a text is worth asking a large model about: an agreement or a meeting is seen in it or, where it is between two
    parties, any word for one. It errs on the side of asking."""
    reading = reading_of(text)
    if any(is_between_states(reading, draft) for draft in drafts_of(reading)) or encounters_told(reading):
        return True
    return bool(reading.principal) and bool(drafts_of(reading) or encounters_of(reading))
