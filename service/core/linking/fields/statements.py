"""Statements compared: the holder, then the telling words."""

import re

from rapidfuzz.fuzz import token_set_ratio

from schemas.record import StatementRecord
from service.core.language.people import is_person, same_person
from service.core.language.places import country_code, plain
from service.core.language.spoken import STOP
from service.core.linking.fields.score import Comparison

_QUOTED = (re.compile(r"“([^”]*)”"), re.compile(r"‘([^’]*)’"), re.compile(r'"([^"]*)"'))
_MOST = 0.75  # share of the shorter statement's telling words that makes two statements one
_RELATIONS = frozenset(
    "relations relationship ties partnership bilateral countries country two current cooperation united states remain remains"
    " remained committed commitment important importance support strong continue continued further people".split()
)


def compare_statements(one: StatementRecord, other: StatementRecord) -> Comparison:
    """Compare two statements by holder, telling words and wording."""
    if not _same_holder(one, other):
        return Comparison(score=0.0, reasons=(), veto=f"other holders: {one.holder} and {other.holder}")
    words = token_set_ratio(plain(one.text), plain(other.text)) / 100
    shared = quoted_phrases(one) & quoted_phrases(other)
    shared_words = telling(one.text) & telling(other.text)
    if (
        not shared
        and len(shared_words) > 1
        and len(shared_words) >= _MOST * min(len(telling(one.text)), len(telling(other.text)))
        and _one_subject(one, other)
    ):
        shared = frozenset({" ".join(sorted(shared_words))})
    score = max(0.9 if shared else 0.0, words if words > 0.85 else words * 0.5)
    reasons = (f"both say {', '.join(sorted(shared))}",) if shared else (f"wording {words:.2f} alike",)
    if one.article == other.article and score < 0.9:
        return Comparison(score=0.0, reasons=(), veto="one article tells them apart")
    return Comparison(score=round(score, 3), reasons=reasons)


def _one_subject(one: StatementRecord, other: StatementRecord) -> bool:
    """Whether two statements can be about the same: their subjects share a word or a country."""
    a, b = (set(plain(record.about).split()) - STOP for record in (one, other))
    codes = [{country_code(word) for word in words} - {None} for words in (a, b)]
    return bool(a & b or codes[0] & codes[1])


def telling(text: str) -> frozenset[str]:
    """The words of a statement that are not common to all talk of relations between states."""
    words = {word for word in plain(text).split() if word not in STOP | _RELATIONS and country_code(word) is None}
    return frozenset(word for word in words if len(word) > 2)


def _same_holder(one: StatementRecord, other: StatementRecord) -> bool:
    if plain(one.holder) == plain(other.holder):
        return True
    return is_person(one.holder) and is_person(other.holder) and same_person(one.holder, other.holder)


def quoted_phrases(record: StatementRecord) -> frozenset[str]:
    """Telling words of a record: what stands in quotation marks in its text or quote, at most six words, and the hyphenated
    coinages of a characterisation (`quasi-alliance`), in plain form."""
    told = [match for text in (record.text, record.evidence.quote) for mark in _QUOTED for match in mark.findall(text)]
    known = {phrase for phrase in map(plain, told) if 1 <= len(phrase.split()) <= 6}
    coined = re.findall(r"[a-z]+-[a-z]+", record.text) if record.sort == "characterisation" else []
    return frozenset(known | {plain(word) for word in coined})
