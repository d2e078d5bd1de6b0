"""Terms: one plain clause of what an agreement does, and the sum it is worth, in the words of the sentence that says so."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schemas.agreement import Term
from service.core.language.amounts import amounts
from service.embedded.extraction.agreements.course.cues import forms_of
from service.embedded.extraction.agreements.course.leads import Place
from service.embedded.extraction.agreements.drafts import Draft
from service.embedded.extraction.text.quotes import quote_of
from service.embedded.extraction.text.sentences import Sentence
from service.embedded.lexicon import alternatives, lexicon

_MOST = 3  # of one agreement
_MOST_PLACES = 24  # that are looked at; a text that repeats itself without end costs no more
_SHORTEST, _LONGEST = 3, 25  # words of a clause
_FARTHEST = 260  # characters of a clause
_CLOSES = r"(?:\s?\([^()]{1,40}\))?[,\"”’'*]{0,3}"
_AMOUNT_WITHIN = 60  # characters in which a sum stands before the agreement it is paid under
_PAID_UNDER = re.compile(r" (?:in|of|for|under|through|worth of) (?:the |its |their |new )?")
_GOES_ON = r"(?:[^.;:]|(?<=\b[A-Z])\.|\.(?=\d))"  # a point of `U.S.` or of a number ends no clause


def terms_of(draft: Draft, sentences: Sequence[Sentence]) -> list[Term]:
    """What the sentences that mention an agreement say it does or is worth, each clause once, in order."""
    found: dict[str, Term] = {}
    for place in draft.places[:_MOST_PLACES]:
        for sentence, start, end in _clauses(place, sentences):
            text = sentence.text[start:end]
            if text.lower() not in found and len(found) < _MOST:
                found[text.lower()] = Term(text=text, quote=quote_of(sentence, start, end))
    return list(found.values())


def _clauses(place: Place, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int, int]]:
    """Where a sentence, or the next where it goes on about the sum, says what the agreement of a place does."""
    sentence, text = place.sentence, place.sentence.text
    behind = _behind().match(text, place.mention.end)
    if behind:
        yield from _whole(sentence, behind.start("clause"), behind.end("clause"))
    sum_told = _sum(text, place)
    if sum_told:
        yield sentence, *sum_told
        after = sentences[sentence.number + 1] if sentence.number + 1 < len(sentences) else None
        goes_on = _funds().match(after.text) if after else None
        if after and goes_on:
            yield from _whole(after, goes_on.start("clause"), goes_on.end("clause"))


def _whole(sentence: Sentence, start: int, end: int) -> Iterator[tuple[Sentence, int, int]]:
    """The clause without what goes on to something else; nothing where it is somebody's speech, too short or too long."""
    text = sentence.text
    cut = _ends().search(text, start + 1, end)
    end = cut.start() if cut else end
    clause = text[start:end].rstrip(" ,\"”’'")
    if len(clause.split()) > _LONGEST and (comma := clause.rfind(", ", 0, _FARTHEST // 2)) > 0:
        clause = clause[:comma]
    if _SHORTEST <= len(clause.split()) <= _LONGEST and not _persons().search(clause):
        yield sentence, start, start + len(clause)


def _sum(text: str, place: Place) -> tuple[int, int] | None:
    """A sum that a sentence names right before an agreement under which it is paid: `$6 million in Security Assistance`."""
    first = max(0, place.mention.start - _AMOUNT_WITHIN)
    before = text[first : place.mention.start]
    for amount in amounts(before):
        at = before.rfind(amount.words)
        if at >= 0 and _PAID_UNDER.fullmatch(before[at + len(amount.words) :]):
            bound = _bounds().search(before, 0, at)
            return first + (bound.start() if bound else at), place.mention.end
    return None


@cache
def _behind() -> re.Pattern[str]:
    """What may follow a name at once: a relative clause, a predicate, a participle, or what it is with its clause."""
    group = lexicon("terms")["does"]
    helped = rf"{group['helps']} (?:also |further |not only )?(?:{alternatives(group['verbs'])})"
    bare = alternatives([form for verb in group["bare"] for form, kind in forms_of(verb) if kind == "base"])
    does = rf"(?:{helped}|{bare})\b"
    kind = lexicon("terms")["kinds"]["is"]
    says = (
        rf"(?:(?:which|that) (?:also )?)?(?={does})",
        rf"(?={lexicon('terms')['aims']['words']}\b)",
        rf"{kind},? (?:(?:that|which) (?={does})|(?=(?:for|to|on) ))",
    )
    clause = rf"(?P<clause>{_GOES_ON}{{8,{_FARTHEST}}})"
    return re.compile(rf"{_CLOSES} (?:{'|'.join(says)}){clause}")


@cache
def _funds() -> re.Pattern[str]:
    return re.compile(
        rf"{lexicon('terms')['funds']['opens']}(?P<clause>(?:will|would|is|are)\b{_GOES_ON}{{8,{_FARTHEST}}})"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf",[\"”’']? {lexicon('terms')['ends']['words']}\b|[”\"] |,? \(| [–—] ")


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(lexicon("terms")["persons"]["words"])


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon('terms')['bounds']['words']}")
