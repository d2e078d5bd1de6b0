"""Holders: one article is not `articles`, one analyst not `analysts`, and an article's judgement is told as the article's."""

import re

from schemas.fact import StatementFact
from service.core.briefing.items import Item
from service.core.briefing.verification.support import Support
from service.core.language.people import is_article

_SAY = (
    r"(?:say|said|hold|held|argue|argued|report|reported|describe|described|call|called|warn|warned|note|noted|expect|expected"
    r"|see|saw|think|thought|believe|believed|suggest|suggested|claim|claimed|stress|stressed|add|added|judge|judged|fear|feared)"
)
_SOURCES = re.compile(
    rf"\b(articles|sources|reports|newspapers|media|outlets) (?:also |all |both )?{_SAY}\b", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(analysts|experts|officials|critics|observers|commentators|diplomats|lawmakers|ministers|leaders|groups|scholars"
    rf"|economists|researchers|authors|politicians|opponents|supporters)\b(?: of [\w ]+?)? (?:also |all |both )?{_SAY}\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:articles?|sources?|reports?|reported|authors?|according|op-?ed|analysis|analyst|piece|newspapers?|papers?|column|columnist"
    r"|commentary|writer|writes|media)\b",
    re.IGNORECASE,
)


def holder_failures(text: str, support: Support) -> list[str]:
    """Plural holders where one is cited, and an article's own judgement told as a fact."""
    return [*_articles(text, support), *_many(text, support), *_own_judgements(text, support)]


def _articles(text: str, support: Support) -> list[str]:
    told = {evidence.article for item in support.items for evidence in item.evidence}
    said = _SOURCES.search(text)
    return [f"tells of {said[1].lower()}, but one article alone is cited"] if said and len(told) < 2 else []


def _many(text: str, support: Support) -> list[str]:
    held = [item for item in support.items if item.holder]
    single = len({item.holder for item in held}) < 2
    return [
        f"tells of {match[1].lower()}, but the cited items name one holder"
        for match in _MANY.finditer(text)
        if held and single and not _is_told(match[1], held)
    ]


def _is_told(plural: str, held: list[Item]) -> bool:
    words = (*(e.quote for item in held for e in item.evidence), *(item.holder or "" for item in held))
    return any(re.search(rf"\b{plural}\b", text, re.IGNORECASE) for text in words)


def _own_judgements(text: str, support: Support) -> list[str]:
    judged = [
        item.id
        for item in support.items
        if isinstance(item.fact, StatementFact) and is_article(item.holder) and item.fact.sort != "context"
    ]
    return [f"{judged[0]} is an article's judgement: say so"] if judged and not _ATTRIBUTED.search(text) else []
