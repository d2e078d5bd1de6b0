"""Steps: which cues of a sentence are of which agreement that it mentions, and what they tell in their surroundings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.agreement import Modality, Step
from service.embedded.extraction.agreements.course.cues import Cue, body_near, told_of
from service.embedded.extraction.agreements.course.relations import is_of
from service.embedded.extraction.agreements.names import Mention
from service.embedded.lexicon import pattern

_AGREED = re.compile(
    r"\b(?:agree|decid|commit|intend|plan|set|pledge|willing|ready|vow)\w*(?:\s+\w+){0,2}?\s+(?:to|on)\s+(?:\w+\s+){0,3}$"
    r"|\bagreement to (?:\w+\s+){0,2}$|\b(?:agreed|decided|intend|commit(?:ted)?|will) to (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:possib|potential|future|explor|whether|feasib|idea|eventual)\w*", re.IGNORECASE)
_TALKS = frozenset({"talks", "discussion", "discussions", "consultations"})
_TO_TALK = re.compile(r"agree\w*\s+(?:to|on)\s+(?:start|begin|open|launch|hold|negotiat)", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ly )?$")
_CHAMBER = frozenset("pass passes passed passing debate consider passage vote consent".split())
_TO_CONCLUDE = frozenset({"conclude", "concluding", "conclusion", "reach", "reaching"})
_PUT_BEFORE = ("pending", "await", "need", "requir", "subject")
_ENDING = frozenset({"end", "ends", "ending"})
_OF_INSTRUMENTS: frozenset[Step] = frozenset(
    {
        "initialled",
        "signed",
        "legislative_approval",
        "ratified",
        "instruments_exchanged",
        "in_force",
        "terminated",
        "expired",
    }
)
_MOVE_NOTHING_YET: frozenset[Step] = frozenset({"negotiation_agreed", "noted", "exploratory_talks", "proposed"})


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step that a sentence tells of an agreement: where its words stand, and how it is told."""

    step: Step
    modality: Modality
    cue: Cue

    @property
    def is_taken(self) -> bool:
        """Whether it is told as done, and is one that only an instrument can take."""
        return self.modality == "reported" and self.step in _OF_INSTRUMENTS


def steps_of(text: str, mention: Mention, cues: Sequence[Cue], others: Sequence[Mention]) -> tuple[StepTold, ...]:
    """The steps that a sentence tells of one of its mentions, each once; `noted` only where nothing else is told."""
    found: dict[tuple[Step, Modality], StepTold] = {}
    for cue in cues:
        if any(each.start <= cue.start < each.end for each in (mention, *others)) or not is_of(
            text, cue, mention, others
        ):
            continue
        told = told_of(text, cue)
        step = None if told is None else "rejected" if told.refused else _step(text, cue, mention)
        if told is not None and step is not None:
            modality = _modality(text, cue, step, told.modality)
            found.setdefault((step, modality), StepTold(step, modality, cue))
    return tuple(_strongest(list(found.values())))


def _modality(text: str, cue: Cue, step: Step, told: Modality) -> Modality:
    """How a step is told: that sides agreed to talk has happened; what is put before a legislature is still to come."""
    if step in _MOVE_NOTHING_YET and told == "planned":
        return "reported"
    if cue.step != "legislative_approval" and step != "legislative_approval":
        return told
    put_before = cue.side == "with_object" or cue.word.lower().startswith(_PUT_BEFORE)
    pending = pattern("modality", "pending", "around").search(text, max(0, cue.start - 60), cue.end)
    return "planned" if put_before or (pending and step == "legislative_approval") else told


def _strongest(told: list[StepTold]) -> list[StepTold]:
    """Without what another cue tells better: `announced` beside a step proper, `noted` beside anything."""
    proper = [each for each in told if each.step not in {"noted", "announced"}]
    steps = {each.step for each in proper}
    if steps & {"negotiation_agreed", "exploratory_talks"}:
        less = {"negotiating", "agreed_in_principle"}
        proper = [each for each in proper if each.step not in less or each.modality != "reported"]
    if "negotiating" in steps:
        proper = [
            each for each in proper if each.step != "agreed_in_principle" or each.cue.word.lower() not in _TO_CONCLUDE
        ]
    announced = [each for each in told if each.step == "announced"]
    if proper and all(each.modality != "reported" for each in proper):
        return proper + [each for each in announced if each.modality == "reported"]
    return proper or announced or told[:1]


def _step(text: str, cue: Cue, mention: Mention) -> Step | None:
    """The step that a cue tells in its surroundings: talks that may lead to an agreement are not negotiations of one, and what a
    legislature ratifies it approves."""
    step, word = cue.step, cue.word.lower()
    if word in _TALKS or step in {"negotiating", "exploratory_talks"}:
        return _talks(text, cue, mention)
    if step in {"ratified", "legislative_approval", "adopted"} and body_near(text, cue):
        return "legislative_approval"
    if step == "legislative_approval":
        return None if cue.side == "with_object" or word in _CHAMBER else "ratified"
    if step == "ratified" and word.startswith("join") and mention.is_weak:
        return "signed"
    if step == "agreed_in_principle" and _TO_TALK.match(text, cue.start):
        return None
    if word == "announcement":
        return "announced"
    return None if word in _ENDING and cue.start >= mention.end else step


def _talks(text: str, cue: Cue, mention: Mention) -> Step:
    word = cue.word.lower()
    near = text[max(0, cue.start - 60) : cue.start]
    behind = text[cue.end : mention.start] + mention.name[:20] if cue.end <= mention.start else mention.name[:20]
    if word == "negotiated" and (cue.start > mention.end or _PERFECT.search(near)):
        return "agreed_in_principle"
    may_be = word == "talks" and (_POSSIBLE.search(behind) or re.match(r"\s+toward", behind))
    if may_be or word in _TALKS - {"talks"} or cue.step == "exploratory_talks":
        return "exploratory_talks"
    return "negotiation_agreed" if _AGREED.search(near) else "negotiating"
