"""Context: the words around each quote that a page rests on, so that a reader sees it where it stands.

They come from the article's text as it is stored, and support nothing. They end at a sentence where one ends in reach, else at
a word, and stop before what no reader of the article sees as its text: furniture, and letters that only machines read.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from schemas.article import Article
from schemas.brief import Brief
from schemas.evidence import Context, Evidence, Span
from service.core.reading.furniture import TAGS

ROOM = 200  # characters on each side
_BORDER = re.compile(  # a point behind a letter, or up to three of a title or month, is one of a short form
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]['\"”’»)\]]*\s+(?![a-z])|[。！？][」』”’）]*\s*|\n\s*"
)
_SPACE = re.compile(r"\s+")


def in_context(brief: Brief, articles: Sequence[Article]) -> Brief:
    """The brief with the words around every quote that its sentences, rows and marks rest on, each once, in order."""
    texts = {article.id: article for article in articles}
    quotes = dict.fromkeys(quote for quote in _quotes(brief) if quote.article in texts)
    return brief.model_copy(update={"contexts": tuple(around(quote, texts[quote.article]) for quote in quotes)})


def around(quote: Evidence, article: Article) -> Context:
    """The words before and after a quote: at most `ROOM` characters each, next to it in the text and as they stand there."""
    text, start, end = article.text, quote.start, quote.end
    first, last = _visible(article, start, end)
    low, high = max(first, start - ROOM), min(last, end + ROOM)
    if low > first:
        low = _begin(text, low, start)
    if high < last:
        high = _end(text, end, high)
    before = text[low:start].lstrip()
    after = text[end:high].rstrip()
    return Context(article=article.id, start=start, end=end, before=before, after=after)


def _quotes(brief: Brief) -> Iterator[Evidence]:
    rows = {row.fact for row in brief.status}
    purposes = (row.purpose for row in brief.status if row.purpose)
    sections = (sentence for section in brief.sections for sentence in section.sentences)
    for sentence in (*brief.title, *brief.bottom_line, *purposes, *brief.besides, *sections, *brief.watch):
        yield from sentence.evidence
    for fact in brief.facts:
        if fact.id in rows:
            yield from fact.evidence
    for point in brief.timeline:
        yield from point.evidence


def _visible(article: Article, start: int, end: int) -> tuple[int, int]:
    """The stretch of text around a place in which nothing is hidden or furniture."""
    low, high = max(0, start - 2 * ROOM), min(len(article.text), end + 2 * ROOM)
    hidden = [Span(start=found.start(), end=found.end()) for found in TAGS.finditer(article.text, low, high)]
    first, last = 0, len(article.text)
    for span in (*article.furniture, *hidden):
        if span.start < start:
            first = max(first, min(span.end, start))
        if span.end > end:
            last = min(last, max(span.start, end))
    return first, last


def _begin(text: str, low: int, start: int) -> int:
    """Where the first whole sentence of `text[low:start]` begins; else its first whole word; else its first letter."""
    border = _BORDER.search(text, low, start) or _SPACE.search(text, low, start)
    if border and border.end() < start:
        return border.end()
    while low < start and _goes_on(text, low):
        low += 1
    return low


def _end(text: str, end: int, high: int) -> int:
    """Where the last whole sentence of `text[end:high]` ends; else its last whole word; else its last letter."""
    for border in (_BORDER, _SPACE):
        ends = [found.end() for found in border.finditer(text, end, high)]
        if ends and text[end : ends[-1]].strip():
            return ends[-1]
    while high > end and _goes_on(text, high):
        high -= 1
    return high


def _goes_on(text: str, place: int) -> bool:
    """Whether the letter before `place` goes on there: a mark on it, or what a joiner joins to it."""
    return unicodedata.category(text[place])[0] == "M" or "\u200d" in text[max(0, place - 1) : place + 1]
