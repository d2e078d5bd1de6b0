"""Cues: words of a sentence that tell a step of an agreement's life-cycle, and whether it was taken, is to come or refused."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from schemas.agreement import Modality, Step
from service.core.language.lexicon.verbs import BASE, PAST
from service.embedded.lexicon import lexicon, pattern

Side = Literal["verb", "noun", "with_object", "with_subject"]

_IRREGULAR = {base: [form for form, of in BASE.items() if of == base] for base in set(BASE.values())}
_DOUBLED = frozenset("scrap quit commit initial permit".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `start:end` that tell a step; `past` where the form itself says that it was taken."""

    step: Step
    side: Side
    start: int
    end: int
    word: str
    past: bool = False


def forms_of(verb: str) -> tuple[tuple[str, Literal["base", "past", "ing"]], ...]:
    """Every form of an English verb, a particle behind it kept: `signs`, `signed`, `signing`; `pulled out of`."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = first.removesuffix("e")
    stem += first[-1] if first in _DOUBLED else ""
    told: dict[str, Literal["base", "past", "ing"]] = {}
    other = lexicon("modality")["irregular"]["forms"].get(first)
    third = (
        first[:-1] + "ies"
        if re.search(r"[^aeiou]y$", first)
        else first + ("es" if re.search(r"(?:s|sh|ch|x|z)$", first) else "s")
    )
    past = first[:-1] + "ied" if re.search(r"[^aeiou]y$", first) else stem + "ed"
    told |= {first: "base", third: "base", f"{stem}ing": "ing"}
    if other:
        told |= dict.fromkeys(other, "past")
    elif first in _IRREGULAR:
        told |= {form: "past" if form in PAST else told.get(form, "base") for form in sorted(_IRREGULAR[first])}
    else:
        told[past] = "past"
    return tuple((form + tail, kind) for form, kind in told.items())


_WORD = re.compile(r"[A-Za-z-]+")
_CLAUSE = re.compile(r"\b(?:and|but|while)\b|;")
_NEAR = 80  # characters
_IS_PATTERN = re.compile(r"[?(\\]")


@cache
def _table() -> dict[str, tuple[tuple[str, Step, Side, str], ...]]:
    """Every form of a verb or noun under its first word, the longest first, with what it tells."""
    told: dict[str, tuple[Step, Side, str]] = {}
    for step in get_args(Step):
        group = lexicon("steps").get(step, {})
        for verb in group.get("verbs", ()):
            for form, kind in forms_of(verb):
                told.setdefault(form, (step, "verb", kind))
        for noun in group.get("nouns", ()):
            if not _IS_PATTERN.search(noun):
                told.setdefault(noun, (step, "noun", "base"))
    table: dict[str, list[tuple[str, Step, Side, str]]] = {}
    for form in sorted(told, key=lambda each: (-len(each), each)):
        table.setdefault(form.split()[0], []).append((form, *told[form]))
    return {first: tuple(forms) for first, forms in table.items()}


@cache
def _phrases() -> tuple[tuple[Step, Side, re.Pattern[str]], ...]:
    sides: tuple[Side, ...] = ("with_object", "with_subject", "noun")
    found: list[tuple[Step, Side, re.Pattern[str]]] = []
    for step in get_args(Step):
        group = lexicon("steps").get(step, {})
        told = {**group, "noun": [noun for noun in group.get("nouns", ()) if _IS_PATTERN.search(noun)]}
        found += [(step, side, re.compile(rf"\b(?:{'|'.join(told[side])})\b")) for side in sides if told.get(side)]
    return tuple(found)


def _small(text: str) -> str:
    """The text in small letters, each where it stood: a few letters of other scripts would become two."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )


