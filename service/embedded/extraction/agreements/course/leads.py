"""Leads: a sentence that opens a list, whose steps are told of each agreement in it (`signed the following documents:`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.embedded.extraction.agreements.course.cues import Cue
from service.embedded.extraction.agreements.course.steps import StepTold, steps_of
from service.embedded.extraction.agreements.names import Mention
from service.embedded.extraction.text.parties import PartyMention
from service.embedded.extraction.text.sentences import Sentence

_FOLLOWING = re.compile(r"\bfollowing(?: [\w-]+){0,4}?(?=[ ,:]|$)")
_ITEM = re.compile(r"\s*(?:[-*•·▪►–—]|\(?\d{1,2}[.)\\]|\(?[a-z]\))")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its sentence, with the steps told of it there and the parties told with it."""

    sentence: Sentence
    mention: Mention
    steps: tuple[StepTold, ...]
    parties: tuple[PartyMention, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that opens a list, what it says of everything in it, and of whom; `mention` stands for the list."""

    sentence: Sentence
    mention: Mention
    steps: tuple[StepTold, ...]
    parties: tuple[PartyMention, ...]

    def told_of(self, place: Place) -> Place:
        """A place in the list with what opens it, where the item names an agreement first and tells no step of its own."""
        proper = [step for step in place.steps if step.step != "noted"]
        if place.sentence is self.sentence or proper or place.mention.way != "named" or not _opens(place):
            return place
        mention = replace(place.mention, start=self.mention.start, end=self.mention.end)
        parties = place.parties if len(place.parties) > 1 else (*place.parties, *self.parties)
        return Place(self.sentence, mention, self.steps, parties)


def announces(sentence: Sentence) -> bool:
    """Whether a sentence opens a list by its words alone."""
    return "following" in sentence.text and sentence.text.endswith(":")


def is_item(sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list."""
    return bool(_ITEM.match(sentence.text))


def lead_of(
    sentence: Sentence, parties: Sequence[PartyMention], mentions: Sequence[Mention], cues: Sequence[Cue]
) -> Lead | None:
    """What a sentence tells of the list behind it: of agreements that it counts, or of `the following`; None where of none."""
    counted = next((each for each in mentions if each.way == "counted"), None)
    match = _FOLLOWING.search(sentence.text) if counted is None and announces(sentence) else None
    if match:
        counted = Mention("counted", match[0], "agreements", match.start(), match.end())
    if counted is None:
        return None
    steps = tuple(each for each in steps_of(sentence.text, counted, cues, [*mentions, counted]) if each.step != "noted")
    return Lead(sentence, counted, steps, tuple(parties)) if steps else None


def _opens(place: Place) -> bool:
    """Whether an agreement is the first thing that its item names."""
    before = _ITEM.sub("", place.sentence.text[: place.mention.start], count=1)
    return len(before.split()) <= _BEFORE


_BEFORE = 3  # words of an item before its agreement: `The 2023`
