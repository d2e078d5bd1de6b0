"""Sentences about what is held: always with its holder, in the source's own words."""

import re

from schemas.brief import DraftSentence
from service.core.language.places import country_code
from service.core.language.wording import with_article
from service.embedded.composition.line import Line, joined, quotes, sentence

_CLAUSE = re.compile(r"(?:that )?(?P<clause>.+)", re.DOTALL)
_WHOLE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|do|does|did)\b")
_NO_SUBJECT = re.compile(
    r"(?:\w+ing|to|is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|said|called|described|seen|known|which"
    r"|who|and|but|as)\b",
    re.IGNORECASE,
)
_LONGEST = 40  # words of a sentence that still reads as one


def statement(fact: Line) -> DraftSentence | None:
    """What somebody holds: quoted where the source quotes it, else as what the holder said; None for what is no sentence."""
    text = _bare(fact["text"])
    if len(text.split()) > _LONGEST or not _WHOLE.search(text) or _NO_SUBJECT.match(text):
        return None
    return DraftSentence(text=sentence(joined(_holder(fact), _said(fact, text))), cites=[fact["id"]])


def _bare(text: str) -> str:
    """A text without the marks round it: the stop behind it, and quotation marks that hold all of it."""
    bare = " ".join(text.split()).strip(" .,;:")
    whole = re.fullmatch(r"[“\"]([^“”\"]*)[”\"]", bare)
    return whole[1].strip(" .,;:") if whole else bare


def _said(fact: Line, text: str) -> str:
    quoted = re.compile(rf"[“\"]{re.escape(text)}[.,]?[”\"]")
    whole = [quote for quote in quotes(fact) if quoted.search(" ".join(quote.split()))]
    if whole or " ".join(quotes(fact)[:1]).strip('“”" .,') == text:
        return f"said, “{text}”"
    clause = _CLAUSE.fullmatch(text)
    return f"said that {clause['clause'] if clause else text}"


def _holder(fact: Line) -> str:
    holder, role = fact["holder"], fact.get("role")
    return joined(role or "", holder) if role and country_code(holder) is None else with_article(holder)
