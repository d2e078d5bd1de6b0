"""Steps: which cues of a sentence are of which agreement that it mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.agreement import Modality, Step
from service.embedded.extraction.agreements.cues import Cue, body_in, told_of
from service.embedded.extraction.agreements.names import Mention
from service.embedded.lexicon import pattern

_FARTHEST = 70  # characters between a verb and its object, or an agreement and its verb
_BREAK = re.compile(
    r"[;:]|[a-z]{4}[.!?] |\b(?:which|who|whose|that|where|while|although|because|when|after|before)\b|, (?:and|but) (?:the |it |they |he |she )?"
)
_PASSIVE = re.compile(
    r"^[^;:]{0,60}?\b(?:is|was|are|were|be|been|being|got)\s+(?:\w+(?:ly)?\s+){0,2}$|^(?:\s\([^)]*\))?,?\s*(?:(?:which|that)\s(?:has|have|had|was|were|is|are)\s(?:\w+ly\s)?(?:been\s)?|already |just |recently |first |jointly |provisionally |being )?$"
)
_HAS = re.compile(r"^[^;:]{0,50}?\b(?:has|have|had|that|which)\s+(?:\w+\s+){0,4}$")
_START = re.compile(
    r"\b(?:start|begin|began|begun|launch|open|enter|initiat|commenc|resum|kick|agree|decid|commit|intend|plan|continu|ongoing|hold|held|pursu|accelerat|progress|advanc|conclu|round)\w*",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agree|decid|commit|intend|plan|set|pledge|willing|ready|vow)\w*(?:\s+\w+){0,2}?\s+(?:to|on)\s+(?:\w+\s+){0,3}$|\bagreement to (?:\w+\s+){0,2}$|\b(?:agreed|decided|intend|commit(?:ted)?|will) to (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:possib|potential|future|explor|whether|feasib|idea|eventual)\w*", re.IGNORECASE)
_TALKS = frozenset({"talks", "discussion", "discussions", "consultations"})


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step that a sentence tells of an agreement: where its words stand, and how it is told."""

    step: Step
    modality: Modality
    cue: Cue


def steps_of(text: str, mention: Mention, cues: Sequence[Cue], others: Sequence[Mention]) -> tuple[StepTold, ...]:
    """The steps that a sentence tells of one of its mentions, each once; `noted` only where nothing else is told."""
    found: dict[tuple[Step, Modality], StepTold] = {}
    for cue in cues:
        if mention.start <= cue.start < mention.end or not _is_of(text, cue, mention, others):
            continue
        told = told_of(text, cue)
        if told is None:
            continue
        step = "rejected" if told.refused else _step(text, cue, mention)
        modality = told.modality
        if step is None:
            continue
        if (
            step in {"negotiation_agreed", "noted", "exploratory_talks", "proposed", "announced"}
            and modality == "planned"
        ):
            modality = "reported" if step != "announced" else "planned"
        if step == "legislative_approval" and (
            cue.side == "with_object" or cue.word.lower().startswith(("pending", "await", "need", "requir"))
        ):
            modality = "planned"
        if step == "legislative_approval" and pattern("modality", "pending", "around").search(
            text[max(0, cue.start - 60) : cue.end]
        ):
            modality = "planned"
        found.setdefault((step, modality), StepTold(step, modality, cue))
    return tuple(_strongest(list(found.values())))


def _strongest(told: list[StepTold]) -> list[StepTold]:
    """Without what another cue tells better: `announced` beside a step proper, `noted` beside anything."""
    proper = [each for each in told if each.step not in {"noted", "announced"}]
    if any(each.step in {"negotiation_agreed", "exploratory_talks"} for each in proper):
        proper = [
            each
            for each in proper
            if each.step not in {"negotiating", "agreed_in_principle"} or each.modality != "reported"
        ]
    if any(each.step == "negotiating" for each in proper):
        proper = [
            each
            for each in proper
            if each.step != "agreed_in_principle"
            or each.cue.word.lower() not in {"conclude", "concluding", "conclusion", "reach", "reaching"}
        ]
    if proper and all(each.modality != "reported" for each in proper):
        return proper + [each for each in told if each.step == "announced" and each.modality == "reported"]
    return proper or [each for each in told if each.step == "announced"] or told[:1]


