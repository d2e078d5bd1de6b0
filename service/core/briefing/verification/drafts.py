"""A draft held against its facts: which sentences stand, which go back to the writer, which code must write itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.brief import Draft, DraftSentence, Rewrite, Sentence
from schemas.evidence import Evidence
from service.core.briefing.items import Item, numbers
from service.core.briefing.plain import Told
from service.core.briefing.verification.sentences import failures

_STRAIGHT = re.compile(r'"([^"“”]*)"')
Slot = Literal["title", "bottom_line", "purposes", "meetings", "meaning"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One drafted sentence, where it belongs, and why it cannot stand; no reasons when it can."""

    slot: Slot
    text: str
    cites: tuple[str, ...]
    reasons: tuple[str, ...]


def check_draft(draft: Draft, items: Mapping[str, Item]) -> tuple[Checked, ...]:
    """Every sentence of a draft, in order, verified."""
    slots: tuple[tuple[Slot, Sequence[DraftSentence]], ...] = (
        ("title", [draft.title]),
        ("bottom_line", draft.bottom_line),
        ("purposes", draft.purposes),
        ("meetings", draft.meetings),
        ("meaning", draft.meaning),
    )
    return tuple(_checked(slot, sentence, items) for slot, sentences in slots for sentence in sentences)


def with_rewrites(checked: Sequence[Checked], rewrite: Rewrite, items: Mapping[str, Item]) -> tuple[Checked, ...]:
    """The draft with its failed sentences replaced by the new wordings, in order, each verified again."""
    fresh = iter(rewrite.sentences)
    result = []
    for sentence in checked:
        new = next(fresh, None) if sentence.reasons else None
        result.append(_checked(sentence.slot, new, items) if new else sentence)
    return tuple(result)


def _checked(slot: Slot, sentence: DraftSentence, items: Mapping[str, Item]) -> Checked:
    text = _STRAIGHT.sub(r"“\1”", " ".join(sentence.text.split()))
    cites = tuple(dict.fromkeys(cite.strip() for cite in sentence.cites))
    return Checked(slot=slot, text=text, cites=cites, reasons=failures(text, cites, items))


def sentence(
    told: Told | Checked, items: Mapping[str, Item], numbering: Mapping[str, int], *, by: Literal["model", "code"]
) -> Sentence:
    """A sentence for the page, its items resolved to evidence and source numbers. Every cite must be an item."""
    evidence: dict[Evidence, None] = {}
    for cite in told.cites:
        evidence.update(dict.fromkeys(items[cite].evidence))
    return Sentence(
        text=told.text,
        cites=tuple(dict.fromkeys(cite.split(".")[0] for cite in told.cites)),
        items=told.cites,
        numbers=numbers(tuple(evidence), numbering),
        evidence=tuple(evidence),
        by=by,
    )
