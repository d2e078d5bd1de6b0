"""Locator: where a quote stands in its article, and which words of the article are shown for it.

There is one grounding: the validators of a model's answer and the records made of it both ask `Locator`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.evidence import Evidence, Excerpt, Match, Span
from service.core.grounding.drift import Drift, drifts
from service.core.grounding.folding import Folded, fold, is_hidden
from service.core.grounding.nearest import nearest
from service.core.grounding.words import UNSPACED, line_ends_of, words_of

_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Found:
    """A quote in its place; `changes` says, for a person, what of it was repaired."""

    span: Span
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds quotes in one article. A quote inside page furniture, or one that begins or ends inside a word, is absent. A
    phrase that stands several times is found where it stands first."""

    article: Article
    _furniture: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_furniture", _merged(self.article.furniture))

    @property
    def folded(self) -> Folded:
        """The article's text after folding, made once for all who ask about the same text."""
        return fold(self.article.text)

    def __call__(self, quote: str) -> Span | None:
        """Where the quote stands as content; None when it does not stand in the article."""
        found = self.find(quote)
        return found.span if found else None

    def find(self, quote: str) -> Found | None:
        """The quote to the letter, else after folding, else repaired where it differs in nothing but writing."""
        exact = quote.strip()
        if not re.search(r"\w", exact):
            return None
        span = self._exact(exact) or self._folded(exact)
        return Found(span) if span else self._drifted(fold(exact).text.strip())

    def evidence(self, quote: str) -> Evidence | None:
        """The quote in its place, in the article's own characters; None when it does not stand there."""
        span = self(quote)
        return None if span is None else self.shown(span)

    def shown(self, span: Span) -> Evidence:
        """The article's own characters at `span`."""
        words = self.article.text[span.start : span.end]
        return Evidence(article=self.article.id, quote=words, start=span.start, end=span.end, match=span.match)

    def nearest(self, quote: str) -> Excerpt | None:
        """The passage most like a quote, furniture not excepted, for a person to look at; None when nothing is like it."""
        place = nearest(fold(quote).text, self.article.text)
        span = self._unfolded(*place) if place else None
        if span is None:
            return None
        start, end = span
        return Excerpt(article=self.article.id, text=self.article.text[start:end], start=start, end=end)

    def stands_in_furniture(self, quote: str) -> bool:
        """Whether a quote that is absent stands in the text after all, in what is not quotable."""
        bare = self.article.model_copy(update={"furniture": ()})
        return bool(self._furniture) and Locator(bare)(quote) is not None

    def _exact(self, quote: str) -> Span | None:
        for place in _occurrences(self.article.text, quote):
            if self._is_content(place, place + len(quote)):
                return Span(start=place, end=place + len(quote), match="exact")
        return None

    def _folded(self, quote: str) -> Span | None:
        folded, sought = self.folded, fold(quote).text.strip()
        for place in _occurrences(folded.text, sought):
            span = self._unfolded(place, place + len(sought))
            if span and self._is_content(*span):
                return Span(start=span[0], end=span[1], match="folded")
        return None

    def _drifted(self, sought: str) -> Found | None:
        """The one passage that differs in nothing but writing. Words broken at line ends count as folded, and may stand in
        several places; a repair must stand in one alone."""
        text = self.article.text
        repairs: list[tuple[int, int, Drift]] = []
        for drift in drifts(sought, words_of(text), line_ends=line_ends_of(text)):
            span = self._unfolded(drift.start, drift.end)
            if span and self._is_content(*span):
                repairs.append((*span, drift))
        whole = [repair for repair in repairs if repair[2].broken]
        if not whole and len(repairs) != 1:
            return None
        start, end, drift = (whole or repairs)[0]
        match: Match = "folded" if drift.broken else "repaired"
        return Found(Span(start=start, end=end, match=match), drift.changes)

    def _unfolded(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the article of a place in its folded text, without blanks at its ends."""
        span = self.folded.unfold(start, end)
        if span is None:
            return None
        text, (first, last) = self.article.text, span
        while first < last and (text[first].isspace() or is_hidden(text[first])):
            first += 1
        while first < last and (text[last - 1].isspace() or is_hidden(text[last - 1])):
            last -= 1
        return first, last

    def _is_content(self, start: int, end: int) -> bool:
        text = self.article.text
        cut = _is_inside_a_word(text, start) or _is_inside_a_word(text, end)
        return not cut and not self._is_furniture(start, end)

    def _is_furniture(self, start: int, end: int) -> bool:
        behind = bisect_right(self._furniture, (end - 1, len(self.article.text)))
        return behind > 0 and self._furniture[behind - 1][1] > start


def _merged(furniture: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that overlap as one, so that a look at one neighbour tells."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in furniture if span.start < span.end):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_inside_a_word(text: str, border: int) -> bool:
    """Whether a word runs on over the border, before which and behind which hidden characters do not count; or a mark is
    cut off from what it stands on, or one half of a surrogate pair from the other."""
    before, behind = border - 1, border
    while before >= 0 and is_hidden(text[before]):
        before -= 1
    while behind < len(text) and is_hidden(text[behind]):
        behind += 1
    if before < 0 or behind >= len(text):
        return False
    if "\ud800" <= text[before] <= "\udbff" and "\udc00" <= text[behind] <= "\udfff":
        return True
    is_mark = unicodedata.category(text[behind])[0] == "M"
    return is_mark or (_is_of_a_word(text[before]) and _is_of_a_word(text[behind]))


def _is_of_a_word(char: str) -> bool:
    """Letters, digits and the marks that combine with them, but not scripts that write no blanks between words."""
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not _UNSPACED.match(char)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    place = text.find(sought) if sought else -1
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)
