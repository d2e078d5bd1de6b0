"""Statements: what named people and governments hold, by quotation marks, verbs of saying and verbs of describing."""

import re
from functools import cache

from schemas.statement import Sort, Statement
from service.embedded.extraction.text.quotes import quote_of
from service.embedded.extraction.text.reading import Reading
from service.embedded.extraction.text.sentences import Sentence
from service.embedded.lexicon import lexicon

_MOST = 15
_LONGEST = 30  # words of a statement
_SHORTEST = 4
_QUOTED = re.compile(r"[“\"](?P<said>[^“”\"]{12,700})[”\"]")
_NEAR = 60  # characters between a holder and the verb of saying
_SORTS: tuple[Sort, ...] = ("forecast", "characterisation", "position", "rationale")
_SIDES = re.compile(
    r"\b(?:both (?:sides|countries|ministers|leaders|parties)|the two (?:sides|leaders|ministers|countries))\b",
    re.IGNORECASE,
)


@cache
def _pattern(group: str, field: str = "words") -> re.Pattern[str]:
    return re.compile(
        rf"{lexicon('statements')[group][field]}" if field != "words" else rf"\b{lexicon('statements')[group][field]}"
    )


def statements_of(reading: Reading) -> list[Statement]:
    """The telling statements of an article, in its order: characterisations first where there are too many."""
    found = [made for sentence in reading.sentences if (made := _statement(reading, sentence))]
    kept = {(each.holder, each.text): each for each in found}
    ranked = sorted(kept.values(), key=lambda each: each.sort != "characterisation")[:_MOST]
    return [each for each in kept.values() if each in ranked]


def _statement(reading: Reading, sentence: Sentence) -> Statement | None:
    """What a sentence gives as somebody's; None where it gives nothing or nobody."""
    text = sentence.text
    verb = next(
        (match for group in ("describing", "saying", "holding") if (match := _pattern(group).search(text))), None
    )
    quoted = _QUOTED.search(text)
    if verb is None or (quoted is None and not _pattern("describing").search(text)):
        return None
    holder = _holder(reading, sentence, verb.start(), verb.end(), quoted)
    if holder is None:
        return None
    name, role = holder
    said = quoted["said"] if quoted and len(quoted["said"].split()) >= _SHORTEST else text[verb.start() :]
    said = " ".join(said.strip(" ,.").split()[:_LONGEST])
    start, end = (quoted.start("said"), quoted.end("said")) if quoted else (verb.start(), verb.end())
    return Statement(
        text=said,
        holder=name,
        role=role,
        about=_about(reading, sentence),
        sort=_sort(text),
        quote=quote_of(sentence, start, end),
    )


def _holder(
    reading: Reading, sentence: Sentence, start: int, end: int, quoted: re.Match[str] | None
) -> tuple[str, str | None] | None:
    """Who says it: the person or party next to the verb, outside the quotation."""

    def outside(first: int) -> bool:
        return quoted is None or not quoted.start() <= first < quoted.end()

    near = [
        (max(start - each.end, each.start - end, 0) + (_NEAR // 2 if each.start >= end else 0), each.name, each.role)
        for each in reading.persons[sentence.number]
        if outside(each.start)
    ]
    near += [
        (start - each.end + 1, each.name, None)
        for each in reading.parties[sentence.number]
        if outside(each.start) and each.end <= start
    ]
    close = [each for each in near if each[0] <= _NEAR]
    if close:
        _, name, role = min(close, key=lambda each: each[0])
        return name, role
    sides = _SIDES.search(sentence.text)
    return (sides[0].lower(), None) if sides and outside(sides.start()) else None


def _about(reading: Reading, sentence: Sentence) -> str:
    """Whom it is about: the parties of the sentence, else of the article."""
    told = list(dict.fromkeys(each.name for each in reading.parties[sentence.number] if each.country))
    told = told if len(told) > 1 else [each.name for each in reading.principal] or told
    return f"{'-'.join(told[:3])} relations" if len(told) > 1 else told[0] if told else "these relations"


def _sort(text: str) -> Sort:
    if _pattern("describing").search(text):
        return "characterisation"
    return next((sort for sort in _SORTS if _pattern("sorts", sort).search(text)), "context")
