"""Sides: who is party to an agreement, by the words that stand with its mention."""

import re
from collections.abc import Sequence

from service.embedded.extraction.agreements.names import Mention
from service.embedded.extraction.text.parties import PartyMention

_BETWEEN = re.compile(r"^[^.;:]{0,60}?\b(?:between|among|amongst)\s")
_WITH = re.compile(r"^[^.;:,]{0,40}?\bwith\s(?:the )?")
_BY = re.compile(r"^[^.;:,]{0,30}?\bby\s")
_AND = re.compile(
    r"^(?:['’]s?)?(?:,|,? and| and|,? along with|–|-|/)? ?(?:the |its )?(?:Government of (?:the )?|Republic of (?:the )?)?$"
)
_SUBJECT = re.compile(
    r"\b(?:sign|ratif|agree|reach|conclu|announc|negotia|start|begin|began|begun|launch|join|withdr|accede|adopt|struck|strike|have|has|explor|will)\w*"
)


def sides_of(
    text: str, mention: Mention, parties: Sequence[PartyMention], others: Sequence[Mention]
) -> tuple[PartyMention, ...]:
    """The parties that stand with a mention: within it, joined right before it, or behind `between` or `with`; else the two or
    more that are the subject of its sentence."""
    told = [each for each in parties if mention.start <= each.start < mention.end]
    told += _joined_before(text, mention, parties)
    behind = [
        each
        for each in parties
        if mention.end <= each.start and not any(mention.end <= o.start < each.start for o in others)
    ]
    tail = text[mention.end :]
    if behind and _BETWEEN.match(tail):
        told += _list(text, behind)
    elif behind and (joined := _WITH.match(tail)) and behind[0].start - mention.end <= len(joined[0]) + 4:
        told += _list(text, behind)
        told += _subject(text, mention, parties)
    elif len(behind) > 1 and _BY.match(tail) and len(row := _list(text, behind)) > 1:
        told += row
    if len({each.key for each in told}) < 2:
        told += _subject(text, mention, parties)
    return tuple({each.key: each for each in told}.values())


def _joined_before(text: str, mention: Mention, parties: Sequence[PartyMention]) -> list[PartyMention]:
    """Parties right before a name: `Japan's`, `the US-EU`, `the Philippine and Japanese`."""
    found: list[PartyMention] = []
    edge = mention.start
    for each in reversed([each for each in parties if each.end <= mention.start]):
        if not _AND.match(text[each.end : edge]):
            break
        found.insert(0, each)
        edge = each.start
    return found


def _list(text: str, parties: Sequence[PartyMention]) -> list[PartyMention]:
    """The first parties of a row that commas, `and` and few words join."""
    found = [parties[0]]
    for each in parties[1:]:
        gap = text[found[-1].end : each.start]
        if len(gap) > 45 or re.search(r"[.;:]|\b(?:which|that|who|will|was|is|has|in|on|at|to|after|under|by)\b", gap):
            break
        found.append(each)
    return found


def _subject(text: str, mention: Mention, parties: Sequence[PartyMention]) -> list[PartyMention]:
    """The parties before the verb that stands before the mention."""
    before = [each for each in parties if each.end <= mention.start]
    verbs = list(_SUBJECT.finditer(text, 0, mention.start))
    if not before or not verbs:
        return []
    edge = verbs[-1].start()
    return [each for each in before if each.end <= edge][-4:]
