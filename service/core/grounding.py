"""Grounding: find a quote in its article, exactly or after folding white space, quotation marks and dashes.

There is one grounding: the validators of a model's answer and the records made of it both ask `Locator`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.evidence import Evidence, Span

_FOLDS = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―−", '\'\'\'\'""""""-------')
# Thai to Lao, Myanmar, Khmer, kana, Chinese characters: no blank parts their words, so that none can be seen to be cut.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_INVISIBLE = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text after folding; `places[i]` is the index in the original of the folded character `i`."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold white space to one blank, quotation marks and dashes to ASCII, compatibility forms to their plain ones; drop
    invisible characters. No word changes, and case stays."""
    chars: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        if char in _INVISIBLE:
            continue
        plain = char if char.isascii() else unicodedata.normalize("NFKC", char).translate(_FOLDS)
        for piece in plain:
            blank = piece.isspace()
            if blank and chars and chars[-1] == " ":
                continue
            chars.append(" " if blank else piece)
            places.append(index)
    return Folded(text="".join(chars), places=tuple(places))


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds quotes in one article. A quote inside page furniture, or one that begins or ends inside a word, is absent."""

    article: Article
    folded: Folded = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.article.text))

    def __call__(self, quote: str) -> Span | None:
        """The first place where the quote stands as content; None when it does not stand in the article."""
        exact = quote.strip()
        if not re.search(r"\w", exact):
            return None
        for start in _occurrences(self.article.text, exact):
            if self._is_content(start, start + len(exact)):
                return Span(start=start, end=start + len(exact), match="exact")
        sought = fold(exact).text.strip()
        for start in _occurrences(self.folded.text, sought):
            first = self.folded.places[start]
            end = self.folded.places[start + len(sought) - 1] + 1
            if self._is_content(first, end):
                return Span(start=first, end=end, match="folded")
        return None

    def evidence(self, quote: str) -> Evidence | None:
        """The quote in its place, in the article's own characters; None when it does not stand there."""
        span = self(quote)
        if span is None:
            return None
        words = self.article.text[span.start : span.end]
        return Evidence(article=self.article.id, quote=words, start=span.start, end=span.end, match=span.match)

    def _is_content(self, start: int, end: int) -> bool:
        text = self.article.text
        cut = _is_inside_a_word(text, start) or _is_inside_a_word(text, end)
        return not cut and not any(span.start < end and start < span.end for span in self.article.furniture)


def _is_inside_a_word(text: str, border: int) -> bool:
    """Whether a word runs on over the border, before which and behind which invisible characters do not count."""
    before, behind = border - 1, border
    while before >= 0 and text[before] in _INVISIBLE:
        before -= 1
    while behind < len(text) and text[behind] in _INVISIBLE:
        behind += 1
    return before >= 0 and behind < len(text) and _is_of_a_word(text[before]) and _is_of_a_word(text[behind])


def _is_of_a_word(char: str) -> bool:
    """Letters, digits and the marks that combine with them, but not scripts that write no blanks between words."""
    return (char.isalnum() or unicodedata.category(char).startswith("M")) and not _UNSPACED.match(char)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    start = text.find(sought) if sought else -1
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)