def cues_in(text: str) -> tuple[Cue, ...]:
    """Every cue of a sentence, in order."""
    small = _small(text)
    found = [
        Cue(step, side, each.start(), each.end(), text[each.start() : each.end()])
        for step, side, phrase in _phrases()
        for each in phrase.finditer(small)
    ]
    table = _table()
    for word in _WORD.finditer(small):
        start = word.start()
        for form, step, side, kind in table.get(word[0], ()):
            end = start + len(form)
            if small.startswith(form, start) and not small[end : end + 1].isalnum():
                if not any(cue.start <= start < cue.end and cue.step != "noted" for cue in found):
                    found.append(Cue(step, side, start, end, text[start:end], kind == "past"))
                break
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end)))


@dataclass(frozen=True, slots=True)
class Told:
    """How a step is told: its modality; `refused` where somebody will not take it; nothing is told where it is None."""

    modality: Modality
    refused: bool = False


def told_of(text: str, cue: Cue) -> Told | None:
    """Whether the words before a cue say that the step was taken, is to come, or is foreseen; None where they deny it or only
    suppose it."""
    before = text[max(0, cue.start - 90) : cue.start]
    clause = re.split(r"[;:]|, (?:and|but|while|which|who) ", before)[-1]
    for rule, told in _RULES:
        if pattern("modality", rule, "before").search(clause) and _applies(rule, cue):
            return told
    if _is_ahead(text, cue, clause):
        return Told("planned")
    perfect = re.search(
        r"\b(?:has|have|had|having|was|were|been|already|recently|just)\s+(?:\w+ly\s+)?(?:been\s+)?$", clause
    )
    if cue.past and (perfect or not re.search(r"\b(?:be|get|been)\s+(?:\w+ly\s+)?$", clause)):
        return (
            Told("reported")
            if not re.search(r"\b(?:to|will|would|shall|once|until|yet to) (?:be |have )?(?:\w+ly )?$", clause)
            else Told("planned")
        )
    if (
        cue.side == "verb"
        and re.search(r"\bto\s+(?:\w+ly\s+)?$", clause)
        and not re.search(r"\b(?:commitment|pledge) to\s+$", clause)
    ):
        return Told("planned")
    if pattern("modality", "planned", "before").search(clause):
        return Told("planned")
    return Told("reported")


_RULES: tuple[tuple[str, Told | None], ...] = (
    ("yet", Told("planned")),
    ("done", Told("reported")),
    ("supposed", None),
    ("refused", Told("reported", refused=True)),
    ("negated", None),
    ("if", None),
    ("forecast", Told("forecast")),
)


def _applies(rule: str, cue: Cue) -> bool:
    """Whether a rule is of this cue: a noun is supposed by other words than a verb."""
    return cue.side == "noun" if rule == "supposed" else cue.side != "noun" if rule == "if" else True


def _is_ahead(text: str, cue: Cue, clause: str) -> bool:
    """Whether a noun tells of a step still to come (`its consent to ratification of`), or a verb is an infinitive without a
    subject: an item of a list of what sides will do, or a verb behind another one that is to come."""
    if cue.side == "noun":
        ahead = pattern("modality", "ahead", "before").search(clause)
        return cue.step in _FORMAL and bool(ahead or pattern("modality", "ahead", "behind").match(text, cue.end))
    if cue.side != "verb" or cue.past or cue.word.lower() not in _bases():
        return False
    item = re.split(r"[;:•]|[a-z]\.\s", text[: cue.start])[-1]
    if cue.start and pattern("modality", "bare", "before").search(item):
        return True
    return bool(pattern("modality", "bare", "goes_on").search(clause))


_FORMAL: frozenset[Step] = frozenset({"signed", "ratified", "in_force", "instruments_exchanged", "adopted"})


@cache
def _bases() -> frozenset[str]:
    """The verbs of the steps as infinitives."""
    return frozenset(verb for group in lexicon("steps").values() for verb in group.get("verbs", ()))


def body_near(text: str, cue: Cue) -> bool:
    """Whether a legislature or its members stand with a cue, in the same clause."""
    before = _CLAUSE.split(text[max(0, cue.start - _NEAR) : cue.start])[-1]
    behind = _CLAUSE.split(text[cue.end : cue.end + _NEAR])[0]
    return bool(pattern("modality", "bodies", "words").search(before + cue.word + behind))