def _is_of(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a cue is said of a mention, by how they stand to each other."""
    if cue.end <= mention.start:
        return _stands_before(text, cue, mention, others)
    if cue.start >= mention.end:
        return _stands_behind(text, cue, mention, others)
    return False


def _stands_before(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    if cue.side == "with_subject":
        return False
    gap = text[cue.end : mention.start]
    between = [other for other in others if cue.end <= other.start < mention.start]
    if between:
        listed = text[between[-1].end : mention.start]
        joined = re.fullmatch(
            r"\s?(?:\([^)]*\)|[,”\"’])*\s*(?:and|or|as well as|,)?\s*(?:(?:on|of|for|to|with|ongoing talks|the|a|an|its|their|proposed|new)\s*)*",
            listed,
        )
        return bool(joined) and _stands_before(text, cue, between[-1], others)
    if len(gap) > _FARTHEST or _BREAK.search(gap):
        return False
    if cue.side == "with_object":
        return len(gap) <= 40
    if cue.side == "noun":
        return (
            bool(
                re.match(
                    r"^\s*(?:(?:today|yesterday|this week) )?(?:[“\"‘(]|$|(?:of|on|for|to|toward|towards|over|about|from|in|under|into|with|between|the|a|an)\b)",
                    gap,
                )
            )
            and len(gap) <= 60
        )
    return not re.search(r"\b(?:under|by|within|in accordance with|through|pursuant|as part of)\s+(?:the\s+)?$", gap)


def _stands_behind(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    gap = text[mention.end : cue.start]
    if len(gap) > _FARTHEST + 30 or re.search(r"[;]|[a-z]{4}[.!?] ", gap) or cue.side == "with_object":
        return False
    if any(mention.end <= other.start < cue.start and not other.is_apposed for other in others):
        return False
    if cue.side == "with_subject":
        return True
    if cue.side == "noun":
        return gap in (" ", "’s ", "'s ", "-") and cue.step not in {"noted", "announced"}
    if cue.participle and (_PASSIVE.match(gap) or _HAS.match(gap)):
        return True
    return (
        bool(
            re.fullmatch(
                r"\s(?:is|are|was|were|be|been) (?:being )?|\s(?:that|which) [^,;]{0,60}?\b(?:has|have|had) ", gap
            )
        )
        and cue.participle
    )


def _step(text: str, cue: Cue, mention: Mention) -> Step | None:
    """The step that a cue tells in its surroundings: talks that may lead to an agreement are not negotiations of one."""
    step = cue.step
    near = text[max(0, cue.start - 60) : cue.start]
    between = text[cue.end : mention.start] if cue.end <= mention.start else ""
    if cue.word.lower() in _TALKS or step in {"negotiating", "exploratory_talks"}:
        if cue.word.lower() == "negotiated" and (
            cue.start > mention.end or re.search(r"\b(?:has|have|had) (?:\w+ly )?$", near)
        ):
            return "agreed_in_principle"
        return _talks(cue, near, between + mention.name[:20])
    if step in {"ratified", "legislative_approval", "adopted", "rejected"} and body_in(text):
        return "rejected" if step == "rejected" else "legislative_approval"
    if step == "legislative_approval":
        return (
            None
            if cue.side == "with_object"
            or cue.word.lower() in {"pass", "debate", "consider", "passage", "vote", "consent"}
            else "ratified"
        )
    if (
        step == "agreed_in_principle"
        and cue.word.lower().startswith("agree")
        and re.match(r"\s+(?:to|on)\s+(?:start|begin|open|launch|hold|negotiat)", text[cue.end - 3 :])
    ):
        return None
    if step in {"agreed_in_principle"} and cue.word.lower() == "announcement":
        return "announced"
    if (
        step == "terminated"
        and cue.word.lower() in {"end", "ends", "ended", "ending"}
        and not cue.participle
        and cue.end > mention.start
    ):
        return None
    return step


def _talks(cue: Cue, near: str, behind: str) -> Step:
    word = cue.word.lower()
    exploratory = word in {"discussion", "discussions", "consultations"} or cue.step == "exploratory_talks"
    if word == "talks" and (_POSSIBLE.search(behind) or re.match(r"\s+toward", behind)):
        exploratory = True
    if exploratory:
        return "exploratory_talks"
    return "negotiation_agreed" if _AGREED.search(near) else "negotiating"
