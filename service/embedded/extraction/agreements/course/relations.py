"""Relations: whether a cue is said of a mention, by how the two stand to each other in a sentence."""

import re
from collections.abc import Sequence

from service.embedded.extraction.agreements.course.cues import Cue
from service.embedded.extraction.agreements.names import Mention

_FARTHEST = 70  # characters between a verb and its object
_BEHIND = 100  # and between an agreement and its verb
_BREAK = re.compile(
    r"[;:]|[a-z]{4}[.!?] |\b(?:which|who|whose|that|where|while|although|because|when|after|before)\b"
    r"|, (?:and|but) (?:the |it |they |he |she )?"
)
_STOP = re.compile(r"[;]|[a-z]{4}[.!?] ")
_PASSIVE = re.compile(
    r"^[^;:]{0,60}?\b(?:is|was|are|were|be|been|being|got)\s+(?:\w+(?:ly)?\s+){0,2}$"
    r"|^(?:\s\([^)]*\))?,?\s*(?:(?:which|that)\s(?:has|have|had|was|were|is|are)\s(?:\w+ly\s)?(?:been\s)?"
    r"|already |just |recently |first |jointly |provisionally |being )?$"
    r"|^[^;:]{0,50}?\b(?:has|have|had|that|which)\s+(?:\w+\s+){0,4}$"
    r"|^\s(?:that|which) [^,;]{0,60}?\b(?:has|have|had) $"
    r"|^\s(?:on|with|between|of|for|to|from)\s[^,;:.()]{2,70},\s(?:\w+ly |already |just |first )?$"
)
_LISTED = re.compile(
    r"\s?(?:\([^)]*\)|[,:;—–”\"’])*\s*(?:and|or|as well as|including|namely|,)?\s*"
    r"(?:(?:on|of|for|to|with|ongoing talks|the|a|an|its|their|proposed|new)\s*)*"
    r"|\s(?:on|for|in|of)\s[^,;:.()]{2,80}\s(?:and|as well as)\s(?:an?|the|its|their)\s"
)
_NOUN_OF = re.compile(
    r"^\s*(?:(?:today|yesterday|this week) )?"
    r"(?:[“\"‘(]|$|(?:of|on|for|to|toward|towards|over|about|from|in|under|into|with|between|the|a|an)\b)"
)
_RELATIVE = re.compile(r"\s(?:that|which)\b")
_ADJUNCT = re.compile(r"\b(?:under|by|within|in accordance with|through|pursuant|as part of)\s+(?:the\s+)?$")


def is_of(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a cue is said of a mention: a verb of its object or, in the passive, of its subject; a noun of what follows it."""
    if cue.end <= mention.start:
        return cue.side != "with_subject" and _stands_before(text, cue, mention, others)
    return cue.start >= mention.end and _stands_behind(text, cue, mention, others)


def _stands_before(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    gap = text[cue.end : mention.start]
    between = [other for other in others if cue.end <= other.start < mention.start]
    if between:
        listed = text[between[-1].end : mention.start]
        return bool(_LISTED.fullmatch(listed)) and _stands_before(text, cue, between[-1], others)
    if len(gap) > _FARTHEST or _BREAK.search(gap):
        return False
    if cue.side == "with_object":
        return len(gap) <= _FARTHEST // 2
    if cue.side == "noun":
        return bool(_NOUN_OF.match(gap))
    return not _ADJUNCT.search(gap)


def _stands_behind(text: str, cue: Cue, mention: Mention, others: Sequence[Mention]) -> bool:
    gap = text[mention.end : cue.start]
    if len(gap) > _BEHIND or _STOP.search(gap) or cue.side == "with_object":
        return False
    between = [other for other in others if mention.end <= other.start < cue.start]
    if any(not other.is_apposed or _RELATIVE.match(text, other.end) for other in between):
        return False
    if cue.side == "noun":
        return gap in (" ", "’s ", "'s ", "-") and cue.step not in {"noted", "announced"}
    return cue.side == "with_subject" or (cue.past and bool(_PASSIVE.match(gap)))
